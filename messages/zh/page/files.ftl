# 关于 chart 文件的对话框

files-help = chart 的文件：添加、重命名、删除

files-find = 查找文件

files-make = 新建文件

files-add = 上传

files-add-help = 文本文件，或作为子 chart 的打包 chart（.tgz）。也可以拖放到这里。

files-not-found = 没有路径中包含 { $text } 的文件。

files-as-it-came = 所有文件都与原始 chart 相同。

files-differing = 有 { $count } 个文件与原始 chart 不同。

files-choose = 选择一个文件，可查看哪里引用了它、你改了什么，也可以重命名、复制或删除它。

files-not-text = 不是文本

files-layer-of = { $environments } 的层

files-open = 打开

files-rename = 重命名…

files-copy = 复制一份…

files-revert = 还原

files-remove = 删除

files-restore = 恢复

files-gone-binary = 此文件不是文本。可以用“撤销”或“重置”恢复它。

files-naming = 在 { $count } 处被引用

files-changes = 与原始 chart 的差异

files-make-do = 创建

files-copy-do = 复制一份

files-add-title = 添加文件

files-path = chart 中的路径

files-path-empty = 请为文件命名。

files-path-outside = 请使用 chart 之内的路径，例如 templates/service.yaml：不能有 `..`、开头的 `/`、反斜杠和冒号。

files-path-taken = { $path } 已存在。

files-path-folder = { $path } 是一个目录，或位于某个文件之内。

files-follow = 以下位置引用了它，勾选的会一起修改。

files-cannot-follow = 在新位置无法引用

files-use-template = Helm 会渲染此文件。

files-use-helpers = 名称以 `_` 开头的文件不会渲染出任何内容，只用于存放命名模板。

files-use-crd = Helm 会在模板之前安装一次 crds/ 中的内容，之后不再升级。

files-use-subchart = 子 chart 的文件。

files-use-values = values 文件。请在“层”中把它加入某个环境。

files-use-other = Helm 不渲染此文件；模板可以用 `.Files.Get` 读取它。

files-add-not-text = 不是文本，无法添加。

files-add-packed = 将解压到 charts/，作为子 chart。

files-add-replaces = 将替换已有的文件。

files-back = 所有文件
