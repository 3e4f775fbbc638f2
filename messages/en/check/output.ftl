# Checks OUT001 OUT002 OUT003 OUT004 OUT005 OUT006 

out001 = The { $kind } `{ $name }` has { $lines } of nothing but blanks.
    .help = Trim before the action: `{"{{"}- if …{"}}"}`, `{"{{"}- end {"}}"}`.
    .title = Actions leave no lines of blanks in a workload.
    .why = An `if` or `end` on a line of its own leaves that line's indentation in the output unless it trims with
        `{"{{"}-`. YAML does not mind, until the blanks stand in a text or beside another block; and every diff of
        the manifests shows them.

out003 = `{ $path }` is printed with `{ $shown }` as it stands: the template does not run it through `tpl`.
    .help = Write the text itself, or print the value with `tpl` in the template.
    .note = the template prints it here
    .title = Braces in values are run by `tpl`.
    .why = Values are text to a template: `{"{{"} .Release.Name {"}}"}` in a values file is printed with its braces,
        unless the template runs that value through `tpl`.

out004 = `{ $path }` is { $kind }, and is printed as Go shows it: `{ $shown }{ $more }`.
    .note = printed so
    .fix = Print it with `toYaml`
    .title = Maps and lists are printed as YAML.
    .why = An action that prints a map or a list as it is gives Go’s form of it: `map[a:b]`, `[a b]`. To YAML the
        first is text, and the second a list of one item; Helm and the API server mostly take either.

out004-2 = Print it with `toYaml` and `nindent`.

out004-3 = Print one of its keys, or all of it with `toJson` or `toYaml`.

out004-4 = Print its items with `join ","`, or all of it with `toJson` or `toYaml`.

out006 =
    .note = printed so
    .title = `printf` is handed what its text asks for.
    .why = Where a `%d` gets text, or there are more or fewer arguments than `%`, Go’s `printf` does not fail: it
        prints `%!d(string=4)`, and Helm hands that on as it is.

out005 =
    .title = Actions stand in two braces.
    .why = Text in single braces is no action to a template: `{"{"} .Values.replicas {"}"}` is printed as it stands,
        and to YAML it is a map with that text as its key.

out002 = a random value here: another one
    .help = Give one in the values, or keep the one that is there with `lookup`; copied manifests have a placeholder
        for it.
    .note = rendered here
    .title = Random values are made by Helm, not taken from a preview.
    .why = Passwords, keys and certificates of random functions follow from a seed in what Chartroom shows, so that
        the page does not flicker; RSA keys there are made of known primes. Whoever uses them has no secret. Helm
        makes its own, another one at every upgrade unless the template keeps it with `lookup`.

out002-2 = { $count } random values, the first one here: others

out002-3 = The { $kind } `{ $name }` has { $what } at every upgrade, and what is shown is a preview and no secret.
