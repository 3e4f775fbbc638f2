# 导出的内容：命令、文件、作业、摘要

step-enter = 进入 chart 的目录

step-changes = 应用对 chart 的改动
    .note = 与 chart 原样相比有改动：`{ $file }`{ $count ->
            [0] {""}
           *[other] {" "}和另外 { $count } 个文件
        }。把文件中的补丁放到 chart 的目录，或者直接取用整个 chart。

step-template = 输出 Chartroom 所显示的内容

step-diff = 查看集群中会有什么变化
    .note = 需要 helm-diff 插件：`{ $install }`

step-dry-run = 或者不用插件：在服务器上试运行
    .note = 会询问集群的 API，不保存任何内容，Secret 保持隐藏。

step-upgrade = 上线
    .note = 超时时间长于 Helm 的 5m：{ $kind } { $name } 的启动可能需要 { $seconds } 秒。
    .note-random = 超时时间长于 Helm 的 5m：名称随机的 { $kind } 的启动可能需要 { $seconds } 秒。
    .note-declared = 这是 .chartroom.yaml 声明的超时时间。

step-watch = 观察上线过程

step-history = 列出修订

step-rollback = 回滚
    .note = 要回到比上一个更早的修订，在 release 名称后面加上修订号。

gitlab-head = 用于 .gitlab-ci.yml：合并请求在服务器上试运行，默认分支上线。
    .context = KUBE_CONTEXT（设置 > CI/CD > 变量）指定 kube context：GitLab agent 的 path/to/project:agent，或者 file 类型变量 KUBECONFIG 中的一个。
    .image = 任何带有 helm 的镜像都可以。
    .secret = { $key } 看起来像机密：把它放在 masked 变量中，并写 "$ITS_NAME"。
    .tag = 要使用此流水线的镜像，在下面加上 --set-string image.tag="$CI_COMMIT_SHORT_SHA"。
    .tag-digits = 用 --set 时，只有数字的短 SHA（例如 1234567）会被读作数字。

file-changed = 与 chart 原样不同：所显示的内容也需要这个文件。

file-other = 与 chart 的原样不同，但 { $environment } 不使用它。

file-patch = chart 的全部改动，涉及 { $count } 个文件：在 chart 的目录中用 `git apply { $name }` 应用。
    .left-out = `{ $file }` 没有包含在内，因为补丁只能容纳文本：请取用整个 chart。
    .left-out-more = `{ $file }` 等文件没有包含在内，因为补丁只能容纳文本：请取用整个 chart。

pack-no-fact = Chart.yaml 中没有可用于文件名的 { $key }。

passed-open = 在 Chartroom 中打开

passed-came = 原样

passed-now = 现在

passed-on = 基于 { $chart }

refusal-release = Helm 不接受名为 { $name } 的 release：使用小写字母、数字、`-` 和 `.`，最多 53 个，以字母或数字开头和结尾。给 release 换一个名称。

refusal-address = Helm 不会从 chart 中读取 --set-file 的 { $name }：它会获取地址，并从标准输入读取 `-`。给文件改名。

refusal-escape = Helm 无法打开 { $flag } 的 { $name }：values 文件的名称不能含有控制字符，`%` 后面必须是两个十六进制数字。给文件改名。

refusal-outside = { $flag } 的 { $name } 位于 chart 的目录之外：命令会读取与这里不同的文件。把它移到 chart 中。

refusal-nul = { $what ->
        [folder] chart 的目录 { $name }
        [namespace] 名字空间 { $name }
        [version] Kubernetes 版本 { $name }
       *[entry] { $what } 条目 { $name }
    } 含有 NUL 字符，任何命令行都无法传递。删除它，或者把值放到 values 文件中。

summary-fails = { $name } 无法渲染。

summary-release = release { $release }，名字空间 { $namespace }

summary-layers = 层，后面的优先：{ $layers }

summary-app = 应用 { $version }

summary-values = 不同的值：{ $count }

summary-problems = 问题
    .none = 没有。

summary-error = 错误

summary-warning = 警告

summary-advice = 建议

summary-line = { $file }，第 { $line } 行

summary-manifests = 清单，从 { $from } 到 { $to }
    .note = 不含标签、名字空间和校验和。
    .none = 没有不同的对象。

summary-added = 新增

summary-top = 顶层

summary-removed = 已删除
