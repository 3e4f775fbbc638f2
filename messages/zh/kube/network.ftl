# Service、Ingress、NetworkPolicy、端点

endpoint = `{ $path }` 不能是 `{ $value }`：它不是有效的端点地址。
    .help = 写其他节点可以访问的地址。
    .addresses = 列出端点的地址。
    .family = `{ $path }` 不能是 `{ $value }`：该切片的 `addressType` 是 `{ $kind }`。
    .family-help = 每个地址族使用单独的切片。

endpoint-ports =
    .name = 有多个端口时，每个都需要名称。
    .twice = 有两个端口名为 `{ $value }`。
    .twice-help = 为每个端口取不同的名称。

ingress =
    .empty = Ingress 既没有 `rules` 也没有 `defaultBackend`，没有任何去向。
    .empty-help = 添加一条规则；如果 chart 由主机列表生成规则，说明该列表为空。
    .paths = 添加一个路径，或者不写 `http`。
    .two-classes = 注解 `kubernetes.io/ingress.class` 是 `{ $value }`，而 `ingressClassName` 是 `{ $class }`。
    .two-classes-help = 保留 `ingressClassName`，删除已弃用的注解。

host =
    .address = `{ $path }` 不能是 `{ $value }`：主机是名称，不是 IP 地址。
    .address-help = 写能解析到该地址的名称，或者不写 `host` 以匹配所有主机。
    .url = `{ $path }` 不能是 `{ $value }`：主机只是名称，不带协议、端口和路径。
    .wildcard = `{ $path }` 不能是 `{ $value }`：`*` 必须是完整的第一段。
    .wildcard-help = 写成 `*.example.com` 的形式。

path-type = 使用 `Prefix`、`Exact` 或 `ImplementationSpecific`。

ingress-path = `{ $path }` 不能是 `{ $value }`：路径以 `/` 开头。
    .help = 写 `/` 表示所有路径。
    .segments = `{ $path }` 不能是 `{ $value }`：这种类型的路径逐段比较，不能含 `.`、`..` 和空段。
    .segments-help = 写普通路径，或者使用 `pathType: ImplementationSpecific`。

backend =
    .both = `{ $path }` 同时设置了 `service` 和 `resource`，只能设置一个。
    .resource = 写出资源的名称。
    .service = 写出 Service 的名称。
    .none = `{ $path }` 既没有设置 `service`，也没有设置 `resource`。
    .none-help = 设置 `service.name` 和 `service.port.number`；`serviceName` 和 `servicePort` 属于旧版 API。
    .two-ports = `{ $path }` 用名称和编号两次设置了端口。
    .no-port = `{ $path }` 没有设置 Service 的端口。
    .no-port-help = 设置 `service.port.number` 或 `service.port.name`；如果由模板设置，其值可能为空或 0。

ingress-class =
    .controller = 写出控制器的名称，例如 `k8s.io/ingress-nginx`。
    .parameters = 写出保存参数的对象。
    .namespace = 设置参数所在的名字空间。
    .cluster = 设置了 `{ $path }`，但参数是集群作用域的。
    .cluster-help = 删除它，或者设置 `scope: Namespace`。

policy-types = `{ $path }` 的条目多于两个，但只有两种类型。
    .help = `Ingress` 和 `Egress` 各列一次。

port-range = `{ $path }`（{ $value }）小于 `port`（{ $port }）。
    .start = `{ $path }` 是范围的终点，但该范围没有起点。
    .start-help = 设置 `port`。
    .named = `{ $path }` 是范围的终点，但起点是名称。
    .named-help = `port` 写成数字。
    .help = 写范围的最后一个端口。

peer =
    .none = `{ $path }` 没有选择对端。
    .none-help = 设置 `podSelector`、`namespaceSelector` 或 `ipBlock`；空列表表示所有对端。
    .both = `{ $path }` 同时有 `ipBlock` 和选择算符，只能有一个。

ip-block = 写一个网段，例如 `10.9.8.0/24`。
    .except = `{ $path }`（{ $value }）不在 `cidr`（{ $cidr }）之内。
    .except-help = 写 `cidr` 之内更小的网段。

service-ports =
    .none = 列出端口；没有端口的 Service 是无头服务（`clusterIP: None`）或 `ExternalName`。
    .twice = Service 有两个端口都使用 { $protocol } 端口 { $number }。
    .kubelet = 负载均衡器不能暴露端口 10250，它属于 kubelet。
    .kubelet-help = 使用其他端口。
    .name = 有多个端口的 Service 需要为每个端口命名。
    .name-twice = Service 有两个端口名为 `{ $value }`。

node-port = `{ $path }` 必须在 30000 到 32767 之间，现在是 { $value }。API 服务器可以设置其他范围（`--service-node-port-range`）。
    .type = 设置了 `{ $path }`，但 `{ $kind }` 类型的 Service 不在节点上打开端口。
    .type-help = 设置 `type: NodePort`，或者不写 `nodePort`。
    .help = 写该范围内的端口，或者不写以自动分配。
    .twice = Service 有两个端口都使用节点端口 { $number }。
    .twice-help = 删除两者之一的 `nodePort`。

headless = 无头服务没有集群 IP，而 `{ $kind }` 类型的 Service 需要它。
    .help = 不写 `clusterIP`，或者使用类型 `ClusterIP`。

external-name = 写该 Service 所指向的主机。
    .address = 设置了 `{ $path }`，但 `ExternalName` 类型的 Service 只是一个 DNS 名称。
    .families = 设置了 `{ $path }`，但 `ExternalName` 类型的 Service 没有集群 IP。

cluster-ips =
    .none = `clusterIPs` 除 `None` 之外还列出了地址。
    .none-help = 只保留 `None`，或者只保留地址。
    .more = `{ $path }` 的地址多于两个。
    .more-help = 每个地址族保留一个。
    .first = `{ $path }` 的第一项与 `clusterIP` 不同。
    .first-help = 只设置两个字段之一。

ip-families =
    .policy = `{ $path }` 是 { $value }，但请求了两个地址族。
    .policy-help = 使用 `PreferDualStack`，或者只列一个地址族。
    .no-policy = 请求了两个地址族，但没有设置策略。
    .no-policy-help = 设置 `ipFamilyPolicy: PreferDualStack`，或者只列一个地址族。
    .more = `{ $path }` 的条目多于两个，但只有两个地址族。
    .more-help = `IPv4` 和 `IPv6` 各列一次。
    .twice = `ipFamilies` 中列出了两次 `{ $value }`。

load-balancer =
    .type = 设置了 `{ $path }`，但 Service 的类型是 `{ $kind }`。
    .type-help = 设置 `type: LoadBalancer`，或者删除它。

health-check-port = 设置了 `{ $path }`，但没有任何组件会探测该端口。
    .help = 设置 `type: LoadBalancer` 和 `externalTrafficPolicy: Local`，或者删除它。

external-ip = `{ $path }` 不能是 `{ $value }`：从节点之外无法访问该地址。
    .help = 写节点或路由器的地址。

external-traffic = 设置了 `{ $path }`，但 `{ $kind }` 类型的 Service 没有来自外部的流量。
    .help = 设置 `type: LoadBalancer` 或 `NodePort`，或者删除它。

affinity =
    .none = 设置了 `{ $path }`，但 `sessionAffinity` 是 `None`。
    .none-help = 设置 `sessionAffinity: ClientIP`，或者删除它。
    .timeout = `{ $path }` 必须在 1 到 86400 秒（一天）之间，现在是 { $value }。
    .timeout-help = 写 1 到 86400 之间的数。
