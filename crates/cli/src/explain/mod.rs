//! `chartroom explain`: where a line of output comes from, and what a value or a line of a template does.

mod answer;
mod json;
mod text;

use crate::flags::{Flags, apart};
use crate::paths::Paths;
use crate::project::project;
use crate::{Host, Printed};
use answer::Writer;
use chartroom_core::diagnostics::Severity;
use chartroom_core::{Output, Report};

const USAGE: &str = "chartroom explain needs a chart and --line FILE:LINE, --template FILE:LINE or --value PATH\n\n\
Usage:  chartroom explain [NAME] CHART [flags] (--line FILE:LINE | --template FILE:LINE | --value PATH) [--format text|json]";

/// What is asked.
enum Question {
    /// A line (counted from 1) of what a template rendered to.
    Line(String, usize),
    /// A line (counted from 1) of a template.
    Template(String, usize),
    /// A path of the values.
    Value(Vec<String>),
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
    let question = question.ok_or(USAGE)?;
    let flags = Flags::parse(&rest)?;
    let project = project(&flags, host)?.ok_or(USAGE)?;
    let report = chartroom_core::report(&project);
    let (output, error) = rendered(&report)?;
    let paths = Paths::of(flags.chart(), &project, host);
    let writer = Writer { report: &report, output, paths: &paths };
    let answer = match &question {
        Question::Line(file, line) => writer.line(file, *line)?,
        Question::Template(file, line) => writer.template(file, *line)?,
        Question::Value(path) => writer.value(path)?,
    };
    match format.as_str() {
        "text" => Ok(text::print(&answer, error.as_deref())),
        "json" => Ok(json::print(&answer, error.as_deref())),
        other => Err(format!("unknown format {other:?}: text or json")),
    }
}

fn line_question(
    flag: &str,
    text: &str,
    question: fn(String, usize) -> Question,
) -> Result<Question, String> {
    let wrong = || format!("{flag} wants FILE:LINE, not {text:?}");
    let (file, line) = text.rsplit_once(':').ok_or_else(wrong)?;
    let line = line.parse().ok().filter(|line| *line > 0).ok_or_else(wrong)?;
    Ok(question(file.to_owned(), line))
}

/// `a.b[0].c`, `a.b.0.c`; a dot in a key is written `\.`, as for `--set`.
fn path(text: &str) -> Vec<String> {
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
    let environment = report.environments.first().ok_or("nothing was rendered")?;
    if let Some(output) = &environment.output {
        return Ok((output, None));
    }
    let errors = report.problems.iter().map(|problem| &problem.diagnostic);
    let mut errors = errors.filter(|one| one.severity == Severity::Error);
    let first = errors.clone().find(|one| one.helm_text.is_some()).or_else(|| errors.next());
    let text = first.map(|one| one.helm_text.clone().unwrap_or_else(|| one.message.clone()));
    let text = text.unwrap_or_else(|| "the chart does not render".into());
    let text = text.strip_prefix("Error: ").unwrap_or(&text).to_owned();
    match &environment.unfinished {
        Some(output) => Ok((output, Some(text))),
        None => Err(text),
    }
}
