//! OUT002: random values, which are no secrets here.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::{Severity, Span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    id: "OUT002",
    severity: Severity::Info,
    title: messages::OUT002_TITLE,
    why: messages::OUT002_WHY,
    link: "https://helm.sh/docs/howto/charts_tips_and_tricks/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let mut templates = None;
    // One Secret, and webhooks that hold its certificate, are one thing to mend.
    let mut told: Vec<&str> = Vec::new();
    for (index, object) in output.objects.iter().enumerate() {
        // What a hook has is made anew anyhow.
        if !object.hooks.is_empty() {
            continue;
        }
        let counts = |range: &&Range<usize>| !starts_pods_anew(scene, index, range);
        let ranges: Vec<&Range<usize>> = object.random.iter().filter(counts).collect();
        let Some(first) = ranges.first() else { continue };
        let origin = output.provenance.piece(index, (*first).clone());
        let Some(place) = origin.and_then(|origin| origin.template) else { continue };
        if told.contains(&object.template.as_str()) {
            continue;
        }
        let templates = templates.get_or_insert_with(|| Templates::of(scene));
        if templates.keep(scene, place, &object.template) {
            continue;
        }
        told.push(&object.template);
        let (start, end) = (first.start as u32, first.end as u32);
        findings.push(
            Finding::in_file(
                place,
                messages::Out002 { kind: &object.kind, name: &object.name, count: ranges.len() },
            )
            .help(messages::OUT002_HELP)
            .related_place(
                Place::File(Span { file: object.file, start, end }),
                messages::RELATED_RENDERED,
            ),
        );
    }
}

/// Whether a random value stands in an annotation of pods: it is there to start them anew, or the sum of a Secret that is
/// told by itself.
fn starts_pods_anew(scene: &Scene<'_>, object: usize, range: &Range<usize>) -> bool {
    let workload = scene.object(object).and_then(|object| Workload::of(scene, object));
    let annotations = workload.and_then(|one| one.template.get(&["metadata", "annotations"]));
    annotations.is_some_and(|node| node.span.start <= range.start && range.end <= node.span.end)
}

/// What the templates of the project define, by name.
struct Templates<'s>(HashMap<&'s str, Vec<&'s str>>);

impl<'s> Templates<'s> {
    fn of(scene: &'s Scene<'_>) -> Self {
        let mut all: HashMap<&str, Vec<&str>> = HashMap::new();
        for (_, file) in scene.files(|path| path.contains("templates/")) {
            for rest in file.text.split("define \"").skip(1) {
                let Some((name, body)) = rest.split_once('"') else { continue };
                all.entry(name).or_default().push(body);
            }
        }
        Self(all)
    }

    /// Whether a template that has a part in a random value, or one that it calls, looks for the one that is there already.
    fn keep(&self, scene: &Scene<'_>, place: Span, template: &str) -> bool {
        let files = &scene.report.files;
        let own = [Some(place.file), files.find(template)];
        let texts = own.into_iter().flatten().filter_map(|id| Some(&*files.get(id)?.text));
        let mut open: Vec<&str> = texts.collect();
        let mut known: HashSet<&str> = HashSet::new();
        while let Some(text) = open.pop() {
            if text.contains("lookup ") {
                return true;
            }
            let new = called(text).filter(|name| known.insert(name));
            open.extend(new.filter_map(|name| self.0.get(name)).flatten());
        }
        false
    }
}

/// The names of templates that a text calls.
fn called(text: &str) -> impl Iterator<Item = &str> {
    let calls = ["include \"", "template \""];
    let after = calls.into_iter().flat_map(|call| text.split(call).skip(1));
    after.filter_map(|rest| Some(rest.split_once('"')?.0))
}
