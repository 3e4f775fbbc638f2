# 检查 VOL001 VOL002 VOL003

vol001 = 申领 `{ $claim }` 的访问模式是 ReadOnlyMany，而{ $init ->
        [yes] {" "}Init 容器
       *[no] 容器
    } `{ $container }` 以可写方式挂载它：可能无法向卷中写入内容。
    .help = 使用 ReadWriteMany，或者在别处填充该卷，并在每个容器中以 `readOnly: true` 挂载。
    .note = 挂载时没有 `readOnly: true`
    .fix = 把访问模式改为 ReadWriteMany
    .title = 只读的申领以只读方式挂载。
    .why = 访问模式 ReadOnlyMany 申请的是可供多个节点读取的卷。以可写方式挂载它的容器（例如下载模型的容器）是否出错取决于存储：Kubernetes 只用访问模式来匹配申领与卷，并不强制执行。

vol002 =
    .title = 限单个节点使用的申领同一时间只由一个 Pod 使用。
    .why = 访问模式为 ReadWriteOnce 的卷只挂接到一个节点。如果第二个 Pod（另一个副本，或上线时的新 Pod）落在别的节点上，它会停在 ContainerCreating，直到前一个 Pod 消失。

vol002-replicas = 申领 `{ $claim }` 的访问模式是 { $modes }，而 { $kind } `{ $name }` 最多有 { $pods } 个 Pod：落在其他节点上的 Pod 会一直等待该卷。
    .help = 使用 ReadWriteMany、带 volumeClaimTemplates 的 StatefulSet，或者只运行一个 Pod。

vol002-rollout = 申领 `{ $claim }` 的访问模式是 { $modes }，而 { $kind } `{ $name }` 每次上线都会启动第二个 Pod：如果落在其他节点上，它会一直等待该卷。
    .help = 使用 `strategy: {"{"}type: Recreate{"}"}`，让旧 Pod 先停止，或者使用 ReadWriteMany。
    .note = 上线策略
    .fix = 先停止旧 Pod

vol003 =
    .title = 挂载引用的卷存在于该 Pod 中，引擎挂载的正是存放模型的卷。
    .why = 如果挂载和卷取决于不同的条件，就可能只渲染出其中一个，API 服务器会拒绝该 Pod。Init 容器下载的模型，只有两者挂载同一个卷时引擎才看得到。

vol003-volume = { $init ->
        [yes] Init 容器
       *[no] 容器
    } `{ $container }` 挂载了 `{ $volume }`，但该 Pod 没有这个卷：API 服务器会拒绝它。
    .help = 把卷和挂载放在同一个条件下。

vol003-model = { $engine } 从 `{ $model }` 读取模型，但那里没有挂载任何卷：Init 容器 `{ $init }` 把模型放在卷 `{ $volume }` 上，而该卷在这里挂载于 `{ $path }`。
    .help = 在两个容器中把卷挂载到同一路径，或者从实际挂载的路径读取模型。
    .note = Init 容器挂载该卷的位置
