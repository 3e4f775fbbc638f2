# What `chartroom explain` says. Labels are at most 11 columns wide

label-written = written by

label-called = called at

label-from = from

label-writes = writes

label-reaches = reaches

label-decides = decides

label-leaves-out = leaves out

label-off = not read

label-read = read by

label-unread = not read at

label-more = nor at

label-because = because

label-decided = decided by

label-under = under

label-hides = hides

label-ignores = ignores

layers-unread = { $count ->
        [one] { $names } cannot be read and is left out: { $why }
       *[other] { $names } cannot be read and are left out: { $why }
    }
    .told = What follows is what the other layers give.

chart-fails = This chart does not render: { $why }
    .told = What follows is what the templates gave that did run.

renders-nothing = { $template } renders to nothing: { $reason }

chart-off = { $chart } is off: { $reason }

no-output-line = no line of the output

output-line = { $object } ({ $template }, output line { $line })

value-unset = { $path } is not set

null-ignored = it deletes nothing: Helm 4 follows no null for a subchart in a chart's own values.yaml

more-places = { $count ->
        [one] { $count } more place under the same condition
       *[other] { $count } more places under the same condition
    }

decided-before = what stands before it decides the condition

guard = { $holds ->
        [yes] holds, this is its else
       *[no] does not hold
    }

under-subchart = condition of the subchart

under-else = else of { $condition }

no-such-line = no such line

no-file = { $file } is no file of this chart

has-lines = { $what } has { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }

rendered-lines = { $file } rendered to { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }

no-render = { $file } is no template of this render

no-template = { $file } is no template of this chart; name one such as templates/deployment.yaml

no-reader = no layer sets { $path } and no template reads it

nothing-off = the subchart is off: { $reason }

nothing-conditions = all it has stands under conditions

nothing-stopped = Helm stopped before it, or in it

nothing-blank = it prints nothing but blanks

absent-of = { $name } of { $object }

absent-more = { $name } and { $count } more

not-rendered = nothing was rendered

does-not-render = the chart does not render

wants-line = { $flag } wants FILE:LINE, not { $text }
