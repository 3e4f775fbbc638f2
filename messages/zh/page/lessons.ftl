# 页面旁的课程

lessons-title = 课程

lessons-close = 关闭课程

lessons-leave = 离开课程：恢复你自己的工作

lessons-task = 任务

lessons-conditions = 条件

lessons-met = 已满足

lessons-not-met = 尚未满足

lessons-hints = 提示

lessons-first-hint = 给我提示

lessons-next-hint = 下一条提示

lessons-show = 演示给我看

lessons-show-help = 替你完成改动，可以撤销

lessons-go = 转到该行

lessons-keep = 记住这一点

lessons-next = 下一课：

lessons-all = 全部课程

lessons-again = 重新开始

lessons-again-help = 把课程的 chart 恢复到开始时的样子

lessons-aside = 你自己的工作已放到一边，关闭课程后会恢复。

lessons-keys = F6 来回切换

lessons-solved = 已完成。

lessons-shown = 所有条件都已满足。

lessons-fits = 与屏幕上的问题有关

lessons-starting = 正在打开课程的 chart……

lessons-done = 已完成

lessons-finished = 你已全部完成。

lessons-help = 更多帮助

lessons-palette-key = Ctrl K

lessons-palette = 所有命令及其快捷键

lessons-next-problem = 下一个问题

lessons-regions = 从这里到编辑器、输出，再回来

lessons-show-panel = 展开或折叠课程

lessons-done-of = 已完成 { $done } / { $of }

lessons-about = 约 { $minutes } 分钟

lessons-path = { $lessons } 节课，{ $minutes } 分钟

lessons-place = 第 { $at } / { $of } 节，还剩 { $left } 分钟

lessons-go-on = { $begun ->
        [yes] 继续“{ $title }”
       *[no] 开始“{ $title }”
    }

lessons-next-in = 继续（{ $minutes } 分钟）

lessons-now = 当前：{ $figure }

lessons-open = 已打开 { $open } / { $of }

lessons-record = 课程“{ $title }”

lessons-changed = { $met ->
        [yes] 已满足：{ $says }
       *[no] 不再满足：{ $says }
    }

lessons-failed = 无法打开课程：{ $reason }。

lessons-no-chart = 没有名为 { $name } 的 chart

lessons-by-link = 这门课程由制作链接的人编写，并非 Chartroom 提供。

lessons-link-aside = 在这里做的改动只保存在链接里，不会改动你自己的工作。

lessons-of-link = 这个链接里的课程

lessons-not-carried = 无法打开链接中的课程：{ $reason }。
