# 命令列表和快捷键页面中的命令

group-understand = 理解

group-find = 查找和跳转

group-write = 编写

group-select = 选择

group-fold = 折叠

group-page = 页面

group-output = 输出

group-more = 更多

command-palette = 所有命令、文件、环境、对象、值和辅助模板

command-open-file = 打开文件

command-find-all = 在所有文件中搜索

command-line = 转到行

command-crumbs = 光标所在的键

command-wrap = 长行自动换行：开或关

command-move-value = 将此值移到另一层，或删除不起作用的部分

command-closing = 自动补全括号和引号：开或关

command-vim = 编辑器中的 Vim 键位：开或关

command-rename-environment = 重命名环境

command-environment-left = 将环境左移

command-environment-right = 将环境右移

command-keep-environments = 将各环境写入 .chartroom.yaml

command-keep = 立即保存所有编辑

command-complete = 显示补全建议

command-hover = 显示此处的信息

command-signature = 显示此函数的参数

command-definition = 转到定义

command-uses = 查找所有使用处

command-explain = 解释此行的作用

command-rename = 重命名值或辅助模板

command-acts = 修复和重构

command-back = 返回

command-forward = 前进

command-find = 在此文件中查找

command-find-next = 查找下一个

command-find-previous = 查找上一个

command-undo = 撤销

command-redo = 重做

command-comment = 添加或取消注释

command-format = 格式化文件

command-lines-up = 上移行

command-lines-down = 下移行

command-copy-up = 向上复制行

command-copy-down = 向下复制行

command-delete-lines = 删除行

command-line-below = 在下方插入新行

command-indent = 增加缩进

command-indent-less = 减少缩进

command-tab = Tab 键：离开编辑器或缩进

command-select-line = 选择行

command-select-next = 选择下一个相同项

command-select-all = 选择所有相同项

command-cursor-above = 在上方添加光标

command-cursor-below = 在下方添加光标

command-bracket = 转到匹配的括号，或依次经过 if、else、end

command-fold = 折叠

command-unfold = 展开

command-fold-all = 全部折叠

command-unfold-all = 全部展开

command-fold-level = 折叠第 { $level } 层级

command-next-problem = 下一个问题

command-previous-problem = 上一个问题

command-problems = 显示或隐藏问题

command-files = 显示或隐藏文件

command-share = 分享链接

command-export = 导出清单、命令、CI 任务

command-compare = 比较环境

command-open-chart = 打开或导入 chart

command-kept = 保存在此浏览器中的内容：大小、名称、备份

command-facts = Release、名字空间和 Kubernetes 版本

command-cluster = 集群与容量…

command-new-environment = 新环境

command-add-layer = 添加层

command-chart-files = chart 的文件：添加、重命名、删除

command-base-follows = 基础文件跟随光标：开或关

command-parity = 与 Helm 的一致性

command-history = 此 chart 的历史记录

command-help = 帮助：导览、课程、术语表、快捷键

command-glossary = 术语表：词语的含义

command-reset = 重置为 chart 最初的状态

command-theme-system = 主题：跟随系统

command-theme-light = 主题：浅色

command-theme-dark = 主题：深色

command-overview = 输出：概览

command-manifests = 输出：清单

command-values = 输出：Values

command-notes = 输出：安装说明

command-output-find = 输出：查找

command-output-matches = 输出：仅显示匹配的对象，或全部显示

command-output-open = 输出：展开所有对象

command-output-close = 输出：折叠所有对象

command-output-changed = 输出：仅显示与基础不同的值，或全部显示

command-output-copy = 输出：复制全部清单

command-copy-line = 输出：复制行

command-copy-path = 输出：复制行的路径

command-copy-object = 输出：复制对象

command-download = 输出：下载对象

command-link-line = 输出：链接到此行

command-copy-value-line = 输出：复制 values 的行

command-copy-value = 输出：复制值在模板中的路径

command-copy-set = 输出：复制值用于 --set 的路径

command-output-fold = 输出：在此行折叠

command-output-unfold = 输出：在此行展开

command-output-fold-all = 输出：全部折叠

command-output-unfold-all = 输出：全部展开

command-output-fold-level = 输出：折叠第 { $level } 层级

command-language = Language / 语言：English

command-make-lesson = 制作课程
