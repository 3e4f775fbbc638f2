# 页面的各部分

slow-below = 下方是 { $age }前的状态。

stale = 当前显示的是 { $age }前最后一次成功渲染的结果。

stale-fix = 修复

stale-fix-end = 后会自动更新。

link-broken = 无法打开此链接。

link-broken-safe = 没有任何改动。

environment-removed = 已删除 { $name }。

other-chart = 此链接基于 chart { $name }。

other-chart-help = 请打开该 chart：随后会应用链接的改动。

verdict-ok = { $environment } 渲染成功：{ $objects }，没有问题。

verdict-warn = { $environment } 渲染成功：{ $objects }，{ $warnings }。

verdict-error = { $environment } 无法部署：{ $errors }。

no-autoscaler = 没有自动扩缩器。

disruption-budget = 干扰预算

no-disruption-budget = 没有干扰预算。

absent-count = { $count } 项，各附原因

absent-blocks = 模板中的 { $count } 个块

absent-in = { $object } 中：{ $reason }

absent-in-objects = { $count } 个对象中：{ $reason }

gpu = GPU

gpu-per-pod = 个 GPU，每个 Pod { $value } × { $resource }

gpu-range = 最少 { $low } 个 GPU，最多 { $high } 个

gpu-minimum = 最小值时

gpu-scaled-out = 扩容后

gpu-surge = 上线期间 +{ $surge }

resources = 资源

resources-of = /

resources-no-limit = ，无限制

resources-no-request = 无请求，限制

resources-label = { $name }：请求 { $request }，限制 { $limit }

none = 无

resources-total = 合计 { $total }

per-node = 每个节点一个 Pod

pods = 个 Pod

autoscaler-no-max = 个 Pod 起，没有有效的 maxReplicas

autoscaler-range = { $low } 到 { $high } 个 Pod

scale-min = 最小 { $count }

scale-max = 最大 { $count }

autoscaling = 自动扩缩

budget-of = 个 Pod 可同时驱逐，共 { $pods } 个

budget-may-go = 个 Pod 可同时驱逐

budget-none = 个本 release 的 Pod 被选中

budget-unknown = 可同时驱逐多少个 Pod

budget-drawn = { $stay } 个必须保留，{ $go } 个可驱逐

budget-stay = 必须保留

budget-go = 可驱逐

node-drain = 节点腾空

drain-blocks = 会被阻止

drain-proceeds = 可以进行

drain-blocks-note = 节点腾空会被阻止。

workload-range = （初始），自动扩缩范围 { $range }

image = 镜像

startup-budget = 启动时间预算

startup-per-pod = 每个 Pod { $duration }

startup-label = 延迟 { $delay } 秒，然后探测 { $tries } 秒。上线期限为 { $deadline } 秒。

startup-deadline = 期限 { $seconds } 秒

startup-sum = { $delay } 秒 + { $period } 秒 × { $tries } 次

startup-late = 启动慢的 Pod 可能需要 { $total } 秒，而 Kubernetes 在 { $deadline } 秒时就报告上线失败。

close-esc = 关闭（Esc）

reset-title = 把 chart 重置为最初的状态

reset-help = 你的编辑（{ $files }）和环境会被丢弃；chart 以最初的状态打开。

reset-do = 丢弃我的编辑

more-facts = Release、名字空间、Kubernetes

more-layers = 层和 --set 条目

divider-columns = 编辑器的宽度

divider-rows = 上方编辑器的高度

overlay-of = { $name } 的覆盖文件

reached-by-key = 它出现在 { $lines }

reached-by-template = 它生成 { $lines }

reached-by-control = 它决定 { $lines }

reached-by-key-and-control = 它出现在 { $lines }，并决定另外 { $control } 行

reached-by-template-and-control = 它生成 { $lines }，并决定另外 { $control } 行

not-rendered-yet = { $name } 尚未成功渲染。修复问题后即可看到输出。

notes-from = 由 templates/NOTES.txt 渲染

next = 下一个

problems-close = 关闭（Ctrl Shift M）

severity = 严重程度

code = 代码

kind = 类别

problem = 问题

column-in = 环境

column-place = 位置、相关位置

quick-fix = 快速修复

no-problem-matches = 没有符合筛选条件的问题。清空输入框，或再按一次数量。

filter-placeholder = 筛选

filter-problems = 筛选问题

checks-loading = 正在加载检查…

checks-unfetched = 无法加载检查。

scope = 范围

related = 相关：

fix-all = 全部修复（{ $alike }）

about-problem = 关于此问题

choose-problem = 选择一个问题查看说明。

own-words = 原始信息

helm-says = Helm 的输出

found-times = 在此处发现 { $count } 次。

documentation = 文档

kind-template = 模板

kind-values = Values

kind-output = 输出

kind-practice = 实践

kind-trap = 陷阱

kind-chart = chart

kind-input = 输入

kind-settings = 设置

kind-engine = 引擎

kind-model = 模型

kind-reference = 引用

kind-rollout = 上线

kind-scaling = 扩缩

status-stopped = 引擎已停止

rendering = 正在渲染

rendering-for = 正在渲染 { $name }，{ $seconds } 秒

facts-release = release

facts-namespace = ns

layer-number = 层 { $number }

layer-named = 层 { $number }：{ $name }

set-value = { $path } 为 { $value }，{ $kind }

value-was = 原为 { $value }

model = 模型

strategy = 策略

volume = 卷

type = 型号

node = 节点

tolerates = 容忍

memory = 显存

release-or-chart = Release 或 Chart 对象
