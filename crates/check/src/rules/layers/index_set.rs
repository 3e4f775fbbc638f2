//! VAL017: `--set` with an index replaces a default list.

use super::ValuesFile;
use crate::Rule;
use crate::edit::{find, items_of, plain_or_quoted};
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::{Edit, Fix, Severity, Span};
use chartroom_gotemplate::{List, Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "VAL017",
    severity: Severity::Warning,
    title: messages::VAL017_TITLE,
    why: messages::VAL017_WHY,
    link: "https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let layers = &scene.layers.layers;
    for (number, layer) in layers.iter().enumerate() {
        let (Content::Flag(map, length), Layer::Set(_)) = (&layer.content, layer.layer) else {
            continue;
        };
        let text = scene.slice(Span { file: layer.file, start: 0, end: *length });
        if !text.contains('[') {
            continue;
        }
        let mut lists = Vec::new();
        collect(map, &mut Vec::new(), &mut lists);
        for (path, new) in lists {
            let Some(key) = path.last().filter(|key| text.contains(&format!("{key}["))) else {
                continue;
            };
            let below = layers.get(..number).unwrap_or_default();
            let user = |layer: &&StackLayer| layer.layer != Layer::Base;
            if below.iter().filter(user).any(|layer| layer.source(&path).is_some()) {
                continue;
            }
            let default = below.iter().rev().find(|layer| layer.source(&path).is_some());
            let Some((Value::List(items), default)) =
                default.and_then(|layer| Some((layer.value(&path)?, layer)))
            else {
                continue;
            };
            let Some(file) = scene.report.files.get(default.file) else { continue };
            let Some(message) = message(key, &file.name, &items, &new) else { continue };
            let span = Span { file: layer.file, start: 0, end: *length };
            let mut finding =
                Finding::in_file(span, message).help(messages::Val017Help { key: &key });
            if let Some(span) = default.source(&path).and_then(|source| source.span) {
                finding = finding.related_file(span, messages::VAL017_NOTE);
            }
            let edits = repeat(scene, default, &path);
            let title = messages::VAL017_FIX.into();
            findings.push(finding.fix(edits.map(|edits| Fix { title, edits })));
        }
    }
}

/// The list in the topmost overlay, where `--set` changes it in place.
fn repeat(scene: &Scene<'_>, default: &StackLayer, path: &[String]) -> Option<Vec<Edit>> {
    let Content::Tree(root) = &default.content else { return None };
    let text = &scene.report.files.get(default.file)?.text;
    let items = root.get(path.strip_prefix(default.prefix.as_slice())?)?.items();
    let mut block = items_of(text, &items.iter().collect::<Vec<_>>())?;
    let file = ValuesFile::overlays(scene).last()?;
    let mut above = path;
    while let Some((key, rest)) = above.split_last() {
        let inner: Vec<String> = block.lines().map(|line| format!("  {line}")).collect();
        block = format!("{}:\n{}", plain_or_quoted(key), inner.join("\n"));
        above = rest;
        if let Some(found) = find(file.root, above) {
            return file.editor.insert_below(found.map, found.entry, &block);
        }
    }
    let last = file.root.entries().last()?;
    Some(vec![file.editor.insert_after(file.root, last, &block)?])
}

/// Says what is not in the new list any more; None where every default is spelt out anew.
fn message(list: &str, file: &str, default: &List, new: &List) -> Option<String> {
    let (total, count) = (default.len(), default.len().saturating_sub(new.len()));
    if count > 0 {
        let (key, file) = (&list, &file);
        return Some(messages::Val017 { key, file, count, total: &total }.text());
    }
    let mut pairs = default.items().iter().zip(new.items());
    pairs.find_map(|(default, new)| match (default, new) {
        (Value::Map(default), Value::Map(new)) => {
            let keys = default.keys().into_iter();
            let mut gone = keys.filter(|key| !new.contains(key.as_bytes()));
            let key = gone.next()?.to_text().into_owned();
            Some(messages::Val017Key { list: &list, file: &file, key: &key }.text())
        }
        (Value::Nil, _) => None,
        (_, Value::Nil) => Some(messages::Val017Null { key: &list, file: &file }.text()),
        _ => None,
    })
}

/// The lists of a map.
fn collect(map: &Map, path: &mut Vec<String>, lists: &mut Vec<(Vec<String>, List)>) {
    for (key, value) in map.entries() {
        path.push(key.to_text().into_owned());
        match &value {
            Value::Map(inner) if path.len() < super::MAX_DEPTH => collect(inner, path, lists),
            Value::List(items) => lists.push((path.clone(), items.clone())),
            _ => {}
        }
        path.pop();
    }
}
