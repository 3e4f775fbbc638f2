# What several checks share

# Titles of fixes.
fix =
    .write = Write `{ $text }`
    .write-quoted = Write `"{ $text }"`
    .remove = Remove `{ $path }`
    .quote = Quote it: { $quoted }
    .print-quoted = Print it with `quote`
    .remove-line = Remove the one on line { $line }
    .rename = Rename it to `{ $name }`
    .remove-repeated = Remove the line, keep `{ $path }`
    .print-yaml = Print it with `toYaml`
    .near = Did you mean `{ $name }`?

# Lists of names, the first ones joined by commas.
list =
    .and = { $names } and { $last }
    .more = { $names } and { $count } more

# The cluster of an environment, as it is written in a form.
profile =
    .version = `{ $version }` is not a Kubernetes version such as `v1.33.2-eks-931bdca`.
    .helm = `{ $version }` is not a Helm version: use `3` or `4`.
    .pod-security = `{ $level }` is not a Pod Security level.
    .taint = `{ $taint }` is not a taint: write `key=value:NoSchedule` or `key:NoSchedule`.
    .amount = `{ $amount }` is not a quantity such as `8`, `500m` or `64Gi`.
    .count = `{ $count }` is not a number of nodes.
    .namespace = { $namespace } is not a valid namespace name

# Related places.
related =
    .printed-from = printed from here
    .switched-on = turned on by it
    .template = the template writes it here
    .rendered = rendered here

# What an object does with another one, between their names.
references =
    .selects = sends to
    .protects = protects
    .applies-to = applies to
    .scrapes = scrapes
    .scales = scales
    .routes-to = routes to
    .grants = grants
    .grants-to = to
    .mounts = mounts
    .reads = reads
    .runs-as = runs as
    .pulls-with = pulls with
    .named-by = is named by

# The file .chartroom.yaml.
settings =
    .unknown = `{ $key }` is not a setting.
    .unknown-help = Use `checks`, `environments` or `clusters`.
    .environment = `{ $key }` is not a setting of an environment.
    .environment-help = Use `gpus`, `loadSeconds`, `timeout`, `requestSeconds` or `cluster`.
    .number = `{ $text }` is neither a whole number of at least 0 nor a time such as `10m`.
    .cluster = `{ $key }` is not a field of a cluster.
    .node = `{ $key }` is not a field of a sort of nodes.
    .no-cluster = No cluster `{ $name }` is declared.
    .no-cluster-help = Declare it below `clusters`, or write a mapping here.
    .cluster-help = Use one of `{ $fields }`.
    .not-allowed = `{ $text }` is not a valid `{ $key }`.
    .not-allowed-help = Write one of `{ $allowed }`.
    .taint = `{ $text }` is not a taint.
    .taint-help = Write `key=value:NoSchedule` or `key:NoSchedule`.
    .amount = `{ $text }` is not a quantity.
    .amount-help = Write a quantity such as `8`, `500m` or `64Gi`.

severities =
    .unknown = There is no check `{ $id }`.
    .unknown-help = Use the id that is shown with the message, such as `GPU007` or `values/redundant`.
    .fixed = `{ $id }` cannot be set: Helm itself stops there.
    .fixed-help = Remove it.
    .severity = `{ $text }` is not a severity.
    .severity-help = Use error, warning, info or off.
