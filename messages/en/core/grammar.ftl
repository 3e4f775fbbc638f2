# Mistakes in the grammar of templates

blocks = There is one `{"{{"} end {"}}"}` too many: all blocks above are closed.
    .help = Take it away, or open the block that it is to close.
    .help2 = Write `{"{{"} else {"}}{{"} range … {"}}"}`, and close both: `{"{{"} end {"}}{{"} end {"}}"}`.
    .help3 = `{ $word }` leaves a turn of a loop. Move it into the `range`, or leave the text out by `if`.
    .help4 = Add `{"{{"} end {"}}"}` where it ends: the one in line { $number } is indented like the block around
        it.
    .help5 = Add `{"{{"} end {"}}"}` where it ends.
    .help6 = Close that block above, or move this one out: named templates are defined at the top level.

blocks-2 = Take it away

blocks-3 = `else` can be followed by `if` and `with`, and not by `range`.

blocks-4 = `{ $word }` stands outside of `range`.

blocks-5 = The `{ $word }` that is opened here is never closed.

blocks-6 = Close it above that line

blocks-7 = Close it at the end of the file

blocks-8 = This `else` stands in no block: all blocks above are closed.

blocks-9 = Take the `end` away that stands between it and its `if`, or open a block.

blocks-10 = `{ $word }` has no `else`.

blocks-11 = Only `if`, `with` and `range` have one: open an `if` around it.

blocks-12 = The `{ $word }` of line { $line } has its `else` already.

blocks-13 = Take one of the two away, or write `else if` and what it asks for in the first.

blocks-14 = `define` stands within another block.

blocks-15 = Move it to the top level of the file.

blocks-16 = `define` stands within the `{ $word }` of line { $line }, which is not closed.

blocks-17 = Close it above

chains = A blank stands before the `-` that trims what follows: ` -{"}}"}`.
    .help = Put quotes around it if it is text, or look for the name of the function.
    .help2 = Only maps have: look fields up in `.Values…`, a variable or something in parentheses.

chains-2 = Write a blank before it.

chains-3 = Write a blank

chains-4 = `{ $written }` is no name of a function: there is no `-` in one.

chains-5 = A name behind a dot can’t have a `-`, as in `{ $written }`.

chains-6 = An item is looked up by `index`, and not by brackets.

chains-8 = A value is not called: it stands there without parentheses.

chains-9 = A function is called without parentheses and commas: `name argument argument`.

chains-10 = What stands before this dot has no fields.

chains-11 = A blank ends a path: the name has to stand right behind the dot.

chains-12 = There is a dot too many.

chains-13 = Take it away.

chains-14 = Take it away

chains-15 = An item of a list is looked up by `index`, and not by a dot.

grammar = Write it so

operators = Templates have functions where other languages calculate with signs.

operators-2 = Write `add A B`, `sub A B`, `mul A B` or `div A B`.

operators-3 = Templates have functions where other languages have operators.

operators-4 = Write `eq A B`, `ne A B`, `lt A B`, `gt A B`, `not A`, `and A B` or `or A B`.

operators-5 = Write it with `if`

operators-6 = One `|` hands a value on to `{ $name }`, and there are two here.

rest = There is nothing in these parentheses.
    .help = Write what the parentheses are to hold, or take them away.
    .help2 = A `|` hands what stands before it on to a function, as in `.Values.name | quote`.
    .help3 = Take one of them away, or give it another name.
    .help4 = Write `index .Values "a/b"` for a key with other signs in it.
    .help5 = It hands what stands before it on to a function, as in `.Values.name | quote`.
    .help6 = Take away what stands behind the name: a template is handed its dot where it is called.

rest-2 = What stands behind a `|` is no function.

rest-3 = `range` has two variables at most.

rest-4 = Only `range` has two variables.

rest-5 = Write one: `$x := …`.

rest-6 = The variables of `range` are declared by it.

rest-7 = The template "{ $name }" is defined twice in this file.

rest-8 = A name behind a dot has letters, digits and `_` only.

rest-9 = A `|` stands here without a value before it.

rest-10 = `block` takes what the template is handed behind its name.

rest-11 = Write the dot there.

rest-12 = Hand the dot on

rest-13 = `{ $inside }` asks for nothing.

rest-14 = Write behind it what it asks for: `{ $inside } .Values.enabled`.

rest-15 = `range` has nothing to go over.

rest-16 = Write a list or a map behind it: `range .Values.items`.

rest-17 = There is nothing in this action.

rest-18 = Write a value or a function in it, or take it away.

rest-19 = `{ $word }` is given no value.

rest-20 = Write one: `{ $word } := .Values.name`.

rest-21 = A value is missing here.

rest-22 = Write it, or take away what stands before.

rest-23 = `define` takes a name and nothing else.

rest-24 = Take it away

rest-25 = `template` takes the name of a template as text, and nothing that has to be computed.

rest-26 = Write `include` instead, which takes any value as the name.

rest-27 = `{ $word }` takes a name in quotes.

rest-28 = Write a list with `list`: `list 1 2`.

rest-29 = Write a map with `dict`: `dict "key" 1`.

rest-30 = Take it away: an action holds one command.

rest-31 = Write `-` next to the braces to trim blanks: `{"{{"}-` and `-{"}}"}`.

rest-32 = Put quotes around it if it is text.

rest-33 = Put quotes around text, and blanks between values.

rest-34 = `{ $sign }` has no meaning in an action, outside of quotes.

rest-35 = Take it away

signs = The `(` that is opened here is not closed.
    .help = Add `)` behind the last thing that belongs to it.
    .help2 = Take it away, or add the `(` that it is to close.
    .help3 = Take it away.
    .help4 = A variable is declared by `:=`. Anything else with a `:` in it stands in quotes.
    .help5 = Write { $better }: between such quotes, every letter stands for itself.
    .help6 = Write `{"{{"}- { $rest }` to trim what stands before, or `mul -1 { $rest }` for the negative.
    .help7 = Declare each variable in an action of its own.
    .fix = Take the commas away

signs-2 = Close it at the end

signs-3 = This `)` closes nothing.

signs-4 = Take it away

signs-5 = This `{ $quote }` opens a text that is not closed.

signs-6 = Take it away.

signs-7 = Take it away

signs-8 = The back quote that is opened here is not closed.

signs-9 = Add another behind the last letter that belongs to it.

signs-10 = The `{ $quote }` that is opened here is not closed.

signs-11 = Add `{ $close }` behind the last letter that belongs to it.

signs-12 = Close it

signs-13 = A quote is closed here that nothing opens.

signs-14 = Take it away

signs-15 = A comment ends with `*/` and the braces right behind: `*/{"}}"}` or `*/ -{"}}"}`.

signs-16 = The comment that is opened here is not closed.

signs-17 = Write `*/` right before the `{"}}"}`.

signs-18 = Close it with `*/`

signs-19 = A comment begins right behind the braces, and ends right before them.

signs-20 = `{ $mark }` begins no comment in a template.

signs-21 = Write it as a comment

signs-22 = A `:` stands here without its `=`.

signs-23 = A `\` begins an escape in double quotes, and there is none like this.

signs-24 = Text stands in double quotes in a template.

signs-25 = These quotes are none to a template.

signs-26 = A blank that is none to a template stands here.

signs-27 = Write an ordinary one.

signs-28 = `{ $letter }` stands outside of quotes.

signs-29 = Put quotes around text.

signs-30 = A blank stands behind the `-` that trims what stands before: `{"{{"}- `.

signs-31 = Write a blank

signs-32 = `-` is the sign of a number only.

signs-33 = `{ $word }` begins with `0`, which makes it octal: `8` and `9` are no digits of that.

signs-34 = `{ $word }` is larger than a whole number can be.

signs-35 = `{ $word }` is no number.

signs-36 = Put quotes around text.

signs-37 = Arguments stand beside each other, without commas.

signs-38 = Take the commas away.

signs-39 = Only a variable can be given a value, and its name begins with `$`.

signs-40 = Write `${ $name }`; a key of a map is set by `set`.

words = There is no `{ $name }` in templates: it is `{ $instead }`.
    .help = Make it a value, which `--set` can take from the environment where Helm is called.
    .help2 = Declare it above, outside of `if`, `with`, `range` and `define`: `{"{{"} { $name } := … {"}}"}`;
        inside, `{ $name } = …` changes it.

words-4 = There is no `{ $name }`: templates see nothing of Helm’s environment.

words-6 = There is no `{ $name }` in templates: `:=` declares a variable.

words-7 = The name of a variable begins with `$`: `${ $name }`.

words-8 = `{ $name }` is read as a function, and there is none of that name.

words-9 = The name of a variable begins with `$`.

words-10 = A variable of `with` stands before its value.

words-11 = `in` is no part of a template: `has` is the function.

words-12 = The name of a template stands in quotes: `"{ $name }"`.

words-13 = There is no variable `{ $name }`: the root is `$`.

words-14 = `range` gives its variables a value by `:=`.

words-15 = Write `:=` in the place of `in`.

words-16 = A comma stands between the two variables of `range`.

words-17 = Write a comma

words-18 = `{ $name }` is given a value by `:=`.

words-19 = `{ $name }` of line { $line } ends with the block it is declared in.

words-20 = `{ $name }` is declared in line { $line }, below this.

words-21 = There is no `/{ $word }` in templates: every block ends with `end`.
