# 对某处的了解：补全、悬停、签名、定义

completions = 补全建议

completion-none = 此处没有补全建议。

kind-key = 键

kind-value = 值

kind-function = 函数

kind-keyword = 关键字

kind-helper = 命名模板

kind-variable = 变量

kind-field = Kubernetes 字段

kind-builtin = 由 Helm 提供

kind-file = 文件

kind-block = 代码块

hover-none = 没有关于此处的信息。

hover-result = 在 { $environment } 中的结果：

hover-note = 在 { $environment } 中：

hover-definition = 定义

hover-uses = 所有使用处

hover-rename = 重命名

signature-none = 此处没有函数调用。

signature-piped = | 之前的内容

signature-argument = { $function }，第 { $number } 个参数：{ $parameter }

signature-no-more = { $function }，没有更多参数

places = { $what ->
        [definition] 定义和读取
       *[use] 使用
    }：{ $limited ->
        [yes] 前 { $count } 处
       *[no] { $count } 处
    }，{ $files } 个文件

uses-none = 此处的内容没有在别处使用。

# 列表底部的快捷键

key-insert = 插入

key-close = 关闭

key-go = 前往

key-back = 返回

key-choose = 选择

key-replace = 替换

key-apply = 应用

key-preview = 预览或应用

key-rename = 先预览，再重命名
