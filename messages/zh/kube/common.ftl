# 多条规则共用的文本

required =
    .empty = `{ $path }` 是必填字段，但为空。
    .missing = `{ $path }` 是必填字段，但缺失。

remove-one = 删除两者之一。

remove = 删除它。

rename-one = 将两者之一改名。

set-one = 设置两者之一。

listed-twice = `{ $value }` 列出了两次。

not-allowed = `{ $path }` 不能是 `{ $value }`。

empty = `{ $path }` 为空。

above-zero = `{ $path }` 必须大于 0，现在是 { $value }。
    .help = 写 1 或更大的数。

not-negative = `{ $path }` 不能为负数，现在是 { $value }。
    .help = 写 0 或更大的数。
    .help-optional = 写 0 或更大的数，或者不写该字段。

whole-number = 写整数。

size = 写一个大小，例如 `10Gi`。

split-entry = 拆成两个条目。

split-rule = 拆成两条规则。

name-variable = 为变量命名。

name-object = 写出所引用对象的名称。

domain-path = 写成 `example.com/name` 的形式。
    .message = `{ $path }` 不能是 `{ $value }`：它由域名和路径组成。

cel = 写一个 CEL 表达式。

write = 写成 `{ $text }`。

generated-selector = 设置了 `{ $path }`，但 Job 的选择算符由 API 服务器自动生成。

selector = 选择算符与 Pod 模板的标签不匹配。
    .help-fixed = 把 `spec.selector` 的标签加到 `spec.template.metadata.labels`。已有对象的选择算符不能修改。
    .help = 把 `spec.selector` 的标签加到 `spec.template.metadata.labels`。

selector-empty = `{ $path }` 为空，会匹配所有 Pod。
    .help = 选择 Pod 模板的标签。

label-keys = `{ $path }` 用来收窄 `labelSelector`，但这里没有 `labelSelector`。
    .help = 添加 `labelSelector`，或者删除这些键。

near = 是否想写 `{ $name }`？

list =
    .or = { $names } 或 { $last }
    .more = { $names }, …
