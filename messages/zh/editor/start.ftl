# 页面打开之前

cannot-start = Chartroom 无法启动。

still-loading = Chartroom 仍在加载。

parts-coming = 部分文件尚未到达。

program-failed = 无法获取或启动程序。请检查网络连接，然后重试。返回的信息：{ $reason }。

file-unfetched = 无法获取文件 { $name }。请检查网络连接，然后重试。

part-unfetched = 无法获取其中一个文件。请检查网络连接，然后重试。

edits-kept = 你之前的编辑保存在此浏览器中。

try-again = 重试

embed-failed = Chartroom 无法在此处启动：{ $reason }。请重新加载页面再试。

embed-unfetched = Chartroom 无法在此处启动：无法获取其中一个文件。请重新加载页面再试。

language-unfetched = 无法获取中文文本，页面以英文显示。
