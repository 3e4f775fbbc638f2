# Failures of values, schemas and charts, and what readers refuse

schema-values = The values

schema-asks =
    .help = { $schema } requires this.

schema-alternatives =
    .help = { $help } None of its alternatives fits: { $details }.

schema-says =
    .note = the schema says so

schema-rename =
    .fix = Rename it to `{ $close }`

schema-null = `{ $path }` is null here, which takes the key out; the schema requires it.
    .help = { $help } `{ $key }` is null here, which deletes what the layers below set.

schema-set-list =
    .help = Write a list: `--set '{ $path }={"{"}a,b{"}"}'`, or keys of an item: `--set '{ $path }[0].name=…'`.

schema-in-schema = `{ $path }` in the schema
    .help = { $name } must be a schema itself before values can be checked against it.

schema-unknown = The chart’s schema does not know `{ $key }`.
    .below = `{ $path }`: the chart’s schema does not know `{ $key }`.
    .help = { $schema } allows no other keys there.

schema-global =
    .help = Helm passes `global` to every subchart, so its schema must allow it: add `global` to the `properties` of { $schema }.
        Until then, Helm only renders with --skip-schema-validation.

schema-elsewhere =
    .help = The chart has `{ $path }`: write it there.

chart-api-version = The `apiVersion` of a chart must be `v2`, or `v1` as in Helm 2.
    .help = It is the form of Chart.yaml; the chart’s own version is `version`.

chart-version = `version: { $version }` is not a version that Helm can order.
    .help = Write three numbers such as `1.2.3`, as SemVer 2 has them.

chart-type = The `type` of a chart must be `application` or `library`.

chart-dependencies = `dependencies` must be a list, with `- name:` for each chart.
    .help = Write `- ` before each dependency, or remove `dependencies`.

chart-missing = { $names } of `dependencies` is not in charts/.
    .help = Fetch it with `helm dependency build`, or put its .tgz there. What is here is rendered without it, which
        Helm does not do.
    .one = `{ $name }`{ $some ->
        [yes] { " " }{ $version }
       *[no] { "" }
    } of `dependencies` is not in charts/.
    .lock = Chart.lock has { $version }
    .values = it would get the values of `{ $key }`
    .help-close = Did you mean `{ $close }`? Otherwise fetch it with `helm dependency build`.

chart-lock = Chart.lock was made for other `dependencies` than Chart.yaml has.
    .help = `helm dependency build` refuses it: write it anew with `helm dependency update`.
    .note = what it is to be of

warning-table-dropped = `{ $path }` is a map in the chart, but this layer gives a single value: the whole map is
    dropped.
    .help = Set keys below it, or write `null` to remove the map on purpose.

warning-table-over-scalar = `{ $path }` is a single value in the chart, but this layer gives a map.
    .help = Check how the templates use it; give a single value if they print it.

warning-scalar-ignored = `{ $path }` is a map in one layer and a single value in another: the single value is
    ignored.
    .help = Use the same shape in all layers.

warning-globals = `global` must be a map: its values are not passed to subcharts.
    .help = Write keys below `global`.

warning-condition = The condition `{ $path }` of a dependency is neither true nor false, so it has no effect.
    .help = Write `true` or `false` without quotes.

warning-import = `import-values` names a table that the subchart does not have.

warning-list = `{ $path }` is a list in the chart, but this layer gives a map.

warning-empty-map = `{ $path }` is an empty map in the chart, and Helm warns about a single value over it.
    .help = Nothing is lost. In the chart, write `""` instead of `{"{}"}`.

wording-rendered = The rendered YAML is broken: { $reason }

yaml-token = YAML expects a value here and finds a tab or a reserved character (`@`, `` ` ``, `%`).
    .help = Indent with spaces; put quotes around a value that starts with a reserved character.

yaml-tab = YAML cannot be indented with tabs.
    .help = Use spaces.

yaml-second-colon = There is a second `:` where a value was expected.
    .help = Check the indentation of this line against the one above, or put quotes around a value that contains `:
        `.

yaml-no-colon = This line is neither `key: value` nor part of the value above.
    .help = Add the missing `:`, or indent the line to continue the value above.

yaml-key = The indentation is wrong: a key was expected here.
    .help = Align this line with the keys it belongs to.

yaml-item = A list item was expected here.
    .help = Start the line with `- `, or align it with the keys of the map it belongs to.

yaml-node = A value is missing here.
    .help = Write a value, or quote text that starts with `,`, `]` or `{"}"}`.

yaml-list = A list in brackets is not closed.
    .help = Add `,` between items and `]` at the end.

yaml-map = A map in braces is not closed.
    .help = Add `,` between entries and `{"}"}` at the end. A value that starts with `{"{{"}` needs quotes.

yaml-quote = The quote opened here is never closed.
    .help = Close the quote.

yaml-inline-item = A list item cannot start here.
    .help = Put the `-` on a line of its own below the key.

yaml-behind-end = There is text after the end of the document.
    .help = Indent it, or start a new document with `---`.

yaml-anchor = This alias refers to an anchor that is not defined in this file.
    .help = Define it with `&name` above, or write the value out.

yaml-escape = This escape does not exist in double quotes.
    .help = Write `\\` for a backslash, or use single quotes.

yaml-is-list = This file is a list; values must be a map of keys.

yaml-top-level =
    .help = Write `key: value` at the top level.

yaml-is-text = This file is plain text; values must be a map of keys.
    .help = Write `key: value` with a space behind the colon.

yaml-is-number = This file is a number; values must be a map of keys.

yaml-is-boolean = This file is one word that YAML reads as true or false; values must be a map of keys.

yaml-infinite = YAML has infinity and not-a-number; JSON, and so Helm’s values, do not.
    .help = Write a finite number, or quote it.

yaml-control = There is a control character in the text.
    .help = Remove it.

yaml-other = YAML cannot be read: { $reason }.

wording-function = Unknown function `{ $name }`.
    .help = Check its spelling.

wording-open-block = The block opened here is never closed.

wording-open-action = This action is not closed.
    .help = Add `{"}}"}`.

wording-stray-end = There is one `{"{{"} end {"}}"}` too many.
    .help = Remove it, or add the block it belongs to.

wording-variable =
    .help = Declare it with `:=` first, in this block or around it.

wording-template = The template cannot be read: { $cause }.
