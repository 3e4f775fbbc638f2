serve-port = --port { $text } 不是端口

serve-taken = 端口 { $port } 已被占用：用 --port 选择另一个，或用 0 表示任意空闲端口

serve-listen = 无法监听 { $address }：{ $why }

serve-links = 略去 { $count } 个符号链接：它们指向目录之外，或者指向目录。

serve-open = { $folder } 已在以下地址打开

serve-ends = 按 Ctrl+C 结束。

serve-opener = 这里没有 { $program }：请自行打开该地址。

serve-no-page = 本命令没有内置页面：请用 `cargo xtask command` 构建，或用 --page 指定 `cargo xtask build` 生成的 dist/ 目录

serve-no-index = --page { $folder }：其中没有 index.html

serve-no-headers = 页面没有响应头列表（_headers）

serve-packed = { $folder } 不是目录：打包的 chart 无法写回

serve-no-chart = { $folder } 中没有 chart：其中没有 Chart.yaml

serve-much = { $folder } 中的文件超过 { $files } 个或 { $size } MB：这是 chart 自己的目录吗？
