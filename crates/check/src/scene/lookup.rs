//! Objects by what others find them by: a release can have thousands, and who looks through all of them for each of
//! them takes the square of that.

use super::Object;
use super::workload::template_of;
use chartroom_diagnostics::order;
use chartroom_yaml::{Entry, Node};
use rustc_hash::FxHashMap;

/// Places in a list of objects.
#[derive(Default)]
pub(crate) struct Lookup<'a> {
    named: FxHashMap<(&'a str, &'a str), usize>,
    workloads: Vec<usize>,
    /// Workloads by each label of their pods.
    labelled: FxHashMap<String, Vec<usize>>,
    /// Workloads by each key of their pods' labels.
    keyed: FxHashMap<String, Vec<usize>>,
    /// Services by a label that they select.
    selecting: FxHashMap<String, Vec<usize>>,
    /// Services by each label of their own.
    services: FxHashMap<String, Vec<usize>>,
    /// Autoscalers by the name of what they scale.
    scalers: FxHashMap<String, Vec<usize>>,
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
            if object.kind == "Service" {
                let selected = object.at(&["spec", "selector"]).map_or(&[][..], Node::entries);
                note(&mut lookup.selecting, selected.iter().filter_map(key).take(1), place);
                note(&mut lookup.services, labels(object.at(&["metadata", "labels"])), place);
            }
            let Some(template) = template_of(object) else { continue };
            lookup.workloads.push(place);
            let own = template.get(&["metadata", "labels"]);
            note(&mut lookup.labelled, labels(own), place);
            let entries = own.map_or(&[][..], Node::entries);
            let keys = entries.iter().filter_map(|one| Some(one.key.text()?.to_owned()));
            note(&mut lookup.keyed, keys, place);
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

    /// Workloads that may have all of these labels but one: of any two labels they have at least one.
    pub(super) fn labelled_but_one(&self, wanted: &[Entry]) -> Vec<usize> {
        let mut lists: Vec<&[usize]> = wanted
            .iter()
            .map(|entry| key(entry).and_then(|key| self.labelled.get(&key)))
            .map(|places| places.map_or(&[][..], Vec::as_slice))
            .collect();
        order::sort_by_key(&mut lists, |places| places.len());
        let mut places: Vec<usize> = lists.iter().take(2).copied().flatten().copied().collect();
        order::sort(&mut places);
        places.dedup();
        places
    }

    /// Workloads that may have labels of all these names.
    pub(super) fn keyed(&self, wanted: &[Entry]) -> &[usize] {
        let having = |entry: &Entry| {
            let places = entry.key.text().and_then(|key| self.keyed.get(key));
            places.map_or(&[][..], Vec::as_slice)
        };
        wanted.iter().map(having).min_by_key(|places| places.len()).unwrap_or(&self.workloads)
    }

    /// Services that may select pods with these labels.
    pub(super) fn selecting(&self, labels: &[Entry]) -> impl Iterator<Item = usize> {
        labels.iter().filter_map(key).filter_map(|key| self.selecting.get(&key)).flatten().copied()
    }

    /// Services that may have all of these labels; None where none is asked for.
    pub(super) fn services(&self, wanted: &[Entry]) -> Option<&[usize]> {
        let having = |entry: &Entry| {
            let places = key(entry).and_then(|key| self.services.get(&key));
            places.map_or(&[][..], Vec::as_slice)
        };
        wanted.iter().map(having).min_by_key(|places| places.len())
    }

    /// The autoscalers whose target has this name.
    pub(super) fn scalers(&self, name: &str) -> &[usize] {
        self.scalers.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Notes a place under keys, once under each.
fn note(
    places: &mut FxHashMap<String, Vec<usize>>,
    keys: impl Iterator<Item = String>,
    place: usize,
) {
    for key in keys {
        let places = places.entry(key).or_default();
        if places.last() != Some(&place) {
            places.push(place);
        }
    }
}

fn labels(node: Option<&Node>) -> impl Iterator<Item = String> {
    node.map_or(&[][..], Node::entries).iter().filter_map(key)
}

/// What stands for a label.
fn key(entry: &Entry) -> Option<String> {
    Some(format!("{}\0{}", entry.key.text()?, entry.value.text()?))
}

/// Whether an object sets the number of another's pods.
pub(super) fn is_scaler(object: &Object<'_>) -> bool {
    matches!(object.kind, "HorizontalPodAutoscaler" | "ScaledObject")
}
