# Mistakes in YAML, and what `printf` prints of its own

written-second-colon = A value that holds `: ` is taken for a key and a value of its own.

written-first = A value can’t begin with `{ $first }` in YAML.

written-alias = A value that begins with `*` or `&` is taken for an alias or an anchor.

written-equals = `{ $key }` is followed by `=`, and YAML wants `: `.

no-key =
    .help = Without it the line is text, and no key.

written-no-colon = There is no `:` behind `{ $key }`.
    .help = Write `{ $key }: ` and its value; without the `:` the line is text.

written-template = `{ $action }` is a template, and Helm runs none in this file.
    .help = Write the value itself. Quotes around it make text of it, which only a chart that puts this value
        through `tpl` runs.

written-bracket = The `{ $open }` that is opened here is not closed.
    .help = Add `{ $close }` at the end: what stands below was read as a part of it.
    .fix = Close it with `{ $close }`

written-quote = The quote that is opened here is not closed in its line.
    .help-line = Close it with `{ $quote }`. YAML read on to the next `{ $quote }`, in line { $line }.
    .help = Close it with `{ $quote }`. YAML read on to the end of the file.
    .fix = Close the quote

written-misaligned = This line is indented by { $spaces }, where no key above stands.
    .help = The keys that it can follow are indented by { $spaces }.
    .fix-start = Put it at the start of the line
    .fix = Indent it by { $spaces }

written-deeper = This line is indented deeper than the one above, which has a value already.
    .help = Keys of one map stand below each other; keys below another one need it to end with `:`.
    .fix = Indent it like the line above

written-escape =
    .help = Write `\\` for a backslash, or use single quotes, where it is one.
    .fix = Use single quotes

lint-twice = `{ $key }` stands twice in this map: only the last one counts.
    .help = Helm takes the last one without a word. Remove one of them.

lint-tab =
    .fix = Indent it with spaces

lint-opened =
    .note = it starts here

lint-first =
    .note = the first one, which counts for nothing

broken-go = `{ $action }` prints a map or a list as Go shows it, which is no YAML.
    .help = Print it with `toYaml` and `nindent`, on lines of its own.
    .fix = Print it with `toYaml`

broken-glued-below = The line below is glued to the text above: `-{"}}"}` trims the line break behind it.
    .help = Write `{"}}"}` without the `-`.
    .fix = Keep the line break

broken-glued-above = What is printed here is glued to the line above: `{"{{"}-` trims the line break before it.
    .help = Print it with `nindent`, which starts a new line, or write `{"{{"}` without the `-`.

broken-behind-key = `toYaml` prints { $kind } here, and its first line stands behind `{ $key }:`, where none can.

broken-indent = `indent` indents the first line too, on top of the blanks before `{"{{"}`.
    .help = Write `{"{{"}-` and `nindent`, which starts a new line, or put `{"{{"}` at the start of the line.

broken-list = `{ $key }` is a list, and the chart prints it among the keys of a map.
    .help = Write a map, in a values file or as `--set { $key }.foo=bar`; braces such as `{"{"}a,b{"}"}` make a
        list.

broken-map = `{ $key }` is a map, and the chart prints it among the items of a list.
    .help = Write a list: `- ` before each item, or `--set { $key }[0]=…`.

brace-single = `{ $shown }` is no action: it takes two braces on both sides.

misprint-missing = `printf` prints `{ $shown }`: there are more `%` than arguments, and none is left for
    `%{ $verb }`.
    .help = Hand it an argument for each `%`. A `%` that is meant as text is written `%%`.

misprint-extra = `printf` prints `{ $shown }`: there are more arguments than `%` in its text.
    .help = Write a `%s` for each argument, or take the one away that is too many: what a `|` hands on is the last.

misprint-no-verb = `printf` prints `{ $shown }`: a `%` stands without a letter behind it.

misprint-percent =
    .help = A `%` that is meant as text is written `%%`.

misprint-nil = `printf` prints `{ $shown }`: there is no value for `%{ $verb }`.
    .help = Give it one in the values, or a `default` in the template.

misprint-bad = `printf` prints `{ $shown }`: a width or number of an argument in its text fits none.
    .help = Write `%s` and `%d` without numbers in brackets.

misprint-kind =
    .float = a float, as all numbers of values files are
    .other = something else

misprint-takes =
    .whole = takes a whole number
    .fraction = takes a number with a fraction
    .text = takes text
    .whole-or-text = takes a whole number or text
    .boolean = takes true or false
    .unknown = is none of Go’s verbs

misprint-mismatch = `printf` prints `{ $shown }`: `%{ $verb }` { $takes }, and this is { $is }.
    .help-part = Print a part of it, or all of it with `toJson` or `toYaml`.
    .help-float = Write `%.0f`, or `int` before the value: `(int .Values.x)`.
    .help-text = Write `%s`, or `int` before the value: `(int .Values.x)`.
    .help-whole = Write `%d`, or `float64` before the value.
    .help-quote = Write `%v`, and quote what it gives: `| quote`.
    .help = Write `%v`, which prints every value as it is.

lines-glued = There is no space behind the colon of `{ $key }:`.
