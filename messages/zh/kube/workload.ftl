# Deployment、StatefulSet、DaemonSet、Job、自动扩缩器、干扰预算

progress-deadline = `{ $path }` 是 { $seconds }，但 Pod 在 { $least } 秒之后才算可用（`minReadySeconds`）。
    .help = 写大于 `minReadySeconds` 的秒数。

recreate = `{ $path }` 与 `type: Recreate` 冲突，后者一次替换所有 Pod。
    .help = 删除它。由于映射会被合并，设置 `type: Recreate` 的覆盖文件还必须设置 `rollingUpdate: null`。

surge =
    .both-zero = `{ $path }` 和 `maxSurge` 都为 0，没有 Pod 能被替换。
    .both-zero-help = 把两者之一设为 1 或更大的数。
    .both = `{ $path }` 和 `maxUnavailable` 都已设置，DaemonSet 只能使用其中一个。
    .both-help = 在 `maxSurge` 旁设置 `maxUnavailable: 0`。
    .default = 设置了 `{ $path }`，而 `maxUnavailable` 默认为 1，DaemonSet 只能使用其中一个。

unavailable-zero = `{ $path }` 为 0，没有 Pod 能被替换。

on-delete = `{ $path }` 与 `type: OnDelete` 冲突，后者不会自行更新 Pod。
    .help = 删除它。设置 `type: OnDelete` 的覆盖文件还必须设置 `rollingUpdate: null`。

update-strategy =
    .help = 使用 `RollingUpdate` 或 `OnDelete`。

claim-template =
    .name = 为申领命名，挂载会引用它。

max-replicas = `{ $path }` 必须至少为 1，现在是 { $value }。
    .help = 写 Pod 的最大数量。
    .below = `{ $path }`（{ $value }）小于 `minReplicas`（{ $low }）。
    .below-help = 调高它，或者调低 `minReplicas`。

scale-target = 写出要扩缩的工作负载。
    .version = `{ $path }` 不能是 `{ $value }`：它由组和版本组成。
    .version-help = 写成 `apps/v1` 的形式。
    .group = `{ $path }` 没有 API 组，找不到该工作负载。

metric =
    .type = 设置指标的类型。
    .other = `{ $path }` 与 `type: { $kind }` 冲突，后者只接受 `{ $field }`。
    .other-help = 删除它，或者写成单独的指标。
    .missing = 设置 `type: { $kind }` 所读取的 `{ $field }`。
    .resource = 设置资源：`cpu` 或 `memory`。
    .container = 写出要度量的容器。
    .average = 设置每个 Pod 的目标值。
    .two-values = `{ $path }` 和 `averageValue` 都已设置，而一个指标只有一个目标。
    .name = 写出适配器提供的指标名称。
    .target-type = 使用 `Utilization`、`AverageValue` 或 `Value`。
    .utilization = 写请求的百分比，例如 80。
    .positive = 写每个 Pod 的目标值。
    .utilization-missing = 设置 `averageUtilization`，或者设置 `averageValue` 并使用 `type: AverageValue`。
    .two-targets = `{ $path }` 和 `averageUtilization` 都已设置，而一个指标只有一个目标。
    .value-missing = 设置 `value` 或 `averageValue`。

scaling-behavior =
    .window = 写 0 到 3600 秒。
    .tolerance = 写小数，例如 `0.05`。
    .policies = 添加一条策略，或者不写该列表以使用默认策略。

job-name = Job 的名称会成为其 Pod 的标签，因此最多 63 个字符，这个名称更长。
    .help = 在模板中：`| trunc 63 | trimSuffix "-"`。

managed-by = `{ $path }` 不能是 `{ $value }`：它由域名和路径组成，总共最多 63 个字符。
    .help = 写成 `example.com/name` 的形式，或者不写。

failure-policy =
    .restart = `{ $path }` 是 { $value }，但 `podFailurePolicy` 要求 Pod 不重启。
    .restart-help = 设置 `restartPolicy: Never`。
    .rules = 添加一条规则，或者删除该策略。
    .index = `{ $path }` 是 `FailIndex`，但失败次数没有按索引统计。
    .index-help = 设置 `backoffLimitPerIndex`。
    .both = `{ $path }` 同时有 `onExitCodes` 和 `onPodConditions`，只能有一个。
    .none = `{ $path }` 既没有 `onExitCodes`，也没有 `onPodConditions`。
    .none-help = 设置两者之一，说明规则何时生效。
    .container = 该 Pod 没有容器 `{ $value }`。
    .container-help = 写出它的一个容器，不写则表示所有容器。

manual-selector =
    .cron = `{ $path }` 为 true，但 CronJob 的各个 Job 不能共用一个选择算符。
    .job = 删除它。使用 `manualSelector: true` 时选择算符由你指定，Job 之间的冲突也由你负责。
    .missing = 使用 `manualSelector: true` 时必须自己写选择算符。

completions = 设置索引的数量。

indexed =
    .backoff = `{ $path }` 按索引统计失败次数，但该 Job 没有索引。
    .help = 设置 `completionMode: Indexed`。
    .failed = 设置 `backoffLimitPerIndex`，或者删除 `maxFailedIndexes`。
    .success = `{ $path }` 针对索引，但该 Job 没有索引。

exit-codes =
    .none = `{ $path }` 是空列表。
    .none-help = 列出退出码。
    .order = `{ $path }` 中的退出码没有排序。
    .order-help = 按升序排列。
    .zero = `{ $path }` 是 0，而 0 不是失败。

schedule = `{ $path }` 不能是 `{ $value }`：{ $says }。
    .missing = 写五个字段，例如 `0 3 * * *`，或者写 `@daily`。
    .zone = `{ $path }` 中写了时区，而时区有单独的字段。
    .zone-help = 请改用 `timeZone`。
    .help = 写五个字段：分钟 0–59、小时 0–23、日 1–31、月 1–12、星期 0–6（0 表示星期日）；或者写 `@hourly`、`@daily`、`@weekly`、`@monthly` 或 `@yearly`。

time-zone = 没有时区 `{ $value }`。
    .empty = 写一个时区，例如 `Etc/UTC`，或者不写。
    .local = `{ $path }` 是 `{ $value }`，它在不同的控制平面上并不相同。
    .local-help = 写一个时区，例如 `Etc/UTC`。
    .help = 使用时区名称，例如 `Europe/Berlin` 或 `Etc/UTC`。

budget =
    .both = 干扰预算同时设置了 `minAvailable` 和 `maxUnavailable`，只能设置一个。

priority-class =
    .name = `{ $path }` 是 `{ $value }`，但以 `system-` 开头的名称由 Kubernetes 保留。
    .name-help = 使用其他名称。
    .value = `{ $path }` 最多为 1000000000，现在是 { $value }。更大的值由 Kubernetes 保留。
    .value-help = 写 1000000000 或更小的数。

cron-job-name = CronJob 的名称最多 52 个字符，因为其 Job 的名称还要加 11 个字符；`{ $value }` 更长。
    .help = 在模板中：`| trunc 52 | trimSuffix "-"`。
