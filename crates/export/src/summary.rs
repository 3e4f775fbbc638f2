//! An environment for a merge request or a chat, as Markdown.

use crate::Subject;
use crate::messages;
use crate::review::{Review, title};
use chartroom_compare::{Group, ObjectChange, Row, Sign, Status, Which, matrix, objects};
use chartroom_core::diagnostics::{FileKind, Severity};
use chartroom_core::{EnvironmentReport, Problem, SetEntry};
use chartroom_escape::{markdown, secret};
use std::fmt::Write as _;

/// Texts of cells longer than this (characters) are cut.
const WIDTH: usize = 80;

/// The chart and the environment, its figures beside those of another one if there is one, its problems, and what
/// differs in the manifests from the other one's but for noise. Values of Secrets, and what looks like a secret, are masked.
pub fn summary(subject: &Subject<'_>, other: Option<&Subject<'_>>) -> String {
    let sides: Vec<&EnvironmentReport> =
        other.iter().map(|other| other.rendered).chain([subject.rendered]).collect();
    let written = std::iter::once(subject).chain(other).flat_map(written);
    let review = Review::of(&sides, written);
    let mut text = head(subject, &review);
    if let Some(reason) = subject.reason() {
        let name = review.text(&subject.environment.name);
        let reason = markdown::fenced("", &review.masked(&reason));
        let fails = messages::SummaryFails { name: &name }.text();
        let _ = write!(text, "\n**{fails}**\n\n{reason}");
    }
    figures(&mut text, &sides, &review);
    problems(&mut text, subject, &review);
    if let Some(other) = other {
        manifests(&mut text, subject, other, &review);
    }
    text
}

/// Secrets in layers that could not be put together, as far as they are seen line by line.
fn written(subject: &Subject<'_>) -> Vec<String> {
    if !subject.rendered.effective.is_empty() {
        return Vec::new();
    }
    let names = std::iter::once("values.yaml")
        .chain(subject.environment.overlays.iter().map(String::as_str));
    let files = names.filter_map(|name| subject.project.layer_file(name));
    let files = files.map(|file| String::from_utf8_lossy(&file.data).into_owned());
    let entries = subject.environment.sets.iter().map(|entry| entry.text.clone());
    files.chain(entries).flat_map(|text| secret::written(&text).collect::<Vec<_>>()).collect()
}

fn head(subject: &Subject<'_>, review: &Review) -> String {
    let environment = subject.environment;
    let name = |text: &str| review.text(text);
    let chart = subject.report.chart.as_ref().map(|chart| {
        let app = match chart.app_version.as_str() {
            "" => String::new(),
            version => {
                format!(" ({})", messages::SummaryApp { version: &name(version) }.text())
            }
        };
        format!("{} {}{app}: ", name(&chart.name), name(&chart.version))
    });
    let set = |entry: &SetEntry| {
        review.code(&format!("{} {}", entry.kind.flag(), secret::masked(&entry.text)))
    };
    let files = std::iter::once("values.yaml")
        .chain(environment.overlays.iter().map(String::as_str))
        .map(|path| markdown::code(&subject.shown_path(path)));
    let layers: Vec<String> = files.chain(environment.sets.iter().map(set)).collect();
    let version = chartroom_core::kube_version(subject.project, &environment.name);
    let version = version.map_or(String::new(), |it| format!("\n- Kubernetes {}", name(&it)));
    let release = messages::SummaryRelease {
        release: &review.code(&environment.release),
        namespace: &review.code(&environment.namespace),
    };
    let release = release.text();
    let layers =
        messages::SummaryLayers { layers: &layers.join(chartroom_messages::comma()) }.text();
    format!(
        "## {}{}\n\n- {release}{version}\n- {layers}\n",
        chart.unwrap_or_default(),
        name(&environment.name),
    )
}

/// Figures and totals, and the values that differ.
fn figures(text: &mut String, sides: &[&EnvironmentReport], review: &Review) {
    let rows = matrix(sides).rows;
    let known = |row: &&Row| row.cells.iter().any(|cell| cell.text.is_some());
    let (values, figures): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(known).partition(|row| row.group == Group::Values);
    if !figures.is_empty() {
        let _ = write!(text, "\n{}", review.table(figures, Some(WIDTH)));
    }
    let values: Vec<&Row> = values.into_iter().filter(|row| row.differs()).collect();
    if !values.is_empty() {
        let title = messages::SummaryValues { count: &values.len() }.text();
        let table = review.table(values, Some(WIDTH));
        let _ = write!(text, "\n{}", markdown::details(&title, "", &table));
    }
}

fn problems(text: &mut String, subject: &Subject<'_>, review: &Review) {
    let counted = subject.problems().filter(|one| !one.is_hint());
    let problems: Vec<String> = counted.map(|one| problem(subject, one, review)).collect();
    let problems = match problems.is_empty() {
        true => format!("{}\n", messages::SUMMARY_PROBLEMS_NONE),
        false => problems.concat(),
    };
    let _ = write!(text, "\n### {}\n\n{problems}", messages::SUMMARY_PROBLEMS);
}

fn problem(subject: &Subject<'_>, problem: &Problem, review: &Review) -> String {
    let found = &problem.diagnostic;
    let word = match found.severity {
        Severity::Error => format!("**{}**", messages::SUMMARY_ERROR),
        Severity::Warning => messages::SUMMARY_WARNING.into(),
        Severity::Info => messages::SUMMARY_ADVICE.into(),
    };
    let place = found.span.and_then(|span| {
        let file = subject.report.files.get(span.file)?;
        let line = file.lines.line_col(span.start).line + 1;
        Some(match file.kind {
            FileKind::SetFlag => markdown::code("--set"),
            FileKind::User | FileKind::Packed => {
                // Whole, so that it opens: a name of a file is no secret.
                markdown::code(&format!("{}:{line}", subject.shown_path(&file.name)))
            }
            _ => review.code(&messages::SummaryLine { file: &file.name, line: &line }.text()),
        })
    });
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    let is_file = |name: &str| subject.report.files.find(name).is_some();
    let message = markdown::prose(&review.sentence(&found.message, &is_file));
    format!("- {word} {}: {message}{place}\n", markdown::code(found.code))
}

/// What differs from the other environment's objects.
fn manifests(text: &mut String, subject: &Subject<'_>, other: &Subject<'_>, review: &Review) {
    let sides = (&other.rendered.output, &subject.rendered.output);
    let (Some(old), Some(new)) = sides else { return };
    let changes = objects(old, new, Which::Quiet);
    let changes: Vec<ObjectChange> = changes.into_iter().filter(ObjectChange::differs).collect();
    let (from, to) = (review.text(&other.environment.name), review.text(&subject.environment.name));
    let title_text = messages::SummaryManifests { from: &from, to: &to }.text();
    let _ = write!(text, "\n### {title_text}\n\n{}\n\n", messages::SUMMARY_MANIFESTS_NOTE);
    if changes.is_empty() {
        let _ = writeln!(text, "{}", messages::SUMMARY_MANIFESTS_NONE);
    }
    for change in &changes {
        let (name, _) = title(change, [old, new]);
        let what = match change.status {
            Status::Added => format!(": {}", messages::SUMMARY_ADDED),
            Status::Removed => format!(": {}", messages::SUMMARY_REMOVED),
            _ => format!(": +{} −{}", change.count(Sign::Added), change.count(Sign::Removed)),
        };
        let diff = review.diff(change, [old, new]);
        text.push_str(&markdown::details(&review.masked(&name), &what, &diff));
    }
}
