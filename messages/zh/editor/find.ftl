# 在单个文件和所有文件中搜索

find-in-file = 在此文件中搜索

find-replace-with = 替换为

find-case = 区分大小写

find-words = 全字匹配

find-pattern = 正则表达式

find-previous = 上一个（Shift+Enter）

find-next = 下一个（Enter）

find-select = 全选

find-close = 关闭搜索（Esc）

find-replace = 替换

find-replace-all = 全部替换

find-bad-pattern = 无效的表达式

find-none = 未找到

find-at = { $at } / { $count }

find-at-of-more = 第 { $at } 个，共 { $count } 个或更多

find-count = 找到 { $count } 个

find-count-more = 找到 { $count } 个或更多

# 所有文件

find-in-all = 在所有文件中搜索

find-title = 搜索

find-lines = { $files } 个文件{ $output ->
        [yes] 和输出
       *[no] { "" }
    }中的 { $lines } 行{ $limited ->
        [yes] 或更多
       *[no] { "" }
    }

find-output = { $object }，{ $environment } 的输出

find-nothing = 没有匹配的行。

find-replace-in-all = 在所有文件中替换

find-replace-places = 替换 { $count } 处

find-replace-what = 将“{ $text }”替换为“{ $by }”

find-replaced = 已在 { $files } 个文件中替换。按 { $key } 可在所有文件中撤销。

find-replace-changed = 有文件在此期间被修改。没有替换任何内容。
