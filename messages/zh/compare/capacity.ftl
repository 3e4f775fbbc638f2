# 各环境能否放进集群

capacity =
    .fits = 放得下。
    .full = 放得下，没有余量。
    .slow = 放得下，需逐个进行。
    .cannot-tell = 无法判断。
    .no-nodes = 没有声明节点。
    .fails = 渲染失败。
    .waits = 上线会一直等待。
    .over-quota = 超出配额。
    .no-pool = 没有节点能接受它的 Pod。
    .gpus-missing = { $count ->
       *[other] 缺 { $count } 个 GPU。
    }
    .pods-missing = { $count ->
       *[other] { $count } 个 Pod 没有位置。
    }
    .used-gpus = 已用 { $used } 个 GPU，共 { $all } 个，剩 { $left } 个
    .used = CPU { $cpu }（共 { $cpus }），内存 { $memory }（共 { $memories }）
    .spare = { $count ->
        [0] 再放不下一个 Pod
       *[other] 还能放 { $count } 个 Pod
    }
    .lost-node = 少一个节点，其上的 Pod 就会停在 Pending
    .stay = { $pods } 个 Pod 中有 { $missing } 个停在 Pending
    .on-top = { $count ->
       *[other] 额外增加 { $count } 个 Pod
    }
    .fewer = { $count ->
       *[other] 期间少 { $count } 个 Pod，不额外增加
    }
    .first-gone = { $count ->
       *[other] 放不下额外的 { $count } 个 Pod：先停旧的
    }
    .none-may-go = { $count ->
       *[other] 放不下额外的 { $count } 个 Pod，又不允许先停旧的
    }
    .quota = `{ $name }`：需要 { $asked }，上限 { $hard }
    .unknown-count = 没有声明 { $pool } 有多少节点
    .unknown-size = 没有声明 { $pool } 的节点有多少资源：{ $resource }
    .unknown-pods = 不知道有多少 Pod
    .nothing = 没有长期运行的 Pod
    .pool = 节点池 { $number }
    .gpu = GPU
    .cpu = CPU
    .memory = 内存
    .asks = { $name }：{ $pods } 个 Pod，每个 { $amounts }
    .asks-node = { $name }：每个节点一个 Pod，{ $amounts }
    .asks-nothing = 没有请求
    .of-cpu = { $amount } CPU
    .on = 可用 { $pools }
    .on-none = 没有可用的节点池
    .per-node = { $count ->
       *[other] 每个节点 { $count } 个 Pod，
    }
    .any-number = Pod 数量不限：
    .decides = 由 { $resource } 决定
    .apart = 它们不共用节点
    .no-requests = 它们没有请求资源
    .no = 不行。
    .no-label = 这些节点上没有 `{ $label }`
    .no-taint = 没有容忍污点 `{ $taint }`
    .other-gpu = 它的 GPU 是 { $gpu }
    .no-gpu = 它没有 GPU
    .small = 一个 Pod 需要 { $asked }，一个节点有 { $has }：{ $resource }
    .minimum = 最少时
    .maximum = 最多时
    .updating = 更新期间
    .together = 合计
