//! Roles and bindings, <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::selector;
use super::primitives::names::Form;
use crate::messages;

const GROUP: &str = "rbac.authorization.k8s.io";

/// A Role or ClusterRole.
pub(super) fn role(object: &At<'_>, kind: &str) {
    let in_namespace = kind == "Role";
    for rule in object.field("rules").items() {
        let (verbs, urls) = (rule.field("verbs"), rule.field("nonResourceURLs"));
        if !verbs.is_filled() {
            verbs.required("verbs must contain at least one value", &messages::ROLE_VERBS);
        }
        if urls.is_filled() {
            not_resources(&rule, &urls, in_namespace);
            continue;
        }
        for (field, what) in [("apiGroups", "api group"), ("resources", "resource")] {
            rule.field(field).must_be_filled(
                &format!("resource rules must supply at least one {what}"),
                match field {
                    "apiGroups" => &messages::ROLE_GROUPS,
                    _ => &messages::ROLE_RESOURCES,
                },
            );
        }
    }
    let aggregation = object.field("aggregationRule");
    if aggregation.is_set() {
        let selectors = aggregation.field("clusterRoleSelectors");
        selectors.must_be_filled(
            "at least one clusterRoleSelector required if aggregationRule is non-nil",
            &messages::ROLE_SELECTORS,
        );
        for one in selectors.items() {
            selector(&one);
        }
    }
}

fn not_resources(rule: &At<'_>, urls: &At<'_>, in_namespace: bool) {
    if in_namespace {
        urls.wrong(
            Family::Fit,
            "namespaced rules cannot apply to non-resource URLs",
            &messages::ROLE_URLS,
            &messages::ROLE_URLS_HELP,
        );
    }
    let others = ["apiGroups", "resources", "resourceNames"];
    if others.iter().any(|field| rule.field(field).is_filled()) {
        urls.wrong(
            Family::Fit,
            "rules cannot apply to both regular resources and non-resource URLs",
            &messages::ROLE_MIXED,
            &messages::SPLIT_RULE,
        );
    }
}

/// A RoleBinding or ClusterRoleBinding.
pub(super) fn binding(object: &At<'_>, kind: &str) {
    let reference = object.field("roleRef");
    if reference.is_set() {
        let group = reference.field("apiGroup");
        if group.is_filled() {
            group.one_of(&[GROUP]);
        }
        let kinds: &[&str] = match kind {
            "ClusterRoleBinding" => &["ClusterRole"],
            _ => &["ClusterRole", "Role"],
        };
        reference.field("kind").one_of(kinds);
        reference.field("name").required_name(Form::Segment, &messages::ROLE_BINDING_ROLE);
    }
    for subject in object.field("subjects").items() {
        one_subject(&subject, kind == "ClusterRoleBinding");
    }
}

fn one_subject(subject: &At<'_>, of_cluster: bool) {
    let (kind, name, group) =
        (subject.field("kind"), subject.field("name"), subject.field("apiGroup"));
    let named = name.must_be_filled("", &messages::ROLE_BINDING_SUBJECT);
    match kind.text() {
        "ServiceAccount" => {
            if named {
                name.name(Form::Subdomain);
            }
            if group.is_filled() {
                group.one_of(&[""]);
            }
            let namespace = subject.field("namespace");
            if of_cluster || namespace.is_filled() {
                namespace.must_be_filled("", &messages::ROLE_BINDING_NAMESPACE);
            }
        }
        "User" | "Group" => {
            if group.is_filled() {
                group.one_of(&[GROUP]);
            }
        }
        _ => {
            kind.one_of(&["ServiceAccount", "User", "Group"]);
        }
    }
}
