# What an object's type takes

not-an-object = This is not a Kubernetes object: it must be a map.

not-set = `{ $field }` is not set.

unknown-kind = `{ $kind }` of `{ $api-version }` is not a built-in kind, so its fields were not checked.

no-such-kind = `{ $api-version }` has no kind `{ $kind }`.

not-served = Kubernetes { $version } does not serve `{ $kind }` of `{ $api-version }`.
    .help = Kubernetes { $versions } serves it.

removed = `{ $kind }` of `{ $api-version }` was removed in Kubernetes 1.{ $since }.
    .help = There is no replacement. Remove it.

no-such-version = The definition of `{ $kind }` does not serve `{ $api-version }`.

unknown-field = There is no field `{ $field }` here.

duplicate-field = `{ $field }` is written twice; the last one counts.

missing = `{ $field }` is required and missing.

not-allowed-value = `{ $field }` can’t be `{ $text }`.

bad-quantity = `{ $text }` is not a quantity.
    .help = Write a number with a suffix such as `500m`, `2`, `1Gi` or `100M`.

bad-time = `{ $text }` is not a time.
    .help = Write it as `2026-01-31T12:00:00Z`.

bad-base64 = `{ $field }` is not base64.
    .help = Encode it (`b64enc` in a template), or use `stringData` in a Secret.

null = `{ $field }` takes { $want ->
        [text] text
        [integer] a whole number
        [number] a number
        [boolean] `true` or `false`
        [list] a list
       *[map] a map
    }, not null. Helm 4 installs by server-side apply, which keeps the null of a value left blank.
    .help = Print the key only if it has a value: put it into `{"{{"} with … {"}}"}`. Helm 3 and `--server-side=false`
        drop the null.

moved =
    .utilization = Since `autoscaling/v2` it is an entry of `metrics`: `{"{"}type: Resource, resource: {"{"}name:
        { $resource }, target: {"{"}type: Utilization, averageUtilization: 80{"}}}"}`.
    .target-utilization = Since `autoscaling/v2` it is `target`: `{"{"}type: Utilization, averageUtilization:
        80{"}"}`.
    .target-value = Since `autoscaling/v2` it is `target`: `{"{"}type: AverageValue, averageValue: …{"}"}`.

hint =
    .below = It is a field of `{ $field }`: indent it below.
    .above = It is a field of the object itself: indent it less.
    .above-in = It is a field of `{ $field }`: indent it less.

type-help =
    .quote = Put quotes around it: `"{ $text }"`, in a template `| quote`.
    .unquote = Remove the quotes.
    .number = Write a number, without quotes.
    .key = Write `{ $key }: { $text }` on a line below.
    .map-name = Write `key: value` lines; for the name of an object, `name: { $text }`.
    .map = Write `key: value` lines.
    .list-item = Write a list: `- { $text }`, or `- name: { $text }` if its items are maps.
    .list = Write a list: each item on a line that begins with `- `.
    .text = Write text. A dot in a `--set` key needs a backslash: `a\.b=c`.
    .one-text = Write one text, without `- `.
    .bool = Write `true` or `false`, without quotes.
    .items = Begin each item with `- `.
    .no-items = Remove the `- `.

twice = `{ $name }` has two items with `{ $key }`. Helm 4 installs by server-side apply, which identifies items by it
    and rejects duplicates.
    .help = Remove one of the two. Helm 3 and `--server-side=false` accept both in most lists; the last one counts.
    .client = `{ $name }` has two items with `{ $key }`.

wrong-type = `{ $field }` takes { $want ->
        [text] text
        [integer] a whole number
        [number] a number
        [boolean] `true` or `false`
        [list] a list
       *[map] a map
    }, not { $got ->
        [empty] empty text
        [short] the text `{ $text }`
        [text] text
        [number] the number { $text }
        [boolean] the boolean { $text }
        [list] a list
       *[map] a map
    }.
    .int-or-string = `{ $field }` takes a whole number or text, not { $got ->
            [number] the number { $text }
            [boolean] the boolean { $text }
            [list] a list
           *[map] a map
        }.

out-of-range = `{ $field }` must be { $bound ->
        [at-least] greater than or equal to
        [above] greater than
        [at-most] less than or equal to
       *[below] less than
    } { $limit }; it is { $text }.

field-type =
    .any = anything
    .text = text
    .integer = integer
    .number = number
    .boolean = true or false
    .quantity = quantity
    .int-or-string = integer or text
    .time = time
    .list = list of { $of }
    .map = map of { $of }
