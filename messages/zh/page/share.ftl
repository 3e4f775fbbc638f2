# 分享

share-as = 分享形式

share-shown = 显示

share-layers-and-output = 层和输出

share-copy-frame = 复制代码

share-frame-note = 框架是只读的：读者不会改动任何内容，也不会保存任何数据。chartroom-embed 包会让其高度适应内容。

share-writing = 正在生成链接…

share-entries = 条目

share-no-entries = 当前环境的 values 文件中没有可以单独选择的条目。请以链接分享。

share-secret = 看起来像机密

share-snippet-note = 对方打开链接后，这些条目会合并到他当前的 chart；合并前会先列出相关的 values。

share-copy-markdown = 复制 Markdown

share-code = 手机扫码

share-code-label = 链接的二维码

share-code-help = 请用手机相机扫描。

share-no-code = 链接太长，生成的二维码无法从屏幕上扫描。请减少分享的内容，或直接发送链接。

share-opens-on = 链接打开时显示 { $environment }。内容位于 # 之后，因此不会发送到服务器。

share-snippet = 片段

share-embed = 嵌入

share-markdown = Markdown

share-frame-title = Chartroom 中的 Helm chart

share-no-link = 没有生成链接。

share-length = { $count } 个字符。

share-fits = 可用于聊天和邮件。

share-long = 对部分聊天工具太长，但浏览器可以打开。

share-too-long = 很长：许多程序会截断它，但浏览器可以打开。

share-copy-link = 复制链接

share-link-length = 链接长度

share-chat-limit = 聊天上限 2,000

share-secrets = 分享的内容中有 { $count } 个看起来像机密的值。

share-secrets-risk = 任何拿到链接的人都能读取。目前还没有复制任何内容。

share-secrets-choice = 如何处理

share-redact = 替换为 <redacted>

share-secrets-keep = 原样分享

include = 包含

include-environment = 仅 { $environment }

include-environment-help = 其覆盖文件和 --set 条目

include-layers = 所有层

include-layers-help = values.yaml、所有覆盖文件和 --set 条目

include-changed = 所有改动

include-changed-help = 也包括模板和其他文件

include-chart-help = 对方没有该 chart 也能打开

include-nothing = { $what }：没有改动。

include-size = { $what }：{ $files }，{ $kilobytes } kB。

include-needs-chart = 打开链接的人也必须有该 chart。

include-left-out = 不包含对 chart 其他文件的改动。
