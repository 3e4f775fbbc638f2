# 检查 OUT001 OUT002 OUT003 OUT004 OUT005 OUT006

out001 = { $kind } `{ $name }` 有 { $count } 行只含空格。
    .help = 在动作之前去除空白：`{"{{"}- if …{"}}"}`、`{"{{"}- end {"}}"}`。
    .title = 动作不会在工作负载中留下只含空格的行。
    .why = 独占一行的 `if` 或 `end` 如果没有用 `{"{{"}-` 去除空白，会把该行的缩进留在输出中。YAML 通常不在意，除非这样的行落在文本中或另一个块旁边；而且清单的每次比较都会显示它们。

out003 = `{ $path }` 连同 `{ $braces }` 原样输出：模板没有用 `tpl` 处理它。
    .help = 直接写出最终的文本，或在模板中用 `tpl` 输出该值。
    .note = 模板在这里输出它
    .title = 带花括号的值经过 `tpl` 处理。
    .why = 模板把值当作文本：values 文件中的 `{"{{"} .Release.Name {"}}"}` 会连同花括号一起输出，除非模板用 `tpl` 处理该值。

out004 = `{ $path }` 是{ $kind ->
        [map] 映射
       *[list] 列表
    }，却以 Go 的格式输出：`{ $shown }`。
    .help = 用 `toYaml` 和 `nindent` 输出。
    .help-map = 输出其中的一个键，或用 `toJson` 或 `toYaml` 输出全部。
    .help-list = 用 `join ","` 输出各项，或用 `toJson` 或 `toYaml` 输出全部。
    .note = 输出成这样
    .title = 映射和列表以 YAML 输出。
    .why = 直接输出映射或列表的动作会得到 Go 的格式：`map[a:b]`、`[a b]`。在 YAML 中，前者是文本，后者是只有一项的列表；Helm 和 API 服务器多半两者都接受。

out006 =
    .note = 输出成这样
    .title = `printf` 得到其格式所要求的参数。
    .why = 如果 `%d` 得到文本，或参数个数不对，Go 的 `printf` 不会失败：它输出 `%!d(string=4)`，Helm 会原样传下去。

out005 =
    .help = 写成 `{"{{"} … {"}}"}`。
    .title = 动作使用双花括号。
    .why = 模板不处理单花括号中的文本：`{"{"} .Values.replicas {"}"}` 会原样输出，在 YAML 中它是以该文本为键的映射。

out002 = { $kind } `{ $name }` 每次升级都会得到{ $count ->
        [1] 一个新的随机值
       *[other] {" "}{ $count } 个新的随机值
    }，而这里显示的只是预览，不是机密。
    .help = 在 values 中给出该值，或用 `lookup` 保留已有的值。复制出的清单中以占位符代替。
    .title = 随机值来自 Helm，而不是预览。
    .why = 在 Chartroom 中，随机函数生成的密码、密钥和证书由种子推导，以免预览闪烁，RSA 密钥使用的也是已知的素数。它们不是机密，请勿使用。Helm 会自行生成，且每次升级都重新生成，除非模板用 `lookup` 保留。
