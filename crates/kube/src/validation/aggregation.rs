//! API services that the API server hands requests on to,
//! <https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/>.

use super::at::At;
use super::finding::Family;
use super::primitives::names::Form;
use super::primitives::numbers::port_of_service;
use crate::messages::{self, Words};

/// An APIService.
pub(super) fn service(object: &At<'_>) {
    let (metadata, spec) = (object.field("metadata"), object.field("spec"));
    let (group, version) = (spec.field("group"), spec.field("version"));
    let name = metadata.field("name");
    let whole = format!("{}.{}", version.text(), group.text());
    if name.is_filled() && version.is_filled() && name.text() != whole {
        name.wrong(
            Family::Fit,
            &format!("must be `spec.version+\".\"+spec.group`: \"{whole}\""),
            &messages::API_SERVICE_NAME,
            &messages::Write { text: &whole },
        );
    }
    if group.is_filled() {
        group.name(Form::Subdomain);
    } else if version.text() != "v1" {
        group.required(
            "only v1 may have an empty group and it better be legacy kube",
            &messages::API_SERVICE_GROUP,
        );
    }
    version.required_name(Form::Letter, &messages::API_SERVICE_VERSION);
    priority(&spec.field("groupPriorityMinimum"), 20_000);
    priority(&spec.field("versionPriority"), 1_000);
    target(&spec);
}

/// A priority, which is 0 where it is not written.
fn priority(at: &At<'_>, most: i64) {
    if (1..=most).contains(&at.number().unwrap_or_default()) {
        return;
    }
    let says = format!("must be positive and less than {most}");
    let message: Words<'_> = match at.is_set() {
        true => &messages::ApiServicePriority { most: &most },
        false => &messages::ApiServicePriorityMissing { most: &most },
    };
    let shown = if at.is_set() { at.shown() } else { "0".to_owned() };
    let help = &messages::API_SERVICE_PRIORITY_HELP;
    at.say(Family::Value, &format!("Invalid value: {shown}: {says}"), message, help);
}

/// Who answers, and how far its certificate is looked at.
fn target(spec: &At<'_>) {
    let (service, bundle) = (spec.field("service"), spec.field("caBundle"));
    let insecure = spec.field("insecureSkipTLSVerify");
    if !service.is_set() {
        for (at, what) in [(&bundle, "a caBundle"), (&insecure, "insecureSkipTLSVerify")] {
            if at.is_filled() && !at.is_false() {
                at.wrong(
                    Family::Fit,
                    &format!("local APIServices may not have {what}"),
                    &messages::API_SERVICE_LOCAL,
                    &messages::API_SERVICE_LOCAL_HELP,
                );
            }
        }
        return;
    }
    for field in ["namespace", "name"] {
        service.field(field).must_be_filled("", &messages::WEBHOOK_CLIENT_SERVICE);
    }
    port_of_service(&service.field("port"));
    if insecure.is_true() && bundle.is_filled() {
        insecure.against(&bundle).wrong(
            Family::Fit,
            "may not be true if caBundle is present",
            &messages::API_SERVICE_INSECURE,
            &messages::REMOVE_ONE,
        );
    }
}
