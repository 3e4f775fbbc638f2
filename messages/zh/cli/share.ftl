# 链接，以及语言服务器

share-long = 链接会有 { $count } 个字符，而聊天软件会截断超过 { $most } 个字符的内容。
    请少分享一些文件，或者分享 chart 本身：`helm package { $chart }`

share-no-name = chart 没有写着名称的 Chart.yaml

share-outside = --set-file 读取 { $path }，它在 chart 之外：链接只包含 chart 的文件

share-twice = 有两个 values 文件都叫 { $path }：链接把两者都放在 values.yaml 旁边

share-binary = { $path } 不是文本：只有整个 chart 的链接才能包含它（--whole）

share-secrets = 有链接的人都能读到这些看起来是机密的内容：
    .way-out = 请删除它们，或者用 --secrets mask 遮盖、用 --secrets keep 保留

unknown-secrets = 未知的 --secrets { $text }：可用 keep 或 mask

link-snippet = 链接包含的是一些 values 条目，可用于任何有这些键的 chart，而不是 chart。请把它们放进 values 文件：

link-other = 链接逐行改动 { $path }，而 chart 的 { $from } 不是制作链接时的文件。制作时用的是 { $chart } { $version }

link-leads-out = 链接包含文件 { $path }，它指向 chart 之外

link-no-environment = 链接没有环境 { $name }

open-needs-chart = 链接包含的是 chart { $chart } { $version } 的改动，而不是 chart：请写出你的副本，`chartroom open LINK
    CHART -o { $folder }`

open-exists = { $folder } 已经存在：不会覆盖任何内容。请写一个新目录

open-files = { $folder } 中有 { $count } 个文件

at-unknown = --at { $at }：请把位置写成 FILE:LINE 或 KIND/NAME:LINE

at-no-object = --at { $at }：没有渲染出 { $object }

sent-from = 发送时的位置：{ $place }
    .line = { $object }，第 { $line } 行
    .moved = { $object }，第 { $line } 行，在这里是第 { $now } 行
    .other = { $object }，第 { $line } 行，在这里是另一行，或者已不存在
    .missing = { $object }，第 { $line } 行，在这里没有渲染
    .problem = { $place } 的 { $code }
    .came = 与收到时的 chart 比较
    .beside = 与 { $environment } 比较

side-link = { $name }（链接）

side-answer = { $name }（答复）

review-title = 改动了 { $files } 个文件，在 { $environment } 中查看
    .answer = 与收到的相比改动了 { $files } 个文件，在 { $environment } 中查看

review-line = 第 { $line } 行

review-gone = 消失：{ $finding }

review-new = 新增：{ $finding }

review-fails-before = 没有链接的改动时无法渲染

review-fails-after = 带有链接的改动时无法渲染

review-count = { $count } 个对象不同

lsp-no-chart = 这个文件不属于任何 chart。

lsp-no-values-file = { $environment } 没有可以放入它的 values 文件。

lsp-not-answered = 这里不回答 { $method }

lsp-gives = 在 `{ $environment }` 中给出（{ $note }）：

lsp-renames-no-files = `{ $old }` 必须改成 `{ $new }`，而这个编辑器不重命名文件。

lsp-in = { $message }（在 { $names } 中）
