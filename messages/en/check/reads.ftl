# Checks ERR002 VAL022 VAL024 VAL025 VAL026

val026 = The condition `{ $path }` matches no value, so it turns nothing off.
    .title = The condition of a dependency names an existing switch.
    .why = Helm looks up the path of a `condition` in the values and ignores it if there is nothing: the subchart is
        rendered whatever the intended switch says. Helm does not report a misspelt path.

val024 = `{ $path }` is { $value } here, which `default` treats as empty: the template uses `{ $default }` instead.
    .help = Check whether the value is set with `hasKey` or `kindIs "invalid"` instead of `default`.
    .note = the default
    .title = What an overlay sets is not empty for `default`.
    .why = `default` treats `0` and `false` as empty, as if nothing were set: the template prints its own default and the
        overlay has no effect. `hasKey`, `kindIs` or `ternary` tell the two apart.

val025 = Nothing reads `{ $here }`; the chart has `{ $there }`, { $level ->
        [higher] one level higher
       *[deeper] one level deeper
    }.
    .alias = Nothing reads `{ $name }`: the subchart uses its alias `{ $alias }`.
    .alias-help = Put its values below `{ $alias }`.
    .title = A key of an overlay is where a template reads it.
    .why = Helm ignores keys that nothing reads. A block that is one level off, or at the top instead of below the name of
        a subchart, has no effect, although it looks as if it were set.

err002 = No layer sets `{ $path }`: this prints { $output ->
        [null] `null`
       *[nothing] nothing
    }.
    .help = Set it in values.yaml, or give a `default`.
    .fix = Read `{ $near }`
    .title = Templates print values that a layer sets.
    .why = A value that no layer sets is nil: Helm silently prints nothing, or `null` with `toYaml`. If it may be missing,
        handle that with `default`, `with` or `required`.

val022 = No template reads `{ $path }`.
    .help = Check its spelling, or remove it.
    .help-near = Did you mean `{ $near }`? Otherwise remove it.
    .title = Templates read every key of the values.
    .why = Helm ignores keys that nothing reads. They are left over from older templates or never had an effect, and
        whoever sets them waits for one. A key counts as unused if no render of any environment looked it up and no text
        of the chart or its subcharts mentions it.
