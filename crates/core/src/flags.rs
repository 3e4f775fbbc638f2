//! What the entries of the `--set` family set, with the type that Helm reads there: `1.10` is a text after `--set` and a
//! number in a values file.

use crate::layers::{Content, LayerStack};
use crate::messages;
use chartroom_diagnostics::FileId;
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::values::strvals::{Mode, parse_into};
use chartroom_yaml as yaml;
use std::cell::{Cell, RefCell};

/// What an entry of the `--set` family sets.
#[derive(Clone, Debug, PartialEq)]
pub struct FlagValue {
    /// The entry.
    pub file: FileId,
    /// The key: `image.tag`.
    pub path: String,
    /// The value as inline YAML; of a long one, such as a file's, the beginning.
    pub text: String,
    /// What it is, in words: `a string`.
    pub kind: &'static str,
}

/// Characters of a value that are shown.
const MAX_SHOWN: usize = 120;

/// All of them, in the order in which Helm applies the entries; nothing of an entry that cannot be read.
pub fn flag_values(layers: &LayerStack) -> Vec<FlagValue> {
    let mut found = Vec::new();
    for layer in &layers.layers {
        if let Content::Flag(map, _) = &layer.content {
            let mut path = Vec::new();
            leaves(map, &mut path, &mut |path, value| {
                let text = yaml::json::encode(value, false).unwrap_or_default();
                let mut text = String::from_utf8_lossy(&text).into_owned();
                if let Some((end, _)) = text.char_indices().nth(MAX_SHOWN) {
                    text.truncate(end);
                    text.push('…');
                }
                found.push(FlagValue {
                    file: layer.file,
                    path: path.join("."),
                    text,
                    kind: kind(value),
                });
            });
        }
    }
    found
}

/// The paths that an entry of `--set-file` reads, in order, as Helm reads the entry (pkg/strvals, ParseFile).
pub fn set_file_paths(text: &str) -> Vec<String> {
    let paths = RefCell::new(Vec::new());
    let read = |path: &str| {
        paths.borrow_mut().push(path.to_owned());
        Ok(Vec::new())
    };
    // What stands before an error is read.
    let _ = parse_into(text, &Map::new(), Mode::File(&read), &Cell::default());
    paths.into_inner()
}

/// Maps in maps that are followed; `--set` makes no more.
const MAX_DEPTH: usize = 100;

fn leaves(map: &Map, path: &mut Vec<String>, see: &mut impl FnMut(&[String], &Value)) {
    for (key, value) in map.entries() {
        path.push(key.to_text().into_owned());
        match &value {
            Value::Map(below) if !below.is_empty() && path.len() < MAX_DEPTH => {
                leaves(below, path, see);
            }
            value => see(path, value),
        }
        path.pop();
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Nil => messages::FLAG_KIND_REMOVES.text(),
        Value::Str(_) | Value::Bytes(_) => messages::FLAG_KIND_STRING.text(),
        Value::Bool(_) => messages::FLAG_KIND_BOOLEAN.text(),
        Value::Float(_) => messages::KIND_NUMBER.text(),
        Value::List(_) => messages::FLAG_KIND_LIST.text(),
        Value::Map(_) => messages::KIND_MAP.text(),
        _ => messages::FLAG_KIND_INTEGER.text(),
    }
}
