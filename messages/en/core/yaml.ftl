# Mistakes in YAML, and what `printf` prints of its own

written-second-colon = YAML reads a value that contains `: ` as another key with a value.

written-first = A value cannot start with `{ $first }` in YAML.

written-alias = YAML reads a value that starts with `*` or `&` as an alias or an anchor.

written-equals = `{ $key }` is followed by `=`; YAML needs `: `.

no-key =
    .help = Without it, the line is text and not a key.

written-no-colon = There is no `:` after `{ $key }`.
    .help = Write `{ $key }: ` and its value; without the `:`, the line is text.

written-template = `{ $action }` is a template, and Helm does not render this file.
    .help = Write the value itself. In quotes it is text, which only a chart that passes this value to `tpl` renders.

written-bracket = The `{ $open }` opened here is never closed.
    .help = Add `{ $close }` at the end: what follows was read as part of it.
    .fix = Close it with `{ $close }`

written-quote = The quote opened here is not closed on its line.
    .help-line = Close it with `{ $quote }`. YAML read on to the next `{ $quote }`, on line { $line }.
    .help = Close it with `{ $quote }`. YAML read on to the end of the file.
    .fix = Close the quote

written-misaligned = This line is indented by { $spaces }, which fits no key above.
    .help = The keys it can follow are indented by { $spaces }.
    .fix-start = Move it to the start of the line
    .fix = Indent it by { $spaces }

written-deeper = This line is indented deeper than the one above, which already has a value.
    .help = Align the keys of one map. A key with other keys below it ends with `:`.
    .fix = Indent it like the line above

written-escape =
    .help = Write `\\` for a backslash, or use single quotes, where `\` is an ordinary character.
    .fix = Use single quotes

lint-twice = `{ $key }` appears twice in this map: only the last one counts.
    .help = Helm silently takes the last one. Remove one of them.

lint-tab =
    .fix = Indent it with spaces

lint-opened =
    .note = it starts here

lint-first =
    .note = the first one, which has no effect

broken-go = `{ $action }` prints a map or a list in Go’s notation, which is not YAML.
    .help = Print it with `toYaml` and `nindent`, on lines of its own.
    .fix = Print it with `toYaml`

broken-glued-below = The next line is glued to the text above: `-{"}}"}` trims the line break after it.
    .help = Write `{"}}"}` without the `-`.
    .fix = Keep the line break

broken-glued-above = This output is glued to the line above: `{"{{"}-` trims the line break before it.
    .help = Print it with `nindent`, which starts a new line, or write `{"{{"}` without the `-`.

broken-behind-key = `toYaml` prints { $kind } here, and its first line lands after `{ $key }:`, where YAML does not
    allow it.

broken-indent = `indent` also indents the first line, in addition to the spaces before `{"{{"}`.
    .help = Write `{"{{"}-` and `nindent`, which starts a new line, or put `{"{{"}` at the start of the line.

broken-list = `{ $key }` is a list, and the chart prints it between the keys of a map.
    .help = Write a map, in a values file or as `--set { $key }.foo=bar`; braces such as `{"{"}a,b{"}"}` make a
        list.

broken-map = `{ $key }` is a map, and the chart prints it between the items of a list.
    .help = Write a list: `- ` before each item, or `--set { $key }[0]=…`.

brace-single = `{ $shown }` is not an action: an action has two braces on each side.

misprint-missing = `printf` prints `{ $shown }`: there are more `%` than arguments, and none is left for `%{ $verb }`.
    .help = Pass an argument for each `%`. For a literal `%`, write `%%`.

misprint-extra = `printf` prints `{ $shown }`: there are more arguments than `%` in its text.
    .help = Write a `%s` for each argument, or remove the extra one: what a `|` passes on comes last.

misprint-no-verb = `printf` prints `{ $shown }`: a `%` has no letter after it.

misprint-percent =
    .help = For a literal `%`, write `%%`.

misprint-nil = `printf` prints `{ $shown }`: there is no value for `%{ $verb }`.
    .help = Give it one in the values, or a `default` in the template.

misprint-bad = `printf` prints `{ $shown }`: a width or an argument number in its text is invalid.
    .help = Write `%s` and `%d` without numbers in brackets.

misprint-kind =
    .float = a float, like all numbers in values files
    .other = something else

misprint-takes =
    .whole = takes a whole number
    .fraction = takes a number with a fraction
    .text = takes text
    .whole-or-text = takes a whole number or text
    .boolean = takes true or false
    .unknown = is not one of Go’s verbs

misprint-mismatch = `printf` prints `{ $shown }`: `%{ $verb }` { $takes }, and this is { $is }.
    .help-part = Print a part of it, or all of it with `toJson` or `toYaml`.
    .help-float = Write `%.0f`, or `int` before the value: `(int .Values.x)`.
    .help-text = Write `%s`, or `int` before the value: `(int .Values.x)`.
    .help-whole = Write `%d`, or `float64` before the value.
    .help-quote = Write `%v`, and quote the result: `| quote`.
    .help = Write `%v`, which prints every value as it is.

lines-glued = There is no space after the colon of `{ $key }:`.
