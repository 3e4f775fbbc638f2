//! Completion in values files.

use super::insertion::insertion;
use super::rank::{before, near, varies};
use super::snippets;
use super::{Candidate, sorted};
use crate::known::Child;
use crate::messages;
use crate::model::ValuesFile;
use crate::outline::{At, Cursor, cursor};
use crate::{Asked, Completion, Item, ItemKind};
use chartroom_core::{Layer, Source, one_line, short};
use chartroom_gotemplate::Value;

pub(super) fn complete(asked: &Asked<'_>, file: &ValuesFile, offset: usize) -> Option<Completion> {
    let cursor = cursor(&file.file.text, offset)?;
    let path: Vec<String> = file.prefix.iter().chain(&cursor.path).cloned().collect();
    let candidates = match cursor.at {
        At::Key => {
            let mut keys = keys(asked, file, &cursor, &path);
            if cursor.item {
                keys.extend(values(asked, &file.path, &cursor, &path, offset));
            }
            keys
        }
        At::Value => values(asked, &file.path, &cursor, &path, offset),
    };
    let items = sorted(asked, candidates, &cursor.prefix);
    Some(Completion { range: cursor.start..cursor.end.max(offset), items })
}

fn keys(asked: &Asked<'_>, file: &ValuesFile, cursor: &Cursor, path: &[String]) -> Vec<Candidate> {
    let word = cursor.prefix.trim();
    let children = asked.model.children(path);
    let present = |name: &str| cursor.siblings.iter().any(|one| one == name && one != word);
    let previous = cursor.previous.as_ref();
    let previous = previous.and_then(|name| children.iter().find(|one| one.name == *name)?.base);
    let next = cursor.next.as_ref();
    let next = next.and_then(|name| children.iter().find(|one| one.name == *name)?.base);
    let own = asked.model.values.iter().position(|one| one.path == file.path);
    let base = asked.base_node(path);
    let mut found = Vec::new();
    for child in children.iter().filter(|child| !present(&child.name)) {
        // What only this text has is what is being typed.
        let only_here = child.base.is_none()
            && !child.schema
            && !child.comment
            && child.reads.is_empty()
            && child.overlays.iter().all(|one| Some(*one) == own);
        let mine = file.base
            && !child.schema
            && !child.comment
            && child.reads.is_empty()
            && child.overlays.is_empty();
        if only_here && !child.overlays.is_empty() || (mine && child.name == word) {
            continue;
        }
        let below: Vec<String> = path.iter().cloned().chain([child.name.clone()]).collect();
        let others = child.overlays.iter().filter(|one| Some(**one) != own).count() as i32;
        let mut score = 14 * others.min(3) + near(previous, child.base);
        score += before(next, child.base);
        // The base has its keys once; what one may want to set is what overlays are for.
        if !file.base {
            let node = base.and_then(|node| node.entry(&child.name)).map(|one| &one.value);
            score += varies(&child.name, node);
        }
        score += if child.reads.is_empty() { 0 } else { 8 };
        score += if child.schema { 6 } else { 0 };
        score += if child.base.is_some() { 10 } else { 0 };
        let item = item(asked, cursor, child, &below);
        found.push(Candidate { item, score, about: Some((below, child.reads.clone())) });
    }
    for field in super::kubernetes::fields_of_value(asked, path) {
        if let Some(known) = found.iter_mut().find(|one| one.item.label == field.name) {
            known.item.field = Some(field.key.clone());
        }
        if !present(&field.name) && !found.iter().any(|one| one.item.label == field.name) {
            found.push(super::kubernetes::field_item(&field, cursor, 0));
        }
    }
    found.extend(blocks(asked, cursor, path, &present));
    found
}

/// Whole blocks: of what the base has, and of Kubernetes' fields that templates print as a whole.
fn blocks(
    asked: &Asked<'_>,
    cursor: &Cursor,
    path: &[String],
    present: &dyn Fn(&str) -> bool,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for child in asked.model.children(path).iter().filter(|child| !present(&child.name)) {
        let below: Vec<String> = path.iter().cloned().chain([child.name.clone()]).collect();
        let base = asked.base_node(&below);
        let block = base.and_then(|node| snippets::of_values(&child.name, node, cursor, -10));
        found.extend(block.or_else(|| {
            let read = !child.reads.is_empty() || child.base.is_some();
            let field = asked.field_of_value(&below).filter(|_| read)?;
            snippets::of_field(&field.key, &child.name, cursor, -10)
        }));
    }
    let fields = super::kubernetes::fields_of_value(asked, path);
    let fields: Vec<_> = fields.into_iter().filter(|field| !present(&field.name)).collect();
    found.extend(snippets::of_fields(&fields, cursor, -10));
    found
}

fn item(asked: &Asked<'_>, cursor: &Cursor, child: &Child, path: &[String]) -> Item {
    let base = asked.base_value(path);
    let other = || asked.model.written(path).into_iter().find_map(|(_, node)| node.to_value().ok());
    let value = base.clone().or_else(other);
    let detail = match (&base, &value) {
        (Some(value), _) => format!("base: {}", short(value)),
        (None, Some(value)) => short(value),
        (None, None) => asked.readers(&child.reads).into_iter().next().unwrap_or_default(),
    };
    let told = asked.model.told(path);
    let is_map = matches!(&value, Some(Value::Map(map)) if !map.is_empty())
        || told.types.iter().any(|one| one == "object");
    let is_list = matches!(&value, Some(Value::List(list)) if !list.items().is_empty())
        || told.types.iter().any(|one| one == "array");
    Item {
        label: child.name.clone(),
        kind: ItemKind::Key,
        detail,
        doc: Vec::new(),
        insert: insertion(&child.name, cursor, is_map, is_list),

        field: None,
    }
}

/// What may stand behind a key.
fn values(
    asked: &Asked<'_>,
    own: &str,
    cursor: &Cursor,
    path: &[String],
    offset: usize,
) -> Vec<Candidate> {
    let mut found: Vec<(String, String, i32)> = Vec::new();
    let mut add = |text: String, detail: String, score: i32| match found
        .iter_mut()
        .find(|(known, _, _)| *known == text)
    {
        Some((_, known, _))
            if !known.contains(&detail) && !detail.is_empty() && known.len() < 40 =>
        {
            *known = if known.is_empty() { detail } else { format!("{known}, {detail}") };
        }
        Some(_) => {}
        None => found.push((text, detail, score)),
    };
    let scalar = |value: &Value| !matches!(value, Value::Map(_) | Value::List(_) | Value::Nil);
    let told = asked.model.told(path);
    if let Some(value) = asked.base_value(path).filter(|value| scalar(value)) {
        add(one_line(&value), "base".to_owned(), 30);
    }
    for one in asked.everywhere(path) {
        let set =
            matches!(one.source, Some(Source { layer: Layer::Overlay(_) | Layer::Set(_), .. }));
        if let Some(value) = one.value.filter(|value| set && scalar(value)) {
            add(one_line(&value), one.name, 25);
        }
    }
    // Other items of the base's list say what may stand in this one.
    let in_list =
        path.iter().any(|step| step == "*" || step.bytes().all(|byte| byte.is_ascii_digit()));
    for (number, node) in asked.model.written(path) {
        let Some(file) = asked.model.values.get(number) else { continue };
        // What is being typed is not offered.
        let here = file.path == own && node.span.start <= offset && offset <= node.span.end;
        let in_use = asked.project.environments.iter().any(|one| one.overlays.contains(&file.path));
        let Some(value) =
            node.to_value().ok().filter(|value| !here && (!file.base || in_list) && scalar(value))
        else {
            continue;
        };
        let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
        add(one_line(&value), if in_use { String::new() } else { name.to_owned() }, 20);
    }
    for value in &told.values {
        add(value.clone(), String::new(), 15);
    }
    if let Some(default) = &told.default {
        add(default.clone(), messages::COMPLETE_DEFAULT.into(), 12);
    }
    for value in super::kubernetes::values_of_value(asked, path) {
        add(value, String::new(), 10);
    }
    let boolean = told.types.iter().any(|one| one == "boolean")
        || asked.type_of(path) == messages::KIND_BOOLEAN.text();
    if boolean {
        add("true".to_owned(), String::new(), 5);
        add("false".to_owned(), String::new(), 5);
    }
    let reads: Vec<(usize, usize)> = asked
        .model
        .reads
        .at(asked.model.outer_global(path))
        .iter()
        .flat_map(|node| node.here.clone())
        .collect();
    if let Some(default) =
        asked.default_of(&reads).filter(|text| !text.contains(['(', '$']) && !text.starts_with('.'))
    {
        add(default, messages::COMPLETE_UNSET.into(), 8);
    }
    let item = |(text, detail, score): (String, String, i32)| {
        let inner = text.trim_matches(['"', '\'']).to_owned();
        let insert = if cursor.quote.is_some() { inner.clone() } else { text };
        let item = Item {
            label: inner,
            kind: ItemKind::Value,
            detail,
            doc: Vec::new(),
            insert,
            field: None,
        };
        Candidate { item, score, about: None }
    };
    found.into_iter().map(item).collect()
}
