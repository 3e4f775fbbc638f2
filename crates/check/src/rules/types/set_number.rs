//! VAL012: `--set` keeps a large number whole, a file does not.

use super::{actions, at, printed, shown_in};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::flag_values;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_gotemplate::{Value, fmt};

pub(super) const RULE: Rule = Rule {
    id: "VAL012",
    severity: Severity::Info,
    title: messages::VAL012_TITLE,
    why: messages::VAL012_WHY,
    link: "https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set",
    check,
};

/// Functions after which the type makes no difference.
const SAME: &[&str] =
    &["int", "toYaml", "toJson", "toRawJson", "toPrettyJson", "atoi", "add", "mul", "div"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (path, value, span) in flag_values(scene) {
        let Value::Int64(number) = value else { continue };
        let as_float = fmt::display(&Value::Float(number as f64)).to_text().into_owned();
        let counts = matches!(at(scene.values, &path), Some(Value::Int64(now)) if now == number);
        if !as_float.contains('e') || !counts {
            continue;
        }
        let digits = number.to_string();
        let Some(places) = printed(scene, &path, &digits) else { continue };
        let places: Vec<_> = places.into_iter().filter(|one| one.text.contains(&digits)).collect();
        let plain = |text: &str| !SAME.iter().any(|name| text.contains(name));
        if places.is_empty() || !actions(scene, &path).iter().any(|(_, text)| plain(text)) {
            continue;
        }
        let message =
            messages::Val012 { path: &path.join("."), digits: &digits, from_file: &as_float }
                .text();
        let finding = Finding::in_file(span, message).help(messages::VAL012_HELP);
        findings.push(shown_in(scene, &path, finding, &places));
    }
}
