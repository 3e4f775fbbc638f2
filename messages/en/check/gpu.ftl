# Checks GPU001 GPU002 GPU003 GPU004 GPU005 GPU006 GPU007 GPU008 GPU009 GPU010 GPU011 GPU012 

gpu010 = {" "}and { $surge } of a rollout
    .help = Lower the maximum, let a rollout take a pod away first (`maxSurge: 0`), or add GPUs.
    .note = GPUs of one pod
    .note2 = the capacity
    .title = The GPUs needed at the peak are there.
    .why = When every autoscaler is at its maximum and a rollout adds its surge, pods that find no free GPU stay
        Pending, and a rollout that may not take away a pod first waits for ever. The capacity is what
        `.chartroom.yaml` declares.

gpu010-2 = { $pods } pods{ $surge }, { $gpus } GPUs each

gpu010-3 = , and { $count } more workloads

gpu010-4 = At its peak `{ $name }` needs { $sum } GPUs and has { $capacity }: { $words }{ $others }.

gpu009 = node label `{ $key }: { $value }`
    .help = Ask for a GPU, or set the key to `null` in the overlay; an empty map does not clear it.
    .title = A pod that goes to GPU nodes asks for a GPU.
    .why = Without a GPU in its limits a pod gets none, and takes up the CPU and memory of a node that was bought
        for its GPUs. Often the selector or the toleration is left over from an overlay: an empty map in a higher
        layer does not clear the keys of a lower one.

gpu009-2 = toleration of `{ $key }`

gpu009-3 = { $kind } `{ $name }` is meant for GPU nodes ({ $what }) and asks for no GPU: it takes up a GPU node and
    gets none.

gpu002 = `{ $name }: { $asked }` is requested without a limit: the API server refuses every pod of it.
    .help = Write `{ $name }: { $asked }` under `limits`; the request may then be left out.
    .fix = Limit it to { $asked }
    .title = An extended resource that is requested has a limit.
    .why = GPUs and other extended resources are never overcommitted, so it is the limit that counts: a request
        follows it when there is none, but not the other way round. The API server refuses a pod that has the
        request alone; a Deployment is accepted and never gets its pods.

gpu005 = `nvidia.com/mig-{ $slice }` is no name of a MIG slice: no node has it, and the pod stays Pending.
    .title = A MIG slice is named as a profile that the GPU has.
    .why = With the strategy `mixed` the device plugin announces MIG slices as
        `nvidia.com/mig-<slices>g.<memory>gb`, one name for each profile of the GPU. No node has any other name, and
        the pod stays Pending.

gpu005-2 = Write `nvidia.com/mig-<slices>g.<memory>gb`, such as `nvidia.com/mig-{ $example }`.

gpu005-3 = `{ $product }` has no MIG slice `{ $plain }`: the pod stays Pending.

gpu005-4 = It has { $list }.

gpu =
    .fix = Rename it to { $to }

gpu012 = DaemonSet `{ $name }` is for GPU nodes and does not tolerate their taint `{ $domain }/gpu`: where they have
    it, it has no pods.
    .help = Add the toleration `key: { $domain }/gpu, operator: Exists, effect: NoSchedule`.
    .title = A DaemonSet for GPU nodes tolerates their taint.
    .why = GPU nodes are usually tainted with `nvidia.com/gpu`. Exporters and plugins that run on each of them ask
        for no GPU, so that nothing adds the toleration for them: without it the DaemonSet has no pods there.

gpu001 = `{ $name }` is requested { $asked } times, with a limit of { $most }: both must be equal.
    .help = Set the request to the limit, or leave the request out: it follows the limit.
    .note = the limit
    .title = The request of an extended resource equals its limit.
    .why = Kubernetes hands out GPUs and other extended resources whole and never overcommits them. The API server
        refuses a pod whose request differs from its limit; a Deployment is accepted and never gets its pods.

gpu011 = the values
    .title = `--set` has a backslash before the dots of a name.
    .why = `--set` takes every dot for a step into a map. Of `limits.nvidia.com/gpu=2` it makes `nvidia:
        {"{"}com/gpu: 2{"}"}` below `limits`: the GPU that was meant is not set, and the API server refuses a limit
        called `nvidia`. Labels and annotations have such names too.

gpu011-2 = `{ $flag }` splits the key at every dot: this puts `{ $made }` into { $parent }.

gpu006 = Ask for one share
    .help = Ask for 1, or for whole GPUs on nodes that do not share them.
    .title = Of a shared GPU one share is asked for.
    .why = A time-sliced GPU is announced several times, and all its shares run in turns on the whole of it: a
        second share brings neither more compute nor more memory. With failRequestsGreaterThanOne the device plugin
        refuses such a pod with UnexpectedAdmissionError.

gpu006-2 = { $text } shares of a time-sliced GPU bring no more than one, and the device plugin may refuse them.

gpu007 = stay Pending
    .help = Add the toleration `key: { $taint }, operator: Exists, effect: { $effect }`.
    .title = A pod with a GPU tolerates the taint of GPU nodes.
    .why = GPU nodes are usually tainted with `nvidia.com/gpu`, so that only pods with a GPU come there. Without the
        toleration the pod stays Pending, unless the cluster adds it by itself (the admission plugin
        ExtendedResourceToleration).

gpu007-2 = may stay Pending

gpu007-3 = { $kind } `{ $name }` asks for { $count } `{ $key }` and does not tolerate the taint `{ $taint }` of GPU
    nodes: its pods { $stay }.

gpu008 = The chart knows the GPU types { $listed } and this pod selects none: it gets any.
    .help = Select the type with `nodeSelector`, such as `nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3` (with
        `-SHARED` where the GPU is time-sliced).
    .title = A pod says which type of GPU it wants where there are several.
    .why = The device plugin announces GPUs of all types under one name. A pod that selects no node gets any of
        them, also one with too little memory for its model.

gpu004 = no node has it, and the pod stays Pending
    .title = A GPU is asked for under the name that its device plugin announces.
    .why = An extended resource is any `domain/name`: Kubernetes takes every one of them and waits for a node that
        has it. With a slip in the name no node ever has it, and the pod stays Pending. A name without a domain is
        refused.

gpu004-2 = the API server refuses a name without a domain

gpu004-3 = `{ $name }` is no GPU: { $then }. Did you mean `{ $meant }`?

gpu003 = Ask for { $whole }
    .help = Ask for a whole number, or for a MIG slice such as `nvidia.com/mig-1g.10gb`.
    .title = An extended resource is asked for in whole numbers.
    .why = Kubernetes hands out extended resources such as GPUs in whole units; half of one does not exist for it.
        Parts of a GPU are resources of their own (MIG slices), or a GPU is announced several times by its device
        plugin (time-slicing).

gpu003-2 = `{ $name }` comes in whole numbers, and this asks for { $text }: the API server refuses every pod of it.
