# Failures of templates

hints-not-root = `.{ $root }` is looked up in something that is not the root of the chart.
    .help-template = A named template has the dot that it was called with. Call it with `.` or `$`, or hand the root
        on in a `dict` and write `.root.{ $root }`.
    .help-range = Inside `range`, the dot is the item. Write `${ $expression }`: `$` is the root everywhere in a
        file.
    .help-with = Inside `with`, the dot is the value of the condition. Write `${ $expression }`: `$` is the root
        everywhere in a file.

hints-small-root = There is no `.{ $name }`: names at the root begin with a capital letter.

hints-no-root = There is no `.{ $name }` here.

hints-call-parentheses = `{ $name }` takes calls in parentheses: without them, their words are its arguments.

hints-infix = `{ $name }` is a function, and stands before what it takes.

hints-called-value = `{ $value }` is no function, and something stands behind it as if it was one.
    .help = Something stands behind a value as if the value was a function: put the function first, or a `|`
        between.

hints-piped-template = `template` prints by itself, and what stands behind its name is what it hands on: it cannot
    be piped.
    .help = Write `include "{ $name }"`, which gives the text.

hints-arguments = `{ $name }` takes { $at_least ->
        [yes] at least{" "}
       *[no] {""}
    }{ $want ->
        [one] 1 argument
       *[other] { $want } arguments
    }, and gets { $got }: what a `|` hands on counts as the last.
    .help-include = Write `include { $name } .`: the dot is what the template is handed.
    .help-indent = Write how many spaces: `{ $name } 4`.

hints-no-template = There is no template `{ $name }`.
    .more = { $count } more
    .help-none = The chart defines none: define it with `{"{{"} define {"}}"}` in a file below templates/, or add
        the chart that does to `dependencies`.
    .help-one = The chart has { $one } alone. Take that, define it with `{"{{"} define {"}}"}` in a file below
        templates/, or add the chart that does to `dependencies`.
    .help-many = The { $files ->
            [yes] files
           *[no] named templates
        } are { $before } and { $last }. Take one of them, define it with `{"{{"} define {"}}"}` in a file below templates/,
        or add the chart that does to `dependencies`.

hints-foreign-function = Unknown function `{ $name }`: Helm takes `{ $whole }` for its own.

hints-foreign-variable = `{ $name }` is a variable of Prometheus, and Helm takes `{ $whole }` for its own.

hints-foreign =
    .help = Braces of Grafana, Prometheus and the like have to be escaped: `{ $escaped }`. A whole file of them is
        better kept out of templates/ and printed with `.Files.Get`.
    .fix = Print it as it stands

failure-release-name = `{ $name }` cannot be the name of a release.
    .help = Use at most 53 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.

failure-set =
    .help = Write `path.to.key=value`, `{"{"}a,b{"}"}` for a list, `[0]` for one of its items, and a `\` before `,`
        and `.` that belong to a text or name.

failure-kube-version =
    .help = Choose another Kubernetes version above, or widen `kubeVersion` in Chart.yaml.

failure-noticed =
    .note = Helm notices it here

failure-taken =
    .note = taken here

failure-nearest =
    .note = the nearest key that is defined

failure-passing =
    .help = Write `{ $key }` as YAML by itself: all its lines aligned as one block.
    .note = `tpl` prints `{ $key }` here

failure-rendered =
    .note = the rendered line

failure-limit =
    .trace = Shorten loops over large values, or split the chart: each piece of output is noted with the values
        behind it.
    .memory = Make it smaller. Text or lists that are put together with themselves double at each turn of a loop.
    .steps = Look for loops within loops and for templates that include themselves more than once, and let them end
        sooner.
    .output = Write less: look for a loop that goes on longer than it should.
    .depth = Look for templates that include themselves without an end.

failure-shifted =
    .help = Something printed above does not go with this line: indented less or more than it, a list where a map
        was meant, or run into another line by `-` inside the braces.

nil-undefined = `{ $path }` is not defined in { $layers }.
    .help = Define it in values.yaml, or guard the template: `{"{{"} with .Values.{ $path } {"}}{{"} .{ $field }
        {"}}{{"} end {"}}"}`.

nil-empty = `{ $path }` is empty, so `{ $field }` cannot be looked up in it.

nil-misspelt =
    .help = Did you mean `{ $close }`? Or define it in values.yaml, or guard the template: `{"{{"} with .Values.{ $path }
        {"}}{{"} .{ $field } {"}}{{"} end {"}}"}`.

action-no-dot = `{ $name }` without a dot before it is a function, and there is none of that name.

action-open = The `{"{{"}` that is opened here is not closed.
    .help = Add `{"}}"}` at its end: what stands below was read as a part of it.
    .fix = Close it with `{"}}"}`

action-no-variable = There is no variable `{ $name }` here.

action-one-brace = This action is closed by one `{"}"}` where it takes two.

action-third-brace = An action is opened by two `{"{"}`, and there are three here.
    .help = Write `{"{{"} … {"}}"}`; Helm escapes nothing. A brace of the output is `{"{{"} "{"{"}" {"}}"}`.

asked-minimum = { $at } can’t be below { $want }; it is { $got }.

asked-maximum = { $at } can’t be above { $want }; it is { $got }.

asked-above = { $at } has to be above { $want }; it is { $got }.

asked-below = { $at } has to be below { $want }; it is { $got }.

asked-min-length = { $at } takes at least { $want } characters; it has { $got }.

asked-max-length = { $at } takes at most { $want } characters; it has { $got }.

asked-min-items = { $at } takes at least { $want } items; it has { $got }.

asked-max-items = { $at } takes at most { $want } items; it has { $got }.

asked-type = { $at } takes { $kinds }; `{ $value }` is { $kind }.
    .this = { $at } takes { $kinds }; this is { $kind }.
    .block = { $at } takes { $kinds }, and this is text, as `|` and `>` make of all that stands below.
    .fix = Make it { $kind }

asked-items =
    .help = Write each item on a line of its own, behind `- `.

asked-comment =
    .help = ` #` begins a comment, so nothing is left of the value: put quotes around it.

asked-scalar =
    .help = Write one value behind the `:`.

asked-alone =
    .help = Write `{ $text }` alone.

asked-curly-quotes =
    .help = These quotes are letters to YAML. Write `"`, or none.

asked-one-of = { $at } can’t be `{ $value }`.
    .help-close = Did you mean `{ $close }`? It is one of { $list }.
    .help = It is one of { $list }.

asked-quantity = { $at }: `{ $value }` is no quantity of Kubernetes.
    .help = Write a number, with `m` for thousandths or `Ki`, `Mi`, `Gi`, `k`, `M`, `G` behind it.

cause-in-values = The chart runs `{ $path }` as a template, and `{ $action }` is none of Helm’s: { $why }.
    .help = Braces that are meant for another program have to be escaped: `{"{{"} `{ $action }` {"}}"}`.
    .note = `tpl` runs it here

cause-required =
    .help = Set { $what } in values.yaml or in an overlay.
    .help-it = Set it in values.yaml or in an overlay.
    .note = the chart refuses it here

links-template = template in `{ $template }`

links-called = { $function } in `{ $template }`
    .unknown = called in `{ $template }`

links-fails = `{ $function }` fails: { $cause }.
