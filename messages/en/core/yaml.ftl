# Mistakes in YAML

written =
    .help = Write the value itself. Quotes around it make text of it, which only a chart that puts this value
        through `tpl` runs.
    .help2 = The keys that it can follow are indented by { $stand }.
    .help3 = Keys of one map stand below each other; keys below another one need it to end with `:`.
    .help4 = Write `\\` for a backslash, or use single quotes, where it is one.

written-9 = A value that holds `: ` is taken for a key and a value of its own.

written-11 = A value can’t begin with `{ $first }` in YAML.

written-13 = A value that begins with `*` or `&` is taken for an alias or an anchor.

written-15 = `{ $key }` is followed by `=`, and YAML wants `: `.

written-16 = Without it the line is text, and no key.

written-17 = There is no `:` behind `{ $key }`.

written-18 = Write `{ $key }: ` and its value; without the `:` the line is text.

written-19 = `{ $action }` is a template, and Helm runs none in this file.

written-20 = The `{ $open }` that is opened here is not closed.

written-21 = Add `{ $close }` at the end: what stands below was read as a part of it.

written-22 = Close it with `{ $close }`

written-23 = Close it with `{ $quote }`. YAML read on to the next `{ $quote }`, in line { $number }.

written-24 = Close it with `{ $quote }`. YAML read on to the end of the file.

written-25 = The quote that is opened here is not closed in its line.

written-26 = Close the quote

written-27 = This line is indented by { $spaces }, where no key above stands.

written-28 = Put it at the start of the line

written-29 = Indent it by { $spaces }

written-30 = This line is indented deeper than the one above, which has a value already.

written-31 = Indent it like the line above

written-32 = Put quotes around it.

written-33 = Put it in quotes

written-34 = A `\` begins an escape in double quotes, and there is none like this.

written-35 = Use single quotes

lint =
    .help = Helm takes the last one without a word. Remove one of them.
    .fix = Indent it with spaces

lint-3 = it starts here

lint-4 = the first one, which counts for nothing

lint-5 = `{ $key }` stands twice in this map: only the last one counts.

broken = `{ $action }` prints a map or a list as Go shows it, which is no YAML.
    .help = Print it with `toYaml` and `nindent`, on lines of its own.
    .help2 = Write `{"}}"}` without the `-`.
    .help3 = Print it with `nindent`, which starts a new line, or write `{"{{"}` without the `-`.
    .help4 = Print it with `nindent`, which starts a new line.
    .help5 = Write `{"{{"}-` and `nindent`, which starts a new line, or put `{"{{"}` at the start of the line.
    .fix = Print it with `toYaml`
    .fix2 = Keep the line break
    .fix3 = Print it with `nindent`

broken-2 = The line below is glued to the text above: `-{"}}"}` trims the line break behind it.

broken-3 = What is printed here is glued to the line above: `{"{{"}-` trims the line break before it.

broken-4 = `toYaml` prints a { $kind } here, and its first line stands behind `{ $key }:`, where none can.

broken-5 = `indent` indents the first line too, on top of the blanks before `{"{{"}`.

broken-6 = `{ $key }` is a list, and the chart prints it among the keys of a map.

broken-7 = Write a map, in a values file or as `--set { $key }.foo=bar`; braces such as `{"{"}a,b{"}"}` make a list.

broken-8 = `{ $key }` is a map, and the chart prints it among the items of a list.

broken-9 = Write a list: `- ` before each item, or `--set { $key }[0]=…`.

brace = `{ $shown }` is no action: it takes two braces on both sides.
    .fix = Write two braces

misprint = there are more `%` than arguments, and none is left for `%{ $verb }`

misprint-2 = Hand it an argument for each `%`. A `%` that is meant as text is written `%%`.

misprint-3 = there are more arguments than `%` in its text

misprint-4 = Write a `%s` for each argument, or take the one away that is too many: what a `|` hands on is the last.

misprint-5 = a `%` stands without a letter behind it

misprint-6 = A `%` that is meant as text is written `%%`.

misprint-7 = there is no value for `%{ $verb }`

misprint-8 = Give it one in the values, or a `default` in the template.

misprint-9 = a width or number of an argument in its text fits none

misprint-10 = Write `%s` and `%d` without numbers in brackets.

misprint-11 = true or false

misprint-12 = a float, as all numbers of values files are

misprint-13 = a whole number

misprint-14 = something else

misprint-15 = takes a whole number

misprint-16 = takes a number with a fraction

misprint-17 = takes text

misprint-18 = takes a whole number or text

misprint-19 = takes true or false

misprint-20 = is none of Go’s verbs

misprint-21 = Print a part of it, or all of it with `toJson` or `toYaml`.

misprint-22 = Write `%.0f`, or `int` before the value: `(int .Values.x)`.

misprint-23 = Write `%s`, or `int` before the value: `(int .Values.x)`.

misprint-24 = Write `%d`, or `float64` before the value.

misprint-25 = Write `%v`, and quote what it gives: `| quote`.

misprint-26 = Write `%v`, which prints every value as it is.

misprint-27 = A `%` that is meant as text is written `%%`.

misprint-28 = `%{ $verb }` { $takes }, and this is { $is }

lines = There is no space behind the colon of `{ $key }:`.
    .help = Without it the line is text, and no key.
