# `chartroom explain` 所说的内容。标签最宽 11 列

label-written = 写出者

label-called = 调用处

label-from = 来自

label-writes = 写出

label-reaches = 影响

label-decides = 决定

label-leaves-out = 略去

label-off = 未读取

label-read = 读取处

label-unread = 未读取处

label-more = 另有

label-because = 原因

label-decided = 取决于

label-under = 条件

label-hides = 覆盖

label-ignores = 忽略

layers-unread = { $names } 无法读取，已略去：{ $why }
    .told = 以下是其他层给出的结果。

chart-fails = 这个 chart 无法渲染：{ $why }
    .told = 以下是已运行的模板给出的结果。

renders-nothing = { $template } 没有渲染出任何内容：{ $reason }

chart-off = { $chart } 已关闭：{ $reason }

no-output-line = 输出中没有任何一行

output-line = { $object }（{ $template }，输出第 { $line } 行）

value-unset = { $path } 未设置

null-ignored = 它不删除任何内容：对于子 chart，Helm 4 不理会 chart 自己的 values.yaml 中的 null

more-places = 同一条件下还有 { $count } 处

decided-before = 它之前的部分已经决定了这个条件

guard = { $holds ->
        [yes] 成立，这里是它的 else
       *[no] 不成立
    }

under-subchart = 子 chart 的条件

under-else = { $condition } 的 else

no-such-line = 没有这一行

no-file = { $file } 不是这个 chart 的文件

has-lines = { $what } 有 { $count } 行

rendered-lines = { $file } 渲染出 { $count } 行

no-render = { $file } 不是这次渲染的模板

no-template = { $file } 不是这个 chart 的模板；请写 templates/deployment.yaml 这样的模板

no-reader = 没有层设置 { $path }，也没有模板读取它

nothing-off = 子 chart 已关闭：{ $reason }

nothing-conditions = 它的全部内容都在条件之下

nothing-stopped = Helm 在它之前或其中停止了

nothing-blank = 它只输出空白

absent-of = { $object } 的 { $name }

absent-more = { $name } 以及另外 { $count } 个

not-rendered = 没有渲染出任何内容

does-not-render = 这个 chart 无法渲染

wants-line = { $flag } 需要 FILE:LINE，而不是 { $text }
