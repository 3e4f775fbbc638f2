# 补全项旁边的说明

built-in-values = values

built-in-release = 当前 release

built-in-capabilities = 集群

built-in-files = chart 的文件

built-in-template = 这个模板

built-in-subcharts = 子 chart 的上下文

release-name = release 的名称

release-namespace = release 的名字空间

release-service = 执行渲染的程序：Helm

release-is-install = 安装时为 true

release-is-upgrade = 升级和回滚时为 true

release-revision = 从 1 开始递增

chart-is-root = 不是子 chart 时为 true

capabilities-kube-version = Kubernetes 版本

capabilities-api-versions = 集群提供的 API

capabilities-helm-version = Helm 版本

kube-version-git-version = 与 Version 相同

helm-version-git-commit = 构建所用的提交

helm-version-tree-state = clean 或 dirty

helm-version-go-version = 构建所用的 Go 版本

api-versions-has = 是否提供某个 API 版本或类型

files-get = 文件的文本

files-get-bytes = 文件的字节

files-glob = 匹配模式的文件

files-lines = 文件的各行

files-as-config = 作为 ConfigMap 数据的文件

files-as-secrets = 作为 Secret 数据的文件

template-name = 模板的路径

template-base-path = templates/ 的路径

complete-subchart = 子 chart

chart-name = chart 的名称

chart-version = chart 的版本，遵循 SemVer

chart-app-version = 所部署应用的版本

chart-description = 一句话

chart-type = application 或 library

chart-kube-version = 支持的 Kubernetes 版本

chart-dependencies = 它依赖的 chart

chart-keywords = 用于搜索的词

chart-home = 项目的 URL

chart-sources = 源代码的 URL

chart-maintainers = 维护者

chart-icon = 图标的 URL

chart-annotations = 由文本组成的映射

dependency-version = 可接受的版本

dependency-repository = URL、oci:// 或 file://

dependency-condition = 启用它的值

dependency-alias = 其 values 的名称

dependency-tags = 启用它的标签

dependency-import-values = 导出到父 chart 的值

complete-undefined = 被调用，但没有定义

complete-env-secret = env（来自 Secret）

complete-env-config-map = env（来自 ConfigMap）

complete-env-pod = env（来自 Pod）

complete-toleration = 容忍度（toleration）

complete-mount = 挂载（mount）

complete-container-port = 容器的端口（port）

complete-service-port = Service 的端口（port）

complete-block = 代码块

complete-block-lines = { $count } 行的块

complete-context = 模板的上下文

complete-context-word = 上下文

complete-end = 第 { $line } 行的 { $word }

complete-default = 默认

complete-unset = 没有设置时

complete-item = 项

complete-object = 对象
