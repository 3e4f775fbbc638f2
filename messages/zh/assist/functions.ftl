# 关键字，以及 Helm 和 Go 的函数

keyword-if = 流水线的值不为空时渲染块。

keyword-else = 条件为空时渲染后面的内容。

keyword-else-if = 前面的条件为空时，判断另一个条件。

keyword-end = 结束最内层的块。

keyword-range = 为每一项渲染块，点号就是该项。

keyword-with = 换一个点号来渲染块，除非它为空。

keyword-define = 定义命名模板。

keyword-block = 定义命名模板，并就地渲染。

keyword-template = 渲染命名模板。它的输出不能接管道，`include` 的可以。

keyword-break = 结束最内层的 `range`。

keyword-continue = 继续最内层 `range` 的下一项。

function-include = 渲染命名模板并返回文本，因此可以接管道。

function-tpl = 把文本作为模板渲染。

function-to-yaml = 把值写成 YAML，末尾没有换行。

function-must-to-yaml = 把值写成 YAML；无法写出时失败。

function-to-yaml-pretty = 把值写成 YAML，列表项带缩进。

function-from-yaml = 从 YAML 读取映射；错误放在键 `Error` 中。

function-from-yaml-array = 从 YAML 读取列表。

function-to-json = 把值写成 JSON；无法写出时为空。

function-must-to-json = 把值写成 JSON；无法写出时失败。

function-to-raw-json = 把值写成 JSON，不转义 `<`、`>` 和 `&`。

function-must-to-raw-json = 把值写成 JSON，不转义 `<`、`>` 和 `&`；无法写出时失败。

function-to-pretty-json = 把值写成带缩进的 JSON。

function-must-to-pretty-json = 把值写成带缩进的 JSON；无法写出时失败。

function-from-json = 从 JSON 读取映射；错误放在键 `Error` 中。

function-must-from-json = 从 JSON 读取值；无法读取时失败。

function-from-json-array = 从 JSON 读取列表。

function-to-toml = 把值写成 TOML。

function-must-to-toml = 把值写成 TOML；无法写出时失败。

function-from-toml = 从 TOML 读取映射；错误放在键 `Error` 中。

function-required = 返回该值；没有设置或为空文本时，以该消息失败。

function-fail = 以一条消息结束渲染。

function-lookup = 在集群中查找对象；没有集群时为空映射。

function-get-host-by-name = 查找地址；没有集群时为空。

function-and = 第一个为空的值，没有则为最后一个。

function-or = 第一个不为空的值，没有则为最后一个。

function-not = 值是否为空。

function-call = 调用一个函数值。

function-eq = 第一个值是否等于其余任意一个。类型必须相同：数字不是文本。

function-ne = 两个值是否不同。

function-lt = 第一个是否小于第二个。

function-le = 第一个是否小于或等于第二个。

function-gt = 第一个是否大于第二个。

function-ge = 第一个是否大于或等于第二个。

function-index = 依次查找键或下标。

function-slice = 列表或文本的一部分。

function-len = 值有多少项、键或字节。

function-print = 依次写出各个值，不是文本的值之间有空格。

function-printf = 按格式写出值：`%s` 文本，`%d` 整数，`%v` 任意值，`%q` 带引号。

function-println = 写出各个值，之间有空格，末尾有换行。

function-html = 为 HTML 转义文本。

function-js = 为 JavaScript 转义文本。

function-urlquery = 为 URL 的查询部分转义文本。
