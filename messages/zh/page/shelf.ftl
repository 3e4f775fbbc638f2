# 保存的列表和备份

shelf-title = 保存在此浏览器中

shelf-name = 列表中的名称

shelf-rename-one = 重命名“{ $name }”

shelf-points-help = 打开该 chart 后可在历史记录中查看

shelf-save = 保存备份

shelf-save-help = 把整个列表保存为一个文件，包含所有输入的值，也包括密码。请存放在他人无法读取的地方。

shelf-take-in = 恢复备份

shelf-backup-about = Chartroom 在一个浏览器中保存的全部内容，包含所有输入的值，也包括密码和令牌：请存放在他人无法读取的地方。

shelf-not-saved = 浏览器没有保存文件。

shelf-persist = 请求浏览器保留

shelf-persisted = 浏览器会一直保留，直到你删除。

shelf-may-go = 磁盘空间不足或数周未访问时，浏览器可能会删除它。备份不受影响。

shelf-room = 已保存 { $kept }。

shelf-room-of = 已保存 { $kept }；连同程序，本页占用 { $used }，上限为 { $most }。

shelf-saved = { $file } 包含 { $entries }：chart、编辑和早先状态，以及所有输入的值。

shelf-taken = { $added ->
        [0] 没有恢复任何内容
       *[other] 已恢复 { $added } 个条目
    }{ $beside ->
        [0] 。
       *[other] ，其中 { $beside } 个与已有内容并存。
    }

shelf-same = { $count } 个原本已有。

shelf-foreign = 此文件不是 Chartroom 的备份。没有任何改动。

shelf-newer = 此备份由更新版本的 Chartroom 生成。请重新加载本页后再恢复。没有任何改动。

shelf-damaged = 此备份已损坏：生成后被截断或修改过。没有任何改动。

shelf-from-backup = { $name }（来自备份）

shelf-removed = 已删除“{ $name }”。

shelf-forget-points = 从此浏览器删除 { $chart } 的早先状态

shelf-points-removed = 已删除 { $chart } 的早先状态。
