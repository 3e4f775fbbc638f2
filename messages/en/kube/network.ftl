# Services, Ingresses, NetworkPolicies, endpoints

endpoint = `{ $path }` can’t be `{ $value }`: it is not a valid endpoint address.
    .help = Write an address that other nodes can reach.
    .addresses = List the endpoint’s addresses.
    .family = `{ $path }` can’t be `{ $value }`: the `addressType` of the slice is `{ $kind }`.
    .family-help = Use one slice per address family.

endpoint-ports =
    .name = With several ports, each needs a name.
    .twice = Two ports are named `{ $value }`.
    .twice-help = Give each port its own name.

ingress =
    .empty = The Ingress has neither `rules` nor a `defaultBackend`, so it leads nowhere.
    .empty-help = Add a rule; if the chart builds the rules from a list of hosts, that list is empty.
    .paths = Add a path, or leave `http` out.
    .two-classes = The annotation `kubernetes.io/ingress.class` says `{ $value }`, and `ingressClassName` says
        `{ $class }`.
    .two-classes-help = Keep `ingressClassName` and remove the annotation, which is deprecated.

host =
    .address = `{ $path }` can’t be `{ $value }`: a host is a name, not an IP address.
    .address-help = Write a name that resolves to the address, or leave `host` out to match all hosts.
    .url = `{ $path }` can’t be `{ $value }`: a host is only a name, without scheme, port or path.
    .wildcard = `{ $path }` can’t be `{ $value }`: `*` must be the whole first part.
    .wildcard-help = Write it as `*.example.com`.

path-type = Use `Prefix`, `Exact` or `ImplementationSpecific`.

ingress-path = `{ $path }` can’t be `{ $value }`: a path begins with `/`.
    .help = Write `/` for all paths.
    .segments = `{ $path }` can’t be `{ $value }`: a path of this type is compared segment by segment, without `.`,
        `..` or empty segments.
    .segments-help = Write a plain path, or use `pathType: ImplementationSpecific`.

backend =
    .both = `{ $path }` sets both a `service` and a `resource`; it takes one.
    .resource = Name the resource.
    .service = Name the Service.
    .none = `{ $path }` sets neither a `service` nor a `resource`.
    .none-help = Set `service.name` and `service.port.number`; `serviceName` and `servicePort` belong to an older API.
    .two-ports = `{ $path }` sets its port twice, by name and by number.
    .no-port = `{ $path }` sets no port of the Service.
    .no-port-help = Set `service.port.number` or `service.port.name`; if a template sets it, its value may be empty or
        0.

ingress-class =
    .controller = Name the controller, such as `k8s.io/ingress-nginx`.
    .parameters = Name the object that holds the parameters.
    .namespace = Set the namespace of the parameters.
    .cluster = `{ $path }` is set, but the parameters are cluster-scoped.
    .cluster-help = Remove it, or set `scope: Namespace`.

policy-types = `{ $path }` has more than two entries, but there are only two types.
    .help = List `Ingress` and `Egress` once each.

port-range = `{ $path }`, { $value }, is below `port`, { $port }.
    .start = `{ $path }` ends a range that has no start.
    .start-help = Set `port`.
    .named = `{ $path }` ends a range that starts with a name.
    .named-help = Write `port` as a number.
    .help = Write the last port of the range.

peer =
    .none = `{ $path }` selects no peer.
    .none-help = Set `podSelector`, `namespaceSelector` or `ipBlock`; an empty list allows all peers.
    .both = `{ $path }` has both an `ipBlock` and a selector; it takes one of them.

ip-block = Write a range such as `10.9.8.0/24`.
    .except = `{ $path }`, { $value }, is not within `cidr`, { $cidr }.
    .except-help = Write a smaller range within `cidr`.

service-ports =
    .none = List the ports; a Service without ports is headless (`clusterIP: None`) or an `ExternalName`.
    .twice = Two ports of the Service use { $number } over { $protocol }.
    .kubelet = A load balancer can’t expose port 10250, which belongs to the kubelet.
    .kubelet-help = Use another port.
    .name = A Service with several ports needs a name for each.
    .name-twice = Two ports of the Service are named `{ $value }`.

node-port = `{ $path }` must be from 30000 to 32767; it is { $value }. The API server can be set to another range
    (`--service-node-port-range`).
    .type = `{ $path }` is set, but a Service of type `{ $kind }` opens no port on nodes.
    .type-help = Set `type: NodePort`, or leave `nodePort` out.
    .help = Write a port of that range, or leave it out to get a free one.
    .twice = Two ports of the Service use node port { $number }.
    .twice-help = Remove `nodePort` from one of the two.

headless = A headless Service has no cluster IP, but one of type `{ $kind }` needs one.
    .help = Leave `clusterIP` out, or use the type `ClusterIP`.

external-name = Write the host that the Service is an alias for.
    .address = `{ $path }` is set, but a Service of type `ExternalName` is only a DNS name.
    .families = `{ $path }` is set, but a Service of type `ExternalName` has no cluster IP.

cluster-ips =
    .none = `clusterIPs` lists addresses besides `None`.
    .none-help = Keep either `None` or the addresses.
    .more = `{ $path }` has more than two addresses.
    .more-help = Keep one per address family.
    .first = The first entry of `{ $path }` is not `clusterIP`.
    .first-help = Set only one of the two fields.

ip-families =
    .policy = `{ $path }` is { $value }, but two address families are requested.
    .policy-help = Use `PreferDualStack`, or list only one family.
    .no-policy = Two address families are requested without a policy.
    .no-policy-help = Set `ipFamilyPolicy: PreferDualStack`, or list only one family.
    .more = `{ $path }` has more than two entries, but there are only two address families.
    .more-help = List `IPv4` and `IPv6` once each.
    .twice = `{ $value }` is listed twice in `ipFamilies`.

load-balancer =
    .type = `{ $path }` is set, but the type of the Service is `{ $kind }`.
    .type-help = Set `type: LoadBalancer`, or remove it.

health-check-port = `{ $path }` is set, but nothing probes that port.
    .help = Set `type: LoadBalancer` and `externalTrafficPolicy: Local`, or remove it.

external-ip = `{ $path }` can’t be `{ $value }`: that address can’t be reached from outside the node.
    .help = Write the address of a node or router.

external-traffic = `{ $path }` is set, but a Service of type `{ $kind }` gets no traffic from outside.
    .help = Set `type: LoadBalancer` or `NodePort`, or remove it.

affinity =
    .none = `{ $path }` is set, but `sessionAffinity` is `None`.
    .none-help = Set `sessionAffinity: ClientIP`, or remove it.
    .timeout = `{ $path }` must be from 1 to 86400 seconds (one day); it is { $value }.
    .timeout-help = Write a number from 1 to 86400.
