//! VAL015: text that YAML reads as an octal, hexadecimal or otherwise written number.

use super::{Plain, each, printed, shown_in};
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VAL015",
    severity: Severity::Warning,
    title: messages::VAL015_TITLE,
    why: messages::VAL015_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

/// What the digits are taken for; None for a number that is written as numbers are.
fn form(text: &str) -> Option<&'static str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let bytes = digits.as_bytes();
    Some(match bytes {
        [b'0', b'x' | b'X', ..] => "hexadecimal",
        [b'0', b'b' | b'B', ..] => "binary",
        [b'0', b'o' | b'O', ..] => "octal",
        [b'0', b'0'..=b'9', ..] if bytes.contains(&b'.') => return None,
        [b'0', b'0'..=b'7', ..] if bytes.iter().all(|byte| matches!(byte, b'0'..=b'7')) => "octal",
        [b'0', b'0'..=b'9', ..] => "number",
        _ if bytes.contains(&b'_') => "number",
        _ if bytes.contains(&b'e') || bytes.contains(&b'E') => "exponent",
        _ => return None,
    })
}

/// Whether an octal number is what belongs there: the permissions of a file.
fn is_mode(name: &str) -> bool {
    let name = name.to_lowercase();
    ["mode", "mask", "perm"].iter().any(|part| name.contains(part))
}

fn names_text(plain: &Plain<'_>) -> bool {
    let key = plain.key().to_lowercase();
    let names = ["tag", "version", "commit", "sha", "revision", "phone", "zip"];
    names.iter().any(|name| key.ends_with(name)) || plain.key().ends_with("Id")
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    each(scene, findings, |plain| {
        let form = form(plain.text).filter(|_| plain.is_number())?;
        let shown = plain.shown();
        let zero = plain.text.starts_with('0') && form != "hexadecimal" && form != "binary";
        if shown == plain.text || is_mode(plain.key()) {
            return None;
        }
        let places = match printed(scene, &plain.path, &shown) {
            None if names_text(plain) => Vec::new(),
            None => return None,
            Some(all) => {
                let places = all.into_iter().filter(|one| {
                    let field = one.keys.last().is_some_and(|key| is_mode(key));
                    // As a plain number it is what the field asks for, unless the zero in front was not meant.
                    !field && !one.text.contains(plain.text) && (one.is_text(&shown) || zero)
                });
                let places: Vec<_> = places.collect();
                if places.is_empty() {
                    return None;
                }
                places
            }
        };
        let message = messages::Val015 { text: &plain.text, form, shown: &shown }.text();
        Some(shown_in(
            scene,
            &plain.path,
            plain.finding(scene, message, true).help(messages::VAL015_HELP),
            &places,
        ))
    });
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn forms_are_those_that_change_the_digits() {
        assert_eq!(form("0012345"), Some("octal"));
        assert_eq!(form("0123456789"), Some("number"));
        assert_eq!(form("0x1F"), Some("hexadecimal"));
        assert_eq!(form("1_000"), Some("number"));
        assert_eq!(form("12e4"), Some("exponent"));
        assert_eq!(form("0"), None);
        assert_eq!(form("0.5"), None);
        assert_eq!(form("1500"), None);
    }
}
