# Checks REF001 REF002 REF003 REF004 REF005 REF006 REF007 REF008 REF009 REF010 REF011 

ref011 = The hook `{ $name }` runs before the { $kind } `{ $name2 }` is created: the first install waits for it and
    fails.
    .help = Make the { $kind } a hook as well, with a lower `helm.sh/hook-weight`, or run the hook as
        `post-install`.
    .note = what it needs
    .title = What a hook needs is there before it runs.
    .why = Helm runs `pre-install` hooks before it creates the other objects of a release. A hook that needs a
        ConfigMap, a Secret, a claim or an account of the release waits for it, and the first install fails.

ref008 = No Service `{ $name }` is rendered, which the StatefulSet `{ $name2 }` names; `{ $name3 }` selects its
    pods.
    .help = Use one helper for the name in both places.
    .note = the one that is rendered
    .title = The Service that a StatefulSet names is rendered.
    .why = The pods of a StatefulSet get their DNS names from the Service that `serviceName` names. Nothing checks
        that it exists: the pods start, and whoever looks one up by its name does not find it.

ref005 = The Service `{ $name }` has no port `{ $text }`.
    .help = Use a port of the Service.
    .note = its ports
    .title = An Ingress leads to a port of its Service.
    .why = The ingress controller answers 503 for a backend whose Service has no such port, and says so only in its
        own log.

ref009 = No Service `{ $name }` is rendered, though its name is of this release: the route leads nowhere.
    .help = Use the name of a Service that the chart renders.
    .title = An Ingress leads to a Service of the release.
    .why = Nothing checks that the Service behind a path exists: the ingress controller answers 503. A name that
        begins with the name of the release is one of the chart's own.

ref001 = The { $kind } `{ $name }` has no key `{ $key }`: `{ $name2 }` will not start.
    .help = Add the key, correct it here, or mark the reference `optional: true`.
    .title = Keys that pods take from ConfigMaps and Secrets are there.
    .why = A container whose environment names a key that is missing does not start: CreateContainerConfigError. The
        object is part of the same release, so what is missing can be seen before.

ref010 = none with a name
    .help = Name the port as the Service does.
    .note = its ports
    .title = A ServiceMonitor scrapes ports that its Services have.
    .why = The Prometheus Operator looks up a port by its name in the Services that the monitor selects. Where none
        has it there is no target, and no error.

ref010-2 = The Service `{ $service }` has no port named `{ $name }`, only { $has }.

ref002 = No { $kind } `{ $name }` is rendered, though its name is of this release: the pod waits for it.
    .help = Switch on what makes it, or use the name it has.
    .title = What pods refer to by the release's own name is rendered.
    .why = A pod that mounts a ConfigMap, Secret or claim that does not exist waits in ContainerCreating. A name
        that begins with the name of the release is one of the chart's own: the template that should make it is
        switched off or names it differently.

ref006 = The { $probe } of `{ $container }` asks a port `{ $name }`, which the container does not have.
    .help = Its port is named `{ $only }`.
    .title = A probe's named port is one of its container.
    .why = A probe of a port that has no such name always fails: the container is restarted again and again, or
        never becomes ready.

ref007 = No ServiceAccount `{ $name }` is rendered; the chart makes `{ $name2 }`.
    .help = Use one helper for the name in both places.
    .note = the one that is made
    .title = A pod's ServiceAccount is rendered, or another chart's.
    .why = A pod whose ServiceAccount does not exist is not created; the ReplicaSet tells so in its events, and the
        rollout waits. Where the chart makes one of another name, the two come from different helpers.

ref003 = The Service `{ $name }` selects no pod of this release; `{ $name2 }` has all of its labels but one.
    .help = Use one helper for the labels of pods and selectors.
    .note = the pods' labels
    .title = A Service selects the pods of the release.
    .why = A Service without pods has no endpoints: every request to it fails, and the rollout still looks fine. It
        happens when the labels of the pods and the selector come from different helpers.

ref003-2 = The Service `{ $name }` selects no pod of this release; the pods of `{ $name2 }` have other values for
    its labels.

ref004 = No container of `{ $workload }` has a port named `{ $name }`.
    .help = Its port is named `{ $only }`.
    .title = A Service's named port is one of its pods' containers.
    .why = A `targetPort` by name is looked up in each pod. Where no container has a port of that name the Service
        has no endpoint for it, and connections are refused.
