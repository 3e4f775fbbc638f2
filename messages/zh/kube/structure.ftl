# 对象类型所接受的内容

not-an-object = 这不是 Kubernetes 对象：它必须是映射。

not-set = 没有设置 `{ $field }`。

unknown-kind = `{ $api-version }` 的 `{ $kind }` 不是内置类型，因此没有检查其字段。

no-such-kind = `{ $api-version }` 没有类型 `{ $kind }`。

not-served = Kubernetes { $version } 不提供 `{ $api-version }` 的 `{ $kind }`。
    .help = Kubernetes { $versions } 提供它。

removed = `{ $api-version }` 的 `{ $kind }` 已在 Kubernetes 1.{ $since } 中移除。
    .help = 没有替代，删除它。

no-such-version = `{ $kind }` 的定义不提供 `{ $api-version }`。

unknown-field = 这里没有字段 `{ $field }`。

duplicate-field = `{ $field }` 写了两次，以最后一个为准。

missing = `{ $field }` 是必填字段，但缺失。

not-allowed-value = `{ $field }` 不能是 `{ $text }`。

bad-quantity = `{ $text }` 不是数量。
    .help = 写带后缀的数字，例如 `500m`、`2`、`1Gi` 或 `100M`。

bad-time = `{ $text }` 不是时间。
    .help = 写成 `2026-01-31T12:00:00Z` 的形式。

bad-base64 = `{ $field }` 不是 base64。
    .help = 对它编码（模板中用 `b64enc`），或者在 Secret 中使用 `stringData`。

null = `{ $field }` 应为{ $want ->
        [text] 文本
        [integer] 整数
        [number] 数字
        [boolean] {" "}`true` 或 `false`
        [list] 列表
       *[map] 映射
    }，而不是 null。Helm 4 以服务器端应用的方式安装，会保留空值的 null。
    .help = 只在有值时输出该键：把它放进 `{"{{"} with … {"}}"}`。Helm 3 和 `--server-side=false` 会丢弃 null。

moved =
    .utilization = 自 `autoscaling/v2` 起，它是 `metrics` 的一个条目：`{"{"}type: Resource, resource: {"{"}name: { $resource }, target: {"{"}type: Utilization, averageUtilization: 80{"}}}"}`。
    .target-utilization = 自 `autoscaling/v2` 起，它是 `target`：`{"{"}type: Utilization, averageUtilization: 80{"}"}`。
    .target-value = 自 `autoscaling/v2` 起，它是 `target`：`{"{"}type: AverageValue, averageValue: …{"}"}`。

hint =
    .below = 它是 `{ $field }` 的字段：请增加缩进。
    .above = 它是对象本身的字段：请减少缩进。
    .above-in = 它是 `{ $field }` 的字段：请减少缩进。

type-help =
    .quote = 加上引号：`"{ $text }"`，在模板中用 `| quote`。
    .unquote = 删除引号。
    .number = 写不带引号的数字。
    .key = 在下一行写 `{ $key }: { $text }`。
    .map-name = 写 `key: value` 形式的行；如果它是某个对象的名称，则写 `name: { $text }`。
    .map = 写 `key: value` 形式的行。
    .list-item = 写成列表：`- { $text }`；如果列表项是映射，则写 `- name: { $text }`。
    .list = 写成列表：每项一行，以 `- ` 开头。
    .text = 写成文本。`--set` 的键中的点号需要反斜杠：`a\.b=c`。
    .one-text = 写成一段文本，不带 `- `。
    .bool = 写 `true` 或 `false`，不带引号。
    .items = 每项以 `- ` 开头。
    .no-items = 删除 `- `。

twice = `{ $name }` 有两个列表项都是 `{ $key }`。Helm 4 以服务器端应用的方式安装，它据此区分列表项，并拒绝重复。
    .help = 删除两者之一。在多数列表中，Helm 3 和 `--server-side=false` 两个都接受，以最后一个为准。
    .client = `{ $name }` 有两个列表项都是 `{ $key }`。

wrong-type = `{ $field }` 应为{ $want ->
        [text] 文本
        [integer] 整数
        [number] 数字
        [boolean] {" "}`true` 或 `false`
        [list] 列表
       *[map] 映射
    }，而不是{ $got ->
        [empty] 空文本
        [short] 文本 `{ $text }`
        [text] 文本
        [number] 数字 { $text }
        [boolean] 布尔值 { $text }
        [list] 列表
       *[map] 映射
    }。
    .int-or-string = `{ $field }` 应为整数或文本，而不是{ $got ->
            [number] 数字 { $text }
            [boolean] 布尔值 { $text }
            [list] 列表
           *[map] 映射
        }。

out-of-range = `{ $field }` 必须{ $bound ->
        [at-least] 大于或等于
        [above] 大于
        [at-most] 小于或等于
       *[below] 小于
    } { $limit }，现在是 { $text }。

field-type =
    .any = 任意值
    .text = 文本
    .integer = 整数
    .number = 数字
    .boolean = true 或 false
    .quantity = 数量
    .int-or-string = 整数或文本
    .time = 时间
    .list = { $of } 的列表
    .map = { $of } 的映射
