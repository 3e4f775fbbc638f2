//! ERR002: a value that is printed and that no layer sets.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::{Edit, FileId, Fix, Severity, Span};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "ERR002",
    severity: Severity::Info,
    title: "A template prints values that a layer sets.",
    why: "A value that no layer sets is nil: Helm prints nothing for it, or `null` with `toYaml`, and says nothing. \
          Where it may be missing, `default`, `with` or `required` tells what is to happen then.",
    link: "https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-default-function",
    check,
};

/// What an action begins with that prints a value.
const PRINTS: &[&str] = &[
    ".Values.",
    "$.Values.",
    "quote ",
    "squote ",
    "toYaml ",
    "toJson ",
    "toString ",
    "int ",
    "int64 ",
];

/// What makes good for a value that is missing.
const GUARDS: &[&str] =
    &["default", "coalesce", "required", "ternary", "empty", "or ", "and ", "dig ", "get "];

/// A value in an action of a template.
struct Use<'a> {
    path: Vec<String>,
    /// Its text, `.Values.a.b`.
    span: Span,
    action: &'a str,
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let missing = output.provenance.printed_undefined();
    if missing.is_empty() {
        return;
    }
    let (uses, asked) = (uses(scene), asked_keys(scene));
    for path in &missing {
        let own: Vec<&Use<'_>> = uses.iter().filter(|one| one.path == *path).collect();
        // One place that takes it for granted that the value may be missing speaks for all.
        if own.is_empty() || !own.iter().all(|one| prints(one.action)) {
            continue;
        }
        if asked.iter().any(|key| path.last() == Some(key)) {
            continue;
        }
        let near = neighbour(scene, path);
        for one in own {
            let prints = if one.action.contains("toYaml") || one.action.contains("toJson") {
                "this prints `null`"
            } else {
                "this prints nothing"
            };
            let dotted = path.join(".");
            let mut finding =
                Finding::in_file(one.span, format!("No layer sets `{dotted}`: {prints}."))
                    .help("Set it in values.yaml, or give a `default`.");
            if let Some((near, known)) = &near {
                let at = one.span.end - path.last().map_or(0, String::len) as u32;
                let edits =
                    vec![Edit { span: Span { start: at, ..one.span }, text: known.clone() }];
                finding = finding
                    .severity(Severity::Warning)
                    .help(format!("Did you mean `{near}`?"))
                    .fix(Some(Fix { title: format!("Read `{near}`"), edits }));
            }
            findings.push(finding);
        }
    }
}

fn prints(action: &str) -> bool {
    PRINTS.iter().any(|start| action.starts_with(start))
        && !GUARDS.iter().any(|guard| action.contains(guard))
}

/// The uses of values in the chart's own templates.
fn uses<'a>(scene: &'a Scene<'_>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    for file in scene.project.files.iter().filter(|file| file.path.starts_with("templates/")) {
        let found = scene.report.files.find(&file.path);
        let Some((id, file)) = found.and_then(|id| Some((id, scene.report.files.get(id)?))) else {
            continue;
        };
        let mut at = 0;
        while let Some((start, end)) = next_action(&file.text, at) {
            let action = file.text.get(start..end).unwrap_or_default();
            of_action(id, start, action, &mut uses);
            at = end;
        }
    }
    uses
}

/// The keys that the chart's own templates ask for with `hasKey` before they look them up.
fn asked_keys(scene: &Scene<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    for file in scene.project.files.iter().filter(|file| file.path.starts_with("templates/")) {
        let found = scene.report.files.find(&file.path).and_then(|id| scene.report.files.get(id));
        let Some(file) = found else { continue };
        let mut at = 0;
        while let Some((start, end)) = next_action(&file.text, at) {
            let action = file.text.get(start..end).unwrap_or_default();
            let questions = action.split("hasKey ").skip(1);
            keys.extend(questions.filter_map(|rest| Some(rest.split('"').nth(1)?.to_owned())));
            at = end;
        }
    }
    keys
}

/// The inside of the next action behind a byte.
fn next_action(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find("{{")? + 2;
    let length = text.get(start..)?.find("}}")?;
    Some((start, start + length))
}

fn of_action<'a>(file: FileId, start: usize, action: &'a str, uses: &mut Vec<Use<'a>>) {
    let inside = action.trim_start_matches(['-', ' ', '\n']);
    if inside.starts_with("/*") {
        return;
    }
    for (at, word) in action.match_indices(".Values.") {
        let rest = action.get(at + word.len()..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')));
        let chain = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim_end_matches('.');
        if chain.is_empty() {
            continue;
        }
        let from = (start + at) as u32;
        let to = from + (word.len() + chain.len()) as u32;
        let path = chain.split('.').map(str::to_owned).collect();
        uses.push(Use { path, span: Span { file, start: from, end: to }, action: inside });
    }
}

/// The key beside the missing one that is closest to it, as a path and alone.
fn neighbour(scene: &Scene<'_>, path: &[String]) -> Option<(String, String)> {
    let (key, above) = path.split_last()?;
    let around = crate::rules::types::at(scene.values, above)?;
    let Value::Map(map) = around else { return None };
    let keys: Vec<String> = map.keys().iter().map(|key| key.to_text().into_owned()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let near = chartroom_diagnostics::closest(key, &keys)?;
    let whole: Vec<&str> = above.iter().map(String::as_str).chain([near]).collect();
    Some((whole.join("."), near.to_owned()))
}
