# 引擎在报告之外所说的内容

tab-at-end = 它已经在末尾。
settings-tied = 无法逐条修改 .chartroom.yaml：文件有语法错误，或其中的条目由锚点连在一起。请先修正该文件，或手工写入环境。

format-changes = 要格式化这个文件，就会改变它的含义。

cluster-unreadable = `.chartroom.yaml` 有错误，或者把这个集群放在锚点中。请先修正。

cluster-not-printed = 这不是那些命令的输出：没有以 `version`、`node`、`storageclass` 等开头的行。

cluster-quota = `{ $word }` 不是配额的一部分：写成 `pods=20`。

compare-sent = 收到时的状态

engine-missing-files = 引擎没有得到 chart 的全部文件。

engine-unreadable = 无法读取发给引擎的消息。

explain-not-rendered = 这个环境还没有渲染。

explain-fails = 这个环境无法渲染；请先解决它的问题。

explain-past = 屏幕上的内容无法再次渲染。

explain-no-line = 那一行已经不存在。

explain-nothing = 那一行既没有这个环境的 values 的键，也没有模板。

explain-off = 这个模板所属的 chart 已关闭：{ $reason }。

explain-condition-of = { $chart } 的条件

explain-condition = 子 chart 的条件

received-gpus = GPU 数量

lesson-gone = 课程不能删除环境，而 { $name } 已被删除。
