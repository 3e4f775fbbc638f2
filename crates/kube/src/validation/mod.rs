//! What the API server's validation has against an object whose fields and types are right, by kind, laid out like
//! Kubernetes' `pkg/apis/*/validation`. The rules are from its documentation and from what a server says.

mod admission;
mod admission_policy;
mod aggregation;
mod apply;
mod apps;
mod at;
mod autoscaling;
mod batch;
mod claims;
mod config;
mod containers;
mod definition;
mod definition_schema;
mod endpoints;
mod env;
mod finding;
mod keyed;
mod limits;
mod meta;
mod mounts;
mod network;
mod placement;
mod pod;
mod policy;
mod primitives;
mod probes;
mod rbac;
mod resources;
mod security;
mod service;
mod sink;
mod storage;
mod volumes;

pub use finding::{Family, Invalid};

pub(crate) use apply::twice;
pub(crate) use keyed::apply_path;

use crate::fault::{Fault, FaultKind};
use crate::object::Object;
use crate::path::Step;
use crate::schemas::Version;
use at::At;
use sink::Sink;

/// What the server has against the name of a namespace; None if it takes it.
pub fn namespace_error(name: &str) -> Option<String> {
    let says = primitives::names::Form::Label.fault(name)?;
    Some(format!("metadata.namespace: Invalid value: \"{name}\": {says}"))
}

/// The faults of an object of a built-in kind beyond those of its structure, which are `known`: what stands at or below
/// one of those is not told again.
pub(crate) fn faults(
    (group, kind): (&str, &str),
    version: Version,
    object: &Object,
    known: &[Fault],
) -> Vec<Fault> {
    let sink = Sink::new(version, kind);
    let root = At::root(object, &sink);
    if object.get("metadata").is_none_or(|meta| meta.is_null() || !meta.members().is_empty()) {
        meta::metadata(&root, group, kind);
    }
    of_kind(&root, group, kind);
    apply::duplicates(&root, kind);
    let all = sink.take();
    let mut faults: Vec<Fault> =
        all.iter().filter(|fault| !apply::is_told(fault, &all)).cloned().collect();
    let told: Vec<&[Step]> = known
        .iter()
        .filter(|fault| is_structure(fault))
        .map(|fault| fault.path.as_slice())
        .collect();
    faults.retain(|fault| !told.iter().any(|path| fault.path.starts_with(path)));
    faults
}

fn is_structure(fault: &Fault) -> bool {
    !matches!(fault.kind, FaultKind::DuplicateField { .. })
}

fn of_kind(object: &At<'_>, group: &str, kind: &str) {
    match (group, kind) {
        ("", "Pod") => pod::pod(object),
        ("", "PodTemplate") => pod::template(&object.field("template"), &pod::Owner::default()),
        ("", "Service") => service::service(object),
        ("", "ConfigMap") => config::config_map(object),
        ("", "Secret") => config::secret(object),
        ("", "PersistentVolumeClaim") => claims::claim(&object.field("spec")),
        ("", "PersistentVolume") => storage::volume(object),
        ("", "ResourceQuota") => limits::quota(object),
        ("", "LimitRange") => limits::limit_range(object),
        ("", "ReplicationController") => apps::replication_controller(object),
        ("", "Endpoints") => endpoints::endpoints(object),
        ("discovery.k8s.io", "EndpointSlice") => endpoints::endpoint_slice(object),
        ("apps", "Deployment") => apps::deployment(object),
        ("apps", "StatefulSet") => apps::stateful_set(object),
        ("apps", "DaemonSet") => apps::daemon_set(object),
        ("apps", "ReplicaSet") => apps::replica_set(object),
        ("batch", "Job") => batch::job_object(object),
        ("batch", "CronJob") => batch::cron_job(object),
        ("autoscaling", "HorizontalPodAutoscaler") => autoscaling::autoscaler(object),
        ("policy", "PodDisruptionBudget") => policy::budget(object),
        ("networking.k8s.io", "Ingress") => network::ingress(object),
        ("networking.k8s.io", "IngressClass") => network::ingress_class(object),
        ("networking.k8s.io", "NetworkPolicy") => network::policy(object),
        ("rbac.authorization.k8s.io", "Role" | "ClusterRole") => rbac::role(object, kind),
        ("rbac.authorization.k8s.io", "RoleBinding" | "ClusterRoleBinding") => {
            rbac::binding(object, kind);
        }
        ("scheduling.k8s.io", "PriorityClass") => policy::priority_class(object),
        ("storage.k8s.io", "StorageClass") => storage::class(object),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => definition::definition(object),
        ("coordination.k8s.io", "Lease") => policy::lease(object),
        ("node.k8s.io", "RuntimeClass") => policy::runtime_class(object),
        (
            "admissionregistration.k8s.io",
            "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration",
        ) => admission::webhooks(object, kind),
        (
            "admissionregistration.k8s.io",
            "ValidatingAdmissionPolicy" | "MutatingAdmissionPolicy",
        ) => admission_policy::policy(object, kind),
        (
            "admissionregistration.k8s.io",
            "ValidatingAdmissionPolicyBinding" | "MutatingAdmissionPolicyBinding",
        ) => admission_policy::binding(object, kind),
        ("apiregistration.k8s.io", "APIService") => aggregation::service(object),
        _ => {}
    }
}
