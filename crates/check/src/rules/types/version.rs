//! VAL014: a version that is read as a number loses its zero.

use super::{Plain, each, printed, shown_in};
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VAL014",
    severity: Severity::Warning,
    title: messages::VAL014_TITLE,
    why: messages::VAL014_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

/// Whether a key is the one of a version.
fn names_version(plain: &Plain<'_>) -> bool {
    let key = plain.key().to_lowercase();
    key.ends_with("version")
        || key == "tag"
        || key.ends_with("_tag")
        || plain.key().ends_with("Tag")
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    each(scene, findings, |plain| {
        let (whole, part) = plain.text.split_once('.')?;
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let loses = digits(whole) && digits(part) && part.ends_with('0');
        let shown = plain.shown();
        if !plain.is_number() || !loses || shown == plain.text {
            return None;
        }
        let places = match printed(scene, &plain.path, &shown) {
            None if names_version(plain) => Vec::new(),
            None => return None,
            Some(all) => {
                let version = |keys: &[String]| {
                    let last = keys.last().map_or("", String::as_str);
                    last == "image" || last.to_lowercase().ends_with("version")
                };
                let places = all.into_iter();
                let places: Vec<_> = places
                    .filter(|one| !one.text.contains(plain.text))
                    .filter(|one| names_version(plain) || version(&one.keys))
                    .collect();
                if places.is_empty() {
                    return None;
                }
                places
            }
        };
        let message = messages::Val014 { number: &plain.text, shown: &shown }.text();
        Some(shown_in(
            scene,
            &plain.path,
            plain.finding(scene, message, true).help(messages::VAL014_HELP),
            &places,
        ))
    });
}
