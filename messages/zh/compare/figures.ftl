# 比较各环境的行

figure-pods = Pod

figure-autoscaling = 自动扩缩

figure-budget = 干扰预算

figure-strategy = 策略

figure-image = 镜像

figure-model = 模型

figure-gpu = GPU

figure-cpu = CPU 请求 / 限制

figure-memory = 内存请求 / 限制

figure-volume = 卷

figure-startup = 启动时间预算

figure-objects = 渲染的对象

figure-of = { $figure }，{ $workload }

total-gpus = GPU 总数

total-cpu = CPU 请求总量
    .cores = { $amount } 核

total-memory = 内存请求总量

cell-span = { $low }–{ $high }

cell-metric = { $name }：{ $target }

cell-seconds = { $count } 秒

field-line = [第 { $line } 行]

cell-none = 无

cell-off = 关闭

cell-per-node = 每个节点一个

cell-unknown = 未知

cell-no-target = 没有目标

cell-budget = { $rule }：{ $pods } 个 Pod 中可驱逐 { $go } 个
