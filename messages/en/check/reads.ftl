# Checks ERR002 VAL022 VAL024 VAL025 VAL026 

val026 = The condition `{ $written }` names no value, so it switches nothing off.
    .help = Did you mean `{ $close }`?
    .title = The condition of a dependency names a switch that is there.
    .why = Helm looks the path of a `condition` up in the values, and goes on where nothing stands there: the chart
        is rendered, whatever the switch that was meant says. A misspelt path is no error for Helm.

val024 = `{ $path }` is { $shown } here, which is empty to `default`: the template takes `{ $text }` instead.
    .help = Ask the template whether it is set at all: `hasKey`, or `kindIs "invalid"`, in place of `default`.
    .note = the default
    .title = What an overlay sets is not empty to `default`.
    .why = `default` takes `0` and `false` for empty, as if nothing were set: the template prints its own default,
        and what the overlay says has no effect. `hasKey`, `kindIs` or `ternary` tell them apart.

val025 = one level higher
    .help = Did you mean `{ $there }`?
    .help2 = Write its values below `{ $alias }`.
    .fix = Rename it to `{ $alias }`
    .title = A key of an overlay stands where a template reads it.
    .why = Helm does not mind keys that nothing reads. A block one level off, or at the top where it belongs below
        the name of a subchart, has no effect, and the render looks as if it had been set.

val025-2 = one level deeper

val025-3 = Nothing reads `{ $here }`; the chart has `{ $there }`, { $way }.

val025-4 = Nothing reads `{ $name }`: the subchart goes by its alias `{ $alias }`.

err002 = this prints `null`
    .help = Set it in values.yaml, or give a `default`.
    .help2 = Did you mean `{ $near }`?
    .title = A template prints values that a layer sets.
    .why = A value that no layer sets is nil: Helm prints nothing for it, or `null` with `toYaml`, and says nothing.
        Where it may be missing, `default`, `with` or `required` tells what is to happen then.

err002-2 = this prints nothing

err002-3 = No layer sets `{ $dotted }`: { $prints }.

val022 = No template reads `{ $dotted }`.
    .title = Every key of the values is read by a template.
    .why = Helm does not mind keys that nothing reads. They stay behind when templates change, or never did
        anything, and whoever sets them waits for an effect. A key counts as unused when no environment's render
        looked at it and no text of the chart or its subcharts names it.

val022-2 = Did you mean `{ $near }`? Else remove it.

val022-3 = Check its spelling, or remove it.
