# Checks GPU001 GPU002 GPU003 GPU004 GPU005 GPU006 GPU007 GPU008 GPU009 GPU010 GPU011 GPU012 

gpu =
    .rename = Rename it to { $to }

gpu001 = The request for `{ $name }` is { $request } and the limit is { $limit }: they must be equal.
    .help = Set the request to the limit, or leave it out: it then defaults to the limit.
    .note = the limit
    .fix = Request { $limit }
    .title = The request for an extended resource equals its limit.
    .why = Kubernetes assigns GPUs and other extended resources as a whole and never overcommits them. The API server
        rejects a pod whose request differs from its limit; a Deployment is accepted and never gets its pods.

gpu002 = `{ $name }: { $request }` is requested without a limit: the API server rejects every pod with it.
    .help = Write `{ $name }: { $request }` under `limits`; the request can then be left out.
    .fix = Set the limit to { $request }
    .title = An extended resource that is requested has a limit.
    .why = GPUs and other extended resources are never overcommitted, so the limit counts: the request defaults to
        the limit, but not the other way round. The API server rejects a pod that has only the request; a Deployment
        is accepted and never gets its pods.

gpu003 = `{ $name }` is counted in whole numbers, but this asks for { $quantity }: the API server rejects every pod with
    it.
    .help = Ask for a whole number, or for a MIG slice such as `nvidia.com/mig-1g.10gb`.
    .fix = Ask for { $whole }
    .title = An extended resource is requested in whole numbers.
    .why = Kubernetes counts extended resources such as GPUs in whole units and has no half of one. A part of a GPU is
        a resource of its own (a MIG slice), or the device plugin advertises one GPU several times (time-slicing).

gpu004 = `{ $name }` is not a GPU resource: no node has it, and the pod stays Pending. Did you mean `{ $meant }`?
    .help = Write `{ $meant }`.
    .title = A GPU is requested by the name that its device plugin advertises.
    .why = An extended resource can have any name `domain/name`: Kubernetes accepts it and waits for a node that has
        it. With a typo in the name no node ever does, and the pod stays Pending. A name without a domain is rejected.

gpu004-domain = `{ $name }` is not a GPU resource: the API server rejects a name without a domain. Did you mean
    `{ $meant }`?

gpu005 =
    .title = A MIG slice has the name of a profile of its GPU.
    .why = With the strategy `mixed` the device plugin advertises MIG slices as
        `nvidia.com/mig-<slices>g.<memory>gb`, one name for each profile of the GPU. No node has any other name, and
        the pod stays Pending.

gpu005-form = `nvidia.com/mig-{ $slice }` is not a MIG profile name: no node has it, and the pod stays Pending.
    .help = Write `nvidia.com/mig-<slices>g.<memory>gb`, such as `nvidia.com/mig-{ $example }`.

gpu005-product = `{ $product }` has no MIG profile `{ $profile }`: the pod stays Pending.
    .help = It has { $profiles }.

gpu006 = { $shares } shares of a time-sliced GPU bring no more than one, and the device plugin may refuse them.
    .help = Ask for 1, or for whole GPUs on nodes that do not share them.
    .fix = Ask for one share
    .title = A pod asks for one share of a shared GPU.
    .why = A time-sliced GPU is advertised several times, and its shares take turns on the whole GPU: a second share
        brings neither more compute nor more memory. With failRequestsGreaterThanOne the device plugin refuses such a
        pod with UnexpectedAdmissionError.

gpu007 = { $kind } `{ $name }` asks for { $count } `{ $resource }` and does not tolerate the taint `{ $taint }` of GPU
    nodes: its pods { $declared ->
        [yes] stay Pending
       *[no] may stay Pending
    }.
    .help = Add the toleration `key: { $taint }, operator: Exists, effect: { $effect }`.
    .fix = Tolerate { $taint }
    .title = A pod with a GPU tolerates the taint of GPU nodes.
    .why = GPU nodes are usually tainted with `nvidia.com/gpu`, so that only pods with a GPU run there. Without the
        toleration the pod stays Pending, unless the cluster adds it by itself (the admission plugin
        ExtendedResourceToleration).

gpu008 = The chart has the GPU types { $types }, but this pod selects none: it gets any of them.
    .help = Select the type with `nodeSelector`, such as `nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3` (with
        `-SHARED` if the GPU is time-sliced).
    .title = A pod selects its GPU type if there are several.
    .why = The device plugin advertises GPUs of all types under one name. A pod without a node selector gets any of
        them, even one with too little memory for its model.

gpu009 =
    .help = Ask for a GPU, or set the key to `null` in the overlay; an empty map does not clear it.
    .title = A pod on GPU nodes asks for a GPU.
    .why = Without a GPU in its limits a pod gets none, but uses CPU and memory of a node that was bought for its
        GPUs. Often the selector or the toleration is a leftover: an empty map in an overlay does not clear the keys
        of the layers below.

gpu009-label = { $kind } `{ $name }` selects GPU nodes (node label `{ $key }: { $value }`) but asks for no GPU: it takes
    up a GPU node and gets none.

gpu009-toleration = { $kind } `{ $name }` tolerates GPU nodes (toleration of `{ $key }`) but asks for no GPU: it may take
    up a GPU node and gets none.

gpu010 = At its peak `{ $environment }` needs { $needed } GPUs and has { $capacity }: { $pods ->
        [one] 1 pod
       *[other] { $pods } pods
    }{ $surge ->
        [0] {""}
       *[other] {" "}and { $surge } more during a rollout
    }, { $gpus ->
        [one] 1 GPU each
       *[other] { $gpus } GPUs each
    }{ $others ->
        [0] {""}
        [one] , and 1 more workload
       *[other] , and { $others } more workloads
    }.
    .help = Lower the maximum, let a rollout stop a pod first (`maxSurge: 0`), or add GPUs.
    .note-pod = GPUs of one pod
    .note-capacity = the capacity
    .title = There are enough GPUs for the peak.
    .why = When every autoscaler is at its maximum and a rollout adds its surge, pods without a free GPU stay Pending,
        and a rollout that may not stop a pod first waits forever. The capacity is what `.chartroom.yaml` declares.

gpu011 = `{ $flag }` splits the key at every dot: this puts `{ $made }` into `{ $parent }`.
    .help = Write `{ $flag } '{ $assignment }'`.
    .title = In `--set`, the dots of a name have a backslash.
    .why = `--set` takes every dot for a step into a map. It turns `limits.nvidia.com/gpu=2` into `nvidia:
        {"{"}com/gpu: 2{"}"}` below `limits`: the intended GPU is not set, and the API server rejects a limit called
        `nvidia`. Labels and annotations have such names, too.

gpu011-root = `{ $flag }` splits the key at every dot: this puts `{ $made }` at the top of the values.

gpu012 = DaemonSet `{ $name }` is for GPU nodes but does not tolerate their taint `{ $domain }/gpu`: it has no pods on
    nodes with that taint.
    .help = Add the toleration `key: { $domain }/gpu, operator: Exists, effect: NoSchedule`.
    .title = A DaemonSet for GPU nodes tolerates their taint.
    .why = GPU nodes are usually tainted with `nvidia.com/gpu`. Exporters and plugins that run on each of them ask for
        no GPU, so nothing adds the toleration for them: without it the DaemonSet has no pods there.
