//! VAL009: a key that nothing knows, close to one that is known.

use super::{ValuesFile, below};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::words::Words;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::{Fix, Severity, Span};
use chartroom_gotemplate::{Map, Value};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "VAL009",
    severity: Severity::Warning,
    title: messages::VAL009_TITLE,
    why: messages::VAL009_WHY,
    link: "https://helm.sh/docs/topics/charts/#schema-files",
    check,
};

/// A key of an overlay or a `--set` entry.
struct Candidate<'a> {
    path: Vec<String>,
    known: String,
    layer: &'a StackLayer,
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let candidates = candidates(scene);
    if candidates.is_empty() {
        return;
    }
    let (words, refused) = (Words::of(scene), scene.refused());
    let read = scene.output.map(|output| output.provenance.read()).unwrap_or_default();
    for Candidate { path, known, layer } in candidates {
        let Some((key, above)) = path.split_last() else { continue };
        // Templates that name one key and not the other take the map apart: they do not print it as a whole.
        let unknown = words.mention(&known) && !words.mention(key) && !words.opaque;
        if !unknown || read.iter().any(|read| read.starts_with(&path)) {
            continue;
        }
        let beside: Vec<String> = above.iter().cloned().chain([known.clone()]).collect();
        let Some(span) = layer.source(&path).and_then(|source| source.span) else { continue };
        let span = key_span(layer, &path).unwrap_or(span);
        // A schema may have refused it already.
        if refused.contains(&span) {
            continue;
        }
        let dotted = path.join(".");
        let mut finding = Finding::in_file(span, messages::Val009 { path: &dotted, known: &known })
            .help(messages::Val009Help { known: &known });
        if let Some(there) = scene.layers.source(&beside).and_then(|source| source.span) {
            finding = finding.related_file(there, messages::Val009Note { known: &known });
        }
        let file = ValuesFile::overlays(scene).find(|file| file.layer.file == layer.file);
        let edit = file.and_then(|file| {
            let found = crate::edit::find(file.root, &path)?;
            Some(file.editor.rename(found.entry, &known))
        });
        let title = messages::FixRename { name: &known }.text();
        findings.push(finding.fix(edit.map(|edit| Fix { title, edits: vec![edit] })));
    }
}

/// The place of a key alone.
fn key_span(layer: &StackLayer, path: &[String]) -> Option<Span> {
    let Content::Tree(root) = &layer.content else { return None };
    let range = crate::edit::find(root, path)?.entry.key.span.clone();
    Some(Span::of(layer.file, &range))
}

/// Keys of overlays and `--set` entries that no layer below has, each with a key below that is close to it.
fn candidates<'a>(scene: &'a Scene<'_>) -> Vec<Candidate<'a>> {
    let base: Vec<StackLayer> = {
        let layers = scene.layers.layers.iter();
        layers.filter(|layer| layer.layer == Layer::Base).cloned().collect()
    };
    let mut found = Vec::new();
    for layer in scene.layers.layers.iter().filter(|layer| layer.layer != Layer::Base) {
        let mut paths = Vec::new();
        match &layer.content {
            Content::Tree(_) => {
                let file = ValuesFile::overlays(scene).find(|file| file.layer.file == layer.file);
                let entries = file.map(|file| file.entries()).unwrap_or_default();
                paths.extend(entries.into_iter().map(|(path, _)| path));
            }
            Content::Flag(map, _) => collect(map, &mut Vec::new(), &mut paths),
        }
        // The keys that are known beside each other and that the layer leaves as they are, for each map.
        let mut known_below: HashMap<Vec<String>, Vec<String>> = HashMap::new();
        for path in paths {
            if base.iter().any(|layer| layer.source(&path).is_some()) {
                continue;
            }
            let Some((key, above)) = path.split_last() else { continue };
            let known = known_below.entry(above.to_vec()).or_insert_with(|| {
                let mut known: Vec<String> = match above {
                    [] => top(&base),
                    above => below::keys(&base, above).into_iter().map(|one| one.key).collect(),
                };
                // A key that the overlay sets as well was not meant.
                known.retain(|known| {
                    let beside: Vec<String> =
                        above.iter().cloned().chain([known.to_owned()]).collect();
                    layer.source(&beside).is_none()
                });
                known
            });
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            // Among hundreds of keys it is a guess, and one for each of them takes their square.
            if known.len() > 300 {
                continue;
            }
            if let Some(known) = chartroom_diagnostics::closest(key, &known) {
                found.push(Candidate { path: path.clone(), known: known.to_owned(), layer });
            }
        }
    }
    found
}

/// The keys at the top.
fn top(base: &[StackLayer]) -> Vec<String> {
    let mut keys = Vec::new();
    for layer in base {
        match (layer.prefix.first(), &layer.content) {
            (Some(subchart), _) => keys.push(subchart.clone()),
            (None, Content::Tree(root)) => {
                keys.extend(
                    root.entries().iter().filter_map(|one| one.key.text().map(str::to_owned)),
                );
            }
            _ => {}
        }
    }
    keys
}

fn collect(map: &Map, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    for (key, value) in map.entries() {
        path.push(key.to_text().into_owned());
        paths.push(path.clone());
        if let Value::Map(inner) = &value
            && path.len() < super::MAX_DEPTH
        {
            collect(inner, path, paths);
        }
        path.pop();
    }
}
