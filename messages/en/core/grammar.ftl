# Mistakes in the grammar of templates

blocks-stray-end = There is one `{"{{"} end {"}}"}` too many: all blocks above are closed.
    .help = Remove it, or open the block that it should close.

blocks-else-range = `else` can be followed by `if` or `with`, not by `range`.
    .help = Write `{"{{"} else {"}}{{"} range … {"}}"}`, and close both: `{"{{"} end {"}}{{"} end {"}}"}`.

blocks-outside-range = `{ $word }` is outside of a `range`.
    .help = `{ $word }` controls a loop. Move it into the `range`, or skip the text with `if`.

blocks-open = The `{ $word }` opened here is never closed.
    .help-line = Add `{"{{"} end {"}}"}` where it ends: the one on line { $line } is indented like the block around it.
    .help = Add `{"{{"} end {"}}"}` where it ends.
    .fix-line = Close it above that line
    .fix = Close it at the end of the file

blocks-else-alone = This `else` belongs to no block: all blocks above are closed.
    .help = Remove the `end` between it and its `if`, or open a block.

blocks-no-else = `{ $word }` cannot have an `else`.
    .help = Only `if`, `with` and `range` can: put an `if` around it.

blocks-second-else = The `{ $word }` on line { $line } already has an `else`.
    .help = Remove one of the two, or make the first an `else if` with a condition.

blocks-inner-define = `define` is inside another block.
    .help = Move it to the top level of the file.

blocks-define-in-open = `define` is inside the `{ $word }` of line { $line }, which is not closed.
    .help = Close that block above, or move this one out: named templates are defined at the top level.
    .fix = Close it above

chains-trim-blank = The `-` that trims what follows needs a space before it: ` -{"}}"}`.
    .help = Write a space before it.

chains-dash-function = `{ $written }` is not the name of a function: those contain no `-`.
    .help = If it is text, put quotes around it; otherwise check the name of the function.

chains-dash-key = A name after a dot cannot contain `-`, as in `{ $written }`.

chains-brackets = Items are looked up with `index`, not with brackets.

chains-called-value = A value cannot be called: write it without parentheses.

chains-called = Functions are called without parentheses and commas: `name argument argument`.

chains-no-fields = What comes before this dot has no fields.
    .help = Only maps have fields: look them up in `.Values…`, a variable or something in parentheses.

chains-blank-in-path = A space ends a path: the name must follow the dot directly.

chains-extra-dot = There is one dot too many.

chains-item-dot = Items of a list are looked up with `index`, not with a dot.

operators-arithmetic = Templates calculate with functions, not with operators.
    .help = Write `add A B`, `sub A B`, `mul A B` or `div A B`.

operators-logic = Templates compare and combine with functions, not with operators.
    .help = Write `eq A B`, `ne A B`, `lt A B`, `gt A B`, `not A`, `and A B` or `or A B`.

operators-choice =
    .fix = Write it with `if`

operators-two-pipes = A single `|` passes a value on to `{ $name }`; there are two here.

rest-empty-parentheses = These parentheses are empty.
    .help = Write what belongs in them, or remove them.

rest-pipe-no-function = What follows this `|` is not a function.
    .help = A `|` passes what comes before it on to a function, as in `.Values.name | quote`.

rest-range-variables = `range` has at most two variables.

rest-two-variables = Only `range` can have two variables.
    .help = Write one: `$x := …`.

rest-range-assigns = `range` declares its variables: it does not assign to existing ones.

rest-defined-twice = The template "{ $name }" is defined twice in this file.
    .help = Remove one of them, or give it another name.

rest-name-letters = A name after a dot can only contain letters, digits and `_`.
    .help = For a key with other characters, write `index .Values "a/b"`.

rest-pipe-no-value = There is no value before this `|`.
    .help = It passes what comes before it on to a function, as in `.Values.name | quote`.

rest-block-dot = `block` needs a value after the name, which becomes the dot of the template.
    .help = Write the dot there.

rest-no-condition = `{ $word }` has no condition.
    .help = Write one after it: `{ $word } .Values.enabled`.

rest-range-nothing = `range` has nothing to iterate over.
    .help = Write a list or a map after it: `range .Values.items`.

rest-empty-action = This action is empty.
    .help = Write a value or a function in it, or remove it.

rest-no-assigned = `{ $variable }` is assigned no value.
    .help = Write one: `{ $variable } := .Values.name`.

rest-no-value = A value is missing here.
    .help = Write it, or remove what comes before.

rest-define-more = `define` takes a name and nothing else.
    .help = Remove what follows the name: a template gets its dot where it is called.

rest-computed-name = `template` takes the name of a template as literal text, not as something computed.
    .help = Use `include` instead, which takes any value as the name.

rest-name-quotes = `{ $word }` takes a name in quotes.

rest-sign = `{ $sign }` has no meaning in an action outside of quotes.
    .list = Make a list with `list`: `list 1 2`.
    .map = Make a map with `dict`: `dict "key" 1`.
    .semicolon = Remove it: an action holds one command.
    .trim = Write `-` next to the braces to trim whitespace: `{"{{"}-` and `-{"}}"}`.
    .text = If it is text, put quotes around it.
    .help = Put quotes around text, and spaces between values.

signs-open-parenthesis = The `(` opened here is never closed.
    .help = Add `)` after the last thing that belongs to it.
    .fix = Close it at the end

signs-close-parenthesis = This `)` has no matching `(`.
    .help = Remove it, or add the `(` that it should close.

signs-quote-opens = This `{ $quote }` opens a text that is never closed.

signs-back-quote = The back quote opened here is never closed.
    .help = Add another one after the last character that belongs to it.
    .fix = Close it

signs-open-quote = The `{ $quote }` opened here is never closed.
    .help = Add `{ $close }` after the last character that belongs to it.

signs-quote-closes = This quote closes a text that was never opened.

signs-comment-end = A comment ends with `*/` and the braces directly after it: `*/{"}}"}` or `*/ -{"}}"}`.

signs-comment-open = The comment opened here is never closed.
    .help = Write `*/` directly before the `{"}}"}`.
    .fix = Close it with `*/`

signs-comment-blank = A comment starts directly after the braces and ends directly before them.

signs-comment-mark = `{ $mark }` does not start a comment in a template.
    .fix = Write it as a comment

signs-colon = This `:` has no `=` after it.
    .help = Variables are declared with `:=`. Anything else that contains a `:` needs quotes.

signs-raw-text =
    .help = Write { $better }: between these quotes, every character stands for itself.

signs-curly-quotes = Templates do not know these quotes.

signs-odd-blank = This space is a character that templates do not know.
    .help = Write an ordinary space.

signs-letter = `{ $letter }` is outside of quotes.

signs-trim-blank = The `-` that trims what comes before needs a space after it: `{"{{"}- `.

signs-negative = `-` can only be the sign of a number.
    .help = Write `{"{{"}- { $rest }` to trim what comes before, or `mul -1 { $rest }` for the negative value.

signs-octal = `{ $word }` starts with `0`, which makes it octal: `8` and `9` are not octal digits.

signs-large-number = `{ $word }` is too large for a whole number.

signs-no-number = `{ $word }` is not a number.

signs-commas = Arguments are separated by spaces, not by commas.
    .help = Remove the commas.
    .help-variables = Declare each variable in an action of its own.
    .fix = Remove the commas

signs-assigned-field = Only variables can be assigned, and their names start with `$`.
    .help = Write `${ $name }`; to change a key of a map, use `set`.

words-instead = Templates have no `{ $name }`: it is `{ $instead }`.

words-environment = There is no `{ $name }`: templates cannot see Helm’s environment variables.
    .help = Make it a value, and pass the variable with `--set` where Helm is called.

words-declare = Templates have no `{ $name }`: variables are declared with `:=`.

words-dollar-name = The names of variables start with `$`: `${ $name }`.

words-read-as-function = `{ $name }` is read as a function, and no function has that name.

words-dollar = The names of variables start with `$`.

words-with-order = A variable of `with` comes before its value.

words-in = Templates have no `in`: the function is `has`.

words-template-name = The name of a template needs quotes: `"{ $name }"`.

words-root = There is no variable `{ $name }`: the root is `$`.

words-range-in = `range` declares its variables with `:=`.
    .help = Write `:=` instead of `in`.

words-range-comma = The two variables of `range` need a comma between them.
    .fix = Write a comma

words-assign = `{ $name }` is assigned with `:=`.

words-ended = `{ $name }` of line { $line } ends with the block that declares it.

words-later = `{ $name }` is declared further down, on line { $line }.

words-undeclared =
    .help = Declare it above, outside of `if`, `with`, `range` and `define`: `{"{{"} { $name } := … {"}}"}`; inside,
        change it with `{ $name } = …`.

words-end = Templates have no `/{ $word }`: every block ends with `end`.
