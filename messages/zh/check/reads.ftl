# 检查 ERR002 VAL022 VAL024 VAL025 VAL026

val026 = 条件 `{ $path }` 没有对应的值，因此什么也不会关闭。
    .title = 依赖的条件指向存在的开关。
    .why = Helm 在 values 中查找 `condition` 的路径，找不到就忽略：无论真正的开关是什么，子 chart 都会被渲染。Helm 不会提示拼错的路径。

val024 = `{ $path }` 在这里是 { $value }，`default` 视之为空：模板会改用 `{ $default }`。
    .help = 用 `hasKey` 或 `kindIs "invalid"` 判断是否设置了该值，而不要用 `default`。
    .note = 默认值
    .title = 覆盖文件设置的值对 `default` 来说不为空。
    .why = `default` 把 `0` 和 `false` 视为空，如同没有设置：模板输出自己的默认值，覆盖文件不起作用。`hasKey`、`kindIs` 或 `ternary` 可以区分两者。

val025 = 没有任何地方读取 `{ $here }`；chart 中有 `{ $there }`，{ $level ->
        [higher] 高了一级
       *[deeper] 低了一级
    }。
    .alias = 没有任何地方读取 `{ $name }`：该子 chart 使用别名 `{ $alias }`。
    .alias-help = 把它的值放在 `{ $alias }` 下面。
    .title = 覆盖文件的键位于模板读取它的位置。
    .why = Helm 会忽略没有任何地方读取的键。差了一级的块，或本应放在子 chart 名称下面却放在顶层的块，都不起作用，尽管看起来像是设置了。

err002 = 没有任何一层设置 `{ $path }`：这里会输出{ $output ->
        [null] {" "}`null`
       *[nothing] 空内容
    }。
    .help = 在 values.yaml 中设置它，或给出 `default`。
    .fix = 读取 `{ $near }`
    .title = 模板输出的值由某一层设置。
    .why = 没有任何一层设置的值是 nil：Helm 会直接输出空内容，不作任何提示；用 `toYaml` 时则输出 `null`。如果该值可以缺失，请用 `default`、`with` 或 `required` 处理。

val022 = 没有模板读取 `{ $path }`。
    .help = 检查它的拼写，或删除它。
    .help-near = 是否想写 `{ $near }`？否则请删除它。
    .title = values 的每个键都有模板读取。
    .why = Helm 会忽略没有任何地方读取的键。它们是模板改动后遗留下来的，或从未起过作用，设置它们的人只会白等。如果所有环境的渲染都没有查找某个键，chart 及其子 chart 的文本也都没有提到它，该键即视为未使用。
