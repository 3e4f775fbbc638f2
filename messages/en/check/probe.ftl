# Checks PROBE001 PROBE002 PROBE003 PROBE004 PROBE005 TERM001 

probe003 = , the default
    .help = Set `progressDeadlineSeconds: { $enough }` in the spec of the Deployment.
    .note = the deadline
    .fix = Set progressDeadlineSeconds to { $enough }
    .title = A rollout waits as long as its pods may take to start.
    .why = When no pod becomes available within progressDeadlineSeconds (600 by default), the Deployment reports
        ProgressDeadlineExceeded, and `kubectl rollout status` and `helm --wait` fail, while the startup probe would
        still have let the model load.

probe003-2 = The startupProbe of container `{ $container }` grants { $words }, and the rollout of `{ $name }` is given up
    after { $deadline } s{ $default }: it fails while the container may still start.

term001 = , the default
    .note = the preStop hook
    .note2 = the longest request
    .title = A pod that is told to stop has the time to finish its requests.
    .why = The grace period (30 seconds by default) begins before the preStop hook, and at its end the kubelet kills
        what still runs. A hook that takes all of it leaves nothing for the engine, and a generation that takes
        longer is cut off.

term001-2 = Pods of `{ $name }` are killed after { $grace } s{ $default }, and the preStop hook alone sleeps for
    { $slept } s: nothing is left to finish requests.

term001-3 = Pods of `{ $name }` are killed after { $grace } s{ $default }, and a request may take { $longest } s:
    long generations are cut off.

probe005 = Give the livenessProbe a higher failureThreshold, or ask something cheaper.
    .note = the readinessProbe
    .title = The liveness probe of a model server is more patient than its readiness probe.
    .why = A pod that is not ready is left out of its Service until it is well again; one that is not live is
        killed. With two equal probes a busy engine is killed at the moment at which it should only get no more
        requests, and loads its model again.

probe005-2 = While a container starts, a startupProbe keeps the livenessProbe waiting.

probe005-3 = The livenessProbe and the readinessProbe of container `{ $name }` are the same: it is killed at the
    moment at which it should only get no more requests.

probe001 = Container `{ $name }` is killed before its model is loaded: it has no startupProbe, the livenessProbe
    gives up after { $words }, and loading takes { $load } s.
    .help = Add a startupProbe with `periodSeconds: { $period }` and `failureThreshold: { $failures }` or more.
    .note = how long loading takes
    .fix = Add a startupProbe
    .title = Without a startup probe, the liveness probe waits for the model.
    .why = Without a startup probe the liveness probe runs from the start. When it gives up before the model is
        loaded, the kubelet kills the container, which loads from the beginning and is killed again:
        CrashLoopBackOff.

probe001-2 = startupProbe: {"{"}{ $handler }, periodSeconds: { $period }, failureThreshold: { $failures }{"}"}

probe002 = The startupProbe of container `{ $name }` gives up after { $words }, and loading takes { $load } s: it is
    killed before it is up.
    .help = Raise failureThreshold to { $failures } or more.
    .note = how long loading takes
    .fix = Raise failureThreshold to { $failures }
    .title = The startup probe gives a model the time that it takes to load.
    .why = A container that its startup probe gives up on is killed and begins again. The probe grants
        initialDelaySeconds + periodSeconds × failureThreshold; large models need many minutes.

probe004 = The startupProbe of container `{ $container }` grants { $words }, and Helm gives up after { $timeout } s: a
    model that still loads counts as failed.
    .help = Call Helm with `--timeout { $minutes }m`, and say so in .chartroom.yaml.
    .note = the timeout
    .fix = Declare a timeout of { $minutes }m
    .title = Helm waits as long as pods may take to start.
    .why = `helm upgrade --wait` fails when the pods are not ready within `--timeout` (5 minutes by default), and
        `--rollback-on-failure` then takes a healthy model back. The timeout is what `.chartroom.yaml` declares.
