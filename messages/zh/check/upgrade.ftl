# 检查 UPG001 UPG002

upg001 = { $kind } `{ $name }` 的 `{ $field }` 不能通过升级变更（原来的值不同）：API 服务器会拒绝。
    .was = { $kind } `{ $name }` 的 `{ $field }` 不能通过升级变更（原来是 `{ $was }`）：API 服务器会拒绝。
    .help = 保持原样，或在升级之前删除该对象：`kubectl delete { $kind } { $name }{ $orphan ->
        [yes] {" "}--cascade=orphan
       *[no] {""}
    }`。
    .help-claim = 保持原样；另一个申领需要另一个名称。
    .help-job = 把该 Job 设为钩子（`helm.sh/hook: post-install,post-upgrade`），或使用随修订变化的名称，或在升级之前删除 `{ $name }`。
    .title = 升级不变更不可变的字段。
    .why = 对象一旦创建，其选择算符、StatefulSet 的申领模板、Job 的模板以及其他一些字段就固定了。API 服务器会拒绝变更，`helm upgrade` 在第一个这样的对象处失败，而此时其他对象可能已经变更。

upg002 = { $kind } `{ $name }` 不再被渲染：{ $kind ->
        [PersistentVolumeClaim] Helm 会删除它，卷也随之删除，除非其存储类保留卷
        [CustomResourceDefinition] Helm 会删除它，该类型的所有对象也随之删除
        [Namespace] Helm 会删除它，其中的所有内容也随之删除
       *[StatefulSet] 它的申领会留下，而另一个 StatefulSet 会从空的申领开始
    }。
    .renamed = { $kind } `{ $name }` 现在名为 `{ $new }`，那是另一个对象：{ $kind ->
        [PersistentVolumeClaim] Helm 会删除旧的，卷也随之删除，除非其存储类保留卷
        [CustomResourceDefinition] Helm 会删除旧的，该类型的所有对象也随之删除
        [Namespace] Helm 会删除旧的，其中的所有内容也随之删除
       *[StatefulSet] 它的申领会留下，而另一个 StatefulSet 会从空的申领开始
    }。
    .help = 保留名称，或在这次之前的一个 release 版本中给该对象加上注解 `helm.sh/resource-policy: keep`。
    .title = 升级不删除保存数据的对象。
    .why = 原来的 release 有而新 chart 不再渲染的对象，Helm 会删除：删除申领会连带删除卷，删除定义会连带删除其所有对象，删除名字空间会连带删除其中的所有内容。名称不同就是不同的对象：StatefulSet 会从全新的空申领开始。
