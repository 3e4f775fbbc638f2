# Whether environments fit on a cluster

capacity =
    .fits = Fits.
    .full = Fits, nothing left.
    .slow = Fits, one after the other.
    .cannot-tell = Can’t tell.
    .no-nodes = No nodes are declared.
    .fails = It does not render.
    .waits = The rollout waits.
    .over-quota = Over the quota.
    .no-pool = No node takes a pod.
    .gpus-missing = { $count ->
        [one] { $count } GPU missing.
       *[other] { $count } GPUs missing.
    }
    .pods-missing = { $count ->
        [one] { $count } pod has no room.
       *[other] { $count } pods have no room.
    }
    .used-gpus = { $used } of { $all } GPUs; { $left } left
    .used = CPU { $cpu } of { $cpus }, memory { $memory } of { $memories }
    .spare = { $count ->
        [0] no room for another pod
        [one] room for { $count } more pod
       *[other] room for { $count } more pods
    }
    .lost-node = if a node is lost, its pods stay Pending
    .stay = { $missing } of { $pods } pods stay Pending
    .on-top = { $count ->
        [one] { $count } pod on top
       *[other] { $count } pods on top
    }
    .fewer = { $count ->
        [one] { $count } pod less meanwhile, none on top
       *[other] { $count } pods less meanwhile, none on top
    }
    .first-gone = { $count ->
        [one] no room for { $count } pod on top: an old one goes first
       *[other] no room for { $count } pods on top: old ones go first
    }
    .none-may-go = { $count ->
        [one] no room for { $count } pod on top, and none may go first
       *[other] no room for { $count } pods on top, and none may go first
    }
    .quota = `{ $name }`: { $asked } of { $hard }
    .unknown-count = how many nodes { $pool } has is not declared
    .unknown-size = what a node of { $pool } has is not declared: { $resource }
    .unknown-pods = how many pods there are is not known
    .nothing = no pods that stay
    .pool = pool { $number }
    .gpu = GPU
    .cpu = CPU
    .memory = memory
    .asks = { $name }: { $pods } pods, each { $amounts }
    .asks-node = { $name }: a pod on each node, { $amounts }
    .asks-nothing = no requests
    .of-cpu = { $amount } CPU
    .on = may use { $pools }
    .on-none = on no pool
    .per-node = { $count ->
        [one] { $count } pod per node,
       *[other] { $count } pods per node,
    }
    .any-number = Any number of pods:
    .decides = { $resource } decides
    .apart = they keep apart
    .no-requests = they request nothing
    .no = No.
    .no-label = `{ $label }` is not on these nodes
    .no-taint = the taint `{ $taint }` is not tolerated
    .other-gpu = its GPUs are { $gpu }
    .no-gpu = it has no GPU
    .small = a pod asks for { $asked }, a node has { $has }: { $resource }
    .minimum = At minimum
    .maximum = At maximum
    .updating = While updating
    .together = All together
