# 术语列表

glossary = 术语表
glossary-search = 搜索术语
glossary-none = 没有包含这些字的术语。
glossary-docs = 文档
glossary-count = { $count } 个术语。指向页面上的词或把焦点移到它上面，就能在原处看到解释。
