//! VAL012: `--set` keeps a large number whole, a file does not.

use super::{actions, at, printed, shown_in};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::rules::layers::flag_values;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_gotemplate::{Value, fmt};

pub(super) const RULE: Rule = Rule {
    id: "VAL012",
    severity: Severity::Info,
    title: "A number is printed alike whether `--set` or a file gives it.",
    why: "`--set` makes whole numbers of Go's type int64, a file makes all numbers floating point. A template that \
          prints the value as it is prints 1000000 for the one and 1e+06 for the other.",
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
        let message = format!(
            "`--set` prints `{}` as {digits}; from a file it would be printed as `{as_float}`.",
            path.join(".")
        );
        let finding = Finding::in_file(span, message)
            .help("Print it with `int64` in the template, or quote it when it moves to a file.");
        findings.push(shown_in(scene, &path, finding, &places));
    }
}
