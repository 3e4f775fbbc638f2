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
