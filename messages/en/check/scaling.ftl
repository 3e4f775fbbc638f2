# Checks HPA001 HPA002 HPA003 HPA004 HPA005 HPA006 HPA007 HPA008 HPA009 HPA010 HPA011 KEDA001 KEDA002 

hpa001 = `maxReplicas` is { $max }, below `minReplicas`, which is { $min }.
    .help = Raise the maximum or lower the minimum.
    .note-min = the minimum
    .note-max = the maximum
    .title = An autoscaler's maximum is not below its minimum.
    .why = The API server rejects such a HorizontalPodAutoscaler, and the whole upgrade with it. This happens when an
        overlay sets one of the two and the base keeps the other.

hpa002 = `replicas: { $replicas }` conflicts with the { $kind } `{ $name }`: every upgrade resets the replica count.
    .help = Render `replicas` only while autoscaling is off.
    .note = it scales the same workload
    .title = The replica count is left to the autoscaler.
    .why = Every `helm upgrade` resets the replica count to what the manifest says, and the autoscaler raises it
        again: pods that have just loaded a model are thrown away at each deployment.

hpa003 = Pods of `{ $name }` have GPUs but are scaled only by { $metrics }, which does not follow the request
    queue.
    .help = Add a metric of waiting requests per pod, such as `vllm_num_requests_waiting`.
    .note = the pods
    .title = Pods with GPUs are not scaled by CPU or memory alone.
    .why = The CPU load of an inference engine does not depend on the queue in front of the GPU, and its memory is
        allocated once at startup. An autoscaler without metrics uses 80 % of CPU. Requests pile up while the number
        of pods stays the same.

hpa003-default = Pods of `{ $name }` have GPUs but are scaled only by the default metric, 80 % of CPU, which does not
    follow the request queue.

hpa004 = `{ $workload }` is scaled by { $resource } utilization, but its container `{ $container }` requests no
    { $resource }: the autoscaler does nothing.
    .help = Set `resources.requests.{ $resource }`.
    .note = the metric
    .title = Every container requests the resource that its pods are scaled by.
    .why = Utilization is a share of the request. If one container does not request the resource, the utilization
        of its pod is undefined and the autoscaler does nothing at all.

hpa005 = The metric `{ $metric }` contains a colon: the adapter offers it under another name.
    .help = Use the adapter's name, for example `{ $renamed }`.
    .title = Metric names contain no colon.
    .why = Custom metrics come through an adapter, which is queried by URL and renames Prometheus metrics. vLLM's own
        names contain a colon (`vllm:num_requests_waiting`), which has to be replaced on the way.

hpa006 = `{ $metric }` is a metric of { $other }, but `{ $workload }` runs { $engine }.
    .help = { $engine } reports its queue as `{ $queue }`.
    .title = The queue metric belongs to the engine.
    .why = Each engine has its own name for waiting requests: vLLM `vllm:num_requests_waiting`, TGI
        `tgi_queue_size`, Triton `nv_inference_pending_request_count`. Another engine's metric has no values, so the
        autoscaler sees nothing.

hpa007 = `minReplicas: { $min }` needs a metric that exists without pods.
    .help = Keep one pod, or scale by an `External` or `Object` metric with the feature gate HPAScaleToZero (or use
        KEDA).
    .fix = Keep one pod
    .title = `minReplicas` is at least 1, or an external metric can start a pod.
    .why = Without pods there is nothing to measure. Kubernetes accepts `minReplicas: 0` only with the feature gate
        HPAScaleToZero and an object or external metric, and rejects it otherwise.

hpa008 = No { $kind } `{ $name }` is rendered, so nothing is scaled.
    .help = The { $kind } of this release is `{ $other }`.
    .title = An autoscaler's target is rendered.
    .why = An autoscaler whose target does not exist is accepted and never scales anything. Its status says
        FailedGetScale, which nobody sees until there is load.

hpa009 = { $kind } `{ $name }` and { $other-kind } `{ $other-name }` both scale `{ $workload }`.
    .help = Turn one of them off. KEDA takes over an existing autoscaler with the annotation
        `scaledobject.keda.sh/transfer-hpa-ownership`.
    .note = the other one
    .title = One autoscaler owns the replica count.
    .why = KEDA creates a HorizontalPodAutoscaler for each ScaledObject. A second one for the same workload undoes
        what the first does, or KEDA rejects its object in the first place.

hpa010 = Pods are removed after { $window } s of low load, but a new one takes { $load } s to load its model.
    .help = Set `behavior.scaleDown.stabilizationWindowSeconds` to more than { $load }.
    .title = Pods are kept for longer than a new one takes to load its model.
    .why = If a pod is removed during a short lull, another one has to load the model again at the next request. By
        default the autoscaler waits 300 seconds before it removes pods.

hpa011 = Minimum and maximum are both { $pods }, so the number of pods never changes.
    .help = Raise the maximum, or turn the autoscaler off and set the number of pods.
    .title = An autoscaler has room between its minimum and maximum.
    .why = If both are the same, the autoscaler never changes the number of pods: it looks like autoscaling, but a
        rising load meets the same pods.

keda001 =
    .title = A ScaledObject says how many pods stay.
    .why = KEDA's `minReplicaCount` defaults to 0: without traffic the last pod goes, and the first request after
        that waits until a model is loaded. `idleReplicaCount` must be 0 and below the minimum.

keda001-idle = `idleReplicaCount` must be 0 and below `minReplicaCount`, which is { $min }.
    .help = Set `idleReplicaCount: 0` and a minimum of at least 1, or leave `idleReplicaCount` out.

keda001-unset = `minReplicaCount` is not set, so the last pod goes when there is no load.
    .help = Set `minReplicaCount: 1`, or 0 if a cold start is intended.

keda002 =
    .title = A Prometheus trigger has an address, a query and a threshold, all as strings.
    .why = KEDA rejects the whole ScaledObject if a trigger cannot be parsed, and nothing scales. All of a trigger's
        metadata are strings: the API server rejects a number without quotes.

keda002-missing = The Prometheus trigger of `{ $name }` has no `{ $key }`.
    .help = Set `{ $key }`.

keda002-number = The threshold { $threshold } is a number: KEDA takes a string.
    .help = Write `"{ $threshold }"`, in a template `| quote`.
