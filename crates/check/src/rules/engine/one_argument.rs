//! ARG001: several words in one argument.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Container, GoForm, Scene};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "ARG001",
    severity: Severity::Warning,
    title: messages::ARG001_TITLE,
    why: messages::ARG001_WHY,
    link: "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let listed = |key: &str| container.node.get(&[key]).map_or(&[][..], Node::items);
            if has_shell(&container) {
                continue;
            }
            for (at, item) in listed("command").iter().chain(listed("args")).enumerate() {
                let Some(text) = item.text() else { continue };
                let Some((first, rest)) = words(text, at == 0) else { continue };
                let object = workload.object;
                let is_in = |form: &GoForm| form.range.contains(&item.span.start);
                if scene.go_forms(object).iter().any(is_in) {
                    continue;
                }
                let (message, help) = if first.starts_with('-') {
                    let (flag, value) = (&first, &rest);
                    (
                        messages::Arg001Flag { flag, argument: &text.trim() }.text(),
                        messages::Arg001FlagHelp { flag, value }.text(),
                    )
                } else {
                    (
                        messages::Arg001Line { argument: &short(text) }.text(),
                        messages::ARG001_LINE_HELP.into(),
                    )
                };
                // The flag itself: what follows may come from the values.
                let start = item.span.start;
                let place = Place::Rendered(workload.object.index, start..start + first.len());
                findings.push(Finding::in_place(place, message).help(help));
            }
        }
    }
}

/// The first word of an argument and the rest, if they are a flag with its value or a command line with flags.
fn words(text: &str, is_first: bool) -> Option<(&str, &str)> {
    let (first, rest) = text.trim().split_once(' ')?;
    let rest = rest.trim_start();
    let is_flag = |word: &str| {
        let name = word.strip_prefix("--").unwrap_or_default();
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(letter)
    };
    if text.contains('\n') {
        return None;
    }
    let line = is_first
        && !first.contains(['=', '$', '{', '"', '\''])
        && rest.split_whitespace().any(|word| is_flag(word) || word == "-m");
    (is_flag(first) || line).then_some((first, rest))
}

fn short(text: &str) -> String {
    let mut shown: String = text.trim().chars().take(60).collect();
    if shown.len() < text.trim().len() {
        shown.push('…');
    }
    shown
}

/// Whether a shell, or an image whose entrypoint is one, splits the words.
fn has_shell(container: &Container<'_>) -> bool {
    let shells = ["sh", "bash", "ash", "zsh", "dash", "cmd", "powershell", "pwsh"];
    let words = container.words();
    let mut words = words.iter().map(|(word, _)| *word);
    words.any(|word| {
        let name = word.rsplit('/').next().unwrap_or(word);
        shells.contains(&name) || (word.starts_with('-') && word.ends_with('c') && word.len() < 5)
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_in_one_argument_are_told_from_texts() {
        assert_eq!(words("--tensor-parallel-size 2", false), Some(("--tensor-parallel-size", "2")));
        assert_eq!(words("python3 -m server --port 1", true).map(|one| one.0), Some("python3"));
        for text in ["--a=b c", "a b", "--", "-- a", "--port", "-Xmx1g -Xms1g", "--header=X: y"] {
            assert_eq!(words(text, true), None, "{text}");
        }
        assert_eq!(words("run --a", false), None);
    }
}
