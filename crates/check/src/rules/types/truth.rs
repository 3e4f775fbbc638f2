//! VAL023: text where the layer below says true or false.

use super::actions;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use chartroom_diagnostics::{Edit, Fix, Severity};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL023",
    severity: Severity::Warning,
    title: messages::VAL023_TITLE,
    why: messages::VAL023_WHY,
    link: "https://helm.sh/docs/chart_template_guide/control_structures/#ifelse",
    check,
};

/// Words that say no.
const NO: &[&str] = &["false", "no", "off", "n", "0", "disabled", "none", "null"];

/// Words that say yes.
const YES: &[&str] = &["true", "yes", "on", "y", "1", "enabled"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let Ok(Value::Str(text)) = found.entry.value.to_value() else { continue };
            let text = text.to_string();
            let mut below = file.below.iter().rev().filter_map(|layer| layer.value(&path));
            if !matches!(below.next(), Some(Value::Bool(_))) || text.is_empty() {
                continue;
            }
            // What is printed may be meant as text; a word that says no never does what it says.
            let word = text.to_ascii_lowercase();
            let says_no = NO.contains(&word.as_str());
            if !says_no && !actions(scene, &path).is_empty() {
                continue;
            }
            let message = messages::Val023 { path: &path.join("."), text: &text }.text();
            let meant = if says_no { "false" } else { "true" };
            let known = says_no || YES.contains(&word.as_str());
            let edits =
                vec![Edit { span: file.span(found.entry.value.span.clone()), text: meant.into() }];
            let fix =
                known.then(|| Fix { title: messages::FixWrite { text: &meant }.text(), edits });
            let finding = Finding::in_file(file.entry_span(found.entry), message);
            findings.push(finding.help(messages::VAL023_HELP).fix(fix));
        }
    }
}
