# 检查 REF001 REF002 REF003 REF004 REF005 REF006 REF007 REF008 REF009 REF010 REF011

ref011 = 钩子 `{ $hook }` 在 { $kind } `{ $name }` 创建之前运行：首次安装会一直等待它，最终失败。
    .help = 把该 { $kind } 也设为钩子，并使用更小的 `helm.sh/hook-weight`；或让该钩子以 `post-install` 运行。
    .note = 它需要的对象
    .title = 钩子需要的对象在它运行之前已经存在。
    .why = Helm 在创建 release 的其他对象之前运行 `pre-install` 钩子。如果钩子需要该 release 的 ConfigMap、Secret、申领或服务账号，它会一直等待，首次安装因此失败。

ref008 = StatefulSet `{ $statefulset }` 指定的 Service `{ $service }` 没有被渲染；选中其 Pod 的是 `{ $near }`。
    .help = 两处的名称使用同一个辅助模板。
    .note = 实际渲染的那一个
    .title = StatefulSet 指定的 Service 会被渲染。
    .why = StatefulSet 的 Pod 通过 `serviceName` 指定的 Service 获得 DNS 名称。没有任何环节检查它是否存在：Pod 会启动，但按名称查找不到它们。

ref005 = Service `{ $service }` 没有端口 `{ $port }`。
    .help = 使用该 Service 的端口。
    .note = 它的端口
    .title = Ingress 指向其 Service 的端口。
    .why = 如果后端的 Service 没有该端口，Ingress 控制器会返回 503，并且只在自己的日志中说明。

ref009 = 没有渲染 Service `{ $service }`，而这个名称属于该 release：路由没有去处。
    .help = 使用 chart 渲染的 Service 的名称。
    .title = Ingress 指向该 release 的 Service。
    .why = 没有任何环节检查路径后面的 Service 是否存在：Ingress 控制器会返回 503。以 release 名称开头的名称属于该 chart。

ref001 = { $kind } `{ $name }` 没有键 `{ $key }`：`{ $container }` 无法启动。
    .help = 添加该键，或在这里改正，或把引用标为 `optional: true`。
    .note = 该 { $kind }
    .title = Pod 从 ConfigMap 和 Secret 读取的键存在。
    .why = 如果容器的环境变量引用了不存在的键，容器无法启动：CreateContainerConfigError。这里的对象属于同一个 release，因此安装之前就能发现错误。

ref010 = Service `{ $service }` 没有名为 `{ $port }` 的端口，只有 { $names }。
    .unnamed = Service `{ $service }` 没有名为 `{ $port }` 的端口：它的端口都没有名称。
    .help = 使用该 Service 中的端口名称。
    .note = 它的端口
    .title = ServiceMonitor 抓取其 Service 已有的端口。
    .why = Prometheus Operator 在监控选中的 Service 中按名称查找端口。如果都没有该端口，就没有抓取目标，也没有错误。

ref002 = 没有渲染 { $kind } `{ $name }`，而这个名称属于该 release：Pod 会一直等待它。
    .help = 启用创建它的模板，或使用它现有的名称。
    .title = Pod 以 release 名称引用的对象会被渲染。
    .why = 挂载了不存在的 ConfigMap、Secret 或申领的 Pod 会停在 ContainerCreating。以 release 名称开头的名称属于该 chart：应当创建它的模板被关闭了，或用了另一个名称。

ref006 = `{ $container }` 的 { $probe } 使用了端口 `{ $port }`，而该容器没有这个端口。
    .help = 它的端口名为 `{ $only }`。
    .title = 探针的具名端口存在于其容器中。
    .why = 探测不存在的端口名称总是失败：容器会被反复重启，或一直无法就绪。

ref007 = 没有渲染 ServiceAccount `{ $account }`；chart 创建的是 `{ $rendered }`。
    .help = 两处的名称使用同一个辅助模板。
    .note = 创建的那一个
    .title = Pod 的服务账号会被渲染，或属于另一个 chart。
    .why = 服务账号不存在的 Pod 不会被创建：ReplicaSet 的事件会说明，上线会一直等待。如果 chart 创建的是另一个名称的服务账号，说明两处名称来自不同的辅助模板。

ref003 = Service `{ $service }` 没有选中该 release 的任何 Pod；`{ $workload }` 的标签只差一个。
    .values = Service `{ $service }` 没有选中该 release 的任何 Pod；`{ $workload }` 的 Pod 的标签值与其选择算符不同。
    .help = Pod 的标签和选择算符使用同一个辅助模板。
    .note = Pod 的标签
    .title = Service 选中该 release 的 Pod。
    .why = 没有 Pod 的 Service 没有端点：每个请求都会失败，而上线看上去一切正常。Pod 的标签和选择算符来自不同的辅助模板时就会这样。

ref004 = `{ $workload }` 中没有容器具有名为 `{ $port }` 的端口。
    .help = 它的端口名为 `{ $only }`。
    .title = Service 的具名端口存在于其 Pod 中。
    .why = 具名的 `targetPort` 会在每个 Pod 中查找。如果没有容器具有该名称的端口，Service 就没有对应的端点，连接会被拒绝。
