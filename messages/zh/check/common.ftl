# 多项检查共用的文本

# 修复的标题。
fix =
    .write = 改为 `{ $text }`
    .write-quoted = 改为 `"{ $text }"`
    .remove = 删除 `{ $path }`
    .quote = 加上引号：{ $quoted }
    .print-quoted = 用 `quote` 输出
    .remove-line = 删除第 { $line } 行的那一个
    .rename = 改名为 `{ $name }`
    .remove-repeated = 删除该行，保留 `{ $path }`
    .print-yaml = 用 `toYaml` 输出
    .near = 是否想写 `{ $name }`？

# 名称列表，前几个以逗号连接。
list =
    .and = { $names } 和 { $last }
    .more = { $names } 以及另外 { $count } 个

# 表单里填写的环境的集群。
profile =
    .version = `{ $version }` 不是 Kubernetes 版本，版本形如 `v1.33.2-eks-931bdca`。
    .helm = `{ $version }` 不是 Helm 版本：请使用 `3` 或 `4`。
    .pod-security = `{ $level }` 不是 Pod 安全级别。
    .taint = `{ $taint }` 不是污点：请写成 `key=value:NoSchedule` 或 `key:NoSchedule`。
    .amount = `{ $amount }` 不是数量，数量形如 `8`、`500m` 或 `64Gi`。
    .count = `{ $count }` 不是节点数量。
    .namespace = { $namespace } 不是有效的名字空间名称

# 相关位置。
related =
    .printed-from = 从这里输出
    .switched-on = 由它启用的内容
    .template = 模板在这里输出它
    .rendered = 渲染在这里

# 一个对象对另一个对象做什么，写在两个名称之间。
references =
    .selects = 转发到
    .protects = 保护
    .applies-to = 作用于
    .scrapes = 抓取
    .scales = 扩缩
    .routes-to = 路由到
    .grants = 授予
    .grants-to = 授予给
    .mounts = 挂载
    .reads = 读取
    .runs-as = 运行身份为
    .pulls-with = 拉取镜像使用
    .named-by = 域名来自

# 文件 .chartroom.yaml。
settings =
    .unknown = `{ $key }` 不是设置项。
    .unknown-help = 请使用 `checks`、`environments` 或 `clusters`。
    .environment = `{ $key }` 不是环境的设置项。
    .environment-help = 请使用 `gpus`、`loadSeconds`、`timeout`、`requestSeconds` 或 `cluster`。
    .number = `{ $text }` 既不是大于或等于 0 的整数，也不是形如 `10m` 的时长。
    .cluster = `{ $key }` 不是集群的字段。
    .node = `{ $key }` 不是节点类型的字段。
    .no-cluster = 没有声明集群 `{ $name }`。
    .no-cluster-help = 请在 `clusters` 下声明它，或在这里写一个映射。
    .cluster-help = 请使用 `{ $fields }` 之一。
    .not-allowed = `{ $text }` 不是有效的 `{ $key }`。
    .not-allowed-help = 请写 `{ $allowed }` 之一。
    .taint = `{ $text }` 不是污点。
    .taint-help = 请写成 `key=value:NoSchedule` 或 `key:NoSchedule`。
    .amount = `{ $text }` 不是数量。
    .amount-help = 请写成形如 `8`、`500m` 或 `64Gi` 的数量。

severities =
    .unknown = 没有检查 `{ $id }`。
    .unknown-help = 请使用消息旁显示的编号，例如 `GPU007` 或 `values/redundant`。
    .fixed = `{ $id }` 不能设置：Helm 自己就会在那里停止。
    .fixed-help = 删除它。
    .severity = `{ $text }` 不是严重程度。
    .severity-help = 请使用 error、warning、info 或 off。
