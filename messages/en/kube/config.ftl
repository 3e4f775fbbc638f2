# ConfigMaps, Secrets, quotas, metadata, definitions

config-size = A { $what } can hold 1 MiB; this one has { $size } bytes.
    .help = Split it, or keep large files elsewhere: in an image, a volume or a bucket.

config-key = `{ $text }` can’t be a key: keys become file names, so they take up to 253 letters, digits, `-`, `_` and
    `.`.
    .help = Rename it. A path belongs in `items` of the volume that mounts it.
    .twice = `{ $name }` is a key of both `data` and `binaryData`.

secret =
    .key = A Secret of type `{ $kind }` needs the key `{ $name }`, which is missing.
    .key-help = Add the key, or use the type `Opaque`.
    .account = A Secret of type `{ $kind }` belongs to a service account, but the annotation `{ $name }` that names it
        is missing.
    .account-help = Add the annotation.
    .json = `{ $name }` is not JSON, as a Secret of this type needs.
    .json-help = In a template, build it with `dict … | toJson | b64enc`.

definition =
    .name = `{ $path }` is `{ $value }`, but a definition is named after its plural and its group.
    .preserve = `{ $path }` can’t be true in `apiextensions.k8s.io/v1`.
    .preserve-help = Remove it; to allow any fields, set `x-kubernetes-preserve-unknown-fields` in the schema.
    .plural = Name the resources.

definition-group = `{ $path }` can’t be `{ $value }`: the group of a definition is a domain.
    .missing = Set the group, such as `example.com`.
    .help = Write it as `{ $text }.example.com`.
    .protected = `{ $text }` is reserved for Kubernetes: use a group of your own domain.

definition-kind = `{ $path }` can’t be `{ $value }`: a kind has letters, digits and `-`, and begins with a letter.
    .help = Write it as `CronTab`.
    .list = `{ $path }` is `{ $value }`, the same as the kind.
    .list-help = Write `{ $kind }List`.

definition-version =
    .twice = `{ $path }` has two versions with the same name.
    .stored = { $stored ->
            [0] None of the versions has
           *[other] More than one version has
        } `storage: true`; exactly one must have it.
    .stored-help = Set `storage: true` in one version and `false` in the others.
    .schema = Write the schema of this version.

definition-column =
    .name = Name the column.
    .type = Write `type: string`.
    .path = Set the path of the value, such as `.spec.replicas`.

definition-scale = `{ $path }` can’t be `{ $value }`: it must be below `{ $under }`.
    .missing = Set the path of the number, such as `{ $under }.replicas`.
    .help = Write it as `{ $under }.name`.

conversion =
    .strategy = Write `None` or `Webhook`.
    .client = Set `clientConfig` to say which webhook converts.
    .webhook = Set the webhook that converts.
    .none = `{ $path }` is set, but `strategy` is `None`.
    .none-help = Remove it, or set `strategy: Webhook`.

schema =
    .root = `{ $path }` is `{ $value }`, but a resource is an object.
    .root-help = Write `type: object`.
    .type = Set the type of the value: `object`, `array`, `string`, `integer`, `number` or `boolean`.
    .int-or-string = `{ $path }` conflicts with `x-kubernetes-int-or-string`, which sets the type.
    .int-or-string-help = Remove `type`.
    .free-keys = `{ $path }` conflicts with `properties`: a map has either named fields or free keys.
    .items = Set the schema of the items.
    .reference = `{ $path }` is set, but the schema of a definition can’t use references.
    .reference-help = Write the schema in place.
    .unique = `{ $path }` can’t be true.
    .unique-help = Use `x-kubernetes-list-type: set`.
    .closed = `{ $path }` can’t be false: the server drops fields that are not in the schema anyway.
    .list-type = `{ $path }` is `{ $value }`, but `x-kubernetes-list-type` is for lists.
    .list-type-help = Write `type: array`.
    .map-keys = Name the fields that identify the items.
    .map-list = `{ $path }` is not `map`, but there are `x-kubernetes-list-map-keys`.
    .map-list-help = Write `x-kubernetes-list-type: map`.

quota =
    .count = `{ $name }` counts objects; it can’t be { $value }.
    .scopes = A pod is never in both `{ $one }` and `{ $other }`.
    .scopes-help = Keep one of the two, or make two quotas.
    .scope = A quota with the scope `{ $value }` can’t count `{ $name }`.
    .scope-help = Put it into a quota without the scope.
    .values = List the values.
    .no-values = `{ $path }` does not go with this operator.
    .no-values-help = Remove the values.
    .resource = A quota can’t limit `{ $name }`.
    .resource-help = Use a name such as `requests.cpu`, `limits.memory`, `pods`, `count/deployments.apps` or
        `requests.nvidia.com/gpu`.

limit-range =
    .pod = `{ $path }` does not apply to whole pods.
    .pod-help = Move it to an entry with `type: Container`.
    .ratio = The ratio of `{ $name }` is below 1, but a limit is never below its request.
    .claim = `{ $path }` limits claims, but sets neither a minimum nor a maximum.
    .claim-help = Set `min.storage` or `max.storage`.
    .type = `{ $path }` can’t be `{ $value }`: there is no such type of limit.
    .type-help = Use `Container`, `Pod` or `PersistentVolumeClaim`.
    .twice = Two entries are for `{ $value }`.
    .twice-help = Merge them into one.
    .order = `{ $low }` of `{ $name }`, { $less }, is above `{ $high }`, { $more }.
    .order-help = Lower one or raise the other.

object-name =
    .missing = Name the object; if a template computes the name, check it.

server-field = `{ $path }` is set by the server; objects exported from a cluster can’t be applied with it.

finalizer = `{ $path }` can’t be `{ $value }`: a finalizer has the form of a label key.
    .domain = `{ $path }` can’t be `{ $value }`: a custom finalizer needs a domain in front.

name-prefix = `{ $path }` can’t be `{ $value }`: names of this kind can’t begin like that.
    .help = Use lower-case letters, digits and `-`.

owner =
    .missing = An owner has `apiVersion`, `kind`, `name` and `uid`, which is only known in a running cluster; charts
        rarely set owners.
    .controllers = `{ $path }` has more than one owner with `controller: true`.
    .controllers-help = Keep it on one of them.
