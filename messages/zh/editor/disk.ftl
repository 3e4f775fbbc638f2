# 就地打开的磁盘目录

disk-title = 目录 { $name }

disk-close = 关闭

disk-opening = 正在打开 { $name }…

disk-saved = 已保存到磁盘

disk-saved-help = 这里的内容与 { $place } 完全一致。

disk-unsaved = { $count } 个文件未保存

disk-unsaved-help = 已保存在此浏览器中，尚未写入 { $place }：按 Ctrl+S 写入。

disk-unsaved-title = 尚未写入磁盘

disk-save = 保存到磁盘

disk-key = 保存到磁盘

disk-written = 已将 { $count } 个文件写入 { $name }。

disk-new = 新增

disk-changed = 已改动

disk-removed = 已删除

disk-conflicts = { $count } 处冲突

disk-conflicts-title = 这里和磁盘上都有改动

disk-conflicts-help = 在你作出选择之前，两边都不会被覆盖。

disk-both = 这里和磁盘上都有改动。

disk-gone-here = 已在这里删除，磁盘上有改动。

disk-gone-there = 这里有改动，磁盘上已删除。

disk-mine = 将我的版本写入磁盘

disk-theirs = 采用磁盘上的版本

disk-see = 查看差异

disk-hide = 隐藏差异

disk-legend = − 为磁盘上的内容，+ 为这里的内容

disk-point = 采用磁盘上的 { $path } 之前

disk-away = 无法访问磁盘

disk-away-help = 无法访问 { $place }。编辑已保存在此浏览器中；要写入磁盘，请重新运行 chartroom serve 并打开它打印的地址，或重新打开该目录。

disk-refused = 磁盘：已拒绝

disk-elsewhere = 不是该目录的 chart

disk-elsewhere-help = 这里打开的不是目录 { $name } 中的 chart，因此不会写入该目录。

disk-back = 回到该目录的 chart

disk-adopt = 将当前内容用于该目录

disk-reading = 正在另一个标签页中编辑

disk-reading-help = 另一个标签页正在编辑此目录，并由它写入。

disk-lost = 没有目录

disk-lost-help = 此页面没有对应的目录：请打开 chartroom serve 启动时打印的地址。

disk-no-chart = { $count ->
        [0] { $name } 中没有 Chart.yaml。
       *[other] { $name } 中有 { $count } 个 chart：请选择其中一个的目录。
    }
