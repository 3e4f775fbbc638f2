# Webhooks, admission policies, aggregated APIs, RBAC

webhook-timeout = `{ $path }` must be from 1 to 30 seconds; it is { $value }.
    .help = Write a number from 1 to 30.

webhook-name = `{ $path }` can’t be `{ $value }`: the name of a webhook has at least three parts.
    .missing = Name the webhook, such as `check.example.com`.
    .help = Write it as `check.example.com`.
    .twice = Two webhooks are named `{ $value }`.

webhook-rule =
    .missing = List at least one; `["*"]` stands for all.
    .empty = Name one, or remove the item.
    .all-resources = `{ $path }` lists others besides `*/*`, which covers everything.
    .all-resources-help = Keep only `*/*`.
    .all = `{ $path }` lists others besides `*`, which covers everything.
    .all-help = Keep only `*`.
    .all-plain = `{ $path }` lists other resources besides `*`, which covers them all.
    .all-plain-help = Keep `*` and subresources such as `pods/status`.
    .covered = `{ $path }` lists `{ $name }` besides `{ $above }/*`, which covers it.
    .covered-help = Remove `{ $name }`.

webhook-versions = `{ $path }` has no version that the API server supports.
    .missing = Write `admissionReviewVersions: [v1]`.
    .twice = `{ $value }` is listed twice in `admissionReviewVersions`.
    .help = Add `v1`.

webhook-client =
    .both = `{ $path }` sets both a `url` and a `service`; it takes one.
    .none = `{ $path }` sets neither a `url` nor a `service` to call.
    .service = Name the Service and its namespace.

webhook-url = `{ $path }` can’t be `{ $value }`: it takes a host and a path, without user, query or fragment.
    .scheme = `{ $path }` can’t be `{ $value }`: the API server calls webhooks over HTTPS only.
    .scheme-help = Begin the URL with `https://`.
    .help = Write it as `https://host.example.com/path`.

webhook-path = `{ $path }` can’t be `{ $value }`: a path begins with `/`, and its segments are lower-case names.
    .help = Write it as `/validate`.

match-condition =
    .missing = Name the condition.
    .twice = Two conditions are named `{ $value }`.

cel =
    .syntax = `{ $path }` is not a CEL expression.
    .syntax-help = Check its end, its brackets and its quotes.

policy =
    .param-version = Set the API version of the kind.
    .param-kind = Set the kind of the parameters.
    .match = Set `resourceRules` to say what the policy applies to.
    .rules = List at least one rule: operations, groups, versions, resources.
    .validations = List at least one for the policy to evaluate.
    .annotation = Name the annotation.
    .mutations = List at least one.
    .patch-type = Write `ApplyConfiguration` or `JSONPatch`.
    .patch = Write the patch of that type.

policy-variable = `{ $path }` can’t be `{ $value }`: it takes letters, digits and `_`, and can’t begin with a digit.
    .twice = Two variables are named `{ $value }`.
    .help = Write it as `isAllowed`.

policy-message =
    .blank = `{ $path }` is blank.
    .blank-help = Say what is wrong, or remove the field.
    .lines = `{ $path }` has several lines; a message has one.
    .lines-help = Write it on one line.

policy-binding =
    .policy = Name the policy.
    .both = `paramRef` sets both a `name` and a `selector`; it takes one.
    .params = Set `name` or `selector` to say which parameters to use.
    .not-found = Write `Allow` or `Deny`.
    .actions = Write `validationActions: [Deny]`.
    .deny-and-warn = `{ $path }` has both `Deny` and `Warn`, which report the same failure twice.
    .deny-and-warn-help = Keep one of the two; `Audit` can be combined with either.

api-service =
    .name = `{ $path }` is `{ $value }`, but an APIService is named after its version and group.
    .group = Set the API group that it serves.
    .version = Set the version that it serves, such as `v1beta1`.
    .priority = `{ $path }` must be from 1 to { $most }; it is { $value }.
    .priority-missing = `{ $path }` is not set; it must be from 1 to { $most }.
    .priority-help = Write a number from that range; groups with a higher one come first.
    .local = `{ $path }` is set, but no `service`: the API server itself serves this version.
    .local-help = Set the `service`, or remove the field.
    .insecure = `{ $path }` is true, but there is a `caBundle` to verify with.

role =
    .verbs = List what is allowed, such as `[get, list]`.
    .groups = Write `apiGroups: [""]` for the core group.
    .resources = List the resources, such as `[pods]`.
    .selectors = Select the roles to aggregate.
    .urls = `{ $path }` are cluster-wide, but a Role is namespaced.
    .urls-help = Use a ClusterRole.
    .mixed = `{ $path }` and resources can’t be in one rule.

role-binding =
    .role = Name the role to grant.
    .subject = Name the subject that gets the role.
    .namespace = Set the namespace of the service account: `namespace: {"{{"} .Release.Namespace {"}}"}`.
