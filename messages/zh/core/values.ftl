# values、schema 和 chart 的失败，以及解析器拒绝的内容

schema-values = values

schema-asks =
    .help = 这是 { $schema } 的要求。

schema-alternatives =
    .help = { $help } 没有一个备选项符合：{ $details }。

schema-says =
    .note = schema 在这里这样要求

schema-rename =
    .fix = 改名为 `{ $close }`

schema-null = `{ $path }` 在这里是 null，这会删除该键，而 schema 要求它存在。
    .help = { $help } `{ $key }` 在这里是 null，这会去掉下层的值。

schema-set-list =
    .help = 写一个列表：`--set '{ $path }={"{"}a,b{"}"}'`，或者写一项的键：`--set '{ $path }[0].name=…'`。

schema-in-schema = schema 中的 `{ $path }`
    .help = { $name } 本身必须是 schema，才能用来检查 values。

schema-unknown = chart 的 schema 中没有 `{ $key }`。
    .below = `{ $path }`：chart 的 schema 中没有 `{ $key }`。
    .help = { $schema } 不允许那里有其他键。

schema-global =
    .help = Helm 把 `global` 交给每个子 chart，因此子 chart 的 schema 必须允许它：把 `global` 加到 { $schema } 的 `properties`。在此之前，要用 --skip-schema-validation 才能让 Helm 渲染。

schema-elsewhere =
    .help = chart 中有 `{ $path }`：写在那里。

chart-api-version = chart 的 `apiVersion` 是 `v2`，或者像 Helm 2 那样是 `v1`。
    .help = 它是 Chart.yaml 的格式版本；chart 自身的版本是 `version`。

chart-version = `version: { $version }` 不是 Helm 能够排序的版本。
    .help = 按照 SemVer 2 写三个数字，例如 `1.2.3`。

chart-type = chart 的 `type` 是 `application` 或 `library`。

chart-dependencies = `dependencies` 需要列表，每个 chart 以 `- name:` 开头。
    .help = 在每个依赖前面写 `- `，或者不写 `dependencies`。

chart-missing = `dependencies` 中的 { $names } 不在 charts/ 中。
    .help = 用 `helm dependency build` 获取它，或把它的 .tgz 放到那里。这里渲染了其余部分，而 Helm 不会这样做。
    .one = `dependencies` 中的 `{ $name }`{ $some ->
        [yes] { " " }{ $version }
       *[no] { "" }
    } 不在 charts/ 中。
    .lock = Chart.lock 中是 { $version }
    .values = 它会得到 `{ $key }` 的值
    .help-close = 是否想写 `{ $close }`？否则用 `helm dependency build` 获取它。

chart-lock = Chart.lock 对应的 `dependencies` 与 Chart.yaml 中的不同。
    .help = `helm dependency build` 会拒绝它：用 `helm dependency update` 重新生成。
    .note = 它应当对应的依赖

warning-table-dropped = `{ $path }` 在 chart 中是映射，而这一层给出的是单个值：整个映射会被丢弃。
    .help = 设置它下面的键，或写 `null` 以有意去掉该映射。

warning-table-over-scalar = `{ $path }` 在 chart 中是单个值，而这一层给出的是映射。
    .help = 查看模板如何使用它；如果模板直接输出它，就给出单个值。

warning-scalar-ignored = `{ $path }` 在一层中是映射，在另一层中是单个值：单个值会被忽略。
    .help = 在所有层中使用相同的结构。

warning-globals = `global` 必须是映射：它的值不会交给子 chart。
    .help = 在 `global` 下面写键。

warning-condition = 依赖的条件 `{ $path }` 既不是 true 也不是 false，因此不起作用。
    .help = 写 `true` 或 `false`，不加引号。

warning-import = `import-values` 指定了子 chart 中没有的表。

warning-list = `{ $path }` 在 chart 中是列表，而这一层给出的是映射。

warning-empty-map = `{ $path }` 在 chart 中是空映射，Helm 会对覆盖它的单个值发出警告。
    .help = 这不会丢失任何内容。在 chart 中，把 `{"{}"}` 写成 `""`。

wording-rendered = 渲染出的 YAML 有错误：{ $reason }

yaml-token = 在 YAML 需要值的地方，出现了制表符或保留字符（`@`、`` ` ``、`%`）。
    .help = 用空格缩进；以保留字符开头的值要加上引号。

yaml-tab = YAML 不能用制表符缩进。
    .help = 请用空格。

yaml-second-colon = 在需要值的地方出现了第二个 `:`。
    .help = 对照上一行检查这一行的缩进，或者给含有 `: ` 的值加上引号。

yaml-no-colon = 这一行既不是 `key: value`，也不是上面的值的一部分。
    .help = 加上缺少的 `:`，或者缩进这一行，让它接续上面的值。

yaml-key = 缩进不正确：这里需要一个键。
    .help = 让这一行与它所属的键对齐。

yaml-item = 这里需要一个列表项。
    .help = 让这一行以 `- ` 开头，或者与它所属映射的键对齐。

yaml-node = 这里缺少一个值。
    .help = 写一个值，或者给以 `,`、`]` 或 `{"}"}` 开头的文本加上引号。

yaml-list = 方括号中的列表没有关闭。
    .help = 在各项之间加上 `,`，在末尾加上 `]`。

yaml-map = 花括号中的映射没有关闭。
    .help = 在各条目之间加上 `,`，在末尾加上 `{"}"}`。以 `{"{{"}` 开头的值需要引号。

yaml-quote = 这里打开的引号没有关闭。
    .help = 关闭引号。

yaml-inline-item = 列表项不能从这里开始。
    .help = 把 `-` 放到键下面单独的一行。

yaml-behind-end = 文档结束之后还有文本。
    .help = 缩进它，或者用 `---` 开始一个新文档。

yaml-anchor = 这个别名引用的锚点在这个文件中没有定义。
    .help = 在上面用 `&name` 定义它，或者直接写出值。

yaml-escape = 双引号中没有这个转义。
    .help = 反斜杠写成 `\\`，或者使用单引号。

yaml-is-list = 这个文件是列表；values 必须是由键组成的映射。

yaml-top-level =
    .help = 在顶层写 `key: value`。

yaml-is-text = 这个文件是纯文本；values 必须是由键组成的映射。
    .help = 写 `key: value`，冒号后面有空格。

yaml-is-number = 这个文件是数字；values 必须是由键组成的映射。

yaml-is-boolean = 这个文件只有一个词，YAML 把它读作 true 或 false；values 必须是由键组成的映射。

yaml-infinite = YAML 有无穷大和非数字，JSON 没有，Helm 的 values 因此也没有。
    .help = 写一个有限的数字，或者加上引号。

yaml-control = 文本中有控制字符。
    .help = 删除它。

yaml-other = 无法读取 YAML：{ $reason }。

wording-function = 未知函数 `{ $name }`。
    .help = 检查它的拼写。

wording-open-block = 这里打开的块没有关闭。

wording-open-action = 这个动作没有关闭。
    .help = 加上 `{"}}"}`。

wording-stray-end = 多了一个 `{"{{"} end {"}}"}`。
    .help = 删除它，或者加上它所属的块。

wording-variable =
    .help = 先在这个块或外层块中用 `:=` 声明它。

wording-template = 无法读取模板：{ $cause }。
