//! What Services lead to, written by hand.

use super::at::At;
use super::finding::Family;
use super::primitives::names::Form;
use super::service::special;

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
                    at.wrong(
                        Family::Value,
                        says,
                        "`{path}` can’t be `{value}`: it is no address of an endpoint.",
                        "Name an address that other nodes reach.",
                    );
                }
            }
        }
        let list = subset.field("ports");
        for port in list.items() {
            let name = port.field("name");
            if name.is_filled() {
                name.name(Form::Label);
            } else if list.len() > 1 {
                name.required("", "Several ports need a name each.");
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
        if list.is_set() {
            list.must_be_filled(
                "must contain at least 1 address",
                "List the endpoint’s addresses.",
            );
        }
        for address in list.items() {
            if kind.text() == "FQDN" {
                address.name(Form::Subdomain);
            } else {
                address.address();
            }
        }
    }
}
