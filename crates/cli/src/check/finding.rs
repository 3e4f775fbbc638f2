//! A finding apart from how it is printed.

use crate::messages;
use crate::paths::{Paths, Shown};
use chartroom_core::diagnostics::{Diagnostic, Severity, Span};
use chartroom_core::{Project, Report};

/// A place in a file, or in a text that is none.
pub(super) struct Place {
    /// What it is in.
    pub(super) shown: Shown,
    /// From 1, as columns are; columns count characters.
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

/// An edit of a file.
pub(super) struct Edit {
    pub(super) place: Place,
    pub(super) text: String,
}

/// What was found.
pub(super) struct Finding {
    pub(super) id: &'static str,
    pub(super) severity: Severity,
    /// Told where one looks, and not counted.
    pub(super) hint: bool,
    pub(super) message: String,
    pub(super) place: Option<Place>,
    pub(super) related: Vec<(Place, String)>,
    pub(super) help: Option<String>,
    pub(super) fix: Option<(String, Vec<Edit>)>,
    pub(super) upstream: Option<String>,
    pub(super) link: Option<&'static str>,
    pub(super) count: u32,
    /// Names of the environments it is found in.
    pub(super) environments: Vec<String>,
    /// Whether that is all of several.
    pub(super) everywhere: bool,
}

/// Every problem of a report, in its order.
pub(super) fn of(project: &Project, report: &Report, paths: &Paths) -> Vec<Finding> {
    let names = |indexes: &[usize]| -> Vec<String> {
        let name = |index: &usize| project.environments.get(*index).map(|one| one.name.clone());
        indexes.iter().filter_map(name).collect()
    };
    let find = |problem: &chartroom_core::Problem| {
        let found = &problem.diagnostic;
        let place = |span: Span| place(report, paths, span);
        Finding {
            id: found.code,
            severity: found.severity,
            hint: problem.is_hint(),
            message: found.message.clone(),
            place: found.span.and_then(place),
            related: related(found, &place),
            help: found.help.clone(),
            fix: fix(found, &place),
            upstream: found.helm_text.clone(),
            link: found.doc.map(|doc| doc.link),
            count: found.count,
            environments: names(&problem.environments),
            everywhere: problem.environments.len() == project.environments.len(),
        }
    };
    report.problems.iter().map(find).collect()
}

fn related(found: &Diagnostic, place: &dyn Fn(Span) -> Option<Place>) -> Vec<(Place, String)> {
    let one = |related: &chartroom_core::diagnostics::Related| {
        Some((place(related.span)?, related.message.clone()))
    };
    found.related.iter().filter_map(one).collect()
}

/// A fix, whole or not at all.
fn fix(found: &Diagnostic, place: &dyn Fn(Span) -> Option<Place>) -> Option<(String, Vec<Edit>)> {
    let fix = found.fix.as_ref()?;
    let edits = fix.edits.iter().map(|edit| {
        let place = place(edit.span).filter(|place| place.shown.opens)?;
        Some(Edit { place, text: edit.text.clone() })
    });
    Some((fix.title.clone(), edits.collect::<Option<_>>()?))
}

fn place(report: &Report, paths: &Paths, span: Span) -> Option<Place> {
    let file = report.files.get(span.file)?;
    let position = |offset: u32| {
        let at = file.lines.line_col(offset);
        let start = offset.saturating_sub(at.column) as usize;
        let before = file.text.get(start..offset as usize).unwrap_or_default();
        (at.line + 1, before.chars().count() as u32 + 1)
    };
    let ((line, column), (end_line, end_column)) = (position(span.start), position(span.end));
    Some(Place { shown: paths.shown(file), line, column, end_line, end_column })
}

/// The word for a severity, for people.
pub(crate) fn shown(severity: Severity) -> String {
    messages::Severity { word: word(severity) }.text()
}

/// The word for a severity, for programs.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
