# The overview

autoscaler = { $value }% of request

autoscaler-2 = { $value } per pod

autoscaler-3 = Queue depth

gpu = { $percent }% for vLLM

resources = QoS BestEffort: no requests and no limits.

resources-2 = QoS Guaranteed: limits equal requests.

resources-3 = QoS Burstable: limits exceed requests or are not set.

workload = { $kind }, up to { $size }

workload-2 = unknown size
