//! VAL024: a number or switch of an overlay that `default` takes for empty.

use super::uses::{Use, uses};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use chartroom_diagnostics::{Severity, order};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL024",
    severity: Severity::Warning,
    title: messages::VAL024_TITLE,
    why: messages::VAL024_WHY,
    link: "https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-default-function",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let mut all = uses(scene);
    order::sort_by_key(&mut all, |one| one.span.start);
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let shown = match found.entry.value.to_value() {
                Ok(Value::Float(0.0) | Value::Int(0) | Value::Int64(0)) => "0",
                Ok(Value::Bool(false)) => "false",
                _ => continue,
            };
            let own: Vec<&Use<'_>> = all.iter().filter(|one| one.path == path).collect();
            let swallowed = |one: &&&Use<'_>| fallback(one).is_some_and(|text| !is_empty(text));
            if !own.iter().any(|one| swallowed(&one)) {
                continue;
            }
            // What stands in a branch that is off gives no default and has no effect.
            let off = scene.output.map_or_else(Vec::new, |output| {
                output.provenance.unreached(&scene.report.files, &path)
            });
            let is_off = |one: &Use<'_>| {
                off.iter().any(|off| {
                    one.span.file == off.place.file
                        && off.place.start <= one.span.start
                        && one.span.end <= off.place.end
                })
            };
            let own: Vec<&Use<'_>> = own.into_iter().filter(|one| !is_off(one)).collect();
            let Some(one) = own.iter().find(swallowed) else { continue };
            let text = fallback(one).unwrap_or_default();
            // Where another place reads it without a default, it has an effect.
            if own.iter().any(|one| fallback(one).is_none()) {
                continue;
            }
            let message =
                messages::Val024 { path: &path.join("."), value: &shown, default: &text }.text();
            findings.push(
                Finding::in_file(file.entry_span(found.entry), message)
                    .help(messages::VAL024_HELP)
                    .related_file(one.span, messages::VAL024_NOTE),
            );
        }
    }
}

/// The text of what `default` gives in place of a value in its action.
fn fallback<'a>(one: &Use<'a>) -> Option<&'a str> {
    let name = format!("Values.{}", one.path.join("."));
    let (before, after) = one.action.split_once(&name)?;
    let after = after.trim_start();
    if let Some(rest) = after.strip_prefix('|').map(str::trim_start)
        && let Some(rest) = rest.strip_prefix("default ")
    {
        return rest.split('|').next().map(|text| text.trim().trim_end_matches('-').trim());
    }
    let (_, text) = before.trim_end_matches(['.', '$']).rsplit_once("default ")?;
    let text = text.trim();
    (!text.is_empty() && !text.contains(['(', ')', '|'])).then_some(text)
}

/// Whether the default is itself as empty as the value.
fn is_empty(text: &str) -> bool {
    matches!(text.trim_matches(['(', ')']), "0" | "false" | "\"\"" | "nil" | "dict" | "list")
}
