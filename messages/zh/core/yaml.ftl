# YAML 中的错误，以及 `printf` 自身输出的内容

written-second-colon = 含有 `: ` 的值会被当作另外的键和值。

written-first = 在 YAML 中，值不能以 `{ $first }` 开头。

written-alias = 以 `*` 或 `&` 开头的值会被当作别名或锚点。

written-equals = `{ $key }` 后面是 `=`，而 YAML 需要 `: `。

no-key =
    .help = 没有它，这一行就是文本，而不是键。

written-no-colon = `{ $key }` 后面缺少冒号。
    .help = 写上 `{ $key }: ` 和它的值；没有 `:`，这一行就是文本。

written-template = `{ $action }` 是模板，而 Helm 不会运行这个文件中的模板。
    .help = 直接写出值。加上引号会变成文本，只有用 `tpl` 处理这个值的 chart 才会运行它。

written-bracket = 这里打开的 `{ $open }` 没有关闭。
    .help = 在末尾加上 `{ $close }`：下面的内容被当成了它的一部分。
    .fix = 用 `{ $close }` 关闭它

written-quote = 这里打开的引号在这一行中没有关闭。
    .help-line = 用 `{ $quote }` 关闭它。YAML 一直读到下一个 `{ $quote }`，位于第 { $line } 行。
    .help = 用 `{ $quote }` 关闭它。YAML 一直读到文件末尾。
    .fix = 关闭引号

written-misaligned = 这一行缩进了 { $spaces }，而上面没有键在那里。
    .help = 它可以接续的键缩进了 { $spaces }。
    .fix-start = 放到行首
    .fix = 缩进改为 { $spaces }

written-deeper = 这一行比上一行缩进更深，而上一行已经有值了。
    .help = 同一个映射的键上下对齐；要把键写在另一个键下面，那个键必须以 `:` 结尾。
    .fix = 与上一行缩进相同

written-escape =
    .help = 反斜杠写成 `\\`，或者使用单引号，其中的反斜杠就是它本身。
    .fix = 使用单引号

lint-twice = `{ $key }` 在这个映射中出现了两次：只有最后一个有效。
    .help = Helm 会直接采用最后一个，不作任何提示。去掉其中一个。

lint-tab =
    .fix = 用空格缩进

lint-opened =
    .note = 从这里开始

lint-first =
    .note = 第一个，它不起作用

broken-go = `{ $action }` 按 Go 的形式输出映射或列表，这不是 YAML。
    .help = 用 `toYaml` 和 `nindent` 输出，单独成行。
    .fix = 用 `toYaml` 输出

broken-glued-below = 下一行与上面的文本连在一起：`-{"}}"}` 去掉了它后面的换行。
    .help = 写成不带 `-` 的 `{"}}"}`。
    .fix = 保留换行

broken-glued-above = 这里输出的内容与上一行连在一起：`{"{{"}-` 去掉了它前面的换行。
    .help = 用 `nindent` 输出，它另起一行；或者写成不带 `-` 的 `{"{{"}`。

broken-behind-key = `toYaml` 在这里输出{ $kind }，它的第一行跟在 `{ $key }:` 后面，而那里不能有列表项或键。

broken-indent = `indent` 也会缩进第一行，叠加在 `{"{{"}` 前面的空格之上。
    .help = 写成 `{"{{"}-` 和 `nindent`，它另起一行；或者把 `{"{{"}` 放到行首。

broken-list = `{ $key }` 是列表，而 chart 把它输出在映射的键之间。
    .help = 写一个映射，写在 values 文件中，或者写成 `--set { $key }.foo=bar`；`{"{"}a,b{"}"}` 这样的花括号会变成列表。

broken-map = `{ $key }` 是映射，而 chart 把它输出在列表项之间。
    .help = 写一个列表：在每一项前面写 `- `，或者写成 `--set { $key }[0]=…`。

brace-single = `{ $shown }` 不是动作：动作的两边各有两个花括号。

misprint-missing = `printf` 输出 `{ $shown }`：`%` 比参数多，`%{ $verb }` 没有参数。
    .help = 为每个 `%` 提供一个参数。作为文本的 `%` 要写成 `%%`。

misprint-extra = `printf` 输出 `{ $shown }`：参数比文本中的 `%` 多。
    .help = 为每个参数写一个 `%s`，或者去掉多余的参数：`|` 交出的值是最后一个参数。

misprint-no-verb = `printf` 输出 `{ $shown }`：`%` 后面没有字母。

misprint-percent =
    .help = 作为文本的 `%` 要写成 `%%`。

misprint-nil = `printf` 输出 `{ $shown }`：`%{ $verb }` 没有值。
    .help = 在 values 中给出值，或者在模板中写 `default`。

misprint-bad = `printf` 输出 `{ $shown }`：文本中的宽度或参数序号没有对应的参数。
    .help = 写 `%s` 和 `%d`，不要在方括号中写数字。

misprint-kind =
    .float = 浮点数（values 文件中的数字都是浮点数）
    .other = 其他类型

misprint-takes =
    .whole = 需要整数
    .fraction = 需要带小数的数字
    .text = 需要文本
    .whole-or-text = 需要整数或文本
    .boolean = 需要 true 或 false
    .unknown = 不是 Go 的格式动词

misprint-mismatch = `printf` 输出 `{ $shown }`：`%{ $verb }` { $takes }，而这里是{ $is }。
    .help-part = 输出它的一部分，或者用 `toJson` 或 `toYaml` 输出全部。
    .help-float = 写成 `%.0f`，或者在值前面写 `int`：`(int .Values.x)`。
    .help-text = 写成 `%s`，或者在值前面写 `int`：`(int .Values.x)`。
    .help-whole = 写成 `%d`，或者在值前面写 `float64`。
    .help-quote = 写成 `%v`，再给结果加上引号：`| quote`。
    .help = 写成 `%v`，它原样输出任何值。

lines-glued = `{ $key }:` 的冒号后面没有空格。
