//! VAL010: `yes`, `no`, `on`, `off`, `y` and `n` are booleans.

use super::{each, printed, shown_in};
use crate::Rule;
use crate::edit::quoted;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;
use chartroom_yaml::Style;

pub(super) const RULE: Rule = Rule {
    id: "VAL010",
    severity: Severity::Warning,
    title: messages::VAL010_TITLE,
    why: messages::VAL010_WHY,
    link: "https://helm.sh/docs/chart_template_guide/yaml_techniques/#scalar-types-in-yaml",
    check,
};

/// Whether YAML 1.1 reads a word as a boolean that is not spelt as one.
fn is_word(text: &str) -> bool {
    let lower = text.to_lowercase();
    let upper_or_title = |char: char| char.is_ascii_uppercase();
    let cased =
        text == lower || text == text.to_uppercase() || !text.chars().skip(1).any(upper_or_title);
    cased && matches!(&*lower, "y" | "n" | "yes" | "no" | "on" | "off")
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::own(scene) {
        for (path, found) in file.entries() {
            let key = &found.entry.key;
            let plain = key.as_scalar().is_some_and(|one| one.style == Style::Plain);
            let Some(text) = key.text().filter(|text| plain && is_word(text)) else { continue };
            let Some(edit) = file.editor.quote(key) else { continue };
            let becomes = matches!(text.to_lowercase().as_str(), "y" | "yes" | "on");
            findings.push(
                Finding::in_file(
                    file.span(key.span.clone()),
                    messages::Val010Key { path: &path.join("."), becomes: &becomes },
                )
                .help(messages::Val010KeyHelp { quoted: &quoted(text) })
                .fix(Some(Fix {
                    title: messages::Val010KeyFix { quoted: &quoted(text) }.text(),
                    edits: vec![edit],
                })),
            );
        }
    }
    each(scene, findings, |plain| {
        let Value::Bool(value) = plain.value else { return None };
        if !is_word(plain.text) {
            return None;
        }
        let shown = value.to_string();
        let printed = printed(scene, &plain.path, &shown)?;
        let text: Vec<_> = printed.into_iter().filter(|one| one.is_text(&shown)).collect();
        if text.is_empty() {
            return None;
        }
        // In quotes it would hold in every condition.
        let lines = scene.output?.provenance.lines_of(&plain.path);
        let free = lines.iter().all(|line| !line.control);
        let message = messages::Val010 { text: &plain.text, shown: &shown }.text();
        let finding = plain.finding(scene, message, free).help(messages::VAL010_HELP);
        Some(shown_in(scene, &plain.path, finding, &text))
    });
}

#[cfg(test)]
mod tests {
    use super::is_word;

    #[test]
    fn words_are_those_of_yaml_1_1() {
        assert!(["y", "No", "YES", "off", "On"].iter().all(|word| is_word(word)));
        assert!(["true", "yEs", "oN", "none"].iter().all(|word| !is_word(word)));
    }
}
