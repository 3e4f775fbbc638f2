//! For reviews: a table and diffs, as Markdown.

use super::Comparison;
use super::text::mark;
use std::fmt::Write as _;

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let names = comparison.names();
    let mut text = format!("| | {} |\n|---{}|\n", names.join(" | "), "|---".repeat(names.len()));
    for row in &comparison.matrix.rows {
        let cell = |text: &Option<String>| match text {
            Some(text) => format!("`{}`", text.replace('|', "\\|")),
            None => "–".to_owned(),
        };
        let cells: Vec<String> = row.cells.iter().map(|one| cell(&one.text)).collect();
        let _ = writeln!(text, "| {} | {} |", row.name.replace('|', "\\|"), cells.join(" | "));
    }
    for change in &comparison.objects {
        let (title, template) = comparison.title(change);
        let _ = writeln!(text, "\n**{title}** ({template})\n\n```diff");
        for line in change.hunks.iter().flat_map(|hunk| &hunk.lines) {
            let _ = writeln!(text, "{} {}", mark(line.sign), line.text);
        }
        text.push_str("```\n");
    }
    text
}
