# Checks VOL001 VOL002 VOL003 

vol003 = Init container
    .help = Put the volume and the mount under the same condition.
    .help2 = Mount the volume at the same path in both, or read the model from where it is mounted.
    .note = where the init container has the volume
    .title = What is mounted is a volume, and the model is where it was put.
    .why = A mount names a volume of its pod. Where one condition makes the mount and another one the volume, one
        can be there without the other, and the API server refuses the pod. A model that an init container downloads
        is there for the engine only where both mount the same volume.

vol003-2 = { $what } `{ $name }` mounts `{ $text }`, and the pod has no such volume: the API server refuses it.

vol003-3 = { $name } reads its model from `{ $model }`, where nothing is mounted: init container `{ $name2 }` puts
    it on volume `{ $volume }`, which is at `{ $other }` here.

vol001 = init container
    .help = Use ReadWriteMany, or fill the volume elsewhere and mount it with `readOnly: true` in every container.
    .note = mounted without `readOnly: true`
    .fix = Claim it as ReadWriteMany
    .title = A claim that is only read is mounted read-only.
    .why = The access mode ReadOnlyMany asks for a volume that many nodes may read. A container that mounts it to
        write, such as one that downloads a model, fails or not as the storage happens to take it: access modes
        match claims to volumes and are not enforced by Kubernetes.

vol001-2 = Claim `{ $name }` is ReadOnlyMany, and { $what } `{ $name2 }` mounts it to write: it cannot be filled
    there.

vol002 = has up to { $most } pods
    .note = the rollout
    .fix = Let the old pod go first
    .fix2 = Let the old pod go first
    .title = A claim for one node is used by one pod at a time.
    .why = A volume with the access mode ReadWriteOnce is attached to one node. A second pod that comes to another
        node, a further replica or the new pod of a rollout, waits there in ContainerCreating until the first one is
        gone.

vol002-2 = Use ReadWriteMany, a StatefulSet with volumeClaimTemplates, or one pod.

vol002-3 = gets a second pod at every rollout

vol002-4 = Use `strategy: {"{"}type: Recreate{"}"}`, so that the old pod goes first, or ReadWriteMany.

vol002-5 = Claim `{ $claim }` is { $modes }, and { $kind } `{ $name }` { $pods }: on another node a pod waits for the
    volume.
