# 检查 IMG001 IMG002 IMG003 IMG004 IMG005

img001 = `{ $container }` 的镜像 `{ $image }` 是 `latest`：无法知道实际运行的是哪个版本。
    .help = 指定版本或摘要。
    .title = 镜像使用固定的版本。
    .why = 使用 `latest` 时，无法知道运行的是哪个版本，也无法回到上一个版本：回滚得到的还是同一个镜像，而仍保留旧镜像的节点运行的内容与其他节点不同。

img001-untagged = `{ $container }` 的镜像 `{ $image }` 没有镜像标签，即 `latest`：无法知道实际运行的是哪个版本。

img002 = 使用 `{ $policy }` 时，节点一直保留它最先拉取的 `{ $image }`。
    .help = 指定版本；使用 `latest` 时请用 `Always`。
    .fix = 每次启动时都拉取
    .title = 没有版本的镜像在每次启动时都拉取。
    .why = 使用 `IfNotPresent` 或 `Never` 时，节点保留曾经拉取过的 `latest`：同一 release 的 Pod 因所在节点不同而运行不同的内容。

img003 = 镜像标签 `{ $written }` 被读作数字，变成了 `{ $tag }`。
    .help = 加上引号：`{ $quoted }`。
    .note = 该镜像
    .title = 镜像标签是字符串。
    .why = 像 `0012345`、`1.10` 或 `1e3` 这样没有引号的镜像标签会被 YAML 读作数字，输出的文本与原文不同：拉取的是另一个镜像，或者根本不存在的镜像。全由数字组成的提交哈希就会触发这个问题。

img004 = chart 的版本仍是 { $version }，但 `{ $file }` { $more ->
        [0] 自该版本以来已有改动
       *[other] 等文件（另有 { $more } 个）自该版本以来已有改动
    }。
    .help = 每次改动 chart 渲染的内容，都应升级 `version`。
    .note = 已改动
    .fix = 升级到 { $next }
    .title = 模板有改动的 chart 使用新的版本号。
    .why = 仓库、缓存和 GitOps 控制器以 `version` 识别 chart。版本相同而内容不同的 chart，有的会拒绝，已有旧内容的则不会重新获取：两个集群于是以同一版本运行不同的清单。`appVersion` 和镜像标签描述的是应用，而不是 chart。

img005 = 镜像 `{ $name }` 的{ $part ->
        [digest] 摘要
       *[tag] 镜像标签
    }为空：没有节点能拉取 `{ $image }`。
    .help = 设置{ $part ->
            [digest] 摘要
           *[tag] 镜像标签
        }，或者让模板在它为空时改用其他值：`default .Chart.AppVersion`。
    .title = 镜像名不以冒号结尾。
    .why = 空的镜像标签会留下末尾的冒号。API 服务器会接受，但没有节点能拉取该镜像：InvalidImageName。模板可以用 `default` 退回到 `.Chart.AppVersion`。
