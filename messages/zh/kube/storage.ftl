# 卷、申领、挂载

claim =
    .size-missing = 该申领没有请求存储：缺少 `resources.requests.storage`。
    .size = 该申领请求 { $size } 的存储。
    .source = 写出卷的数据来源。
    .two-sources = `{ $path }` 和 `dataSourceRef` 指定了不同的来源。
    .source-group = `{ $path }` 写了类型，但没有写 API 组。
    .source-group-help = 设置 `apiGroup`，例如 `snapshot.storage.k8s.io`。
    .modes = 例如写 `accessModes: [ReadWriteOnce]`。
    .one-pod = `{ $path }` 除 `ReadWriteOncePod` 之外还列出了其他模式。
    .one-pod-help = 只保留 `ReadWriteOncePod`。

mount = 该 Pod 没有可挂载的卷 `{ $value }`。
    .path = 设置卷在容器中的路径。
    .twice = 该容器有两个卷挂载在 `{ $value }`。
    .twice-help = 把其中一个挂载到别处。覆盖文件会替换整个列表；常见的原因是模板又在列表之外添加了自己的挂载。
    .sub-paths = `{ $path }` 与 `subPath` 冲突：只能设置其中一个。
    .bidirectional = `{ $path }` 是 `Bidirectional`，只有特权容器才能使用。
    .bidirectional-help = 使用 `HostToContainer`，或者把容器设为特权容器。
    .recursive = 在非只读的挂载上设置了 `recursiveReadOnly`。
    .recursive-help = 同时设置 `readOnly: true`。
    .recursive-propagation = `recursiveReadOnly` 与 `mountPropagation` 冲突。
    .name = 写出要挂载的卷。
    .help-near = 是否想写 `{ $near }`？否则把该卷加到 Pod 的 `volumes`。
    .help = 把该卷加到 Pod 的 `volumes`，条件与挂载相同。

device = `{ $value }` 不能是块设备：只有来自申领的卷才可以。
    .help = 用 `volumeMounts` 挂载它。
    .path = 设置设备在容器中的路径。
    .twice = 该容器的另一个卷已使用 `{ $value }`。
    .twice-help = 使用其他路径。

volume-capacity = 例如写 `capacity: {"{"}storage: 10Gi{"}"}`。
    .no-storage = `{ $path }` 没有说明存储的大小。
    .no-storage-help = 例如写 `storage: 10Gi`。
    .more = `{ $path }` 除 `storage` 之外还有其他项，而卷只接受 `storage`。
    .more-help = 只保留 `storage`。

volume-source =
    .none = `{ $path }` 没有说明卷的类型。
    .none-help = 添加一个来源，例如 `nfs`、`csi` 或 `local`。
    .handle = 写出驱动所用的卷名称。
    .local = 设置磁盘所在的节点。
    .nodes = 写出节点。

volume-reclaim = `{ $path }` 是 `Recycle`，会清空节点的磁盘。
    .help = 使用 `Retain`。

driver = `{ $path }` 不能是 `{ $value }`：驱动名称的格式与标签的键相同。
    .missing = 写出驱动的名称，例如 `ebs.csi.aws.com`。
    .help = 写驱动注册时使用的名称，例如 `ebs.csi.aws.com`。

storage-class =
    .unnamed = 有一个参数没有名称。
    .unnamed-help = 为它命名，或者删除它。
    .parameters = 一个存储类最多有 512 个参数，总共 256 KiB，这里已超出。
    .parameters-help = 删除一些。
    .topology = 列出该标签的值。

volume =
    .name = 为卷命名，挂载会引用它。
    .twice = 有两个卷名为 `{ $value }`。
    .claim-template = 在 `volumeClaimTemplate.spec` 中描述要创建的申领。
    .object = 写出对象的名称；如果名称来自可能为空的值，则只在设置了该值时才添加卷。

fibre-channel = `{ $path }` 只接受 `targetWWNs` 或 `wwids` 之一。
    .lun = 设置逻辑单元号。

set-it = 设置它。

absolute-path = `{ $path }` 不能是 `{ $value }`：它必须是绝对路径。
    .help = 以 `/` 开头。

path-up = `{ $path }` 不能是 `{ $value }`：不能包含 `..`。
    .help = 路径中不要写 `..`。

relative-path = `{ $path }` 不能是 `{ $value }`：它必须是卷内的相对路径。
    .help = 去掉开头的 `/`。

volume-item =
    .key = 写出其值将成为文件的键。
    .path = 写出文件在卷内的路径。
    .dots = `{ $path }` 不能是 `{ $value }`：以 `..` 开头的名称由 kubelet 保留。
    .dots-help = 给文件改名。
    .both = `{ $path }` 的一个列表项同时有 `fieldRef` 和 `resourceFieldRef`，只能有一个。
    .field = 写出将成为文件的字段。

projected =
    .more = `{ $path }` 有多个来源，而每个条目只能有一个。
    .more-help = 每个来源写一个条目。
    .twice = 该卷有两个文件的路径都是 `{ $text }`。
    .twice-help = 为其中一个换一个路径。

token =
    .short = `{ $path }` 至少为 600 秒，现在是 { $value }。
    .short-help = 写 600 或更大的数；kubelet 会在令牌过期之前更新它。
    .long = `{ $path }` 最多为 2^32 秒，现在是 { $value }。
    .long-help = 写更小的数。
