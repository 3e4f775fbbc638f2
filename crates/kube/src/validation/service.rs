//! Services and what they lead to, <https://kubernetes.io/docs/concepts/services-networking/service/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::{labels, qualified};
use super::primitives::names::Form;
use crate::messages;
use std::collections::BTreeSet;
use std::net::IpAddr;

const ONLY_BALANCER: &str = "may only be used when `type` is 'LoadBalancer'";
/// Where a server takes the ports of nodes from unless it is told otherwise.
const NODE_PORTS: (i64, i64) = (30000, 32767);

/// A Service.
pub(super) fn service(object: &At<'_>) {
    let spec = object.field("spec");
    let kind = spec.field("type");
    let kind = if kind.is_filled() { kind.text() } else { "ClusterIP" };
    let addresses = spec.field("clusterIPs");
    let first = spec.field("clusterIP");
    let headless = first.text() == "None" || addresses.items().any(|one| one.text() == "None");
    ports(&spec, kind, headless);
    labels(&spec.field("selector"));
    cluster_addresses(&first, &addresses, kind);
    external_name(&spec, kind);
    families(&spec, kind);
    balancer(&spec, kind);
    external(&spec, kind);
    affinity(&spec);
    spec.field("internalTrafficPolicy").one_of_if_set(&["Cluster", "Local"]);
    let near = ["PreferClose", "PreferSameNode", "PreferSameZone"];
    spec.field("trafficDistribution").one_of_if_set(&near);
}

fn ports(spec: &At<'_>, kind: &str, headless: bool) {
    let list = spec.field("ports");
    if !list.is_filled() && !headless && kind != "ExternalName" {
        list.required("", &messages::SERVICE_PORTS_NONE);
    }
    let many = list.len() > 1;
    let (mut names, mut numbers, mut nodes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for port in list.items() {
        port_name(&port.field("name"), many, &mut names);
        let number = port.field("port");
        if number.is_set() {
            number.between(1, 65535);
        }
        target_port(&port.field("targetPort"));
        let protocol = port.field("protocol");
        let protocol = if protocol.is_filled() { protocol.text() } else { "TCP" }.to_owned();
        let application = port.field("appProtocol");
        if application.is_set() {
            qualified(&application);
        }
        let key = (number.number().unwrap_or(0), protocol.clone());
        if number.is_set() && !numbers.insert(key) {
            port.duplicate(
                "{…}",
                &messages::ServicePortsTwice { number: &number.scalar(), protocol: &protocol },
                &messages::REMOVE_ONE,
            );
        }
        node_port(&port.field("nodePort"), kind, &protocol, &mut nodes);
        if kind == "LoadBalancer" && number.number() == Some(10250) {
            port.wrong(
                Family::Value,
                "may not expose port 10250 externally since it is used by kubelet",
                &messages::SERVICE_PORTS_KUBELET,
                &messages::SERVICE_PORTS_KUBELET_HELP,
            );
        }
    }
}

fn port_name(name: &At<'_>, many: bool, names: &mut BTreeSet<String>) {
    if !name.is_filled() {
        if many {
            name.required("", &messages::SERVICE_PORTS_NAME);
        }
        return;
    }
    name.name(Form::Label);
    let text = name.text();
    if !names.insert(text.to_owned()) {
        name.duplicate(
            &format!("\"{text}\""),
            &messages::SERVICE_PORTS_NAME_TWICE,
            &messages::RENAME_ONE,
        );
    }
}

/// The server takes the Service's own port for 0 and for empty text.
fn target_port(at: &At<'_>) {
    if at.is_filled() && at.number() != Some(0) {
        at.port_or_name();
    }
}

fn node_port(at: &At<'_>, kind: &str, protocol: &str, nodes: &mut BTreeSet<(i64, String)>) {
    let Some(number) = at.number().filter(|number| *number != 0) else { return };
    if !matches!(kind, "NodePort" | "LoadBalancer") {
        at.forbidden(
            &format!("may not be used when `type` is '{kind}'"),
            &messages::NodePortType { kind: &kind },
            &messages::NODE_PORT_TYPE_HELP,
        );
        return;
    }
    if !(NODE_PORTS.0..=NODE_PORTS.1).contains(&number) {
        at.wrong(
            Family::Value,
            "provided port is not in the valid range. The range of valid ports is 30000-32767",
            &messages::NODE_PORT,
            &messages::NODE_PORT_HELP,
        );
    }
    if !nodes.insert((number, protocol.to_owned())) {
        at.duplicate(
            &number.to_string(),
            &messages::NodePortTwice { number: &number },
            &messages::NODE_PORT_TWICE_HELP,
        );
    }
}

fn cluster_addresses(first: &At<'_>, list: &At<'_>, kind: &str) {
    let none = |at: &At<'_>| {
        at.say(
            Family::Fit,
            &format!("Invalid value: \"None\": may not be set to 'None' for {kind} services"),
            &messages::Headless { kind: &kind },
            &messages::HEADLESS_HELP,
        );
    };
    if kind == "ExternalName" {
        for at in [first, list] {
            if at.is_filled() {
                at.forbidden(
                    "may not be set when `type` is 'ExternalName'",
                    &messages::EXTERNAL_NAME_ADDRESS,
                    &messages::REMOVE,
                );
            }
        }
        return;
    }
    for at in list.items().chain(std::iter::once(*first).filter(|_| !list.is_filled())) {
        match at.text() {
            "" => {}
            "None" if matches!(kind, "NodePort" | "LoadBalancer") => none(&at),
            "None" if list.len() > 1 => at.wrong(
                Family::Fit,
                "'None' must be the first and only value",
                &messages::CLUSTER_IPS_NONE,
                &messages::CLUSTER_IPS_NONE_HELP,
            ),
            "None" => {}
            _ => {
                at.address();
            }
        }
    }
    if list.len() > 2 {
        list.wrong(
            Family::Value,
            "may only hold up to 2 values",
            &messages::CLUSTER_IPS_MORE,
            &messages::CLUSTER_IPS_MORE_HELP,
        );
    }
    let head = list.items().next().map(|one| one.text().to_owned());
    if first.is_filled() && head.is_some_and(|head| head != first.text()) {
        list.wrong(
            Family::Fit,
            "first value must match `clusterIP`",
            &messages::CLUSTER_IPS_FIRST,
            &messages::CLUSTER_IPS_FIRST_HELP,
        );
    }
}

fn external_name(spec: &At<'_>, kind: &str) {
    let name = spec.field("externalName");
    if kind != "ExternalName" {
        return;
    }
    if name.must_be_filled("", &messages::EXTERNAL_NAME) {
        let text = name.text();
        if Form::Subdomain.fault(text.strip_suffix('.').unwrap_or(text)).is_some() {
            name.name(Form::Subdomain);
        }
    }
}

fn families(spec: &At<'_>, kind: &str) {
    let (families, policy) = (spec.field("ipFamilies"), spec.field("ipFamilyPolicy"));
    if kind == "ExternalName" {
        for at in [families, policy] {
            if at.is_filled() {
                at.forbidden(
                    "may not be set when `type` is 'ExternalName'",
                    &messages::EXTERNAL_NAME_FAMILIES,
                    &messages::REMOVE,
                );
            }
        }
        return;
    }
    let addresses = spec.field("clusterIPs");
    let several = families.len() > 1 || addresses.len() > 1;
    if several
        && !matches!(policy.text(), "RequireDualStack" | "PreferDualStack")
        && policy.is_filled()
    {
        policy.wrong(
            Family::Fit,
            "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
            &messages::IP_FAMILIES_POLICY,
            &messages::IP_FAMILIES_POLICY_HELP,
        );
    } else if several && !policy.is_filled() {
        policy.say(
            Family::Missing,
            "Required value: must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
            &messages::IP_FAMILIES_NO_POLICY,
            &messages::IP_FAMILIES_NO_POLICY_HELP,
        );
    }
    policy.one_of_if_set(&["PreferDualStack", "RequireDualStack", "SingleStack"]);
    if families.len() > 2 {
        families.wrong(
            Family::Value,
            "may only hold up to 2 values",
            &messages::IP_FAMILIES_MORE,
            &messages::IP_FAMILIES_MORE_HELP,
        );
    }
    let mut seen = BTreeSet::new();
    for family in families.items() {
        if family.is_filled() && !seen.insert(family.text().to_owned()) {
            family.duplicate(
                &format!("\"{}\"", family.text()),
                &messages::IP_FAMILIES_TWICE,
                &messages::REMOVE_ONE,
            );
        }
    }
}

fn balancer(spec: &At<'_>, kind: &str) {
    let is_balancer = kind == "LoadBalancer";
    let class = spec.field("loadBalancerClass");
    if class.is_set() && is_balancer {
        qualified(&class);
    }
    for field in ["loadBalancerClass", "allocateLoadBalancerNodePorts"] {
        let at = spec.field(field);
        if !is_balancer && at.is_set() {
            at.forbidden(
                ONLY_BALANCER,
                &messages::LoadBalancerType { kind: &kind },
                &messages::LOAD_BALANCER_TYPE_HELP,
            );
        }
    }
    let ranges = spec.field("loadBalancerSourceRanges");
    if ranges.is_filled() && !is_balancer {
        ranges.forbidden(
            ONLY_BALANCER,
            &messages::LoadBalancerType { kind: &kind },
            &messages::LOAD_BALANCER_TYPE_HELP,
        );
    }
    for range in ranges.items() {
        range.range();
    }
    let health = spec.field("healthCheckNodePort");
    let local = spec.field("externalTrafficPolicy").text() == "Local";
    if health.number().is_some_and(|port| port != 0) && !(is_balancer && local) {
        health.wrong(
            Family::Fit,
            "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
            &messages::HEALTH_CHECK_PORT,
            &messages::HEALTH_CHECK_PORT_HELP,
        );
    }
}

fn external(spec: &At<'_>, kind: &str) {
    let addresses = spec.field("externalIPs");
    for one in addresses.items() {
        if let Some(address) = one.address()
            && let Some(says) = special(address)
        {
            one.wrong(Family::Value, says, &messages::EXTERNAL_IP, &messages::EXTERNAL_IP_HELP);
        }
    }
    let policy = spec.field("externalTrafficPolicy");
    let outside = matches!(kind, "NodePort" | "LoadBalancer") || addresses.is_filled();
    if policy.is_filled() && !outside {
        policy.wrong(
            Family::Fit,
            "may only be set for externally-accessible services",
            &messages::ExternalTraffic { kind: &kind },
            &messages::EXTERNAL_TRAFFIC_HELP,
        );
    }
}

/// Addresses that are no one's in particular.
pub(super) fn special(address: IpAddr) -> Option<&'static str> {
    let (link, group) = match address {
        IpAddr::V4(address) => {
            (address.is_link_local(), address.octets().starts_with(&[224, 0, 0]))
        }
        IpAddr::V6(address) => {
            let first = address.segments().first().copied().unwrap_or_default();
            (first & 0xffc0 == 0xfe80, first & 0xff0f == 0xff02)
        }
    };
    if address.is_unspecified() {
        Some("may not be unspecified (0.0.0.0 or ::)")
    } else if address.is_loopback() {
        Some("may not be in the loopback range (127.0.0.0/8, ::1/128)")
    } else if link {
        Some("may not be in the link-local range (169.254.0.0/16, fe80::/10)")
    } else {
        group.then_some("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
    }
}

fn affinity(spec: &At<'_>) {
    let (kind, config) = (spec.field("sessionAffinity"), spec.field("sessionAffinityConfig"));
    if kind.text() != "ClientIP" {
        if config.is_set() && matches!(kind.text(), "" | "None") {
            config.forbidden(
                "must not be set when session affinity is None",
                &messages::AFFINITY_NONE,
                &messages::AFFINITY_NONE_HELP,
            );
        }
        return;
    }
    let client = config.field("clientIP");
    let seconds = client.field("timeoutSeconds");
    if seconds.number().is_some_and(|seconds| !(1..=86400).contains(&seconds)) {
        seconds.wrong(
            Family::Value,
            "must be greater than 0 and less than 86400",
            &messages::AFFINITY_TIMEOUT,
            &messages::AFFINITY_TIMEOUT_HELP,
        );
    }
}
