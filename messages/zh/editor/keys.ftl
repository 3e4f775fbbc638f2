# 按键页面

keys = 快捷键

keys-search = 搜索按键

keys-reset = 重置所有按键

keys-undo = 撤销

keys-restored = 您的按键已恢复。

keys-were-reset = 所有按键已重置。

keys-help = 要更改按键，请点击它，然后按下新的按键。Backspace 将其移除。

keys-nothing = 没有匹配的命令。

keys-none = 无

keys-press = 请按键

keys-change = 更改

keys-label = { $command }：{ $key }。更改

keys-set = { $command } 的按键现在是 { $key }。

keys-set-none = { $command } 现在没有按键。

keys-taken = { $command } 的按键现在是 { $key }；{ $other } 现在没有按键。

keys-position = 按位置打开环境

keys-cursor = 在该处添加光标

keys-definition = 转到定义处

keys-output-line = 在输出的某一行：解释其来源；再按一次：转到它的值

keys-output-fold = 在输出中折叠或展开

keys-output-fold-all = 在输出中全部折叠、全部展开或折叠某一层级

keys-leave = 离开编辑器

keys-digits = { $keys } 1…9

keys-click = { $keys } 点击

keys-regions = 在课程或导览、编辑器和输出之间切换

keys-glossary = 显示术语时打开术语表
