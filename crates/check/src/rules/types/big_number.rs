//! VAL013: a whole number with more digits than a float keeps.

use super::{each, printed, shown_in};
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VAL013",
    severity: Severity::Warning,
    title: messages::VAL013_TITLE,
    why: messages::VAL013_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

/// Whether a decimal whole number is another one as a float.
pub(super) fn loses(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty()
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
        || digits.starts_with('0')
    {
        return false;
    }
    let float: Option<f64> = digits.parse().ok();
    // A float of this size is whole, and Rust writes all of its digits.
    float.is_some_and(|float| float >= 9_007_199_254_740_992.0 && format!("{float:.0}") != digits)
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    each(scene, findings, |plain| {
        if !plain.is_number() || !loses(plain.text) {
            return None;
        }
        let places = printed(scene, &plain.path, "");
        if places.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        let places = places.unwrap_or_default();
        let becomes = places.first().map_or_else(|| plain.shown(), |one| one.text.to_owned());
        let becomes = becomes.trim_matches(['"', '\'']);
        let becomes = if becomes.len() > 60 || becomes.contains('\n') {
            plain.shown()
        } else {
            becomes.into()
        };
        let message = messages::Val013 { number: &plain.text, becomes: &becomes }.text();
        Some(shown_in(
            scene,
            &plain.path,
            plain.finding(scene, message, true).help(messages::VAL013_HELP),
            &places,
        ))
    });
}

#[cfg(test)]
mod tests {
    use super::loses;

    #[test]
    fn only_numbers_between_floats_lose() {
        assert!(loses("9007199254740993") && loses("12345678901234567890"));
        assert!(
            !loses("9007199254740992") && !loses("123456789012") && !loses("1.5") && !loses("007")
        );
    }
}
