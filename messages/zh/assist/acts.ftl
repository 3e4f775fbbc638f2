# 在某处可以做的修改，以及为何不做

names = { $count ->
        [1] { $first }
        [2] { $first } 和 { $second }
        [3] { $first }、{ $second } 和 { $third }
       *[other] { $first }、{ $second } 和另外 { $more } 个
    }

act-stale = 文本在此期间已改变。

act-inline = 替换为 { $name } 的文本

act-by-name = 把 { $name } 改成按名称组织的映射

act-default = 在这里给 { $name } 加上默认值：{ $literal }

act-require = 要求设置 { $name }

act-quote-output = 给它输出的内容加上引号

act-quote = 加上引号

act-extract = 改成一个值：{ $name }

act-condition = 仅当 { $name } 为 true 时渲染

act-with = 用 { $value } 来写

act-describe = 在 schema 中描述 { $path }

move-set = 也在 { $file } 中设置
    .several = 也在 { $names } 的层中设置

move-down = 下移：只有 { $names } 保留它

move-up = 移到 values.yaml
    .get = 移到 values.yaml：{ $names } 也会得到它
    .keep = 移到 values.yaml：{ $names } 保留自己的值

move-to-flag = 移到 --set

move-idle = 删除所有不起作用的条目

move-from-flag = 把 { $environment } 的 { $entry } 移到这个文件

move-shared = { $count ->
        [1] 把 { $names } 共有的条目移到 { $file }
       *[other] 把 { $names } 共有的 { $count } 个条目移到 { $file }
    }

refused-inherit = 继承该值的环境会失去它。

refused-own = 这些环境在那里有自己的值。

refused-no-flag-value = 没有 --set 条目设置 { $path }。

refused-no-flag = 没有这样的 --set 条目。

refused-flag-form = 这个 --set 条目无法写成 values。

refused-no-layer = 没有环境使用 { $file }。

refused-nothing-idle = { $file } 的每个条目都起作用。

refused-nothing-shared = 这些环境没有共同的条目。

refused-not-by-entry = { $file } 无法逐个条目修改：文件有错误，或者锚点把其中几部分连在一起。

refused-touches-others = 要把 { $path } 移入或移出 { $file }，就会改动其他条目。

refused-no-file = 没有 { $file }。

refused-not-set = { $file } 没有设置 { $path }。

refused-there-already = `{ $path }` 已经存在。

refused-no-environment = 没有这样的环境。

refused-renders-otherwise = { $environment } 渲染的内容会改变。
    .rename = { $environment } 渲染的内容会改变：名称本身会被输出，或者读取它的方式没有写出名称。

rename-no-file = `{ $name }` 没有同名的 values 文件。

rename-nothing = 这里没有可以重命名的内容。

rename-of-helm = 这个名称属于 Helm。

rename-given = 这个名称由列表中的位置、chart 或 Helm 决定。

rename-no-dot = 模板无法用点号读取 `{ $name }`。

rename-no-environment = chart 没有环境 `{ $name }`。

rename-no-file-name = `{ $name }` 不能用在文件名中。

rename-quotes = 模板的名称不能含有引号。

rename-defined = `{ $name }` 已经定义过。
