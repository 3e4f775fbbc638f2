//! The core's report as the page reads it.

use crate::places::Places;
use chartroom_core as core;
use chartroom_core::diagnostics::{Diagnostic, Role, Severity};
use chartroom_protocol as wire;

/// The report on a project with one environment, whose index in the page's project is given, and how long it took.
pub(crate) fn report(report: &core::Report, index: u32, millis: f32) -> wire::Report {
    let places = Places::new(report, index);
    let only = report.environments.first();
    wire::Report {
        environment: index,
        files: places.entries(),
        chart: report.chart.as_ref().map(|chart| wire::ChartFacts {
            name: chart.name.clone(),
            version: chart.version.clone(),
            app_version: chart.app_version.clone(),
        }),
        output: only.and_then(|only| only.output.as_ref()).map(|one| {
            #[cfg_attr(not(feature = "whole"), expect(unused_mut))]
            let mut shown = output(&places, one);
            #[cfg(feature = "whole")]
            {
                shown.overview.table = crate::workloads::bytes(&places, one, &shown);
            }
            shown
        }),
        flags: only.map_or_else(Vec::new, |only| flags(&places, only)),
        problems: report.problems.iter().map(|one| problem(&places, one, index)).collect(),
        part: wire::Part::All,
        millis,
    }
}

/// The problems alone, once the checks are done; without fixes, which are to be tried first.
pub(crate) fn checked(report: &core::Report, index: u32) -> wire::Report {
    let places = Places::new(report, index);
    let problems = report.problems.iter().map(|one| problem(&places, one, index)).collect();
    problems_alone(&places, problems, index)
}

/// The problems again, with the fixes that are left.
pub(crate) fn tried(report: &core::Report, index: u32) -> wire::Report {
    let places = Places::new(report, index);
    let one = |one: &core::Problem| {
        let fix = one.diagnostic.fix.as_ref().and_then(|one| fix(&places, one));
        wire::Problem { fix, ..problem(&places, one, index) }
    };
    problems_alone(&places, report.problems.iter().map(one).collect(), index)
}

fn problems_alone(places: &Places, problems: Vec<wire::Problem>, index: u32) -> wire::Report {
    wire::Report {
        environment: index,
        files: places.entries(),
        chart: None,
        output: None,
        flags: Vec::new(),
        problems,
        part: wire::Part::Checked,
        millis: 0.0,
    }
}

fn output(places: &Places, output: &core::Output) -> wire::Output {
    wire::Output {
        kube_version: output.kube_version.clone(),
        objects: output
            .objects
            .iter()
            .map(|one| wire::OutputObject::New(object(places, one)))
            .collect(),
        notes: output.notes.clone(),
        values: Some(output.values.iter().map(|line| value(places, line)).collect()),
        overview: crate::cards::overview(places, &output.overview),
        absent: output.absent.iter().map(|part| absent(places, part)).collect(),
        overrides: output.overrides.iter().filter_map(|one| overridden(places, one)).collect(),
    }
}

fn object(places: &Places, object: &core::Object) -> wire::Object {
    let line = |line: &core::OutputLine| wire::OutputLine {
        template: line.template.and_then(|span| places.place(span)),
        source: line.source.as_ref().map(|source| places.source(source)),
    };
    wire::Object {
        kind: object.kind.clone(),
        name: object.name.clone(),
        template: object.template.clone(),
        source: object.source.clone(),
        text: object.text.clone(),
        blank_lines: object.blank_lines as u32,
        copied: object.without_random(),
        lines: object.lines.iter().map(line).collect(),
        hooks: object.hooks.clone(),
    }
}

fn value(places: &Places, line: &core::ValueLine) -> wire::ValueLine {
    wire::ValueLine {
        text: line.text.clone(),
        source: line.source.as_ref().map(|source| places.source(source)),
        was: line.was.clone(),
    }
}

fn overridden(places: &Places, one: &core::Override) -> Option<wire::Override> {
    let place = places.place(one.span)?;
    Some(wire::Override { place, text: one.text.clone(), by: places.source(&one.by) })
}

fn flags(places: &Places, only: &core::EnvironmentReport) -> Vec<wire::FlagValue> {
    let flag = |one: core::FlagValue| {
        let entry = places.flag(one.file)?;
        Some(wire::FlagValue { entry, path: one.path, text: one.text, kind: one.kind.to_owned() })
    };
    core::flag_values(&only.layers).into_iter().filter_map(flag).collect()
}

fn absent(places: &Places, part: &core::AbsentPart) -> wire::AbsentPart {
    wire::AbsentPart {
        what: part.what.clone(),
        kind: part.kind.clone(),
        reason: part.reason.clone(),
        condition: part.condition.and_then(|span| places.place(span)),
        sources: part.sources.iter().map(|source| places.source(source)).collect(),
        block: part.block,
        objects: part.objects.iter().map(|index| *index as u32).collect(),
    }
}

fn problem(places: &Places, problem: &core::Problem, index: u32) -> wire::Problem {
    let Diagnostic {
        code,
        severity,
        message,
        span,
        help,
        related,
        fix: _,
        subject,
        helm_text,
        doc,
        count,
        mark: _,
    } = &problem.diagnostic;
    let one = |related: &core::diagnostics::Related| {
        Some(wire::Related {
            role: role(related.role),
            place: places.place(related.span)?,
            message: related.message.clone(),
        })
    };
    wire::Problem {
        code: (*code).to_owned(),
        severity: self::severity(*severity),
        quiet: problem.is_hint(),
        message: message.clone(),
        place: span.and_then(|span| places.place(span)),
        help: help.clone(),
        related: related.iter().filter_map(one).collect(),
        // None is offered before it was tried.
        fix: None,
        subject: subject
            .as_ref()
            .map(|one| wire::Subject { kind: one.kind.clone(), name: one.name.clone() }),
        helm_text: helm_text.clone(),
        doc: doc.map(|doc| wire::Doc { why: doc.why.to_owned(), link: doc.link.to_owned() }),
        count: *count,
        environments: vec![index],
    }
}

pub(crate) fn severity(severity: Severity) -> wire::Severity {
    match severity {
        Severity::Error => wire::Severity::Error,
        Severity::Warning => wire::Severity::Warning,
        Severity::Info => wire::Severity::Info,
    }
}

/// A fix, whole or not at all.
fn fix(places: &Places, fix: &core::diagnostics::Fix) -> Option<wire::Fix> {
    let edit = |edit: &core::diagnostics::Edit| {
        Some(wire::Edit { place: places.place(edit.span)?, text: edit.text.clone() })
    };
    Some(wire::Fix {
        title: fix.title.clone(),
        edits: fix.edits.iter().map(edit).collect::<Option<Vec<_>>>()?,
    })
}

fn role(role: Role) -> wire::Role {
    match role {
        Role::CalledFrom => wire::Role::CalledFrom,
        Role::ValueFrom => wire::Role::ValueFrom,
        Role::RenderedHere => wire::Role::RenderedHere,
        Role::DefinedHere => wire::Role::DefinedHere,
        Role::SchemaSays => wire::Role::SchemaSays,
    }
}
