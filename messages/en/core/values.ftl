# Failures of values, schemas and charts

schema = The values
    .help = { $schema_file } asks for this.
    .help2 = { $help } None of its alternatives fits: { $details }.
    .note = the schema says so
    .fix = Rename it to `{ $close }`

schema-2 = { $help } `{ $key }` is null here, which takes away what the layers below say.

schema-3 = `--set` makes numbers and booleans of what looks like one: use `--set-string`.

schema-4 = Write a list: `--set '{ $path }={"{"}a,b{"}"}'`, or keys of an item: `--set '{ $path }[0].name=…'`.

schema-5 = `{ $steps }` in the schema

schema-6 = { $name } has to be a schema itself before values can be held against it.

schema-9 = Did you mean `{ $close }`?

schema-10 = { $schema_file } allows no other keys there.

schema-11 = Helm hands `global` to every subchart, so its schema has to allow it: add `global` to the `properties`
    of { $schema_file }. Until then Helm renders with --skip-schema-validation.

schema-12 = The chart’s schema does not know `{ $key }`.

schema-13 = `{ $path }`: the chart’s schema does not know `{ $key }`.

schema-14 = The chart has `{ $only }`: write it there.

chart = `apiVersion` of a chart is `v2`, or `v1` as in Helm 2.

chart-2 = It is the form of Chart.yaml; the chart’s own version is `version`.

chart-3 = `version: { $version }` is no version that Helm can order.

chart-4 = Write three numbers such as `1.2.3`, by SemVer 2.

chart-5 = `type` of a chart is `application` or `library`.

chart-6 = `dependencies` takes a list, with `- name:` for each chart.

chart-7 = Write `- ` before each dependency, or leave `dependencies` out.

chart-8 = { $list } of `dependencies` is not in charts/.

chart-9 = Fetch it with `helm dependency build`, or put it there yourself.

chart-10 = Did you mean `{ $close }`? Else fetch it with `helm dependency build`.

warning = `{ $path }` is a map in the chart, but this layer gives a single value: the whole map is dropped.
    .note = the layer below

warning-2 = Set keys below it, or write `null` to remove the map on purpose.

warning-3 = `{ $path }` is a single value in the chart, but this layer gives a map.

warning-4 = Check how the templates use it; give a single value if they print it.

warning-5 = `{ $path }` is a map in one layer and a single value in another: the single value is ignored.

warning-6 = Use the same shape in all layers.

warning-7 = `global` must be a map: its values are not handed to subcharts.

warning-8 = Write keys below `global`.

warning-9 = The condition `{ $path }` of a dependency is neither true nor false, so it decides nothing.

warning-10 = Write `true` or `false` without quotes.

warning-11 = `import-values` names a table that the subchart does not have.

warning-12 = `{ $path }` is a list in the chart, but this layer gives a map.

warning-13 = Write `- ` before each item.

warning-14 = `{ $path }` is an empty map in the chart, and Helm warns of a single value over it.

warning-15 = Nothing is lost by that. In the chart, write `""` for the `{"{}"}`.

wording = The rendered YAML is broken: { $message }

wording-3 = A tab or a reserved character (`@`, `` ` ``, `%`) stands where YAML expects a value.

wording-4 = Indent with spaces; put quotes around a value that starts with a reserved character.

wording-6 = A tab can’t indent YAML.

wording-7 = Use spaces.

wording-9 = There is a second `:` where a value was expected.

wording-10 = Check the indentation of this line against the one above, or put quotes around a value that contains `:
    `.

wording-12 = This line is neither `key: value` nor part of the value above.

wording-13 = Add the missing `:`, or indent the line to continue the value above.

wording-15 = The indentation does not fit: a key was expected here.

wording-16 = Align this line with the keys it belongs to.

wording-18 = A list item was expected here.

wording-19 = Start the line with `- `, or align it with the keys of the map it belongs to.

wording-21 = A value is missing here.

wording-22 = Write a value, or quote text that starts with `,`, `]` or `{"}"}`.

wording-24 = A list in brackets is not closed.

wording-25 = Add `,` between items and `]` at the end.

wording-27 = A map in braces is not closed.

wording-28 = Add `,` between entries and `{"}"}` at the end. A value that starts with `{"{{"}` needs quotes.

wording-30 = A quote is opened here and never closed.

wording-31 = Close the quote.

wording-33 = A list item can’t start here.

wording-34 = Put the `-` on a line of its own below the key.

wording-36 = There is text behind the end of the document.

wording-37 = Indent it, or start a new document with `---`.

wording-39 = This alias refers to an anchor that is not defined in this file.

wording-40 = Define it with `&name` above, or write the value out.

wording-42 = This escape does not exist in double quotes.

wording-43 = Write `\\` for a backslash, or use single quotes.

wording-45 = This file is a list; values must be a map of keys.

wording-46 = Write `key: value` at the top level.

wording-48 = This file is plain text; values must be a map of keys.

wording-49 = Write `key: value` with a space behind the colon.

wording-51 = This file is a number; values must be a map of keys.

wording-54 = This file is one word that YAML reads as true or false; values must be a map of keys.

wording-57 = YAML has infinity and not-a-number, JSON and so Helm’s values do not.

wording-58 = Write a finite number, or quote it.

wording-60 = There is a control character in the text.

wording-61 = Remove it.

wording-62 = YAML cannot be read: { $last_part }.

wording-63 = Check its spelling.

wording-64 = Did you mean `{ $close }`?

wording-65 = Unknown function `{ $name }`.

wording-66 = A block is opened here and never closed.

wording-67 = Add `{"{{"} end {"}}"}` where it ends.

wording-68 = This action is not closed.

wording-69 = There is one `{"{{"} end {"}}"}` too many.

wording-70 = Remove it, or add the block it belongs to.

wording-71 = Declare it with `:=` first, in this block or around it.

wording-72 = The template cannot be read: { $cause }.
