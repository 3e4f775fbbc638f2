//! Moves between layers that are offered at a place of a values file.

use super::{Act, ActKind};
use crate::messages;
use crate::model::ValuesFile;
use crate::moves::{Base, Plan, idle, inheriting, leaves, shared, tree};
use crate::target::{Target, in_values};
use crate::{Asked, Renaming};
use chartroom_core::{Environment, SetKind, beginning};
use chartroom_yaml::{Node, NodeKind};

/// With more entries below a key, nothing is offered for it.
const MOST: usize = 60;
/// A layer that environments share.
const COMMON: &str = "values-common";
/// Letters of a `--set` entry that a title has.
const SHOWN: usize = 40;

pub(super) fn acts(asked: &Asked<'_>, file: &ValuesFile, offset: usize) -> Vec<Act> {
    if !file.prefix.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(paths) = at(file, offset) {
        found.extend(match file.base {
            true => down(asked, &paths),
            false => up(asked, &file.path, &paths),
        });
    }
    if !file.base {
        found.extend(whole(asked, &file.path));
    }
    found
}

/// A key, and the paths of what is written at and below it.
struct Here {
    path: Vec<String>,
    leaves: Vec<Vec<String>>,
}

/// The innermost entry of maps at a byte.
fn at(file: &ValuesFile, offset: usize) -> Option<Here> {
    let (Target::Value(mut path), _) = in_values(file, offset)? else { return None };
    let root = file.file.tree.as_deref()?;
    // An item of a list goes with its list.
    let entry = |path: &[String]| {
        let (last, above) = path.split_last()?;
        let node = root.get(above)?;
        let maps = (0..path.len()).all(|length| {
            let above = path.get(..length).and_then(|above| root.get(above));
            above.is_some_and(|node| matches!(node.kind, NodeKind::Mapping(_)))
        });
        node.entry(last).filter(|_| maps)
    };
    while entry(&path).is_none() {
        path.pop()?;
    }
    let node: &Node = &entry(&path)?.value;
    let mut below = Vec::new();
    match node.entries() {
        [] => below.push(path.clone()),
        _ => leaves(node, &mut path.clone(), &mut |path, _| below.push(path.to_vec())),
    }
    (below.len() <= MOST).then_some(Here { path, leaves: below })
}

fn offer(title: String, plan: Plan) -> Act {
    let change = Renaming::default();
    Act { title, kind: ActKind::Move, same: true, change, plan: Some(plan), free: Vec::new() }
}

/// Names in a sentence: `dev`, `dev and test`, `dev, test and 3 more`.
fn told(names: &[&str]) -> String {
    let name = |at: usize| names.get(at).copied().unwrap_or_default();
    let (first, second, third) = (&name(0), &name(1), &name(2));
    let more = &names.len().saturating_sub(2);
    messages::Names { count: names.len(), first, second, third, more }.text()
}

impl Asked<'_> {
    fn names(&self, numbers: &[usize]) -> Vec<&str> {
        let all = &self.project.environments;
        numbers.iter().filter_map(|at| Some(all.get(*at)?.name.as_str())).collect()
    }
}

/// Into the layers of environments.
fn down(asked: &Asked<'_>, here: &Here) -> Vec<Act> {
    let all: Vec<&Environment> = asked.project.environments.iter().collect();
    let mut without: Vec<usize> =
        here.leaves.iter().flat_map(|leaf| inheriting(asked.project, leaf, None)).collect();
    chartroom_diagnostics::order::sort(&mut without);
    without.dedup();
    let path = &here.path;
    let push =
        |environments: Vec<usize>, base| Plan::PushDown { path: path.clone(), environments, base };
    let mut found: Vec<Act> = Vec::new();
    for number in &without {
        let Some(overlay) = all.get(*number).and_then(|one| one.overlays.last()) else { continue };
        let title = messages::MoveSet { file: overlay }.text();
        if !found.iter().any(|one| one.title == title) {
            found.push(offer(title, push(vec![*number], Base::Stays)));
        }
    }
    let layered: Vec<usize> = without
        .iter()
        .copied()
        .filter(|at| all.get(*at).is_some_and(|one| !one.overlays.is_empty()))
        .collect();
    if found.len() > 1 {
        let title = messages::MoveSetSeveral { names: &told(&asked.names(&layered)) }.text();
        found.push(offer(title, push(layered.clone(), Base::Stays)));
    }
    if !without.is_empty() && layered.len() == without.len() {
        let names = told(&asked.names(&layered));
        let title = messages::MoveDown { names: &names, count: layered.len() }.text();
        found.push(offer(title, push(layered, Base::Goes)));
    }
    found
}

/// Into the base, and to `--set`.
fn up(asked: &Asked<'_>, overlay: &str, here: &Here) -> Vec<Act> {
    let inherits = |leaf: &Vec<String>| inheriting(asked.project, leaf, Some(overlay));
    let mut getting: Vec<usize> = here.leaves.iter().flat_map(inherits).collect();
    chartroom_diagnostics::order::sort(&mut getting);
    getting.dedup();
    let in_base = tree(asked.project, "values.yaml").is_some_and(|root| {
        let there = |leaf: &Vec<String>| root.get(leaf).is_some();
        here.leaves.iter().any(there)
    });
    let move_up = |title: String, keep| {
        let (overlay, path) = (overlay.to_owned(), here.path.clone());
        offer(title, Plan::Promote { overlay, path, keep })
    };
    let names = told(&asked.names(&getting));
    let (names, count) = (&names, getting.len());
    let mut found = Vec::new();
    if getting.is_empty() {
        found.push(move_up(messages::MOVE_UP.into(), false));
    } else {
        found.push(move_up(messages::MoveUpGet { names, count }.text(), false));
    }
    if !getting.is_empty() && in_base {
        found.push(move_up(messages::MoveUpKeep { names, count }.text(), true));
    }
    if asked.project.environments.iter().any(|one| has(one, overlay)) {
        let (overlay, path) = (overlay.to_owned(), here.path.clone());
        found.push(offer(messages::MOVE_TO_FLAG.into(), Plan::ToFlag { overlay, path }));
    }
    found
}

fn has(environment: &Environment, overlay: &str) -> bool {
    environment.overlays.iter().any(|path| path == overlay)
}

/// What may be done with an overlay as a whole.
fn whole(asked: &Asked<'_>, overlay: &str) -> Vec<Act> {
    let mut found = Vec::new();
    if asked.rendered.iter().any(|one| idle(one.report, overlay).next().is_some()) {
        let title = messages::MOVE_IDLE.into();
        found.push(offer(title, Plan::Minimise { overlay: overlay.to_owned() }));
    }
    let all = asked.project.environments.iter().enumerate();
    let last = |one: &Environment| one.overlays.last().is_some_and(|path| path == overlay);
    for (environment, one) in all.clone().filter(|(_, one)| last(one)) {
        let entries = one.sets.iter().enumerate();
        for (entry, set) in entries.filter(|(_, set)| set.kind != SetKind::File) {
            let text = format!("{} {}", set.kind.flag(), beginning(&set.text, SHOWN));
            let title = messages::MoveFromFlag { entry: &text, environment: &one.name }.text();
            found.push(offer(title, Plan::FromFlag { environment, entry }));
        }
    }
    let owners: Vec<usize> = all.clone().filter(|(_, one)| last(one)).map(|(at, _)| at).collect();
    let others: Vec<usize> = all
        .filter(|(_, one)| !one.overlays.is_empty() && !has(one, overlay))
        .map(|(at, _)| at)
        .collect();
    let ([own], false) = (owners.as_slice(), others.is_empty()) else { return found };
    let everyone: Vec<usize> = std::iter::once(*own).chain(others.iter().copied()).collect();
    let pairs = others.iter().filter(|_| others.len() > 1).map(|other| vec![*own, *other]);
    let mut known = 0;
    for environments in std::iter::once(everyone).chain(pairs) {
        let count = shared(asked.project, &environments).len();
        // Two that share no more than all do are no group of their own.
        if count == 0 || (environments.len() == 2 && count <= known) {
            continue;
        }
        known = known.max(if environments.len() > 2 { count } else { 0 });
        let names = told(&asked.names(&environments));
        let file = free_name(asked);
        let title = messages::MoveShared { count, names: &names, file: &file }.text();
        found.push(offer(title, Plan::Extract { environments, file }));
    }
    found
}

/// A file that there is not yet.
fn free_name(asked: &Asked<'_>) -> String {
    let there = |path: &String| asked.project.layer_file(path).is_some();
    let numbered = (2..).map(|number| format!("{COMMON}-{number}.yaml"));
    let mut names = std::iter::once(format!("{COMMON}.yaml")).chain(numbered);
    names.find(|path| !there(path)).unwrap_or_default()
}
