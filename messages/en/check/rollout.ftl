# Checks DEP001 DEP002 DEP003 DEP004 DEP005 DEP006

dep006 = { $kind } `{ $workload }` reads the { $config_kind } `{ $config }`, but no checksum restarts its pods: they keep
    the data that they started with.
    .help-file = Put `checksum/config: {"{{"} include (print $.Template.BasePath "/{ $file }") . | sha256sum {"}}"}` into
        the annotations of the pods.
    .help-values = Put `checksum/config:` into the annotations of the pods, with its values through `toYaml | sha256sum`.
    .note = read here
    .title = Pods restart when the configuration that they read changes.
    .why = Kubernetes does not restart pods when a ConfigMap or Secret changes: environment variables are read once at the
        start, and most programs read their files only once too. A checksum of the configuration in an annotation of the
        pods makes every change a rollout.

dep005 = The rollout counts as failed after { $deadline } s, but a pod counts as available only after { $ready } s.
    .help = Raise `progressDeadlineSeconds` or lower `minReadySeconds`.
    .title = The deadline of a rollout is longer than a pod has to be ready.
    .why = `progressDeadlineSeconds` counts from the last progress, and a pod counts as available only after
        `minReadySeconds`. The API server rejects a deadline that is not longer.

dep003 = `type: Recreate` conflicts with the settings of a rolling update.
    .help = Remove `rollingUpdate` in the same layer: `rollingUpdate: null`.
    .note = the settings
    .title = Only rolling updates have settings of a rolling update.
    .why = The API server rejects `rollingUpdate` together with `type: Recreate`. It happens when an overlay changes the
        type and the settings of the base stay, because maps are merged.

dep004 = The selector requires `{ $label }: { $value }`, which the labels of the pod template do not have.
    .help = Give pods and selector the same labels, from one helper.
    .version = The selector contains `{ $label }`, which changes with the version; a selector cannot be changed.
    .version-help = Select by name and instance only.
    .note = the labels of the pods
    .title = The selector of a workload matches its own pods and never changes.
    .why = The API server rejects a workload whose selector does not match its pod template. A selector is also immutable:
        if it contains a version, the upgrade to the next version fails until the workload is deleted.

dep002 = A rollout of `{ $name }` needs { $needed ->
        [one] { $needed } more GPU
       *[other] { $needed } more GPUs
    } before it removes a pod; { $free } of { $capacity } GPUs are free.
    .help = Let a pod go first: `maxSurge: 0` with `maxUnavailable: 1`, or `type: Recreate`.
    .title = A rollout has free GPUs for its extra pods.
    .why = A rolling update that may not remove a pod first needs free GPUs for a whole extra pod. If the declared capacity
        has none left, the new pod stays Pending and the rollout waits forever. `maxSurge` rounds up and `maxUnavailable`
        down: with the defaults, one replica adds one pod and removes none.

dep001 = `maxSurge` and `maxUnavailable` are both 0: no pod can be replaced.
    .help = Allow one pod to be missing (`maxUnavailable: 1`) or to be added (`maxSurge: 1`).
    .note = the other limit
    .fix = Allow one pod to be missing
    .title = A rolling update may add or remove a pod.
    .why = If both limits are 0, no pod may be replaced: the API server rejects the Deployment.
