# 检查 KUBE001 KUBE002 KUBE003 KUBE004 KUBE005 KUBE006 KUBE007 KUBE008 KUBE009 KUBE010 KUBE011

kube009 =
    .title = 相互依赖的字段彼此一致。
    .why = 有些字段互斥，有些相互依赖，有些必须一致：一个探针只有一种处理方式，一个变量只有一个来源，请求不能高于限制，挂载必须引用所在 Pod 的卷。由于映射会被合并，多层 values 很容易造成这类冲突：覆盖文件若选择另一种方式，必须把原来的设为 `null`。

kube005 =
    .title = 数量、时间、调度表达式、地址等字段的格式正确。
    .why = 数量（`500m`、`1Gi`）、时间（RFC 3339）、base64、调度表达式、时区、百分比、IP 地址与网段、路径和主机名会在应用对象时解析。只要有一个无法解析，API 服务器就会拒绝整个对象。

kube006 =
    .help-cluster = chart 会询问集群是否提供 `{ $api }`，而 Helm 只有在安装时才知道：请用 `--api-versions { $api }` 渲染。
    .help-suffix = 对于 { $version }，`semverCompare "{ $constraint }"` 的结果为 false，因为 SemVer 将其视为预发布版本：请写成 "{ $constraint }-0"。
    .note-suffix = 该条件的结果为 false
    .note-cluster = 没有集群时该条件的结果为 false
    .title = 所选 Kubernetes 版本提供该 API 版本和类型。
    .why = 如果集群不再提供某个 API 版本，或尚未提供，整个升级都会失败。用已移除的版本安装的 release 也无法再升级。

kube003 =
    .title = 必填字段存在且不为空。
    .why = 如果对象缺少其类型或其他字段所要求的字段，API 服务器会拒绝它。Helm 照样会渲染，因此错误到升级时才暴露。

kube =
    .client-side = { $fault }集群声明了 `helm: 3`，Helm 3 在客户端应用：以最后一个为准；Helm 4 会两个都拒绝。
    .client-side-help = 删除两者之一。
    .note = 与此处冲突
    .known-by = 依据 Chartroom 内置的 { $source } 检查；`crds/` 中的定义优先。

kube008 = release 将安装到名字空间 `{ $namespace }`，但这不是有效的名称：只能使用小写字母、数字和 `-`，最多 63 个字符。
    .help = 用 `--namespace` 另选一个。
    .title = 名称、标签、键和引用的字符与长度符合要求。
    .why = 对象的名称及对它们的引用、端口，以及标签、注解、ConfigMap 和 Secret 的键都有各自的格式，多数只允许小写字母、数字和 `-`。模板用 values 拼出的名称常常过长，或带有用户输入的大写字母、`_`、空格。

kube004 =
    .title = 字段的值在允许的范围内。
    .why = 有些字段只接受特定的词，或一定范围内的数字。其他任何值都会被 API 服务器拒绝，并且区分大小写。

kube011 = { $resource } 的 `{ $amount }` 是 { $number } 个千分之一字节：后缀 `m` 就是这个意思。
    .help = 请写 `{ $binary }`（按 1024 计）或 `{ $number }M`（按 1000 计）。
    .title = 内存以整字节为单位。
    .why = 数量的后缀 `m` 表示千分之一：`512m` 的内存只有半个字节。API 服务器会接受并给出警告，但容器不可能以这么少的内存启动。

shifted = 该动作的输出缩进了 { $has } 格，而 `{ $key }` 需要 { $needs } 格。
    .help = `{ $line }` 及其后的各行属于 `{ $key }`。
    .fix = 缩进改为 { $spaces }
    .note = 高了一级

kube010 =
    .title = 列表项的键是唯一的。
    .why = 容器、卷、变量、端口等列表项以名称或键区分。有些重复 API 服务器一律拒绝；另一些只在服务器端应用时拒绝，而 Helm 4 正是这样安装和升级的：它逐项合并这类列表。常见的原因是模板在来自 values 的列表之外又添加了自己的列表项。

kube001 =
    .help = 它是 `{ $field }` 的字段：请加大该动作输出的缩进，把 `nindent` 的数字调大。
    .title = 对象只含其类型定义的字段。
    .why = kubectl 和严格校验会拒绝该类型没有的字段。没有严格校验时，该字段会被直接丢弃，不作任何提示：清单里有这项设置，集群里却没有。多数情况下是字段拼写错误，或缩进到了错误的层级。

kube007 =
    .title = 类型是已知的，因此其字段可以检查。
    .why = Chartroom 认识 Kubernetes 自带的类型、chart 的 `crds/` 目录中定义的类型，以及一些常用的类型（prometheus-operator、cert-manager、gateway-api、KEDA、KServe、KubeRay、LeaderWorkerSet）。其他类型按原样接受，错误到集群中才会暴露。把它的定义放入 `crds/` 即可接受检查。

kube002 =
    .help-index = 它是列表项的下标：模板用 range 遍历映射的键，而 `{ $list }` 是列表。请写成映射：`NAME: value`。
    .help-go = 模板以 Go 的格式输出了它。请用 `toYaml … | nindent …` 输出。
    .help-block = `{ $mark }` 把 `{ $path }` 下面的全部内容变成了文本：请删除它。
    .note-list = `{ $list }` 是列表，不是映射
    .fix-block = 删除 `{ $mark }`
    .title = 字段的值类型正确。
    .why = API 服务器把对象读入有类型的字段，类型不符的值会被拒绝。常见的原因在于 YAML：不带引号的 `8080`、`true` 或 `1.10` 不是文本，而 `"3"` 不是数字。`helm template` 两者都照样输出。
