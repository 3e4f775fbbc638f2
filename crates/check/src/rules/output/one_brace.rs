//! OUT005: an action in single braces, which is printed as it stands.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "OUT005",
    severity: Severity::Warning,
    title: messages::OUT005_TITLE,
    why: messages::OUT005_WHY,
    link: "https://helm.sh/docs/chart_template_guide/getting_started/#adding-a-simple-template-call",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let mut told: Vec<Span> = Vec::new();
    for (index, object) in output.objects.iter().enumerate() {
        let mut start = 0;
        for line in object.text.split_inclusive('\n') {
            let from = start;
            start += line.len();
            if line.trim_start().starts_with('#') {
                continue;
            }
            let Some((range, _)) = chartroom_core::single_braces(line) else { continue };
            let range = from + range.start..from + range.end;
            let Some(written) = output.provenance.piece(index, range).and_then(|one| one.literal)
            else {
                continue;
            };
            let Some(file) = scene.report.files.get(written.file) else { continue };
            let own = file.lines.line_range(file.lines.line_col(written.start).line);
            let text = file.text.get(own.start as usize..own.end as usize).unwrap_or_default();
            let found = chartroom_core::told_of_braces(written.file, text, own.start as usize);
            let Some((message, span, fix)) = found.filter(|(_, span, _)| !told.contains(span))
            else {
                continue;
            };
            told.push(span);
            findings
                .push(Finding::in_file(span, message).help(messages::OUT005_HELP).fix(Some(fix)));
        }
    }
}
