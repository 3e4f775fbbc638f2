# 检查 CLU001 CLU002 CLU003 CLU004 CLU005 CLU006

clu006 = 集群不提供 `{ $api }` 的 `{ $kind }`：Helm 不会安装任何对象。
    .help = 先安装提供该类型的组件，或关闭渲染该对象的开关。
    .note = 集群提供的 API
    .title = 集群提供每个对象的 API。
    .why = Helm 在应用任何对象之前会向集群查询每个类型。只要有一个类型不被提供，Helm 就报 `no matches for kind` 并停止，什么也不安装。Operator 自带其类型，因此必须先行安装。环境的集群提供哪些 API，由 `.chartroom.yaml` 声明。

clu002 = 集群中没有 IngressClass `{ $name }`：没有控制器会处理该 Ingress。
    .help = 使用集群已有的类：{ $names }。
    .help-none = 集群中没有任何 IngressClass：请先安装 Ingress 控制器。
    .note = 集群已有的类
    .title = Ingress 使用集群中存在的类。
    .why = 如果 Ingress 的类不存在，就没有控制器处理它：它得不到地址，也没有任何地方说明原因。环境有哪些类，由 `.chartroom.yaml` 声明。

clu003 = 集群中没有节点容得下 `{ $workload }` 的 Pod：它请求 { $amounts }。
    .help = 节点的容量为 { $nodes }。请减少请求，或改用其他节点。
    .note = 节点的容量
    .cpu = { $amount } CPU
    .memory = { $amount } 内存
    .gpus = { $count } 个 GPU
    .title = 集群中有节点容得下每个 Pod。
    .why = 如果 Pod 的请求超过所有节点的容量，它会一直处于 Pending。集群自动扩缩器也无济于事，因为同类的新节点一样小。环境的节点容量由 `.chartroom.yaml` 声明。

clu004 = 名字空间的 Pod 安全级别 `{ $level }` 拒绝 `{ $workload }` 的 Pod：{ $reason }。
    .note = 声明的级别
    .is-true = `{ $field }` 为 true
    .host-path = 有一个卷是 `hostPath`
    .host-port = `{ $container }` 使用了 `hostPort`
    .sysctl = Pod 设置了 sysctl `{ $name }`
    .privileged = `{ $container }` 是特权容器
    .capability = `{ $container }` 添加了权能 `{ $name }`
    .unconfined = seccomp 配置为 `Unconfined`
    .volume = 有一个卷是 `{ $volume }`
    .missing = `{ $container }` 没有设置 { $fields }
    .root = `{ $container }` 以 root 身份运行
    .title = Pod 符合其名字空间的 Pod 安全级别。
    .why = 带有 `pod-security.kubernetes.io/enforce` 的名字空间会拒绝超出该级别的 Pod。Deployment 会被创建，但它的 Pod 一个也不会创建，只有 ReplicaSet 说明原因。环境的级别由 `.chartroom.yaml` 声明。

clu005 = 算上上线过程，该 release 最多请求 { $total } 的 `{ $name }`，而配额为 { $quota }。
    .help = 减少请求，调低自动扩缩器的上限或上线时的超额 Pod，或提高配额。
    .title = release 不超出其名字空间的配额。
    .why = API 服务器会逐个拒绝超出 ResourceQuota 的 Pod：上线会卡在只有部分 Pod 的状态，ReplicaSet 的事件会说明原因。如果配额限制了某种资源，没有请求该资源的 Pod 也会被拒绝。环境的配额由 `.chartroom.yaml` 声明。

clu001 = 集群中没有 StorageClass `{ $name }`：该申领会一直处于 Pending。
    .unnamed = 该申领没有指定 StorageClass，集群也没有默认的存储类：它会一直处于 Pending。
    .help = 使用集群已有的类：{ $names }。
    .help-none = 集群中没有任何 StorageClass：请先创建一个。
    .note = 集群已有的类
    .title = 申领使用集群中存在的 StorageClass。
    .why = 如果申领的存储类不存在，或者没有指定存储类而集群又没有默认的存储类，申领就会一直处于 Pending，挂载它的每个 Pod 也是如此。环境有哪些存储类，由 `.chartroom.yaml` 声明。
