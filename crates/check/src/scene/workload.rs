//! What runs pods.

use super::lookup::is_scaler;
use super::object::{int, selects};
use super::{Container, Engine, Object, Scene};
use chartroom_core::quantity::{Round, int_or_percent};
use chartroom_yaml::Node;

/// An object that runs pods.
pub(crate) struct Workload<'s> {
    /// The object.
    pub(crate) object: &'s Object<'s>,
    /// The pod template, or the Pod itself.
    pub(crate) template: &'s Node,
    /// The pod's spec.
    pub(crate) spec: &'s Node,
    /// How many pods there are.
    pub(crate) pods: Pods<'s>,
}

/// How many pods a workload has.
#[derive(Clone, Copy)]
pub(crate) struct Pods<'s> {
    /// The fewest, a rollout left out; None when it cannot be known (a DaemonSet has one for each node).
    pub(crate) min: Option<u32>,
    /// The most.
    pub(crate) max: Option<u32>,
    /// The HorizontalPodAutoscaler or KEDA ScaledObject that owns the number.
    pub(crate) scaler: Option<&'s Object<'s>>,
}

impl<'s> Workload<'s> {
    /// The object as a workload; None if it runs no pods.
    pub(crate) fn of(scene: &'s Scene<'_>, object: &'s Object<'_>) -> Option<Self> {
        let template = template_of(object)?;
        let spec = template.get(&["spec"])?;
        Some(Self { object, template, spec, pods: Pods::of(scene, object) })
    }

    /// Whether it runs its pods for as long as it exists.
    pub(crate) fn is_long_running(&self) -> bool {
        matches!(self.object.kind, "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet")
            && !self.object.is_hook
    }

    /// The labels of its pods.
    pub(crate) fn labels(&self) -> Option<&'s Node> {
        self.template.get(&["metadata", "labels"])
    }

    /// The containers that run side by side.
    pub(crate) fn containers(&self) -> Vec<Container<'s>> {
        self.listed("containers")
    }

    /// The containers that run before.
    pub(crate) fn init_containers(&self) -> Vec<Container<'s>> {
        self.listed("initContainers")
    }

    /// Both, init containers first.
    pub(crate) fn all_containers(&self) -> Vec<Container<'s>> {
        let mut all = self.init_containers();
        all.extend(self.containers());
        all
    }

    fn listed(&self, key: &str) -> Vec<Container<'s>> {
        let items = self.spec.get(&[key]).map_or(&[][..], Node::items);
        items.iter().map(|node| Container { node }).collect()
    }

    /// The first container that is an inference engine, and which.
    pub(crate) fn engine(&self) -> Option<(Container<'s>, Engine)> {
        self.containers().into_iter().find_map(|one| Some((one, Engine::of(&one)?)))
    }

    /// GPUs of one pod: the sum of the limits of its containers, of all GPU resources.
    pub(crate) fn gpus(&self) -> u32 {
        self.containers().iter().map(Container::gpus).sum()
    }

    /// Pods that a rolling update adds at most, and takes away at most, at a number of pods (apps/v1: surge rounds
    /// up, unavailable down, and where both come to 0 one pod is unavailable). None for what has no rolling update of
    /// that kind.
    pub(crate) fn rollout(&self, pods: u32) -> Option<(u32, u32)> {
        if self.object.kind != "Deployment" {
            return None;
        }
        let strategy = self.object.at(&["spec", "strategy"]);
        let text = |path: &[&str]| strategy.and_then(|one| one.get(path)).and_then(Node::text);
        if text(&["type"]) == Some("Recreate") {
            return Some((0, pods));
        }
        let part = |key: &str, round| {
            let text = text(&["rollingUpdate", key]).unwrap_or("25%");
            int_or_percent(text, pods, round)
        };
        let (surge, gone) = (part("maxSurge", Round::Up)?, part("maxUnavailable", Round::Down)?);
        Some(if surge == 0 && gone == 0 { (0, 1) } else { (surge, gone.min(pods)) })
    }
}

/// The pod template of what runs pods, where it has a spec; of a Pod itself.
pub(super) fn template_of<'s>(object: &'s Object<'_>) -> Option<&'s Node> {
    let template: &Node = match object.kind {
        "Pod" => &object.root,
        "CronJob" => object.at(&["spec", "jobTemplate", "spec", "template"])?,
        "Deployment"
        | "StatefulSet"
        | "DaemonSet"
        | "ReplicaSet"
        | "Job"
        | "ReplicationController" => object.at(&["spec", "template"])?,
        _ => return None,
    };
    template.get(&["spec"]).map(|_| template)
}

impl<'s> Pods<'s> {
    fn of(scene: &'s Scene<'_>, object: &Object<'_>) -> Self {
        let scaler = scene.scalers(object).next();
        let number = |one: Option<&Node>| one.and_then(int).and_then(|n| u32::try_from(n).ok());
        let field = |one: &'s Object<'_>, key: &str| number(one.at(&["spec", key]));
        if let Some(scaler) = scaler {
            let (min, max) = match scaler.kind {
                "ScaledObject" => (
                    field(scaler, "minReplicaCount").unwrap_or(0),
                    field(scaler, "maxReplicaCount").unwrap_or(100),
                ),
                _ => (
                    field(scaler, "minReplicas").unwrap_or(1),
                    field(scaler, "maxReplicas").unwrap_or(1),
                ),
            };
            return Self { min: Some(min), max: Some(max), scaler: Some(scaler) };
        }
        let pods = match object.kind {
            "DaemonSet" => None,
            "Job" | "CronJob" | "Pod" => Some(1),
            _ => match object.at(&["spec", "replicas"]) {
                Some(node) if node.text().is_some_and(|text| !text.is_empty()) => {
                    number(Some(node))
                }
                _ => Some(1),
            },
        };
        Self { min: pods, max: pods, scaler: None }
    }
}

/// Whether an autoscaler's target is a workload.
pub(super) fn scales(scaler: &Object<'_>, workload: &Object<'_>) -> bool {
    if !is_scaler(scaler) {
        return false;
    }
    let text = |key: &str| scaler.text(&["spec", "scaleTargetRef", key]);
    // KEDA takes a Deployment when no kind is named.
    text("name") == Some(workload.name) && text("kind").unwrap_or("Deployment") == workload.kind
}

/// Whether an object's `spec.selector` (a LabelSelector) selects the pods of a workload.
pub(crate) fn selects_pods(object: &Object<'_>, workload: &Workload<'_>) -> bool {
    object.at(&["spec", "selector"]).is_some_and(|one| selects(one, workload.labels()))
}
