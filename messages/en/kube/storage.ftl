# Volumes, claims, mounts

claim =
    .size-missing = The claim requests no storage: `resources.requests.storage` is missing.
    .size = The claim requests { $size } of storage.
    .source = Name what to fill the volume from.
    .two-sources = `{ $path }` and `dataSourceRef` name different sources.
    .source-group = `{ $path }` names a kind without its API group.
    .source-group-help = Set `apiGroup`, such as `snapshot.storage.k8s.io`.
    .modes = For instance, write `accessModes: [ReadWriteOnce]`.
    .one-pod = `{ $path }` lists other modes besides `ReadWriteOncePod`.
    .one-pod-help = Keep only `ReadWriteOncePod`.

mount = The pod has no volume `{ $value }` to mount.
    .path = Set where the volume appears in the container.
    .twice = Two volumes are mounted at `{ $value }` in this container.
    .twice-help = Mount one of them elsewhere. An overlay replaces a list as a whole; usually a template adds its own
        mount to the list.
    .sub-paths = `{ $path }` conflicts with `subPath`: only one of them may be set.
    .bidirectional = `{ $path }` is `Bidirectional`, which only a privileged container may use.
    .bidirectional-help = Use `HostToContainer`, or make the container privileged.
    .recursive = `recursiveReadOnly` is set on a mount that is not read-only.
    .recursive-help = Set `readOnly: true` too.
    .recursive-propagation = `recursiveReadOnly` conflicts with `mountPropagation`.
    .name = Name the volume to mount.
    .help-near = Did you mean `{ $near }`? Otherwise add the volume to the pod’s `volumes`.
    .help = Add the volume to the pod’s `volumes`, under the same condition as the mount.

device = `{ $value }` can’t be a block device: only a volume from a claim can.
    .help = Mount it with `volumeMounts`.
    .path = Set where the device appears in the container.
    .twice = `{ $value }` is already used by another volume of this container.
    .twice-help = Use another path.

volume-capacity = For instance, write `capacity: {"{"}storage: 10Gi{"}"}`.
    .no-storage = `{ $path }` does not say how much storage there is.
    .no-storage-help = For instance, write `storage: 10Gi`.
    .more = `{ $path }` has other entries besides `storage`, the only one that a volume takes.
    .more-help = Keep only `storage`.

volume-source =
    .none = `{ $path }` does not say what the volume is.
    .none-help = Add a source such as `nfs`, `csi` or `local`.
    .handle = Write the volume’s name as its driver knows it.
    .local = Set which node has the disk.
    .nodes = Name the nodes.

volume-reclaim = `{ $path }` is `Recycle`, which would erase the node’s disk.
    .help = Use `Retain`.

driver = `{ $path }` can’t be `{ $value }`: a driver’s name has the form of a label key.
    .missing = Name the driver, such as `ebs.csi.aws.com`.
    .help = Write the name as the driver registers it, such as `ebs.csi.aws.com`.

storage-class =
    .unnamed = A parameter has no name.
    .unnamed-help = Name it, or remove it.
    .parameters = A storage class takes up to 512 parameters and 256 KiB in all; this one has more.
    .parameters-help = Remove some.
    .topology = List the values of the label.

volume =
    .name = Name the volume; mounts refer to it.
    .twice = Two volumes are named `{ $value }`.
    .claim-template = Describe the claim to create in `volumeClaimTemplate.spec`.
    .object = Name the object; if its name comes from a value that may be empty, add the volume only when it is set.

fibre-channel = `{ $path }` takes either `targetWWNs` or `wwids`.
    .lun = Set the logical unit number.

set-it = Set it.

absolute-path = `{ $path }` can’t be `{ $value }`: it takes an absolute path.
    .help = Begin it with `/`.

path-up = `{ $path }` can’t be `{ $value }`: it can’t contain `..`.
    .help = Write the path without `..`.

relative-path = `{ $path }` can’t be `{ $value }`: it takes a relative path within the volume.
    .help = Write it without the leading `/`.

volume-item =
    .key = Name the key whose value becomes the file.
    .path = Write the file’s path within the volume.
    .dots = `{ $path }` can’t be `{ $value }`: names that begin with `..` are reserved for the kubelet.
    .dots-help = Rename the file.
    .both = An item of `{ $path }` has both a `fieldRef` and a `resourceFieldRef`; it takes one.
    .field = Name the field that becomes the file.

projected =
    .more = `{ $path }` has more than one source; each entry takes one.
    .more-help = Make an entry for each.
    .twice = Two files of this volume have the path `{ $text }`.
    .twice-help = Give one of them another path.

token =
    .short = `{ $path }` must be at least 600 seconds; it is { $value }.
    .short-help = Write 600 or more; the kubelet renews the token before it expires.
    .long = `{ $path }` must be at most 2^32 seconds; it is { $value }.
    .long-help = Write a smaller number.
