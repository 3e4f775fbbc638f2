# 数量

count-changed-files = { $count } 个改动的文件

count-earlier-states = { $count } 个早先状态

count-entries = { $count } 个条目

count-errors = { $count } 个错误

count-files = { $count } 个文件

count-lines = { $count } 行

count-objects = { $count } 个对象

count-pods = { $count } 个 Pod

count-warnings = { $count } 个警告

count-hints = { $count } 个提示

count-characters = { $count } 个字符

count-of = { $part } / { $all }

seconds = { $count } 秒

minutes = { $count } 分钟

hours = { $count } 小时

minutes-seconds = { $minutes } 分 { $seconds } 秒
