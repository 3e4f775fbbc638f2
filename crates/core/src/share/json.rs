//! The JSON of a link.

use super::value::{number, string};
use super::{SharedPatch, SharedPlace, SharedState};
use crate::project::{Environment, SetEntry, SetKind};
use chartroom_gotemplate::{Map, Value};
use chartroom_patch::{Change, Patch};
use data_encoding::BASE64URL_NOPAD;

pub(super) fn write(state: &SharedState) -> Value {
    let map = Map::new();
    map.insert("c", state.chart.as_str());
    map.insert("cv", state.chart_version.as_str());
    add_change(&map, state);
    if let Some(place) = &state.place {
        map.insert("l", place.write());
    }
    if let Some(sent) = &state.answers {
        let before = Map::new();
        add_change(&before, sent);
        map.insert("a", Value::Map(before));
    }
    if let Some(snippet) = &state.snippet {
        map.insert("s", snippet.as_str());
    }
    if let Some(lesson) = &state.lesson {
        map.insert("t", lesson.as_str());
    }
    Value::Map(map)
}

/// What is changed of a chart.
fn add_change(map: &Map, state: &SharedState) {
    map.insert("o", state.open.as_str());
    if let Some(version) = &state.kube_version {
        map.insert("k", version.as_str());
    }
    if let Some(environments) = &state.environments {
        map.insert("e", environments.iter().map(environment_to_json).collect::<Vec<_>>());
    }
    let files = Map::new();
    for (path, text) in &state.files {
        files.insert(path.as_str(), text.as_deref().map_or(Value::Nil, Value::from));
    }
    if !files.is_empty() {
        map.insert("f", files);
    }
    if !state.patches.is_empty() {
        map.insert("p", state.patches.iter().map(patch).collect::<Vec<_>>());
    }
    let binaries = Map::new();
    for (path, bytes) in &state.binaries {
        binaries.insert(path.as_str(), BASE64URL_NOPAD.encode(bytes).as_str());
    }
    if !binaries.is_empty() {
        map.insert("b", binaries);
    }
}

pub(super) fn patch(file: &SharedPatch) -> Value {
    let number = |number: u32| Value::from(f64::from(number));
    let from = if file.from == file.path { "" } else { &file.from };
    let mut items = vec![Value::from(file.path.as_str()), Value::from(from), number(file.patch.of)];
    for change in &file.patch.changes {
        items.extend([number(change.keep), number(change.drop), change.text.as_str().into()]);
    }
    Value::from(items)
}

fn patch_from_json(value: &Value) -> Option<SharedPatch> {
    let [path, from, of, changes @ ..] = value.as_list()?.items() else { return None };
    let (path, from) = (string(path)?, string(from)?);
    let (changes, []) = changes.as_chunks::<3>() else { return None };
    let change = |[keep, drop, text]: &[Value; 3]| {
        Some(Change { keep: number(keep)?, drop: number(drop)?, text: string(text)? })
    };
    let changes = changes.iter().map(change).collect::<Option<Vec<_>>>()?;
    let from = if from.is_empty() { path.clone() } else { from };
    Some(SharedPatch { path, from, patch: Patch { of: number(of)?, changes } })
}

fn environment_to_json(environment: &Environment) -> Value {
    let texts = |items: &[String]| -> Vec<Value> {
        items.iter().map(|item| Value::from(item.as_str())).collect()
    };
    let set = |entry: &SetEntry| {
        Value::from(vec![Value::from(entry.kind.flag()), Value::from(entry.text.as_str())])
    };
    let map = Map::new();
    map.insert("n", environment.name.as_str());
    map.insert("r", environment.release.as_str());
    map.insert("ns", environment.namespace.as_str());
    map.insert("v", texts(&environment.overlays));
    map.insert("s", environment.sets.iter().map(set).collect::<Vec<_>>());
    Value::Map(map)
}

/// None for what is not of the form that the module describes. What it does not know it passes over.
pub(super) fn read(map: &Map, whole: bool) -> Option<SharedState> {
    let mut state = SharedState {
        whole,
        chart: string(&map.get(b"c")?)?,
        chart_version: string(&map.get(b"cv")?)?,
        ..change(map)?
    };
    // The engine of the first output needs none of it.
    if cfg!(feature = "whole") {
        if let Some(sent) = map.get(b"a") {
            state.answers = Some(Box::new(change(sent.as_map()?)?));
        }
        state.place = map.get(b"l").as_ref().and_then(SharedPlace::read);
        state.snippet = map.get(b"s").as_ref().and_then(string);
        state.lesson = map.get(b"t").as_ref().and_then(string);
    }
    Some(state)
}

fn change(map: &Map) -> Option<SharedState> {
    let environments = match map.get(b"e") {
        None => None,
        Some(Value::List(list)) => {
            Some(list.items().iter().map(environment_from_json).collect::<Option<Vec<_>>>()?)
        }
        Some(_) => return None,
    };
    let mut files = Vec::new();
    if let Some(value) = map.get(b"f") {
        for (path, value) in value.as_map()?.entries() {
            let content = match value {
                Value::Nil => None,
                other => Some(string(&other)?),
            };
            files.push((path.to_text().into_owned(), content));
        }
    }
    let mut binaries = Vec::new();
    if let Some(value) = map.get(b"b") {
        for (path, value) in value.as_map()?.entries() {
            let bytes = BASE64URL_NOPAD.decode(string(&value)?.as_bytes()).ok()?;
            binaries.push((path.to_text().into_owned(), bytes));
        }
    }
    let patches = match map.get(b"p") {
        None => Vec::new(),
        Some(list) => {
            list.as_list()?.items().iter().map(patch_from_json).collect::<Option<Vec<_>>>()?
        }
    };
    Some(SharedState {
        patches,
        binaries,
        open: string(&map.get(b"o")?)?,
        environments,
        kube_version: map.get(b"k").as_ref().and_then(string),
        files,
        ..SharedState::default()
    })
}

fn environment_from_json(value: &Value) -> Option<Environment> {
    let map = value.as_map()?;
    let field = |key: &[u8]| map.get(key).as_ref().and_then(string);
    let list = |key: &[u8]| map.get(key).and_then(|value| value.as_list().cloned());
    let set = |value: &Value| {
        let [flag, text] = value.as_list()?.items() else { return None };
        let flag = string(flag)?;
        Some(SetEntry { kind: SetKind::of_flag(&flag)?, text: string(text)? })
    };
    Some(Environment {
        name: field(b"n")?,
        release: field(b"r")?,
        namespace: field(b"ns")?,
        overlays: list(b"v")?.items().iter().map(string).collect::<Option<Vec<_>>>()?,
        sets: list(b"s")?.items().iter().map(set).collect::<Option<Vec<_>>>()?,
    })
}
