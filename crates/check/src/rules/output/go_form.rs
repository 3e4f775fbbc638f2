//! OUT004: a map or a list that is printed as Go shows it.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{GoForm, Scene};
use chartroom_diagnostics::{Edit, Fix, Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "OUT004",
    severity: Severity::Warning,
    title: messages::OUT004_TITLE,
    why: messages::OUT004_WHY,
    link: "https://helm.sh/docs/chart_template_guide/yaml_techniques/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let mut told: Vec<(Option<Span>, Vec<String>)> = Vec::new();
    for object in &scene.objects {
        for form in scene.go_forms(object) {
            let key = (form.action, form.path.clone());
            // Where the field takes no text, that says it.
            let is_refused = scene.faults.iter().any(|(index, fault)| {
                *index == object.index
                    && fault.span.start < form.range.end
                    && form.range.start < fault.span.end
            });
            if is_refused || told.contains(&key) {
                continue;
            }
            told.push(key);
            let Some(action) = form.action else { continue };
            let finding = Finding::in_file(action, message(scene, object.index, &form))
                .help(help(scene, &form, action))
                .fix(fix(scene, action))
                .rendered_bytes(object, form.range.clone(), messages::OUT004_NOTE.text());
            findings.push(match form.source {
                Some(span) => finding.related_file(span, format!("`{}`", form.path.join("."))),
                None => finding,
            });
        }
    }
}

fn message(scene: &Scene<'_>, object: usize, form: &GoForm) -> String {
    let text =
        scene.output.and_then(|output| output.objects.get(object)).map_or("", |one| &one.text);
    let text = text.get(form.range.clone()).unwrap_or_default();
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let kind = if form.is_map { "map" } else { "list" };
    messages::Out004 { path: &form.path.join("."), kind, shown: &shown }.text()
}

/// How many characters of a value are shown.
const MOST_SHOWN: usize = 40;

fn help(scene: &Scene<'_>, form: &GoForm, action: Span) -> &'static str {
    match (fix(scene, action).is_some(), form.is_map) {
        (true, _) => messages::OUT004_HELP.text(),
        (false, true) => messages::OUT004_HELP_MAP.text(),
        (false, false) => messages::OUT004_HELP_LIST.text(),
    }
}

/// The value as YAML, where nothing else is done to it.
fn fix(scene: &Scene<'_>, action: Span) -> Option<Fix> {
    let text = &scene.report.files.get(action.file)?.text;
    let range = action.start as usize..action.end as usize;
    let is_bare = is_plain(text.get(range.clone())?);
    let (range, text) = chartroom_core::as_yaml(text, range).filter(|_| is_bare)?;
    let span = Span { start: range.start as u32, end: range.end as u32, ..action };
    Some(Fix { title: messages::FIX_PRINT_YAML.text().into(), edits: vec![Edit { span, text }] })
}

/// An action that names a value and does nothing to it.
fn is_plain(action: &str) -> bool {
    let inner = action.trim_start_matches(['{', '-']).trim_end_matches(['}', '-']).trim();
    !inner.contains([' ', '|', '('])
}
