//! OUT006: what `printf` prints where a verb and its argument do not go together.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "OUT006",
    severity: Severity::Warning,
    title: messages::OUT006_TITLE,
    why: messages::OUT006_WHY,
    link: "https://pkg.go.dev/fmt#hdr-Format_errors",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let mut told: Vec<Span> = Vec::new();
    for object in &scene.objects {
        let text = output.objects.get(object.index).map_or("", |object| &object.text);
        let mut from = 0;
        while let Some(found) = text.get(from..).and_then(chartroom_core::misprint) {
            let range = from + found.range.start..from + found.range.end;
            from = range.end;
            let origin = output.provenance.piece(object.index, range.clone());
            let Some(origin) = origin.filter(|origin| origin.literal.is_none()) else { continue };
            let Some(action) = origin.template.filter(|span| !told.contains(span)) else {
                continue;
            };
            let file = scene.report.files.get(action.file);
            let written =
                file.and_then(|file| file.text.get(action.start as usize..action.end as usize));
            let (message, help, fix) = found.told(written.unwrap_or_default(), action);
            told.push(action);
            let mut finding = Finding::in_file(action, message).help(help).fix(fix).rendered_bytes(
                object,
                range,
                messages::OUT006_NOTE.text(),
            );
            for (input, source) in &origin.values {
                if let (Some(path), Some(span)) =
                    (input.value(), source.as_ref().and_then(|source| source.span))
                {
                    finding = finding.related_file(span, format!("`{}`", path.join(".")));
                }
            }
            findings.push(finding);
        }
    }
}
