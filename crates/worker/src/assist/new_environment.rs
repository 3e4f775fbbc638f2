//! A new environment as it would be, rendered and checked before it is there.

use crate::checks::Checks;
use crate::input;
use crate::received::{Renders, cell, finding};
use chartroom_assist::Asked;
use chartroom_assist::new_environment::{self as made, path_at};
use chartroom_compare::{Named, matrix};
use chartroom_core as core;
use chartroom_core::diagnostics::{Diagnostic, Severity, Span};
use chartroom_export::only;
use chartroom_protocol as wire;
use std::collections::HashMap;

/// The figures that are shown, in their order.
const FIGURES: [Named; 6] = [
    Named::Pods,
    Named::TotalGpus,
    Named::Budget,
    Named::TotalCpu,
    Named::TotalMemory,
    Named::Strategy,
];

/// More findings are not told.
const MOST: usize = 20;

pub(super) fn designed(
    about: &Asked<'_>,
    project: &core::Project,
    reports: &HashMap<usize, core::Report>,
    (checks, renders): (&Checks, &mut Renders),
    asked: wire::Designing,
) -> wire::Designed {
    let wanted = made::Wanted {
        name: asked.name.trim().to_owned(),
        from: asked.from.map(|from| from as usize),
        way: match asked.way {
            wire::Way::Copy => made::Way::Copy,
            wire::Way::Differs => made::Way::Differs,
            wire::Way::Form => made::Way::Form,
        },
        chosen: asked.chosen.clone(),
        header: asked.header.clone(),
        purpose: asked.purpose.clone(),
        text: asked.text.clone(),
    };
    let new = about.new_environment(&wanted);
    let mut files = project.files.clone();
    files.retain(|file| file.path != new.path);
    let (path, data) = (new.path.clone(), new.text.as_bytes().into());
    files.push(core::ProjectFile { path, data });
    let report = renders.planned(project, checks, files, &new.environment);
    let origin = wanted.from.and_then(|from| reports.get(&from));
    let here = report.environments.first();
    let output = here.and_then(|one| one.output.as_ref());
    let count = |severity| {
        let problems = report.problems.iter().filter(|problem| !problem.is_hint());
        problems.filter(|one| one.diagnostic.severity == severity).count() as u32
    };
    let findings: Vec<&Diagnostic> = match origin {
        Some(origin) => only(&report, origin),
        None => only(&report, &core::Report::default()),
    };
    let in_file = |span: &Span| {
        let file = report.files.get(span.file).filter(|file| *file.name == *new.path)?;
        let line = file.lines.line_col(span.start).line;
        Some((line, path_at(&file.text, span.start as usize)))
    };
    let told = |one: &&Diagnostic| {
        let places = one.span.iter().chain(one.related.iter().map(|related| &related.span));
        let (line, path) = places.filter_map(in_file).next().unzip();
        wire::DesignFinding { found: finding(one, true), line, path: path.flatten() }
    };
    let sides: Vec<&core::EnvironmentReport> =
        here.into_iter().chain(origin.and_then(|report| report.environments.first())).collect();
    let rows = matrix(&sides).rows;
    let figure = |named: &Named| {
        // Of several workloads none stands for the chart.
        let mut rows = rows.iter().filter(|row| row.figure == Some(*named));
        let row = rows.next().filter(|_| rows.next().is_none())?;
        Some((row.name.clone(), cell(row, 0)?, cell(row, 1)))
    };
    wire::Designed {
        refused: new.refused.map(|refused| match refused {
            made::NameRefused::Empty => wire::NameRefused::Empty,
            made::NameRefused::Form => wire::NameRefused::Form,
            made::NameRefused::Taken => wire::NameRefused::Taken,
        }),
        objects: output.map(|output| output.objects.len() as u32),
        problems: (count(Severity::Error), count(Severity::Warning)),
        figures: FIGURES.iter().filter_map(figure).collect(),
        findings: findings.iter().take(MOST).map(told).collect(),
        environment: input::opened_environment(new.environment),
        path: new.path,
        text: new.text,
        rows: new.rows.into_iter().map(row).collect(),
        fields: fields(new.fields, &new.form, &asked.language),
        purposes: new
            .form
            .purposes
            .iter()
            .map(|one| wire::DesignPurpose {
                id: one.id.clone(),
                title: one.title.in_language(&asked.language).to_owned(),
                help: one.help.in_language(&asked.language).to_owned(),
            })
            .collect(),
        asked,
    }
}

fn row(row: made::Row) -> wire::DesignRow {
    wire::DesignRow {
        key: row.key,
        line: row.line,
        old: row.old,
        new: row.new,
        chosen: row.chosen,
        why: match row.why {
            made::Why::Comment => wire::DesignWhy::Comment,
            made::Why::Name => wire::DesignWhy::Name,
            made::Why::Namespace => wire::DesignWhy::Namespace,
            made::Why::Holds => wire::DesignWhy::Holds,
            made::Why::Host => wire::DesignWhy::Host,
            made::Why::Region => wire::DesignWhy::Region,
            made::Why::Size => wire::DesignWhy::Size,
        },
    }
}

/// All fields: those of the chart's own form first, in its order.
fn fields(fields: Vec<made::Field>, form: &made::Form, language: &str) -> Vec<wire::DesignField> {
    let value = |path: &str| {
        let known = fields.iter().find(|field| field.path.join(".") == path);
        known.map(|field| field.value.clone())
    };
    let mut told: Vec<((usize, usize), wire::DesignTold)> = Vec::new();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for field in &fields {
        let known = form.field(&field.path.join("."));
        order.push(known.map_or((usize::MAX, 0), |(group, at, _)| (group, at)));
        let Some((group, at, known)) = known else { continue };
        let title = form.groups.get(group).map(|group| group.title.in_language(language));
        let said = wire::DesignTold {
            group: title.unwrap_or_default().to_owned(),
            title: known.title.in_language(language).to_owned(),
            unit: known.unit.in_language(language).to_owned(),
            also: known.also.clone(),
            asked: known.is_asked(value),
        };
        told.push(((group, at), said));
    }
    let mut all: Vec<((usize, usize), wire::DesignField)> = Vec::new();
    for (order, one) in order.into_iter().zip(fields) {
        let said = told.iter().find(|(at, _)| *at == order).map(|(_, said)| said.clone());
        all.push((order, wire::DesignField { told: said, ..field(one) }));
    }
    all.sort_by_key(|(order, _)| *order);
    all.into_iter().map(|(_, field)| field).collect()
}

fn field(field: made::Field) -> wire::DesignField {
    wire::DesignField {
        path: field.path.join("."),
        purpose: field.purpose,
        input: match field.input {
            made::Input::Flag => wire::DesignInput::Flag,
            made::Input::Choice(all) => wire::DesignInput::Choice(all),
            made::Input::Number => wire::DesignInput::Number,
            made::Input::Text => wire::DesignInput::Text,
        },
        below: field.below,
        value: field.value,
        written: field.written,
        told: None,
    }
}
