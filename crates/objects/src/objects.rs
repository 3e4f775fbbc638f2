//! The objects of an environment, and who is whose.

use crate::autoscaler::Autoscaler;
use crate::object::Object;
use crate::selector::match_labels;
use chartroom_diagnostics::order;
use chartroom_yaml::{Entry, Node};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::slice;

/// The objects of an environment that can be read, in the order of the output. A release can have thousands, and who
/// looks through all of them for each of them takes the square of that: they are found by what others find them by.
#[derive(Default)]
pub struct Objects<'a> {
    list: Vec<Object<'a>>,
    running: OnceCell<Vec<usize>>,
    named: OnceCell<Index>,
    labelled: OnceCell<Index>,
    keyed: OnceCell<Index>,
    selecting: OnceCell<Index>,
    services: OnceCell<Index>,
    /// Autoscalers by the name of what they scale.
    scalers: OnceCell<Vec<usize>>,
}

/// Places in a list of objects by what they are found by, made when it is first asked.
type Index = FxHashMap<String, Vec<usize>>;

/// Notes what an object is found by.
type Note<'n> = &'n mut dyn FnMut(String);

impl<'a> Objects<'a> {
    /// Objects in the order of the output.
    pub fn new(list: Vec<Object<'a>>) -> Self {
        Self { list, ..Self::default() }
    }

    /// All of them.
    pub fn iter(&self) -> slice::Iter<'_, Object<'a>> {
        self.list.iter()
    }

    /// The object with this index in the output, if it can be read.
    pub fn object(&self, index: usize) -> Option<&Object<'a>> {
        let place = self.list.binary_search_by_key(&index, |object| object.index).ok()?;
        self.list.get(place)
    }

    /// Objects of a kind.
    pub fn of_kind<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Object<'a>> {
        self.iter().filter(move |object| object.kind == kind)
    }

    /// The first object of a kind and name, whatever namespace is written in it.
    pub fn find(&self, kind: &str, name: &str) -> Option<&Object<'a>> {
        let index = self
            .named
            .get_or_init(|| self.index(&|object, note| note(pair(object.kind, object.name))));
        self.list.get(*index.get(&pair(kind, name))?.first()?)
    }

    /// The autoscalers of a workload.
    pub fn scalers(&self, workload: &Object<'_>) -> impl Iterator<Item = Autoscaler<'_>> {
        let scaler = |place: usize| Autoscaler::of(self.list.get(place)?);
        let target = move |place: usize| scaler(place).and_then(Autoscaler::target);
        let places = self.scalers.get_or_init(|| {
            let all = 0..self.list.len();
            let mut places: Vec<usize> = all.filter(|place| target(*place).is_some()).collect();
            order::sort_by(&mut places, |a, b| target(*a).cmp(&target(*b)));
            places
        });
        let first = places.partition_point(|place| target(*place) < Some(workload.name));
        let named = places.get(first..).unwrap_or_default().iter();
        let named = named.map_while(move |place| {
            scaler(*place).filter(|one| one.target() == Some(workload.name))
        });
        named.filter(|one| one.scales(workload))
    }

    /// Services that may select pods with these labels.
    pub fn selecting(&self, labels: &[Entry]) -> impl Iterator<Item = &Object<'a>> {
        let index = self.selecting.get_or_init(|| {
            self.index(&|object, note| {
                let selected = object.at(&["spec", "selector"]).map_or(&[][..], Node::entries);
                let selected = selected.iter().filter(|_| object.kind == "Service");
                selected.filter_map(label).take(1).for_each(note);
            })
        });
        let places = labels.iter().filter_map(label).filter_map(|key| index.get(&key)).flatten();
        places.filter_map(|place| self.list.get(*place))
    }

    /// Services that a label selector may select by their own labels.
    pub fn services(&self, selector: &Node) -> Vec<&Object<'a>> {
        let index = self.services.get_or_init(|| {
            self.index(&|object, note| {
                let own = object.at(&["metadata", "labels"]).filter(|_| object.kind == "Service");
                own.map_or(&[][..], Node::entries).iter().filter_map(label).for_each(note);
            })
        });
        match rarest(index, match_labels(selector), label) {
            Some(places) => places.iter().filter_map(|place| self.list.get(*place)).collect(),
            None => self.of_kind("Service").collect(),
        }
    }

    /// Places of what runs pods.
    pub(crate) fn running(&self) -> &[usize] {
        self.running.get_or_init(|| {
            let places = self.list.iter().enumerate();
            places.filter(|(_, one)| template_of(one).is_some()).map(|(place, _)| place).collect()
        })
    }

    /// Places of workloads that may have all of these labels: the ones that have the rarest.
    pub(crate) fn places_labelled(&self, wanted: &[Entry]) -> &[usize] {
        rarest(self.by_label(), wanted, label).unwrap_or_else(|| self.running())
    }

    /// Places of workloads that may have all of these labels but one: of any two labels they have at least one.
    pub(crate) fn places_labelled_but_one(&self, wanted: &[Entry]) -> Vec<usize> {
        let index = self.by_label();
        let mut lists: Vec<&[usize]> =
            wanted.iter().map(|entry| places(index, label(entry))).collect();
        order::sort_by_key(&mut lists, |places| places.len());
        let mut places: Vec<usize> = lists.iter().take(2).copied().flatten().copied().collect();
        order::sort(&mut places);
        places.dedup();
        places
    }

    /// Places of workloads that may have labels of all these names.
    pub(crate) fn places_keyed(&self, wanted: &[Entry]) -> &[usize] {
        let key: fn(&Entry) -> Option<String> = |entry| entry.key.text().map(str::to_owned);
        let index = self.keyed.get_or_init(|| {
            self.index(&|object, note| pod_labels(object).iter().filter_map(key).for_each(note))
        });
        rarest(index, wanted, key).unwrap_or_else(|| self.running())
    }

    /// The object at a place.
    pub(crate) fn place(&self, place: usize) -> Option<&Object<'a>> {
        self.list.get(place)
    }

    fn by_label(&self) -> &Index {
        self.labelled.get_or_init(|| {
            self.index(&|object, note| pod_labels(object).iter().filter_map(label).for_each(note))
        })
    }

    /// Objects by what is noted for each, once under each key.
    fn index(&self, of: &dyn Fn(&Object<'a>, Note<'_>)) -> Index {
        let mut index = Index::default();
        for (place, object) in self.list.iter().enumerate() {
            of(object, &mut |key| {
                let places = index.entry(key).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            });
        }
        index
    }
}

impl<'s, 'a> IntoIterator for &'s Objects<'a> {
    type Item = &'s Object<'a>;
    type IntoIter = slice::Iter<'s, Object<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The pod template of what runs pods, where it has a spec; of a Pod itself.
pub(crate) fn template_of<'s>(object: &'s Object<'_>) -> Option<&'s Node> {
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

fn pod_labels<'s>(object: &'s Object<'_>) -> &'s [Entry] {
    let labels = template_of(object).and_then(|template| template.get(&["metadata", "labels"]));
    labels.map_or(&[], Node::entries)
}

/// The places of the rarest of what is wanted; None where nothing is.
fn rarest<'i>(
    index: &'i Index,
    wanted: &[Entry],
    key: fn(&Entry) -> Option<String>,
) -> Option<&'i [usize]> {
    wanted.iter().map(|entry| places(index, key(entry))).min_by_key(|places| places.len())
}

fn places(index: &Index, key: Option<String>) -> &[usize] {
    key.and_then(|key| index.get(&key)).map_or(&[], Vec::as_slice)
}

/// What stands for a label.
fn label(entry: &Entry) -> Option<String> {
    Some(pair(entry.key.text()?, entry.value.text()?))
}

fn pair(one: &str, other: &str) -> String {
    [one, other].join("\0")
}
