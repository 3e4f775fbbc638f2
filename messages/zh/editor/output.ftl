# 输出下方的工具栏

output-line = 第 { $line } 行

output-line-of = { $object }，第 { $line } 行

copied = 已复制：{ $what }

copied-placeholders = 已复制：{ $what }，随机值以占位符代替。

copied-line = 行

copied-path = 路径

copy-refused = 浏览器不允许页面复制。

copy-line = 复制行

copy-path = 复制路径

copy-object = 复制对象

download = 下载

link = 链接

copy-value = 复制 .Values 路径

copy-set = 复制 --set 路径
