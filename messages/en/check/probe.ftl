# Checks PROBE001 PROBE002 PROBE003 PROBE004 PROBE005 TERM001 

probe001 = Container `{ $name }` is killed before its model is loaded: it has no startupProbe, the livenessProbe gives
    up after { $budget }, and loading takes { $load } s.
    .help = Add a startupProbe with `periodSeconds: { $period }` and `failureThreshold: { $failures }` or more.
    .note = how long loading takes
    .fix = Add a startupProbe
    .title = Without a startup probe, the liveness probe waits for the model.
    .why = Without a startup probe the liveness probe runs from the start. If it gives up before the model is loaded,
        the kubelet kills the container, which starts loading again and is killed again: CrashLoopBackOff.

probe002 = The startupProbe of container `{ $name }` gives up after { $budget }, but loading takes { $load } s: the
    container is killed before it is up.
    .help = Raise failureThreshold to { $failures } or more.
    .note = how long loading takes
    .fix = Raise failureThreshold to { $failures }
    .title = The startup probe gives a model enough time to load.
    .why = When its startup probe gives up, a container is killed and starts again. The probe allows
        initialDelaySeconds + periodSeconds × failureThreshold; large models need many minutes.

probe003 = The startupProbe of container `{ $container }` allows { $budget }, but the rollout of `{ $name }` is given up
    after { $default ->
        [yes] the default { $deadline } s
       *[no] { $deadline } s
    }: it fails while the container may still start.
    .help = Set `progressDeadlineSeconds: { $enough }` in the spec of the Deployment.
    .note = the deadline
    .fix = Set progressDeadlineSeconds to { $enough }
    .title = A rollout waits as long as its pods may take to start.
    .why = If no pod becomes available within progressDeadlineSeconds (600 by default), the Deployment reports
        ProgressDeadlineExceeded, and `kubectl rollout status` and `helm --wait` fail although the startup probe would
        still give the model time to load.

probe004 = The startupProbe of container `{ $container }` allows { $budget }, but Helm gives up after { $timeout } s: a
    model that is still loading counts as failed.
    .help = Call Helm with `--timeout { $minutes }m`, and declare it in .chartroom.yaml.
    .note = the timeout
    .fix = Declare a timeout of { $minutes }m
    .title = Helm waits as long as pods may take to start.
    .why = `helm upgrade --wait` fails if the pods are not ready within `--timeout` (5 minutes by default), and
        `--rollback-on-failure` then rolls back a healthy model. The timeout is what `.chartroom.yaml` declares.

probe005 = The livenessProbe and the readinessProbe of container `{ $name }` are the same: it is killed when it should
    only stop receiving requests.
    .help = Give the livenessProbe a higher failureThreshold, or let it check something cheaper.
    .help-startup = Give the livenessProbe a higher failureThreshold, or let it check something cheaper. A startupProbe
        holds the livenessProbe back while the container starts.
    .note = the readinessProbe
    .title = The liveness probe of a model server is more patient than its readiness probe.
    .why = A pod that is not ready is taken out of its Service until it recovers; a container that is not live is
        killed. With two identical probes a busy engine is killed when it should only stop receiving requests, and has
        to load its model again.

term001 =
    .help = Set `terminationGracePeriodSeconds: { $seconds }`.
    .note-hook = the preStop hook
    .note-request = the longest request
    .fix = Allow { $seconds } s
    .title = A terminating pod has time to finish its requests.
    .why = The grace period (30 seconds by default) starts before the preStop hook, and at its end the kubelet kills
        what still runs. A hook that uses all of it leaves nothing for the engine, and a generation that takes longer
        is cut off.

term001-hook = Pods of `{ $name }` are killed after { $default ->
        [yes] the default { $grace } s
       *[no] { $grace } s
    }, and the preStop hook alone sleeps for { $slept } s: no time is left to finish requests.

term001-request = Pods of `{ $name }` are killed after { $default ->
        [yes] the default { $grace } s
       *[no] { $grace } s
    }, but a request may take { $longest } s: long generations are cut off.
