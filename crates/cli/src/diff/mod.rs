//! `chartroom diff`: what differs between environments, as tables, lines or JSON.

mod json;
mod markdown;
mod text;

use crate::flags::{Flags, apart, names_and_format, switch, unknown_format};
use crate::help::DIFF;
use crate::paths::Paths;
use crate::project::{add_environments, project};
use crate::{Host, Printed, messages};
use chartroom_compare::{Matrix, ObjectChange, Which, matrix, objects};
use chartroom_core::{EnvironmentReport, Output, Report};
pub(crate) use json::words as row_words;
pub(crate) use text::table;

/// The environments and what differs.
struct Comparison<'a> {
    report: &'a Report,
    paths: Paths,
    /// Only rows that differ.
    matrix: Matrix,
    /// From the first environment to the last; the outputs that they are indices of.
    objects: Vec<ObjectChange>,
    outputs: [&'a Output; 2],
}

impl<'a> Comparison<'a> {
    fn names(&self) -> Vec<&'a str> {
        self.report.environments.iter().map(|environment| environment.name.as_str()).collect()
    }

    /// `Deployment llm`, none of what is no object; and the path of its template.
    fn title(&self, change: &ObjectChange) -> (Option<String>, String) {
        let [old, new] = self.outputs;
        let object = match (change.new, change.old) {
            (Some(at), _) => new.objects.get(at),
            (None, at) => at.and_then(|at| old.objects.get(at)),
        };
        let title = object
            .filter(|object| !object.kind.is_empty() || !object.name.is_empty())
            .map(|object| format!("{} {}", object.kind, object.name));
        let template = object.map(|object| self.paths.path(&object.template));
        (title, template.unwrap_or_default())
    }
}

/// Runs the command with the arguments behind `diff`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    let mut args = args.to_vec();
    let which = if switch(&mut args, "--quiet") { Which::Quiet } else { Which::All };
    let exit_code = switch(&mut args, "--exit-code");
    match compared(&args, which, host) {
        Ok((text, differs)) => Printed { ok: !(exit_code && differs), ..Printed::text(&text) },
        Err(error) => Printed::refused(&error),
    }
}

/// What to print, and whether anything differs.
fn compared(args: &[String], which: Which, host: &dyn Host) -> Result<(String, bool), String> {
    let (rest, own) = apart(args, &["--env", "--format"])?;
    let (names, format) = names_and_format(own);
    let print = match format.as_str() {
        "text" => text::print,
        "json" => json::print,
        "markdown" => markdown::print,
        other => {
            return Err(unknown_format(other, "text|json|markdown"));
        }
    };
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| DIFF.usage())?;
    let paths = Paths::of(flags.chart(), &project, host);
    if names.len() < 2 {
        return Err(DIFF.usage());
    }
    add_environments(&mut project, &names)?;
    let report = chartroom_core::report(&project);
    let outputs = [output(&report, 0)?, output(&report, names.len() - 1)?];
    let environments: Vec<&EnvironmentReport> = report.environments.iter().collect();
    let mut matrix = matrix(&environments);
    matrix.rows.retain(|row| row.differs());
    let objects = objects(outputs[0], outputs[1], which);
    let objects: Vec<ObjectChange> = objects.into_iter().filter(ObjectChange::differs).collect();
    let differs = !matrix.rows.is_empty() || !objects.is_empty();
    Ok((print(&Comparison { report: &report, paths, matrix, objects, outputs }), differs))
}

fn output(report: &Report, at: usize) -> Result<&Output, String> {
    let environment = report.environments.get(at).ok_or_else(|| DIFF.usage())?;
    environment.output.as_ref().ok_or_else(|| {
        let mut problems = report.problems.iter().filter(|one| one.environments.contains(&at));
        let first = problems.next().map(|problem| &problem.diagnostic);
        let text = first.map(|one| one.helm_text.clone().unwrap_or_else(|| one.message.clone()));
        messages::Fails { environment: &environment.name, why: &text.unwrap_or_default() }.text()
    })
}
