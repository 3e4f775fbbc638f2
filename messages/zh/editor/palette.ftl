# 命令列表

palette = 搜索或执行命令

palette-file = 打开文件

palette-matches = 匹配项

palette-prefixes = > 命令  @ 对象  # 值  / 文件  : 行

palette-none = 没有匹配项。

palette-count = { $count } 个匹配项

palette-open = 已打开

palette-line = 转到第 { $line } 行

palette-recent = 最近使用

palette-commands = 命令

palette-objects = 对象

palette-values = Values

palette-files = 文件

palette-environments = 环境

palette-helpers = 辅助模板

palette-lines = 行
