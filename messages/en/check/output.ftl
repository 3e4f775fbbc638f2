# Checks OUT001 OUT002 OUT003 OUT004 OUT005 OUT006

out001 = The { $kind } `{ $name }` has { $count ->
        [one] a line
       *[other] { $count } lines
    } of nothing but spaces.
    .help = Trim before the action: `{"{{"}- if …{"}}"}`, `{"{{"}- end {"}}"}`.
    .title = Actions leave no lines of spaces in a workload.
    .why = An `if` or `end` on its own line leaves the indentation of that line in the output unless it trims with
        `{"{{"}-`. YAML accepts that, unless the line ends up inside a text or next to another block, and every diff of
        the manifests shows it.

out003 = `{ $path }` is printed with `{ $braces }` as it is: the template does not pass it through `tpl`.
    .help = Write the final text, or print the value with `tpl` in the template.
    .note = the template prints it here
    .title = Values with braces go through `tpl`.
    .why = Templates treat values as text: `{"{{"} .Release.Name {"}}"}` in a values file is printed with its braces,
        unless the template passes that value through `tpl`.

out004 = `{ $path }` is { $kind ->
        [map] a map
       *[list] a list
    }, printed in Go's format: `{ $shown }`.
    .help = Print it with `toYaml` and `nindent`.
    .help-map = Print one of its keys, or all of it with `toJson` or `toYaml`.
    .help-list = Print its items with `join ","`, or all of it with `toJson` or `toYaml`.
    .note = printed like this
    .title = Maps and lists are printed as YAML.
    .why = An action that prints a map or a list directly prints Go's format: `map[a:b]`, `[a b]`. In YAML the first one
        is text and the second one a list with a single item; Helm and the API server mostly accept both.

out006 =
    .note = printed like this
    .title = `printf` gets the arguments that its format asks for.
    .why = If `%d` gets text, or the number of arguments is wrong, Go's `printf` does not fail: it prints
        `%!d(string=4)`, and Helm passes that on.

out005 =
    .help = Write `{"{{"} … {"}}"}`.
    .title = Actions have double braces.
    .why = Templates ignore text in single braces: `{"{"} .Values.replicas {"}"}` is printed as it is, and in YAML it is
        a map with that text as its key.

out002 = The { $kind } `{ $name }` gets { $count ->
        [one] a new random value
       *[other] { $count } new random values
    } on every upgrade, and what is shown is a preview, not a secret.
    .help = Set one in the values, or keep the existing one with `lookup`. Copied manifests have a placeholder for it.
    .title = Random values come from Helm, not from a preview.
    .why = In Chartroom, the passwords, keys and certificates of random functions follow from a seed so that the preview
        does not flicker, and RSA keys use known primes. They are no secrets: do not use them. Helm generates its own,
        and new ones on every upgrade unless the template keeps them with `lookup`.
