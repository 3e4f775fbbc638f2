# 模板语法中的错误

blocks-stray-end = 多了一个 `{"{{"} end {"}}"}`：上面的块都已关闭。
    .help = 删除它，或者打开它要关闭的块。

blocks-else-range = `else` 后面可以跟 `if` 和 `with`，不能跟 `range`。
    .help = 写成 `{"{{"} else {"}}{{"} range … {"}}"}`，并关闭两者：`{"{{"} end {"}}{{"} end {"}}"}`。

blocks-outside-range = `{ $word }` 在 `range` 之外。
    .help = `{ $word }` 结束循环中的一轮。把它移进 `range`，或者用 `if` 略去文本。

blocks-open = 这里打开的 `{ $word }` 没有关闭。
    .help-line = 在它结束的地方加上 `{"{{"} end {"}}"}`：第 { $line } 行的那一个与外层块的缩进相同。
    .help = 在它结束的地方加上 `{"{{"} end {"}}"}`。
    .fix-line = 在那一行之上关闭它
    .fix = 在文件末尾关闭它

blocks-else-alone = 这个 `else` 不在任何块中：上面的块都已关闭。
    .help = 去掉它与其 `if` 之间的 `end`，或者打开一个块。

blocks-no-else = `{ $word }` 没有 `else`。
    .help = 只有 `if`、`with` 和 `range` 有 `else`：在它外面打开一个 `if`。

blocks-second-else = 第 { $line } 行的 `{ $word }` 已经有 `else` 了。
    .help = 去掉其中一个，或者把第一个写成 `else if` 加上条件。

blocks-inner-define = `define` 位于另一个块中。
    .help = 把它移到文件的顶层。

blocks-define-in-open = `define` 位于第 { $line } 行的 `{ $word }` 中，而它没有关闭。
    .help = 在上面关闭那个块，或者把这一个移出去：命名模板定义在顶层。
    .fix = 在上面关闭它

chains-trim-blank = 修剪其后空白的 `-` 前面要有空格：` -{"}}"}`。
    .help = 在它前面写一个空格。

chains-dash-function = `{ $written }` 不是函数名：函数名中没有 `-`。
    .help = 如果是文本，就给它加上引号；否则查一下函数名。

chains-dash-key = 点号后面的名称不能含有 `-`，例如 `{ $written }`。

chains-brackets = 列表项用 `index` 查找，不用方括号。

chains-called-value = 值不能被调用：直接写出来，不带圆括号。

chains-called = 调用函数不用圆括号和逗号：`name argument argument`。

chains-no-fields = 这个点号前面的内容没有字段。
    .help = 只有映射才有：在 `.Values…`、变量或圆括号中的内容里查找字段。

chains-blank-in-path = 空格会结束路径：名称必须紧跟在点号后面。

chains-extra-dot = 多了一个点号。

chains-item-dot = 列表项用 `index` 查找，不用点号。

operators-arithmetic = 其他语言用符号计算的地方，模板使用函数。
    .help = 写成 `add A B`、`sub A B`、`mul A B` 或 `div A B`。

operators-logic = 其他语言使用运算符的地方，模板使用函数。
    .help = 写成 `eq A B`、`ne A B`、`lt A B`、`gt A B`、`not A`、`and A B` 或 `or A B`。

operators-choice =
    .fix = 用 `if` 来写

operators-two-pipes = 一个 `|` 把值交给 `{ $name }`，这里有两个。

rest-empty-parentheses = 这对圆括号里什么也没有。
    .help = 写出圆括号中应有的内容，或者去掉圆括号。

rest-pipe-no-function = `|` 后面不是函数。
    .help = `|` 把它前面的值交给函数，例如 `.Values.name | quote`。

rest-range-variables = `range` 最多有两个变量。

rest-two-variables = 只有 `range` 有两个变量。
    .help = 只写一个：`$x := …`。

rest-range-assigns = `range` 的变量由它声明。

rest-defined-twice = 模板 "{ $name }" 在这个文件中定义了两次。
    .help = 去掉其中一个，或者给它另起一个名称。

rest-name-letters = 点号后面的名称只能含有字母、数字和 `_`。
    .help = 键中有其他符号时，写成 `index .Values "a/b"`。

rest-pipe-no-value = 这个 `|` 前面没有值。
    .help = 它把前面的值交给函数，例如 `.Values.name | quote`。

rest-block-dot = `block` 的名称后面要写交给模板的值。
    .help = 在那里写上点号。

rest-no-condition = `{ $word }` 没有条件。
    .help = 在它后面写上条件：`{ $word } .Values.enabled`。

rest-range-nothing = `range` 没有可以遍历的内容。
    .help = 在它后面写上列表或映射：`range .Values.items`。

rest-empty-action = 这个动作里什么也没有。
    .help = 在其中写上值或函数，或者删除它。

rest-no-assigned = 没有给 `{ $variable }` 赋值。
    .help = 写上一个值：`{ $variable } := .Values.name`。

rest-no-value = 这里缺少一个值。
    .help = 写上它，或者去掉前面的内容。

rest-define-more = `define` 只接受一个名称。
    .help = 去掉名称后面的内容：模板的点号在调用处交给它。

rest-computed-name = `template` 只接受文本形式的模板名称，不接受需要计算的内容。
    .help = 改用 `include`，它的名称可以是任何值。

rest-name-quotes = `{ $word }` 需要一个带引号的名称。

rest-sign = `{ $sign }` 在动作中的引号之外没有意义。
    .list = 用 `list` 写列表：`list 1 2`。
    .map = 用 `dict` 写映射：`dict "key" 1`。
    .semicolon = 去掉它：一个动作只有一条命令。
    .trim = 在花括号旁边写 `-` 来修剪空白：`{"{{"}-` 和 `-{"}}"}`。
    .text = 如果是文本，就给它加上引号。
    .help = 给文本加上引号，值与值之间用空格分隔。

signs-open-parenthesis = 这里打开的 `(` 没有关闭。
    .help = 在属于它的最后一项后面加上 `)`。
    .fix = 在末尾关闭它

signs-close-parenthesis = 这个 `)` 没有可以关闭的 `(`。
    .help = 删除它，或者加上它要关闭的 `(`。

signs-quote-opens = 这个 `{ $quote }` 打开的文本没有关闭。

signs-back-quote = 这里打开的反引号没有关闭。
    .help = 在属于它的最后一个字母后面再加一个。
    .fix = 关闭它

signs-open-quote = 这里打开的 `{ $quote }` 没有关闭。
    .help = 在属于它的最后一个字母后面加上 `{ $close }`。

signs-quote-closes = 这里关闭了一个没有打开的引号。

signs-comment-end = 注释以 `*/` 结束，后面紧跟花括号：`*/{"}}"}` 或 `*/ -{"}}"}`。

signs-comment-open = 这里打开的注释没有关闭。
    .help = 在 `{"}}"}` 前面紧挨着写上 `*/`。
    .fix = 用 `*/` 关闭它

signs-comment-blank = 注释紧跟在花括号后面开始，并紧挨着花括号结束。

signs-comment-mark = 在模板中，`{ $mark }` 不会开始注释。
    .fix = 写成注释

signs-colon = 这里的 `:` 后面没有 `=`。
    .help = 变量用 `:=` 声明。其他含有 `:` 的内容要放在引号中。

signs-raw-text =
    .help = 写成 { $better }：在这样的引号中，每个字母就是它本身。

signs-curly-quotes = 模板不认识这种引号。

signs-odd-blank = 这里有一个模板不认识的空白字符。
    .help = 写成普通的空格。

signs-letter = `{ $letter }` 在引号之外。

signs-trim-blank = 修剪前面空白的 `-` 后面要有空格：`{"{{"}- `。

signs-negative = `-` 只是数字的符号。
    .help = 写成 `{"{{"}- { $rest }` 来修剪前面的空白，或者写成 `mul -1 { $rest }` 来取负值。

signs-octal = `{ $word }` 以 `0` 开头，因此是八进制：`8` 和 `9` 不是八进制数字。

signs-large-number = `{ $word }` 超出了整数的范围。

signs-no-number = `{ $word }` 不是数字。

signs-commas = 参数并排书写，不用逗号。
    .help = 去掉逗号。
    .help-variables = 每个变量用单独的动作声明。
    .fix = 去掉逗号

signs-assigned-field = 只有变量可以赋值，变量名以 `$` 开头。
    .help = 写成 `${ $name }`；映射的键用 `set` 设置。

words-instead = 模板中没有 `{ $name }`：应写成 `{ $instead }`。

words-environment = 没有 `{ $name }`：模板看不到 Helm 的环境变量。
    .help = 把它做成一个值，调用 Helm 时可以用 `--set` 从环境变量取得。

words-declare = 模板中没有 `{ $name }`：变量用 `:=` 声明。

words-dollar-name = 变量名以 `$` 开头：`${ $name }`。

words-read-as-function = `{ $name }` 被当作函数，而没有这个名称的函数。

words-dollar = 变量名以 `$` 开头。

words-with-order = `with` 的变量写在值的前面。

words-in = 模板中没有 `in`：对应的函数是 `has`。

words-template-name = 模板的名称要放在引号中：`"{ $name }"`。

words-root = 没有变量 `{ $name }`：根是 `$`。

words-range-in = `range` 用 `:=` 给变量赋值。
    .help = 把 `in` 换成 `:=`。

words-range-comma = `range` 的两个变量之间要有逗号。
    .fix = 写一个逗号

words-assign = `{ $name }` 用 `:=` 赋值。

words-ended = 第 { $line } 行的 `{ $name }` 随声明它的块一起结束。

words-later = `{ $name }` 在第 { $line } 行才声明，位于此处之下。

words-undeclared =
    .help = 在上面、`if`、`with`、`range` 和 `define` 之外声明它：`{"{{"} { $name } := … {"}}"}`；在其中用 `{ $name } = …` 修改它。

words-end = 模板中没有 `/{ $word }`：每个块都以 `end` 结束。
