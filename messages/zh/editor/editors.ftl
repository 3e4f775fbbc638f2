# 编辑器

editor-label = { $path }。Tab 键缩进；先按 Esc 再按 Tab 可离开编辑器。

overridden-in = （{ $environment }）

overridden-help = 转到覆盖此行的那一行

long-line = 超过 { $count } 个字符的行不做语法高亮。

comment-translated = 译文。文件中的原文是：{ $original }

comma = 、

severity-error = 错误

severity-warning = 警告

severity-hint = 提示

line = 第 { $line } 行

line-says = 第 { $line } 行：{ $message }

reading = 另一个标签页正在编辑此 chart。

file-changed = 有文件在此期间被修改。没有任何改动。

edits-are-kept = 编辑会随时保存在此浏览器中。

none-back = 没有可以返回的位置。

none-forward = 没有可以前进的位置。

# 行尾

ends-mixed = 行尾不一致：{ $crlf } 行为 CRLF，{ $lf } 行为 LF。

ends-all = 全部改为 { $ends }

ends-made = 现在所有行都以 { $ends } 结尾。

# 格式化

formatted-already = 文件的格式已经规范。

formatted = 文件已格式化。

# Vim

vim-unfetched = 无法获取 Vim 键位。有网络后请重新选择。

vim-on = Vim 键位已开启。

vim-off = Vim 键位已关闭。

wrap-on = 长行自动换行。

wrap-off = 长行不自动换行。

closing-on = 自动补全括号和引号。

closing-off = 不自动补全括号和引号。
