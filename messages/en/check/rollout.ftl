# Checks DEP001 DEP002 DEP003 DEP004 DEP005 DEP006 

dep006 = { $kind } `{ $name }` reads the { $kind2 } `{ $name2 }`, and no checksum of it starts the pods anew: they
    keep what it held when they started.
    .note = read here
    .title = Pods start anew when the configuration that they read changes.
    .why = Kubernetes starts no pod anew because a ConfigMap or Secret changed: the environment is read once at the
        start, and most programs read their files once too. A checksum of the configuration in an annotation of the
        pods makes every change of it a rollout.

dep006-2 = Put `checksum/config: {"{{"} include (print $.Template.BasePath "/{ $file }") . | sha256sum {"}}"}` into
    the annotations of the pods.

dep006-3 = Put `checksum/config:` with the values of it through `toYaml | sha256sum` into the annotations of the
    pods.

dep005 = The rollout counts as failed after { $most } s, and a pod as available after { $least } s.
    .help = Raise `progressDeadlineSeconds` or lower `minReadySeconds`.
    .title = A rollout's deadline is longer than a pod has to be ready.
    .why = `progressDeadlineSeconds` counts from the last progress, and a pod counts as available only after
        `minReadySeconds`. The API server refuses a deadline that is not longer.

dep003 = `type: Recreate` stands beside the settings of a rolling update.
    .help = Take `rollingUpdate` away in the same layer: `rollingUpdate: null`.
    .note = the settings
    .title = Only a rolling update has settings of a rolling update.
    .why = The API server refuses `rollingUpdate` beside `type: Recreate`. It comes about when an overlay changes
        the type and the settings of the base stay, since maps merge.

dep004 = The selector wants `{ $text }: { $value }`, which the pod template's labels do not have.
    .help = Give pods and selector the same labels, from one helper.
    .help2 = Select by name and instance alone.
    .note = the pods' labels
    .title = A workload's selector matches its own pods and does not change.
    .why = The API server refuses a workload whose selector does not match its pod template. And a selector can
        never be changed: with a version in it, the next version's upgrade fails until the workload is deleted.

dep004-2 = The selector holds `{ $key }`, which changes; a selector cannot be changed.

dep002 = A rollout of `{ $name }` needs { $needed } more GPUs before a pod goes; of { $capacity } GPUs { $free } are
    free.
    .help = Let a pod go first: `maxSurge: 0` with `maxUnavailable: 1`, or `type: Recreate`.
    .title = A rollout finds the GPUs of its extra pods.
    .why = A rolling update that may not take a pod away first needs the GPUs of a whole extra pod to be free. Where
        the declared capacity has none left, the new pod stays Pending and the rollout waits for ever. `maxSurge`
        rounds up and `maxUnavailable` down: one replica with the defaults adds one pod and takes none away.

dep001 = Neither may a pod be added (`maxSurge`) nor one be missing (`maxUnavailable`): nothing can be replaced.
    .help = Allow one pod to be missing (`maxUnavailable: 1`) or to be added (`maxSurge: 1`).
    .note = the other limit
    .fix = Allow one pod to be missing
    .title = A rolling update may add a pod or take one away.
    .why = With both limits at 0 no pod may be replaced; the API server refuses the Deployment.
