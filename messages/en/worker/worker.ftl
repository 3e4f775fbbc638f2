# What the engine says beside its reports

tab-at-end = It is already at the end.
settings-tied = .chartroom.yaml cannot be changed entry by entry: it is broken, or anchors hold it together. Write the environments by hand, or mend it.

format-changes = This file cannot be formatted without changing what it says.

cluster-unreadable = `.chartroom.yaml` is broken, or keeps this cluster in an anchor. Fix it first.

cluster-not-printed = This is not what the commands print: none of its lines begins with `version`, `node`, `storageclass` or
    the like.

cluster-quota = `{ $word }` is not part of a quota: write `pods=20`.

compare-sent = as it was sent

engine-missing-files = The engine was not given all files of the chart.

engine-unreadable = The message to the engine could not be read.

explain-not-rendered = This environment has not been rendered yet.

explain-fails = This environment does not render; fix its problems first.

explain-past = What is on screen cannot be rendered again.

explain-no-line = That line no longer exists.

explain-nothing = That line has neither a key of this environment’s values nor a template.

explain-off = The chart of this template is off: { $reason }.

explain-condition-of = condition of { $chart }

explain-condition = condition of the subchart

received-gpus = GPUs

lesson-gone = A lesson cannot take an environment away, and { $name } is gone.
