//! APIs that Kubernetes no longer serves, from its Deprecated API Migration Guide,
//! <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>.

/// API versions of a kind that are gone.
pub(crate) struct Removed {
    api: &'static str,
    kinds: &'static [&'static str],
    /// 22 for 1.22.
    pub(crate) since: u16,
    /// What the guide says to use; None where the feature is gone.
    pub(crate) replacement: Option<&'static str>,
}

const fn row(
    api: &'static str,
    kinds: &'static [&'static str],
    since: u16,
    replacement: &'static str,
) -> Removed {
    let replacement = if replacement.is_empty() { None } else { Some(replacement) };
    Removed { api, kinds, since, replacement }
}

const WEBHOOKS: &[&str] = &["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
const RBAC: &[&str] = &["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];
const FLOW: &[&str] = &["FlowSchema", "PriorityLevelConfiguration"];
const REVIEWS: &[&str] = &[
    "LocalSubjectAccessReview",
    "SelfSubjectAccessReview",
    "SubjectAccessReview",
    "SelfSubjectRulesReview",
];

const REMOVED: &[Removed] = &[
    row("extensions/v1beta1", &["Deployment", "DaemonSet", "ReplicaSet"], 16, "apps/v1"),
    row("extensions/v1beta1", &["NetworkPolicy"], 16, "networking.k8s.io/v1"),
    row("extensions/v1beta1", &["PodSecurityPolicy"], 16, ""),
    row("extensions/v1beta1", &["Ingress"], 22, "networking.k8s.io/v1"),
    row("apps/v1beta1", &["Deployment", "StatefulSet", "ControllerRevision"], 16, "apps/v1"),
    row(
        "apps/v1beta2",
        &["Deployment", "DaemonSet", "ReplicaSet", "StatefulSet", "ControllerRevision"],
        16,
        "apps/v1",
    ),
    row("admissionregistration.k8s.io/v1beta1", WEBHOOKS, 22, "admissionregistration.k8s.io/v1"),
    row(
        "apiextensions.k8s.io/v1beta1",
        &["CustomResourceDefinition"],
        22,
        "apiextensions.k8s.io/v1",
    ),
    row("apiregistration.k8s.io/v1beta1", &["APIService"], 22, "apiregistration.k8s.io/v1"),
    row("authentication.k8s.io/v1beta1", &["TokenReview"], 22, "authentication.k8s.io/v1"),
    row("authorization.k8s.io/v1beta1", REVIEWS, 22, "authorization.k8s.io/v1"),
    row(
        "certificates.k8s.io/v1beta1",
        &["CertificateSigningRequest"],
        22,
        "certificates.k8s.io/v1",
    ),
    row("coordination.k8s.io/v1beta1", &["Lease"], 22, "coordination.k8s.io/v1"),
    row("networking.k8s.io/v1beta1", &["Ingress", "IngressClass"], 22, "networking.k8s.io/v1"),
    row("rbac.authorization.k8s.io/v1beta1", RBAC, 22, "rbac.authorization.k8s.io/v1"),
    row("rbac.authorization.k8s.io/v1alpha1", RBAC, 22, "rbac.authorization.k8s.io/v1"),
    row("scheduling.k8s.io/v1beta1", &["PriorityClass"], 22, "scheduling.k8s.io/v1"),
    row(
        "storage.k8s.io/v1beta1",
        &["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
        22,
        "storage.k8s.io/v1",
    ),
    row("batch/v1beta1", &["CronJob"], 25, "batch/v1"),
    row("discovery.k8s.io/v1beta1", &["EndpointSlice"], 25, "discovery.k8s.io/v1"),
    row("events.k8s.io/v1beta1", &["Event"], 25, "events.k8s.io/v1"),
    row("autoscaling/v2beta1", &["HorizontalPodAutoscaler"], 25, "autoscaling/v2"),
    row("policy/v1beta1", &["PodDisruptionBudget"], 25, "policy/v1"),
    row("policy/v1beta1", &["PodSecurityPolicy"], 25, ""),
    row("node.k8s.io/v1beta1", &["RuntimeClass"], 25, "node.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io/v1beta1", FLOW, 26, "flowcontrol.apiserver.k8s.io/v1"),
    row("autoscaling/v2beta2", &["HorizontalPodAutoscaler"], 26, "autoscaling/v2"),
    row("storage.k8s.io/v1beta1", &["CSIStorageCapacity"], 27, "storage.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io/v1beta2", FLOW, 29, "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io/v1beta3", FLOW, 32, "flowcontrol.apiserver.k8s.io/v1"),
];

/// Whether a kind's API version is gone.
pub(crate) fn removed(api_version: &str, kind: &str) -> Option<&'static Removed> {
    REMOVED.iter().find(|row| row.api == api_version && row.kinds.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemas::{DATA, Schemas, Served};

    fn parts(api: &str) -> (&str, &str) {
        api.split_once('/').unwrap_or(("", api))
    }

    #[test]
    fn removed_kinds_are_gone_and_their_replacements_there() {
        let schemas = Schemas::read(DATA).unwrap();
        for row in REMOVED {
            for (kind, version) in
                row.kinds.iter().flat_map(|kind| schemas.versions().map(move |v| (kind, v)))
            {
                let (group, api) = parts(row.api);
                let gone = !matches!(schemas.served(group, api, kind, version), Served::Yes(_));
                assert!(gone, "{} {kind} in {version}", row.api);
                let Some((group, api)) = row.replacement.map(parts) else { continue };
                let there = matches!(schemas.served(group, api, kind, version), Served::Yes(_));
                assert!(there, "{group}/{api} {kind} in {version}");
            }
        }
    }
}
