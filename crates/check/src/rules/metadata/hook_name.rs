//! META004: hooks that Helm does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::HOOK_EVENTS;
use chartroom_diagnostics::{Edit, Fix, Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "META004",
    severity: Severity::Warning,
    title: messages::META004_TITLE,
    why: messages::META004_WHY,
    link: "https://helm.sh/docs/topics/charts_hooks/#the-available-hooks",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (id, file) in scene.files(|path| path.contains("templates/")) {
        for (start, name) in named(&file.text) {
            if HOOK_EVENTS.contains(&name) {
                continue;
            }
            let span = Span { file: id, start: start as u32, end: (start + name.len()) as u32 };
            let near = chartroom_diagnostics::closest(name, HOOK_EVENTS);
            let fix = near.map(|near| Fix {
                title: messages::FixWrite { text: &near }.text(),
                edits: vec![Edit { span, text: near.to_owned() }],
            });
            let help = match near {
                Some(near) => messages::FixNear { name: &near }.text(),
                None => messages::META004_HELP_HOOKS.into(),
            };
            let message = messages::Meta004 { hook: &name }.text();
            findings.push(Finding::in_file(span, message).help(help).fix(fix));
        }
    }
}

/// The hooks that a template names as they stand, each with its offset.
fn named(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, key) in text.match_indices("helm.sh/hook") {
        let rest = text.get(at + key.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches(['"', '\'']);
        let Some(value) = rest.strip_prefix(':') else { continue };
        let line = value.split(['\n', '}', '#']).next().unwrap_or_default();
        if line.contains("{{") {
            continue;
        }
        let start = text.len() - value.len();
        let mut offset = start;
        for part in line.split(',') {
            let name = part.trim().trim_matches(['"', '\'']);
            let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if !name.is_empty() && name.chars().all(word) {
                found.push((offset + part.find(name).unwrap_or_default(), name));
            }
            offset += part.len() + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn hooks_are_read_as_they_stand() {
        let text = "a: {\"helm.sh/hook\": pre-install,post-upgrade}\nb: {{ x }}\nhelm.sh/hook-weight: \"1\"\nhelm.sh/hook: \"test\"\nhelm.sh/hook: {{ .x }}\n";
        let names: Vec<&str> = named(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["pre-install", "post-upgrade", "test"]);
        assert!(
            named(text).into_iter().all(|(at, name)| text.get(at..at + name.len()) == Some(name))
        );
    }
}
