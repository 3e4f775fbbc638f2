//! Sentences in code: what people read is in the message catalogues, below `messages/`. What stays are words of Helm,
//! Go, Kubernetes and the engines, as they print them, and names of styles; `sentences.txt` lists them.

use super::scripts;
use super::words::is_sentence;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::Path;

/// The crates whose texts are in a catalogue.
const HELD: [&str; 10] =
    ["assist", "check", "cli", "compare", "core", "export", "kube", "lesson", "web", "worker"];

/// Those that are full of phrases as Kubernetes’ API server prints them: only what ends like a sentence is ours.
const QUOTING: [&str; 1] = ["kube"];

/// What stays: a file and a text, one a line.
const ALLOWED: &str = include_str!("sentences.txt");

/// Sentences that are not allowed, and allowed ones that are gone.
pub(super) fn problems(root: &Path, files: &[String]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let held = file.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/"));
        let is_ours = |text: &String| match held {
            Some((name, _)) if QUOTING.contains(&name) => text.ends_with(['.', '?']),
            _ => true,
        };
        let is_source = |path: &str| {
            path.ends_with(".rs")
                && !path.ends_with("tests.rs")
                && !path.contains("tests/")
                // Names of time zones, as browsers write them.
                && path != "zones.rs"
        };
        let is_rust = held.is_some_and(|(name, path)| HELD.contains(&name) && is_source(path));
        if !is_rust && !scripts::is_held(file) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(root.join(file)) else { continue };
        let sentences = if is_rust { sentences(&text) } else { scripts::sentences(&text) };
        found.extend(
            sentences.into_iter().filter(is_ours).map(|sentence| format!("{file}: {sentence}")),
        );
    }
    compared(&found, &ALLOWED.lines().map(str::to_owned).collect())
}

fn compared(found: &BTreeSet<String>, allowed: &BTreeSet<String>) -> Vec<String> {
    let new = found.difference(allowed).map(|one| {
        format!(
            "{one}: move what people read to messages/, or list words of others in sentences.txt"
        )
    });
    let gone = allowed.difference(found);
    let gone = gone.map(|one| format!("this text is gone, take it out of sentences.txt: {one}"));
    new.chain(gone).collect()
}

/// The string literals of a file, outside of its attributes and tests, that hold words in a row.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(tokens) = text.parse() {
        collect(tokens, &mut found);
    }
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let (mut is_test, mut is_class) = (false, false);
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let is_bang = |next: &TokenTree| next.to_string() == "!";
                let _ = tokens.next_if(is_bang);
                let is_attribute = |next: &TokenTree| match next {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket,
                    _ => false,
                };
                if let Some(attribute) = tokens.next_if(is_attribute) {
                    is_test |= attribute.to_string().replace(' ', "") == "[cfg(test)]";
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => is_test = false,
            // Of style sheets: `class="…"` and `classes!(…)`.
            TokenTree::Ident(name) if name == "class" || name == "classes" => {
                let is_mark = |next: &TokenTree| matches!(next, TokenTree::Punct(_));
                is_class = tokens.next_if(is_mark).is_some();
                continue;
            }
            TokenTree::Group(_) | TokenTree::Literal(_) if is_class => {}
            TokenTree::Group(group) if is_test && group.delimiter() == Delimiter::Brace => {
                is_test = false;
            }
            TokenTree::Group(group) if !is_test => collect(group.stream(), found),
            TokenTree::Literal(literal) if !is_test => {
                let text = literal.to_string();
                if let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                    let text = joined(text);
                    found.extend(is_sentence(&text).then_some(text));
                }
            }
            _ => {}
        }
        is_class = false;
    }
}

/// A literal as one line.
fn joined(text: &str) -> String {
    let mut lines = text.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + line.trim_start()).replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_where_people_would_read_them() {
        let text = r#"
            //! Words in a comment.
            #[doc = "Words in an attribute"]
            const A: &str = "GPU007 nvidia.com/gpu";
            fn f() {
                g("Ask for \
                   one share.", "`code in ticks` x", h!("{name} {key} of {other}: {}", "the limit"));
            }
            #[cfg(test)]
            mod tests { fn t() { g("Words in a test."); } }
            const B: &str = "After it again.";
            fn view() { html! { <p class="btn small" title="Read this">{classes!("grow wide", "a b")}</p> } }
        "#;
        assert_eq!(
            sentences(text),
            ["Ask for one share.", "the limit", "After it again.", "Read this"]
        );
    }

    #[test]
    fn the_list_says_what_there_is() {
        let set = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        assert_eq!(compared(&set(&["a: b"]), &set(&["a: b"])), Vec::<String>::new());
        assert_eq!(compared(&set(&["a: b"]), &set(&["a: c"])).len(), 2);
    }
}
