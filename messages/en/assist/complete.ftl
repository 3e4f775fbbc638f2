# What completion says beside what it offers

built-in-values = the values

built-in-release = this release

built-in-capabilities = the cluster

built-in-files = files of the chart

built-in-template = this template

built-in-subcharts = contexts of subcharts

release-name = name of the release

release-namespace = namespace of the release

release-service = what renders: Helm

release-is-install = true on install

release-is-upgrade = true on upgrade and rollback

release-revision = counts up from 1

chart-is-root = true unless it is a subchart

capabilities-kube-version = version of Kubernetes

capabilities-api-versions = what the cluster serves

capabilities-helm-version = version of Helm

kube-version-git-version = same as Version

helm-version-git-commit = commit it was built from

helm-version-tree-state = clean or dirty

helm-version-go-version = Go version it was built with

api-versions-has = whether an API version or kind is served

files-get = text of a file

files-get-bytes = bytes of a file

files-glob = files that match a pattern

files-lines = lines of a file

files-as-config = files as data of a ConfigMap

files-as-secrets = files as data of a Secret

template-name = path of the template

template-base-path = path of templates/

complete-subchart = subchart

chart-name = name of the chart

chart-version = version of the chart, by SemVer

chart-app-version = version of what it deploys

chart-description = one sentence

chart-type = application or library

chart-kube-version = Kubernetes versions it supports

chart-dependencies = charts it needs

chart-keywords = words to find it by

chart-home = URL of the project

chart-sources = URLs of its source

chart-maintainers = who maintains it

chart-icon = URL of an icon

chart-annotations = a map of texts

dependency-version = versions that are accepted

dependency-repository = URL, oci:// or file://

dependency-condition = values that enable it

dependency-alias = name of its values

dependency-tags = tags that enable it

dependency-import-values = values it exports to the parent

complete-undefined = called but not defined

complete-env-secret = env from a Secret

complete-env-config-map = env from a ConfigMap

complete-env-pod = env from the pod

complete-toleration = toleration

complete-mount = mount

complete-container-port = port of a container

complete-service-port = port of a Service

complete-block = block

complete-block-lines = block of { $count } lines

complete-context = the context of the template

complete-context-word = context

complete-end = of { $word } on line { $line }

complete-default = default

complete-unset = if it is not set

complete-item = item

complete-object = object
