# 命令为什么无法完成

error = 错误：{ $message }

unknown-command = "chartroom" 没有命令 { $name }
    .help = 运行 'chartroom help' 查看用法。

unknown-format = 没有格式 { $name }：可用 { $formats }

unknown-language = 没有语言 { $name }：--lang 可用 en 或 zh

unknown-flag = 未知参数：{ $flag }

unknown-shorthand = 未知的短参数：{ $flags } 中的 { $letter }

flag-needs = 参数需要一个值：{ $flag }

flag-invalid = { $flag } 的值 { $text } 无效：{ $why }

want-size = 需要 512MB 或 2GB 这样的大小，至少 1MB

want-steps = 需要 200000000 这样的步数

too-large = { $path } 大于 { $limit } 字节，而一个文件最多只读取这么多

too-many-files = { $path } 中的文件超过 { $limit } 个：它是 chart 自己的目录吗？

too-deep = { $path }：目录嵌套太深

name-not-text = { $path } 的名称不是 UTF-8：请重命名这个文件

there-already = 重命名 { $from }：{ $to } 已经存在

not-utf8 = { $path } 不是 UTF-8

no-entropy = 无法从操作系统得到随机字节：{ $why }

no-values-file = chart 没有用于 --env { $name } 的 values-{ $name }.yaml；只用 values.yaml 时写 --env values

no-version = { $chart } 的 Chart.yaml 没有写版本

no-values = chart 没有可以用来生成模式的 values.yaml

not-below = { $chart } 不在 { $tree } 之下

fails = { $environment } 无法渲染：{ $why }

cluster-takes-no = chartroom cluster-profile 不接受 { $word }

cluster-nothing = 文件中没有 `chartroom cluster-profile` 的命令所打印的内容

unknown-helm = 没有 Helm { $text }：可用 3 或 4

lesson-no-chart = 文件旁边没有 chart { $name }，--charts 的目录中也没有

lesson-holds = { $file }：通过：{ $title }

# `chartroom template` 中 Helm 没有相应文字的情况

limit-hint = Helm 没有这样的上限。用 --max-memory SIZE 或 --max-steps NUMBER 可以放宽

unsupported = 不支持 { $flag }：{ $what ->
        [cluster] 没有集群
        [repo] 只从磁盘读取 chart
       *[signature] 不检查签名
    }

unpacked = 无法验证未打包的 chart
