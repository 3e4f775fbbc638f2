# Checks VAL001 VAL002 VAL003 VAL004 VAL005 VAL006 VAL007 VAL009 VAL017 VAL019 

val002 = the list of { $short }
    .help = Remove the line to keep the block; write `null` to delete it on purpose.
    .fix = Remove the line, keep `{ $dotted }`
    .title = A key with nothing behind it does not delete a block of the layers below.
    .why = A key without a value is `null` in YAML, and `null` takes the key with all that is below it out of the
        values. It often remains when the lines below were removed or commented out.

val002-2 = `{ $dotted }:` with nothing behind it is null and deletes { $lost }.

val004 = `{ $path }: Recreate` stands beside the `rollingUpdate` of { $below }, which the merge keeps.
    .help = Add `{ $other }: null` to take the default away.
    .note = the default that stays
    .fix = Take `{ $other }` away
    .title = An overlay with the strategy Recreate takes `rollingUpdate` away.
    .why = Helm merges the two maps, so the default's `rollingUpdate` stays beside `type: Recreate`. The API server
        refuses a Deployment that has both.

val005 = `{ $path }` stands beside the `{ $other }` of { $below }, which the merge keeps.
    .title = An overlay with one bound of a disruption budget takes the other away.
    .why = Helm merges the two maps, so the default's `minAvailable` stays beside the overlay's `maxUnavailable`, or the
        other way round. The API server refuses a PodDisruptionBudget that has both.

val019 = { $name } holds { $rest } documents: older releases of Helm 3 read the first one only.
    .help = Join the documents into one.
    .fix = Join the two documents
    .title = A values file is one YAML document.
    .why = Helm 4 splits a values file at lines of `---` and merges the documents, later ones winning. Older
        releases of Helm 3, and most other tools that read the file, take the first document and drop the rest
        without a word.

val001 = the layer below
    .help = Set each key to `null` to take it away, or remove the line if it is to stay.
    .title = An empty map in an overlay lies over an empty map.
    .why = Helm merges maps key by key. An empty map has no key to merge, so all keys of the layers below stay. Only
        `null` takes a key away; a list, in contrast, is replaced as a whole and `[]` does clear it.

val001-2 = `{ $path }: {"{}"}` merges into the map below and clears nothing: { $list } of { $from } { $verb }.

val017 = the chart
    .help = Repeat the list in an overlay, which `--set` then changes in place, or set every entry of `{ $key }`.
    .note = the list that is replaced
    .fix = Repeat the list in the overlay
    .title = A `--set` with an index changes a list of an overlay, not of the chart.
    .why = Helm puts `-f` files and `--set` entries together before it looks at the chart's values.yaml. An index
        into a list that only values.yaml has finds no list: a new one is made, with null in front of the index, and
        it takes the place of the whole default list.

val017-2 = `{ $key }[…]` replaces the whole list of { $name }: { $lost }.

val017-3 = { $gone } of { $default } entries { $verb } lost

val017-4 = `{ $to_text }` is lost

val017-5 = an entry in front of the index becomes null

val003 = `{ $dotted }` replaces the whole list of { $name }: { $list } { $verb } dropped.
    .help = Repeat the items that are to stay: lists are not merged.
    .note = `{ $name }` is dropped
    .title = A list of named items keeps the items of the layer below.
    .why = Helm merges maps, never lists: a list in an overlay takes the place of the whole list below. Items that
        the overlay does not repeat are gone, without a word.

val007 = a single value
    .help = Set keys below it, or write `null` to remove the map on purpose.
    .note = the layer below
    .fix = Remove the line, keep `{ $dotted }`
    .title = No single value lies over a map of the chart.
    .why = A single value takes the place of the whole map: every key below it is gone, and templates that look one
        up fail or print nothing. Helm only logs it, and at the top level of the values it says nothing.

val007-2 = `{ $dotted }` is a map in the chart, but this layer gives { $gives }: { $list } { $place } dropped.

val009 = Nothing reads `{ $dotted }`. Did you mean `{ $known }`?
    .help = Write `{ $known }`, or remove the key.
    .note = `{ $known }` is here
    .fix = Rename it to `{ $known }`
    .title = A key of an overlay is one that the chart knows.
    .why = Helm takes every key and says nothing about those that no template reads. A misspelt key changes nothing,
        and the default that it was to replace stays. A values.schema.json with `additionalProperties: false`
        refuses it.

val006 = another layer
    .help = Take it out of { $name }, or set it to an empty value.
    .help2 = Check the spelling of the key, or remove the line.
    .note = set here
    .title = A null in an overlay deletes a default of the chart.
    .why = `null` takes a key out of the values only where the chart's own values.yaml has that key. Anywhere else,
        also over a key of another overlay, the key stays with the value null, and a template that prints the map
        around it prints `key: null`.

val006-2 = `{ $dotted }` is set by { $name } only, so null does not delete it: the key stays and is null.

val006-3 = The chart has no default for `{ $dotted }` that null could delete: the key stays and is null.
