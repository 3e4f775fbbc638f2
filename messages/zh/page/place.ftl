# 链接打开的位置

place-open-here = 打开时定位到：

place-compared-chart = 与最初的 chart 比较

place-in = { $environment }，{ $at }

place-line = { $name }，第 { $line } 行

place-problem = { $code }，位于 { $place }

place-opened = 已定位到 { $place }。

place-sent = 发送自 { $place }。

place-moved = 在这里位于第 { $now } 行。

place-no-line = 这里的该行已不同，或已不存在。

place-no-object = 这里没有该对象。

place-no-file = 这里没有该文件。

severity-error = 错误

severity-warning = 警告

severity-hint = 提示

all = 全部

edit = 编辑

# 拼接的词语之间的标点

span = { $low }–{ $high }

labelled = { $what }：{ $name }

gap = {""}

clause = ，{ $more }

colon = ：

semicolon = ；
