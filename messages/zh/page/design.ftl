# 设计新环境的对话框

design-ways = 创建方式
design-copy = 复制
design-differs = 只写不同之处
design-form = 表单
design-copy-of = 复制自
design-on-top-of = 叠加在
design-like = 起点
design-base-alone = 仅 values.yaml
design-namespace = 名字空间
design-name-empty = 请为环境命名。
design-name-form = 请用小写字母、数字和短横线。名称会成为文件名和名字空间的一部分。
design-name-taken = { $name } 已被占用：已有这个环境，或已有文件 { $path }。
design-copy-help = 提到 { $name } 的地方。勾选的会替换，其余保持不变。
design-copy-none = 它的 values 文件里没有提到 { $name }。
design-differs-help = { $name } 的各层留在下面：对它们的改动也会影响新环境。
design-differs-none = 这些层里没有与环境名有关的内容。先添加文件，再在编辑器里写不同之处。
design-form-help = values.yaml 的每个值，以及 chart 对它的说明。只写入不同的值。
design-find = 查找值
design-nothing-found = 没有名称或说明包含 { $text } 的值。
design-line = 第 { $line } 行
design-stays = 保持不变
design-why-comment = 注释中含环境名
design-why-name = 即环境名
design-why-namespace = release 设置
design-why-holds = 含环境名
design-why-host = 主机或地址；两个环境会共用
design-why-region = 位置信息：值得看一眼
design-why-size = 规模
design-section-same = 与下层相同
design-section-set = { $count ->
   *[other] { $count } 个值不同
}
design-below = 下层：{ $value }
design-below-empty = 下层：空
design-back = 恢复为下层的值
design-renders = { $count ->
   *[other] 渲染出 { $count } 个对象
}
design-fails = 无法渲染
design-clean = 没有问题
design-new-findings = 与 { $name } 相比新增
design-findings = 问题
design-as = 与 { $name } 相同
design-other = { $name }：{ $value }
design-waits = 正在渲染…
design-lines = { $count ->
   *[other] { $count } 行
}
design-cannot = { $path } 这样不行：{ $message }
design-header = # { $path }：只写与 values.yaml 不同的内容。{"\u000A"}
design-header-on = # { $path }：叠加在 { $below } 上，只写不同之处。{"\u000A"}

design-others = 其他所有值

design-purpose = 用途

design-no-purpose = 保持原样
    .help = 只写下面选的值

design-edit = 编辑文件

design-again = 放弃我的修改

design-by-hand = 已手动修改：字段会写进你的文本

design-by-hand-rows = 已手动修改
