# Mistakes in the shape of an output

shape = Templates look `.{ $field }` up in the items of `{ $path }`, and this gives no map.
    .help = Set a key of an item: `--set { $in_shell }`.
    .help2 = Write a list: `{ $path }: { $text }`.
    .help3 = Write a list of maps below `{ $path }`: `- { $key }: { $text }`.
    .note = the layer below
    .fix = Remove the line, keep `{ $dotted }`

shape-2 = templates look `.{ $field }` up in its items

shape-3 = templates look `.{ $field }` up in it

shape-4 = templates take { $kind }

shape-5 = `{ $path }:` with nothing behind it is null and takes { $kind } away: { $fails }.

shape-6 = `{ $path }` is null here, which takes { $kind } away: { $fails }.

shape-7 = empty text

shape-8 = a single value

shape-9 = `{ $path }` is { $kind } in the layers below, and { $is } here: { $fails }.

shape-10 = `|` makes text of all that stands below it: take it away.

shape-11 = Write `key: value` lines, without `- ` before them.

shape-12 = Write `- ` before each item.

shape-13 = Write a list below `{ $path }`: `- { $field }: …`.

shape-14 = Write a list below `{ $path }`, or remove the line.

shape-15 = Remove the line to keep what the layers below say.

shape-16 = Set keys below it, such as { $keys }, or remove the line.

shape-17 = Set keys below it, or remove the line.

shape-18 = Leave `{ $path }=null` out: it takes all that is below away.

shape-19 = Set its items: `--set { $in_shell }`.

shape-20 = Set a key of an item: `--set { $in_shell }`.

shape-21 = Set a key below it: `--set { $in_shell }`.

shape-22 = Take the `|` away

shape-23 = Make it a map

shape-24 = Make it a list

shifted = What is printed here is indented by { $column }, and what stands above needs { $to }.
    .help = Write { $number } behind `indent` or `nindent`.

shifted-2 = Indent it by { $to }

unfit = a whole number
    .help = the value
    .help2 = Write { $what } as text: behind `|`, with its lines indented below.
    .help3 = `--set` makes numbers and booleans of what looks like one: use `--set-string`.
    .help4 = Write a list: `--set 'NAME={"{"}a,b{"}"}'`.
    .help5 = `|` makes text of all that stands below it: take it away.
    .note = a value it uses
    .note2 = the value
    .fix = Take the `|` away

unfit-2 = true or false

unfit-3 = a list or a map

unfit-4 = what it gets

unfit-5 = A function here

unfit-6 = {" "}for YAML

unfit-7 = { $taker } takes { $takes }, and { $what } is { $is }{ $for_yaml }.

unfit-8 = Put quotes around it where it is set, or write `toString` before the function.

unfit-9 = Write { $what } without quotes where it is set, or `int` before it in the template.

unfit-10 = Write `true` or `false` without quotes for { $what }.

unfit-11 = Write a list below { $what }: a line for each item, with `- ` before it.

unfit-12 = Write `key: value` lines below { $what }.

unfit-13 = A function here takes { $words }, and `{ $written }` is { $got }.

unfit-14 = numbers of values files are floats to Go, one that a template writes is whole

unfit-15 = one is text, the other is not

unfit-16 = `{ $name }` compares what is of one kind: { $why }.

bare = `{ $name }` is a key of the values, and without `.Values.` a function.

bare-2 = without quotes

bare-3 = by itself

bare-4 = `{ $name }` { $what } is read as a function, and there is none of that name.

item = an item
    .help = `:=` declares a variable, `=` changes one that is declared in this block or around it.
    .fix = Declare it with `:=`

item-2 = The template looks `.{ $field }` up in { $what } of `{ $key }`, which is no map.

item-3 = Write a list of maps below `{ $key }`: `- { $field }: …` for each item.

item-4 = Write a map for each item of `{ $key }`: `- { $field }: …`.

item-5 = `{ $name }` is given a value by `=`, and nothing has declared it.

head = Write one of its items, or print them with `join ","`.

head-2 = Write one of its values, or print all of it with `toJson | quote`.

head-3 = Write `key: value` lines; print a map of the values with `toYaml` and `nindent`.

head-4 = one value

head-5 = `{ $path }` takes { $takes }, and this is { $is }.
