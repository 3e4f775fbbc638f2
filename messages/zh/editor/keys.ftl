# 快捷键页面

keys = 快捷键

keys-search = 搜索快捷键

keys-reset = 重置所有快捷键

keys-undo = 撤销

keys-restored = 你的快捷键已恢复。

keys-were-reset = 所有快捷键已重置。

keys-help = 要修改快捷键，请点击它，然后按下新的键。Backspace 可将其移除。

keys-nothing = 没有匹配的命令。

keys-none = 无

keys-press = 请按键

keys-change = 修改

keys-label = { $command }：{ $key }。修改

keys-set = { $command } 的快捷键现在是 { $key }。

keys-set-none = { $command } 现在没有快捷键。

keys-taken = { $command } 的快捷键现在是 { $key }；{ $other } 现在没有快捷键。

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
