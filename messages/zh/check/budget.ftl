# 检查 PDB001 PDB002 PDB003 PDB004 PDB005 PDB006 PDB007

pdb001 = `minAvailable` 与 `maxUnavailable` 同时设置了：只允许其中一个。
    .help = 在覆盖文件中把不需要的那个设为 null：`minAvailable: null`。
    .note = 另一个
    .title = 干扰预算只设置 `minAvailable` 和 `maxUnavailable` 中的一个。
    .why = API 服务器会拒绝两者都有的预算，整个升级也随之失败。常见原因是覆盖文件设置了其中一个，而基础 values 仍保留另一个：映射会合并，于是两个都在。

pdb002 = { $names } { $workloads ->
        [1] 最少有
       *[other] 合计最少有
    } { $pods } 个 Pod，而必须保留 { $stay } 个：一个也不能驱逐，节点腾空永远不会结束。
    .help = 使用随 Pod 数量变化的 `maxUnavailable: 1`，或者运行更多 Pod。
    .note = 这些 Pod
    .title = 干扰预算至少允许驱逐一个 Pod。
    .why = 腾空节点就是驱逐其上的 Pod，违反预算的驱逐会被拒绝。如果所有 Pod 都必须保留，腾空永远不会结束，节点升级也会停住。`minAvailable` 的百分比向上取整。

pdb003 = `{ $field }: { $value }` 禁止一切驱逐：有这种 Pod 的节点永远无法腾空。
    .help = 允许驱逐一个 Pod：`maxUnavailable: 1`。
    .title = 干扰预算不禁止一切驱逐。
    .why = 设为 `maxUnavailable: 0` 或 `minAvailable: 100%` 时，无论有多少 Pod，一个也不会被驱逐：每次腾空节点都会停在这些 Pod 上，直到有人删除该预算。

pdb004 = `{ $name }` 的 Pod 在加载模型时崩溃后无法驱逐：没有设置 `unhealthyPodEvictionPolicy`。
    .help = 设置 `unhealthyPodEvictionPolicy: AlwaysAllow`。
    .title = 模型 Pod 的干扰预算允许驱逐未就绪的 Pod。
    .why = 加载模型时崩溃的 Pod 未就绪，算作不可用。默认策略（`IfHealthyBudget`）下预算会拒绝驱逐它，故障 Pod 所在的节点也就无法腾空。`AlwaysAllow` 则允许驱逐。

pdb005 =
    .title = 干扰预算选中其工作负载的 Pod。
    .why = 选择算符为空的预算覆盖整个名字空间的所有 Pod，包括其他 release 的；标签匹配不到任何 Pod 的预算则什么也保护不了。这两种情况都要到腾空节点时才会被发现。

pdb005-unset = 该预算没有选择算符，因此不覆盖任何 Pod。
    .help = 选中该工作负载的 Pod。

pdb005-empty = 选择算符为空，因此该预算覆盖整个名字空间的所有 Pod。
    .help = 按该工作负载的标签选择。

pdb005-unmatched = 本 release 中没有 Pod 带有这些标签，因此该预算什么也保护不了：`{ $name }` 的标签与此不同。
    .help = 使用该工作负载 Pod 模板中的标签。
    .note = 这些 Pod 的标签

pdb006 = 不论有 { $min } 个还是 { $max } 个 Pod，都只要求保留 { $stay } 个：达到最大值时可以同时驱逐 { $evictable } 个。
    .help = 使用 `maxUnavailable: 1` 或百分比。
    .title = 自动扩缩的工作负载，其干扰预算随 Pod 数量变化。
    .why = 自动扩缩器增加 Pod 时，写成数字的 `minAvailable` 保持不变：十个 Pod 中可能有八个同时被驱逐，而在最小值时也许一个都不行。`maxUnavailable` 则随 Pod 数量变化。

pdb007 = `{ $name }` 只有一个 Pod，且在 Spot 节点上：节点被回收时，干扰预算保护不了它。
    .help = 再运行一个 Pod，并让其中一个位于不会被回收的节点上。
    .note = 该预算
    .title = Spot 节点上的单个 Pod 不依赖干扰预算。
    .why = 云厂商会在几秒或几分钟内回收 Spot 节点，不管预算怎么写：预算只能拦住驱逐。只有一个 Pod 时，在另一个启动之前没有可用的实例，而模型服务的启动要花几分钟。
