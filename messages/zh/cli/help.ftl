# 帮助。大写的词由用户替换；命令和参数的名称保持原样

help-about = 与 Helm v4.2.3 一样渲染 Helm chart，不需要集群。

help-usage = 用法：

help-flags = 除 `helm template` 的参数之外，还有这些参数：

help-more = `chartroom help COMMAND` 会详细说明一个命令。

help-template = 打印 `helm template` 会打印的内容，参数与它相同

help-lsp = 通过标准输入和输出，以语言服务器协议与编辑器通信

help-version = 打印版本

flag-seed = 用于测试：每次运行的随机值都相同。用它生成的密码和密钥不是机密

flag-lang = en 或 zh：帮助、错误、表格和检查结果所用的语言；不写时由区域设置决定（LC_ALL、LC_MESSAGES、LANG）。
    Helm 和 API 服务器自己的文字保持原样

flag-limits = 模板同时最多可占用多少内存（256MB），最多可运行多少步（150000000，约 5 秒），供需要更多的 chart 使用

about-flags = 参数与 `chartroom template` 相同。

about-env = --env NAME 指 chart 自己的 values-NAME.yaml，位于 -f 的文件之下；--env values 指只用 values.yaml。

about-tree = 写了 --tree 时，环境是 FOLDER 中的仓库里 helmfile、Argo CD、Flux、GitLab CI 和 GitHub Actions 为这个 chart 声明的那些。

check-says = 报告哪里会出问题；有错误时退出码为 1
    .needs = chartroom check 需要一个 chart
    .env = --env NAME 加入 chart 自己的 values-NAME.yaml 的环境，位于 -f 的文件之下；写了几个，就检查几个。
    .since = --since 指明用来比较的较早的 chart，可以是目录或归档。
    .exit = 有严重程度为错误的检查结果时，退出码为 1。

diff-says = 说明环境之间有什么不同：values、数值和对象
    .needs = chartroom diff 需要一个 chart 和两个以上的环境
    .shows = 所有环境中不同的数值和 values 都会列出，对象则从第一个环境比到最后一个。
    .quiet = --quiet 略去标签、名称空间和校验和。写了 --exit-code 时，只要有不同，退出码就为 1。

serve-says = 在本机上提供 playground，并在其中打开 chart 的目录：页面跟随磁盘上的改动，Ctrl+S 写回
    .needs = chartroom serve 需要一个 chart 目录，且只能有一个
    .folder = 在 127.0.0.1 上提供 playground，并在其中打开某个目录里的 chart，默认是启动时所在的目录。目录中的改动会显示在页面里，
    在页面中按 Ctrl+S 会写回目录。
    .address = 打印地址，其中含有每次启动都重新生成的密钥；写了 --open 时由浏览器打开。
    .port = --port 指定 8080 以外的端口，0 表示任意空闲端口。
    .page = --page 提供 `cargo xtask build` 放进 dist/ 的页面，而不是本命令内置的页面。

matrix-says = 并排打印各环境的数值和 values
    .needs = chartroom matrix 需要一个 chart
    .shows = 并排打印 chart 的所有环境或指定环境的数值和 values：只打印不同的，写了 --all 时打印全部。

capacity-says = 说明各环境能否放进 `.chartroom.yaml` 为其声明的集群
    .needs = chartroom capacity 需要一个 chart
    .moments = 每个环境按 Pod 最少时、最多时和替换 Pod 期间计算；单独计算，写了 --beside 时与同一集群的其他环境一起计算。
    .exit = 有环境放不下时，--exit-code 使退出码为 1。

explain-says = 说明一行输出从哪里来，或者一个值、模板的一行有什么作用
    .needs = chartroom explain 需要一个 chart，以及 --line FILE:LINE、--template FILE:LINE 或 --value PATH
    .line = --line 是模板渲染结果的一行，--template 是模板本身的一行，都从 1 数起。--value 是 image.tag 或 args[0] 这样的
    路径。

env-says = 列出 chart 的环境，并修改它们的 values 文件：其他字节都不变；除命令另有说明外，各环境的渲染结果相同
    .needs = chartroom env 需要知道做什么，以及一个 chart
    .files = 环境由 chart 的 values 文件决定：prod 就是 values-prod.yaml。
    .new = `new` 写一个 values 文件：复制 ENV 的文件，或者写一个还没有内容的文件。
    .rename = `rename` 重命名 values 文件，以及 .chartroom.yaml 中的环境。
    .minimise = `minimise` 删除所有不起作用的条目。
    .promote = `promote` 把一个值移到 values.yaml；写了 --keep 时，会因此得到它的环境保持原来的值。
    .push-down = `push-down` 把 values.yaml 的一个值移到所有环境或指定环境的 values 文件；写了 --keep 时，
    它也留在 values.yaml 中。
    .proved = 除了命令说明会改变的环境，只有所有环境的渲染结果都相同时，才会写入。
    .dry-run = --dry-run 以补丁形式打印改动，不写入任何内容。

export-says = 打印部署或评审一个环境所需的内容：Helm 命令、GitLab CI 作业或摘要
    .needs = chartroom export 需要一个 chart 和一个环境
    .helm = 命令和 GitLab CI 作业用于 Helm 4，写了 --helm 3 时用于 Helm 3。
    .summary = 摘要是 Markdown，与 --beside 的环境作比较；其中看起来是机密的值会被遮盖。

cluster-says = 打印查询集群情况的命令，或者把它们打印的内容变成 `.chartroom.yaml` 中对集群的声明
    .needs = chartroom cluster-profile 需要一个环境
    .asks = 不写 --read 时，打印在已登录集群的 shell 中运行的命令；它们只读取。
    .reads = 把它们打印的内容存成文件：--read FILE 会把它变成这个环境的 `cluster`，
    用于 Chart.yaml 旁边的 .chartroom.yaml。

lesson-says = 运行课程：开始时必须还有事可做，解答必须满足所有条件，每条提示都必须适用
    .needs = chartroom lesson 需要一个文件
    .chart = 课程的 chart 是文件旁边的目录，或者 --charts 目录中的一个；
    没有写 chart 的课程使用页面内置的 chart，即 ai-inference。
    .exit = 有课程不成立时，退出码为 1。

schema-says = 打印由 values.yaml 及其注释生成的 values.schema.json
    .needs = chartroom schema 需要一个 chart
    .keeps = chart 自己的 values.yaml 符合这个模式。

share-says = 打印在演练场中打开环境的链接
    .needs = chartroom share 需要一个 chart
    .holds = 链接打开 --env 的环境，或者 -f 和 --set 的那个环境。它包含它们的 values 文件和 --set 条目，
    在接收者自己的 chart 上打开；写了 --whole 时也包含 chart。
    .secrets = 看起来是机密的行会被拒绝，除非用 --secrets 说明保留还是遮盖。
    .where = --address 是演练场的地址。--at 是链接打开的位置：values 文件或模板的 FILE:LINE，或者对象的 KIND/NAME:LINE。

open-says = 把链接包含的内容写到新目录
    .needs = chartroom open 需要一个链接和一个目录
    .writes = 写出链接包含的 chart，或者带有链接改动的 CHART 副本，并打印用 `helm template` 渲染其环境的命令。

review-says = 说明链接改动了什么：文件、数值、对象和检查结果
    .needs = chartroom review 需要一个链接，以及制作链接时的 chart
    .env = --env 是链接中另一个环境，而不是它打开的那个。
    .masks = 看起来是机密的值会被遮盖。
