# 历史记录

history-reading = 正在读取早先状态…

history-none = 还没有早先状态。请先编辑再回来，或者为当前状态命名并保留它。

history-name = 状态的名称

history-keep = 保留此状态

history-help = 状态会自动保留：中断后继续编辑时、重置之前、接管他人改动之前，以及返回早先状态之前。较早的会逐渐精简，已命名的会一直保留。

history-gone = 已删除该状态。

history-back = 返回

history-same = 与现在相同

history-since = 此后的改动

history-environments = 环境、层或 Kubernetes 版本

history-before-more = 继续编辑之前

history-before-reset = 重置之前

history-before-take = 接管他人改动之前

history-before-back = 返回早先状态之前

history-before-undo = 撤销之前

history-stopped = 引擎无法完成渲染而放弃的状态

history-compare-with = 与“{ $title }”比较

history-go-back-to = 返回“{ $title }”

history-name-one = 为“{ $title }”命名

history-forget = 删除“{ $title }”
