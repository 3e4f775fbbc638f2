//! For people, in a terminal.

use super::Comparison;
use chartroom_compare::{Hunk, Matrix, Status};
use chartroom_escape::{Lines, shown};

/// Values longer than this (characters) are cut in the table.
const WIDTH: usize = 44;

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let mut out = Lines::default();
    table(&mut out, &comparison.names(), &comparison.matrix);
    for change in &comparison.objects {
        let (title, template) = comparison.title(change);
        let what = match change.status {
            Status::Added => "added",
            Status::Removed => "removed",
            _ => "changed",
        };
        out.line("");
        out.line(&format!("{title} ({template}) {what}"));
        for hunk in &change.hunks {
            lines(&mut out, hunk);
        }
    }
    let (rows, objects) = (comparison.matrix.rows.len(), comparison.objects.len());
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    out.line("");
    out.line(&format!("{rows} row{} and {objects} object{} differ", plural(rows), plural(objects)));
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
        let cells = row.cells.iter().map(|cell| {
            chartroom_core::beginning(&shown(cell.text.as_deref().unwrap_or("–")), WIDTH)
        });
        rows.push(std::iter::once(shown(&row.name).into()).chain(cells).collect());
    }
    let columns = names.len() + 1;
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    // A long name makes no other row longer.
    let widths = (0..columns).map(|column| width(column).unwrap_or(0).min(WIDTH));
    let widths: Vec<usize> = widths.collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            format!("{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count())))
        });
        out.line(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

fn lines(out: &mut Lines, hunk: &Hunk) {
    out.line(&format!("  @ {}", if hunk.path.is_empty() { "top" } else { &hunk.path }));
    for line in &hunk.lines {
        out.line(&format!("  {} {}", line.sign.mark(), line.text));
    }
}
