# Failures of templates

hints = `.{ $root }` is looked up in something that is not the root of the chart.
    .help = Inside `{ $block }`, the dot is { $place }. Write `${ $expression }`: `$` is the root everywhere in a
        file.
    .help2 = A named template has the dot that it was called with. Call it with `.` or `$`, or hand the root on in a
        `dict` and write `.root.{ $root }`.
    .help3 = Something stands behind a value as if the value was a function: put the function first, or a `|`
        between.
    .help4 = Write `include "{ $name }"`, which gives the text.
    .help5 = Write `include { $quoted } .`: the dot is what the template is handed.
    .help6 = Write how many spaces: `{ $name } 4`.
    .help7 = Did you mean `{ $close }`?
    .fix = Print it as it stands

hints-2 = the item

hints-3 = the value of the condition

hints-4 = There is no `.{ $name }`: names at the root begin with a capital letter.

hints-5 = There is no `.{ $name }` here.

hints-6 = `{ $name }` takes calls in parentheses: without them, their words are its arguments.

hints-7 = `{ $name }` is a function, and stands before what it takes.

hints-8 = `{ $value }` is no function, and something stands behind it as if it was one.

hints-9 = `template` prints by itself, and what stands behind its name is what it hands on: it cannot be piped.

hints-10 = at least{" "}

hints-11 = `{ $name }` takes { $least }{ $want } argument{ $plural }, and gets { $got }: what a `|` hands on counts
    as the last.

hints-12 = Hand the dot on

hints-13 = There is no template `{ $name }`.

hints-14 = define it with `{"{{"} define {"}}"}` in a file below templates/, or add the chart that does to
    `dependencies`

hints-15 = named templates

hints-16 = The chart defines none: { $define }.

hints-17 = The chart has { $one } alone. Take that, { $define }.

hints-18 = The { $kind } are { $before } and { $last }. Take one of them, { $define }.

hints-19 = Unknown function `{ $name }`: Helm takes `{ $whole }` for its own.

hints-20 = `{ $name }` is a variable of Prometheus, and Helm takes `{ $whole }` for its own.

hints-21 = Braces of Grafana, Prometheus and the like have to be escaped: `{ $escaped }`. A whole file of them is
    better kept out of templates/ and printed with `.Files.Get`.

failure = `{ $name }` cannot be the name of a release.
    .help = Write `path.to.key=value`, `{"{"}a,b{"}"}` for a list, `[0]` for one of its items, and a `\` before `,`
        and `.` that belong to a text or name.
    .help2 = Use at most 53 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.
    .help3 = Choose another Kubernetes version above, or widen `kubeVersion` in Chart.yaml.
    .note = Helm notices it here
    .note2 = taken here
    .note3 = the nearest key that is defined
    .note4 = `tpl` prints `{ $key }` here
    .note5 = the rendered line

failure-2 = Shorten loops over large values, or split the chart: each piece of output is noted with the values
    behind it.

failure-3 = Make it smaller. Text or lists that are put together with themselves double at each turn of a loop.

failure-4 = Look for loops within loops and for templates that include themselves more than once, and let them end
    sooner.

failure-5 = Write less: look for a loop that goes on longer than it should.

failure-6 = Look for templates that include themselves without an end.

failure-7 = Something printed above does not go with this line: indented less or more than it, a list where a map
    was meant, or run into another line by `-` inside the braces.

failure-8 = Write `{ $key }` as YAML by itself: all its lines aligned as one block.

nil = `{ $parent }` is not defined in { $layers }.
    .help = Define it in values.yaml, or guard the template: `{"{{"} with .Values.{ $parent } {"}}{{"} .{ $field }
        {"}}{{"} end {"}}"}`.

nil-2 = `{ $parent }` is empty, so `{ $field }` cannot be looked up in it.

nil-3 = Did you mean `{ $close }`? Or { $replacen }

action = `{ $name }` without a dot before it is a function, and there is none of that name.
    .help = Add `{"}}"}` at its end: what stands below was read as a part of it.
    .help2 = Did you mean `{ $close }`?

action-2 = The `{"{{"}` that is opened here is not closed.

action-3 = Close it with `{"}}"}`

action-4 = There is no variable `{ $name }` here.

action-5 = This action is closed by one `{"}"}` where it takes two.

action-6 = An action is opened by two `{"{"}`, and there are three here.

action-7 = Write `{"{{"} … {"}}"}`; Helm escapes nothing. A brace of the output is `{"{{"} "{"{"}" {"}}"}`.

action-8 = Write two braces

action-9 = Text stands in double quotes in a template.

action-10 = Write `"{ $inner }"`; single quotes are for one character.

asked = { $at } can’t be below { $want }; it is { $got }.
    .help = Write a number, with `m` for thousandths or `Ki`, `Mi`, `Gi`, `k`, `M`, `G` behind it.
    .fix = Make it { $plain }

asked-2 = { $at } can’t be above { $want }; it is { $got }.

asked-3 = { $at } has to be above { $want }; it is { $got }.

asked-4 = { $at } has to be below { $want }; it is { $got }.

asked-5 = { $at } takes at least { $want } characters; it has { $got }.

asked-6 = { $at } takes at most { $want } characters; it has { $got }.

asked-7 = { $at } takes at least { $want } items; it has { $got }.

asked-8 = { $at } takes at most { $want } items; it has { $got }.

asked-9 = a whole number

asked-10 = true or false

asked-11 = text, as `|` and `>` make of all that stands below

asked-12 = this is { $plain }

asked-13 = { $at } takes { $list }, and this is { $is }.

asked-14 = Write `key: value` lines, without `- ` before them.

asked-15 = Write `- ` before each item.

asked-16 = Write each item on a line of its own, behind `- `.

asked-17 = Put quotes around it.

asked-18 = Take the `|` away.

asked-19 = Write `key: value` lines below it.

asked-20 = ` #` begins a comment, so nothing is left of the value: put quotes around it.

asked-21 = Write one value behind the `:`.

asked-22 = Write `{ $text }` alone.

asked-23 = These quotes are letters to YAML. Write `"`, or none.

asked-24 = Did you mean `{ $close }`? It is one of { $list }.

asked-25 = It is one of { $list }.

asked-26 = { $at } can’t be `{ $value }`.

asked-27 = { $at }: `{ $value }` is no quantity of Kubernetes.

cause = The chart runs `{ $path }` as a template, and `{ $action }` is none of Helm’s: { $why }.
    .help = Set { $what } in values.yaml or in an overlay.
    .note = the chart refuses it here
    .note2 = `tpl` runs it here

cause-2 = Braces that are meant for another program have to be escaped: `{"{{"} `{ $action }` {"}}"}`.

links = template in `{ $template }`
