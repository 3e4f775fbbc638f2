# 概览

overview-of-request = 请求的 { $value }%

overview-per-pod = 每个 Pod { $value }

overview-queue = 队列深度

overview-memory = 内存

overview-model = { $model }，来源 { $source }

overview-rolling = 滚动更新，+{ $up } / −{ $down }

overview-rolling-down = 滚动更新，−{ $down }

overview-claim = 申领 { $name }

short-entries = { $count } 个条目

overview-vllm = { $percent }% 供 vLLM 使用

overview-cores = { $amount } 核

overview-quality =
    .best-effort = QoS BestEffort：没有请求，也没有限制。
    .guaranteed = QoS Guaranteed：限制等于请求。
    .burstable = QoS Burstable：限制大于请求，或者没有设置。

overview-volume = { $kind }，最大 { $size }

overview-size = 大小未知
