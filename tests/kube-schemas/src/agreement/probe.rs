//! Charts hold few faults, so faults are put in: of each kind the two largest objects that both find sound, each value of
//! them replaced by one of every other type, taken away, and joined by a field that is not there.

use std::collections::{BTreeMap, BTreeSet};

use chartroom_kube::{Schemas, Version};
use serde_json::{Value, json};

use crate::Finding;
use crate::judge::{Judge, join};
use crate::ours;

/// Objects of a kind that are changed.
const OBJECTS: usize = 2;
/// Changes of an object; only definitions of custom resources have more places than that.
const CHANGES: usize = 400;

/// What the changed objects gave: how many there were, on how many both say the same, and where not.
#[derive(Default)]
pub struct Probes {
    pub changed: usize,
    pub same: usize,
    /// What the judge cannot know, by reason.
    pub only_ours: BTreeMap<&'static str, usize>,
    /// By kind, path, reason and whether it is ours that says it.
    pub different: BTreeMap<(String, String, &'static str, bool), usize>,
}

/// A change: where (JSON pointer steps), the path without numbers, and what comes there; None takes the value away.
struct Change {
    at: Vec<String>,
    value: Option<Value>,
}

/// The largest sound objects of each kind.
#[derive(Default)]
pub struct Sound(BTreeMap<String, Vec<(usize, Value)>>);

impl Sound {
    pub fn add(&mut self, kind: &str, object: &Value) {
        let of_kind = self.0.entry(kind.to_owned()).or_default();
        of_kind.push((object.to_string().len(), object.clone()));
        of_kind.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
        of_kind.truncate(OBJECTS);
    }
}

/// Changes every sound object in every place.
pub fn probe(
    schemas: &Schemas,
    version: Version,
    judge: &mut Judge,
    sound: &Sound,
) -> Result<Probes, String> {
    let mut probes = Probes::default();
    for (kind, objects) in &sound.0 {
        let mut seen = BTreeSet::new();
        for (_, object) in objects {
            let mut changes = Vec::new();
            collect(object, &mut Vec::new(), &mut String::new(), &mut seen, &mut changes);
            for change in changes.into_iter().take(CHANGES) {
                probes.one(schemas, version, judge, kind, &change.apply(object))?;
            }
        }
    }
    Ok(probes)
}

impl Probes {
    fn one(
        &mut self,
        schemas: &Schemas,
        version: Version,
        judge: &mut Judge,
        kind: &str,
        object: &Value,
    ) -> Result<(), String> {
        let Some(root) = chartroom_yaml::parse(&object.to_string()).root else { return Ok(()) };
        let (ours, theirs) = (ours::findings(schemas, version, &root, 0), judge.findings(object)?);
        self.changed += 1;
        self.same += usize::from(ours == theirs);
        for (finding, is_ours) in ours
            .difference(&theirs)
            .map(|it| (it, true))
            .chain(theirs.difference(&ours).map(|it| (it, false)))
        {
            self.differs(kind, finding, is_ours);
        }
        Ok(())
    }

    fn differs(&mut self, kind: &str, (path, reason): &Finding, is_ours: bool) {
        let count = match (*reason, is_ours) {
            ("not allowed" | "bad quantity" | "bad time" | "bad base64", true) => {
                self.only_ours.entry(reason).or_default()
            }
            _ => {
                self.different.entry((kind.to_owned(), path.clone(), reason, is_ours)).or_default()
            }
        };
        *count += 1;
    }
}

/// The changes of a value and all below it; each place, but for numbers of items, once. `apiVersion` and `kind` of the
/// object stay, as they say what it is held against.
fn collect(
    value: &Value,
    at: &mut Vec<String>,
    path: &mut String,
    seen: &mut BTreeSet<String>,
    changes: &mut Vec<Change>,
) {
    if !at.is_empty() && seen.insert(path.clone()) {
        let others =
            [json!("x"), json!(1.5), json!(7), json!(true), json!([]), json!({}), json!(null)];
        changes
            .extend(others.into_iter().map(|value| Change { at: at.clone(), value: Some(value) }));
        changes.push(Change { at: at.clone(), value: None });
    }
    let length = path.len();
    match value {
        Value::Object(map) => {
            let mut unknown = at.clone();
            unknown.push("zzUnknown".into());
            changes.push(Change { at: unknown, value: Some(json!("x")) });
            let whole = at.is_empty();
            let stays = |key: &String| whole && matches!(key.as_str(), "apiVersion" | "kind");
            for (key, value) in map.iter().filter(|(key, _)| !stays(key)) {
                at.push(key.clone());
                join(path, key);
                collect(value, at, path, seen, changes);
                at.pop();
                path.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(index.to_string());
                path.push_str("[]");
                collect(item, at, path, seen, changes);
                at.pop();
                path.truncate(length);
            }
        }
        _ => {}
    }
}

impl Change {
    fn apply(&self, object: &Value) -> Value {
        let mut changed = object.clone();
        let Some((last, way)) = self.at.split_last() else { return changed };
        let place = way.iter().try_fold(&mut changed, |value, step| match value {
            Value::Object(map) => map.get_mut(step),
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        });
        match (place, &self.value) {
            (Some(Value::Object(map)), Some(value)) => {
                map.insert(last.clone(), value.clone());
            }
            (Some(Value::Object(map)), None) => {
                map.remove(last);
            }
            (Some(Value::Array(items)), value) => {
                if let Some(item) = last.parse().ok().and_then(|at: usize| items.get_mut(at)) {
                    *item = value.clone().unwrap_or(Value::Null);
                }
            }
            _ => {}
        }
        changed
    }
}
