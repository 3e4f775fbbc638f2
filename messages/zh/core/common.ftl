# 多个部分共用的文本

remove = 删除它
    .help = 删除它。

write = 改为 `{ $text }`
    .blank = 写一个空格
    .so = 这样写
    .plain = 写成 { $text }
    .two-braces = 写两个花括号
    .help = 写成 `{ $text }`。

hand-dot = 把点号交给它

bad-escape = 双引号中的 `\` 开始一个转义，而没有这样的转义。

single-quotes = 在模板中，文本放在双引号中。
    .help = 写成 `"{ $inner }"`；单引号只用于单个字符。

quote-text =
    .help = 给文本加上引号。

did-you-mean =
    .help = 是否想写 `{ $close }`？

kind =
    .whole = 整数
    .boolean = true 或 false
    .map = 映射
    .list = 列表
    .text = 文本
    .number = 数字
    .nothing = 空值
    .items = 列表或映射
    .scalar = 单个值

write-keys =
    .help-list = 写 `key: value` 行，前面不要 `- `。
    .help-below = 在它下面写 `key: value` 行。

write-items =
    .help = 在每一项前面写 `- `。

put-quotes =
    .help = 给它加上引号。
    .fix = 加上引号

remove-block =
    .help = 删除 `|`。
    .help-text = `|` 把它下面的全部内容变成文本：删除它。
    .fix = 删除 `|`

set-string =
    .help = `--set` 会把看起来像数字或布尔值的内容变成数字或布尔值：请用 `--set-string`。

layer-below =
    .note = 下层

nindent =
    .help = 用 `nindent` 输出，它另起一行。
    .fix = 用 `nindent` 输出

list-or = {" "}或{" "}

list-and = {" "}和{" "}

spaces = { $count } 个空格
