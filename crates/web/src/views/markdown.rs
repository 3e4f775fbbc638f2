//! The table for a review or a chat.

use chartroom_escape::markdown;
use chartroom_escape::secret::{Known, cell, is_secret};
use chartroom_protocol::{Comparison, MatrixGroup, MatrixRow};

/// The rows as a Markdown table, without what looks like a secret.
pub(super) fn table(comparison: &Comparison, rows: &[&MatrixRow]) -> String {
    let names: Vec<&str> = comparison.sides.iter().map(|side| side.name.as_str()).collect();
    let known = Known::of(comparison.rows.iter().flat_map(secrets));
    let rows = rows.iter().map(|row| {
        let shown = |text: &String| match row.group {
            MatrixGroup::Values => known.masked(&cell(&row.name, text)),
            _ => known.masked(text),
        };
        let cells = row.cells.iter().map(|one| one.text.as_ref().map(shown));
        (row.name.as_str(), cells.collect())
    });
    markdown::table(&names, rows)
}

/// The values of a row whose key says that they are secret.
fn secrets(row: &MatrixRow) -> impl Iterator<Item = String> {
    let texts = row.cells.iter().filter_map(|cell| cell.text.clone());
    texts.filter(|text| row.group == MatrixGroup::Values && is_secret(&row.name, text))
}
