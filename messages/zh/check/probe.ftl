# 检查 PROBE001 PROBE002 PROBE003 PROBE004 PROBE005 TERM001

probe001 = 容器 `{ $name }` 在模型加载完成之前就会被杀死：它没有 startupProbe，livenessProbe 在 { $budget } 后放弃，而加载需要 { $load } 秒。
    .help = 添加 startupProbe，设置 `periodSeconds: { $period }` 和 `failureThreshold: { $failures }` 或更大的值。
    .note = 加载所需的时间
    .fix = 添加 startupProbe
    .title = 没有启动探针时，存活探针等待模型加载完成。
    .why = 没有启动探针时，存活探针从一开始就运行。如果它在模型加载完成之前放弃，kubelet 就会杀死容器；容器重新加载，又再次被杀死：CrashLoopBackOff。

probe002 = 容器 `{ $name }` 的 startupProbe 在 { $budget } 后放弃，而加载需要 { $load } 秒：容器还没启动完成就会被杀死。
    .help = 把 failureThreshold 提高到 { $failures } 或更大。
    .note = 加载所需的时间
    .fix = 把 failureThreshold 提高到 { $failures }
    .title = 启动探针给模型留出足够的加载时间。
    .why = 启动探针放弃后，容器会被杀死并重新启动。探针允许的时间是 initialDelaySeconds + periodSeconds × failureThreshold；大模型需要好几分钟。

probe003 = 容器 `{ $container }` 的 startupProbe 允许 { $budget }，但 `{ $name }` 的上线在{ $default ->
        [yes] 默认的 { $deadline } 秒
       *[no] {" "}{ $deadline } 秒
    }后就会被放弃：容器可能仍在启动，上线就已失败。
    .help = 在 Deployment 的 spec 中设置 `progressDeadlineSeconds: { $enough }`。
    .note = 该期限
    .fix = 把 progressDeadlineSeconds 设为 { $enough }
    .title = 上线的等待时间不短于 Pod 可能的启动时间。
    .why = 如果在 progressDeadlineSeconds（默认 600）内没有 Pod 变为可用，Deployment 会报告 ProgressDeadlineExceeded，`kubectl rollout status` 和 `helm --wait` 也会失败，尽管启动探针仍会给模型留出加载时间。

probe004 = 容器 `{ $container }` 的 startupProbe 允许 { $budget }，但 Helm 在 { $timeout } 秒后放弃：仍在加载的模型会被当作失败。
    .help = 调用 Helm 时使用 `--timeout { $minutes }m`，并在 .chartroom.yaml 中声明。
    .note = 该超时时间
    .fix = 声明超时时间为 { $minutes }m
    .title = Helm 的等待时间不短于 Pod 可能的启动时间。
    .why = 如果 Pod 没有在 `--timeout`（默认 5 分钟）内就绪，`helm upgrade --wait` 就会失败，`--rollback-on-failure` 随后会回滚一个正常的模型。超时时间取自 `.chartroom.yaml` 中的声明。

probe005 = 容器 `{ $name }` 的 livenessProbe 与 readinessProbe 相同：本来只应停止接收请求时，它却会被杀死。
    .help = 给 livenessProbe 设置更大的 failureThreshold，或者让它检查开销更小的内容。
    .help-startup = 给 livenessProbe 设置更大的 failureThreshold，或者让它检查开销更小的内容。容器启动期间，startupProbe 会让 livenessProbe 等待。
    .note = readinessProbe
    .title = 模型服务的存活探针比就绪探针更宽松。
    .why = 未就绪的 Pod 会从 Service 中移除，直到恢复；未通过存活探针的容器则会被杀死。两个探针相同时，繁忙的引擎本来只应停止接收请求，却会被杀死，然后又要重新加载模型。

term001 =
    .help = 设置 `terminationGracePeriodSeconds: { $seconds }`。
    .note-hook = preStop 钩子
    .note-request = 最长的请求
    .fix = 允许 { $seconds } 秒
    .title = 正在终止的 Pod 有时间完成其请求。
    .why = 宽限期（默认 30 秒）在 preStop 钩子之前就开始计时，期满时 kubelet 会杀死仍在运行的进程。如果钩子用尽了宽限期，引擎就没有时间了，耗时更长的生成会被中断。

term001-hook = `{ $name }` 的 Pod 在{ $default ->
        [yes] 默认的 { $grace } 秒
       *[no] {" "}{ $grace } 秒
    }后被杀死，而仅 preStop 钩子就休眠 { $slept } 秒：没有时间完成请求。

term001-request = `{ $name }` 的 Pod 在{ $default ->
        [yes] 默认的 { $grace } 秒
       *[no] {" "}{ $grace } 秒
    }后被杀死，而一个请求可能需要 { $longest } 秒：耗时较长的生成会被中断。
