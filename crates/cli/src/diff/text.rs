//! For people, in a terminal.

use super::Comparison;
use crate::columns::{self, beginning, padded};
use crate::messages;
use chartroom_compare::{Hunk, Matrix, Status};
use chartroom_escape::{Lines, shown};

/// Values that are wider than this are cut in the table.
const WIDTH: usize = 44;

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let mut out = Lines::default();
    table(&mut out, &comparison.names(), &comparison.matrix);
    for change in &comparison.objects {
        let (title, template) = comparison.title(change);
        let word = match change.status {
            Status::Added => "added",
            Status::Removed => "removed",
            _ => "changed",
        };
        let title = title.unwrap_or_else(|| messages::OBJECT_TEXT.into());
        out.line("");
        out.line(&messages::Status { word, object: &title, template: &template }.text());
        for hunk in &change.hunks {
            lines(&mut out, hunk);
        }
    }
    let (rows, objects) = (comparison.matrix.rows.len(), comparison.objects.len());
    out.line("");
    out.line(&messages::DiffCount { rows, objects }.text());
    out.text()
}

/// Rows with a column for each environment.
pub(crate) fn table(out: &mut Lines, names: &[&str], matrix: &Matrix) {
    if matrix.rows.is_empty() {
        return;
    }
    let head = std::iter::once(String::new()).chain(names.iter().map(|name| shown(name).into()));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    for row in &matrix.rows {
        let cells = row
            .cells
            .iter()
            .map(|cell| beginning(&shown(cell.text.as_deref().unwrap_or("–")), WIDTH).into_owned());
        rows.push(std::iter::once(shown(&row.name).into()).chain(cells).collect());
    }
    let columns = names.len() + 1;
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| columns::width(cell)).max()
    };
    // A long name makes no other row longer.
    let widths = (0..columns).map(|column| width(column).unwrap_or(0).min(WIDTH));
    let widths: Vec<usize> = widths.collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
        out.line(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

fn lines(out: &mut Lines, hunk: &Hunk) {
    let path = if hunk.path.is_empty() { messages::OBJECT_TOP.text() } else { &hunk.path };
    out.line(&format!("  @ {path}"));
    for line in &hunk.lines {
        out.line(&format!("  {} {}", line.sign.mark(), line.text));
    }
}
