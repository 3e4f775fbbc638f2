//! Ingresses and NetworkPolicies, <https://kubernetes.io/docs/concepts/services-networking/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::{is_domain_prefixed, selector};
use super::primitives::names::{Form, is_subdomain};
use super::primitives::net::{Range, address};
use crate::messages;

const WILDCARD: &str = "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
/// What must not be in a path, and at its end.
const INSIDE: [&str; 5] = ["//", "/./", "/../", "%2f", "%2F"];
const AT_END: [&str; 2] = ["/..", "/."];

/// An Ingress.
pub(super) fn ingress(object: &At<'_>) {
    let spec = object.field("spec");
    let (own, rules) = (spec.field("defaultBackend"), spec.field("rules"));
    if !own.is_set() && !rules.is_filled() {
        spec.say(
            Family::Missing,
            &format!(
                "Invalid value: {}: either `defaultBackend` or `rules` must be specified",
                rules.shown()
            ),
            &messages::INGRESS_EMPTY,
            &messages::INGRESS_EMPTY_HELP,
        );
    }
    if own.is_set() {
        backend(&own);
    }
    for rule in rules.items() {
        host(&rule.field("host"));
        let http = rule.field("http");
        if http.is_set() {
            let paths = http.field("paths");
            paths.must_be_filled("", &messages::INGRESS_PATHS);
            paths.items().for_each(|one| path(&one));
        }
    }
    for tls in spec.field("tls").items() {
        tls.field("hosts").items().for_each(|name| host_name(&name));
        tls.field("secretName").optional_name(Form::Subdomain);
    }
    let class = spec.field("ingressClassName");
    if class.is_set() {
        class.name(Form::Subdomain);
        two_classes(object, &class);
    }
}

/// The older annotation says the same as the field, if it is there at all.
fn two_classes<'a>(object: &At<'a>, class: &At<'a>) {
    let metadata = object.field("metadata");
    let annotations = metadata.field("annotations");
    let old = annotations.under("kubernetes.io/ingress.class");
    if old.is_set() && old.text() != class.text() {
        old.against(class).tell(
            Family::Fit,
            format!("annotations.kubernetes.io/ingress.class: Invalid value: \"{}\": must match `ingressClassName` when both are specified", old.text()),
            &messages::IngressTwoClasses { class: &class.text() },
            &messages::INGRESS_TWO_CLASSES_HELP,
        );
    }
}

fn host(at: &At<'_>) {
    let text = at.text();
    if address(text, 36).is_some() {
        at.wrong(
            Family::Name,
            "must be a DNS name, not an IP address",
            &messages::HOST_ADDRESS,
            &messages::HOST_ADDRESS_HELP,
        );
    } else if text.contains(['/', ':']) {
        let bare = text.rsplit("://").next().unwrap_or(text);
        let bare = bare.split(['/', ':']).next().unwrap_or(bare);
        let suggested = if bare.contains(['`', '*']) { *at } else { at.better(bare) };
        suggested.wrong(
            Family::Name,
            &Form::Subdomain.fault(text).unwrap_or_default(),
            &messages::HOST_URL,
            &messages::Write { text: &bare },
        );
    } else if at.is_filled() {
        host_name(at);
    }
}

fn host_name(at: &At<'_>) {
    let text = at.text();
    if !text.contains('*') {
        return at.name(Form::Subdomain);
    }
    let fits = text.strip_prefix("*.").is_some_and(is_subdomain) && text.len() <= 253;
    if !fits {
        at.wrong(Family::Name, WILDCARD, &messages::HOST_WILDCARD, &messages::HOST_WILDCARD_HELP);
    }
}

fn path(one: &At<'_>) {
    let (kind, path) = (one.field("pathType"), one.field("path"));
    if !kind.is_set() {
        kind.required("pathType must be specified", &messages::PATH_TYPE);
    } else {
        kind.one_of(&["Exact", "ImplementationSpecific", "Prefix"]);
    }
    let text = path.text();
    let strict = matches!(kind.text(), "Exact" | "Prefix");
    if (strict || !text.is_empty()) && !text.starts_with('/') && kind.is_set() {
        path.say(
            Family::Form,
            &format!("Invalid value: \"{text}\": must be an absolute path"),
            &messages::INGRESS_PATH,
            &messages::INGRESS_PATH_HELP,
        );
    } else if strict {
        let inside = INSIDE.into_iter().find(|one| text.contains(one));
        let end = AT_END.into_iter().find(|one| text.ends_with(one));
        let says = inside.map(|one| format!("must not contain '{one}'"));
        if let Some(says) = says.or_else(|| end.map(|one| format!("cannot end with '{one}'"))) {
            path.wrong(
                Family::Form,
                &says,
                &messages::INGRESS_PATH_SEGMENTS,
                &messages::INGRESS_PATH_SEGMENTS_HELP,
            );
        }
    }
    backend(&one.field("backend"));
}

fn backend(at: &At<'_>) {
    let (service, resource) = (at.field("service"), at.field("resource"));
    if service.is_set() && resource.is_set() {
        at.wrong(
            Family::Fit,
            "cannot set both resource and service backends",
            &messages::BACKEND_BOTH,
            &messages::REMOVE_ONE,
        );
    } else if resource.is_set() {
        for field in ["kind", "name"] {
            resource.field(field).must_be_filled("", &messages::BACKEND_RESOURCE);
        }
    } else if service.is_set() {
        let name = service.field("name");
        let form = if at.minor() < 36 { Form::Letter } else { Form::Label };
        name.required_name(form, &messages::BACKEND_SERVICE);
        port(at, &service.field("port"));
    } else {
        at.say(
            Family::Missing,
            "Invalid value: \"\": resource or service backend is required",
            &messages::BACKEND_NONE,
            &messages::BACKEND_NONE_HELP,
        );
    }
}

fn port(backend: &At<'_>, port: &At<'_>) {
    let (name, number) = (port.field("name"), port.field("number"));
    let numbered = number.number().is_some_and(|number| number != 0);
    match (name.is_filled(), numbered) {
        (true, true) => backend.wrong(
            Family::Fit,
            "cannot set both port name & port number",
            &messages::BACKEND_TWO_PORTS,
            &messages::REMOVE_ONE,
        ),
        (false, false) => backend.pointing(port, true).say(
            Family::Missing,
            "Required value: port name or number is required",
            &messages::BACKEND_NO_PORT,
            &messages::BACKEND_NO_PORT_HELP,
        ),
        (true, false) => name.port_name(),
        (false, true) => number.between(1, 65535),
    }
}

/// An IngressClass.
pub(super) fn ingress_class(object: &At<'_>) {
    let spec = object.field("spec");
    let controller = spec.field("controller");
    if controller.must_be_filled("", &messages::INGRESS_CLASS_CONTROLLER)
        && (!is_domain_prefixed(controller.text()) || controller.text().len() > 250)
    {
        controller.wrong(
            Family::Name,
            "must be a domain-prefixed path (such as \"acme.io/foo\")",
            &messages::DOMAIN_PATH_MESSAGE,
            &messages::DOMAIN_PATH,
        );
    }
    let parameters = spec.field("parameters");
    for field in ["kind", "name"] {
        if parameters.is_set() {
            parameters.field(field).must_be_filled("", &messages::INGRESS_CLASS_PARAMETERS);
        }
    }
    let scope = parameters.field("scope");
    if scope.is_set() && scope.one_of(&["Cluster", "Namespace"]) {
        let namespace = parameters.field("namespace");
        match (scope.text(), namespace.is_filled()) {
            ("Namespace", false) => namespace.required(
                "`parameters.scope` is set to 'Namespace'",
                &messages::INGRESS_CLASS_NAMESPACE,
            ),
            ("Cluster", true) => namespace.forbidden(
                "`parameters.scope` is set to 'Cluster'",
                &messages::INGRESS_CLASS_CLUSTER,
                &messages::INGRESS_CLASS_CLUSTER_HELP,
            ),
            _ => {}
        }
    }
}

/// A NetworkPolicy.
pub(super) fn policy(object: &At<'_>) {
    let spec = object.field("spec");
    selector(&spec.field("podSelector"));
    for (rules, peers) in [("ingress", "from"), ("egress", "to")] {
        for rule in spec.field(rules).items() {
            rule.field("ports").items().for_each(|port| policy_port(&port));
            rule.field(peers).items().for_each(|one| peer(&one));
        }
    }
    let types = spec.field("policyTypes");
    if types.len() > 2 {
        types.wrong(
            Family::Value,
            "may not specify more than two policyTypes",
            &messages::POLICY_TYPES,
            &messages::POLICY_TYPES_HELP,
        );
    }
    for kind in types.items() {
        kind.one_of(&["Egress", "Ingress"]);
    }
}

fn policy_port(one: &At<'_>) {
    let (port, end) = (one.field("port"), one.field("endPort"));
    port.port_or_name();
    if end.is_set() {
        match (port.is_set(), port.as_text().is_some()) {
            (false, _) => end.wrong(
                Family::Fit,
                "may not be specified when `port` is not specified",
                &messages::PORT_RANGE_START,
                &messages::PORT_RANGE_START_HELP,
            ),
            (_, true) => end.wrong(
                Family::Fit,
                "may not be specified when `port` is non-numeric",
                &messages::PORT_RANGE_NAMED,
                &messages::PORT_RANGE_NAMED_HELP,
            ),
            _ => {
                if end.number().zip(port.number()).is_some_and(|(end, port)| end < port) {
                    end.wrong(
                        Family::Fit,
                        "must be greater than or equal to `port`",
                        &messages::PortRange { port: &port.scalar() },
                        &messages::PORT_RANGE_HELP,
                    );
                }
                end.between(1, 65535);
            }
        }
    }
    let protocol = one.field("protocol");
    if protocol.is_filled() {
        protocol.one_of(&["SCTP", "TCP", "UDP"]);
    }
}

fn peer(one: &At<'_>) {
    let (pods, namespaces, block) =
        (one.field("podSelector"), one.field("namespaceSelector"), one.field("ipBlock"));
    let others = usize::from(pods.is_set()) + usize::from(namespaces.is_set());
    selector(&pods);
    selector(&namespaces);
    if block.is_set() {
        ip_block(&block);
    }
    match (others, block.is_set()) {
        (0, false) => one.say(
            Family::Missing,
            "Required value: must specify a peer",
            &messages::PEER_NONE,
            &messages::PEER_NONE_HELP,
        ),
        (1.., true) => one.forbidden(
            "may not specify both ipBlock and another peer",
            &messages::PEER_BOTH,
            &messages::SPLIT_ENTRY,
        ),
        _ => {}
    }
}

fn ip_block(block: &At<'_>) {
    let cidr = block.field("cidr");
    if !cidr.must_be_filled("", &messages::IP_BLOCK) {
        return;
    }
    let whole = cidr.range();
    for except in block.field("except").items() {
        let part: Option<Range> = except.range();
        if let (Some(whole), Some(part)) = (&whole, &part)
            && !whole.is_above(part)
        {
            except.wrong(
                Family::Fit,
                "must be a strict subset of `cidr`",
                &messages::IpBlockExcept { cidr: &cidr.text() },
                &messages::IP_BLOCK_EXCEPT_HELP,
            );
        }
    }
}
