# ConfigMap、Secret、配额、元数据、定义

config-size = 一个 { $what } 最多 1 MiB，这里有 { $size } 字节。
    .help = 拆分它，或者把大文件放在别处：镜像、卷或存储桶。

config-key = `{ $text }` 不能作为键：键会成为文件名，因此由字母、数字、`-`、`_` 和 `.` 组成，最多 253 个字符。
    .help = 改名。路径应写在挂载它的卷的 `items` 中。
    .twice = `{ $name }` 同时是 `data` 和 `binaryData` 的键。

secret =
    .key = `{ $kind }` 类型的 Secret 需要键 `{ $name }`，但缺失。
    .key-help = 添加该键，或者使用类型 `Opaque`。
    .account = `{ $kind }` 类型的 Secret 属于某个服务账号，但缺少写明该账号的注解 `{ $name }`。
    .account-help = 添加该注解。
    .json = `{ $name }` 不是 JSON，而这种类型的 Secret 需要 JSON。
    .json-help = 在模板中用 `dict … | toJson | b64enc` 生成。

definition =
    .name = `{ $path }` 是 `{ $value }`，但定义以其复数名称和组命名。
    .preserve = 在 `apiextensions.k8s.io/v1` 中，`{ $path }` 不能为 true。
    .preserve-help = 删除它；要允许任意字段，请在模式中设置 `x-kubernetes-preserve-unknown-fields`。
    .plural = 写出资源的名称。

definition-group = `{ $path }` 不能是 `{ $value }`：定义的组是域名。
    .missing = 设置组，例如 `example.com`。
    .help = 写成 `{ $text }.example.com` 的形式。
    .protected = `{ $text }` 由 Kubernetes 保留：请使用自己域名下的组。

definition-kind = `{ $path }` 不能是 `{ $value }`：类型由字母、数字和 `-` 组成，以字母开头。
    .help = 写成 `CronTab` 的形式。
    .list = `{ $path }` 是 `{ $value }`，与类型相同。
    .list-help = 写成 `{ $kind }List`。

definition-version =
    .twice = `{ $path }` 有两个同名的版本。
    .stored = { $stored ->
            [0] 没有版本
           *[other] 有多个版本
        }设置了 `storage: true`，必须正好有一个。
    .stored-help = 在一个版本中设置 `storage: true`，其他版本设为 `false`。
    .schema = 写出该版本的模式。

definition-column =
    .name = 为该列命名。
    .type = 写 `type: string`。
    .path = 设置值的路径，例如 `.spec.replicas`。

definition-scale = `{ $path }` 不能是 `{ $value }`：它必须位于 `{ $under }` 之下。
    .missing = 设置数量的路径，例如 `{ $under }.replicas`。
    .help = 写成 `{ $under }.name` 的形式。

conversion =
    .strategy = 写 `None` 或 `Webhook`。
    .client = 用 `clientConfig` 指定执行转换的 webhook。
    .webhook = 设置执行转换的 webhook。
    .none = 设置了 `{ $path }`，但 `strategy` 是 `None`。
    .none-help = 删除它，或者设置 `strategy: Webhook`。

schema =
    .root = `{ $path }` 是 `{ $value }`，但资源是对象。
    .root-help = 写 `type: object`。
    .type = 设置值的类型：`object`、`array`、`string`、`integer`、`number` 或 `boolean`。
    .int-or-string = `{ $path }` 与 `x-kubernetes-int-or-string` 冲突，后者已说明类型。
    .int-or-string-help = 删除 `type`。
    .free-keys = `{ $path }` 与 `properties` 冲突：映射要么有指定的字段，要么有任意的键。
    .items = 设置列表项的模式。
    .reference = 设置了 `{ $path }`，但定义的模式不能使用引用。
    .reference-help = 直接写出模式。
    .unique = `{ $path }` 不能为 true。
    .unique-help = 使用 `x-kubernetes-list-type: set`。
    .closed = `{ $path }` 不能为 false：API 服务器本来就会丢弃模式中没有的字段。
    .list-type = `{ $path }` 是 `{ $value }`，但 `x-kubernetes-list-type` 用于列表。
    .list-type-help = 写 `type: array`。
    .map-keys = 写出用于区分列表项的字段。
    .map-list = `{ $path }` 不是 `map`，但设置了 `x-kubernetes-list-map-keys`。
    .map-list-help = 写 `x-kubernetes-list-type: map`。

quota =
    .count = `{ $name }` 统计对象的个数，不能是 { $value }。
    .scopes = 没有 Pod 同时属于 `{ $one }` 和 `{ $other }`。
    .scopes-help = 保留两者之一，或者写成两个配额。
    .scope = 作用域为 `{ $value }` 的配额不能统计 `{ $name }`。
    .scope-help = 把它放入没有该作用域的配额。
    .values = 列出这些值。
    .no-values = `{ $path }` 与该运算符不能同时使用。
    .no-values-help = 删除这些值。
    .resource = 配额不能限制 `{ $name }`。
    .resource-help = 使用 `requests.cpu`、`limits.memory`、`pods`、`count/deployments.apps` 或 `requests.nvidia.com/gpu` 之类的名称。

limit-range =
    .pod = `{ $path }` 不适用于整个 Pod。
    .pod-help = 移到 `type: Container` 的条目中。
    .ratio = `{ $name }` 的比率小于 1，但限制不会低于请求。
    .claim = `{ $path }` 限制申领，但既没有设置最小值，也没有设置最大值。
    .claim-help = 设置 `min.storage` 或 `max.storage`。
    .type = `{ $path }` 不能是 `{ $value }`：没有这种限制类型。
    .type-help = 使用 `Container`、`Pod` 或 `PersistentVolumeClaim`。
    .twice = 有两个条目针对 `{ $value }`。
    .twice-help = 合并成一个。
    .order = `{ $name }` 的 `{ $low }`（{ $less }）大于 `{ $high }`（{ $more }）。
    .order-help = 调低一个，或者调高另一个。

object-name =
    .missing = 为对象命名；如果名称由模板生成，请检查模板。

server-field = `{ $path }` 由 API 服务器设置；从集群导出的对象不能带着它应用。

finalizer = `{ $path }` 不能是 `{ $value }`：Finalizer 的格式与标签的键相同。
    .domain = `{ $path }` 不能是 `{ $value }`：自定义的 Finalizer 前面需要有域名。

name-prefix = `{ $path }` 不能是 `{ $value }`：该类型的名称不能这样开头。
    .help = 使用小写字母、数字和 `-`。

owner =
    .missing = 属主有 `apiVersion`、`kind`、`name` 和 `uid`，而 `uid` 只有在运行的集群中才知道；chart 很少设置属主。
    .controllers = `{ $path }` 有多个属主设置了 `controller: true`。
    .controllers-help = 只在其中一个上保留。
