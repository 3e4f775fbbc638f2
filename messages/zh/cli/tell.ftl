# 命令所说的内容：检查结果、不同之处、环境

severity = { $word ->
        [error] 错误
        [warning] 警告
       *[info] 建议
    }

fix = 修复：{ $title }

in-environments = 环境：{ $names }

see = 参见 { $link }

found-times = 在这里出现 { $count } 次

at-line = { $name }，第 { $line } 行

check-count = { $errors } 个错误，{ $warnings } 个警告，{ $advice } 条建议

check-hints = { $counts }；`--format json` 中还有 { $hints } 条提示

status = { $word ->
        [added] 新增 { $object }（{ $template }）
        [removed] 删除 { $object }（{ $template }）
       *[changed] 改变 { $object }（{ $template }）
    }

object-text = 文本

object-top = 顶层

diff-count = { $rows } 行和 { $objects } 个对象不同

values-only = { $environment } 无法渲染：只显示它的 values

nothing-differs = 没有不同之处。

values-alone = 仅 values.yaml

entries = { $count } 个条目

idle = { $entries }，其中 { $idle } 个不起作用

listed-fails = { $files }；无法渲染

env-tree = --tree 用于 `list`：chart 的文件要在 chart 中修改

env-packed = { $chart } 是打包的：它的文件要在目录中修改

env-no-file = `{ $name }` 没有同名的 values 文件。

env-renamed = { $old } 现在是 { $new }。

env-took-out = 从 { $file } 中删除了：{ $entries }。

env-unknown = chart 没有环境 { $name }：它有 { $names }

env-alone = { $name } 只有 values.yaml

env-moved = 已把 { $entries } 移到 { $file }。{ $told }

env-spread = 已把 { $entries } 移到各环境的 values 文件。{ $told }

env-same = 所有环境的渲染结果都相同。

env-reaches = { $names } 也会得到它；其他环境的渲染结果都相同。

env-bad-name = `{ $name }` 不能用在文件名中。

env-exists = `{ $name }` 已经存在。

env-comment = # { $path }：{ $chart } 的 { $name } 环境。只写与 values.yaml 不同的内容。

env-comment-chart = 这个 chart

env-wrote = 已写入 { $path }。

env-still = { $place }：仍然写着 { $name }：{ $line }

capacity-cluster = 集群 { $name }

capacity-pod = { $environment }：{ $workload } 的一个 Pod 在 { $pool } 上：{ $says }
