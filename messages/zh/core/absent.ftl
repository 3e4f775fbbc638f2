# 为什么没有某个内容

absent-condition = `{ $path }` 为 false

absent-no-text = 没有要输出的文本

absent-no-items = `{ $text }` 没有列表项

absent-false = `{ $text }` 为 false
    .states = `{ $text }` 为 false；{ $states }

state-unset = `{ $path }` 没有设置

state-empty = `{ $path }` 为空

state-no-items = `{ $path }` 为空列表

state-no-keys = `{ $path }` 为空映射

state-set = `{ $path }` 已设置

state-value = `{ $path }` 为 { $value }
