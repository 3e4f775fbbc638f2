//! Rows and hunks as Markdown, for reviews and chats.

use crate::{DiffLine, Hunk, Row};
use std::fmt::Write as _;

/// Rows as a table with a column for each name. `shown` says how the text of a cell is shown.
pub fn table<'a>(
    names: &[&str],
    rows: impl IntoIterator<Item = &'a Row>,
    shown: impl Fn(&Row, &str) -> String,
) -> String {
    let heads: Vec<String> = names.iter().map(|name| escaped(name)).collect();
    let mut text = format!("| | {} |\n|---{}|\n", heads.join(" | "), "|---".repeat(names.len()));
    for row in rows {
        let cell = |text: &Option<String>| match text {
            Some(text) => code(&escaped(&shown(row, text))),
            None => "–".to_owned(),
        };
        let cells: Vec<String> = row.cells.iter().map(|one| cell(&one.text)).collect();
        let _ = writeln!(text, "| {} | {} |", escaped(&row.name), cells.join(" | "));
    }
    text
}

/// Hunks as a fenced block of the language `diff`. `shown` says how a line is shown.
pub fn diff(hunks: &[Hunk], shown: impl Fn(&DiffLine) -> String) -> String {
    let mut text = String::new();
    for hunk in hunks {
        let path = if hunk.path.is_empty() { "top" } else { &hunk.path };
        let _ = writeln!(text, "@@ {path} @@");
        for line in &hunk.lines {
            let _ = writeln!(text, "{} {}", line.sign.mark(), shown(line));
        }
    }
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    format!("{fence}diff\n{text}{fence}\n")
}

/// A text in code type.
pub fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// Bars would end a cell of a table, newlines its row.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The most backticks that stand beside each other.
pub fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}
