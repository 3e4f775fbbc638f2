//! Roles and bindings, <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::selector;
use super::primitives::names::Form;

const GROUP: &str = "rbac.authorization.k8s.io";

/// A Role or ClusterRole.
pub(super) fn role(object: &At<'_>, kind: &str) {
    let in_namespace = kind == "Role";
    for rule in object.field("rules").items() {
        let (verbs, urls) = (rule.field("verbs"), rule.field("nonResourceURLs"));
        if !verbs.is_filled() {
            verbs.required(
                "verbs must contain at least one value",
                "List what may be done, such as `[get, list]`.",
            );
        }
        if urls.is_filled() {
            not_resources(&rule, &urls, in_namespace);
            continue;
        }
        for (field, what) in [("apiGroups", "api group"), ("resources", "resource")] {
            rule.field(field).must_be_filled(
                &format!("resource rules must supply at least one {what}"),
                match field {
                    "apiGroups" => "Write `apiGroups: [\"\"]` for the core group.",
                    _ => "List the resources, such as `[pods]`.",
                },
            );
        }
    }
    let aggregation = object.field("aggregationRule");
    if aggregation.is_set() {
        let selectors = aggregation.field("clusterRoleSelectors");
        selectors.must_be_filled(
            "at least one clusterRoleSelector required if aggregationRule is non-nil",
            "Select the roles to take rules from.",
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
            "`{path}` are of the cluster; a Role is of a namespace.",
            "Use a ClusterRole.",
        );
    }
    let others = ["apiGroups", "resources", "resourceNames"];
    if others.iter().any(|field| rule.field(field).is_filled()) {
        urls.wrong(
            Family::Fit,
            "rules cannot apply to both regular resources and non-resource URLs",
            "`{path}` stands beside resources; a rule is for one of the two.",
            "Make two rules of it.",
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
        reference.field("name").required_name(Form::Segment, "Name the role to give.");
    }
    for subject in object.field("subjects").items() {
        one_subject(&subject, kind == "ClusterRoleBinding");
    }
}

fn one_subject(subject: &At<'_>, of_cluster: bool) {
    let (kind, name, group) =
        (subject.field("kind"), subject.field("name"), subject.field("apiGroup"));
    let named = name.must_be_filled("", "Name who gets the role.");
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
                namespace.must_be_filled(
                    "",
                    "Name the service account’s namespace: `namespace: {{ .Release.Namespace }}`.",
                );
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
