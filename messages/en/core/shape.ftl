# Values and outputs of another shape than what uses them takes

shape-items = Templates look `.{ $field }` up in the items of `{ $path }`, and this gives no map.

shape-set-item-key =
    .help = Set a key of an item: `--set { $entry }`.

shape-as-list =
    .help = Write a list: `{ $path }: { $text }`.
    .help-maps = Write a list of maps below `{ $path }`: `- { $key }: { $text }`.

shape-remove =
    .fix = Remove the line, keep `{ $path }`

shape-fails = templates take { $kind }
    .items = templates look `.{ $field }` up in its items
    .field = templates look `.{ $field }` up in it

shape-null = `{ $path }` is null here, which takes { $kind } away: { $fails }.
    .empty = `{ $path }:` with nothing behind it is null and takes { $kind } away: { $fails }.
    .help = Remove the line to keep what the layers below say.
    .help-flag = Leave `{ $path }=null` out: it takes all that is below away.

shape-is =
    .empty = empty text
    .single = a single value

shape-other = `{ $path }` is { $kind } in the layers below, and { $is } here: { $fails }.

shape-list =
    .help-items = Write a list below `{ $path }`: `- { $field }: …`.
    .help = Write a list below `{ $path }`, or remove the line.

shape-keys =
    .help = Set keys below it, such as { $keys }, or remove the line.
    .help-any = Set keys below it, or remove the line.

shape-set-items =
    .help = Set its items: `--set { $entry }`.

shape-set-key =
    .help = Set a key below it: `--set { $entry }`.

shape-make =
    .map = Make it a map
    .list = Make it a list

shape-write =
    .help = Write { $entries }.
    .fix = Set { $keys }

shifted-column = What is printed here is indented by { $column }, and what stands above needs { $to }.
    .help = Write { $number } behind `indent` or `nindent`.
    .fix = Indent it by { $to }

unfit-value = the value

unfit-block =
    .help = Write { $what } as text: behind `|`, with its lines indented below.

unfit-set-list =
    .help = Write a list: `--set 'NAME={"{"}a,b{"}"}'`.

unfit-used =
    .note = a value it uses

unfit-compared =
    .numbers = `{ $name }` compares what is of one kind: numbers of values files are floats to Go, one that a
        template writes is whole.
    .text = `{ $name }` compares what is of one kind: one is text, the other is not.
    .note = the value

unfit-gets = what it gets

unfit-range = `range` takes { $takes }, and { $what } is { $is }.

unfit-function = A function here takes { $takes }, and { $what } is { $is } for YAML.

unfit-text =
    .help = Put quotes around it where it is set, or write `toString` before the function.

unfit-number =
    .help = Write { $what } without quotes where it is set, or `int` before it in the template.

unfit-boolean =
    .help = Write `true` or `false` without quotes for { $what }.

unfit-list =
    .help = Write a list below { $what }: a line for each item, with `- ` before it.

unfit-map =
    .help = Write `key: value` lines below { $what }.

unfit-literal = A function here takes { $takes }, and `{ $written }` is { $is }.

bare-value = `{ $name }` is a key of the values, and without `.Values.` a function.

bare-text = `{ $name }` without quotes is read as a function, and there is none of that name.

bare-word = `{ $name }` by itself is read as a function, and there is none of that name.

item-some = an item

item-no-map = The template looks `.{ $field }` up in { $what } of `{ $path }`, which is no map.
    .help-list = Write a list of maps below `{ $path }`: `- { $field }: …` for each item.
    .help = Write a map for each item of `{ $path }`: `- { $field }: …`.

item-undeclared = `{ $name }` is given a value by `=`, and nothing has declared it.
    .help = `:=` declares a variable, `=` changes one that is declared in this block or around it.
    .fix = Declare it with `:=`

head-takes = `{ $path }` takes { $takes }, and this is { $is }.
    .help-list = Write one of its items, or print them with `join ","`.
    .help-map = Write one of its values, or print all of it with `toJson | quote`.
    .help = Write `key: value` lines; print a map of the values with `toYaml` and `nindent`.
