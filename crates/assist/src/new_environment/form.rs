//! The form: one field for each single value of values.yaml, with what the schema and the comments say of it.

use super::Wanted;
use super::curated::{Form, FormField};
use super::mentions::{shown, with_value};
use crate::Asked;
use crate::known::Told;
use crate::moves::{leaves, tree};
use chartroom_check::{Entries, plain_or_quoted, with_entries};
use chartroom_core::{Environment, one_line};
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;
use std::rc::Rc;

/// More fields are not offered.
const MOST: usize = 3_000;
/// So many values are chosen among at a glance.
const CHOICES: usize = 24;

/// How a value is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// On or off.
    Flag,
    /// One of a few.
    Choice(Vec<String>),
    /// A number.
    Number,
    /// Any text; what reads as a number is one where the schema takes both.
    Text,
}

/// A value of the chart that the new environment may have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// What it is for, by the schema or its comment.
    pub purpose: Option<String>,
    /// How it is given.
    pub input: Input,
    /// What it is without the new file.
    pub below: String,
    /// What it is.
    pub value: String,
    /// The new file says it.
    pub written: bool,
}

/// The text with what was chosen in it, and nothing in it that the layers below say as well; and all fields.
pub(super) fn filled(
    asked: &Asked<'_>,
    origin: Option<&Environment>,
    mut text: String,
    wanted: &Wanted,
    form: &Form,
) -> (String, Vec<Field>) {
    if let Some(purpose) = &wanted.purpose {
        text = form.with_purpose(&text, purpose, &wanted.name);
    }
    let lower = origin.map(|origin| origin.overlays.as_slice()).unwrap_or_default();
    let lower = lower.split_last().map(|(_, lower)| lower).unwrap_or_default();
    let mut layers: Vec<Rc<Node>> = Vec::new();
    for path in std::iter::once("values.yaml").chain(lower.iter().map(String::as_str)) {
        layers.extend(tree(asked.project, path));
    }
    let Some(base) = layers.first().cloned() else { return (text, Vec::new()) };
    let mut paths: Vec<(Vec<String>, Value)> = Vec::new();
    leaves(&base, &mut Vec::new(), &mut |path, entry| {
        let value = entry.value.to_value().ok().filter(|_| entry.value.as_scalar().is_some());
        if let Some(value) = value.filter(|_| paths.len() < MOST) {
            paths.push((path.to_vec(), value));
        }
    });
    let below = |path: &[String]| layers.iter().rev().find_map(|layer| layer.get(path));
    let mut fields = Vec::new();
    for (path, value) in paths {
        let lies_below = below(&path).and_then(shown).unwrap_or_default();
        let told = asked.model.told(&path);
        let of_form = form.field(&path.join(".")).map(|(.., field)| field);
        let input = chosen_among(of_form, input(&told, &value));
        if let Some(choice) = wanted.choice(&path.join(".")) {
            let chosen = choice.as_ref().filter(|chosen| **chosen != lies_below);
            text = match chosen {
                Some(chosen) => with_value(&text, &path, &written(&told, &value, &input, chosen)),
                None => without(&text, &path),
            };
            for other in of_form.iter().flat_map(|field| &field.also) {
                text = also(text, other, chosen.map(String::as_str), &layers);
            }
        }
        fields.push(Field {
            purpose: asked.purpose(&path),
            value: lies_below.clone(),
            below: lies_below,
            written: false,
            path,
            input,
        });
    }
    // What was written by hand stays as it is.
    if let Some(root) = chartroom_yaml::parse(&text).root.filter(|_| wanted.text.is_none()) {
        let is_same = |path: &[String], node: &Node| {
            let line = |node: &Node| node.to_value().ok().as_ref().map(one_line);
            Some(line(node) == line(below(path)?))
        };
        let mut same: Vec<Vec<String>> = Vec::new();
        leaves(&root, &mut Vec::new(), &mut |path, entry| {
            if is_same(path, &entry.value) == Some(true) {
                same.push(path.to_vec());
            }
        });
        for path in same {
            text = without(&text, &path);
        }
    }
    if let Some(root) = chartroom_yaml::parse(&text).root {
        for field in &mut fields {
            if let Some(value) = root.get(&field.path).and_then(shown) {
                field.value = value;
                field.written = true;
            }
        }
    }
    (text, fields)
}

/// The choices that a form gives take the place of the schema's.
fn chosen_among(field: Option<&FormField>, input: Input) -> Input {
    match field.map(|field| &field.choices).filter(|choices| !choices.is_empty()) {
        Some(choices) => Input::Choice(choices.clone()),
        None => input,
    }
}

/// A value that is always the same as another one.
fn also(text: String, path: &str, chosen: Option<&str>, layers: &[Rc<Node>]) -> String {
    let path: Vec<String> = path.split('.').map(str::to_owned).collect();
    let below = layers.iter().rev().find_map(|layer| layer.get(&path)).and_then(shown);
    match (chosen, below) {
        (_, None) => text,
        (Some(chosen), Some(below)) if below != chosen => with_value(&text, &path, chosen),
        _ => without(&text, &path),
    }
}

fn without(text: &str, path: &[String]) -> String {
    match Entries::read("") {
        Some(nothing) => with_entries(text, &nothing, [path]),
        None => text.to_owned(),
    }
}

fn input(told: &Told, value: &Value) -> Input {
    let only = |name: &str| told.types.iter().all(|one| one == name) && !told.types.is_empty();
    let number = matches!(value, Value::Int(_) | Value::Float(_));
    let plain = |text: &String| text.trim_matches('"').to_owned();
    let choices: Vec<String> = told.values.iter().map(plain).collect();
    // What a condition of the schema asks for is no choice.
    let known = choices.contains(&plain(&one_line(value)));
    if known && (2..=CHOICES).contains(&choices.len()) {
        Input::Choice(choices)
    } else if only("boolean") || (told.types.is_empty() && matches!(value, Value::Bool(_))) {
        Input::Flag
    } else if only("integer") || only("number") || (told.types.is_empty() && number) {
        Input::Number
    } else {
        Input::Text
    }
}

/// What was chosen as YAML of the kind that the value takes.
fn written(told: &Told, value: &Value, input: &Input, chosen: &str) -> String {
    let is_scalar = |text: &str| {
        let read = chartroom_yaml::parse(text).root.and_then(|root| root.to_value().ok());
        matches!(read, Some(Value::Int(_) | Value::Int64(_) | Value::Float(_) | Value::Bool(_)))
    };
    let takes_others = match told.types.is_empty() {
        true => !matches!(value, Value::Str(_)),
        false => told.types.iter().any(|one| one != "string"),
    };
    let is_plain = match input {
        Input::Flag | Input::Number => true,
        Input::Choice(_) | Input::Text => takes_others,
    };
    match is_plain && is_scalar(chosen) {
        true => chosen.to_owned(),
        false => plain_or_quoted(chosen),
    }
}
