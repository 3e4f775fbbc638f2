# A lesson that is made of what is on screen

make-title = 制作课程

make-own = 自己的课程

make-own-help = 把屏幕上的内容做成课程：生成链接，或放进团队的仓库。

make-intro = 一门课程由起点、解法和条件组成：解法满足全部条件，起点则不满足。全部在旁边的编辑器里完成。

make-start = 起点

make-begin-help = 先把 chart 改成学员一开始看到的样子：可以故意改错，也可以保持原样。然后从这里开始。

make-begin = 从这里开始

make-begin-again = 改用当前内容作为起点

make-begun = { $count ->
       *[other] 起点已设定，打开的环境是 { $open }：与原始 chart 相比有 { $count } 处改动。
    }

make-unfit = 起点已不适用于这个 chart：{ $reason }。请重新设定。

make-lost = 课程不能删除环境：{ $names }。请先恢复，再重新设定起点。

make-solution = 解法

make-solve = 现在在编辑器里完成学员要做的事。你的改动就是解法。

make-solved = 与起点的差异就是解法：

make-no-difference = 与起点还没有差异。

make-pick = 勾选能说明任务已完成的条件。文字就是学员看到的内容。

make-pick-one = 请至少勾选一个条件。

make-more = 还有 { $count } 处差异

make-stays = 保持 0

make-says = 条件的文字

make-bound = 期望值

make-is = 恰为 { $value }

make-at-least = 至少 { $value }

make-at-most = 至多 { $value }

make-in = { $places }：{ $what }

make-figure = { $figure ->
        [pods] 最少 Pod 数
        [podsAtMost] 最多 Pod 数
        [evictions] 可驱逐的 Pod 数
        [gpus] 最少 GPU 数
        [gpusAtMost] 最多 GPU 数
        [startupSeconds] 启动可用秒数
        [objects] 对象数
        [errors] 错误数
       *[warnings] 警告数
    }

make-says-renders = { $renders ->
        [yes] { $places } 能渲染
       *[no] { $places } 不能渲染
    }

make-says-gone = { $what } 不再出现

make-says-there = { $what } 存在

make-says-has = { $what } 包含 { $value }

make-unmet = 解法不满足这个条件。

make-unmet-now = 解法不满足这个条件：当前为 { $value }

make-met-at-start = 起点已经满足所有这些条件。请勾选一个它不满足的。

make-words = 文字

make-words-help = 纯文本；反引号之间的内容显示为代码。

make-name = 标题

make-task-like = 要做什么，可以怎么做

make-why = 为什么重要

make-why-like = 一两句话

make-minutes = 所需分钟数

make-hint = 提示 { $number }

make-hint-like = 先给笼统的提示

make-hint-last = 最后一条提示直接给出解法

make-hint-add = 提示

make-hint-remove = 删除这条提示

make-keep-like = 要记住的规则

make-link-text = 延伸阅读：内容名称

make-link-to = 延伸阅读：地址

make-https = 地址必须以 https:// 开头。

make-needed = 必填。

make-hand-out = 分发

make-checking = 正在试跑…

make-holds = 课程成立：起点不满足全部条件，解法满足。

make-missing = 还缺：{ $parts }。

make-missing-solution = 解法

make-missing-condition = 条件

make-missing-start = 起点不满足的条件

make-missing-solved = 解法能满足的条件

make-missing-title = 标题

make-missing-task = 任务

make-missing-minutes = 分钟数

make-missing-says = 每个条件的文字

make-download = 下载 lesson.yaml

make-beside = 把它放在 chart 目录 { $chart } 旁边。`chartroom lesson check lesson.yaml` 可在 CI 中试跑。

make-beside-built-in = 它基于内置 chart：用 `chartroom lesson check lesson.yaml --charts FOLDER` 试跑，该目录中要有 ai-inference。

make-secrets-keep = 拿到课程的人可以读取这些内容

make-anew = 再做一门课程

make-anew-done = 表单已清空。

make-not-kept = 浏览器没有保存这份草稿：空间不足，或不允许存储。
