# 帮助与导览

help = 帮助

help-tour = 直接在页面上做五件事，三分钟

help-lessons = 每课讲一件事，用的不是你的 chart

glossary = 术语表

help-glossary = 每个词用一句话说清楚

help-keys = 快捷键

help-keys-about = 页面和编辑器的全部快捷键，也可以改

help-commands = 命令

help-commands-about = 所有命令、文件、环境、对象和值

help-helm = Helm 文档

help-helm-link = https://helm.sh/zh/docs/

help-kubernetes = Kubernetes 文档

help-kubernetes-link = https://kubernetes.io/zh-cn/docs/concepts/

tour = 导览

tour-take = 开始导览（3 分钟）

tour-again = 重新开始导览

tour-resume = 从第 { $at } 项继续导览

tour-place = 第 { $at } 项，共 { $of } 项

tour-done = 完成：{ $task }

tour-own = 这会改动当前的 chart，可以撤销。

tour-elsewhere = 导览用的是 Chartroom 自带的 chart。你的 chart 保持不变，在 chart 列表里可以回到它。

tour-open = 打开自带的 chart

tour-do = 替我完成

tour-next = 下一项

tour-leave = 退出导览

tour-leave-help = 之后在“帮助”里可以从同一项继续（Esc）

help-make = 把屏幕上的内容做成课程，给团队使用
