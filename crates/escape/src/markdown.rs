//! Markdown as GitHub and GitLab read it, with texts of others in it.
//!
//! Backslashes would do for Markdown alone, but forges look for mentions (`@all`), references (`#1`, `!1`, `$1`) and
//! commits in what Markdown gives. They leave code alone, so a text with any mark in it stands in code type.

use crate::control::{is_hidden, shown};
use crate::terminal::{Lines, unmarked};
use std::borrow::Cow;

/// A name in running text, a heading or a cell: as it is where that is only words, else as code.
pub fn text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { code(text) }
}

/// A sentence with names of others in it: what stands between backticks, and every word with a mark, becomes code.
pub fn prose(message: &str) -> String {
    let blank = |letter: char| matches!(letter, '\n' | '\r' | '\t');
    let message = message.replace(blank, " ");
    let parts = message.split('`').count();
    let part = |(index, part): (usize, &str)| match index % 2 == 1 && index + 1 < parts {
        true if part.is_empty() => String::new(),
        true => code(part),
        false => part.split(' ').map(word).collect::<Vec<_>>().join(" "),
    };
    joined(message.split('`').enumerate().map(part))
}

/// Parts one behind the other; runs of backticks must not touch.
fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut all = String::new();
    for part in parts {
        if all.ends_with('`') && part.starts_with('`') {
            all.push(' ');
        }
        all += &part;
    }
    all
}

/// A word of a sentence; punctuation around it stays outside of the code.
fn word(word: &str) -> String {
    if word.is_empty() || is_plain_word(word) {
        return word.to_owned();
    }
    let start = word.trim_start_matches(['(', '"', '“', '‘']);
    let (head, rest) = word.split_at(word.len() - start.len());
    let core = rest.trim_end_matches([')', '"', '”', '’', ',', '.', ';', ':']);
    let (core, tail) = rest.split_at(core.len());
    match core.is_empty() {
        true => code(word),
        false => {
            format!("{head}{}{tail}", if is_plain_word(core) { core.into() } else { code(core) })
        }
    }
}

/// A text in code type, on one line.
pub fn code(text: &str) -> String {
    let text = unmarked(text);
    // An empty span would be two backticks.
    let text = if text.is_empty() { Cow::Borrowed(" ") } else { text };
    let fence = "`".repeat(longest_run(&text) + 1);
    let blank = text.trim_matches(' ').is_empty();
    // A blank at both ends is taken off.
    let pad = text.starts_with('`')
        || text.ends_with('`')
        || !blank && text.starts_with(' ') && text.ends_with(' ');
    let pad = if pad { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A table with a column for each name behind one for the names of the rows. A cell is a text or nothing.
pub fn table<'a>(
    names: &[&str],
    rows: impl IntoIterator<Item = (&'a str, Vec<Option<String>>)>,
) -> String {
    let heads: Vec<String> = names.iter().map(|name| cell(name, text)).collect();
    let mut out = format!("| | {} |\n|---{}|\n", heads.join(" | "), "|---".repeat(names.len()));
    for (name, cells) in rows {
        let one = |text: &Option<String>| match text {
            Some(text) => cell(text, code),
            None => "–".to_owned(),
        };
        let cells: Vec<String> = cells.iter().map(one).collect();
        out += &format!("| {} | {} |\n", cell(name, text), cells.join(" | "));
    }
    out
}

/// A text in a cell, which a bar would end. Behind a backslash parsers do not agree on what `\|` is; there it stands
/// between two pieces of code.
fn cell(text: &str, written: fn(&str) -> String) -> String {
    if !text.contains("\\|") {
        return written(text).replace('|', "\\|");
    }
    let piece = |piece: &str| if piece.is_empty() { String::new() } else { code(piece) };
    text.split('|').map(piece).collect::<Vec<_>>().join("&#124;")
}

/// A text of several lines in a block of a language.
pub fn fenced(language: &str, text: &str) -> String {
    let mut lines = Lines::default();
    for line in text.trim_end_matches('\n').split('\n').map(shown) {
        let body = line.trim_start();
        let (indent, rest) = line.split_at(line.len() - body.len());
        // What looks for fences by itself, as GitLab may for quick actions (`/close`), would take it for the end.
        match rest.chars().next().filter(|_| rest.starts_with("```") || rest.starts_with("~~~")) {
            Some(mark) => {
                let behind = rest.strip_prefix(mark).unwrap_or_default();
                lines.line(&format!("{indent}\\x{:02x}{behind}", u32::from(mark)));
            }
            None => lines.line(&line),
        }
    }
    let text = lines.text();
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    format!("{fence}{language}\n{text}{fence}\n")
}

/// A part that is folded, as GitHub and GitLab show it: under a name and a few words of ours.
pub fn details(name: &str, words: &str, body: &str) -> String {
    let name = match is_plain(name) {
        true => html(name),
        false => format!("<code>{}</code>", html(&unmarked(name))),
    };
    format!("<details><summary>{name}{words}</summary>\n\n{body}\n</details>\n")
}

fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// The most backticks that stand beside each other.
fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// Whether a text is words that neither Markdown nor a forge reads anything in.
fn is_plain(text: &str) -> bool {
    text.split(' ').all(|word| !word.is_empty() && is_plain_word(word))
        && text.starts_with(|letter: char| letter.is_alphanumeric())
}

fn is_plain_word(word: &str) -> bool {
    let word = word.trim_end_matches([':', '%', '?']);
    let letters: Vec<char> = word.chars().collect();
    let plain = |(index, letter): (usize, &char)| match letter {
        // Within a word it is no mark of emphasis.
        '_' => {
            let beside = |at: Option<usize>| at.and_then(|at| letters.get(at));
            [beside(index.checked_sub(1)), beside(index.checked_add(1))]
                .iter()
                .all(|letter| letter.is_some_and(|letter| letter.is_alphanumeric()))
        }
        letter => {
            letter.is_alphanumeric()
                || ".-–—−/,;()'\"’‘“”…+·×≠≤≥→†".contains(*letter) && !is_hidden(*letter)
        }
    };
    letters.iter().enumerate().all(plain) && !is_reference(word)
}

/// Whether a forge makes a link of a word without a mark: `www.…`, the number of a commit, `GH-1`.
fn is_reference(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let commit = |part: &str| {
        (7..=64).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let mut parts = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    lower.contains("www.") || lower.contains("gh-") || parts.any(commit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_everything_else_is_code() {
        let cases = [
            ("prod", "prod"),
            ("shop 1.2.0 (app 7)", "shop 1.2.0 (app 7)"),
            ("db.password", "db.password"),
            ("HF_TOKEN", "HF_TOKEN"),
            ("a[0].b", "`a[0].b`"),
            ("_x_", "`_x_`"),
            ("<img src=x>", "`<img src=x>`"),
            ("@all", "`@all`"),
            ("fixes #1", "`fixes #1`"),
            ("[a](http://b)", "`[a](http://b)`"),
            ("a`b", "``a`b``"),
            ("`", "`` ` ``"),
            ("", "` `"),
            (" a ", "`  a  `"),
            ("a\nb", "`a\\nb`"),
            ("\u{202e}a", "`\\u202ea`"),
            ("-", "`-`"),
            ("www.example.org", "`www.example.org`"),
            ("GH-12", "`GH-12`"),
            ("a3f9c01", "`a3f9c01`"),
            ("deface", "deface"),
            ("defaced", "`defaced`"),
            ("##vso[a]b", "`#\\x23vso[a]b`"),
            (":smile:", "`:smile:`"),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given), expected, "{given:?}");
        }
    }

    #[test]
    fn sentences_keep_their_words() {
        let cases = [
            ("Helm's message: `a` is no key of it.", "Helm's message: `a` is no key of it."),
            ("see (#12), @all: x_", "see (`#12`), `@all`: `x_`"),
            ("a `b and c", "a b and c"),
            ("a\n- b", "a - b"),
            ("line 1\n# head", "line 1 `#` head"),
            ("``x``", "x"),
        ];
        for (given, expected) in cases {
            assert_eq!(prose(given), expected, "{given:?}");
        }
    }

    #[test]
    fn cells_are_cells() {
        let rows = [
            ("a|b", vec![Some("x|y".to_owned()), None]),
            ("c", vec![Some("\\|".into()), Some("`".into())]),
        ];
        assert_eq!(
            table(&["dev", "p|d"], rows),
            "| | dev | `p\\|d` |\n|---|---|---|\n| `a\\|b` | `x\\|y` | – |\n| c | `\\`&#124; | `` ` `` |\n"
        );
    }
}
