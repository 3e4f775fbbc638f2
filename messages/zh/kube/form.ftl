# 名称、标签、数字、地址

name =
    .help = 按上述格式取名。
    .help-near = 写成 `{ $near }`；在模板中可用 `lower`、`replace "_" "-"`、`trunc 63` 和 `trimSuffix "-"` 把任意文本变成名称。
    .subdomain = `{ $path }` 不能是 `{ $value }`：这里的名称由小写字母、数字、`-` 和 `.` 组成，最多 253 个字符，并以字母或数字开头和结尾。
    .label = `{ $path }` 不能是 `{ $value }`：这里的名称由小写字母、数字和 `-` 组成，最多 63 个字符，并以字母或数字开头和结尾。
    .letter = `{ $path }` 不能是 `{ $value }`：这里的名称由小写字母、数字和 `-` 组成，最多 63 个字符，以字母开头，以字母或数字结尾。
    .segment = `{ $path }` 不能是 `{ $value }`：这里的名称会成为 URL 路径的一部分，不能含 `/` 和 `%`。

qualified = `{ $path }` 不能是 `{ $value }`：它是由字母、数字、`-`、`_` 和 `.` 组成的名称，最多 63 个字符，前面可以加域名和 `/`。
    .help = 写成 `name` 或 `example.com/name` 的形式。

label-value = `{ $text }` 不是标签的值：值由字母、数字、`-`、`_` 和 `.` 组成，最多 63 个字符，并以字母或数字开头和结尾。
    .of-key = 标签 `{ $key }` 不能是 `{ $text }`：值由字母、数字、`-`、`_` 和 `.` 组成，最多 63 个字符，并以字母或数字开头和结尾。
    .help = 在模板中：`| replace "+" "_" | trunc 63 | trimSuffix "-"`；更长的或任意的文本应放入注解。

key = `{ $text }` 不能是{ $what ->
            [annotation] 注解
           *[label] 标签
        }的键：键是由字母、数字、`-`、`_` 和 `.` 组成的名称，最多 63 个字符，前面可以加域名和 `/`。
    .help = 键写成 `name` 或 `example.com/name` 的形式。

annotations = 一个对象的注解总共最多 256 KiB，这里有 { $size } 字节。
    .help = 把长文本放入 ConfigMap。

selector-values =
    .missing = 列出要比较的值，或者使用 `Exists` 或 `DoesNotExist`。
    .unused = `{ $path }` 与该运算符不能同时使用，因为它只看键。
    .unused-help = 删除这些值，或者使用 `In` 或 `NotIn`。
    .number = 写一个带引号的整数。

use = 使用 { $names }。

use-one = 使用 `{ $name }`。

address = `{ $path }` 不能是 `{ $value }`：它是 IP 地址，不是名称。
    .help = 写一个地址，例如 `10.9.8.7` 或 `2001:db8::1`。

range = `{ $path }` 不能是 `{ $value }`：它是 CIDR 表示法的 IP 网段。
    .host-bits = `{ $path }` 不能是 `{ $value }`：前 { $bits } 位之后的各位必须为零。
    .host-bits-help = 写网段的第一个地址；如果是单个地址，则以 `/32` 结尾。
    .help-single = 单个地址请在后面加上 `/32`。
    .help-single-v6 = 单个地址请在后面加上 `/128`。
    .help = 写成 `10.9.8.0/24` 的形式。

port = `{ $path }` 必须在 1 到 65535 之间，现在是 { $value }。
    .help = 写 Service 的端口。
    .help-missing = 写端口号，1 到 65535。

at-least = `{ $path }` 必须至少为 { $limit }，现在是 { $value }。
    .help = 写 { $limit } 或更大的数，或者不写该字段。

at-most = `{ $path }` 最多为 { $limit }，现在是 { $value }。
    .help = 写 { $limit } 或更小的数。

between = `{ $path }` 必须在 { $low } 到 { $high } 之间，现在是 { $value }。
    .help = 写 { $low } 到 { $high } 之间的数。

port-name = `{ $path }` 不能是 `{ $value }`：它不是端口名称。
    .quoted = 带引号的数字是名称。删除引号；在模板中使用 `| int`。
    .help = 端口名称由小写字母、数字和中间不相连的 `-` 组成，最多 15 个字符，至少有一个字母。

percent = `{ $path }` 不能是 `{ $value }`：这里的文本必须是整数百分比，例如 `25%`。
    .help = 写不带引号的整数，或者百分比，例如 `25%`。
    .at-most = `{ $path }` 不能超过 { $limit }%，现在是 { $value }。
    .at-most-help = 最多写 `{ $limit }%`。

unquote-int = 删除引号；在模板中使用 `| int`。

file-mode = `{ $path }` 必须是文件权限，0 到 0777，现在是 { $value }。
    .help = 写八进制数，例如 `0644`，或者它的十进制形式 `420`。

at-most-one = `{ $path }` 与 `{ $first }` 冲突：只能设置一种{ $what ->
            [handler] 处理方式
           *[volume] 卷类型
        }。
    .help = 删除两者之一。由于映射会被合并，设置其中一个的覆盖文件必须把另一个设为 `null`。
