//! The cluster of an environment in the words of its declaration: what kubectl prints of it, and what people write.

mod declared;
mod printed;

pub use printed::kubectl_commands;

use crate::messages;
use chartroom_core::{POD_SECURITY, Taint};
use chartroom_objects::quantity::parse_milli;

/// A cluster as `.chartroom.yaml` says it; an empty text says nothing, and a list that is None neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The name by which several environments share it; empty where it is of one environment alone.
    pub name: String,
    /// What runs it: `eks`.
    pub distribution: String,
    /// `v1.33.2-eks-931bdca`
    pub version: String,
    /// The version of Helm: `3` or `4`.
    pub helm: String,
    /// `key=value:Effect`
    pub taints: Option<Vec<String>>,
    /// Names of StorageClasses.
    pub storage_classes: Option<Vec<String>>,
    /// The one that claims without a class get.
    pub default_storage_class: String,
    /// Names of IngressClasses.
    pub ingress_classes: Option<Vec<String>>,
    /// The PodSecurity level of the namespace.
    pub pod_security: String,
    /// `spec.hard` of the namespace's ResourceQuotas.
    pub quota: Vec<(String, String)>,
    /// The same, by namespace.
    pub quotas: Vec<(String, Vec<(String, String)>)>,
    /// Sorts of nodes.
    pub nodes: Vec<NodeSize>,
    /// `group/version` or `group/version/Kind`
    pub apis: Vec<String>,
}

/// What a node of some sort has for pods.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeSize {
    /// What the sort is called, such as its node pool.
    pub name: String,
    /// How many there are at most.
    pub count: String,
    /// `7910m`
    pub cpu: String,
    /// `30903420Ki`
    pub memory: String,
    /// How many GPUs.
    pub gpus: String,
    /// What GPUs they are: `NVIDIA-A100-SXM4-80GB`.
    pub gpu: String,
    /// Labels; None where nothing is said of them.
    pub labels: Option<Vec<(String, String)>>,
    /// `key=value:Effect`; None where nothing is said of them.
    pub taints: Option<Vec<String>>,
}

impl Profile {
    /// What of it means nothing, in a sentence for people.
    pub fn complaint(&self) -> Option<String> {
        let starts = self.version.trim_start_matches('v').split('.').take(2);
        let numbered = starts.filter(|part| part.parse::<u32>().is_ok()).count() == 2
            || self.version.is_empty();
        if !numbered {
            return Some(messages::ProfileVersion { version: &self.version }.text());
        }
        if !matches!(self.helm.as_str(), "" | "3" | "4") {
            return Some(messages::ProfileHelm { version: &self.helm }.text());
        }
        if !self.pod_security.is_empty() && !POD_SECURITY.contains(&self.pod_security.as_str()) {
            return Some(messages::ProfilePodSecurity { level: &self.pod_security }.text());
        }
        let of_nodes = self.nodes.iter().flat_map(|node| &node.taints);
        let mut taints = self.taints.iter().chain(of_nodes).flatten();
        let taint = taints.find(|text| Taint::parse(text).is_none());
        if let Some(taint) = taint {
            return Some(messages::ProfileTaint { taint: &taint }.text());
        }
        let counts = self.nodes.iter().map(|node| &node.count);
        let mut counts = counts.filter(|text| !text.is_empty() && text.parse::<u32>().is_err());
        if let Some(count) = counts.next() {
            return Some(messages::ProfileCount { count }.text());
        }
        let sizes = self.nodes.iter().flat_map(|node| [&node.cpu, &node.memory, &node.gpus]);
        let quotas = self.quotas.iter().flat_map(|(_, quota)| quota);
        let amounts = self.quota.iter().chain(quotas).map(|(_, amount)| amount).chain(sizes);
        let mut wrong = amounts.filter(|text| !text.is_empty() && parse_milli(text).is_none());
        wrong.next().map(|text| messages::ProfileAmount { amount: &text }.text())
    }
}
