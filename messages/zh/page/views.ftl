# 打开时才加载的视图和对话框

pasted-values = # 所粘贴模板的 values{"\u000A"}

too-many-files = 其中有 { $files } 个文件（{ $megabytes } MB）。请选择 chart 自己的目录：含有 Chart.yaml 的那个。

file-unreadable = 无法读取 `{ $path }`。它可能已被移动或修改：请重新选择。

namespace-of = { $name } 的名字空间

kubernetes-version = Kubernetes 版本

version-example = 例如 v1.36.0

name-label = 名称

name-rules = 未被占用的名称：小写字母、数字和短横线

values-files = values 文件

set-entries = --set 条目

add-entry = 添加条目

remove = 移除

remove-path = 移除 { $path }

move-path-up = 提前应用 { $path }
move-path-down = 推后应用 { $path }
new-values-file = 新的 values 文件
new-values-file-rules = 以 .yaml 结尾的名称；按 Enter 添加为最后一层
add-file = 添加 values 文件

add-file-option = 添加 values 文件…

flag = 参数

argument = 参数值

parity-help = 每个用例是一个 chart 及其 values，由真正的 Helm { $helm } 渲染，或因错误被拒绝。引擎的输出必须逐字节相同。

cases = 用例

same-output = 输出相同

same-error = 错误相同

parity-own = 自有用例

parity-browser = 全部，在浏览器中

parity-differing = 有差异的 chart

parity-same = 没有差异的 chart 及其用例

compare-columns = 已选 { $shown } / { $all } 个环境

compare-all = 全部显示

compare-only-two = 只看 { $one } 和 { $two }

markdown-shown = 文件的显示方式

markdown-preview = 预览

markdown-source = 源文本

markdown-image = 图片

markdown-done = 已勾选

markdown-to-do = 未勾选

markdown-more = 显示更多

markdown-cut = 文件比这里显示的更长，全文见源文本。
