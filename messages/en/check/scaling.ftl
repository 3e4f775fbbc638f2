# Checks HPA001 HPA002 HPA003 HPA004 HPA005 HPA006 HPA007 HPA008 HPA009 HPA010 HPA011 KEDA001 KEDA002 

hpa006 = `{ $name }` is a metric of { $name2 }, and `{ $name3 }` runs { $name4 }.
    .help = { $name } tells its queue as `{ $queue }`.
    .title = The queue metric is the engine's own.
    .why = Each engine names the requests that wait in its own way: vLLM `vllm:num_requests_waiting`, TGI
        `tgi_queue_size`, Triton `nv_inference_pending_request_count`. A name of another engine has no values, so
        that the autoscaler sees nothing.

hpa011 = Minimum and maximum are both { $pods }, so the number of pods never changes.
    .help = Raise the maximum, or switch the autoscaler off and set the number of pods.
    .title = An autoscaler has room between its minimum and maximum.
    .why = Where both are the same the autoscaler never changes the number of pods: it looks like scaling and is
        none, and a rising load meets the same pods as ever.

hpa010 = Pods are given up after { $window } s of low load, and a new one takes { $load } s to load its model.
    .help = Set `behavior.scaleDown.stabilizationWindowSeconds` to more than { $load }.
    .title = Pods are kept for longer than a new one takes to load its model.
    .why = A pod that is taken away at a short lull has to load its model again at the next request. The autoscaler
        waits 300 seconds by default before it takes pods away.

hpa003 = the default, 80 % of CPU
    .help = Add a metric of waiting requests per pod, such as `vllm_num_requests_waiting`.
    .note = the pods
    .title = Pods with GPUs are not scaled by CPU or memory alone.
    .why = An inference engine keeps its CPU threads busy or idle whatever the queue before the GPU does, and its
        memory is taken once at the start. An autoscaler without metrics takes 80 % of CPU. Requests pile up while
        the number of pods stays.

hpa003-2 = Pods of `{ $name }` have GPUs and are scaled by { $by }, which does not follow the queue of requests.

keda002 = The Prometheus trigger of `{ $name }` has no `{ $key }`.
    .help = Write `"{ $text }"`, in a template `| quote`.
    .title = A Prometheus trigger has an address, a query and a threshold, all as text.
    .why = KEDA refuses the whole ScaledObject when its trigger cannot be read, and nothing scales. All of a
        trigger's metadata is text: a number without quotes is refused by the API server.

keda002-2 = The threshold { $text } is a number; KEDA takes text.

keda001 = `idleReplicaCount` must be 0 and below `minReplicaCount`, which is { $low }.
    .help = Set `idleReplicaCount: 0` and a minimum of at least 1, or leave it out.
    .help2 = Set `minReplicaCount: 1`, or 0 where a cold start is meant.
    .title = A ScaledObject says how many pods stay.
    .why = KEDA's `minReplicaCount` is 0 unless it is set: without traffic the last pod goes, and the first request
        after that waits until a model is loaded. `idleReplicaCount` may only be 0 and below the minimum.

keda001-2 = `minReplicaCount` is not set, so the last pod goes when there is no load.

hpa005 = The metric `{ $text }` holds a colon; the adapter offers it under another name.
    .help = Name it as the adapter does, for example `{ $renamed }`.
    .title = Names of metrics hold no colon.
    .why = Custom metrics come through an adapter, which is asked by URL and renames what Prometheus knows. vLLM's
        own names hold a colon (`vllm:num_requests_waiting`), which has to become another character on the way.

hpa008 = No { $kind } `{ $name }` is rendered, so nothing is scaled.
    .help = The { $kind } of this release is `{ $other }`.
    .title = An autoscaler's target is rendered.
    .why = An autoscaler whose target does not exist is accepted and never scales anything; its status says
        FailedGetScale, which nobody sees until there is load.

hpa001 = `maxReplicas` is { $max } and `minReplicas` { $min }.
    .help = Raise the maximum or lower the minimum.
    .note = the minimum
    .note2 = the maximum
    .title = An autoscaler's maximum is not below its minimum.
    .why = The API server refuses such a HorizontalPodAutoscaler, and with it the whole upgrade. It comes about when
        an overlay sets one of the two and the other stays what the base says.

hpa002 = `replicas: { $replicas }` conflicts with the { $kind } `{ $name }`: every upgrade resets the replica count.
    .help = Render `replicas` only while autoscaling is off.
    .note = it scales the same workload
    .title = The number of pods is left to the autoscaler.
    .why = Every `helm upgrade` sets the number of pods back to what the manifest says, and the autoscaler brings it
        up again: pods that just loaded a model are thrown away at each deployment.

hpa004 = `{ $workload }` is scaled by { $name } utilisation, and its container `{ $container }` requests no { $name }: the
    autoscaler does nothing.
    .note = the metric
    .title = What is scaled by utilisation is requested by every container.
    .why = Utilisation is a share of the request. Where a container requests none of the resource, the utilisation
        of its pod is not defined and the autoscaler does nothing at all.

hpa009 = { $kind } `{ $name }` and { $kind2 } `{ $name2 }` both scale `{ $name3 }`.
    .help = Switch one of them off. KEDA takes over an existing autoscaler with the annotation
        `scaledobject.keda.sh/transfer-hpa-ownership`.
    .note = the other one
    .title = One autoscaler owns the number of pods.
    .why = KEDA makes a HorizontalPodAutoscaler for each ScaledObject. A second one for the same workload undoes
        what the first does, or KEDA refuses its object in the first place.

hpa007 = `minReplicas: { $low }` needs a metric that is there without pods.
    .help = Keep one pod, or scale by an `External` or `Object` metric with the feature HPAScaleToZero (or KEDA).
    .fix = Keep one pod
    .title = `minReplicas` is at least 1, or a metric from outside can start a pod.
    .why = With no pods there is nothing to measure. Kubernetes takes `minReplicas: 0` only with the feature
        HPAScaleToZero and a metric of an object or from outside, and refuses it otherwise.
