//! ERR002: a value that is printed and that no layer sets.

use super::uses::{Asked, Use, uses};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Edit, Fix, Severity, Span};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "ERR002",
    severity: Severity::Info,
    title: messages::ERR002_TITLE,
    why: messages::ERR002_WHY,
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

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let missing = output.provenance.printed_undefined();
    if missing.is_empty() {
        return;
    }
    let (uses, asked) = (uses(scene), Asked::of(scene));
    for path in &missing {
        let own: Vec<&Use<'_>> = uses.iter().filter(|one| one.path == *path).collect();
        // One place that takes it for granted that the value may be missing speaks for all.
        if own.is_empty() || !own.iter().all(|one| prints(one.action)) {
            continue;
        }
        if asked.about(path) {
            continue;
        }
        let near = neighbour(scene, path);
        // A key that stands blank in a values file is there to be left out.
        if near.is_none() && is_blank(scene, path) {
            continue;
        }
        for one in own {
            if near.is_none() && is_whole_field(scene, one) {
                continue;
            }
            let is_dumped = one.action.contains("toYaml") || one.action.contains("toJson");
            let output = if is_dumped { "null" } else { "nothing" };
            let dotted = path.join(".");
            let mut finding =
                Finding::in_file(one.span, messages::Err002 { path: &dotted, output })
                    .help(messages::ERR002_HELP);
            if let Some((near, known)) = &near {
                let at = one.span.end - path.last().map_or(0, String::len) as u32;
                let edits =
                    vec![Edit { span: Span { start: at, ..one.span }, text: known.clone() }];
                finding = finding
                    .severity(Severity::Warning)
                    .help(messages::FixNear { name: &near })
                    .fix(Some(Fix { title: messages::Err002Fix { near: &near }.text(), edits }));
            }
            findings.push(finding);
        }
    }
}

/// Whether a layer has the key, without a value.
fn is_blank(scene: &Scene<'_>, path: &[String]) -> bool {
    scene.layers.layers.iter().any(|layer| matches!(layer.value(path), Some(Value::Nil)))
}

/// Whether the action is all that a field gets: one that is null is one that is absent, and what is required is told by
/// itself. Text that programs read is another matter: the environment, ConfigMaps and Secrets.
fn is_whole_field(scene: &Scene<'_>, one: &Use<'_>) -> bool {
    let Some(file) = scene.report.files.get(one.span.file) else { return false };
    let objects = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    let is_text = |object: &chartroom_core::Object| {
        matches!(object.kind.as_str(), "ConfigMap" | "Secret") && *object.template == *file.name
    };
    if one.action.contains("quote ") || one.action.contains("quote") || objects.iter().any(is_text)
    {
        return false;
    }
    let range = file.lines.line_range(file.lines.line_col(one.span.start).line);
    let line = file.text.get(range.start as usize..range.end as usize).unwrap_or_default();
    let (before, after) = match (line.split_once("{{"), line.rsplit_once("}}")) {
        (Some((before, _)), Some((_, after))) => (before.trim(), after.trim()),
        _ => return false,
    };
    let key = before.trim_start_matches("- ").strip_suffix(':');
    after.is_empty()
        && line.matches("{{").count() == 1
        && (before.is_empty() || key.is_some_and(|key| key != "value"))
}

fn prints(action: &str) -> bool {
    PRINTS.iter().any(|start| action.starts_with(start))
        && !GUARDS.iter().any(|guard| action.contains(guard))
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
