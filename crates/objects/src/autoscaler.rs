//! HorizontalPodAutoscaler and KEDA's ScaledObject.

use crate::object::{Object, count};
use chartroom_yaml::Node;

/// An object that sets the number of a workload's pods.
#[derive(Clone, Copy)]
pub struct Autoscaler<'s> {
    /// The object.
    pub object: &'s Object<'s>,
}

impl<'s> Autoscaler<'s> {
    /// The object as an autoscaler.
    pub fn of(object: &'s Object<'_>) -> Option<Self> {
        matches!(object.kind, "HorizontalPodAutoscaler" | "ScaledObject").then_some(Self { object })
    }

    /// Whether it is KEDA's.
    pub fn is_keda(self) -> bool {
        self.object.kind == "ScaledObject"
    }

    /// Where the fewest pods are written.
    pub fn min_node(self) -> Option<&'s Node> {
        self.object.at(&["spec", if self.is_keda() { "minReplicaCount" } else { "minReplicas" }])
    }

    /// Where the most pods are written.
    pub fn max_node(self) -> Option<&'s Node> {
        self.object.at(&["spec", if self.is_keda() { "maxReplicaCount" } else { "maxReplicas" }])
    }

    /// The fewest pods; None where what is written is no number. autoscaling/v2 begins at 1, KEDA at 0.
    pub fn min(self) -> Option<u32> {
        self.min_node().map_or(Some(if self.is_keda() { 0 } else { 1 }), count)
    }

    /// The most pods. KEDA goes to 100; a HorizontalPodAutoscaler has to say it.
    pub fn max(self) -> Option<u32> {
        self.max_node().map_or(self.is_keda().then_some(100), count)
    }

    /// The name of what it scales.
    pub fn target(self) -> Option<&'s str> {
        self.object.text(&["spec", "scaleTargetRef", "name"])
    }

    /// Whether its target is a workload. KEDA takes a Deployment when no kind is named.
    pub fn scales(self, workload: &Object<'_>) -> bool {
        let kind = self.object.text(&["spec", "scaleTargetRef", "kind"]);
        self.target() == Some(workload.name) && kind.unwrap_or("Deployment") == workload.kind
    }
}
