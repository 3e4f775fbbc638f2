//! Writing lesson.yaml, in the order of its documentation and without what it does not need.

use crate::{Check, Condition, Hint, Lesson, Link, Start, Step, Text};
use serde::Serialize;
use serde_yaml::{Mapping, Value};

/// A lesson as its file. The error says what cannot be written.
pub fn written(lesson: &Lesson<Text>) -> Result<String, String> {
    file(lesson).and_then(|file| serde_yaml::to_string(&file)).map_err(|error| error.to_string())
}

type Outcome<T> = Result<T, serde_yaml::Error>;

fn file(lesson: &Lesson<Text>) -> Outcome<Mapping> {
    let mut file = Mapping::new();
    let mut put = |key: &str, value: Value| {
        if !is_empty(&value) {
            file.insert(key.into(), value);
        }
    };
    put("id", lesson.id.as_str().into());
    put("minutes", lesson.minutes.into());
    put("title", text(&lesson.title)?);
    put("why", text(&lesson.why)?);
    put("start", start(&lesson.start)?);
    put("task", text(&lesson.task)?);
    put("conditions", list(&lesson.conditions, condition)?);
    put("hints", list(&lesson.hints, hint)?);
    if lesson.hints.last().is_none_or(|last| last.edits != lesson.solution) {
        put("solution", list(&lesson.solution, step)?);
    }
    put("takeaway", text(&lesson.takeaway)?);
    put("link", link(&lesson.link)?);
    put("after", serde_yaml::to_value(&lesson.after)?);
    put("tags", serde_yaml::to_value(&lesson.tags)?);
    Ok(file)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}

fn list<T>(items: &[T], one: fn(&T) -> Outcome<Value>) -> Outcome<Value> {
    items.iter().map(one).collect::<Outcome<Vec<_>>>().map(Value::Sequence)
}

fn text(text: &Text) -> Outcome<Value> {
    serde_yaml::to_value(text)
}

/// The fields that are not as they are where nothing is said.
fn said<T: Serialize + Default>(what: &T) -> Outcome<Mapping> {
    let (said, default) = (serde_yaml::to_value(what)?, serde_yaml::to_value(T::default())?);
    let (Value::Mapping(mut said), Value::Mapping(default)) = (said, default) else {
        return Ok(Mapping::new());
    };
    said.retain(|key, value| default.get(key) != Some(value));
    Ok(said)
}

fn start(start: &Start) -> Outcome<Value> {
    let mut said = said(start)?;
    if !start.edits.is_empty() {
        said.insert("edits".into(), list(&start.edits, step)?);
    }
    Ok(Value::Mapping(said))
}

fn step(step: &Step) -> Outcome<Value> {
    let mut said = said(step)?;
    if let Some(look) = &step.look {
        said.insert("look".into(), Value::Mapping(self::said(look)?));
    }
    Ok(Value::Mapping(said))
}

fn condition(one: &Condition<Text>) -> Outcome<Value> {
    let mut entry = Mapping::new();
    entry.insert("says".into(), text(&one.says)?);
    entry.insert("when".into(), Value::Mapping(said::<Check>(&one.when)?));
    Ok(Value::Mapping(entry))
}

fn hint(one: &Hint<Text>) -> Outcome<Value> {
    let mut entry = Mapping::new();
    entry.insert("says".into(), text(&one.says)?);
    if let Some(at) = &one.at {
        entry.insert("at".into(), serde_yaml::to_value(at)?);
    }
    if !one.edits.is_empty() {
        entry.insert("edits".into(), list(&one.edits, step)?);
    }
    Ok(Value::Mapping(entry))
}

fn link(link: &Link<Text>) -> Outcome<Value> {
    let mut entry = Mapping::new();
    for (key, value) in [("text", text(&link.text)?), ("to", text(&link.to)?)] {
        if !is_empty(&value) {
            entry.insert(key.into(), value);
        }
    }
    Ok(Value::Mapping(entry))
}
