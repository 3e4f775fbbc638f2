# 检查 GPU001 GPU002 GPU003 GPU004 GPU005 GPU006 GPU007 GPU008 GPU009 GPU010 GPU011 GPU012

gpu =
    .rename = 重命名为 { $to }

gpu001 = `{ $name }` 的请求为 { $request }，限制为 { $limit }：两者必须相等。
    .help = 把请求设为与限制相同，或者不写请求：此时它默认等于限制。
    .note = 该限制
    .fix = 请求 { $limit }
    .title = 扩展资源的请求等于其限制。
    .why = Kubernetes 以整数分配 GPU 等扩展资源，从不超额分配。API 服务器会拒绝请求与限制不同的 Pod；Deployment 会被接受，但永远得不到 Pod。

gpu002 = 请求了 `{ $name }: { $request }` 但没有设置限制：API 服务器会拒绝所有这样的 Pod。
    .help = 在 `limits` 下写 `{ $name }: { $request }`；请求则可以省略。
    .fix = 把限制设为 { $request }
    .title = 请求了扩展资源，就要设置限制。
    .why = GPU 等扩展资源从不超额分配，因此以限制为准：请求默认等于限制，反之则不然。API 服务器会拒绝只有请求的 Pod；Deployment 会被接受，但永远得不到 Pod。

gpu003 = `{ $name }` 只能按整数计，这里却请求 { $quantity }：API 服务器会拒绝所有这样的 Pod。
    .help = 请求整数个，或者请求 MIG 切片，例如 `nvidia.com/mig-1g.10gb`。
    .fix = 请求 { $whole }
    .title = 扩展资源按整数请求。
    .why = Kubernetes 以整数为单位计算 GPU 等扩展资源，不存在半个。GPU 的一部分是单独的资源（MIG 切片），或者由设备插件把一个 GPU 公布多次（时间分片）。

gpu004 = `{ $name }` 不是 GPU 资源：没有节点提供它，Pod 会一直处于 Pending。是不是想写 `{ $meant }`？
    .help = 写成 `{ $meant }`。
    .title = 按设备插件公布的名称请求 GPU。
    .why = 扩展资源可以是任意的 `domain/name`：Kubernetes 会接受它，并等待提供它的节点。名称写错时，永远没有节点提供它，Pod 会一直处于 Pending。不带域名的名称会被拒绝。

gpu004-domain = `{ $name }` 不是 GPU 资源：API 服务器会拒绝不带域名的名称。是不是想写 `{ $meant }`？

gpu005 =
    .title = MIG 切片的名称是其 GPU 的某个配置。
    .why = 使用 `mixed` 策略时，设备插件以 `nvidia.com/mig-<slices>g.<memory>gb` 公布 MIG 切片，GPU 的每个配置对应一个名称。其他名称没有任何节点提供，Pod 会一直处于 Pending。

gpu005-form = `nvidia.com/mig-{ $slice }` 不是 MIG 配置的名称：没有节点提供它，Pod 会一直处于 Pending。
    .help = 写成 `nvidia.com/mig-<slices>g.<memory>gb`，例如 `nvidia.com/mig-{ $example }`。

gpu005-product = `{ $product }` 没有 MIG 配置 `{ $profile }`：Pod 会一直处于 Pending。
    .help = 它有 { $profiles }。

gpu006 = 时间分片 GPU 的 { $shares } 个份额并不比一个份额多得到什么，设备插件还可能拒绝。
    .help = 请求 1 个，或者在不共享 GPU 的节点上请求整个 GPU。
    .fix = 请求一个份额
    .title = 共享的 GPU 只请求一个份额。
    .why = 时间分片的 GPU 会被公布多次，各份额轮流使用整个 GPU：第二个份额既不增加算力，也不增加显存。启用 failRequestsGreaterThanOne 时，设备插件会以 UnexpectedAdmissionError 拒绝这样的 Pod。

gpu007 = { $kind } `{ $name }` 请求了 { $count } 个 `{ $resource }`，但不容忍 GPU 节点的污点 `{ $taint }`：其 Pod { $declared ->
        [yes] 会一直处于 Pending
       *[no] 可能一直处于 Pending
    }。
    .help = 添加容忍度 `key: { $taint }, operator: Exists, effect: { $effect }`。
    .fix = 容忍 { $taint }
    .title = 使用 GPU 的 Pod 容忍 GPU 节点的污点。
    .why = GPU 节点通常带有污点 `nvidia.com/gpu`，只让使用 GPU 的 Pod 调度上去。没有容忍度的 Pod 会一直处于 Pending，除非集群自动添加（准入插件 ExtendedResourceToleration）。

gpu008 = 该 chart 有 { $types } 这些 GPU 型号，但此 Pod 没有选择：可能得到其中任意一种。
    .help = 用 `nodeSelector` 选择型号，例如 `nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3`（GPU 为时间分片时加上 `-SHARED`）。
    .title = 有多种 GPU 型号时，Pod 写明需要哪一种。
    .why = 设备插件以同一个名称公布所有型号的 GPU。没有节点选择算符的 Pod 可能得到任意一种，包括显存不足以容纳模型的型号。

gpu009 =
    .help = 请求一个 GPU，或者在覆盖文件中把该键设为 `null`；空映射不会清除它。
    .title = 调度到 GPU 节点的 Pod 请求 GPU。
    .why = 限制中没有 GPU 的 Pod 得不到 GPU，却占用专为 GPU 购置的节点上的 CPU 和内存。这往往是残留的选择算符或容忍度：覆盖文件中的空映射不会清除下层的键。

gpu009-label = { $kind } `{ $name }` 选择了 GPU 节点（节点标签 `{ $key }: { $value }`），但没有请求 GPU：占用了 GPU 节点，却得不到 GPU。

gpu009-toleration = { $kind } `{ $name }` 容忍 GPU 节点（对 `{ $key }` 的容忍度），但没有请求 GPU：可能占用 GPU 节点，却得不到 GPU。

gpu010 = 峰值时 `{ $environment }` 需要 { $needed } 个 GPU，而只有 { $capacity } 个：{ $pods } 个 Pod{ $surge ->
        [0] {""}
       *[other] ，上线时再加 { $surge } 个
    }，每个使用 { $gpus } 个 GPU{ $others ->
        [0] {""}
       *[other] ，另有 { $others } 个工作负载
    }。
    .help = 调低最大值，让上线先停止一个 Pod（`maxSurge: 0`），或者增加 GPU。
    .note-pod = 每个 Pod 的 GPU
    .note-capacity = 容量
    .title = GPU 数量足够应对峰值。
    .why = 当所有自动扩缩器都达到最大值，上线又增加超额 Pod 时，得不到空闲 GPU 的 Pod 会一直处于 Pending；不能先停止 Pod 的上线则会永远等待。容量取自 `.chartroom.yaml` 中的声明。

gpu011 = `{ $flag }` 在每个点号处拆分键：这会把 `{ $made }` 放进 `{ $parent }`。
    .help = 写成 `{ $flag } '{ $assignment }'`。
    .title = 在 `--set` 中，名称里的点号前有反斜杠。
    .why = `--set` 把每个点号都当作进入下一层映射。它把 `limits.nvidia.com/gpu=2` 变成 `limits` 下的 `nvidia: {"{"}com/gpu: 2{"}"}`：想要的 GPU 没有设置，API 服务器还会拒绝名为 `nvidia` 的限制。标签和注解也有这样的名称。

gpu011-root = `{ $flag }` 在每个点号处拆分键：这会把 `{ $made }` 放到 values 的顶层。

gpu012 = DaemonSet `{ $name }` 用于 GPU 节点，但不容忍其污点 `{ $domain }/gpu`：在带有该污点的节点上没有它的 Pod。
    .help = 添加容忍度 `key: { $domain }/gpu, operator: Exists, effect: NoSchedule`。
    .title = 用于 GPU 节点的 DaemonSet 容忍其污点。
    .why = GPU 节点通常带有污点 `nvidia.com/gpu`。运行在每个节点上的导出器和插件不请求 GPU，因此不会有什么为它们自动添加容忍度：没有容忍度，DaemonSet 在那里就没有 Pod。
