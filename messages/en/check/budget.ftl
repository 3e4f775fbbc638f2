# Checks PDB001 PDB002 PDB003 PDB004 PDB005 PDB006 PDB007 

pdb001 = `minAvailable` and `maxUnavailable` are both set; only one may be.
    .help = Set the one that is not wanted to null in the overlay: `minAvailable: null`.
    .note = the other one
    .title = A disruption budget sets one of `minAvailable` and `maxUnavailable`.
    .why = The API server refuses a budget with both, and with it the upgrade. It comes about when an overlay sets
        one and the base keeps the other: maps merge, so both are left.

pdb004 = Pods of `{ $name }` that crash while loading cannot be evicted: `unhealthyPodEvictionPolicy` is not set.
    .title = A budget of model pods lets pods go that are not ready.
    .why = A pod that crashes while it loads its model is not ready and counts as missing: by default
        (`IfHealthyBudget`) the budget then refuses to evict it, and the node of the broken pod cannot be drained.
        `AlwaysAllow` lets it go.

pdb006 = { $stay } must stay, whether there are { $min } pods or { $max }: at the maximum { $stay2 } may go at once.
    .help = Use `maxUnavailable: 1` or a percentage.
    .title = A budget follows the number of pods where an autoscaler changes it.
    .why = `minAvailable` as a number stays what it is when the autoscaler adds pods: of ten pods eight may then go
        at once, and at the minimum perhaps none. `maxUnavailable` follows the number of pods.

pdb002 = have together
    .help = Use `maxUnavailable: 1`, which follows the number of pods, or run more of them.
    .note = the pods
    .title = A disruption budget lets at least one pod go.
    .why = A node is drained by evicting its pods, and an eviction that would break the budget is refused. Where as
        many pods must stay as there are, the drain never ends, and node upgrades stop. Percentages of
        `minAvailable` round up.

pdb002-2 = { $stay } must stay of { $words } that { $names } { $have } at least: none may be evicted, so a node
    drain never ends.

pdb003 = `{ $field }: { $text }` forbids every eviction, so a node with such a pod can never be drained.
    .help = Allow one pod to go: `maxUnavailable: 1`.
    .title = A disruption budget does not forbid every eviction.
    .why = With `maxUnavailable: 0` or `minAvailable: 100%` no pod is ever evicted, whatever their number: every
        node drain stops at these pods until someone deletes the budget.

pdb005 = The budget has no selector, so it covers no pod.
    .help = Select the workload's pods.
    .help2 = Select the workload's labels.
    .help3 = Use the labels of the workload's pod template.
    .note = the pods' labels
    .title = A disruption budget selects the pods of its workload.
    .why = A budget with the empty selector covers every pod of the namespace, other releases too; one whose labels
        no pod has protects nothing. Both look right until a node is drained.

pdb005-2 = The selector is empty, so the budget covers every pod of the namespace.

pdb005-3 = No pod of this release has these labels, so the budget protects nothing; `{ $name }` has others.

pdb007 = `{ $name }` has one pod, on spot nodes: its budget does not keep it when the node is taken back.
    .help = Run a second pod, one of them on nodes that stay.
    .note = the budget
    .title = A budget does not have to keep a lone pod on spot nodes.
    .why = A provider takes a spot node back within seconds or minutes, whatever a budget says: it holds back
        evictions only. With one pod there is nothing left while another one starts, and a model server starts for
        minutes.
