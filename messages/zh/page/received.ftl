# 收到的链接

received-safe = 你自己的编辑不受影响；接管之前不会有任何改动。

received-no-own = 你在此处的编辑会留在该链接中，直到你接管它。

received-see = 查看改动

received-take-some = 接管 { $count } 项

received-adopt = 变为我的编辑

received-back = 返回我的编辑

received-whole = 此链接包含整个 chart。

received-nothing = 此链接不会带来任何改动。

received-also = 还修改了：

received-more = 另外 { $count } 项

received-whole-file = 整个文件

received-others = 环境

received-all = 全选

received-nothing-chosen = 全不选

received-have = 你已有此内容。

received-masked = 已被发送者遮盖：没有可接管的内容。

received-tied = 你的文本在该处结构不同。请手动编辑。

received-removed-by-you = 你已删除此项。

received-not-alone = 新环境有自己的层；此项不在其中。

received-into = 接管到

received-mine = 我的 { $environment }

received-a-new = 新环境

received-name = 环境名称

received-name-taken = 请选择一个未被环境或 values 文件占用的名称。

received-waiting = 正在渲染结果…

received-brings = 结果：

received-yours = 你的 { $environment }

received-then = 之后 { $name }：{ $figures }。

received-pods = { $pods } 个 Pod

received-gpus = { $gpus } 个 GPU

received-figure-separator = 、

received-answer = 回复

received-answering = 你正在回复。

received-seen-against = 打开它的人会看到与所发内容的比较。

received-is-answer = 这是一份回复。

received-see-mine = 查看我的改动

received-copy-answer = 复制回复链接

received-share-answer = 分享回复…

received-leave-answer = 结束回复

received-missing = 此 chart 的 values 中没有这个键，接管后可能不起作用。

received-choose-take = 接管 { $value }

received-choose-keep = 保留 { $value }

received-your-reply = 你的回复{ $again ->
        [0] 未改动所发的内容
       *[other] 改动了所发 { $sent } 处中的 { $again } 处
    }{ $added ->
        [0] 。
       *[other] ，并新增 { $added } 处。
    }

received-their-reply = 与所发的内容相比，它{ $again ->
        [0] 没有改动
       *[other] 改动了 { $sent } 处中的 { $again } 处
    }{ $added ->
        [0] 。
       *[other] ，并新增 { $added } 处。
    }

received-entries = 此链接带来 { $entries } 个 values 条目。

received-entries-here = { $changing ->
        [0] 这里没有变化：此 chart 的内容相同。
       *[other] 其中 { $changing } 个在这里会带来变化。
    }

received-entries-no-key = 其中 { $missing } 个在此 chart 的 values 中没有对应的键。

received-changes = { $places ->
        [0] 此链接没有改动 { $environment }
       *[other] 此链接改动了 { $environment } 的 { $places } 处
    }

received-against = （相对最初的 { $chart } { $version }）

received-end = 。

received-made-on = 生成链接时的 chart 版本为 { $version }。

received-changed-too = 你也改动了此项，改为 `{ $own }`。

received-lesson = 这个链接带有一门课程。
