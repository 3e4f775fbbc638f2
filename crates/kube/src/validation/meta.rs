//! `metadata` of every object, as `pkg/api/validation/objectmeta.go` has it; names by kind.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::{annotations, key_fault, labels};
use super::primitives::names::Form;
use crate::messages;

/// Finalizers that Kubernetes itself knows without a domain.
const FINALIZERS: [&str; 3] = ["kubernetes", "orphan", "foregroundDeletion"];
/// The first version in which names of Services may begin with a digit (`RelaxedServiceNameValidation`).
const SERVICE_BEGINS_WITH_DIGIT: u16 = 36;

/// How the names of a kind are written.
fn form(group: &str, kind: &str, minor: u16) -> Form {
    match (group, kind) {
        ("", "Service") if minor < SERVICE_BEGINS_WITH_DIGIT => Form::Letter,
        ("", "Service" | "Namespace") | ("apps", "StatefulSet") => Form::Label,
        ("rbac.authorization.k8s.io", _) => Form::Segment,
        ("apiregistration.k8s.io", _) => Form::Segment,
        _ => Form::Subdomain,
    }
}

/// The metadata of an object.
pub(super) fn metadata(object: &At<'_>, group: &str, kind: &str) {
    let meta = object.field("metadata");
    let form = form(group, kind, object.minor());
    let (name, generate) = (meta.field("name"), meta.field("generateName"));
    if !name.is_filled() && !generate.is_filled() {
        name.required("name or generateName is required", &messages::OBJECT_NAME_MISSING);
    }
    name.optional_name(form);
    generate_name(&generate, form);
    meta.field("namespace").optional_name(Form::Label);
    for (field, says) in [
        ("resourceVersion", "resourceVersion should not be set on objects to be created"),
        ("managedFields", "metadata.managedFields must be nil"),
    ] {
        let at = meta.field(field);
        if at.is_filled() {
            at.tell(Family::Fit, says.to_owned(), &messages::SERVER_FIELD, &messages::REMOVE);
        }
    }
    shared(&meta);
    if kind == "CronJob" && name.text().len() > 52 && form.fault(name.text()).is_none() {
        name.wrong(
            Family::Name,
            "must be no more than 52 characters",
            &messages::CRON_JOB_NAME,
            &messages::CRON_JOB_NAME_HELP,
        );
    }
}

/// What the metadata of objects and of templates for objects have in common.
pub(super) fn shared(meta: &At<'_>) {
    labels(&meta.field("labels"));
    annotations(&meta.field("annotations"));
    for finalizer in meta.field("finalizers").items() {
        let text = finalizer.text();
        if let Some(says) = key_fault(text) {
            finalizer.wrong(Family::Name, &says, &messages::FINALIZER, &messages::DOMAIN_PATH);
        } else if !text.contains('/') && !FINALIZERS.contains(&text) {
            finalizer.wrong(
                Family::Name,
                "name is neither a standard finalizer name nor is it fully qualified",
                &messages::FINALIZER_DOMAIN,
                &messages::DOMAIN_PATH,
            );
        }
    }
    owners(&meta.field("ownerReferences"));
}

/// A name that gets five letters more.
fn generate_name(at: &At<'_>, form: Form) {
    if !at.is_filled() {
        return;
    }
    let text = at.text();
    // What it ends with is not the end of the name.
    let whole = format!("{}a", text.strip_suffix('-').unwrap_or(text));
    let probe = if text.ends_with('-') { whole } else { text.to_owned() };
    if let Some(says) = form.fault(&probe) {
        at.wrong(Family::Name, &says, &messages::NAME_PREFIX, &messages::NAME_PREFIX_HELP);
    }
}

fn owners(list: &At<'_>) {
    let mut controllers = 0;
    for owner in list.items() {
        let help = &messages::OWNER_MISSING;
        for field in ["apiVersion", "kind", "name", "uid"] {
            let at = owner.field(field);
            if at.is_set() && !at.is_filled() {
                let says = if field == "apiVersion" {
                    "version must not be empty"
                } else {
                    "must not be empty"
                };
                at.wrong(Family::Missing, says, &messages::EMPTY, help);
            }
        }
        if owner.field("controller").is_true() {
            controllers += 1;
        }
    }
    if controllers > 1 {
        list.wrong(
            Family::Fit,
            "Only one reference can have Controller set to true",
            &messages::OWNER_CONTROLLERS,
            &messages::OWNER_CONTROLLERS_HELP,
        );
    }
}

/// The metadata of a pod's template.
pub(super) fn template(template: &At<'_>) {
    shared(&template.field("metadata"));
}
