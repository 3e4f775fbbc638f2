# 检查 VAL001 VAL002 VAL003 VAL004 VAL005 VAL006 VAL007 VAL009 VAL017 VAL019

val002 = `{ $path }:` 没有值，即为 null，会删除 { $names }。
    .list = `{ $path }:` 没有值，即为 null，会删除一个有 { $count } 项的列表。
    .help = 要保留这一块，请删除该行；要有意删除，请写 `null`。
    .note = 被删除
    .title = 没有值的键不会删除下层的设置。
    .why = 在 YAML 中，没有值的键就是 `null`，而 `null` 会删除该键及其下的所有内容。删除或注释掉下面几行之后，常常会留下这样的键。

val004 = `{ $path }: Recreate` 与 { $file } 的 `rollingUpdate` 冲突，合并会保留后者。
    .help = 加上 `{ $key }: null` 以去掉默认值。
    .note = 这个默认值会保留
    .fix = 加上 `{ $key }: null`
    .title = 使用 Recreate 策略的覆盖文件去掉 `rollingUpdate`。
    .why = Helm 会合并两个映射，默认的 `rollingUpdate` 因此与 `type: Recreate` 并存。API 服务器会拒绝同时设置两者的 Deployment。

val005 = `{ $path }` 与 { $file } 的 `{ $other }` 冲突，合并会保留后者。
    .title = 覆盖文件设置干扰预算的一个界限时，去掉另一个。
    .why = Helm 会合并两个映射，默认的 `minAvailable` 因此与覆盖文件的 `maxUnavailable` 并存，或者反过来。API 服务器会拒绝同时设置两者的 PodDisruptionBudget。

val019 = { $file } 含有 { $count } 个文档：较早的 Helm 3 版本只读取第一个。
    .help = 把这些文档合并为一个。
    .fix = 合并两个文档
    .title = 一个 values 文件是一个 YAML 文档。
    .why = Helm 4 在 `---` 行处拆分 values 文件并合并各文档，后面的优先。较早的 Helm 3 版本以及读取该文件的大多数其他工具只使用第一个文档，其余的会直接丢弃，不作任何提示。

val001 = `{ $path }: {"{}"}` 什么也不会清除：{ $file } 中的 { $keys } 仍然保留。
    .help = 要去掉某个键，请把它设为 `null`；要全部保留，请删除该行。
    .note = `{ $key }` 仍然保留
    .fix = 清除 { $keys }
    .title = 覆盖文件不用空映射来清除映射。
    .why = Helm 按键合并映射。空映射没有可合并的键，因此下层的键全部保留。只有 `null` 能去掉一个键。列表则不同：它会被整个替换，因此 `[]` 确实能清除列表。

val017 = `{ $key }[…]` 会替换 { $file } 中的整个列表：{ $total } 项中有 { $count } 项丢失。
    .key = `{ $list }[…]` 会替换 { $file } 中的整个列表：`{ $key }` 丢失。
    .null = `{ $key }[…]` 会替换 { $file } 中的整个列表：下标之前的一项变为 null。
    .help = 在覆盖文件中重复该列表，`--set` 会在那里就地修改；或者设置 `{ $key }` 的每一项。
    .note = 被替换的列表
    .fix = 在覆盖文件中重复该列表
    .title = 带下标的 `--set` 修改的是覆盖文件的列表，而不是 chart 的列表。
    .why = Helm 先合并 `-f` 文件和 `--set` 条目，再读取 chart 的 values.yaml。如果只有 values.yaml 有该列表，下标就找不到可修改的列表：Helm 会新建一个，下标之前用 null 填充，并替换整个默认列表。

val003 = `{ $path }` 会替换 { $file } 中的整个列表：{ $names } 被丢弃。
    .help = 重复要保留的项：列表不会合并。
    .note = `{ $name }` 被丢弃
    .fix = 重复 { $names }
    .title = 由具名项组成的列表保留下层的项。
    .why = Helm 合并映射，但从不合并列表：覆盖文件中的列表会替换下层的整个列表。覆盖文件没有重复的项会直接丢失，不作任何提示。

val007 = `{ $path }` 在 chart 中是映射，但这一层设置了{ $kind ->
        [list] 列表
       *[scalar] 单个值
    }：{ $names } 被丢弃。
    .help = 设置它下面的键，或写 `null` 以有意去掉该映射。
    .note = 下层
    .title = 单个值不会替换 chart 的映射。
    .why = 单个值会替换整个映射：其下的键全部丢失，查找这些键的模板会失败或什么也不输出。Helm 只在日志中提示，在 values 的顶层甚至连提示也没有。

val009 = 没有任何地方读取 `{ $path }`。是否想写 `{ $known }`？
    .help = 写 `{ $known }`，或删除该键。
    .note = `{ $known }` 在这里
    .title = 覆盖文件只设置 chart 认识的键。
    .why = Helm 接受任何键，不会提示没有模板读取的键。拼错的键不起作用，本应被替换的默认值仍然保留。带有 `additionalProperties: false` 的 values.schema.json 会拒绝它。

val006 = chart 没有可供 null 删除的 `{ $path }` 默认值：该键会保留，值为 null。
    .overlay = 只有 { $file } 设置了 `{ $path }`，因此 null 不会删除它：该键会保留，值为 null。
    .help = 检查键的拼写，或删除该行。
    .help-overlay = 从 { $file } 中删除它，或将其设为空值。
    .note = 在这里设置
    .title = 覆盖文件中的 null 会删除 chart 的一个默认值。
    .why = 只有 chart 自己的 values.yaml 有该键时，`null` 才会删除它。否则，即使另一个覆盖文件有该键，它也会保留，值为 null；输出其所在映射的模板会打印 `key: null`。
