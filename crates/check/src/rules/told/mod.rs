//! What the renderer finds by itself, under ids of the catalogue: the rules here find nothing, they say why it matters.

mod rendered_keys;

use crate::Rule;
use crate::edit::Editor;
use crate::finding::Findings;
use crate::place;
use crate::scene::Scene;
use crate::settings::Settings;
use chartroom_core::Report;
use chartroom_diagnostics::{Diagnostic, Doc, FileId, Files, Fix, Severity, Span};
use chartroom_yaml::{Entry, Node};
use std::collections::HashMap;
use std::rc::Rc;

const VALUES: &str = "https://helm.sh/docs/chart_template_guide/values_files/";
const DEBUG: &str = "https://helm.sh/docs/chart_template_guide/debugging/";
const YAML: &str = "https://helm.sh/docs/chart_template_guide/yaml_techniques/";

pub(super) const RULES: &[Rule] = &[
    told(
        "VAL008",
        Severity::Warning,
        "No map lies over a single value of the chart.",
        "One layer has a map where another has a single value. Helm keeps the map and only logs it; a template that \
         prints the value prints `map[…]`.",
        VALUES,
    ),
    told(
        "VAL018",
        Severity::Warning,
        "Map keys are unique.",
        "YAML wants the keys of a map to differ. Helm takes the last of two and drops what the first one holds, \
         without a word.",
        YAML,
    ),
    told(
        "VAL020",
        Severity::Error,
        "A values file is a map of keys.",
        "Helm merges values by their keys. A file that is a list or plain text has none, and Helm refuses it.",
        VALUES,
    ),
    told(
        "VAL021",
        Severity::Error,
        "An alias refers to an anchor of the same file.",
        "Every values file is read for itself, before Helm merges them: an anchor of values.yaml is unknown in an \
         overlay.",
        "https://helm.sh/docs/chart_template_guide/yaml_techniques/#yaml-anchors",
    ),
    told(
        "ERR001",
        Severity::Error,
        "A template looks up a key in a map that is there.",
        "A key below one that no layer sets cannot be looked up: Go has nothing to evaluate it on, and Helm stops.",
        DEBUG,
    ),
    told(
        "ERR003",
        Severity::Error,
        "A template calls functions that there are.",
        "Templates are read as a whole before anything is printed. One unknown function, in whatever branch, and \
         Helm refuses the chart.",
        "https://helm.sh/docs/chart_template_guide/function_list/",
    ),
    told(
        "ERR004",
        Severity::Error,
        "Every `if`, `with`, `range` and `define` has its `end`.",
        "Go notices a missing `end` where the file ends, which is rarely where it is missing. The block that is left \
         open is the place to look at.",
        "https://helm.sh/docs/chart_template_guide/control_structures/",
    ),
    told(
        "ERR005",
        Severity::Error,
        "What a template prints is YAML.",
        "Helm splits what templates print into objects and reads each as YAML. Its message counts lines of the printed \
         text, not of the template: mostly an indentation, or a value that needs quotes.",
        YAML,
    ),
    told(
        "ERR006",
        Severity::Error,
        "Values that the chart asks for are set.",
        "The chart's author stops the render with `required` or `fail` where going on would give something broken.",
        "https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-required-function",
    ),
    told(
        "ERR007",
        Severity::Error,
        "A values file is YAML.",
        "One mistake of indentation or quoting and Helm cannot read the file at all; nothing of it counts.",
        YAML,
    ),
    rendered_keys::RULE,
];

/// Rules whose findings are told by another one, by id.
const OTHERS: &[(&str, &[&str])] = &[("VAL004", &["DEP003"]), ("VAL005", &["PDB001"])];

const fn told(
    id: &'static str,
    severity: Severity,
    title: &'static str,
    why: &'static str,
    link: &'static str,
) -> Rule {
    Rule { id, severity, title, why, link, check: nothing }
}

fn nothing(_: &Scene<'_>, _: &mut Findings<'_>) {}

/// Further ids under which findings of a rule are told.
pub(crate) fn codes(id: &str) -> &'static [&'static str] {
    OTHERS.iter().find(|(rule, _)| *rule == id).map_or(&[], |(_, codes)| codes)
}

/// Whether what has an id is refused by Helm, whatever the settings say.
pub(crate) fn is_refused(id: &str) -> bool {
    let of_rule = RULES.iter().any(|rule| rule.id == id && rule.severity == Severity::Error);
    of_rule && id != rendered_keys::RULE.id
        || id.starts_with("exec/")
        || id.starts_with("template/")
}

/// Says of what the renderer found why it matters, and takes the chart's settings and comments into account as far as
/// Helm goes on nevertheless.
pub(crate) fn attach(report: &mut Report, settings: &Settings) {
    let files = &report.files;
    let mut trees = HashMap::new();
    report.problems.retain_mut(|problem| {
        let found = &mut problem.diagnostic;
        let rule = crate::rules::all().find(|rule| rule.id == found.code);
        let is_told = found.doc.is_none();
        if let Some(rule) = rule.filter(|_| is_told) {
            found.doc = Some(Doc { why: rule.why, link: rule.link });
        }
        if found.code == "VAL018" && found.fix.is_none() {
            found.fix = without_first(files, &mut trees, found);
        }
        // What Helm refuses stays, and so does what a check has looked at.
        let is_own = is_told && (rule.is_some() || chartroom_core::CODES.contains(&found.code));
        if found.severity == Severity::Error || !is_own {
            return true;
        }
        match settings.set(found.code) {
            Some(None) => return false,
            Some(Some(severity)) => found.severity = severity,
            None => {}
        }
        !place::waved(files, found)
    });
}

/// Files that were read.
type Trees = HashMap<FileId, Option<Rc<Node>>>;

/// Takes the first of two equal keys out: it counts for nothing.
fn without_first(files: &Files, trees: &mut Trees, found: &Diagnostic) -> Option<Fix> {
    let first: Span = found.related.first()?.span;
    let file = files.get(first.file)?;
    let read = || chartroom_yaml::parse(&file.text).root;
    let root = trees.entry(first.file).or_insert_with(read).clone()?;
    let (map, entry) = entry_at(&root, first.start as usize)?;
    let found = crate::edit::Found { parents: Vec::new(), map, entry };
    let edit = Editor::new(&file.text, first.file).remove(&found)?;
    let line = file.lines.line_col(first.start).line + 1;
    Some(Fix { title: format!("Remove the one in line {line}"), edits: vec![edit] })
}

/// The entry whose key begins at a byte, and the mapping that it is in.
fn entry_at(root: &Node, at: usize) -> Option<(&Node, &Entry)> {
    let mut node = root;
    loop {
        // Nodes stand in the order of their places.
        let entries = node.entries();
        let behind = entries.partition_point(|entry| entry.key.span.start <= at);
        node = match behind.checked_sub(1).and_then(|last| entries.get(last)) {
            Some(entry) if entry.key.span.start == at => return Some((node, entry)),
            Some(entry) => &entry.value,
            None => {
                let items = node.items();
                let behind = items.partition_point(|item| item.span.start <= at);
                items.get(behind.checked_sub(1)?)?
            }
        };
    }
}
