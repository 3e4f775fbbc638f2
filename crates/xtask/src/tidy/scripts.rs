//! Sentences in the page's scripts, as `sentences` finds them in Rust, and messages that no script uses.

use std::collections::BTreeSet;
use std::path::Path;

use chartroom_messages::build::{read, typescript_name};

use super::words::is_sentence;

/// Whether a file is a script of the page whose texts are in the catalogue.
pub(super) fn is_held(file: &str) -> bool {
    (["www/editor/src/", "www/embed/"].iter().any(|name| file.starts_with(name))
        && file.ends_with(".ts"))
        || ["www/engine.js", "www/views.js"].contains(&file)
}

/// Messages of the catalogue that none of the files uses.
pub(super) fn unused(root: &Path, files: &[String]) -> Vec<String> {
    let scripts = files.iter().filter(|file| is_held(file));
    let text: String =
        scripts.filter_map(|file| std::fs::read_to_string(root.join(file)).ok()).collect();
    let is_name = |char: char| char.is_ascii_alphanumeric();
    let uses = text.split("m.").skip(1);
    let used: BTreeSet<&str> = uses
        .map(|rest| rest.split_once(|char| !is_name(char)).map_or(rest, |(name, _)| name))
        .collect();
    match read(&root.join("messages/en/editor"), None) {
        Ok(messages) => messages
            .keys()
            .filter(|id| !used.contains(typescript_name(id).as_str()))
            .map(|id| format!("messages/en/editor: no script uses {id}"))
            .collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// The literals of a script that hold words in a row; names of styles are none.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut at, mut before) = (Vec::new(), 0, ';');
    // Behind a value a slash divides; else it begins a pattern.
    let returns = |at: usize| {
        let text: String = chars.get(..at).unwrap_or_default().iter().rev().take(7).collect();
        text.trim_start().starts_with("nruter")
    };
    while let Some(char) = chars.get(at).copied() {
        let next = chars.get(at + 1).copied();
        match char {
            '/' if next == Some('/') => at = end(&chars, at, |rest| rest.first() == Some(&'\n')),
            '/' if next == Some('*') => {
                at = end(&chars, at + 2, |rest| rest.starts_with(&['*', '/'])) + 1
            }
            '/' if returns(at)
                || !(before.is_alphanumeric() || matches!(before, ')' | ']' | '_' | '$')) =>
            {
                let mut in_class = false;
                at = end(&chars, at + 1, |rest| {
                    let first = rest.first();
                    in_class = (in_class || first == Some(&'[')) && first != Some(&']');
                    !in_class && first == Some(&'/')
                });
                before = ')';
            }
            '"' | '\'' | '`' => {
                let close = end(&chars, at + 1, |rest| rest.first() == Some(&char));
                let literal: String = chars.get(at + 1..close).unwrap_or_default().iter().collect();
                if is_sentence(&literal) && !literal.contains("--") {
                    found.push(literal.replace('\n', "\\n"));
                }
                at = close;
                before = ')';
            }
            char if char.is_whitespace() => {}
            char => before = char,
        }
        at += 1;
    }
    found
}

/// Where something ends, over what a backslash stands before.
fn end(chars: &[char], from: usize, mut is_end: impl FnMut(&[char]) -> bool) -> usize {
    let mut at = from;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.first() == Some(&'\\') {
            at += 1;
        } else if is_end(rest) {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_in_literals_alone() {
        let text = r#"
            // Words in a comment: "with a literal".
            /* And in "one more kind" of them. */
            const pattern = /["'] in a pattern/;
            say("Read this.", `${count} more lines`, 'Ctrl+K', "btn btn--primary");
            const half = (a + b) / 2; return /" a pattern/; say("It \"goes\" on here");
        "#;
        assert_eq!(
            sentences(text),
            ["Read this.", "${count} more lines", "It \\\"goes\\\" on here"]
        );
    }
}
