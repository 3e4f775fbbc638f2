//! The table for a review or a chat.

use chartroom_protocol::{Comparison, MatrixRow};

/// The rows as a Markdown table.
pub(super) fn table(comparison: &Comparison, rows: &[&MatrixRow]) -> String {
    let names: Vec<&str> = comparison.sides.iter().map(|side| side.name.as_str()).collect();
    let mut text = format!("| | {} |\n|---{}|\n", names.join(" | "), "|---".repeat(names.len()));
    for row in rows {
        let cell = |text: &Option<String>| match text {
            Some(text) => format!("`{}`", text.replace('|', "\\|")),
            None => "–".to_owned(),
        };
        let cells: Vec<String> = row.cells.iter().map(|one| cell(&one.text)).collect();
        text += &format!("| {} | {} |\n", row.name.replace('|', "\\|"), cells.join(" | "));
    }
    text
}
