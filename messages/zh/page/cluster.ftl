# 集群

cluster-waiting = 正在读取已声明的集群…

cluster-ask = 用 kubectl 的输出填写

cluster-ask-help = 请在已登录 `kubectl` 的地方运行以下命令；它们只读取。你粘贴的内容不会离开此浏览器。

cluster-paste = 粘贴输出

cluster-fill = 填写

cluster-declared = 集群

cluster-empty = 不知道的请留空；`none` 表示没有。点击“使用”会写入 `.chartroom.yaml`，可用 Ctrl+Z 撤销。

cluster-distribution = 发行版

cluster-helm = Helm 版本

cluster-not-specified = 未指定

cluster-pod-security = Pod 安全级别

cluster-taints = 节点污点

cluster-storage = 存储类

cluster-default-storage = 默认存储类

cluster-ingress = Ingress 类

cluster-quota = 名字空间配额

cluster-apis = API 版本

cluster-nodes = 节点类型

cluster-add-node = 添加节点类型

cluster-cpu = CPU

cluster-memory = 内存

cluster-gpus = GPU 数量

cluster-gpu = GPU 型号

cluster-node-type = 节点类型 { $number }：{ $field }

cluster-remove-node-type = 删除节点类型 { $number }

cluster-helm-4 = Helm 4

cluster-helm-3 = Helm 3

cluster-privileged = privileged

cluster-baseline = baseline

cluster-restricted = restricted

cluster-name = 名称（供多个环境共用）

cluster-used-by = 使用它的环境

cluster-of-its-own = 有自己的集群

cluster-goes-to = 部署到 { $cluster }

cluster-quota-of = { $namespace } 的配额

cluster-pool = 节点池

cluster-count = 节点数上限

cluster-labels = 标签

cluster-node-taints = 污点

capacity = 放得下吗？
    .resource = 显示的资源
    .gpu = GPU
    .cpu = CPU
    .memory = 内存
    .together = 与哪些 Pod 一起
    .alone = 各自单独
    .beside = 与其他环境一起
    .environment = 环境
    .used = 已用
    .on-top = 更新期间额外增加
    .other = 其他环境
    .free = 空闲
    .missing = 缺少
    .legend = 一个框是一个节点，一个方块是一个 GPU
    .more = 还缺 { $count }
    .one-pod = 一个 { $workload } 的 Pod 放到一个节点上
