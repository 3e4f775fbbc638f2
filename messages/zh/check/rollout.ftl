# 检查 DEP001 DEP002 DEP003 DEP004 DEP005 DEP006

dep006 = { $kind } `{ $workload }` 读取 { $config_kind } `{ $config }`，但没有校验和来重启它的 Pod：Pod 会继续使用启动时的数据。
    .help-file = 在 Pod 的注解中加入 `checksum/config: {"{{"} include (print $.Template.BasePath "/{ $file }") . | sha256sum {"}}"}`。
    .help-values = 在 Pod 的注解中加入 `checksum/config:`，其值为相关 values 经过 `toYaml | sha256sum` 的结果。
    .note = 在这里读取
    .title = Pod 读取的配置变更时，Pod 会重启。
    .why = ConfigMap 或 Secret 变更时，Kubernetes 不会重启 Pod：环境变量只在启动时读取一次，大多数程序的文件也只读取一次。在 Pod 的注解中放入配置的校验和，每次变更就都会触发上线。

dep005 = 上线在 { $deadline } 秒后即视为失败，而 Pod 要在 { $ready } 秒后才视为可用。
    .help = 调高 `progressDeadlineSeconds` 或调低 `minReadySeconds`。
    .title = 上线的期限长于 Pod 需要保持就绪的时间。
    .why = `progressDeadlineSeconds` 从最近一次进展开始计时，而 Pod 要在 `minReadySeconds` 之后才视为可用。API 服务器会拒绝不比它长的期限。

dep003 = `type: Recreate` 与滚动更新的设置冲突。
    .help = 在同一层去掉 `rollingUpdate`：`rollingUpdate: null`。
    .note = 这些设置
    .title = 只有滚动更新才有滚动更新的设置。
    .why = API 服务器会拒绝与 `type: Recreate` 并存的 `rollingUpdate`。由于映射会被合并，覆盖文件只改了类型而基础层的设置仍然保留，就会出现这种情况。

dep004 = 选择算符要求 `{ $label }: { $value }`，而 Pod 模板的标签没有它。
    .help = 让 Pod 和选择算符使用同样的标签，来自同一个辅助模板。
    .version = 选择算符含有 `{ $label }`，它会随版本变化；而选择算符不可变更。
    .version-help = 只按名称和实例选择。
    .note = Pod 的标签
    .title = 工作负载的选择算符匹配它自己的 Pod，并且从不变更。
    .why = 如果选择算符与 Pod 模板不匹配，API 服务器会拒绝该工作负载。选择算符还不可变更：如果其中含有版本，升级到下一个版本会失败，直到删除该工作负载。

dep002 = `{ $name }` 上线时还需要 { $needed } 个 GPU 才能移除旧 Pod；{ $capacity } 个 GPU 中只有 { $free } 块空闲。
    .help = 先让一个 Pod 退出：`maxSurge: 0` 配合 `maxUnavailable: 1`，或使用 `type: Recreate`。
    .title = 上线时有空闲的 GPU 供超额 Pod 使用。
    .why = 如果滚动更新不能先移除 Pod，就需要有空闲的 GPU 供一整个额外的 Pod 使用。如果声明的容量已经用尽，新 Pod 会一直处于 Pending，上线永远等待。`maxSurge` 向上取整，`maxUnavailable` 向下取整：在默认设置下，一个副本会增加一个 Pod 而不移除任何 Pod。

dep001 = `maxSurge` 和 `maxUnavailable` 都是 0：任何 Pod 都无法替换。
    .help = 允许缺少一个 Pod（`maxUnavailable: 1`）或增加一个 Pod（`maxSurge: 1`）。
    .note = 另一个界限
    .fix = 允许缺少一个 Pod
    .title = 滚动更新可以增加或移除 Pod。
    .why = 如果两个界限都是 0，就不能替换任何 Pod：API 服务器会拒绝该 Deployment。
