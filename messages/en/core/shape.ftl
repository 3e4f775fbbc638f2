# Values and outputs of another shape than what uses them takes

shape-items = Templates look up `.{ $field }` in the items of `{ $path }`, and this is not a map.

shape-set-item-key =
    .help = Set a key of an item: `--set { $entry }`.

shape-as-list =
    .help = Write a list: `{ $path }: { $text }`.
    .help-maps = Write a list of maps below `{ $path }`: `- { $key }: { $text }`.

shape-remove =
    .fix = Remove the line, keep `{ $path }`

shape-fails = templates need { $kind }
    .items = templates look up `.{ $field }` in its items
    .field = templates look up `.{ $field }` in it

shape-null = `{ $path }` is null here, which deletes { $kind }: { $fails }.
    .empty = `{ $path }:` without a value is null and deletes { $kind }: { $fails }.
    .help = Remove the line to keep what the layers below set.
    .help-flag = Remove `{ $path }=null`: it deletes everything below it.

shape-is =
    .empty = empty text
    .single = a single value

shape-other = `{ $path }` is { $kind } in the layers below and { $is } here: { $fails }.

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

shifted-column = This output is indented by { $column ->
        [one] 1 space
       *[other] { $column } spaces
    }, but the lines above need { $to }.
    .help = Write { $number } after `indent` or `nindent`.
    .fix = Indent it by { $to ->
            [one] 1 space
           *[other] { $to } spaces
        }

unfit-value = the value

unfit-block =
    .help = Write { $what } as text: after `|`, with its lines indented below.

unfit-set-list =
    .help = Write a list: `--set 'NAME={"{"}a,b{"}"}'`.

unfit-used =
    .note = a value it uses

unfit-compared =
    .numbers = `{ $name }` compares values of one kind: numbers from values files are floats in Go, a number written in
        a template is an integer.
    .text = `{ $name }` compares values of one kind: one is text, the other is not.
    .note = the value

unfit-gets = what it gets

unfit-range = `range` takes { $takes }, but { $what } is { $is }.

unfit-function = A function here takes { $takes }, but { $what } is { $is } in YAML.

unfit-text =
    .help = Put quotes around it where it is set, or write `toString` before the function.

unfit-number =
    .help = Write { $what } without quotes where it is set, or `int` before it in the template.

unfit-boolean =
    .help = Write `true` or `false` without quotes for { $what }.

unfit-list =
    .help = Write a list below { $what }: one line for each item, starting with `- `.

unfit-map =
    .help = Write `key: value` lines below { $what }.

unfit-literal = A function here takes { $takes }, but `{ $written }` is { $is }.

bare-value = `{ $name }` is a key of the values, but without `.Values.` it is read as a function.

bare-text = `{ $name }` without quotes is read as a function, and no function has that name.

bare-word = `{ $name }` on its own is read as a function, and no function has that name.

item-some = an item

item-no-map = The template looks up `.{ $field }` in { $what } of `{ $path }`, which is not a map.
    .help-list = Write a list of maps below `{ $path }`: `- { $field }: …` for each item.
    .help = Write a map for each item of `{ $path }`: `- { $field }: …`.

item-undeclared = `{ $name }` is assigned with `=`, but nothing has declared it.
    .help = `:=` declares a variable; `=` changes one that is declared in this block or around it.
    .fix = Declare it with `:=`

head-takes = `{ $path }` takes { $takes }, but this is { $is }.
    .help-list = Write one of its items, or print them with `join ","`.
    .help-map = Write one of its values, or print all of it with `toJson | quote`.
    .help = Write `key: value` lines; print a map of the values with `toYaml` and `nindent`.
