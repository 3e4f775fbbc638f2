# 检查 HPA001 HPA002 HPA003 HPA004 HPA005 HPA006 HPA007 HPA008 HPA009 HPA010 HPA011 KEDA001 KEDA002

hpa001 = `maxReplicas` 为 { $max }，小于 `minReplicas` 的 { $min }。
    .help = 调高最大值或调低最小值。
    .note-min = 最小值
    .note-max = 最大值
    .title = 自动扩缩器的最大值不小于最小值。
    .why = API 服务器会拒绝这样的 HorizontalPodAutoscaler，整个升级也随之失败。常见原因是覆盖文件只设置了其中一个，另一个仍是基础 values 中的值。

hpa002 = `replicas: { $replicas }` 与 { $kind } `{ $name }` 冲突：每次升级都会重置副本数。
    .help = 只在关闭自动扩缩时渲染 `replicas`。
    .note = 它扩缩的是同一个工作负载
    .title = 副本数由自动扩缩器决定。
    .why = 每次 `helm upgrade` 都会把副本数重置为清单中的值，随后自动扩缩器再把它调高：每次部署都会丢掉刚刚加载完模型的 Pod。

hpa003 = `{ $name }` 的 Pod 使用 GPU，却只按 { $metrics } 扩缩，而这不反映请求队列。
    .help = 添加“每个 Pod 等待的请求数”这类指标，例如 `vllm_num_requests_waiting`。
    .note = 这些 Pod
    .title = 使用 GPU 的 Pod 不只按 CPU 或内存扩缩。
    .why = 推理引擎的 CPU 负载与 GPU 前面的队列无关，内存则在启动时一次性分配。没有指标的自动扩缩器按 80 % 的 CPU 扩缩。结果是请求不断堆积，Pod 数量却不变。

hpa003-default = `{ $name }` 的 Pod 使用 GPU，却只按默认指标（80 % 的 CPU）扩缩，而它不反映请求队列。

hpa004 = `{ $workload }` 按 { $resource } 利用率扩缩，但其容器 `{ $container }` 没有请求 { $resource }：自动扩缩器不会起任何作用。
    .help = 设置 `resources.requests.{ $resource }`。
    .note = 该指标
    .title = 每个容器都请求了扩缩所依据的资源。
    .why = 利用率是相对于请求量的比例。只要有一个容器没有请求该资源，其 Pod 的利用率就没有定义，自动扩缩器完全不起作用。

hpa005 = 指标 `{ $metric }` 含有冒号：适配器提供的名称与此不同。
    .help = 使用适配器中的名称，例如 `{ $renamed }`。
    .title = 指标名称不含冒号。
    .why = 自定义指标来自适配器，它通过 URL 查询，并会重命名 Prometheus 的指标。vLLM 自己的指标名含有冒号（`vllm:num_requests_waiting`），必须在途中替换成别的字符。

hpa006 = `{ $metric }` 是 { $other } 的指标，但 `{ $workload }` 运行的是 { $engine }。
    .help = { $engine } 的队列指标是 `{ $queue }`。
    .title = 队列指标属于所用的引擎。
    .why = 各引擎对等待中的请求有各自的指标名：vLLM 是 `vllm:num_requests_waiting`，TGI 是 `tgi_queue_size`，Triton 是 `nv_inference_pending_request_count`。其他引擎的指标没有数据，自动扩缩器什么也看不到。

hpa007 = `minReplicas: { $min }` 需要一个没有 Pod 时也存在的指标。
    .help = 保留一个 Pod，或者启用特性门控 HPAScaleToZero 并按 `External` 或 `Object` 指标扩缩（也可以使用 KEDA）。
    .fix = 保留一个 Pod
    .title = `minReplicas` 至少为 1，或者有外部指标能够启动 Pod。
    .why = 没有 Pod 就没有可度量的数据。只有启用特性门控 HPAScaleToZero 并使用 Object 或 External 指标时，Kubernetes 才接受 `minReplicas: 0`，否则会拒绝。

hpa008 = 没有渲染出 { $kind } `{ $name }`，因此不会扩缩任何对象。
    .help = 本 release 中的 { $kind } 是 `{ $other }`。
    .title = 自动扩缩器的目标已渲染出来。
    .why = 目标不存在的自动扩缩器会被接受，但永远不会扩缩任何对象。它的状态是 FailedGetScale，而在负载到来之前没有人会注意到。

hpa009 = { $kind } `{ $name }` 和 { $other-kind } `{ $other-name }` 都在扩缩 `{ $workload }`。
    .help = 关闭其中一个。KEDA 可以通过注解 `scaledobject.keda.sh/transfer-hpa-ownership` 接管已有的自动扩缩器。
    .note = 另一个
    .title = 副本数只由一个自动扩缩器管理。
    .why = KEDA 会为每个 ScaledObject 创建一个 HorizontalPodAutoscaler。同一工作负载若还有第二个，就会抵消前一个的调整，或者 KEDA 一开始就拒绝该对象。

hpa010 = 低负载持续 { $window } 秒后就移除 Pod，而新 Pod 加载模型需要 { $load } 秒。
    .help = 把 `behavior.scaleDown.stabilizationWindowSeconds` 设为大于 { $load } 的值。
    .title = Pod 保留的时间长于新 Pod 加载模型的时间。
    .why = 如果在短暂的空闲期移除了 Pod，下一次请求到来时又要重新加载模型。自动扩缩器默认等待 300 秒才移除 Pod。

hpa011 = 最小值和最大值都是 { $pods }，因此 Pod 数量永远不变。
    .help = 调高最大值，或者关闭自动扩缩器并直接设置 Pod 数量。
    .title = 自动扩缩器的最小值与最大值之间留有余地。
    .why = 两者相同时，自动扩缩器永远不会改变 Pod 数量：看起来启用了自动扩缩，但负载上升时还是那些 Pod。

keda001 =
    .title = ScaledObject 写明保留多少个 Pod。
    .why = KEDA 的 `minReplicaCount` 默认为 0：没有流量时最后一个 Pod 也会被移除，之后的第一个请求要等到模型加载完成。`idleReplicaCount` 必须为 0，并且小于最小值。

keda001-idle = `idleReplicaCount` 必须为 0，并且小于 `minReplicaCount`（当前为 { $min }）。
    .help = 设置 `idleReplicaCount: 0` 且最小值至少为 1，或者不写 `idleReplicaCount`。

keda001-unset = 没有设置 `minReplicaCount`，因此没有负载时最后一个 Pod 也会被移除。
    .help = 设置 `minReplicaCount: 1`；如果可以接受冷启动，则设为 0。

keda002 =
    .title = Prometheus 触发器有地址、查询和阈值，且都是字符串。
    .why = 触发器无法解析时，KEDA 会拒绝整个 ScaledObject，什么也不会扩缩。触发器的 metadata 全部是字符串：没有引号的数字会被 API 服务器拒绝。

keda002-missing = `{ $name }` 的 Prometheus 触发器没有 `{ $key }`。
    .help = 设置 `{ $key }`。

keda002-number = 阈值 { $threshold } 是数字，而 KEDA 要求字符串。
    .help = 写成 `"{ $threshold }"`，在模板中用 `| quote`。
