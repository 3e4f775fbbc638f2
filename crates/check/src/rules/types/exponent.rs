//! VAL011: a large number is printed with an exponent.

use super::{each, printed, shown_in};
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VAL011",
    severity: Severity::Warning,
    title: "A number is printed with the digits that it is written with.",
    why: "Numbers of a values file are floating point to a template. `{{ . }}` and `quote` print those from 1000000 on, \
          and those below 0.0001, with an exponent, which most programs do not take for a whole number. `int64` and \
          `toYaml` print the digits. In a field of whole numbers the server takes both for the same.",
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
        let message = format!("`{}` is printed as `{shown}`.", plain.text);
        let finding = plain.finding(scene, message, without.is_empty());
        let help = "Quote the number, or print it with `int64` in the template.";
        Some(shown_in(scene, &plain.path, finding.help(help), &with))
    });
}
