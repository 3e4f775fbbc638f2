# Webhook、准入策略、聚合 API、RBAC

webhook-timeout = `{ $path }` 必须在 1 到 30 秒之间，现在是 { $value }。
    .help = 写 1 到 30 之间的数。

webhook-name = `{ $path }` 不能是 `{ $value }`：webhook 的名称至少有三段。
    .missing = 为 webhook 命名，例如 `check.example.com`。
    .help = 写成 `check.example.com` 的形式。
    .twice = 有两个 webhook 名为 `{ $value }`。

webhook-rule =
    .missing = 至少列出一个；`["*"]` 表示全部。
    .empty = 写出一个，或者删除该项。
    .all-resources = `{ $path }` 除 `*/*` 之外还列出了其他项，而 `*/*` 已包含全部。
    .all-resources-help = 只保留 `*/*`。
    .all = `{ $path }` 除 `*` 之外还列出了其他项，而 `*` 已包含全部。
    .all-help = 只保留 `*`。
    .all-plain = `{ $path }` 除 `*` 之外还列出了其他资源，而 `*` 已包含它们。
    .all-plain-help = 保留 `*` 以及 `pods/status` 这样的子资源。
    .covered = `{ $path }` 除 `{ $above }/*` 之外还列出了 `{ $name }`，而前者已包含它。
    .covered-help = 删除 `{ $name }`。

webhook-versions = `{ $path }` 中没有 API 服务器支持的版本。
    .missing = 写 `admissionReviewVersions: [v1]`。
    .twice = `admissionReviewVersions` 中列出了两次 `{ $value }`。
    .help = 添加 `v1`。

webhook-client =
    .both = `{ $path }` 同时设置了 `url` 和 `service`，只能设置一个。
    .none = `{ $path }` 既没有设置要调用的 `url`，也没有设置 `service`。
    .service = 写出 Service 的名称及其名字空间。

webhook-url = `{ $path }` 不能是 `{ $value }`：它由主机和路径组成，不带用户、查询和片段。
    .scheme = `{ $path }` 不能是 `{ $value }`：API 服务器只通过 HTTPS 调用 webhook。
    .scheme-help = URL 以 `https://` 开头。
    .help = 写成 `https://host.example.com/path` 的形式。

webhook-path = `{ $path }` 不能是 `{ $value }`：路径以 `/` 开头，各段是小写名称。
    .help = 写成 `/validate` 的形式。

match-condition =
    .missing = 为条件命名。
    .twice = 有两个条件名为 `{ $value }`。

cel =
    .syntax = `{ $path }` 不是 CEL 表达式。
    .syntax-help = 检查结尾、括号和引号。

policy =
    .param-version = 设置该类型的 API 版本。
    .param-kind = 设置参数的类型。
    .match = 用 `resourceRules` 说明策略作用于什么。
    .rules = 至少列出一条规则：操作、组、版本、资源。
    .validations = 至少列出一项供策略求值。
    .annotation = 为注解命名。
    .mutations = 至少列出一个。
    .patch-type = 写 `ApplyConfiguration` 或 `JSONPatch`。
    .patch = 写出该类型的补丁。

policy-variable = `{ $path }` 不能是 `{ $value }`：它由字母、数字和 `_` 组成，不能以数字开头。
    .twice = 有两个变量名为 `{ $value }`。
    .help = 写成 `isAllowed` 的形式。

policy-message =
    .blank = `{ $path }` 只有空白。
    .blank-help = 写出错在哪里，或者删除该字段。
    .lines = `{ $path }` 有多行，而消息只能有一行。
    .lines-help = 写成一行。

policy-binding =
    .policy = 写出策略的名称。
    .both = `paramRef` 同时设置了 `name` 和 `selector`，只能设置一个。
    .params = 用 `name` 或 `selector` 说明使用哪些参数。
    .not-found = 写 `Allow` 或 `Deny`。
    .actions = 写 `validationActions: [Deny]`。
    .deny-and-warn = `{ $path }` 同时有 `Deny` 和 `Warn`，会把同一个失败报告两次。
    .deny-and-warn-help = 保留两者之一；`Audit` 可以与任意一个同时使用。

api-service =
    .name = `{ $path }` 是 `{ $value }`，但 APIService 以其版本和组命名。
    .group = 设置它所提供的 API 组。
    .version = 设置它所提供的版本，例如 `v1beta1`。
    .priority = `{ $path }` 必须在 1 到 { $most } 之间，现在是 { $value }。
    .priority-missing = 没有设置 `{ $path }`，它必须在 1 到 { $most } 之间。
    .priority-help = 写该范围内的数；数值较大的组排在前面。
    .local = 设置了 `{ $path }`，但没有设置 `service`：该版本由 API 服务器自己提供。
    .local-help = 设置 `service`，或者删除该字段。
    .insecure = `{ $path }` 为 true，但已有用于校验的 `caBundle`。

role =
    .verbs = 列出允许的操作，例如 `[get, list]`。
    .groups = 核心组写 `apiGroups: [""]`。
    .resources = 列出资源，例如 `[pods]`。
    .selectors = 选择要聚合的角色。
    .urls = `{ $path }` 属于整个集群，而 Role 属于名字空间。
    .urls-help = 使用 ClusterRole。
    .mixed = `{ $path }` 和资源不能写在同一条规则中。

role-binding =
    .role = 写出要授予的角色。
    .subject = 写出被授予该角色的主体。
    .namespace = 设置服务账号的名字空间：`namespace: {"{{"} .Release.Namespace {"}}"}`。
