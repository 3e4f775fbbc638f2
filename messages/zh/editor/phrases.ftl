# CodeMirror 自己的提示，$ 为其参数

phrase-control = 控制字符

phrase-replaced-line = 已替换第 $ 行的匹配项

phrase-replaced = 已替换 $ 个匹配项

phrase-match = 当前匹配项

phrase-on-line = 位于行

phrase-deleted = 已删除所选内容

phrase-folded = 已折叠行

phrase-unfolded = 已展开行

phrase-to = 至

phrase-fold = 已折叠的代码

phrase-unfold = 展开
