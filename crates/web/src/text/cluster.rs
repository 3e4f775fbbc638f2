//! The texts of the dialog about the cluster of an environment.

use chartroom_messages::Message;

pub(crate) const DISTRIBUTIONS: [&str; 9] =
    ["eks", "gke", "aks", "openshift", "rke2", "k3s", "kubeadm", "kind", "minikube"];
pub(crate) const HELMS: [(&str, Message); 3] = [
    ("", super::CLUSTER_NOT_SPECIFIED),
    ("4", super::CLUSTER_HELM_4),
    ("3", super::CLUSTER_HELM_3),
];
pub(crate) const LEVELS: [(&str, Message); 4] = [
    ("", super::CLUSTER_NOT_SPECIFIED),
    ("privileged", super::CLUSTER_PRIVILEGED),
    ("baseline", super::CLUSTER_BASELINE),
    ("restricted", super::CLUSTER_RESTRICTED),
];
/// As the label `nvidia.com/gpu.product` says them.
pub(crate) const GPU_TYPES: [&str; 8] = [
    "NVIDIA-H200",
    "NVIDIA-H100-80GB-HBM3",
    "NVIDIA-A100-SXM4-80GB",
    "NVIDIA-A100-SXM4-40GB",
    "NVIDIA-L40S",
    "NVIDIA-A10G",
    "NVIDIA-L4",
    "Tesla-T4",
];

/// "Node type 2: CPUs"
pub(crate) fn of_node(index: usize, name: &str) -> String {
    super::ClusterNodeType { number: &(index + 1), field: &name }.text()
}

/// "Remove node type 2"
pub(crate) fn remove_node(index: usize) -> String {
    super::ClusterRemoveNodeType { number: &(index + 1) }.text()
}
