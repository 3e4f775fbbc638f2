//! For programs.

use super::Comparison;
use chartroom_compare::{Cell, FieldChange, Group, ObjectChange, Row, State, Status};
use chartroom_core::Source;
use serde_json::{Value as Json, json};

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let rows = comparison.matrix.rows.iter().map(|row| self::row(comparison, row));
    let objects = comparison.objects.iter().map(|change| object(comparison, change));
    let json = json!({
        "environments": comparison.names(),
        "rows": rows.collect::<Vec<_>>(),
        "objects": objects.collect::<Vec<_>>(),
    });
    format!("{json:#}\n")
}

/// The words for the group of a row, and its cells with those for their states.
pub(crate) fn words(
    row: &Row,
) -> (&'static str, impl Iterator<Item = (Option<&str>, &'static str)>) {
    let group = match row.group {
        Group::Scale => "scale",
        Group::Pod => "pod",
        Group::Values => "values",
        Group::Totals => "totals",
    };
    (group, row.cells.iter().map(|cell| (cell.text.as_deref(), state(cell))))
}

fn state(cell: &Cell) -> &'static str {
    match cell.state {
        State::Set => "set",
        State::Inherited => "inherited",
        State::Missing => "missing",
        State::Unknown => "unknown",
    }
}

fn row(comparison: &Comparison<'_>, row: &Row) -> Json {
    let (group, _) = words(row);
    let cells: Vec<Json> = row.cells.iter().map(|cell| self::cell(comparison, cell)).collect();
    json!({ "group": group, "name": row.name, "cells": cells })
}

fn cell(comparison: &Comparison<'_>, cell: &Cell) -> Json {
    let state = state(cell);
    let places: Vec<Json> =
        cell.sources.iter().filter_map(|source| place(comparison, source)).collect();
    json!({ "text": cell.text, "state": state, "places": places })
}

fn place(comparison: &Comparison<'_>, source: &Source) -> Option<Json> {
    let span = source.span?;
    let file = comparison.report.files.get(span.file)?;
    let shown = comparison.paths.shown(file);
    let line = file.lines.line_col(span.start).line + 1;
    Some(match shown.opens {
        true => json!({ "file": shown.name, "line": line }),
        false => json!({ "in": shown.name, "line": shown.has_lines.then_some(line) }),
    })
}

fn object(comparison: &Comparison<'_>, change: &ObjectChange) -> Json {
    let (title, template) = comparison.title(change);
    let status = match change.status {
        Status::Added => "added",
        Status::Removed => "removed",
        Status::Changed => "changed",
        Status::Same => "same",
    };
    let fields: Vec<Json> = change.fields.iter().map(field).collect();
    let title = title.as_deref().unwrap_or("text");
    json!({ "object": title, "template": template, "status": status, "fields": fields })
}

fn field(change: &FieldChange) -> Json {
    json!({
        "path": change.path,
        "old": change.old,
        "new": change.new,
        "oldLine": change.old_line.map(|line| line + 1),
        "newLine": change.new_line.map(|line| line + 1),
    })
}
