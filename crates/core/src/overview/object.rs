//! A rendered object to read figures from.

use super::{AutoscalerCard, Figure};
use crate::quantity;
use crate::report::Source;
use chartroom_yaml::Node;
use std::ops::Range;

/// One rendered object with its tree and the way back to its sources.
pub struct ObjectView<'a> {
    /// Index in the output.
    pub index: usize,
    /// Kubernetes kind.
    pub kind: &'a str,
    /// metadata.name
    pub name: &'a str,
    /// The tree.
    pub root: &'a Node,
    /// Where the bytes of a node came from.
    pub sources: &'a dyn Fn(Range<usize>) -> Vec<Source>,
}

/// Effective values by path.
pub struct ValuesView<'a> {
    /// The scalar at a dotted path as text, with its source.
    pub scalar: &'a dyn Fn(&[&str]) -> Option<Figure<String>>,
}

impl ObjectView<'_> {
    /// Whether it runs pods for as long as it exists.
    pub fn is_workload(&self) -> bool {
        matches!(self.kind, "Deployment" | "StatefulSet" | "DaemonSet")
    }

    /// The node at a path.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        at(self.root, path)
    }

    /// A scalar below `node` as text.
    pub fn text(&self, node: &Node, path: &[&str]) -> Option<Figure<String>> {
        let node = at(node, path)?;
        let value = node.text()?.to_owned();
        (!value.is_empty()).then(|| Figure { value, sources: (self.sources)(node.span.clone()) })
    }

    /// A whole number below `node`.
    pub fn number(&self, node: &Node, path: &[&str]) -> Option<Figure<u32>> {
        let Figure { value, sources } = self.text(node, path)?;
        value.parse().ok().map(|value| Figure { value, sources })
    }

    /// The pod template's spec.
    pub fn pod_spec(&self) -> Option<&Node> {
        self.at(&["spec", "template", "spec"])
    }

    /// The containers that run side by side.
    pub fn containers(&self) -> &[Node] {
        self.pod_spec().and_then(|spec| spec.field("containers")).map_or(&[], Node::items)
    }
}

/// The node at a path.
pub(super) fn at<'a>(node: &'a Node, path: &[&str]) -> Option<&'a Node> {
    node.get(path)
}

/// Access to one field by its name.
pub(super) trait Field {
    /// The value of a key of a mapping.
    fn field(&self, key: &str) -> Option<&Node>;
}

impl Field for Node {
    fn field(&self, key: &str) -> Option<&Node> {
        self.get(&[key])
    }
}

/// How many pods a workload has.
pub(super) struct Scale {
    /// To start with.
    pub(super) pods: Option<Figure<u32>>,
    /// The autoscaler's range.
    pub(super) range: Option<(u32, u32)>,
    /// The autoscaler that owns the number, by its index.
    pub(super) scaler: Option<usize>,
    /// Pods above the wanted number while a rollout runs.
    pub(super) surge: Option<u32>,
}

impl Scale {
    pub(super) fn of(
        workload: &ObjectView<'_>,
        objects: &[ObjectView<'_>],
        autoscalers: &[AutoscalerCard],
    ) -> Self {
        let owner = autoscalers.iter().find(|card| {
            objects
                .iter()
                .find(|object| object.index == card.object)
                .is_some_and(|scaler| targets(scaler, workload))
        });
        let range = owner.map(|card| (card.min.value, card.max.value));
        let scaler = owner.map(|card| card.object);
        let written = workload.number(workload.root, &["spec", "replicas"]);
        let pods = match (workload.kind, written, owner) {
            ("DaemonSet", _, _) => None,
            (_, Some(written), _) => Some(written),
            (_, None, Some(card)) => Some(card.min.clone()),
            (_, None, None) => Some(Figure { value: 1, sources: Vec::new() }),
        };
        let base = range.map(|(_, max)| max).or(pods.as_ref().map(|pods| pods.value));
        Self { surge: base.and_then(|base| surge(workload, base)), pods, range, scaler }
    }

    /// The fewest pods.
    pub(super) fn min(&self) -> Option<u32> {
        self.range.map(|(min, _)| min).or(self.pods.as_ref().map(|pods| pods.value))
    }

    /// The most pods, a rollout left out.
    pub(super) fn max(&self) -> Option<u32> {
        self.range.map(|(_, max)| max).or(self.pods.as_ref().map(|pods| pods.value))
    }
}

/// Whether an autoscaler's target is this workload.
fn targets(scaler: &ObjectView<'_>, workload: &ObjectView<'_>) -> bool {
    let Some(target) = scaler.at(&["spec", "scaleTargetRef"]) else { return false };
    let text = |key: &str| target.field(key).and_then(Node::text);
    // KEDA takes a Deployment when no kind is named.
    text("name") == Some(workload.name) && text("kind").unwrap_or("Deployment") == workload.kind
}

/// Pods that a rolling update may add to `pods`: percentages round up (apps/v1 RollingUpdateDeployment).
fn surge(workload: &ObjectView<'_>, pods: u32) -> Option<u32> {
    if workload.kind != "Deployment" {
        return Some(0);
    }
    let strategy = workload.at(&["spec", "strategy"]);
    let kind =
        strategy.and_then(|s| s.field("type")).and_then(Node::text).unwrap_or("RollingUpdate");
    if kind == "Recreate" {
        return Some(0);
    }
    let text = strategy.and_then(|s| at(s, &["rollingUpdate", "maxSurge"])).and_then(Node::text);
    quantity::int_or_percent(text.unwrap_or("25%"), pods, quantity::Round::Up)
}
