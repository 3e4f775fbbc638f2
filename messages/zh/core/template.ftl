# 模板的失败

hints-not-root = 在不是 chart 根的内容中查找 `.{ $root }`。
    .help-template = 命名模板的点号是调用它时交给它的值。用 `.` 或 `$` 调用它，或者把根放进 `dict` 交给它，并写成 `.root.{ $root }`。
    .help-range = 在 `range` 中，点号是列表项。写成 `${ $expression }`：`$` 在文件的任何位置都是根。
    .help-with = 在 `with` 中，点号是条件的值。写成 `${ $expression }`：`$` 在文件的任何位置都是根。

hints-small-root = 没有 `.{ $name }`：根上的名称以大写字母开头。

hints-no-root = 这里没有 `.{ $name }`。

hints-call-parentheses = `{ $name }` 的参数若是调用，要放在圆括号中：没有圆括号时，其中的词就成了它的参数。

hints-infix = `{ $name }` 是函数，要写在它的参数前面。

hints-called-value = `{ $value }` 不是函数，后面却跟着内容，好像它是函数一样。
    .help = 值的后面跟着内容，好像这个值是函数一样：把函数写在前面，或者在中间写上 `|`。

hints-piped-template = `template` 自己输出文本，名称后面是它交出去的值：不能接管道。
    .help = 写成 `include "{ $name }"`，它返回文本。

hints-arguments = `{ $name }` { $at_least ->
        [yes] 至少需要
       *[no] 需要
    } { $want } 个参数，而得到 { $got } 个：`|` 交出的值算作最后一个参数。
    .help-include = 写成 `include { $name } .`：点号就是交给模板的值。
    .help-indent = 写上空格数：`{ $name } 4`。

hints-no-template = 没有模板 `{ $name }`。
    .more = 另外 { $count } 项
    .help-none = chart 没有定义任何模板：在 templates/ 下的文件中用 `{"{{"} define {"}}"}` 定义它，或者把定义它的 chart 加到 `dependencies`。
    .help-one = chart 只有 { $one }。使用它，或者在 templates/ 下的文件中用 `{"{{"} define {"}}"}` 定义，或者把定义它的 chart 加到 `dependencies`。
    .help-many = { $files ->
            [yes] 有这些文件
           *[no] 有这些命名模板
        }：{ $before } 和 { $last }。使用其中之一，或者在 templates/ 下的文件中用 `{"{{"} define {"}}"}` 定义，或者把定义它的 chart 加到 `dependencies`。

hints-foreign-function = 未知函数 `{ $name }`：Helm 会把 `{ $whole }` 当作模板动作来执行。

hints-foreign-variable = `{ $name }` 是 Prometheus 的变量，Helm 却会把 `{ $whole }` 当作模板动作来执行。

hints-foreign =
    .help = Grafana、Prometheus 等的花括号必须转义：`{ $escaped }`。如果整个文件都是这样的内容，最好放在 templates/ 之外，用 `.Files.Get` 输出。
    .fix = 原样输出

failure-release-name = `{ $name }` 不能作为 release 的名称。
    .help = 最多使用 53 个小写字母、数字、`-` 和 `.`，以字母或数字开头和结尾。

failure-set =
    .help = 写成 `path.to.key=value`；列表写成 `{"{"}a,b{"}"}`，列表中的一项写成 `[0]`；属于文本或名称的 `,` 和 `.` 前面要加 `\`。

failure-kube-version =
    .help = 在上面选择另一个 Kubernetes 版本，或者放宽 Chart.yaml 中的 `kubeVersion`。

failure-noticed =
    .note = Helm 在这里发现

failure-taken =
    .note = 在这里使用

failure-nearest =
    .note = 最近的已定义的键

failure-passing =
    .help = 让 `{ $key }` 自身就是 YAML：所有行对齐成一块。
    .note = `tpl` 在这里输出 `{ $key }`

failure-rendered =
    .note = 渲染出的行

failure-limit =
    .trace = 缩短遍历大的值的循环，或者拆分 chart：每一段输出都记录了它所用的值。
    .memory = 把它变小。自己与自己拼接的文本或列表，每循环一轮就会翻倍。
    .steps = 查找嵌套的循环和多次引用自身的模板，让它们早些结束。
    .output = 减少输出：查找循环次数过多的循环。
    .depth = 查找无休止地引用自身的模板。

failure-shifted =
    .help = 上面输出的内容与这一行不匹配：缩进比它少或多，应为映射的地方是列表，或者因花括号内的 `-` 而与另一行连在一起。

nil-undefined = { $layers } 中没有定义 `{ $path }`。
    .help = 在 values.yaml 中定义它，或者在模板中先判断：`{"{{"} with .Values.{ $path } {"}}{{"} .{ $field } {"}}{{"} end {"}}"}`。

nil-empty = `{ $path }` 为空，因此无法在其中查找 `{ $field }`。

nil-misspelt =
    .help = 是否想写 `{ $close }`？或者在 values.yaml 中定义它，或者在模板中先判断：`{"{{"} with .Values.{ $path } {"}}{{"} .{ $field } {"}}{{"} end {"}}"}`。

action-no-dot = `{ $name }` 前面没有点号，因此是函数，而没有这个名称的函数。

action-open = 这里打开的 `{"{{"}` 没有关闭。
    .help = 在它的末尾加上 `{"}}"}`：下面的内容被当成了它的一部分。
    .fix = 用 `{"}}"}` 关闭它

action-no-variable = 这里没有变量 `{ $name }`。

action-one-brace = 关闭这个动作的只有一个 `{"}"}`，而需要两个。

action-third-brace = 打开动作需要两个 `{"{"}`，这里有三个。
    .help = 写成 `{"{{"} … {"}}"}`；Helm 不会转义任何内容。输出花括号要写成 `{"{{"} "{"{"}" {"}}"}`。

asked-minimum = { $at } 不能小于 { $want }；现在是 { $got }。

asked-maximum = { $at } 不能大于 { $want }；现在是 { $got }。

asked-above = { $at } 必须大于 { $want }；现在是 { $got }。

asked-below = { $at } 必须小于 { $want }；现在是 { $got }。

asked-min-length = { $at } 至少需要 { $want } 个字符；现在有 { $got } 个。

asked-max-length = { $at } 最多允许 { $want } 个字符；现在有 { $got } 个。

asked-min-items = { $at } 至少需要 { $want } 项；现在有 { $got } 项。

asked-max-items = { $at } 最多允许 { $want } 项；现在有 { $got } 项。

asked-type = { $at } 需要{ $kinds }；`{ $value }` 是{ $kind }。
    .this = { $at } 需要{ $kinds }；这里是{ $kind }。
    .block = { $at } 需要{ $kinds }，而这里是文本：`|` 和 `>` 把下面的全部内容变成文本。
    .fix = 改成{ $kind }

asked-items =
    .help = 每一项单独写一行，放在 `- ` 后面。

asked-comment =
    .help = ` #` 开始注释，因此值没有剩下任何内容：给它加上引号。

asked-scalar =
    .help = 在 `:` 后面写一个值。

asked-alone =
    .help = 只写 `{ $text }`。

asked-curly-quotes =
    .help = 对 YAML 来说，这种引号只是字符。写 `"`，或者不写引号。

asked-one-of = { $at } 不能是 `{ $value }`。
    .help-close = 是否想写 `{ $close }`？可选值为 { $list }。
    .help = 可选值为 { $list }。

asked-pattern = { $at }：{ $value } 不匹配正则表达式 { $pattern }。

asked-enum = { $at }：只能是 { $values } 之一。

asked-const = { $at }：只能是 { $value }。

asked-format = { $at }：{ $value } 不是有效的 { $format }：{ $problem }。

asked-missing = { $at }：缺少必需的键 { $names }。

asked-dependency = { $at }：有 { $of } 时，还必须有 { $names }。

asked-equal = { $at }：下标为 { $first } 和 { $second } 的两项相同。

asked-property-name = { $at }：键名 { $name } 不符合要求。

asked-min-properties = { $at } 至少要有 { $want } 个键，现在有 { $got } 个。

asked-max-properties = { $at } 最多只能有 { $want } 个键，现在有 { $got } 个。

asked-multiple = { $at } 必须是 { $want } 的倍数，现在是 { $got }。

asked-any-of = { $at } 不符合 schema 中的任何一个备选项。

asked-several = { $at } 同时符合 schema 中 `oneOf` 的多个备选项。

asked-not = { $at } 正是 schema 用 `not` 排除的内容。

asked-false = { $at }：schema 在这里是 `false`，不允许任何值。

asked-quantity = { $at }：`{ $value }` 不是 Kubernetes 的数量。
    .help = 写一个数字，后面可以加上表示千分之一的 `m`，或者 `Ki`、`Mi`、`Gi`、`k`、`M`、`G`。
    .meant = 写成 `{ $meant }`。
    .bytes = 请写 `{ $binary }`（按 1024 计）或 `{ $decimal }`（按 1000 计）。

cause-in-values = chart 把 `{ $path }` 当作模板运行，而 `{ $action }` 不是 Helm 的动作：{ $why }。
    .help = 用于其他程序的花括号必须转义：`{"{{"} `{ $action }` {"}}"}`。
    .note = `tpl` 在这里运行它

cause-required =
    .help = 在 values.yaml 或覆盖文件中设置 { $what }。
    .help-it = 在 values.yaml 或覆盖文件中设置它。
    .note = chart 在这里拒绝它

links-template = `{ $template }` 中的 template

links-called = `{ $template }` 中的 { $function }
    .unknown = 在 `{ $template }` 中被调用

links-fails = `{ $function }` 失败：{ $cause }。
