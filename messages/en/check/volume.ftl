# Checks VOL001 VOL002 VOL003 

vol001 = Claim `{ $claim }` is ReadOnlyMany, and { $init ->
        [yes] init container
       *[no] container
    } `{ $container }` mounts it for writing: it may not be able to fill the volume.
    .help = Use ReadWriteMany, or fill the volume elsewhere and mount it with `readOnly: true` in every container.
    .note = mounted without `readOnly: true`
    .fix = Change the access mode to ReadWriteMany
    .title = A read-only claim is mounted read-only.
    .why = The access mode ReadOnlyMany asks for a volume that many nodes may read. Whether a container that mounts it
        for writing, such as one that downloads a model, fails depends on the storage: Kubernetes uses access modes
        to match claims to volumes and does not enforce them.

vol002 =
    .title = A claim for one node is used by one pod at a time.
    .why = A volume with the access mode ReadWriteOnce is attached to one node. A second pod on another node, whether
        another replica or the new pod of a rollout, waits there in ContainerCreating until the first one is gone.

vol002-replicas = Claim `{ $claim }` is { $modes }, and { $kind } `{ $name }` has up to { $pods } pods: on another node
    a pod waits for the volume.
    .help = Use ReadWriteMany, a StatefulSet with volumeClaimTemplates, or one pod.

vol002-rollout = Claim `{ $claim }` is { $modes }, and every rollout of { $kind } `{ $name }` starts a second pod: on
    another node it waits for the volume.
    .help = Use `strategy: {"{"}type: Recreate{"}"}`, so that the old pod goes first, or ReadWriteMany.
    .note = the rollout
    .fix = Stop the old pod first

vol003 =
    .title = A mount names a volume of its pod, and the engine mounts the volume that holds its model.
    .why = If the mount and the volume depend on different conditions, one can be rendered without the other, and
        the API server rejects the pod. A model that an init container downloads is visible to the engine only if
        both mount the same volume.

vol003-volume = { $init ->
        [yes] Init container
       *[no] Container
    } `{ $container }` mounts `{ $volume }`, but the pod has no such volume: the API server rejects it.
    .help = Put the volume and the mount under the same condition.

vol003-model = { $engine } reads its model from `{ $model }`, where nothing is mounted: init container `{ $init }` puts
    it on volume `{ $volume }`, which is mounted at `{ $path }` here.
    .help = Mount the volume at the same path in both, or read the model from where it is mounted.
    .note = where the init container mounts the volume
