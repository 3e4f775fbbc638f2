# 整个页面

skip = 跳到编辑器

share = 分享

more = 更多

reset = 重置

history = 历史记录

history-about = 此 chart 的早先状态：比较、返回

theme = 主题

facts-title = 此次渲染使用的 release、名字空间和 Kubernetes 版本

environment = 环境

new-environment = 新环境

remove-environment = 删除此环境

layers = values 的层，后面的优先

add-layer = 添加 values 文件或 --set

files = 文件

chart-files = chart 文件

collapse-tree = 文件树（Ctrl B）

not-rendered = 未渲染

editors = 编辑器

overlay = 覆盖文件

base = 所有环境的基础

base-follows = 所有环境的基础，跟随光标

pin = 固定

output = 输出

problems = 问题

values = Values

views = 视图

copy-manifests = 复制全部清单

copied = 已复制

copied-what = 已复制：{ $name }

copied-without-random = 已复制，随机值以占位符代替：此处显示的不是真正的机密

switch-off = 关闭此检查

switch-off-help = 对此 chart 生效，写入 .chartroom.yaml

undo = 撤销

close = 关闭

cancel = 取消

restart = 重新启动

engine-stopped = 引擎已停止。你的文本没有丢失。

engine-unfetched = 无法加载引擎。请检查网络连接，然后重新启动。

engine-silent = 引擎没有响应。

stop = 停止

slow = 比平时慢。

try-again = 重试

text-safe = 你的文本没有丢失。

last-good = 下方是上一次成功的输出。

without-last = 撤回最后一次编辑

what-it-said = 显示详情

give-time = 允许 15 秒

open-in-chartroom = 在 Chartroom 中打开

open-environment = 打开 { $name }

show-problems = 显示问题

millis = 渲染此环境所用的时间

no-chart = 没有打开的 chart。点击顶部的“打开 chart”，或把目录、.tgz 拖到这里。

suggest-schema = 生成 schema 草稿

suggest-schema-help = 根据 values.yaml 及其注释生成 values.schema.json

too-large-help = 你的文本仍在编辑器中。撤销或缩短文本即可重新渲染。

only-changed = 仅显示与基础不同的

no-notes = chart 没有 NOTES.txt，或在这里渲染结果为空。templates/NOTES.txt 用来说明安装之后做什么。

legend-release = release

legend-template = 无标签：模板文本

legend-hint = 指向一行可追溯其来源，点击可固定

parity = 与 Helm 相同吗？

why-line = 为何有这一行

what-key = 此值的作用

what-template = 此模板行的作用

pinned = 已固定

link = 链接

link-help = 指向此处的链接

sent-from = 发送自此处

past = 依据上一次成功的渲染

changed-since = 上一次成功渲染的 { $place }：此后已改动或消失

unpin = 关闭解释（Esc）

template = 模板

no-template = 此行由 Helm 自己生成。

called-from = 调用自

value = 值

no-value = 模板文本；此处没有使用任何值。

set-nowhere = 没有任何层设置它。

set-by-helm = 由 Helm 根据 release、chart 或集群设置。

wins = 生效

because = 渲染的原因

no-condition = 无条件渲染

holds = 成立；

holds-not = 不成立；

else-taken = 不成立，因此执行 else 分支；

decided-before = 由它前面的内容决定；

is-value = 为 { $value }

over = 覆盖

not-read-at = 因此以下位置不读取它：

deletes-nothing = 在此处不删除任何内容

read-by = 读取者

read-by-none = 此环境中没有模板读取它。

reached-nothing = 在上一次成功的渲染中没有影响任何行

reaches-nothing = 在此环境中不影响任何行

and-more = 以及另外 { $count } 个

line-of = 第 { $line } 行，共 { $lines } 行

find = 查找

find-help = 在所有行中查找（Ctrl F）

filter = 仅显示匹配

filter-help = 仅显示类型、名称或文本匹配的对象

find-next = 下一个（Enter）

find-last = 上一个（Shift Enter）

fold = 折叠

unfold = 展开

open-all = 全部展开

close-all = 全部折叠

all-environments = 所有环境

no-problems = 没有问题：可以渲染，检查也没有发现什么。

refused-hung = 渲染在 { $seconds } 秒内没有完成，因此重新启动了引擎。

refused-stopped = 你停止了此次渲染。

refused-memory = 引擎处理此输入时内存不足，因此已重新启动。

refused-memory-after = 引擎处理此输入时用到 { $megabytes } MB 后内存不足，因此已重新启动。

refused-failed = 引擎处理此输入时失败，因此已重新启动。

unanswered-hung = { $what }耗时超过 { $seconds } 秒，因此重新启动了引擎。

unanswered-stopped = { $what }已被停止，因此重新启动了引擎。

unanswered-memory = { $what }内存不足，因此重新启动了引擎。

unanswered-failed = { $what }失败（{ $reason }），因此重新启动了引擎。

asked-explanation = 解释

asked-writing = 生成链接

asked-link = 读取链接

asked-schema = 生成 schema 草稿

asked-completion = 补全

asked-fix = 修复

asked-comparison = 比较

asked-export = 导出

asked-plan = 预览
asked-received = 读取链接的改动

asked-unpacking = 解压归档

asked-archive = 打开归档

too-large = `{ $path }` 有 { $length } 百万个字符；Chartroom 最多渲染 { $limit } 百万个字符的文件。

engine-loading = 正在加载引擎

engine-loading-mb = 正在加载引擎，{ $loaded } MB

engine-loading-of = 正在加载引擎，{ $loaded } / { $total } MB

line-cut = {" "}… 以及另外 { $count } 个字符；复制时会包含

no-commands = 没有命令能得到此处显示的内容。

release = Release

release-help = 渲染所用的 release 信息

use = 使用

add = 添加

done = 完成

layers-title = 层

export = 导出

cluster = 集群与容量

take = 接管

less = 收起

kubernetes = 按 Kubernetes 1.33 至 1.37 检查，其他版本按 1.37 检查。值为 v1.36.0 时使用集群自己的版本。

gitlab-ci = GitLab CI

exporting = 正在准备导出…

commands-for = 命令适用于

copy = 复制

run-in-order = 适用于 POSIX shell。除第一条外，都在 chart 的目录中运行。

copy-all = 复制全部

download = 下载

downloaded = 已下载：{ $name }

beside = 对比

secrets-masked = 用于合并请求或聊天的 Markdown。Secret 的值以及看起来像机密的内容会被遮盖。

secrets-as-they-are = 文件按原样导出，包括 values 中的机密。

whole-chart = 整个 chart

whole-chart-is = 当前的全部文件。Helm 可以直接使用 `.tgz`；`.zip` 是 chart 的目录。

not-packed = 无法打包 chart：{ $reason }

compare = 比较

compare-help = 并排显示各环境，以及其清单的差异

charts = 打开 chart

drop-chart = 把 chart 拖到这里：其目录或 .tgz。

choose-folder = 选择目录

open-in-place = 就地打开目录

open-in-place-help = 跟随磁盘上的目录；按 Ctrl+S 写入。浏览器会先征得你的同意。

choose-packed = 选择 .tgz

examples = 示例：入门 chart、子 chart，以及各含一个陷阱的小 chart

stays-here = 不会上传任何内容。文件在此浏览器中读取和保存；目录本身不会被改动。

built-in = 内置

reading = 正在读取文件…

not-read = 无法读取拖入的内容。请改用按钮选择。

paste-template = 粘贴模板

open-template = 作为 chart 打开

chart-lost = 此浏览器中已没有之前打开的 chart。重新打开它，编辑就会恢复。

view-failed = 无法加载此视图。请检查网络连接后重试。

compare-title = 比较环境

comparing = 正在比较环境…

only-differing = 仅显示不同的行

find-rows = 查找键或数值

baseline = 基准

copy-markdown = 复制为 Markdown

scale = 规模

each-pod = 每个 Pod

nothing-differs = 所有环境都相同。显示所有行可以查看内容。

no-row = 没有名称包含它的行。清空输入框即可看到全部。

unknown = 未知

inherited = 来自 values.yaml 或模板

manifests = 清单

compare-from = 起始环境

changes = 改动

gone = 消失

new = 新增

as-it-came = 最初的 chart

side-as-it-came = { $environment }，最初的 chart

compare-to = 目标环境

swap = 交换两侧

changes-by = 改动的显示方式

by-line = 行

by-field = 字段

by-reference = 引用

elsewhere = 不在此 release 中

no-references = 没有对象引用其他对象：没有引用 ConfigMap、Secret、申领或账号。

show-line = 在清单中显示此行

ignore-labels = 忽略标签、名字空间和校验和

show-object = 在清单中显示

added = 新增

removed = 已删除

changed = 已改动

field-was = 原为

field-is = 现为

rows-of = { $shown } / { $all } 行

in-objects = ，涉及 { $changed } 个对象（共 { $all } 个）

cards-more = 显示更多卡片：已显示 { $shown } / { $all }

compared-with = 与 { $name } 比较

table-caption = 各环境的设置。标有 ≠ 的单元格与 { $baseline } 不同。

cell-set = 由 { $name } 自己设置

cell-missing = { $name } 没有此项

side-broken = { $name } 无法渲染。

export-broken = { $name } 无法渲染，因此没有清单和数值。

references-in = 被 { $number } 个对象引用

references-out = { $count } 个引用指向此 release 之外

same-objects = { $first } 和 { $second } 渲染出的对象相同。

files-differ-came = { $count ->
        [0] 没有文件与最初的 chart 不同
       *[other] { $count } 个文件与最初的 chart 不同
    }

files-differ-since = { $count ->
        [0] 此后没有文件改动
       *[other] 此后有 { $count } 个文件改动
    }

no-chart-in = 其中没有 `Chart.yaml`（已读取 { $files }）。请选择 chart 的目录，或其上级目录。

several-charts = 其中有 { $count } 个 chart。打开哪一个？

forget-chart = 从此浏览器删除 { $name } 及其编辑

answer-unreadable = 无法读取引擎的响应。

file-without-content = 没有内容的文件

commands = 命令

summary = 摘要

tab-overview = 概览

theme-system = 跟随系统

theme-light = 浅色

theme-dark = 深色

tab-notes = 安装说明

not-text = （非文本）

open-yours = 打开你的 chart

welcome = Chartroom 在你输入的同时渲染 Helm chart
    .help = 并说明每一行来自哪个值。任何内容都不会离开你的浏览器。

asked-lesson = 课程的判定

rename = 重命名
