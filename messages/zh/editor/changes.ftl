# 应用之前先展示的改动

renders-same = 每个环境的渲染结果都与之前相同。

rendering-all = 正在用此改动渲染每个环境…

new-file = { $path }（新）

layers-of = { $environment } 的层

more-lines = 还有 { $count } 行

taken-back = 已在 { $count } 个文件中撤销。

# 修复和重构

acts = 修复和重构

acts-none = 此处没有可修复或重构的内容。

moves-none = 此处没有可以移到其他层的内容。

act-fix = 修复问题

act-extract = 提取为 values 中的值

act-inline = 内联

act-rewrite = 改写

act-move = 移到另一层

act-apply = 应用

act-done = 已完成：{ $title }。按 { $key } 可在所有文件中撤销。

act-failed = 未执行：{ $reason }

act-others-differ = { $environments } 的渲染结果可能不同；其他环境的渲染结果都与之前相同。

act-differs = 这可能会改变渲染结果。

# 重命名

rename = 重命名

rename-title = 重命名 { $what }

rename-label = { $what } 的新名称

rename-preview = 预览

rename-empty = 请输入另一个名称。

rename-rendering = 正在用两个名称渲染每个环境…

rename-places = { $files } 个文件中的 { $places } 处。每个环境的渲染结果都与之前相同。

rename-none = 此处没有可重命名的内容。

rename-help = 在所有层、模板、schema 和 --set 条目中重命名，前提是每个环境的渲染结果不变。

rename-done = 已在 { $files } 个文件中重命名。按 { $key } 可在所有文件中撤销。

rename-changed = 有文件在此期间被修改。没有重命名任何内容。

rename-environment-what = 环境 { $name }

rename-environment-help = 同时重命名其 values 文件及其在 .chartroom.yaml 中的条目，前提是每个环境的渲染结果不变。

rename-environment-done = { $old } 现已改名为 { $name }。

environment-moved = { $name } 现在排在 { $other } { $before ->
        [yes] 之前
       *[no] 之后
    }。
environments-kept = 各环境及其层已写入 .chartroom.yaml。命令行和打开该 chart 的页面都会从中读取。
