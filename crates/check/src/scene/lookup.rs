//! Objects by what others find them by: a release can have thousands, and who looks through all of them for each of
//! them takes the square of that.

use super::Object;
use super::workload::template_of;
use chartroom_diagnostics::hash::FastMap;
use chartroom_yaml::{Entry, Node};

/// Places in a list of objects.
#[derive(Default)]
pub(crate) struct Lookup<'a> {
    named: FastMap<(&'a str, &'a str), usize>,
    workloads: Vec<usize>,
    /// Workloads by each label of their pods.
    labelled: FastMap<String, Vec<usize>>,
    /// Autoscalers by the name of what they scale.
    scalers: FastMap<String, Vec<usize>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(objects: &[Object<'a>]) -> Self {
        let mut lookup = Self::default();
        for (place, object) in objects.iter().enumerate() {
            lookup.named.entry((object.kind, object.name)).or_insert(place);
            let scaled = object.text(&["spec", "scaleTargetRef", "name"]);
            if let Some(name) = scaled.filter(|_| is_scaler(object)) {
                lookup.scalers.entry(name.to_owned()).or_default().push(place);
            }
            let Some(template) = template_of(object) else { continue };
            lookup.workloads.push(place);
            let labels = template.get(&["metadata", "labels"]).map_or(&[][..], Node::entries);
            for key in labels.iter().filter_map(key) {
                let places = lookup.labelled.entry(key).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        lookup
    }

    /// The first object of a kind and name.
    pub(super) fn named(&self, kind: &str, name: &str) -> Option<usize> {
        self.named.get(&(kind, name)).copied()
    }

    /// All that run pods.
    pub(super) fn workloads(&self) -> &[usize] {
        &self.workloads
    }

    /// Those that may have all of these labels: the ones that have the rarest.
    pub(super) fn labelled(&self, wanted: &[Entry]) -> &[usize] {
        let having = |entry: &Entry| {
            let places = key(entry).and_then(|key| self.labelled.get(&key));
            places.map_or(&[][..], Vec::as_slice)
        };
        wanted.iter().map(having).min_by_key(|places| places.len()).unwrap_or(&self.workloads)
    }

    /// The autoscalers whose target has this name.
    pub(super) fn scalers(&self, name: &str) -> &[usize] {
        self.scalers.get(name).map_or(&[], Vec::as_slice)
    }
}

/// What stands for a label.
fn key(entry: &Entry) -> Option<String> {
    Some(format!("{}\0{}", entry.key.text()?, entry.value.text()?))
}

/// Whether an object sets the number of another's pods.
pub(super) fn is_scaler(object: &Object<'_>) -> bool {
    matches!(object.kind, "HorizontalPodAutoscaler" | "ScaledObject")
}
