//! The texts of the dialog about the cluster of an environment.

pub(crate) const WAITING: &str = "Reading what is declared…";
pub(crate) const ASK: &str = "Fill it in from kubectl";
pub(crate) const ASK_HELP: &str =
    "Run this where `kubectl` is logged in; it only reads. What you paste stays in this browser.";
pub(crate) const PASTE: &str = "Paste the output";
pub(crate) const FILL: &str = "Fill in";
pub(crate) const DECLARED: &str = "The cluster";
pub(crate) const EMPTY: &str = "Leave out what you do not know; `none` says that there are none. “Use” writes it to `.chartroom.yaml`, where Ctrl+Z \
     takes it back.";
pub(crate) const DISTRIBUTION: &str = "Distribution";
pub(crate) const DISTRIBUTIONS: [&str; 9] =
    ["eks", "gke", "aks", "openshift", "rke2", "k3s", "kubeadm", "kind", "minikube"];
pub(crate) const VERSION: &str = "Kubernetes version";
pub(crate) const HELM: &str = "Helm version";
pub(crate) const HELMS: [(&str, &str); 3] =
    [("", "not specified"), ("4", "Helm 4"), ("3", "Helm 3")];
pub(crate) const POD_SECURITY: &str = "Pod Security level";
pub(crate) const LEVELS: [(&str, &str); 4] = [
    ("", "not specified"),
    ("privileged", "privileged"),
    ("baseline", "baseline"),
    ("restricted", "restricted"),
];
pub(crate) const TAINTS: &str = "Node taints";
pub(crate) const STORAGE: &str = "Storage classes";
pub(crate) const DEFAULT_STORAGE: &str = "Default storage class";
pub(crate) const INGRESS: &str = "Ingress classes";
pub(crate) const QUOTA: &str = "Namespace quota";
pub(crate) const APIS: &str = "API versions";
pub(crate) const NODES: &str = "Node types";
pub(crate) const ADD_NODE: &str = "Add a node type";
pub(crate) const CPU: &str = "CPUs";
pub(crate) const MEMORY: &str = "Memory";
pub(crate) const GPUS: &str = "GPUs";
pub(crate) const GPU: &str = "GPU type";
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
    format!("Node type {}: {name}", index + 1)
}

/// "Remove node type 2"
pub(crate) fn remove_node(index: usize) -> String {
    format!("Remove node type {}", index + 1)
}
