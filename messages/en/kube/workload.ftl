# Deployments, StatefulSets, DaemonSets, Jobs, autoscalers, budgets

progress-deadline = `{ $path }` is { $seconds }, but a pod counts as available only after { $least } seconds
    (`minReadySeconds`).
    .help = Write more seconds than `minReadySeconds`.

recreate = `{ $path }` conflicts with `type: Recreate`, which replaces all pods at once.
    .help = Remove it. An overlay that sets `type: Recreate` has to set `rollingUpdate: null` too, as maps are merged.

surge =
    .both-zero = `{ $path }` and `maxSurge` are both 0, so no pod could ever be replaced.
    .both-zero-help = Set one of the two to 1 or more.
    .both = `{ $path }` and `maxUnavailable` are both set; a DaemonSet takes one of them.
    .both-help = Set `maxUnavailable: 0` next to `maxSurge`.
    .default = `{ $path }` is set, and `maxUnavailable` defaults to 1; a DaemonSet takes one of them.

unavailable-zero = `{ $path }` is 0, so no pod could ever be replaced.

on-delete = `{ $path }` conflicts with `type: OnDelete`, which never updates pods by itself.
    .help = Remove it. An overlay that sets `type: OnDelete` has to set `rollingUpdate: null` too.

update-strategy =
    .help = Use `RollingUpdate` or `OnDelete`.

claim-template =
    .name = Name the claim; mounts refer to it.

max-replicas = `{ $path }` must be at least 1; it is { $value }.
    .help = Write the maximum number of pods.
    .below = `{ $path }`, { $value }, is below `minReplicas`, { $low }.
    .below-help = Raise it, or lower `minReplicas`.

scale-target = Name the workload to scale.
    .version = `{ $path }` can’t be `{ $value }`: it takes a group and a version.
    .version-help = Write it as `apps/v1`.
    .group = `{ $path }` has no API group, so the workload can’t be found.

metric =
    .type = Set the type of the metric.
    .other = `{ $path }` conflicts with `type: { $kind }`, which takes only `{ $field }`.
    .other-help = Remove it, or make it a metric of its own.
    .missing = Set `{ $field }`, which `type: { $kind }` reads.
    .resource = Set the resource: `cpu` or `memory`.
    .container = Name the container to measure.
    .average = Set the target per pod.
    .two-values = `{ $path }` and `averageValue` are both set; a metric has one target.
    .name = Write the metric’s name as the adapter serves it.
    .target-type = Use `Utilization`, `AverageValue` or `Value`.
    .utilization = Write a percentage of the request, such as 80.
    .positive = Write the target per pod.
    .utilization-missing = Set `averageUtilization`, or `averageValue` with `type: AverageValue`.
    .two-targets = `{ $path }` and `averageUtilization` are both set; a metric has one target.
    .value-missing = Set `value` or `averageValue`.

scaling-behavior =
    .window = Write 0 to 3600 seconds.
    .tolerance = Write a fraction such as `0.05`.
    .policies = Add a policy, or leave the list out to get the default ones.

job-name = The name of a Job becomes a label of its pods, so it can have up to 63 characters; this one has more.
    .help = In a template: `| trunc 63 | trimSuffix "-"`.

managed-by = `{ $path }` can’t be `{ $value }`: it takes a domain and a path of up to 63 characters in all.
    .help = Write it as `example.com/name`, or leave it out.

failure-policy =
    .restart = `{ $path }` is { $value }, but a `podFailurePolicy` needs pods that are not restarted.
    .restart-help = Set `restartPolicy: Never`.
    .rules = Add a rule, or remove the policy.
    .index = `{ $path }` is `FailIndex`, but failures are not counted per index.
    .index-help = Set `backoffLimitPerIndex`.
    .both = `{ $path }` has both `onExitCodes` and `onPodConditions`; it takes one.
    .none = `{ $path }` has neither `onExitCodes` nor `onPodConditions`.
    .none-help = Set one of the two to say when the rule applies.
    .container = The pod has no container `{ $value }`.
    .container-help = Name one of its containers, or leave it out for all of them.

manual-selector =
    .cron = `{ $path }` is true, but the Jobs of a CronJob can’t share one selector.
    .job = Remove it. With `manualSelector: true` the selector is yours, and so are collisions between Jobs.
    .missing = With `manualSelector: true` you have to write the selector.

completions = Set the number of indexes.

indexed =
    .backoff = `{ $path }` counts failures per index, but the Job is not indexed.
    .help = Set `completionMode: Indexed`.
    .failed = Set `backoffLimitPerIndex`, or remove `maxFailedIndexes`.
    .success = `{ $path }` is about indexes, but the Job is not indexed.

exit-codes =
    .none = `{ $path }` is an empty list.
    .none-help = List the exit codes.
    .order = The exit codes in `{ $path }` are not in order.
    .order-help = Sort them in ascending order.
    .zero = `{ $path }` is 0, which is not a failure.

schedule = `{ $path }` can’t be `{ $value }`: { $says }.
    .missing = Write five fields, such as `0 3 * * *`, or `@daily`.
    .zone = `{ $path }` names a time zone, which has its own field.
    .zone-help = Set `timeZone` instead.
    .help = Write five fields: minute 0–59, hour 0–23, day 1–31, month 1–12, weekday 0–6 with 0 for Sunday; or
        `@hourly`, `@daily`, `@weekly`, `@monthly` or `@yearly`.

time-zone = There is no time zone `{ $value }`.
    .empty = Write a time zone such as `Etc/UTC`, or leave it out.
    .local = `{ $path }` is `{ $value }`, which differs between control planes.
    .local-help = Write a time zone such as `Etc/UTC`.
    .help = Use a time zone such as `Europe/Berlin` or `Etc/UTC`.

budget =
    .both = The budget sets both `minAvailable` and `maxUnavailable`; it takes one.

priority-class =
    .name = `{ $path }` is `{ $value }`, but names that begin with `system-` are reserved for Kubernetes.
    .name-help = Use another name.
    .value = `{ $path }` can be at most 1000000000; it is { $value }. Higher ones are reserved for Kubernetes.
    .value-help = Write 1000000000 or less.

cron-job-name = The name of a CronJob can have up to 52 characters, as its Jobs’ names get 11 more; `{ $value }` is
    longer.
    .help = In a template: `| trunc 52 | trimSuffix "-"`.
