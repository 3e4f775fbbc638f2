//! `chartroom matrix`: environments side by side.

use crate::diff::table;
use crate::flags::{Flags, apart, names_and_format, switch, unknown_format};
use crate::help::MATRIX;
use crate::project::{add_environments, project, set_all_environments};
use crate::tree::set_declared_environments;
use crate::{Host, Printed, messages};
use chartroom_compare::{Matrix, matrix};
use chartroom_core::EnvironmentReport;
use chartroom_escape::Lines;
use serde_json::json;

/// Runs the command with the arguments behind `matrix`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match printed(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn printed(args: &[String], host: &dyn Host) -> Result<String, String> {
    let mut args = args.to_vec();
    let all = switch(&mut args, "--all");
    let (rest, own) = apart(&args, &["--env", "--format", "--tree"])?;
    let (trees, own): (Vec<_>, Vec<_>) = own.into_iter().partition(|(name, _)| name == "--tree");
    let (names, format) = names_and_format(own);
    let print = match format.as_str() {
        "text" => text,
        "json" => json,
        other => {
            return Err(unknown_format(other, "text|json"));
        }
    };
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| MATRIX.usage())?;
    match (trees.last(), names.is_empty()) {
        (Some((_, tree)), all) => {
            set_declared_environments(&mut project, flags.chart(), tree, host)?;
            project.environments.retain(|one| all || names.contains(&one.name));
        }
        (None, true) => set_all_environments(&mut project),
        (None, false) => add_environments(&mut project, &names)?,
    }
    let report = chartroom_core::report(&project);
    let environments: Vec<&EnvironmentReport> = report.environments.iter().collect();
    let mut matrix = matrix(&environments);
    matrix.rows.retain(|row| all || row.differs());
    Ok(print(&environments, &matrix))
}

fn text(environments: &[&EnvironmentReport], matrix: &Matrix) -> String {
    let mut out = Lines::default();
    let names: Vec<&str> = environments.iter().map(|one| one.name.as_str()).collect();
    table(&mut out, &names, matrix);
    for one in environments.iter().filter(|one| one.output.is_none()) {
        out.line(&messages::ValuesOnly { environment: &one.name }.text());
    }
    if matrix.rows.is_empty() {
        out.line(messages::NOTHING_DIFFERS.text());
    }
    out.text()
}

fn json(environments: &[&EnvironmentReport], matrix: &Matrix) -> String {
    let rows = matrix.rows.iter().map(|row| {
        let (group, cells) = crate::diff::row_words(row);
        let cells = cells.map(|(text, state)| json!({ "text": text, "state": state }));
        json!({ "group": group, "name": row.name, "differs": row.differs(), "cells": cells.collect::<Vec<_>>() })
    });
    let names =
        environments.iter().map(|one| json!({ "name": one.name, "renders": one.output.is_some() }));
    let json = json!({
        "environments": names.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    });
    format!("{json:#}\n")
}
