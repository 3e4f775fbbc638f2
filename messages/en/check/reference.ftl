# Checks REF001 REF002 REF003 REF004 REF005 REF006 REF007 REF008 REF009 REF010 REF011

ref011 = The hook `{ $hook }` runs before the { $kind } `{ $name }` is created: the first install waits for it and fails.
    .help = Make the { $kind } a hook as well, with a lower `helm.sh/hook-weight`, or run the hook as `post-install`.
    .note = what it needs
    .title = What a hook needs exists before it runs.
    .why = Helm runs `pre-install` hooks before it creates the other objects of a release. A hook that needs a ConfigMap,
        Secret, claim or ServiceAccount of the release waits for it, and the first install fails.

ref008 = The StatefulSet `{ $statefulset }` names the Service `{ $service }`, which is not rendered; `{ $near }` selects
    its pods.
    .help = Use the same helper for the name in both places.
    .note = the one that is rendered
    .title = The Service that a StatefulSet names is rendered.
    .why = The pods of a StatefulSet get their DNS names from the Service in `serviceName`. Nothing checks that it exists:
        the pods start, but nobody can look them up by name.

ref005 = The Service `{ $service }` has no port `{ $port }`.
    .help = Use a port of the Service.
    .note = its ports
    .title = An Ingress points to a port of its Service.
    .why = The ingress controller answers 503 for a backend whose Service has no such port, and reports it only in its own
        log.

ref009 = No Service `{ $service }` is rendered, although its name belongs to this release: the route leads nowhere.
    .help = Use the name of a Service that the chart renders.
    .title = An Ingress points to a Service of the release.
    .why = Nothing checks that the Service behind a path exists: the ingress controller answers 503. A name that begins
        with the release name belongs to the chart.

ref001 = The { $kind } `{ $name }` has no key `{ $key }`: `{ $container }` will not start.
    .help = Add the key, correct it here, or mark the reference `optional: true`.
    .note = the { $kind }
    .title = Keys that pods read from ConfigMaps and Secrets exist.
    .why = A container whose environment refers to a missing key does not start: CreateContainerConfigError. Here the
        object is part of the same release, so the mistake shows before the install.

ref010 = The Service `{ $service }` has no port named `{ $port }`, only { $names }.
    .unnamed = The Service `{ $service }` has no port named `{ $port }`: its ports have no names.
    .help = Use the port name of the Service.
    .note = its ports
    .title = A ServiceMonitor scrapes ports that its Services have.
    .why = The Prometheus Operator looks up the port by name in the Services that the monitor selects. If none has it,
        there is no target and no error.

ref002 = No { $kind } `{ $name }` is rendered, although its name belongs to this release: the pod waits for it.
    .help = Turn on what creates it, or use the name that it has.
    .title = Objects that pods refer to by the release name are rendered.
    .why = A pod that mounts a missing ConfigMap, Secret or claim waits in ContainerCreating. A name that begins with the
        release name belongs to the chart: the template that should create it is turned off or uses another name.

ref006 = The { $probe } of `{ $container }` uses a port `{ $port }` that the container does not have.
    .help = Its port is named `{ $only }`.
    .title = The named port of a probe exists in its container.
    .why = A probe of a port name that does not exist always fails: the container is restarted again and again, or never
        becomes ready.

ref007 = No ServiceAccount `{ $account }` is rendered; the chart creates `{ $rendered }`.
    .help = Use the same helper for the name in both places.
    .note = the one that is created
    .title = The ServiceAccount of a pod is rendered, or belongs to another chart.
    .why = A pod whose ServiceAccount does not exist is not created: the events of the ReplicaSet say so, and the rollout
        waits. If the chart creates one of another name, the two names come from different helpers.

ref003 = The Service `{ $service }` selects no pod of this release; `{ $workload }` matches all of its labels but one.
    .values = The Service `{ $service }` selects no pod of this release; the pods of `{ $workload }` have other values for
        its labels.
    .help = Use the same helper for the labels of pods and selectors.
    .note = the labels of the pods
    .title = A Service selects the pods of the release.
    .why = A Service without pods has no endpoints: every request fails, although the rollout looks fine. It happens when
        the labels of the pods and the selector come from different helpers.

ref004 = No container of `{ $workload }` has a port named `{ $port }`.
    .help = Its port is named `{ $only }`.
    .title = The named port of a Service exists in its pods.
    .why = A named `targetPort` is looked up in each pod. If no container has a port of that name, the Service has no
        endpoint for it and connections are refused.
