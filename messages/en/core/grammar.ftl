# Mistakes in the grammar of templates

blocks-stray-end = There is one `{"{{"} end {"}}"}` too many: all blocks above are closed.
    .help = Take it away, or open the block that it is to close.

blocks-else-range = `else` can be followed by `if` and `with`, and not by `range`.
    .help = Write `{"{{"} else {"}}{{"} range … {"}}"}`, and close both: `{"{{"} end {"}}{{"} end {"}}"}`.

blocks-outside-range = `{ $word }` stands outside of `range`.
    .help = `{ $word }` leaves a turn of a loop. Move it into the `range`, or leave the text out by `if`.

blocks-open = The `{ $word }` that is opened here is never closed.
    .help-line = Add `{"{{"} end {"}}"}` where it ends: the one in line { $line } is indented like the block around
        it.
    .help = Add `{"{{"} end {"}}"}` where it ends.
    .fix-line = Close it above that line
    .fix = Close it at the end of the file

blocks-else-alone = This `else` stands in no block: all blocks above are closed.
    .help = Take the `end` away that stands between it and its `if`, or open a block.

blocks-no-else = `{ $word }` has no `else`.
    .help = Only `if`, `with` and `range` have one: open an `if` around it.

blocks-second-else = The `{ $word }` of line { $line } has its `else` already.
    .help = Take one of the two away, or write `else if` and what it asks for in the first.

blocks-inner-define = `define` stands within another block.
    .help = Move it to the top level of the file.

blocks-define-in-open = `define` stands within the `{ $word }` of line { $line }, which is not closed.
    .help = Close that block above, or move this one out: named templates are defined at the top level.
    .fix = Close it above

chains-trim-blank = A blank stands before the `-` that trims what follows: ` -{"}}"}`.
    .help = Write a blank before it.

chains-dash-function = `{ $written }` is no name of a function: there is no `-` in one.
    .help = Put quotes around it if it is text, or look for the name of the function.

chains-dash-key = A name behind a dot can’t have a `-`, as in `{ $written }`.

chains-brackets = An item is looked up by `index`, and not by brackets.

chains-called-value = A value is not called: it stands there without parentheses.

chains-called = A function is called without parentheses and commas: `name argument argument`.

chains-no-fields = What stands before this dot has no fields.
    .help = Only maps have: look fields up in `.Values…`, a variable or something in parentheses.

chains-blank-in-path = A blank ends a path: the name has to stand right behind the dot.

chains-extra-dot = There is a dot too many.

chains-item-dot = An item of a list is looked up by `index`, and not by a dot.

operators-arithmetic = Templates have functions where other languages calculate with signs.
    .help = Write `add A B`, `sub A B`, `mul A B` or `div A B`.

operators-logic = Templates have functions where other languages have operators.
    .help = Write `eq A B`, `ne A B`, `lt A B`, `gt A B`, `not A`, `and A B` or `or A B`.

operators-choice =
    .fix = Write it with `if`

operators-two-pipes = One `|` hands a value on to `{ $name }`, and there are two here.

rest-empty-parentheses = There is nothing in these parentheses.
    .help = Write what the parentheses are to hold, or take them away.

rest-pipe-no-function = What stands behind a `|` is no function.
    .help = A `|` hands what stands before it on to a function, as in `.Values.name | quote`.

rest-range-variables = `range` has two variables at most.

rest-two-variables = Only `range` has two variables.
    .help = Write one: `$x := …`.

rest-range-assigns = The variables of `range` are declared by it.

rest-defined-twice = The template "{ $name }" is defined twice in this file.
    .help = Take one of them away, or give it another name.

rest-name-letters = A name behind a dot has letters, digits and `_` only.
    .help = Write `index .Values "a/b"` for a key with other signs in it.

rest-pipe-no-value = A `|` stands here without a value before it.
    .help = It hands what stands before it on to a function, as in `.Values.name | quote`.

rest-block-dot = `block` takes what the template is handed behind its name.
    .help = Write the dot there.

rest-no-condition = `{ $word }` asks for nothing.
    .help = Write behind it what it asks for: `{ $word } .Values.enabled`.

rest-range-nothing = `range` has nothing to go over.
    .help = Write a list or a map behind it: `range .Values.items`.

rest-empty-action = There is nothing in this action.
    .help = Write a value or a function in it, or take it away.

rest-no-assigned = `{ $variable }` is given no value.
    .help = Write one: `{ $variable } := .Values.name`.

rest-no-value = A value is missing here.
    .help = Write it, or take away what stands before.

rest-define-more = `define` takes a name and nothing else.
    .help = Take away what stands behind the name: a template is handed its dot where it is called.

rest-computed-name = `template` takes the name of a template as text, and nothing that has to be computed.
    .help = Write `include` instead, which takes any value as the name.

rest-name-quotes = `{ $word }` takes a name in quotes.

rest-sign = `{ $sign }` has no meaning in an action, outside of quotes.
    .list = Write a list with `list`: `list 1 2`.
    .map = Write a map with `dict`: `dict "key" 1`.
    .semicolon = Take it away: an action holds one command.
    .trim = Write `-` next to the braces to trim blanks: `{"{{"}-` and `-{"}}"}`.
    .text = Put quotes around it if it is text.
    .help = Put quotes around text, and blanks between values.

signs-open-parenthesis = The `(` that is opened here is not closed.
    .help = Add `)` behind the last thing that belongs to it.
    .fix = Close it at the end

signs-close-parenthesis = This `)` closes nothing.
    .help = Take it away, or add the `(` that it is to close.

signs-quote-opens = This `{ $quote }` opens a text that is not closed.

signs-back-quote = The back quote that is opened here is not closed.
    .help = Add another behind the last letter that belongs to it.
    .fix = Close it

signs-open-quote = The `{ $quote }` that is opened here is not closed.
    .help = Add `{ $close }` behind the last letter that belongs to it.

signs-quote-closes = A quote is closed here that nothing opens.

signs-comment-end = A comment ends with `*/` and the braces right behind: `*/{"}}"}` or `*/ -{"}}"}`.

signs-comment-open = The comment that is opened here is not closed.
    .help = Write `*/` right before the `{"}}"}`.
    .fix = Close it with `*/`

signs-comment-blank = A comment begins right behind the braces, and ends right before them.

signs-comment-mark = `{ $mark }` begins no comment in a template.
    .fix = Write it as a comment

signs-colon = A `:` stands here without its `=`.
    .help = A variable is declared by `:=`. Anything else with a `:` in it stands in quotes.

signs-raw-text =
    .help = Write { $better }: between such quotes, every letter stands for itself.

signs-curly-quotes = These quotes are none to a template.

signs-odd-blank = A blank that is none to a template stands here.
    .help = Write an ordinary one.

signs-letter = `{ $letter }` stands outside of quotes.

signs-trim-blank = A blank stands behind the `-` that trims what stands before: `{"{{"}- `.

signs-negative = `-` is the sign of a number only.
    .help = Write `{"{{"}- { $rest }` to trim what stands before, or `mul -1 { $rest }` for the negative.

signs-octal = `{ $word }` begins with `0`, which makes it octal: `8` and `9` are no digits of that.

signs-large-number = `{ $word }` is larger than a whole number can be.

signs-no-number = `{ $word }` is no number.

signs-commas = Arguments stand beside each other, without commas.
    .help = Take the commas away.
    .help-variables = Declare each variable in an action of its own.
    .fix = Take the commas away

signs-assigned-field = Only a variable can be given a value, and its name begins with `$`.
    .help = Write `${ $name }`; a key of a map is set by `set`.

words-instead = There is no `{ $name }` in templates: it is `{ $instead }`.

words-environment = There is no `{ $name }`: templates see nothing of Helm’s environment.
    .help = Make it a value, which `--set` can take from the environment where Helm is called.

words-declare = There is no `{ $name }` in templates: `:=` declares a variable.

words-dollar-name = The name of a variable begins with `$`: `${ $name }`.

words-read-as-function = `{ $name }` is read as a function, and there is none of that name.

words-dollar = The name of a variable begins with `$`.

words-with-order = A variable of `with` stands before its value.

words-in = `in` is no part of a template: `has` is the function.

words-template-name = The name of a template stands in quotes: `"{ $name }"`.

words-root = There is no variable `{ $name }`: the root is `$`.

words-range-in = `range` gives its variables a value by `:=`.
    .help = Write `:=` in the place of `in`.

words-range-comma = A comma stands between the two variables of `range`.
    .fix = Write a comma

words-assign = `{ $name }` is given a value by `:=`.

words-ended = `{ $name }` of line { $line } ends with the block it is declared in.

words-later = `{ $name }` is declared in line { $line }, below this.

words-undeclared =
    .help = Declare it above, outside of `if`, `with`, `range` and `define`: `{"{{"} { $name } := … {"}}"}`; inside,
        `{ $name } = …` changes it.

words-end = There is no `/{ $word }` in templates: every block ends with `end`.
