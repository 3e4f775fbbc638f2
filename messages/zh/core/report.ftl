# 报告、参数和分享链接

flag-kind =
    .removes = 会去掉 chart 自身的值
    .list = 列表，会替换下面的列表
    .integer = 整数
    .string = 字符串
    .boolean = 布尔值

override-redundant = `{ $path }` 在 { $file } 的第 { $line } 行已经是 { $value }。
    .help = 这一条在这里没有作用。
    .note = 在这里设置了相同的值
    .fix = 删除 `{ $path }`

project-not-packed = 这不是打包的 chart。Helm 用 `helm package FOLDER` 打包：一个 gzip 压缩的 tar 归档，其中的一个目录含有 Chart.yaml。

render-too-large = `{ $path }` 有 { $megabytes } MB；只渲染不超过 2 MB 的文件。
    .help = 撤销粘贴，或者缩短文件。文件过大时也不会丢失任何内容。

render-missing-file = 这个 chart 中没有 `{ $path }`。
    .help = 创建这个文件，或者从环境的层中删除它。

share-send =
    .large = 你分享的内容超过 4 MB，链接无法容纳。请直接发送文件。
    .same-name = 你分享的内容中有两个同名的环境，链接无法容纳。请直接发送文件。
    .many = 你分享的内容中{ $what ->
            [files] 的文件
            [bytes] 一个名称的字节
            [environments] 的环境
            [layers] 一个环境的 values 文件
           *[sets] 一个环境的 --set 条目
        }超过 { $limit } 个，链接无法容纳。请直接发送文件。

share-link =
    .version = 这个链接的类型，当前版本的 Chartroom 不认识。重新加载页面以获取最新版本，或者请对方发送新的链接。
    .damaged = 这个链接已损坏：有一部分缺失，或者在传送途中被改动。请对方重新发送完整的一行。
    .altered = 这个链接被改动过：结尾之后还有内容，而 Chartroom 的链接不会这样。请对方重新发送完整的一行。
    .large = 这个链接的内容超过 4 MB。请对方直接发送文件。
    .same-name = 这个链接中有两个同名的环境。请对方发送各环境名称不同的链接。
    .many = 这个链接中{ $what ->
            [files] 的文件
            [bytes] 一个名称的字节
            [environments] 的环境
            [layers] 一个环境的 values 文件
           *[sets] 一个环境的 --set 条目
        }超过 { $limit } 个。请对方直接发送文件。
