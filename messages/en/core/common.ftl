# What several parts say

remove = Take it away
    .help = Take it away.

write = Write `{ $text }`
    .blank = Write a blank
    .so = Write it so
    .plain = Write { $text }
    .two-braces = Write two braces
    .help = Write `{ $text }`.

hand-dot = Hand the dot on

bad-escape = A `\` begins an escape in double quotes, and there is none like this.

single-quotes = Text stands in double quotes in a template.
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
    .scalar = one value

write-keys =
    .help-list = Write `key: value` lines, without `- ` before them.
    .help-below = Write `key: value` lines below it.

write-items =
    .help = Write `- ` before each item.

put-quotes =
    .help = Put quotes around it.
    .fix = Put it in quotes

remove-block =
    .help = Take the `|` away.
    .help-text = `|` makes text of all that stands below it: take it away.
    .fix = Take the `|` away

set-string =
    .help = `--set` makes numbers and booleans of what looks like one: use `--set-string`.

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
