# Checks CLU001 CLU002 CLU003 CLU004 CLU005 CLU006 

clu006 = The cluster serves no `{ $kind }` of `{ $api }`: nothing is installed.
    .help = Install what brings the kind first, or switch off what renders the object.
    .note = what it serves
    .title = The cluster serves the API of every object.
    .why = Helm asks the cluster for every kind before it applies anything: of one that is not served it says `no
        matches for kind`, and nothing is installed. Operators bring their kinds; they have to be there first. What
        is served is what `.chartroom.yaml` declares for the environment.

clu002 = The cluster has no IngressClass `{ $name }`: no controller takes care of the Ingress.
    .note = its classes
    .title = The cluster has the class of an Ingress.
    .why = No controller takes care of an Ingress whose class does not exist: it gets no address, and nobody says
        why. The classes are those that `.chartroom.yaml` declares for the environment.

clu002-2 = It has none.

clu002-3 = It has { $names }.

clu003 = { $memory_text } of memory
    .help = Nodes have { $words }. Ask for less, or for other nodes.
    .note = what nodes have
    .title = A node of the cluster has room for a pod.
    .why = A pod that asks for more than any node has stays Pending for ever; an autoscaler of nodes cannot help, as
        no node of its kind would do. What nodes have is what `.chartroom.yaml` declares for the environment.

clu003-2 = No node of the cluster has room for a pod of `{ $name }`: it asks for { $words }.

clu004 = The namespace’s Pod Security level `{ $level }` refuses the pods of `{ $name }`: { $what }.
    .note = the level
    .title = Pods keep to the Pod Security level of their namespace.
    .why = A namespace with `pod-security.kubernetes.io/enforce` refuses pods that ask for more than its level
        allows. The Deployment is created, and no pod of it; only its ReplicaSet says why. The level is what
        `.chartroom.yaml` declares for the environment.

clu004-2 = `{ $key }` is true

clu004-3 = a volume is a `hostPath`

clu004-4 = it sets the sysctl `{ $name }`

clu004-5 = `{ $name }` is privileged

clu004-6 = `{ $container }` adds the capability `{ $name }`

clu004-7 = its seccomp profile is `Unconfined`

clu004-8 = a volume is a `{ $name }`

clu004-9 = `{ $name }` does not say { $missing }

clu004-10 = `{ $name }` runs as root

clu004-11 = `{ $name }` adds the capability `{ $one }`

clu005 = The release asks for { $words } of `{ $name }` at its most, rollouts included; the quota is { $words2 }.
    .help = Ask for less, lower the maximum of an autoscaler or the surge of a rollout, or raise the quota.
    .title = A release stays within the quota of its namespace.
    .why = What would exceed a ResourceQuota the API server refuses pod by pod: the rollout waits with some of its
        pods, and the ReplicaSet tells so in its events. Where a quota counts a resource, pods that do not ask for
        it are refused too. The quota is what `.chartroom.yaml` declares for the environment.

clu001 = The cluster has no StorageClass `{ $name }`: the claim stays Pending.
    .note = its classes
    .title = The cluster has the StorageClass of a claim.
    .why = A claim whose class does not exist, or that names none where the cluster has no default, stays Pending,
        and so does every pod that mounts it. The classes are those that `.chartroom.yaml` declares for the
        environment.

clu001-2 = The claim names no StorageClass, and the cluster has no default: it stays Pending.

clu001-3 = It has none.

clu001-4 = It has { $names }.
