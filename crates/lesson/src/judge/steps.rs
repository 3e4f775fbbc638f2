//! Steps that need a file read: entries of values, and lines.

use super::{Looking, path};
use crate::{At, Draft, Look, Step, messages};
use chartroom_check::Entries;
use chartroom_core::{EnvironmentReport, Object};

/// Takes a step; the error says why it does not fit.
pub fn apply(step: &Step, draft: &mut Draft) -> Result<(), String> {
    if step.with.is_empty() && step.without.is_empty() {
        return draft.take(step);
    }
    let mut text = draft.text(&step.file)?;
    if !step.with.is_empty() {
        let wanted = Entries::read(&step.with).ok_or(messages::WITH_KEYS)?;
        let root = chartroom_yaml::parse(&step.with).root.ok_or(messages::WITH_EMPTY)?;
        let mut leaves = Vec::new();
        leaves_of(&root, &mut Vec::new(), &mut leaves);
        for leaf in leaves {
            let own = Entries::read(&text);
            let put = own.and_then(|own| own.with(&wanted, &leaf));
            text = put.ok_or_else(|| no_fit(&step.file, &leaf.join(".")))?;
        }
    }
    for gone in &step.without {
        let keys = path::steps(gone).unwrap_or_default();
        let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        let none = Entries::read("").ok_or_else(|| no_fit(&step.file, gone))?;
        let own = Entries::read(&text).filter(|own| own.value(&keys).is_some());
        let put = own.and_then(|own| own.with(&none, &keys));
        text = put.ok_or_else(|| no_fit(&step.file, gone))?;
    }
    draft.put(&step.file, text);
    Ok(())
}

fn no_fit(file: &str, entry: &str) -> String {
    messages::EntryFixed { entry: &entry, file: &file }.text()
}

/// Tables that are nested deeper are taken whole.
const DEEP: usize = 60;

/// The paths of all entries that are no tables, and of empty ones.
fn leaves_of(node: &chartroom_yaml::Node, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    for entry in node.entries() {
        path.push(entry.key.text().unwrap_or_default().to_owned());
        match entry.value.entries() {
            [] => found.push(path.clone()),
            _ if path.len() >= DEEP => found.push(path.clone()),
            _ => leaves_of(&entry.value, path, found),
        }
        path.pop();
    }
}

/// The line of a place, from 0.
pub fn place(at: &At, draft: &Draft) -> Option<u32> {
    let line = draft.file(&at.file)?.lines().position(|line| line.contains(&at.has))?;
    u32::try_from(line).ok()
}

impl Looking {
    /// Where a step looks, in the environment with that index; `named` tells the index of a name.
    pub fn of(
        look: &Look,
        at: usize,
        environment: &EnvironmentReport,
        named: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let objects = environment.output.iter().flat_map(|output| &output.objects).enumerate();
        let kind = |object: &Object| look.object.is_empty() || object.kind == look.object;
        let line = |(index, object): (usize, &Object)| {
            let line = object.text.lines().position(|line| line.contains(&look.explain))?;
            kind(object).then_some((at, index, line))
        };
        let explained = objects.filter(|_| !look.explain.is_empty()).find_map(line);
        let beside = named(&look.beside);
        let compared = beside.map(|beside| (Some(beside).filter(|beside| *beside != at), at));
        Self { active: at, explained, compared }
    }
}
