# Pod 及其容器

containers = Pod 至少需要一个容器。

ephemeral = `{ $path }` 只能添加到运行中的 Pod。
    .help = 使用 `kubectl debug`。

init-container = Init 容器中不能有 `{ $path }`，因为它在其他容器启动之前就已结束。
    .help = 删除它，或者设置 `restartPolicy: Always`，使其成为边车容器。

container-name = 为容器命名。
    .twice = 该 Pod 有两个容器名为 `{ $value }`。
    .twice-help = 将两者之一改名；Init 容器也计算在内。

image = 设置要运行的镜像。
    .blanks = `{ $path }` 两端有空白。
    .blanks-help = 删除空白；在模板中使用 `trim`。

container-port =
    .twice = 该容器有两个端口名为 `{ $value }`。
    .host = `{ $path }` 是 { $value }，但在主机网络中，容器端口就是主机端口。
    .host-help = 写与 `containerPort` 相同的数字，或者不写。
    .host-twice = 该 Pod 有两个端口都使用主机端口 { $number }。
    .host-twice-help = 不写 `hostPort`，或者修改两者之一。

resize = 该 Pod 从不重启，因此不能通过重启容器来调整其大小。
    .help = 使用 `NotRequired`。

env-key = `{ $path }` 不能是 `{ $value }`：键由字母、数字、`-`、`_` 和 `.` 组成。
    .missing = 写出要读取的键。
    .help = 写有效的键。

env-name = `{ $path }` 不能是 `{ $value }`：变量名由除 `=` 以外的可打印 ASCII 字符组成。
    .help = 只写名称；值写在 `value` 中。

env-source =
    .value = 该变量同时有 `value` 和 `valueFrom`，只能有一个。
    .value-help = 删除两者之一。设置 `valueFrom` 的覆盖文件还必须设置 `value: null`。
    .none = `{ $path }` 没有来源，变量得不到值。
    .none-help = 设置 `fieldRef`、`resourceFieldRef`、`configMapKeyRef` 和 `secretKeyRef` 之一，或者使用 `value`。
    .more = `{ $path }` 有多个来源，而变量只能有一个。
    .more-help = 只保留一个。设置另一个来源的覆盖文件必须把原来的设为 `null`。

field-ref = `{ $path }` 不能是 `{ $value }`：不能读取 Pod 的这个字段。
    .missing = 设置字段，例如 `metadata.name`。
    .version = Pod 没有 API 版本 `{ $version }`。
    .version-help = 删除 `apiVersion`，或者写 `v1`。
    .key = `{ $path }` 不能是 `{ $value }`：它不是有效的标签键或注解键。
    .help = 使用 { $fields } 之一，或者 `metadata.labels['key']` 或 `metadata.annotations['key']`。

resource-ref =
    .container = 写出要读取的容器。
    .resource = 写出请求或限制，例如 `limits.memory`。
    .divisor = `{ $path }` 不能是 `{ $value }`：它只能是一个单位，例如 `1`、`1m` 或 `1Mi`。
    .divisor-help = 写一个单位。

env-from =
    .none = `{ $path }` 的这个条目没有来源。
    .none-help = 设置 `configMapRef` 或 `secretRef`，或者删除该条目。
    .more = `{ $path }` 的这个条目有两个来源，而每个条目只能有一个。

toleration =
    .no-key = 该容忍度没有键，因此适用于所有污点，`operator` 必须是 `Exists`。
    .no-key-help = 设置污点的 `key`，或者用 `operator: Exists` 表示所有污点。
    .seconds = `tolerationSeconds` 推迟驱逐，而只有效果 `NoExecute` 才会驱逐。
    .seconds-help = 设置 `effect: NoExecute`，或者删除 `tolerationSeconds`。
    .value = 污点的值不能是 `{ $text }`：它的格式与标签的值相同。
    .value-help = 使用字母、数字、`-`、`_` 和 `.`，最多 63 个字符。
    .exists = 该容忍度有值，但 `Exists` 只看键。
    .exists-help = 删除值，或者使用 `operator: Equal`。

node-terms = 添加一个条目，或者删除整个块（在覆盖文件中设为 `null`）：没有条目就没有节点匹配。

weight = `{ $path }` 必须在 1 到 100 之间，现在是 { $value }。
    .help = 写 1 到 100 之间的数。

node-field = `{ $path }` 不能是 `{ $value }`：只能匹配 `metadata.name`。
    .help = 使用 `metadata.name`；匹配标签请用 `matchExpressions`。
    .values = 写出一个节点。
    .operator = 使用 `In` 或 `NotIn`。

namespace = `{ $name }` 不是有效的名字空间名称。
    .help = 名字空间由小写字母、数字和 `-` 组成，最多 63 个字符。

label-keys =
    .both = `{ $value }` 同时在 `matchLabelKeys` 和 `mismatchLabelKeys` 中。
    .both-help = 只在其中一个中保留。

topology-key = 设置划分拓扑域的节点标签，例如 `kubernetes.io/hostname` 或 `topology.kubernetes.io/zone`。

spread =
    .twice = 有两个约束都是 `topologyKey: { $key }` 和 `whenUnsatisfiable: { $unsatisfiable }`。
    .domains = `{ $path }` 设置了拓扑域的最小数量，但 `ScheduleAnyway` 无论如何都会调度。
    .domains-help = 使用 `DoNotSchedule`，或者删除 `minDomains`。

process-namespace = `{ $path }` 与 `hostPID` 冲突。

system = 使用 `linux` 或 `windows`。
    .other = `{ $path }` 在 { $own } 上不存在，而它是该 Pod 的操作系统（`os.name`）。
    .other-help = 删除它，或者删除 `os`。

user-namespace = `{ $path }` 与 `hostUsers: false` 冲突，后者为 Pod 提供独立的用户名字空间。

restart-policy =
    .job = Job 的 Pod 会结束，因此 `{ $path }` 必须说明失败时如何处理；它默认为 `Always`。
    .job-help = 设置 `restartPolicy: OnFailure` 或 `Never`。

active-deadline = `{ $path }` 会在一段时间后结束 Pod，但该 Pod 应当一直运行。
    .help = 删除它；只有 Job 和独立的 Pod 才能有截止时间。

dns =
    .servers = 在 `dnsConfig.nameservers` 中至少设置一个服务器。
    .more-servers = `{ $path }` 的服务器多于三个。
    .more-servers-help = 保留三个。
    .more-domains = `{ $path }` 的域名多于 32 个。
    .more-domains-help = 保留 32 个。
    .option = 写出选项的名称，例如 `ndots`。
    .search = `{ $path }` 不能是 `{ $value }`：它是小写的域名。
    .search-help = 写成 `svc.cluster.local` 的形式。

scheduling-gate =
    .twice = 调度门控 `{ $text }` 列出了两次。

resource-claim =
    .name = 为申领命名，容器会引用它。
    .both = `{ $path }` 同时设置了申领和申领模板，只能设置一个。
    .none = `{ $path }` 既没有设置申领，也没有设置申领模板。
    .none-help = 设置 `resourceClaimName` 或 `resourceClaimTemplateName`。
    .twice = 有两个申领名为 `{ $value }`。

probe =
    .grace = 就绪探针不会结束容器，因此 `{ $path }` 没有作用。
    .grace-help = 删除它，或者在存活探针或启动探针上设置。
    .success = `{ $path }` 必须为 1，现在是 { $value }。只有就绪探针可以要求更多次。
    .success-help = 写 1，或者不写该字段。
    .grace-positive = 不写则使用 Pod 的设置。

handler =
    .none = `{ $path }` 没有处理方式，什么也不会做。
    .none-help = 设置 { $names } 之一，或者删除整个块（在覆盖文件中设为 `null`）。
    .command = 把命令写成列表：`["cat", "/ready"]`。

http-header = `{ $path }` 不能是 `{ $value }`：HTTP 头的名称由字母、数字和 `-` 组成。
    .help = 写成 `X-Header-Name` 的形式。

hook-sleep = 钩子休眠 { $seconds } 秒，但 Pod 会在 { $grace } 秒后被杀死（`terminationGracePeriodSeconds`）。
    .help = 缩短休眠时间，或者调高 `terminationGracePeriodSeconds`。

resources =
    .no-limit = 请求了 `{ $name }` 但没有限制；它不能过量使用，因此两者必须相同。
    .no-limit-help = 在 `limits` 中设置 `{ $name }`，请求默认与它相同。
    .claim = `{ $path }` 引用了 `{ $value }`，但它不在该 Pod 的 `resourceClaims` 中。
    .claim-help = 把该申领加到 Pod 的 `resourceClaims`。
    .differ = `{ $name }` 的请求（{ $request }）与限制（{ $limit }）不同；它不能过量使用，因此两者必须相同。
    .differ-help = 只设置限制，请求默认与它相同。
    .above-help = 调高限制，或者调低请求。覆盖文件只设置其中一个时，另一个沿用下层的值。
    .unknown = 容器没有资源 `{ $name }`：可以有 `cpu`、`memory`、`ephemeral-storage`、`hugepages-…` 以及前面带域名的设备。
    .unknown-help = 名称区分大小写；GPU 是 `nvidia.com/gpu`。
    .whole = `{ $name }` 必须是整数，现在是 { $value }。
    .whole-help = 写整数。GPU 的一部分是单独的资源，例如 MIG 和时间分片。
    .above = `{ $name }` 的请求（{ $request }）高于限制（{ $limit }）。
    .above-blank = `{ $name }` 的请求（{ $request }）高于限制（{ $limit }）：空的限制为 0。

huge-pages = 请求了巨页，但没有请求 CPU 或内存。
    .help = 同时请求 `cpu` 或 `memory`。
    .part = `{ $name }` 以整页为单位，{ $value } 不是页大小的倍数。
    .part-help = 写页大小的倍数。

privileged =
    .escalation = 该容器是 `privileged`，却不允许提升特权；而特权容器总是可以。
    .escalation-help = 修改两者之一。
    .sys-admin = 该容器获得 CAP_SYS_ADMIN，却不允许提升特权；而该权能允许这样做。

proc-mount = `{ $path }` 是 `Unmasked`，它需要 Pod 有独立的用户名字空间。
    .help = 在 Pod 上设置 `hostUsers: false`。

host-process = 该 Pod 有 HostProcess 容器，它们需要主机网络。
    .help = 设置 `hostNetwork: true`。

security-profile = 使用 `RuntimeDefault`、`Localhost` 或 `Unconfined`，或者删除整个块。
    .local = 设置配置文件，路径相对于 kubelet 的配置文件目录。
    .other = `{ $path }` 指定了节点上的配置文件，但类型不是 `Localhost`。
    .other-help = 删除它，或者把类型设为 `Localhost`。

windows =
    .empty = 删除它，或者设置值。
    .long = `{ $path }` 超过 64 KiB。
    .long-help = 使用更短的。

sysctl = `{ $path }` 不能是 `{ $value }`：它不是内核参数的名称。
    .missing = 写出内核参数的名称。
    .help = 写成 `net.core.somaxconn` 的形式。
    .twice = `sysctls` 中设置了两次 `{ $value }`。
    .host = `{ $value }` 会改变节点本身，因为该 Pod 设置了 `{ $field }: true`。
    .host-help = 删除它，改为在节点上设置。
