# Cluster

cluster-waiting = Reading what is declared…

cluster-ask = Fill it in from kubectl

cluster-ask-help = Run this where `kubectl` is logged in; it only reads. What you paste stays in this browser.

cluster-paste = Paste the output

cluster-fill = Fill in

cluster-declared = The cluster

cluster-empty = Leave empty what you do not know; `none` says that there are none. “Use” writes it to
    `.chartroom.yaml`; Ctrl+Z undoes it.

cluster-distribution = Distribution

cluster-helm = Helm version

cluster-not-specified = not specified

cluster-pod-security = Pod Security level

cluster-taints = Node taints

cluster-storage = Storage classes

cluster-default-storage = Default storage class

cluster-ingress = Ingress classes

cluster-quota = Namespace quota

cluster-apis = API versions

cluster-nodes = Node types

cluster-add-node = Add a node type

cluster-cpu = CPUs

cluster-memory = Memory

cluster-gpus = GPUs

cluster-gpu = GPU type

cluster-node-type = Node type { $number }: { $field }

cluster-remove-node-type = Remove node type { $number }

cluster-helm-4 = Helm 4

cluster-helm-3 = Helm 3

cluster-privileged = privileged

cluster-baseline = baseline

cluster-restricted = restricted

cluster-name = Name, where environments share it

cluster-used-by = Used by

cluster-of-its-own = has a cluster of its own

cluster-goes-to = goes to { $cluster }

cluster-quota-of = Quota of { $namespace }

cluster-pool = Pool

cluster-count = Nodes at most

cluster-labels = Labels

cluster-node-taints = Taints

capacity = Does it fit?
    .resource = What is drawn
    .gpu = GPU
    .cpu = CPU
    .memory = Memory
    .together = Beside which pods
    .alone = each alone
    .beside = beside the others
    .environment = Environment
    .used = used
    .on-top = on top while updating
    .other = another environment
    .free = free
    .missing = missing
    .legend = one box is a node, one square a GPU
    .more = +{ $count } more
    .one-pod = One pod of { $workload } on one node
