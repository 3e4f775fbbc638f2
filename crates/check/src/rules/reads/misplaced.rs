//! VAL025: a key of an overlay that nothing reads where it stands, and that is read one level off.

use super::unused::{read_anywhere, unknown_subcharts};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use chartroom_core::{Content, StackLayer};
use chartroom_diagnostics::{Edit, Fix, Severity};
use chartroom_yaml::Node;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Bound;

pub(super) const RULE: Rule = Rule {
    id: "VAL025",
    severity: Severity::Warning,
    title: messages::VAL025_TITLE,
    why: messages::VAL025_WHY,
    link: "https://helm.sh/docs/chart_template_guide/subcharts_and_globals/",
    check,
};

/// Keys that nothing reads for which the templates are gone through; that of ten thousand would take minutes.
const MOST_LOOKED_UP: usize = 100;

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    aliased(scene, findings);
    let foreign = unknown_subcharts(scene);
    let mut read: Option<BTreeSet<Vec<String>>> = None;
    let mut known: Option<Known> = None;
    let mut left = MOST_LOOKED_UP;
    for file in ValuesFile::overlays(scene) {
        let mut done: Vec<String> = Vec::new();
        for (path, found) in file.entries() {
            let inside = !done.is_empty() && path.starts_with(&done);
            let below = |layer: &StackLayer| layer.value(&path).is_some();
            if inside
                || path.first().is_none_or(|first| foreign.contains(first))
                || path.iter().any(|key| key == "global")
                || file.below.iter().any(below)
            {
                continue;
            }
            done.clone_from(&path);
            if left == 0 {
                return;
            }
            // Hardly any key has one of its name nearby, and what all environments read takes long to gather.
            let known = known.get_or_insert_with(|| keys(scene));
            let Some(other) = one_near(known, &path) else { continue };
            let read = read.get_or_insert_with(|| read_anywhere(scene));
            if is_read(read, &path) {
                continue;
            }
            left -= 1;
            // Where it is only read in a branch that is off, it stands where it should.
            if !output.provenance.unreached(&scene.report.files, &path).is_empty() {
                continue;
            }
            let (here, there) = (path.join("."), other.join("."));
            let level = if other.len() < path.len() { "higher" } else { "deeper" };
            let message = messages::Val025 { here: &here, there: &there, level };
            findings.push(
                Finding::in_file(file.span(found.entry.key.span.clone()), message)
                    .help(messages::FixNear { name: &there }),
            );
        }
    }
}

/// Values of a subchart under its name where its alias is what counts.
fn aliased(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let chart = scene.file("Chart.yaml");
    let listed = chart.as_deref().and_then(|chart| chart.get(&["dependencies"]));
    let listed = listed.map_or(&[][..], Node::items);
    let text = |one: &Node, key: &str| one.get(&[key]).and_then(Node::text).map(str::to_owned);
    let active = |key: &String| {
        let mut layers = scene.layers.layers.iter();
        layers.any(|layer| layer.prefix.first() == Some(key))
    };
    for dependency in listed {
        let (Some(name), Some(alias)) = (text(dependency, "name"), text(dependency, "alias"))
        else {
            continue;
        };
        let also = listed.iter().filter(|one| text(one, "name").as_ref() == Some(&name)).count();
        if also > 1 || active(&name) || !active(&alias) {
            continue;
        }
        for file in ValuesFile::own(scene) {
            let entries = file.entries();
            let found = entries.iter().find(|(path, _)| *path == [name.clone()]);
            let Some((_, found)) = found else { continue };
            let span = file.span(found.entry.key.span.clone());
            let message = messages::Val025Alias { name: &name, alias: &alias }.text();
            let edits = vec![Edit { span, text: alias.clone() }];
            let fix = Fix { title: messages::FixRename { name: &alias }.text(), edits };
            findings.push(
                Finding::in_file(span, message)
                    .help(messages::Val025AliasHelp { alias: &alias })
                    .fix(Some(fix)),
            );
        }
    }
}

/// Whether a render looked at a path or at something in it.
fn is_read(read: &BTreeSet<Vec<String>>, path: &[String]) -> bool {
    let from = (Bound::Included(path), Bound::Unbounded);
    read.range::<[String], _>(from).next().is_some_and(|next| next.starts_with(path))
}

/// Paths by their last keys.
type Known = FxHashMap<String, BTreeSet<Vec<String>>>;

/// The only path that is one step off, if there is one.
fn one_near<'k>(known: &'k Known, path: &[String]) -> Option<&'k Vec<String>> {
    // Keys such as `ingress` mean one thing at the top and another in a block.
    let near = |other: &&Vec<String>| other.len() > 1 && is_one_off(path, other);
    let mut meant = known.get(path.last()?)?.iter().filter(near);
    meant.next().filter(|_| meant.next().is_none())
}

/// The paths that the chart's own layers and its subcharts' have.
fn keys(scene: &Scene<'_>) -> Known {
    let layers = scene.layers.layers.iter().filter(|layer| {
        matches!(layer.layer, chartroom_core::Layer::Base)
            && matches!(layer.content, Content::Tree(_))
    });
    let mut found = Known::default();
    for layer in layers {
        let Content::Tree(root) = &layer.content else { continue };
        let mut open = vec![(layer.prefix.clone(), &**root)];
        while let Some((path, node)) = open.pop() {
            for entry in node.entries() {
                let Some(key) = entry.key.text() else { continue };
                let own: Vec<String> = path.iter().cloned().chain([key.to_owned()]).collect();
                if own.len() <= 4 {
                    found.entry(key.to_owned()).or_default().insert(own.clone());
                }
                open.push((own, &entry.value));
            }
        }
    }
    found
}

/// Whether one path has a step more than the other and is else the same, up to the same last key.
fn is_one_off(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let is_off = long.len() == short.len() + 1 && long.last() == short.last();
    is_off && {
        let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
        long.get(same + 1..) == short.get(same..)
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_off;

    #[test]
    fn one_step_more_or_less_is_one_off() {
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<String>>();
        for (a, b) in [("frontend", "server.frontend"), ("o.o.res", "o.res"), ("a.b.c", "a.c")] {
            assert!(is_one_off(&path(a), &path(b)) && is_one_off(&path(b), &path(a)), "{a} {b}");
        }
        for (a, b) in [("a.b", "a.b"), ("a.b", "a.c"), ("a.b", "a.b.c"), ("a.b", "x.y.b")] {
            assert!(!is_one_off(&path(a), &path(b)), "{a} {b}");
        }
    }
}
