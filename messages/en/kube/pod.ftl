# Pods and their containers

containers = A pod needs at least one container.

ephemeral = `{ $path }` can only be added to a running pod.
    .help = Use `kubectl debug`.

init-container = `{ $path }` is not allowed in an init container, which ends before the others start.
    .help = Remove it, or set `restartPolicy: Always`, which makes it a sidecar.

container-name = Name the container.
    .twice = Two containers of the pod are named `{ $value }`.
    .twice-help = Rename one of the two; init containers count too.

image = Set the image to run.
    .blanks = `{ $path }` has spaces around it.
    .blanks-help = Remove them; in a template use `trim`.

container-port =
    .twice = Two ports of this container are named `{ $value }`.
    .host = `{ $path }` is { $value }, but on the host network a container port is the host port.
    .host-help = Write the same number as `containerPort`, or leave it out.
    .host-twice = Two ports of the pod use host port { $number }.
    .host-twice-help = Leave `hostPort` out, or change one of the two.

resize = The pod is never restarted, so its container can’t be restarted to resize it.
    .help = Use `NotRequired`.

env-key = `{ $path }` can’t be `{ $value }`: keys have letters, digits, `-`, `_` and `.`.
    .missing = Name the key to read.
    .help = Write a valid key.

env-name = `{ $path }` can’t be `{ $value }`: the name of a variable takes printable ASCII characters other than `=`.
    .help = Write only the name; the value goes into `value`.

env-source =
    .value = The variable has both `value` and `valueFrom`; it takes one.
    .value-help = Remove one of the two. An overlay that sets `valueFrom` has to set `value: null` too.
    .none = `{ $path }` has no source, so the variable gets no value.
    .none-help = Set one of `fieldRef`, `resourceFieldRef`, `configMapKeyRef` and `secretKeyRef`, or use `value`.
    .more = `{ $path }` has more than one source; a variable takes one.
    .more-help = Keep one. An overlay that sets another has to set the first to `null`.

field-ref = `{ $path }` can’t be `{ $value }`: that field of a pod can’t be read.
    .missing = Set the field, such as `metadata.name`.
    .version = Pods have no API version `{ $version }`.
    .version-help = Remove `apiVersion`, or write `v1`.
    .key = `{ $path }` can’t be `{ $value }`: that is not a valid key of a label or annotation.
    .help = Use one of { $fields }, or `metadata.labels['key']` or `metadata.annotations['key']`.

resource-ref =
    .container = Name the container to read from.
    .resource = Name a request or limit, such as `limits.memory`.
    .divisor = `{ $path }` can’t be `{ $value }`: it takes a single unit such as `1`, `1m` or `1Mi`.
    .divisor-help = Write a single unit.

env-from =
    .none = This entry of `{ $path }` has no source.
    .none-help = Set `configMapRef` or `secretRef`, or remove the entry.
    .more = This entry of `{ $path }` has two sources; each entry takes one.

toleration =
    .no-key = The toleration has no key, so it applies to all taints, and `operator` must be `Exists`.
    .no-key-help = Set the taint’s `key`, or `operator: Exists` for all taints.
    .seconds = `tolerationSeconds` delays the eviction, which only the effect `NoExecute` causes.
    .seconds-help = Set `effect: NoExecute`, or remove `tolerationSeconds`.
    .value = A taint can’t have the value `{ $text }`: it has the form of a label value.
    .value-help = Use up to 63 letters, digits, `-`, `_` and `.`.
    .exists = The toleration has a value, but `Exists` only looks at the key.
    .exists-help = Remove the value, or use `operator: Equal`.

node-terms = Add a term, or remove the block (`null` in an overlay): without terms, no node matches.

weight = `{ $path }` must be from 1 to 100; it is { $value }.
    .help = Write a number from 1 to 100.

node-field = `{ $path }` can’t be `{ $value }`: only `metadata.name` can be matched.
    .help = Use `metadata.name`, or `matchExpressions` for labels.
    .values = Name one node.
    .operator = Use `In` or `NotIn`.

namespace = `{ $name }` is not a valid namespace name.
    .help = A namespace has up to 63 lower-case letters, digits and `-`.

label-keys =
    .both = `{ $value }` is in both `matchLabelKeys` and `mismatchLabelKeys`.
    .both-help = Keep it in one of the two.

topology-key = Set the node label that defines the domains, such as `kubernetes.io/hostname` or
    `topology.kubernetes.io/zone`.

spread =
    .twice = Two constraints have `topologyKey: { $key }` and `whenUnsatisfiable: { $unsatisfiable }`.
    .domains = `{ $path }` sets a minimum number of domains, but `ScheduleAnyway` schedules regardless.
    .domains-help = Use `DoNotSchedule`, or remove `minDomains`.

process-namespace = `{ $path }` conflicts with `hostPID`.

system = Use `linux` or `windows`.
    .other = `{ $path }` does not exist on { $own }, the pod’s operating system (`os.name`).
    .other-help = Remove it, or remove `os`.

user-namespace = `{ $path }` conflicts with `hostUsers: false`, which gives the pod its own user namespace.

restart-policy =
    .job = The pods of a Job end, so `{ $path }` must say what happens when they fail; it defaults to `Always`.
    .job-help = Set `restartPolicy: OnFailure` or `Never`.

active-deadline = `{ $path }` ends a pod after a time, but this pod is meant to keep running.
    .help = Remove it; only Jobs and bare pods can have a deadline.

dns =
    .servers = Set at least one server in `dnsConfig.nameservers`.
    .more-servers = `{ $path }` has more than three servers.
    .more-servers-help = Keep three of them.
    .more-domains = `{ $path }` has more than 32 domains.
    .more-domains-help = Keep 32 of them.
    .option = Name the option, such as `ndots`.
    .search = `{ $path }` can’t be `{ $value }`: it takes a lower-case domain.
    .search-help = Write it as `svc.cluster.local`.

scheduling-gate =
    .twice = The gate `{ $text }` is listed twice.

resource-claim =
    .name = Name the claim; containers refer to it.
    .both = `{ $path }` sets both a claim and a claim template; it takes one.
    .none = `{ $path }` sets neither a claim nor a claim template.
    .none-help = Set `resourceClaimName` or `resourceClaimTemplateName`.
    .twice = Two claims are named `{ $value }`.

probe =
    .grace = A readiness probe ends no container, so `{ $path }` has no effect.
    .grace-help = Remove it, or set it on the liveness or startup probe.
    .success = `{ $path }` must be 1; it is { $value }. Only a readiness probe can require more.
    .success-help = Write 1, or leave it out.
    .grace-positive = Leave it out to use the pod’s own.

handler =
    .none = `{ $path }` has no handler, so it has nothing to do.
    .none-help = Set one of { $names }, or remove the whole block (`null` in an overlay).
    .command = Write the command as a list: `["cat", "/ready"]`.

http-header = `{ $path }` can’t be `{ $value }`: the name of an HTTP header takes letters, digits and `-`.
    .help = Write it as `X-Header-Name`.

hook-sleep = The hook sleeps { $seconds } seconds, but the pod is killed after { $grace }
    (`terminationGracePeriodSeconds`).
    .help = Sleep less, or raise `terminationGracePeriodSeconds`.

resources =
    .no-limit = `{ $name }` is requested without a limit; it can’t be overcommitted, so both must be the same.
    .no-limit-help = Set `{ $name }` in `limits`; the request defaults to it.
    .claim = `{ $path }` names `{ $value }`, which is not in the pod’s `resourceClaims`.
    .claim-help = Add the claim to the pod’s `resourceClaims`.
    .differ = The request of `{ $name }`, { $request }, differs from its limit, { $limit }; it can’t be overcommitted,
        so both must be the same.
    .differ-help = Set only the limit; the request defaults to it.
    .above-help = Raise the limit or lower the request. An overlay that sets one of them keeps the other from the
        layer below.
    .unknown = A container has no resource `{ $name }`: it can have `cpu`, `memory`, `ephemeral-storage`,
        `hugepages-…`, and devices with a domain in front.
    .unknown-help = Names are case-sensitive; a GPU is `nvidia.com/gpu`.
    .whole = `{ $name }` must be a whole number; it is { $value }.
    .whole-help = Write a whole number. A share of a GPU is a resource of its own, as with MIG and time-slicing.
    .above = The request of `{ $name }`, { $request }, is above its limit, { $limit }.
    .above-blank = The request of `{ $name }`, { $request }, is above its limit, { $limit }: a limit left blank is 0.

huge-pages = Huge pages are requested without CPU or memory.
    .help = Request `cpu` or `memory` too.
    .part = `{ $name }` comes in whole pages; { $value } is not a multiple of the page size.
    .part-help = Write a multiple of the page size.

privileged =
    .escalation = The container is `privileged` but must not escalate privileges; a privileged one always can.
    .escalation-help = Change one of the two.
    .sys-admin = The container gets CAP_SYS_ADMIN but must not escalate privileges, which that capability allows.

proc-mount = `{ $path }` is `Unmasked`, which needs a user namespace for the pod.
    .help = Set `hostUsers: false` on the pod.

host-process = The pod has host process containers, which need the host network.
    .help = Set `hostNetwork: true`.

security-profile = Use `RuntimeDefault`, `Localhost` or `Unconfined`, or remove the block.
    .local = Set the profile’s file, relative to the kubelet’s profile folder.
    .other = `{ $path }` names a profile on the node, but the type is not `Localhost`.
    .other-help = Remove it, or set the type to `Localhost`.

windows =
    .empty = Remove it, or set a value.
    .long = `{ $path }` is longer than 64 KiB.
    .long-help = Use a shorter one.

sysctl = `{ $path }` can’t be `{ $value }`: it is not the name of a kernel parameter.
    .missing = Name the kernel parameter.
    .help = Write it as `net.core.somaxconn`.
    .twice = `{ $value }` is set twice in `sysctls`.
    .host = `{ $value }` would change the node itself, as the pod has `{ $field }: true`.
    .host-help = Remove it; set it on the node instead.
