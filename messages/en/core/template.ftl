# Failures of templates

hints-not-root = `.{ $root }` is looked up in something that is not the root of the chart.
    .help-template = A named template has the dot that it was called with. Call it with `.` or `$`, or pass the root on
        in a `dict` and write `.root.{ $root }`.
    .help-range = Inside `range`, the dot is the item. Write `${ $expression }`: `$` is the root everywhere in a
        file.
    .help-with = Inside `with`, the dot is the value of the condition. Write `${ $expression }`: `$` is the root
        everywhere in a file.

hints-small-root = There is no `.{ $name }`: names at the root start with a capital letter.

hints-no-root = There is no `.{ $name }` here.

hints-call-parentheses = Calls among the arguments of `{ $name }` need parentheses: without them, their words become its
    arguments.

hints-infix = `{ $name }` is a function and comes before its arguments.

hints-called-value = `{ $value }` is not a function, but something follows it as if it were.
    .help = Something follows a value as if the value were a function: put the function first, or a `|` in between.

hints-piped-template = `template` prints directly, and what follows its name is what it passes on: it cannot be piped.
    .help = Write `include "{ $name }"`, which returns the text.

hints-arguments = { $at_least ->
        [yes] `{ $name }` takes at least { $want ->
            [one] 1 argument
           *[other] { $want } arguments
        } but gets { $got }
       *[no] `{ $name }` takes { $want ->
            [one] 1 argument
           *[other] { $want } arguments
        } but gets { $got }
    }: what a `|` passes on counts as the last one.
    .help-include = Write `include { $name } .`: the dot is what the template gets.
    .help-indent = Write the number of spaces: `{ $name } 4`.

hints-no-template = There is no template `{ $name }`.
    .more = { $count } more
    .help-none = The chart defines none: define it with `{"{{"} define {"}}"}` in a file below templates/, or add the
        chart that defines it to `dependencies`.
    .help-one = The chart only has { $one }. Use that, define it with `{"{{"} define {"}}"}` in a file below templates/,
        or add the chart that defines it to `dependencies`.
    .help-many = { $files ->
            [yes] The files are
           *[no] The named templates are
        } { $before } and { $last }. Use one of them, define it with `{"{{"} define {"}}"}` in a file below
        templates/, or add the chart that defines it to `dependencies`.

hints-foreign-function = Unknown function `{ $name }`: Helm reads `{ $whole }` as an action of its own.

hints-foreign-variable = `{ $name }` is a variable of Prometheus, but Helm reads `{ $whole }` as an action of its own.

hints-foreign =
    .help = Braces of Grafana, Prometheus and the like must be escaped: `{ $escaped }`. A file full of them is better
        kept outside of templates/ and printed with `.Files.Get`.
    .fix = Print it literally

failure-release-name = `{ $name }` is not a valid name of a release.
    .help = Use at most 53 lowercase letters, digits, `-` and `.`, starting and ending with a letter or digit.

failure-set =
    .help = Write `path.to.key=value`, `{"{"}a,b{"}"}` for a list, `[0]` for one of its items, and a `\` before a `,` or
        `.` that belongs to a text or name.

failure-kube-version =
    .help = Choose another Kubernetes version above, or widen `kubeVersion` in Chart.yaml.

failure-noticed =
    .note = Helm notices it here

failure-taken =
    .note = used here

failure-nearest =
    .note = the nearest key that is defined

failure-passing =
    .help = Make `{ $key }` valid YAML on its own: all its lines aligned as one block.
    .note = `tpl` prints `{ $key }` here

failure-rendered =
    .note = the rendered line

failure-limit =
    .trace = Shorten loops over large values, or split the chart: each piece of output is recorded with the values
        behind it.
    .memory = Make it smaller. Text or lists that are joined with themselves double with each turn of a loop.
    .steps = Look for nested loops and for templates that include themselves more than once, and end them sooner.
    .output = Print less: look for a loop that runs longer than it should.
    .depth = Look for templates that include themselves endlessly.

failure-shifted =
    .help = Something printed above does not fit this line: it is indented less or more, is a list where a map was
        meant, or runs into another line because of a `-` inside the braces.

nil-undefined = `{ $path }` is not defined in { $layers }.
    .help = Define it in values.yaml, or guard the template: `{"{{"} with .Values.{ $path } {"}}{{"} .{ $field }
        {"}}{{"} end {"}}"}`.

nil-empty = `{ $path }` is empty, so `{ $field }` cannot be looked up in it.

nil-misspelt =
    .help = Did you mean `{ $close }`? Or define it in values.yaml, or guard the template: `{"{{"} with .Values.{ $path }
        {"}}{{"} .{ $field } {"}}{{"} end {"}}"}`.

action-no-dot = `{ $name }` without a dot before it is read as a function, and no function has that name.

action-open = The `{"{{"}` opened here is never closed.
    .help = Add `{"}}"}` at its end: what follows was read as part of it.
    .fix = Close it with `{"}}"}`

action-no-variable = There is no variable `{ $name }` here.

action-one-brace = This action is closed by one `{"}"}`; it takes two.

action-third-brace = An action is opened by two `{"{"}`; there are three here.
    .help = Write `{"{{"} … {"}}"}`; Helm does not escape anything. To print a brace, write `{"{{"} "{"{"}" {"}}"}`.

asked-minimum = { $at } must be at least { $want }; it is { $got }.

asked-maximum = { $at } must be at most { $want }; it is { $got }.

asked-above = { $at } must be greater than { $want }; it is { $got }.

asked-below = { $at } must be less than { $want }; it is { $got }.

asked-min-length = { $at } takes at least { $want } characters; it has { $got }.

asked-max-length = { $at } takes at most { $want } characters; it has { $got }.

asked-min-items = { $at } takes at least { $want } items; it has { $got }.

asked-max-items = { $at } takes at most { $want } items; it has { $got }.

asked-type = { $at } takes { $kinds }; `{ $value }` is { $kind }.
    .this = { $at } takes { $kinds }; this is { $kind }.
    .block = { $at } takes { $kinds }, but this is text: `|` and `>` turn everything below into text.
    .fix = Make it { $kind }

asked-items =
    .help = Write each item on a line of its own, after `- `.

asked-comment =
    .help = ` #` starts a comment, so nothing is left of the value: put quotes around it.

asked-scalar =
    .help = Write a single value after the `:`.

asked-alone =
    .help = Write only `{ $text }`.

asked-curly-quotes =
    .help = To YAML, these quotes are part of the text. Write `"`, or none.

asked-one-of = { $at } cannot be `{ $value }`.
    .help-close = Did you mean `{ $close }`? It is one of { $list }.
    .help = It is one of { $list }.

asked-pattern = { $at }: { $value } does not match pattern { $pattern }.

asked-enum = { $at }: value must be one of { $values }.

asked-const = { $at }: value must be { $value }.

asked-format = { $at }: { $value } is not valid { $format }: { $problem }.

asked-missing = { $at }: missing { $one ->
        [yes] property
       *[no] properties
    } { $names }.

asked-dependency = { $at }: properties { $names } required, if { $of } exists.

asked-equal = { $at }: items at { $first } and { $second } are equal.

asked-property-name = { $at }: invalid propertyName { $name }.

asked-min-properties = { $at } takes at least { $want } keys; it has { $got }.

asked-max-properties = { $at } takes at most { $want } keys; it has { $got }.

asked-multiple = { $at } must be a multiple of { $want }; it is { $got }.

asked-any-of = { $at } fits none of the alternatives in its schema.

asked-several = { $at } fits more than one alternative of `oneOf` in its schema.

asked-not = { $at } is what its schema rules out by `not`.

asked-false = { $at }: its schema is `false`, which nothing fits.

asked-quantity = { $at }: `{ $value }` is not a Kubernetes quantity.
    .help = Write a number, followed by nothing, `m` for thousandths, or `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.
    .meant = Write `{ $meant }`.
    .bytes = Write `{ $binary }` (units of 1024) or `{ $decimal }` (units of 1000).

cause-in-values = The chart renders `{ $path }` with `tpl`, and `{ $action }` is not an action of Helm: { $why }.
    .help = Braces meant for another program must be escaped: `{"{{"} `{ $action }` {"}}"}`.
    .note = `tpl` renders it here

cause-required =
    .help = Set { $what } in values.yaml or in an overlay.
    .help-it = Set it in values.yaml or in an overlay.
    .note = the chart refuses it here

links-template = template in `{ $template }`

links-called = { $function } in `{ $template }`
    .unknown = called in `{ $template }`

links-fails = `{ $function }` fails: { $cause }.
