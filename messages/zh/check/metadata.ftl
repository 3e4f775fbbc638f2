# 检查 META001 META002 META003 META004 META005

meta004 = `{ $hook }` 不是 Helm 的钩子：Helm 会略去带有它的对象。
    .help-hooks = 使用 Helm 的钩子之一，例如 `pre-install`。
    .title = 钩子是 Helm 认识的钩子。
    .why = 如果 `helm.sh/hook` 写的不是 Helm 的钩子，Helm 会直接略去该对象，不作任何提示：既不输出，也不安装。

meta002 = 这个 { $kind } 的名称有 { $length } 个字符，最多允许 { $most } 个。
    .help = 缩短 release 名称，或在辅助模板中截断名称：`trunc 63 | trimSuffix "-"`。
    .label-length = 标签 `{ $key }` 的值 `{ $value }` 有 { $length } 个字符，最多允许 63 个。
    .label-character = 标签 `{ $key }` 的值 `{ $value }` 含有 `{ $character }`。
    .label-end = 标签 `{ $key }` 的值 `{ $value }` 必须以字母或数字开头和结尾。
    .label-help = 在输出它的辅助模板中修改：`{ $functions }`。
    .title = 名称和标签值长度合适，且只使用允许的字符。
    .why = API 服务器会拒绝超过 63 个字符的标签值，以及含有字母、数字、`-`、`_` 和 `.` 以外字符的标签值，例如版本号中的 `+`；超过 63 个字符的 Service 名称也会被拒绝。release 名称一长就会超出。

meta005 = 类型 `{ $kind }` 由该 chart 的模板定义：首次安装时集群还不认识它。
    .help = 把定义移到 `crds/`，或移到一个预先安装的独立 chart 中。
    .note = 该定义
    .title = 定制资源的定义先于资源安装。
    .why = Helm 在创建第一个对象之前会查询所有模板的类型。首次安装时，由模板定义的类型还不存在，安装因此失败。`crds/` 中的文件会提前应用。

meta001 = `{ $key }` 由 Kubernetes 自行管理：chart 设置的值会被覆盖。
    .help = 删除它。自己的元数据请使用带有自己域名的键。
    .title = chart 不设置由 Kubernetes 管理的键。
    .why = 这些注解和标签由 Deployment 控制器自行写入。它会忽略 chart 设置的值，或被其干扰：chart 设置的修订号在下一次上线时就会被覆盖，每次 `helm diff` 都会显示并不存在的变更。

meta003 = { $kind } `{ $name }` 被渲染了两次。
    .help = 关闭其中一个，或给它另一个名称。
    .note = 同一个对象
    .title = 一个 release 中每个对象只渲染一次。
    .why = 类型、名字空间和名称唯一确定一个对象。如果两个模板（常常来自两个子 chart）渲染出同一个对象，安装会因对象已存在而失败，或者后一个覆盖前一个。
