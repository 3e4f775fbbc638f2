//! `chartroom review`: what a link changes of a chart, before one takes it over.

use super::{first_environments, opened, project};
use crate::check::shown_severity;
use crate::flags::{apart, unknown_format};
use crate::help::REVIEW;
use crate::project::read_chart;
use crate::{Host, Printed, messages};
use chartroom_check::{DATA, Schemas};
use chartroom_compare::{DiffLine, Matrix, ObjectChange, Which, changed_lines, matrix, objects};
use chartroom_core::diagnostics::Diagnostic;
use chartroom_core::{Environment, EnvironmentReport, Project, ProjectFile, Report};
use chartroom_escape::{Lines, markdown, secret, shown};
use chartroom_export::{ChangedFile, Differences, changed_files, differences, only};
use std::fmt::Write as _;

/// Lines of a file that stay, around those that change.
const CONTEXT: usize = 2;

/// Runs the command with the arguments behind `review`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match reviewed(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

/// A chart in one environment, without a link or with it.
struct Side {
    project: Project,
    report: Report,
}

impl Side {
    fn of(project: Project, schemas: Option<&Schemas>) -> Self {
        let mut report = chartroom_core::report(&project);
        chartroom_check::check(&project, &mut report, &[], schemas);
        Self { project, report }
    }

    fn environment(&self) -> Option<&EnvironmentReport> {
        self.report.environments.first()
    }
}

/// What a link changes.
struct Change {
    before: Side,
    after: Side,
    matrix: Matrix,
    objects: Vec<ObjectChange>,
    /// The link answers what was sent, and `before` is that.
    answers: bool,
    /// Where the sender stood.
    place: Option<String>,
}

impl Change {
    /// Findings of one side that the other has not, as one line each.
    fn only(side: &Side, other: &Side) -> Vec<String> {
        let line = |one: &Diagnostic| {
            format!("{}[{}] {}", shown_severity(one.severity), one.code, one.message)
        };
        only(&side.report, &other.report).into_iter().map(line).collect()
    }

    /// The files that differ.
    fn files(&self) -> Vec<ChangedFile> {
        changed_files(&self.before.project.files, &self.after.project.files)
    }
}

fn reviewed(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["--env", "--format"])?;
    let (mut name, mut print) = (None, text as fn(&Change) -> String);
    for (flag, value) in own {
        match (flag.as_str(), value.as_str()) {
            ("--env", _) => name = Some(value),
            (_, "text") => print = text,
            (_, "markdown") => print = markdown_text,
            _ => {
                return Err(unknown_format(&value, "text|markdown"));
            }
        }
    }
    let [link, chart] = rest.as_slice() else { return Err(REVIEW.usage()) };
    let mut state = opened(link)?;
    let (place, sent) = (state.place.take(), state.answers.take());
    let name = name.unwrap_or_else(|| state.open.clone());
    let chart = read_chart(chart, host)?;
    let whole = state.whole;
    let mut after = project(state, &chart, host)?;
    let sent = match sent {
        // What was sent of a whole chart is told against the files of the answer.
        Some(sent) if whole => Some(project(*sent, &after.files, host)?),
        Some(sent) => Some(project(*sent, &chart, host)?),
        None => None,
    };
    let answers = sent.is_some();
    after.environments.retain(|environment| environment.name == name);
    let Some(linked) = after.environments.first_mut() else {
        return Err(messages::LinkNoEnvironment { name: &format_args!("{name:?}") }.text());
    };
    let before = match sent {
        Some(mut sent) => {
            sent.environments.retain(|environment| environment.name == name);
            linked.name = messages::SideAnswer { name: &linked.name }.text();
            sent
        }
        None => {
            let environments = vec![as_it_is(linked, &chart)];
            Project { files: chart.clone(), environments, ..after.clone() }
        }
    };
    let schemas = Schemas::read(DATA).ok();
    let side = |project| Side::of(project, schemas.as_ref());
    let (before, after) = (side(before), side(after));
    let reports: Vec<&EnvironmentReport> =
        [&before, &after].into_iter().filter_map(Side::environment).collect();
    let mut matrix = matrix(&reports);
    matrix.rows.retain(|row| row.differs());
    let outputs = reports.iter().filter_map(|one| one.output.as_ref()).collect::<Vec<_>>();
    let objects = match outputs.as_slice() {
        [old, new] => {
            objects(old, new, Which::All).into_iter().filter(ObjectChange::differs).collect()
        }
        _ => Vec::new(),
    };
    let output = after.environment().and_then(|one| one.output.as_ref());
    let place = place.and_then(|place| super::place::told(&place, output));
    Ok(print(&Change { before, after, matrix, objects, answers, place }))
}

/// The environment as the chart has it without the link.
fn as_it_is(linked: &mut Environment, chart: &[ProjectFile]) -> Environment {
    let mut first = first_environments(chart).into_iter();
    let mut before = first.find(|one| one.name == linked.name).unwrap_or_default();
    before.name = linked.name.clone();
    if before.overlays.is_empty() {
        let is_there = |path: &&String| chart.iter().any(|file| file.path == **path);
        before.overlays = linked.overlays.iter().filter(is_there).cloned().collect();
    }
    (before.release, before.namespace) = (linked.release.clone(), linked.namespace.clone());
    linked.name = messages::SideLink { name: &linked.name }.text();
    before
}

/// Lines of a file that go and come, with their signs, secrets masked.
fn lines(file: &ChangedFile) -> Vec<String> {
    let [before, after] =
        [&file.before, &file.after].map(|text| text.as_deref().unwrap_or_default());
    let mut out = Vec::new();
    for change in changed_lines(before, after, CONTEXT) {
        let first = change.iter().find_map(|line| line.new);
        let first = first.unwrap_or_else(|| after.lines().count()) + 1;
        out.push(format!("@ {}", messages::ReviewLine { line: &first }.text()));
        let line = |line: &DiffLine| format!("{} {}", line.sign.mark(), secret::masked(&line.text));
        out.extend(change.iter().map(line));
    }
    out
}

fn title(change: &Change) -> String {
    let name = change.before.environment().map(|one| one.name.as_str()).unwrap_or_default();
    let files = change.files().len();
    let environment = &shown(name);
    match change.answers {
        true => messages::ReviewTitleAnswer { files, environment }.text(),
        false => messages::ReviewTitle { files, environment }.text(),
    }
}

fn text(change: &Change) -> String {
    let mut out = Lines::default();
    out.line(&title(change));
    change.place.iter().for_each(|place| out.line(place));
    for file in change.files() {
        out.line("");
        out.line(&shown(&file.path));
        lines(&file).iter().for_each(|line| out.line(&format!("  {line}")));
    }
    out.line("");
    let (names, _) = sides(change);
    crate::diff::table(&mut out, &names, &change.matrix);
    findings(change, str::to_owned).iter().for_each(|line| out.line(line));
    for (side, says) in [
        (&change.before, messages::REVIEW_FAILS_BEFORE),
        (&change.after, messages::REVIEW_FAILS_AFTER),
    ] {
        if side.environment().is_some_and(|one| one.output.is_none()) {
            out.line(says.text());
        }
    }
    out.line(&messages::ReviewCount { count: change.objects.len() }.text());
    out.text()
}

/// Names of the columns, and their reports.
fn sides(change: &Change) -> (Vec<&str>, Vec<&EnvironmentReport>) {
    let reports: Vec<&EnvironmentReport> =
        [&change.before, &change.after].into_iter().filter_map(Side::environment).collect();
    (reports.iter().map(|one| one.name.as_str()).collect(), reports)
}

/// Findings that go and come, a line each.
fn findings(change: &Change, shown: fn(&str) -> String) -> Vec<String> {
    let gone = Change::only(&change.before, &change.after).into_iter();
    let new = Change::only(&change.after, &change.before).into_iter();
    let gone = gone.map(|one| messages::ReviewGone { finding: &shown(&one) }.text());
    gone.chain(new.map(|one| messages::ReviewNew { finding: &shown(&one) }.text())).collect()
}

fn markdown_text(change: &Change) -> String {
    let mut out = format!("**{}**\n", markdown::prose(&title(change)));
    if let Some(place) = &change.place {
        let _ = write!(out, "\n{}\n", markdown::prose(place));
    }
    for file in change.files() {
        let body = markdown::fenced("diff", &lines(&file).join("\n"));
        let _ = write!(out, "\n{}", markdown::details(&markdown::text(&file.path), "", &body));
    }
    let (_, environments) = sides(change);
    let outputs: Vec<_> = environments.iter().filter_map(|one| one.output.as_ref()).collect();
    if let [old, new] = outputs.as_slice() {
        let (rows, objects) = (&change.matrix.rows, (&change.objects[..], [*old, *new]));
        out += "\n";
        out += &differences(&Differences { environments, rows, objects, path: &str::to_owned });
    }
    for line in findings(change, markdown::prose) {
        let _ = write!(out, "\n- {line}");
    }
    out.trim_end().to_owned() + "\n"
}
