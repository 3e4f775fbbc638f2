# 结构与使用处不符的值和输出

shape-items = 模板在 `{ $path }` 的各项中查找 `.{ $field }`，而这里给出的不是映射。

shape-set-item-key =
    .help = 设置一项的键：`--set { $entry }`。

shape-as-list =
    .help = 写一个列表：`{ $path }: { $text }`。
    .help-maps = 在 `{ $path }` 下面写一个由映射组成的列表：`- { $key }: { $text }`。

shape-remove =
    .fix = 删除该行，保留 `{ $path }`

shape-fails = 模板需要{ $kind }
    .items = 模板在它的各项中查找 `.{ $field }`
    .field = 模板在其中查找 `.{ $field }`

shape-null = `{ $path }` 在这里是 null，会去掉原来的{ $kind }：{ $fails }。
    .empty = `{ $path }:` 后面什么也没有，就是 null，会去掉原来的{ $kind }：{ $fails }。
    .help = 删除这一行，保留下层的值。
    .help-flag = 不要写 `{ $path }=null`：它会去掉下面的全部内容。

shape-is =
    .empty = 空文本
    .single = 单个值

shape-other = `{ $path }` 在下层中是{ $kind }，在这里是 { $is }：{ $fails }。

shape-list =
    .help-items = 在 `{ $path }` 下面写一个列表：`- { $field }: …`。
    .help = 在 `{ $path }` 下面写一个列表，或者删除这一行。

shape-keys =
    .help = 在它下面设置键，例如 { $keys }，或者删除这一行。
    .help-any = 在它下面设置键，或者删除这一行。

shape-set-items =
    .help = 设置它的各项：`--set { $entry }`。

shape-set-key =
    .help = 设置它下面的键：`--set { $entry }`。

shape-make =
    .map = 改成映射
    .list = 改成列表

shape-write =
    .help = 写成 { $entries }。
    .fix = 设置 { $keys }

shifted-column = 这里输出的内容缩进了 { $column } 个空格，而上面的行需要 { $to } 个。
    .help = 在 `indent` 或 `nindent` 后面写 { $number }。
    .fix = 缩进 { $to } 个空格

unfit-value = 该值

unfit-block =
    .help = 把 { $what } 写成文本：放在 `|` 后面，各行缩进在下面。

unfit-set-list =
    .help = 写一个列表：`--set 'NAME={"{"}a,b{"}"}'`。

unfit-used =
    .note = 它使用的值

unfit-compared =
    .numbers = `{ $name }` 比较同一类型的值：在 Go 中，values 文件中的数字是浮点数，模板中写的数字是整数。
    .text = `{ $name }` 比较同一类型的值：一个是文本，另一个不是。
    .note = 该值

unfit-gets = 它得到的值

unfit-range = `range` 需要{ $takes }，而 { $what } 是{ $is }。

unfit-function = 这里的函数需要{ $takes }，而 { $what } 对 YAML 来说是{ $is }。

unfit-text =
    .help = 在设置它的地方加上引号，或者在函数前面写 `toString`。

unfit-number =
    .help = 在设置 { $what } 的地方不带引号地写，或者在模板中它的前面写 `int`。

unfit-boolean =
    .help = 把 { $what } 写成 `true` 或 `false`，不带引号。

unfit-list =
    .help = 在 { $what } 下面写一个列表：每一项一行，前面写 `- `。

unfit-map =
    .help = 在 { $what } 下面写 `key: value` 行。

unfit-literal = 这里的函数需要{ $takes }，而 `{ $written }` 是{ $is }。

bare-value = `{ $name }` 是 values 的键，没有 `.Values.` 就是函数。

bare-text = 没有引号的 `{ $name }` 被当作函数，而没有这个名称的函数。

bare-word = 单独的 `{ $name }` 被当作函数，而没有这个名称的函数。

item-some = 其中一项

item-no-map = 模板在 `{ $path }` 的 { $what } 中查找 `.{ $field }`，而它不是映射。
    .help-list = 在 `{ $path }` 下面写一个由映射组成的列表：每一项 `- { $field }: …`。
    .help = 为 `{ $path }` 的每一项写一个映射：`- { $field }: …`。

item-undeclared = `{ $name }` 用 `=` 赋值，而没有声明过它。
    .help = `:=` 声明变量，`=` 修改在这个块或外层块中声明的变量。
    .fix = 用 `:=` 声明它

head-takes = `{ $path }` 需要{ $takes }，而这里是{ $is }。
    .help-list = 写其中一项，或者用 `join ","` 输出它们。
    .help-map = 写其中一个值，或者用 `toJson | quote` 输出全部。
    .help = 写 `key: value` 行；用 `toYaml` 和 `nindent` 输出 values 的映射。
