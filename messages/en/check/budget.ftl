# Checks PDB001 PDB002 PDB003 PDB004 PDB005 PDB006 PDB007 

pdb001 = `minAvailable` and `maxUnavailable` are both set: only one is allowed.
    .help = Set the one that you do not want to null in the overlay: `minAvailable: null`.
    .note = the other one
    .title = A disruption budget sets either `minAvailable` or `maxUnavailable`.
    .why = The API server rejects a budget with both, and the upgrade with it. This happens when an overlay sets one
        and the base keeps the other: maps are merged, so both remain.

pdb002 = { $names } { $workloads ->
        [one] has
       *[other] together have
    } at least { $pods ->
        [one] 1 pod
       *[other] { $pods } pods
    }, and { $stay } must stay: none may be evicted, so a node drain never ends.
    .help = Use `maxUnavailable: 1`, which follows the number of pods, or run more pods.
    .note = the pods
    .title = A disruption budget lets at least one pod go.
    .why = A node is drained by evicting its pods, and an eviction that would break the budget is refused. If all
        pods must stay, the drain never ends and node upgrades stop. Percentages of `minAvailable` are rounded up.

pdb003 = `{ $field }: { $value }` forbids every eviction: a node with one of these pods can never be drained.
    .help = Allow one pod to go: `maxUnavailable: 1`.
    .title = A disruption budget does not forbid every eviction.
    .why = With `maxUnavailable: 0` or `minAvailable: 100%` no pod is ever evicted, however many there are: every
        node drain stops at these pods until someone deletes the budget.

pdb004 = Pods of `{ $name }` that crash while loading cannot be evicted: `unhealthyPodEvictionPolicy` is not set.
    .help = Set `unhealthyPodEvictionPolicy: AlwaysAllow`.
    .title = A budget for model pods lets unready pods go.
    .why = A pod that crashes while it loads its model is not ready and counts as unavailable. By default
        (`IfHealthyBudget`) the budget then refuses to evict it, and the node of the broken pod cannot be drained.
        `AlwaysAllow` lets it go.

pdb005 =
    .title = A disruption budget selects the pods of its workload.
    .why = A budget with an empty selector covers every pod of the namespace, other releases included; one whose
        labels match no pod protects nothing. Neither is noticed until a node is drained.

pdb005-unset = The budget has no selector, so it covers no pods.
    .help = Select the workload's pods.

pdb005-empty = The selector is empty, so the budget covers every pod of the namespace.
    .help = Select the workload's labels.

pdb005-unmatched = No pod of this release has these labels, so the budget protects nothing: the labels of `{ $name }`
    are different.
    .help = Use the labels of the workload's pod template.
    .note = the pods' labels

pdb006 = { $stay ->
        [one] 1 pod
       *[other] { $stay } pods
    } must stay, whether there are { $min } pods or { $max }: at the maximum { $evictable } may go at once.
    .help = Use `maxUnavailable: 1` or a percentage.
    .title = The budget of an autoscaled workload follows the number of pods.
    .why = A number in `minAvailable` stays the same when the autoscaler adds pods: of ten pods, eight may then go at
        once, and at the minimum perhaps none. `maxUnavailable` follows the number of pods.

pdb007 = `{ $name }` has one pod, on spot nodes: its budget does not protect it when the node is reclaimed.
    .help = Run a second pod, and keep one of them on nodes that stay.
    .note = the budget
    .title = A single pod on spot nodes does not rely on a budget.
    .why = A provider reclaims a spot node within seconds or minutes, whatever a budget says: a budget only holds
        back evictions. With one pod nothing is left until another has started, and a model server takes minutes to
        start.
