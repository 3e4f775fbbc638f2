# Checks CLU001 CLU002 CLU003 CLU004 CLU005 CLU006

clu006 = The cluster does not serve `{ $kind }` of `{ $api }`: Helm installs nothing.
    .help = Install what provides the kind first, or turn off what renders the object.
    .note = the APIs that it serves
    .title = The cluster serves the API of every object.
    .why = Helm asks the cluster for every kind before it applies anything. If one is not served, Helm stops with `no
        matches for kind` and installs nothing. Operators bring their own kinds, so they have to be installed first.
        `.chartroom.yaml` declares what the cluster of an environment serves.

clu002 = The cluster has no IngressClass `{ $name }`: no controller handles the Ingress.
    .help = Use a class of the cluster: { $names }.
    .help-none = The cluster has no IngressClass: install an ingress controller first.
    .note = the cluster's classes
    .title = An Ingress uses a class that the cluster has.
    .why = No controller handles an Ingress whose class does not exist: it gets no address, and nothing reports why.
        `.chartroom.yaml` declares the classes of an environment.

clu003 = No node of the cluster has room for a pod of `{ $workload }`: it requests { $amounts }.
    .help = Nodes have { $nodes }. Request less, or use other nodes.
    .note = what nodes have
    .cpu = { $amount } CPU
    .memory = { $amount } of memory
    .gpus = { $count ->
        [one] { $count } GPU
       *[other] { $count } GPUs
    }
    .title = A node of the cluster has room for a pod.
    .why = A pod that requests more than any node has stays Pending forever. A cluster autoscaler cannot help, because
        another node of the same kind is just as small. `.chartroom.yaml` declares what the nodes of an environment
        have.

clu004 = The Pod Security level `{ $level }` of the namespace rejects the pods of `{ $workload }`: { $reason }.
    .note = the level
    .is-true = `{ $field }` is true
    .host-path = a volume is a `hostPath`
    .host-port = `{ $container }` has a `hostPort`
    .sysctl = the pod sets the sysctl `{ $name }`
    .privileged = `{ $container }` is privileged
    .capability = `{ $container }` adds the capability `{ $name }`
    .unconfined = its seccomp profile is `Unconfined`
    .volume = a volume is a `{ $volume }`
    .missing = `{ $container }` does not set { $fields }
    .root = `{ $container }` runs as root
    .title = Pods meet the Pod Security level of their namespace.
    .why = A namespace with `pod-security.kubernetes.io/enforce` rejects pods that ask for more than its level allows.
        The Deployment is created but none of its pods is, and only the ReplicaSet says why. `.chartroom.yaml`
        declares the level of an environment.

clu005 = The release requests up to { $total } of `{ $name }`, rollouts included; the quota is { $quota }.
    .help = Request less, lower the maximum of an autoscaler or the surge of a rollout, or raise the quota.
    .title = A release stays within the quota of its namespace.
    .why = The API server rejects each pod that would exceed a ResourceQuota: the rollout gets stuck with some of its
        pods, and the events of the ReplicaSet say so. If a quota covers a resource, pods that do not request it are
        rejected too. `.chartroom.yaml` declares the quota of an environment.

clu001 = The cluster has no StorageClass `{ $name }`: the claim stays Pending.
    .unnamed = The claim names no StorageClass and the cluster has no default: the claim stays Pending.
    .help = Use a class of the cluster: { $names }.
    .help-none = The cluster has no StorageClass: create one first.
    .note = the cluster's classes
    .title = A claim uses a StorageClass that the cluster has.
    .why = A claim stays Pending if its class does not exist, or if it names none and the cluster has no default. So
        does every pod that mounts it. `.chartroom.yaml` declares the classes of an environment.
