# 对某处内容的说明

value-default = 没有设置时，模板使用 `{ $default }`。

value-readers = 由 { $places } 读取。
    .more = 由 { $places } 和另外 { $count } 处读取。

value-base = 基础 { $value }

value-elsewhere = → { $value }（{ $names }）

value-words = { $words }：{ $values }

value-line = { $parts }。

value-unset = 没有设置

kind-map = 映射

kind-list = 列表

kind-text = 文本

kind-boolean = true 或 false

kind-integer = 整数

kind-number = 数字

kind-or = {" "}或{" "}

range-between = { $least } 到 { $most }

range-from = { $least } 或更大

range-to = 最大 { $most }

hover-expression = 表达式

hover-template = 命名模板

hover-keyword = 关键字

hover-function = 函数

hover-built-in = 由 Helm 提供

hover-field = Kubernetes 的 { $kind } 的字段。
    .below = Kubernetes 的 { $kind } 的字段，位于 `{ $path }`。

hover-reaches = 影响 { $kind } `{ $name }` 的第 { $line } 行。
    .more = 影响 { $kind } `{ $name }` 的第 { $line } 行和另外 { $count } 行。

hover-defined = 在 `{ $place }` 中定义。

hover-called = 在 { $count } 处调用。

hover-prints = `{ $template }` 输出 `{ $output }`

result-not-reached = 没有执行到

result-random = 随机：每次渲染都不同

result-called-by = `{ $caller }` 首次调用它时

result-first-pass = 在 `range` 的第一轮

result-empty = 空文本

result-more = … 另外 { $count } 行

field-required = 没有它，API 服务器会拒绝该对象。

field-values = 可选值：{ $values }。
