# 课程为什么无法读取，或者不成立。`start`、`solution` 等是 lesson.yaml 的键

id-letters = id: 只能包含字母、数字和 -

conditions-none = conditions: 一个条件也没有，课程永远无法完成

condition-about = conditions: { $says } 必须只针对一件事

link-https = link: 地址必须以 https:// 开头

step-one-way = 对 { $file } 的一个步骤只能用一种方式改动它：`with` 和 `without`、`replace` 或 `text`

step-on = 一个步骤要么针对文件，要么针对环境

start-replaces = start: 改动要给出文件的另一段文本；`with` 和 `without` 用于提示和解答

tour-done = { $task }：必须由 `when` 或 `seen` 之一说明何时完成

tour-shows = { $task }：`presses` 和 `steps` 都没有说明怎样替读者完成

tour-first = { $task }：第一个阶段必须总是适用，因此没有 `at`

over = { $what ->
        [bytes] 文件有 { $count } 字节，最多 { $most }
        [text] 一段文本有 { $count } 字节，最多 { $most }
        [conditions] 有 { $count } 个条件，最多 { $most }
        [hints] 有 { $count } 条提示，最多 { $most }
        [steps] 有 { $count } 个步骤，最多 { $most }
        [minutes] 需要 { $count } 分钟，最多 { $most }
       *[environments] 一个条件写了 { $count } 个环境，最多 { $most }
    }

file-missing = 没有文件 { $file }

text-missing = { $file } 中没有 { $text }

text-twice = { $file } 中 { $text } 出现不止一次

environment-missing = 没有环境 { $name }

with-keys = `with` 必须是 YAML 映射

with-empty = `with` 是空的

entry-fixed = { $file } 的 { $entry } 无法改动

met-at-start = start: 开始时所有条件就已满足

unmet = solution: 未满足：{ $says }
    .now = solution: 未满足：{ $says }（现在是 { $now }）

hint-at = 提示 { $number }：{ $why }

hint-nothing = 提示 { $number }：它的改动没有改变任何东西

hint-line = 提示 { $number }：{ $file } 中没有含 { $text } 的行
