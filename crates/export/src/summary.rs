//! An environment for a merge request or a chat, as Markdown.

use crate::known::Known;
use crate::{Subject, one_line, secret};
use chartroom_compare::markdown::{code, diff, longest_run, table};
use chartroom_compare::{DiffLine, Group, ObjectChange, Row, Sign, Status, Which, matrix, objects};
use chartroom_core::diagnostics::{FileKind, Severity};
use chartroom_core::{EnvironmentReport, Object, Problem, SetEntry};
use std::fmt::Write as _;

/// Texts of cells longer than this (characters) are cut.
const WIDTH: usize = 80;

/// The chart and the environment, its figures beside those of another one if there is one, its problems, and what
/// differs in the manifests from the other one's but for noise. Values of Secrets, and what looks like a secret, are masked.
pub fn summary(subject: &Subject<'_>, other: Option<&Subject<'_>>) -> String {
    let mut text = head(subject);
    if let Some(reason) = subject.reason() {
        let name = &subject.environment.name;
        let _ = write!(text, "\n**{name} does not render.**\n\n{}", fenced(&reason));
    }
    figures(&mut text, subject, other);
    problems(&mut text, subject);
    if let Some(other) = other {
        manifests(&mut text, subject, other);
    }
    Known::of(std::iter::once(subject).chain(other)).masked(&text)
}

fn head(subject: &Subject<'_>) -> String {
    let environment = subject.environment;
    let chart = subject.report.chart.as_ref().map(|chart| {
        let app = match chart.app_version.as_str() {
            "" => String::new(),
            version => format!(" (app {version})"),
        };
        format!("{} {}{app}: ", chart.name, chart.version)
    });
    let set =
        |entry: &SetEntry| code(&format!("{} {}", entry.kind.flag(), secret::masked(&entry.text)));
    let overlays = environment.overlays.iter().map(|path| code(path));
    let layers: Vec<String> = std::iter::once(code("values.yaml"))
        .chain(overlays)
        .chain(environment.sets.iter().map(set))
        .collect();
    let version = match subject.project.kube_version.as_str() {
        "" => String::new(),
        version => format!("\n- Kubernetes {version}"),
    };
    format!(
        "## {}\n\n- Release {} in namespace {}{version}\n- Layers, later ones win: {}\n",
        one_line(&format!("{}{}", chart.unwrap_or_default(), environment.name)),
        code(&environment.release),
        code(&environment.namespace),
        one_line(&layers.join(", "))
    )
}

/// Figures and totals, and the values that differ.
fn figures(text: &mut String, subject: &Subject<'_>, other: Option<&Subject<'_>>) {
    let sides: Vec<&EnvironmentReport> =
        other.iter().map(|other| other.rendered).chain([subject.rendered]).collect();
    let names: Vec<&str> = sides.iter().map(|side| side.name.as_str()).collect();
    let rows = matrix(&sides).rows;
    let known = |row: &&Row| row.cells.iter().any(|cell| cell.text.is_some());
    let (values, figures): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(known).partition(|row| row.group == Group::Values);
    if !figures.is_empty() {
        let _ = write!(text, "\n{}", table(&names, figures, shown));
    }
    let values: Vec<&Row> = values.into_iter().filter(|row| row.differs()).collect();
    if !values.is_empty() {
        let title = format!("Values that differ: {}", values.len());
        let _ = write!(text, "\n{}", details(&title, &table(&names, values, shown)));
    }
}

/// A cell, short and without secrets.
fn shown(row: &Row, text: &str) -> String {
    if row.group == Group::Values
        && (secret::is_secret(&row.name, text) || secret::find(text).is_some())
    {
        return secret::MASK.to_owned();
    }
    let text = &secret::without_user(text);
    match text.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn problems(text: &mut String, subject: &Subject<'_>) {
    let problems: Vec<String> = subject.problems().map(|one| problem(subject, one)).collect();
    let problems = if problems.is_empty() { "None.\n".to_owned() } else { problems.concat() };
    let _ = write!(text, "\n### Problems\n\n{problems}");
}

fn problem(subject: &Subject<'_>, problem: &Problem) -> String {
    let found = &problem.diagnostic;
    let word = match found.severity {
        Severity::Error => "**error**",
        Severity::Warning => "warning",
        Severity::Info => "advice",
    };
    let place = found.span.and_then(|span| {
        let file = subject.report.files.get(span.file)?;
        let line = file.lines.line_col(span.start).line + 1;
        Some(match file.kind {
            FileKind::SetFlag => code("--set"),
            _ => code(&format!("{}:{line}", file.name)),
        })
    });
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    format!("- {word} {}: {}{place}\n", code(found.code), one_line(&found.message))
}

/// What differs from the other environment's objects.
fn manifests(text: &mut String, subject: &Subject<'_>, other: &Subject<'_>) {
    let sides = (&other.rendered.output, &subject.rendered.output);
    let (Some(old), Some(new)) = sides else { return };
    let changes = objects(old, new, Which::Quiet);
    let changes: Vec<ObjectChange> = changes.into_iter().filter(ObjectChange::differs).collect();
    let (from, to) = (&other.environment.name, &subject.environment.name);
    let title = one_line(&format!("Manifests, from {from} to {to}"));
    let _ = write!(text, "\n### {title}\n\nLabels, namespaces and checksums are left out.\n\n");
    if changes.is_empty() {
        text.push_str("No object differs.\n");
    }
    for change in &changes {
        let object = |objects: &'_ [Object], at: Option<usize>| objects.get(at?).cloned();
        let (before, after) = (object(&old.objects, change.old), object(&new.objects, change.new));
        let title = after.as_ref().or(before.as_ref());
        let title = title.map(|object| format!("{} {}", object.kind, object.name));
        let what = match change.status {
            Status::Added => "added".to_owned(),
            Status::Removed => "removed".to_owned(),
            _ => format!("+{} −{}", change.count(Sign::Added), change.count(Sign::Removed)),
        };
        let lines =
            |object: &Option<Object>| object.as_ref().map(|object| secret::lines(&object.text));
        let (old_lines, new_lines) =
            (lines(&before).unwrap_or_default(), lines(&after).unwrap_or_default());
        let line = |line: &DiffLine| {
            let found = match (line.new, line.old) {
                (Some(at), _) => new_lines.get(at),
                (None, at) => at.and_then(|at| old_lines.get(at)),
            };
            found.cloned().unwrap_or_default()
        };
        let title = format!("{}: {what}", title.unwrap_or_default());
        text.push_str(&details(&title, &diff(&change.hunks, line)));
    }
}

/// A part that is folded, as GitHub and GitLab show it.
fn details(title: &str, body: &str) -> String {
    let title = one_line(title).replace('&', "&amp;").replace('<', "&lt;");
    format!("<details><summary>{title}</summary>\n\n{body}\n</details>\n")
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}\n{}\n{fence}\n", text.trim_end())
}
