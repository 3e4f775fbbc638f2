//! What Services lead to, written by hand.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::qualified;
use super::primitives::names::Form;
use super::service::special;
use crate::messages;
use std::collections::BTreeSet;

/// Endpoints.
pub(super) fn endpoints(object: &At<'_>) {
    for subset in object.field("subsets").items() {
        for list in ["addresses", "notReadyAddresses"] {
            for one in subset.field(list).items() {
                let at = one.field("ip");
                if at.is_set()
                    && let Some(address) = at.address()
                    && let Some(says) = special(address)
                {
                    at.wrong(Family::Value, says, &messages::ENDPOINT, &messages::ENDPOINT_HELP);
                }
            }
        }
        let list = subset.field("ports");
        for port in list.items() {
            let name = port.field("name");
            if name.is_filled() {
                name.name(Form::Label);
            } else if list.len() > 1 {
                name.required("", &messages::ENDPOINT_PORTS_NAME);
            }
            if port.field("port").is_set() {
                port.field("port").between(1, 65535);
            }
        }
    }
}

/// An EndpointSlice.
pub(super) fn endpoint_slice(object: &At<'_>) {
    let kind = object.field("addressType");
    if kind.is_set() && !kind.one_of(&["FQDN", "IPv4", "IPv6"]) {
        return;
    }
    for endpoint in object.field("endpoints").items() {
        let list = endpoint.field("addresses");
        list.must_be_filled("must contain at least 1 address", &messages::ENDPOINT_ADDRESSES);
        list.items().for_each(|address| slice_address(&address, kind.text()));
        endpoint.field("hostname").optional_name(Form::Label);
        endpoint.field("nodeName").optional_name(Form::Subdomain);
    }
    let mut names = BTreeSet::new();
    for port in object.field("ports").items() {
        let name = port.field("name");
        name.optional_name(Form::Label);
        if !names.insert(name.text().to_owned()) {
            name.duplicate(
                &format!("\"{}\"", name.text()),
                &messages::ENDPOINT_PORTS_TWICE,
                &messages::ENDPOINT_PORTS_TWICE_HELP,
            );
        }
        port.field("protocol").one_of_if_set(&["SCTP", "TCP", "UDP"]);
        if port.field("appProtocol").is_filled() {
            qualified(&port.field("appProtocol"));
        }
    }
}

fn slice_address(address: &At<'_>, kind: &str) {
    if kind == "FQDN" {
        address.name(Form::Subdomain);
        return;
    }
    let Some(is) = address.address() else { return };
    if is.is_ipv4() != (kind == "IPv4") && matches!(kind, "IPv4" | "IPv6") {
        return address.wrong(
            Family::Fit,
            &format!("must be a valid {kind} address"),
            &messages::EndpointFamily { kind: &kind },
            &messages::ENDPOINT_FAMILY_HELP,
        );
    }
    if let Some(says) = special(is) {
        address.wrong(Family::Value, says, &messages::ENDPOINT, &messages::ENDPOINT_HELP);
    }
}
