# 浏览器中保存的内容

kept-own = 我的编辑

kept-copy = 副本

kept-apart = 另存的编辑

kept-link = 来自链接

kept-before = 暂存的编辑

kept-unreadable = 无法读取

kept-full = 浏览器的存储空间已满。

kept-full-help = 新的编辑只保留在此标签页中。请保存文件，或删除不再需要的内容。

kept-refused = 此浏览器不为本页保存任何数据。

kept-refused-help = chart 和编辑只保留在此标签页中。请允许本页保存网站数据，或在关闭前保存文件。

kept-newer = 另一个标签页打开了更新版本的 Chartroom。

kept-newer-help = 新的编辑不会被保存。请先保存文件，再重新加载本页。

kept-save-file = 保存文件

kept-save-help = 将当前的 chart 保存为 .tgz，Helm 和 Chartroom 都能打开

kept-make-room = 腾出空间

kept-waits = 这些编辑无法保存，而另一项内容即将打开。

kept-waits-help = 请先把它们保存为文件，否则会丢失。

kept-open-anyway = 仍然打开

kept-reading = 此 chart 已在另一个标签页中打开。

kept-reading-help = 此处为只读，并同步显示那里的编辑。不会覆盖任何内容。

kept-take-over-help = 在此处编辑；另一个标签页变为只读

kept-keep-both = 两者都保留

kept-keep-both-help = 在此处编辑一份副本

kept-apart-says = 另一个标签页保存了此 chart 的不同编辑。

kept-apart-help = 屏幕上的内容已另存；两者都在 chart 列表中。

kept-open-other = 打开另一份

kept-foreign = 这是分享的链接。

kept-taken = 你选择的改动已接管到自己的编辑中。

kept-changed-meanwhile = 你自己的编辑在此期间有改动，因此没有接管任何内容。请重新打开链接。

kept-went-back = 屏幕上是早先的状态。

kept-was-reset = chart 已恢复到最初的状态。

kept-added = 已添加环境。

kept-renamed = 已重命名环境。

kept-layer = 已从环境中移除该层；文件仍然保留。

kept-set = 已移除该 --set 条目。

kept-moved = 已修改层。

kept-files = 已修改文件。

kept-facts = 已修改 release、名字空间或 Kubernetes 版本。

kept-schema = 已添加 values.schema.json。

kept-without = 已撤回最后一次编辑。它仍在历史记录中。

kept-badge = 来自分享

kept-badge-help = 来自他人的链接，尚未接管

kept-read-only = 此处只读

kept-blind = 此浏览器的标签页之间无法通信。请只在一个标签页中编辑 chart；若两者不同，都会保留。

kept-no-settings = 此浏览器不保存设置：重新加载页面后，主题和窗格大小会恢复默认。

kept-broken = 无法读取已保存的编辑。它们仍在 chart 列表中，chart 以最初的状态打开。

kept-open-here = 当前打开

kept-nothing-changed = 没有改动

kept-changed = { $file } 以及另外 { $count } 个

kept-just-now = 刚刚

kept-min-ago = { $minutes } 分钟前

kept-hours-ago = { $hours } 小时前

kept-days-ago = { $days } 天前

kept-other-text = 它逐行修改 `{ $path }`，但生成该链接时用的是此文件的另一个版本。请让对方发送整个 chart，或打开对方所用的 chart 版本。

kept-too-much = 内容超过 4 MB。请让对方直接发送文件。

kept-forget = 从此浏览器删除 { $chart } 的“{ $name }”

kept-step = 已为你做了这项改动。
