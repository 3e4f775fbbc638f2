# Checks VAL001 VAL002 VAL003 VAL004 VAL005 VAL006 VAL007 VAL009 VAL017 VAL019

val002 = `{ $path }:` without a value is null and deletes { $names }.
    .list = `{ $path }:` without a value is null and deletes a list of { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }.
    .help = Remove the line to keep the block, or write `null` to delete it on purpose.
    .note = deleted
    .title = A key without a value does not delete settings of the layers below.
    .why = In YAML, a key without a value is `null`, and `null` deletes the key with everything below it. Such a key is
        often left behind when the lines below it were removed or commented out.

val004 = `{ $path }: Recreate` conflicts with `rollingUpdate` from { $file }, which the merge keeps.
    .help = Add `{ $key }: null` to remove the default.
    .note = this default stays
    .fix = Add `{ $key }: null`
    .title = An overlay with the strategy Recreate removes `rollingUpdate`.
    .why = Helm merges the two maps, so the default `rollingUpdate` stays next to `type: Recreate`. The API server
        rejects a Deployment that has both.

val005 = `{ $path }` conflicts with `{ $other }` from { $file }, which the merge keeps.
    .title = An overlay that sets one bound of a disruption budget removes the other.
    .why = Helm merges the two maps, so the default `minAvailable` stays next to the overlay's `maxUnavailable`, or the
        other way round. The API server rejects a PodDisruptionBudget that has both.

val019 = { $file } holds { $count } documents: older releases of Helm 3 read only the first one.
    .help = Join the documents into one.
    .fix = Join the two documents
    .title = A values file is one YAML document.
    .why = Helm 4 splits a values file at `---` lines and merges the documents, later ones winning. Older releases of
        Helm 3, and most other tools that read the file, use only the first document and silently drop the rest.

val001 = `{ $path }: {"{}"}` clears nothing: { $keys } from { $file } { $count ->
        [one] stays
       *[other] stay
    }.
    .help = To remove a key, set it to `null`. To keep them all, remove the line.
    .note = `{ $key }` stays
    .fix = Clear { $keys }
    .title = An overlay does not use an empty map to clear a map.
    .why = Helm merges maps key by key. An empty map has no keys to merge, so all keys of the layers below stay. Only
        `null` removes a key. Lists are different: they are replaced as a whole, so `[]` does clear one.

val017 = `{ $key }[…]` replaces the whole list from { $file }: { $count ->
        [one] { $count } of { $total } entries is
       *[other] { $count } of { $total } entries are
    } lost.
    .key = `{ $list }[…]` replaces the whole list from { $file }: `{ $key }` is lost.
    .null = `{ $key }[…]` replaces the whole list from { $file }: an entry before the index becomes null.
    .help = Repeat the list in an overlay, where `--set` changes it in place, or set every entry of `{ $key }`.
    .note = the list that is replaced
    .fix = Repeat the list in the overlay
    .title = `--set` with an index changes a list of an overlay, not of the chart.
    .why = Helm merges `-f` files and `--set` entries before it reads the chart's values.yaml. If only values.yaml has
        the list, an index finds nothing to change: Helm creates a new list, with null before the index, which replaces
        the whole default.

val003 = `{ $path }` replaces the whole list from { $file }: { $names } { $count ->
        [one] is
       *[other] are
    } dropped.
    .help = Repeat the items that should stay: lists are not merged.
    .note = `{ $name }` is dropped
    .fix = Repeat { $names }
    .title = A list of named items keeps the items of the layer below.
    .why = Helm merges maps but never lists: a list in an overlay replaces the whole list below. Items that the overlay
        does not repeat are dropped silently.

val007 = `{ $path }` is a map in the chart, but this layer sets { $kind ->
        [list] a list
       *[scalar] a single value
    }: { $names } { $count ->
        [one] is
       *[other] are
    } dropped.
    .help = Set keys below it, or write `null` to remove the map on purpose.
    .note = the layer below
    .title = A single value does not replace a map of the chart.
    .why = A single value replaces the whole map: every key below it is lost, and templates that look one up fail or
        print nothing. Helm only logs this, and at the top level of the values not even that.

val009 = Nothing reads `{ $path }`. Did you mean `{ $known }`?
    .help = Write `{ $known }`, or remove the key.
    .note = `{ $known }` is here
    .title = Overlays only set keys that the chart knows.
    .why = Helm accepts every key and does not report those that no template reads. A misspelt key has no effect, and the
        default that it should replace stays. A values.schema.json with `additionalProperties: false` rejects it.

val006 = The chart has no default for `{ $path }` that null could delete: the key stays and is null.
    .overlay = Only { $file } sets `{ $path }`, so null does not delete it: the key stays and is null.
    .help = Check the spelling of the key, or remove the line.
    .help-overlay = Remove it from { $file }, or set it to an empty value.
    .note = set here
    .title = A null in an overlay deletes a default of the chart.
    .why = `null` deletes a key only if the chart's own values.yaml has that key. Otherwise, even over a key of another
        overlay, the key stays with the value null, and a template that prints the map around it prints `key: null`.
