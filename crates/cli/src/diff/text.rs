//! For people, in a terminal.

use super::Comparison;
use chartroom_compare::{Hunk, Matrix, Status};
use std::fmt::Write as _;

/// Values longer than this (characters) are cut in the table.
const WIDTH: usize = 44;

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let mut text = table(&comparison.names(), &comparison.matrix);
    for change in &comparison.objects {
        let (title, template) = comparison.title(change);
        let what = match change.status {
            Status::Added => "added",
            Status::Removed => "removed",
            _ => "changed",
        };
        let _ = writeln!(text, "\n{title} ({template}) {what}");
        for hunk in &change.hunks {
            lines(&mut text, hunk);
        }
    }
    let (rows, objects) = (comparison.matrix.rows.len(), comparison.objects.len());
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let _ = writeln!(
        text,
        "\n{rows} row{} and {objects} object{} differ",
        plural(rows),
        plural(objects)
    );
    text
}

fn table(names: &[&str], matrix: &Matrix) -> String {
    if matrix.rows.is_empty() {
        return String::new();
    }
    let head = std::iter::once(String::new()).chain(names.iter().map(|name| (*name).to_owned()));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|cell| short(cell.text.as_deref().unwrap_or("–")));
        rows.push(std::iter::once(row.name.clone()).chain(cells).collect());
    }
    let columns = names.len() + 1;
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            format!("{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count())))
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn lines(text: &mut String, hunk: &Hunk) {
    let _ = writeln!(text, "  @ {}", if hunk.path.is_empty() { "top" } else { &hunk.path });
    for line in &hunk.lines {
        let _ = writeln!(text, "  {} {}", line.sign.mark(), line.text);
    }
}
