//! VAL011: a large number is printed with an exponent.

use super::{each, printed, shown_in};
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VAL011",
    severity: Severity::Warning,
    title: messages::VAL011_TITLE,
    why: messages::VAL011_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    each(scene, findings, |plain| {
        let shown = plain.shown();
        if !plain.is_number() || !shown.contains("e") || plain.text.contains(['e', 'E', 'x', '_']) {
            return None;
        }
        if super::big_number::loses(plain.text) {
            return None;
        }
        let (with, without): (Vec<_>, Vec<_>) = printed(scene, &plain.path, &shown)?
            .into_iter()
            .partition(|one| one.text.contains(&shown));
        // In a field of numbers the server takes it for the number that it is.
        let with: Vec<_> = with.into_iter().filter(|one| one.is_text(&shown)).collect();
        if with.is_empty() {
            return None;
        }
        let message = messages::Val011 { number: &plain.text, shown: &shown }.text();
        let finding = plain.finding(scene, message, without.is_empty());
        let help = messages::VAL011_HELP.text();
        Some(shown_in(scene, &plain.path, finding.help(help), &with))
    });
}
