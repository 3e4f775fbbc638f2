# 概览

overview-of-request = 请求的 { $value }%

overview-per-pod = 每个 Pod { $value }

overview-queue = 队列深度

overview-vllm = { $percent }% 供 vLLM 使用

overview-cores = { $amount } 核

overview-quality =
    .best-effort = QoS BestEffort：没有请求，也没有限制。
    .guaranteed = QoS Guaranteed：限制等于请求。
    .burstable = QoS Burstable：限制大于请求，或者没有设置。

overview-volume = { $kind }，最大 { $size }

overview-size = 大小未知
