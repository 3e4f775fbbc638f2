//! What a pod of a workload asks for, and on which nodes it may run as far as that is declared.

use super::{Amounts, Moment, Resource};
use chartroom_core::{Cluster, ClusterNode};
use chartroom_objects::{Workload, items, selects};
use chartroom_yaml::Node;

/// Whose pods are put on nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Of other environments.
    Others,
    /// Of this one.
    Own,
    /// On top, while pods of this one are replaced.
    Surge,
}

/// Labels that every node has, whose values are not always declared.
const COMMON: [&str; 3] = ["kubernetes.io/os", "kubernetes.io/arch", "kubernetes.io/hostname"];

/// What a workload asks of a cluster.
pub(super) struct Demand<'s> {
    pub(super) workload: &'s Workload<'s>,
    /// What a pod asks for.
    pub(super) asked: Amounts,
    /// What GPUs it wants, as the cards call them.
    pub(super) gpu: Option<String>,
    /// Pods on top while pods are replaced from the fewest on, and how many may be missing.
    pub(super) surge: u32,
    pub(super) gone: u32,
    /// For each pool of the cluster, whether a node of it takes a pod.
    pub(super) rooms: Vec<Room>,
    /// No two pods may share a node.
    pub(super) apart: bool,
}

/// Whether an empty node takes a pod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// So many pods; the resource of which there is least.
    Pods(u32, Option<Resource>),
    /// None.
    No(Reason),
    /// Nobody knows: this is not declared.
    Unknown(Resource),
}

/// Why a node takes no pod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It has no such label.
    Label(String),
    /// Its taint is not tolerated.
    Taint(String),
    /// Its GPUs are others.
    Type(String),
    /// It has no GPU.
    NoGpu,
    /// It is too small.
    Small(Resource),
}

impl<'s> Demand<'s> {
    pub(super) fn of(
        workload: &'s Workload<'s>,
        cluster: &Cluster,
        types: &[(usize, String)],
    ) -> Self {
        let gpus = i128::from(workload.gpus()) * 1000;
        let asked = [gpus, workload.asks("cpu"), workload.asks("memory")];
        let kind = types.iter().find(|(object, _)| *object == workload.object.index);
        let rollout = workload.pods.min.and_then(|pods| workload.rollout(pods));
        let (surge, gone) = rollout.unwrap_or((0, 1));
        let mut demand = Self {
            workload,
            asked,
            gpu: kind.map(|(_, kind)| kind.clone()).filter(|_| gpus > 0),
            surge,
            gone,
            rooms: Vec::new(),
            apart: is_apart(workload),
        };
        demand.rooms = cluster.nodes.iter().map(|node| demand.room(cluster, node)).collect();
        demand
    }

    pub(super) fn name(&self) -> &'s str {
        self.workload.object.name
    }

    pub(super) fn is_daemon(&self) -> bool {
        self.workload.object.kind == "DaemonSet"
    }

    /// How many pods it has at a moment, or on top; None where that cannot be known.
    pub(super) fn pods(&self, group: Group, moment: Moment) -> Option<u32> {
        match (group, moment) {
            (Group::Surge, _) => Some(self.surge),
            (_, Moment::Maximum) => self.workload.pods.max,
            (_, Moment::Minimum | Moment::Updating) => self.workload.pods.min,
        }
    }

    /// Whether something that is not declared decides where its pods run, or how many there are.
    pub(super) fn is_unknown(&self) -> bool {
        self.rooms.iter().any(|room| matches!(room, Room::Unknown(_)))
            || (self.workload.pods.min.is_none() && !self.is_daemon())
    }

    /// Whether a pool would take its pods, if its nodes were free.
    pub(super) fn may_use(&self, pool: usize) -> bool {
        matches!(self.rooms.get(pool), Some(Room::Pods(..) | Room::Unknown(_)))
    }

    fn room(&self, cluster: &Cluster, node: &ClusterNode) -> Room {
        if let Some(reason) = self.refused(node) {
            return Room::No(reason);
        }
        let has = sizes(cluster, node);
        let mut most: Option<(u32, Resource)> = None;
        let mut unknown = None;
        for ((resource, asked), has) in Resource::ALL.into_iter().zip(self.asked).zip(has) {
            let Some(has) = has else {
                unknown = unknown.or((asked > 0).then_some(resource));
                continue;
            };
            if asked <= 0 {
                continue;
            }
            let pods = u32::try_from(has / asked).unwrap_or(u32::MAX);
            if pods == 0 {
                let none = resource == Resource::Gpu && has == 0;
                return Room::No(if none { Reason::NoGpu } else { Reason::Small(resource) });
            }
            if most.is_none_or(|(least, _)| pods < least) {
                most = Some((pods, resource));
            }
        }
        match (unknown, most) {
            (Some(resource), _) => Room::Unknown(resource),
            (None, Some((pods, resource))) if !self.apart => Room::Pods(pods, Some(resource)),
            (None, _) => Room::Pods(if self.apart { 1 } else { u32::MAX }, None),
        }
    }

    /// Why nodes take no pod whatever room they have, as far as it is declared.
    fn refused(&self, node: &ClusterNode) -> Option<Reason> {
        let spec = self.workload.spec;
        let tolerations = items(spec, &["tolerations"]);
        let mut taints = node.taints.iter().flatten();
        let keeps_off = taints.find(|taint| {
            matches!(taint.effect.as_str(), "NoSchedule" | "NoExecute")
                && !taint.is_tolerated(tolerations)
        });
        if let Some(taint) = keeps_off {
            return Some(Reason::Taint(taint.text()));
        }
        if let Some(labels) = &node.labels {
            let selector = spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries).iter();
            let mut wanted = selector.filter_map(|one| Some((one.key.text()?, one.value.text()?)));
            let other = wanted.find(|(key, value)| match label(labels, key) {
                Some(has) => has != *value,
                None => !COMMON.contains(key),
            });
            if let Some((key, value)) = other {
                return Some(Reason::Label(format!("{key}: {value}")));
            }
            const REQUIRED: [&str; 4] = [
                "affinity",
                "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms",
            ];
            let terms = items(spec, &REQUIRED);
            let takes = |term: &Node| {
                items(term, &["matchExpressions"]).iter().all(|one| is_met(one, labels))
            };
            if !terms.is_empty() && !terms.iter().any(takes) {
                let first = terms.iter().flat_map(|term| items(term, &["matchExpressions"]));
                let key = first.filter_map(|one| one.get(&["key"])?.text()).next();
                return Some(Reason::Label(key.unwrap_or("nodeAffinity").to_owned()));
            }
        }
        let other = match (&self.gpu, &node.gpu) {
            (Some(wanted), Some(has)) => is_other(wanted, has).then(|| has.clone()),
            _ => None,
        };
        other.map(Reason::Type)
    }
}

/// What a node has of each resource; None where it is not declared.
pub(super) fn sizes(cluster: &Cluster, node: &ClusterNode) -> [Option<i128>; 3] {
    // Where GPUs are declared for some, nodes without a figure have none.
    let counts_gpus = cluster.nodes.iter().any(|node| node.gpus.is_some());
    [node.gpus.or(counts_gpus.then_some(0)), node.cpu, node.memory]
}

fn label<'l>(labels: &'l [(String, String)], key: &str) -> Option<&'l str> {
    labels.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
}

/// Whether labels meet an expression of a node affinity.
fn is_met(expression: &Node, labels: &[(String, String)]) -> bool {
    let key = expression.get(&["key"]).and_then(Node::text).unwrap_or_default();
    let has = label(labels, key);
    let values = items(expression, &["values"]);
    let among = || values.iter().any(|one| one.text() == has);
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
    let beside = number(has).zip(number(values.first().and_then(Node::text)));
    match expression.get(&["operator"]).and_then(Node::text) {
        Some("In") => has.map_or(COMMON.contains(&key), |_| among()),
        Some("NotIn") => has.is_none() || !among(),
        Some("Exists") => has.is_some() || COMMON.contains(&key),
        Some("DoesNotExist") => has.is_none(),
        Some("Gt") => beside.is_some_and(|(has, bound)| has > bound),
        Some("Lt") => beside.is_some_and(|(has, bound)| has < bound),
        _ => false,
    }
}

/// Whether pods keep off nodes that have another of them.
fn is_apart(workload: &Workload<'_>) -> bool {
    const REQUIRED: [&str; 3] =
        ["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];
    items(workload.spec, &REQUIRED).iter().any(|term| {
        let key = term.get(&["topologyKey"]).and_then(Node::text);
        let selector = term.get(&["labelSelector"]);
        key == Some("kubernetes.io/hostname")
            && selector.is_some_and(|selector| selects(selector, workload.labels()))
    })
}

/// Whether two names of GPUs name different models, by the word that has letters and digits: `t4`, `a100`, `l40s`.
fn is_other(wanted: &str, has: &str) -> bool {
    let models = |name: &str| {
        let name = name.to_lowercase();
        let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        let model = |word: &&str| {
            let size = word.strip_suffix("gb").or_else(|| word.strip_suffix("gib"));
            word.starts_with(|first: char| first.is_ascii_alphabetic())
                && word.bytes().any(|byte| byte.is_ascii_digit())
                && !word.starts_with("sxm")
                && size.is_none()
        };
        words.filter(model).map(str::to_owned).collect::<Vec<_>>()
    };
    let (wanted, has) = (models(wanted), models(has));
    !wanted.is_empty() && !has.is_empty() && !wanted.iter().any(|one| has.contains(one))
}

#[cfg(test)]
mod tests {
    use super::is_other;

    #[test]
    fn names_of_gpus_are_told_apart_by_their_model() {
        assert!(!is_other("nvidia-tesla-t4", "Tesla-T4"));
        assert!(!is_other("t4", "nvidia-tesla-t4"));
        assert!(!is_other("nvidia-a100", "NVIDIA-A100-SXM4-80GB"));
        assert!(is_other("nvidia-a100", "NVIDIA-H100-SXM4-80GB"));
        assert!(is_other("t4", "nvidia-l4"));
        // What has no model in its name may be any.
        assert!(!is_other("inference", "nvidia-l4"));
    }
}
