# 检查 VAL010 VAL011 VAL012 VAL013 VAL014 VAL015 VAL016 VAL023

val013 = `{ $number }` 的位数超出 Helm 能保留的范围：它会变成 `{ $becomes }`。
    .help = 加上引号。
    .title = 整数的位数不超出 Helm 能保留的范围。
    .why = Helm 通过 JSON 转换 values，其中每个数字都是 64 位浮点数。大于 9007199254740992（2^53）的整数会舍入到最接近的浮点数。账号 ID 和雪花 ID 就是这样的数字。

val011 = `{ $number }` 会输出为 `{ $shown }`。
    .help = 给数字加上引号，或在模板中用 `int64` 输出。
    .title = 数字按书写的数位输出。
    .why = 对模板来说，values 文件中的数字是浮点数。`{"{{"} . {"}}"}` 和 `quote` 会用指数形式输出大于或等于 1000000 以及小于 0.0001 的数字，而大多数程序不接受指数形式的整数。`int64` 和 `toYaml` 会输出各位数字。在整数字段中，服务器把两者视为相同。

val015 = `{ $text }` 被读作{ $form ->
        [octal] 八进制数
        [hexadecimal] 十六进制数
        [binary] 二进制数
        [exponent] 带指数的数字
       *[number] 数字
    }：它会变成 `{ $shown }`。
    .help = 如果它是文本，请加上引号。
    .title = 不是数字的一串数字要加引号。
    .why = Helm 按 YAML 1.1 和 Go 的规则读取数字：以 0 开头是八进制，`0x` 是十六进制，`_` 分隔数位，`e` 引出指数。由数字组成的 ID、提交哈希和日期会变成别的数字。

val012 = `--set` 把 `{ $path }` 输出为 { $digits }；如果来自文件，则会输出为 `{ $from_file }`。
    .help = 在模板中用 `int64` 输出；移到文件中时也可以加上引号。
    .title = 无论来自 `--set` 还是文件，数字的输出都相同。
    .why = `--set` 把整数变成 Go 的 int64，文件中的数字则都是浮点数。直接输出该值的模板，前者得到 1000000，后者得到 1e+06。

val016 = `--set` 把 `{ $path }` 变成了文本 "{ $text }"；在 chart 中它是数字。
    .help = 用 --set-json '{ $path }={ $text }' 设置数字。
    .title = `--set` 给出的值与 chart 中的类型一致。
    .why = `--set` 能识别布尔值、null 和整数，其余都是文本：`0.5`、`1e3`、`0x1F` 和 `007` 都是字符串。用 `toYaml` 输出该值的模板会带上引号，schema 则会拒绝它。

val023 = `{ $path }` 在 chart 中是 true 或 false，这里却是文本 `"{ $text }"`：任何非空文本都视为 true。
    .help = 写 `true` 或 `false`，不加引号。
    .title = 开关的值是 true 或 false，而不是文本。
    .why = `if` 判断值是否为空，而空文本只有 `""`：`"false"`、`"no"` 以及任何其他文本都会启用 chart 中由 `false` 关闭的内容。

val014 = `{ $number }` 是数字：它会输出为 `{ $shown }`。
    .help = 给版本加上引号。
    .title = 版本要加引号。
    .why = 不带引号的 `1.10` 是数字 1.1：由两部分组成的版本或镜像标签会丢失末尾的零。`--set` 则把同样的文本读作字符串并原样保留。

val010 = `{ $text }` 在 YAML 中是布尔值：它会输出为 `{ $shown }`。
    .key = 键 `{ $path }` 在 YAML 中是布尔值：它会变成 "{ $becomes }"。
    .help = 如果它是文本，请加上引号。
    .key-help = 给键加上引号：{ $quoted }。
    .key-fix = 给键加上引号：{ $quoted }
    .title = `yes`、`no`、`on`、`off`、`y` 和 `n` 作为名称或文本时要加引号。
    .why = Helm 读取的是 YAML 1.1，这些词在其中是布尔值，不分大小写，作为键时也是如此：`on: push` 的键是 "true"，国家代码 `NO` 是 false。
