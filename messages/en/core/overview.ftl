# The overview

overview-of-request = { $value }% of request

overview-per-pod = { $value } per pod

overview-queue = Queue depth

overview-memory = Memory

overview-model = { $model }, source { $source }

overview-rolling = Rolling, +{ $up } / −{ $down }

overview-rolling-down = Rolling, −{ $down }

overview-claim = claim { $name }

short-entries = { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }

overview-vllm = { $percent }% for vLLM

overview-cores = { $amount } cores

overview-quality =
    .best-effort = QoS BestEffort: no requests and no limits.
    .guaranteed = QoS Guaranteed: limits equal requests.
    .burstable = QoS Burstable: limits exceed requests or are not set.

overview-volume = { $kind }, up to { $size }

overview-size = unknown size
