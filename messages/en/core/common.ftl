# What several parts say

remove = Remove it
    .help = Remove it.

write = Write `{ $text }`
    .blank = Write a space
    .so = Write it like this
    .plain = Write { $text }
    .two-braces = Write two braces
    .help = Write `{ $text }`.

hand-dot = Pass the dot on

bad-escape = A `\` starts an escape in double quotes, and this one does not exist.

single-quotes = Text needs double quotes in a template.
    .help = Write `"{ $inner }"`; single quotes are for one character.

quote-text =
    .help = Put quotes around text.

did-you-mean =
    .help = Did you mean `{ $close }`?

kind =
    .whole = a whole number
    .boolean = true or false
    .map = a map
    .list = a list
    .text = text
    .number = a number
    .nothing = nothing
    .items = a list or a map
    .scalar = a single value

write-keys =
    .help-list = Write `key: value` lines, without `- ` before them.
    .help-below = Write `key: value` lines below it.

write-items =
    .help = Write `- ` before each item.

put-quotes =
    .help = Put quotes around it.
    .fix = Put it in quotes

remove-block =
    .help = Remove the `|`.
    .help-text = `|` turns everything below it into text: remove it.
    .fix = Remove the `|`

set-string =
    .help = `--set` turns what looks like a number or a boolean into one: use `--set-string`.

layer-below =
    .note = the layer below

nindent =
    .help = Print it with `nindent`, which starts a new line.
    .fix = Print it with `nindent`

list-or = {" "}or{" "}

list-and = {" "}and{" "}

spaces = { $count ->
        [one] 1 space
       *[other] { $count } spaces
    }
