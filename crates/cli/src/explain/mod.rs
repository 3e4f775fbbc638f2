//! `chartroom explain`: where a line of output comes from, and what a value or a line of a template does.

mod answer;
mod json;
mod text;

use crate::flags::{Flags, apart, unknown_format};
use crate::help::EXPLAIN;
use crate::paths::Paths;
use crate::project::project;
use crate::{Host, Printed, messages};
use answer::Writer;
use chartroom_core::diagnostics::{Diagnostic, Severity};
use chartroom_core::{Output, Project, Report, VirtualFile};

/// What is asked.
enum Question {
    /// A line (counted from 1) of what a template rendered to.
    Line(String, usize),
    /// A line (counted from 1) of a template.
    Template(String, usize),
    /// A path of the values.
    Value(Vec<String>),
}

/// Why what is told is not of a whole render.
enum Gap {
    /// Layers could not be read: which, and the error.
    Layers(String),
    /// A template failed: Helm's error.
    Templates(String),
}

/// Runs the command with the arguments behind `explain`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match answer(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn answer(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["--line", "--template", "--value", "--format"])?;
    let (mut question, mut format) = (None, "text".to_owned());
    for (name, text) in own {
        match name.as_str() {
            "--line" => question = Some(line_question(&name, &text, Question::Line)?),
            "--template" => question = Some(line_question(&name, &text, Question::Template)?),
            "--value" => question = Some(Question::Value(path(&text))),
            _ => format = text,
        }
    }
    let question = question.ok_or_else(|| EXPLAIN.usage())?;
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| EXPLAIN.usage())?;
    let mut report = chartroom_core::report(&project);
    let whole = report.environments.first().is_some_and(|one| one.output.is_some());
    // Layers that cannot be read are left out, so that the others can be explained.
    let unread = if whole { Vec::new() } else { without_unread(&mut project, &report) };
    let left_out = match unread.as_slice() {
        [] => None,
        names => {
            let error = rendered(&report).map_or_else(Some, |(_, error)| error);
            report = chartroom_core::report(&project);
            let (count, names) = (names.len(), &names.join(", "));
            let why = &error.unwrap_or_default();
            Some(Gap::Layers(messages::LayersUnread { count, names, why }.text()))
        }
    };
    let (output, error) = rendered(&report)?;
    let gap = left_out.or(error.map(Gap::Templates));
    let paths = Paths::of(flags.chart(), &project, host);
    let writer = Writer { report: &report, output, paths: &paths };
    let answer = match &question {
        Question::Line(file, line) => writer.line(file, *line)?,
        Question::Template(file, line) => writer.template(file, *line)?,
        Question::Value(path) => writer.value(path)?,
    };
    match format.as_str() {
        "text" => Ok(text::print(&answer, gap.as_ref())),
        "json" => Ok(json::print(&answer, gap.as_ref())),
        other => Err(unknown_format(other, "text|json")),
    }
}

/// Takes the layers out that cannot be read, by the problems that are told at them, and gives their names.
fn without_unread(project: &mut Project, report: &Report) -> Vec<String> {
    let Some(environment) = project.environments.first_mut() else { return Vec::new() };
    let errors = report.problems.iter().map(|problem| &problem.diagnostic);
    let errors = errors.filter(|one| one.severity == Severity::Error);
    let is_unread = |one: &&Diagnostic| {
        matches!(one.code, "ERR007" | "VAL018" | "VAL020" | "VAL021" | "values/set")
    };
    let files: Vec<_> = errors.filter(is_unread).filter_map(|one| Some(one.span?.file)).collect();
    let mut names = Vec::new();
    environment.overlays.retain(|path| {
        let unread = report.files.find(path).is_some_and(|file| files.contains(&file));
        if unread {
            names.push(path.clone());
        }
        !unread
    });
    let entries = report.virtual_files.iter().filter_map(|(file, what)| match what {
        VirtualFile::Set(0, entry) if files.contains(file) => Some(*entry),
        _ => None,
    });
    let mut entries: Vec<usize> = entries.collect();
    entries.sort_unstable();
    for at in entries.into_iter().rev() {
        if at >= environment.sets.len() {
            continue;
        }
        let entry = environment.sets.remove(at);
        names.push(format!("{} {}", entry.kind.flag(), entry.text));
    }
    names
}

fn line_question(
    flag: &str,
    text: &str,
    question: fn(String, usize) -> Question,
) -> Result<Question, String> {
    let wrong = || messages::WantsLine { flag: &flag, text: &format_args!("{text:?}") }.text();
    let (file, line) = text.rsplit_once(':').ok_or_else(wrong)?;
    let line = line.parse().ok().filter(|line| *line > 0).ok_or_else(wrong)?;
    Ok(question(file.to_owned(), line))
}

/// `a.b[0].c`, `a.b.0.c`; a dot in a key is written `\.`, as for `--set`.
pub(crate) fn path(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '.' | '[' => parts.push(String::new()),
            ']' => {}
            '\\' => parts.last_mut().into_iter().for_each(|part| part.extend(chars.next())),
            char => parts.last_mut().into_iter().for_each(|part| part.push(char)),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// What was rendered, and Helm's error if that is not all: what there is can be explained then, which is when one
/// needs it.
fn rendered(report: &Report) -> Result<(&Output, Option<String>), String> {
    let environment = report.environments.first().ok_or(messages::NOT_RENDERED)?;
    if let Some(output) = &environment.output {
        return Ok((output, None));
    }
    let errors = report.problems.iter().map(|problem| &problem.diagnostic);
    let mut errors = errors.filter(|one| one.severity == Severity::Error);
    let first = errors.clone().find(|one| one.helm_text.is_some()).or_else(|| errors.next());
    let text = first.map(|one| one.helm_text.clone().unwrap_or_else(|| one.message.clone()));
    let text = text.unwrap_or_else(|| messages::DOES_NOT_RENDER.into());
    let text = text.strip_prefix("Error: ").unwrap_or(&text).to_owned();
    match &environment.unfinished {
        Some(output) => Ok((output, Some(text))),
        None => Err(text),
    }
}
