//! What runs pods.

use crate::autoscaler::Autoscaler;
use crate::container::Container;
use crate::engine::Engine;
use crate::object::{IntOrPercent, Object, Round, count, int, items, set};
use crate::objects::{Objects, template_of};
use crate::selector::selects;
use chartroom_yaml::{Entry, Node};

/// An object that runs pods.
pub struct Workload<'s> {
    /// The object.
    pub object: &'s Object<'s>,
    /// The pod template, or the Pod itself.
    pub template: &'s Node,
    /// The pod's spec.
    pub spec: &'s Node,
    /// How many pods there are.
    pub pods: Pods<'s>,
}

/// How many pods a workload has.
#[derive(Clone, Copy)]
pub struct Pods<'s> {
    /// `spec.replicas`, where it is written.
    pub written: Option<&'s Node>,
    /// The fewest, a rollout left out; None when it cannot be known (a DaemonSet has one for each node).
    pub min: Option<u32>,
    /// The most.
    pub max: Option<u32>,
    /// What owns the number.
    pub scaler: Option<Autoscaler<'s>>,
}

impl<'s> Workload<'s> {
    /// The object as a workload; None if it runs no pods.
    pub fn of(objects: &'s Objects<'_>, object: &'s Object<'_>) -> Option<Self> {
        let template = template_of(object)?;
        let spec = template.get(&["spec"])?;
        Some(Self { object, template, spec, pods: Pods::of(objects, object) })
    }

    /// Whether it runs its pods for as long as it exists.
    pub fn is_long_running(&self) -> bool {
        matches!(self.object.kind, "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet")
            && !self.object.is_hook
    }

    /// The labels of its pods.
    pub fn labels(&self) -> Option<&'s Node> {
        self.template.get(&["metadata", "labels"])
    }

    /// The containers that run side by side.
    pub fn containers(&self) -> Vec<Container<'s>> {
        self.listed("containers")
    }

    /// The containers that run before.
    pub fn init_containers(&self) -> Vec<Container<'s>> {
        self.listed("initContainers")
    }

    /// Both, init containers first.
    pub fn all_containers(&self) -> Vec<Container<'s>> {
        let mut all = self.init_containers();
        all.extend(self.containers());
        all
    }

    fn listed(&self, key: &str) -> Vec<Container<'s>> {
        items(self.spec, &[key]).iter().map(|node| Container { node }).collect()
    }

    /// The first container that is an inference engine, and which.
    pub fn engine(&self) -> Option<(Container<'s>, Engine)> {
        self.containers().into_iter().find_map(|one| Some((one, Engine::of(&one)?)))
    }

    /// The strategy by which pods are replaced.
    pub fn strategy(&self) -> Option<&'s Node> {
        let key = if self.object.kind == "Deployment" { "strategy" } else { "updateStrategy" };
        self.object.at(&["spec", key])
    }

    /// Pods that a rolling update adds at most, and takes away at most, at a number of pods (apps/v1: surge rounds
    /// up, unavailable down, and where both come to 0 one pod is unavailable). None for what has no rolling update of
    /// that kind.
    pub fn rollout(&self, pods: u32) -> Option<(u32, u32)> {
        if self.object.kind != "Deployment" {
            return None;
        }
        let field = |path: &[&str]| set(self.strategy()?, path);
        if field(&["type"]).and_then(Node::text) == Some("Recreate") {
            return Some((0, pods));
        }
        let part = |key: &str, round| {
            let part = field(&["rollingUpdate", key]);
            let part = part.map_or(Some(IntOrPercent::Percent(25)), IntOrPercent::of)?;
            Some(part.of_pods(pods, round))
        };
        let (surge, gone) = (part("maxSurge", Round::Up)?, part("maxUnavailable", Round::Down)?);
        Some(if surge == 0 && gone == 0 { (0, 1) } else { (surge, gone.min(pods)) })
    }

    /// Seconds after which a rollout without progress is given up, and where they are written.
    pub fn deadline(&self) -> (Option<i64>, Option<&'s Node>) {
        let written = self.object.at(&["spec", "progressDeadlineSeconds"]);
        (written.map_or(Some(600), int), written)
    }

    /// What a pod takes, by what a container takes: its containers together, with those that start before and stay
    /// (`restartPolicy: Always`), or one that runs before them beside those that stay by then.
    pub fn of_pod(&self, of: &dyn Fn(&Container<'s>) -> i128) -> i128 {
        let (mut staying, mut before) = (0_i128, 0);
        for container in self.init_containers() {
            let own = of(&container);
            before = staying.saturating_add(own).max(before);
            if container.stays() {
                staying = staying.saturating_add(own);
            }
        }
        let sum = |sum: i128, container: &Container<'s>| sum.saturating_add(of(container));
        self.containers().iter().fold(staying, sum).max(before)
    }

    /// What a pod asks for of a resource, in thousandths: its requests, or its limits where there are none.
    pub fn asks(&self, name: &str) -> i128 {
        self.of_pod(&|one| one.asked(name).unwrap_or(0))
    }

    /// What a pod counts for a ResourceQuota by the name of its limit (`requests.cpu`, `limits.memory`, `pods`), in
    /// thousandths.
    pub fn counted(&self, name: &str) -> i128 {
        match name.split_once('.') {
            _ if name == "pods" || name == "count/pods" => 1000,
            Some(("limits", resource)) => {
                self.of_pod(&|one| one.quantity("limits", resource).unwrap_or(0))
            }
            Some(("requests", resource)) => self.asks(resource),
            _ => self.asks(name),
        }
    }

    /// GPUs of one pod, of all GPU resources.
    pub fn gpus(&self) -> u32 {
        u32::try_from(self.of_pod(&|one| one.gpus().into())).unwrap_or(u32::MAX)
    }
}

impl<'s> Pods<'s> {
    /// The HorizontalPodAutoscaler that owns the number.
    pub fn hpa(&self) -> Option<&'s Object<'s>> {
        self.scaler.filter(|scaler| !scaler.is_keda()).map(|scaler| scaler.object)
    }

    fn of(objects: &'s Objects<'_>, object: &'s Object<'_>) -> Self {
        let written = object.at(&["spec", "replicas"]);
        let scaler = objects.scalers(object).next();
        let (min, max) = match (scaler, object.kind) {
            (Some(scaler), _) => (scaler.min(), scaler.max()),
            (None, "DaemonSet") => (None, None),
            (None, "Job" | "CronJob" | "Pod") => (Some(1), Some(1)),
            _ => {
                let pods = written.map_or(Some(1), count);
                (pods, pods)
            }
        };
        Self { written, min, max, scaler }
    }
}

impl<'a> Objects<'a> {
    /// Everything that runs pods, hooks and jobs too.
    pub fn workloads(&self) -> impl Iterator<Item = Workload<'_>> {
        self.iter().filter_map(|object| Workload::of(self, object))
    }

    /// Workloads that may have all of these labels; not all of them do.
    pub fn labelled(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.places_labelled(wanted).iter();
        places.filter_map(|place| Workload::of(self, self.place(*place)?))
    }

    /// Workloads that may have all of these labels but one.
    pub fn labelled_but_one(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.places_labelled_but_one(wanted).into_iter();
        places.filter_map(|place| Workload::of(self, self.place(place)?))
    }

    /// Workloads that may have labels of all these names.
    pub fn keyed(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.places_keyed(wanted).iter();
        places.filter_map(|place| Workload::of(self, self.place(*place)?))
    }
}

/// The fewest pods of several workloads together; None where those of one cannot be known.
pub fn fewest_pods<'w>(workloads: impl IntoIterator<Item = &'w Workload<'w>>) -> Option<u32> {
    let add = |sum: u32, one: &Workload<'_>| Some(sum.saturating_add(one.pods.min?));
    workloads.into_iter().try_fold(0, add)
}

/// Whether an object's `spec.selector` (a LabelSelector) selects the pods of a workload.
pub fn selects_pods(object: &Object<'_>, workload: &Workload<'_>) -> bool {
    object.at(&["spec", "selector"]).is_some_and(|one| selects(one, workload.labels()))
}
