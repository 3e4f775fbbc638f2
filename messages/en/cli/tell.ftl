# What commands tell: findings, differences, environments

severity = { $word ->
        [error] error
        [warning] warning
       *[info] info
    }

fix = fix: { $title }

in-environments = in { $names }

see = see { $link }

found-times = found { $count } times here

at-line = { $name }, line { $line }

check-count = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $advice ->
        [one] { $advice } piece of advice
       *[other] { $advice } pieces of advice
    }

check-hints = { $counts }; { $hints ->
        [one] { $hints } hint
       *[other] { $hints } hints
    } in `--format json`

status = { $word ->
        [added] { $object } ({ $template }) added
        [removed] { $object } ({ $template }) removed
       *[changed] { $object } ({ $template }) changed
    }

object-text = text

object-top = top

diff-count = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } and { $objects ->
        [one] { $objects } object
       *[other] { $objects } objects
    } differ

values-only = { $environment } does not render: only its values are shown

nothing-differs = Nothing differs.

values-alone = values.yaml alone

entries = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }

idle = { $idle ->
        [one] { $entries }, { $idle } of them changes nothing
       *[other] { $entries }, { $idle } of them change nothing
    }

listed-fails = { $files }; does not render

env-tree = --tree is for `list`: files of a chart are changed in the chart

env-packed = { $chart } is packed: its files are changed in a folder

env-no-file = `{ $name }` has no values file of that name.

env-renamed = { $old } is { $new } now.

env-took-out = Took out of { $file }: { $entries }.

env-unknown = the chart has no environment { $name }: it has { $names }

env-alone = { $name } is values.yaml alone

env-moved = Moved { $entries } into { $file }. { $told }

env-spread = Moved { $entries } into the values files of environments. { $told }

env-same = Every environment renders the same.

env-reaches = It reaches { $names }, too; all others render the same.

env-bad-name = `{ $name }` is no part of the name of a file.

env-exists = `{ $name }` is there already.

env-comment = # { $path }: { $chart } in { $name }. Only what is different from values.yaml.

env-comment-chart = the chart

env-wrote = Wrote { $path }.

env-still = { $place }: still says { $name }: { $line }

capacity-cluster = Cluster { $name }

capacity-pod = { $environment }: a pod of { $workload } on { $pool }: { $says }
