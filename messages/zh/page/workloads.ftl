# 由许多部分组成的 chart 的概览

workloads-as = 工作负载显示为

workloads-table = 表格

workloads-cards = 卡片

workloads-find = 按类型、名称、镜像筛选

workloads-group = 分组依据

workloads-by-chart = chart

workloads-by-kind = 类型

workloads-by-nothing = 不分组

workloads-troubled = 只看有问题的

workloads-open-all = 展开所有分组

workloads-close-all = 折叠所有分组

workloads-none = 没有这样的工作负载。

workloads-caption = 工作负载：每行的数字是一个 Pod 的，分组的数字是所有 Pod 的

workloads-sums = 每行为一个 Pod，合计为全部。

workloads-per-node = { $count } 个在每个节点上运行一份。

workloads-tasks = { $count } 个只运行一段时间，不计入。

workloads-idle = 未选中此 release 的任何工作负载

count-workloads = { $count } 个工作负载

count-reasons = { $count } 个原因

workload-name = 名称

workload-pods = Pod

workload-cpu = CPU

workload-memory = 内存

workload-probes = 探针

workload-may-go = 可驱逐

workload-scaler = 伸缩范围

workload-per-node = 每节点

workload-no-probe = 没有 { $name }

may-go-of = { $go } / { $of }

missing-charts = 渲染时缺少 { $count } 个不在 charts/ 中的 chart

missing-helm = Helm 不会渲染它的任何内容：

missing-locked = （Chart.lock：{ $version }）

missing-values = 它会得到 `{ $key }` 的值

missing-no-values = 没有给它的 `{ $key }` 值。

missing-put-in = 放进去

missing-put-in-help = 把它的 .tgz 拖进对话框，或运行 `helm dependency build` 后重新打开目录。
