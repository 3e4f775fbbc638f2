//! `chartroom check`: what would go wrong with a chart in its environments, for people and for CI.

mod finding;
mod json;
mod sarif;
mod text;

use crate::flags::{Flags, apart, unknown_format};
use crate::help::CHECK;
use crate::paths::Paths;
use crate::project::{add_environments, project, read_chart};
use crate::{Host, Printed, messages};
use chartroom_core::Before;
use chartroom_core::diagnostics::Severity;
use finding::Finding;
pub(crate) use finding::shown as shown_severity;

/// How to print.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// Runs the command with the arguments behind `check`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match findings(args, host) {
        Ok((findings, format)) => {
            let text = match format {
                Format::Text => text::print(&findings),
                Format::Json => json::print(&findings),
                Format::Sarif => sarif::print(&findings),
            };
            let failed = findings.iter().any(|one| one.severity == Severity::Error);
            Printed { ok: !failed, ..Printed::text(&text) }
        }
        Err(error) => Printed::refused(&error),
    }
}

fn findings(args: &[String], host: &dyn Host) -> Result<(Vec<Finding>, Format), String> {
    let (rest, own) = apart(args, &["--env", "--since", "--format"])?;
    let (mut names, mut since, mut format) = (Vec::new(), None, Format::Text);
    for (name, text) in own {
        match (name.as_str(), text.as_str()) {
            ("--env", _) => names.push(text),
            ("--since", _) => since = Some(text),
            (_, "text") => format = Format::Text,
            (_, "json") => format = Format::Json,
            (_, "sarif") => format = Format::Sarif,
            _ => {
                return Err(unknown_format(&text, "text|json|sarif"));
            }
        }
    }
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| CHECK.usage())?;
    add_environments(&mut project, &names)?;
    if let Some(since) = since {
        let earlier = read_chart(&since, host)?;
        let before = Before::of(&earlier, &project.files);
        project.before = Some(before.ok_or_else(|| messages::NoVersion { chart: &since }.text())?);
    }
    let mut report = chartroom_core::report(&project);
    let schemas = chartroom_check::Schemas::read(chartroom_check::DATA);
    let schemas = schemas.as_ref().ok();
    chartroom_check::check(&project, &mut report, &[], schemas);
    chartroom_check::keep_mending_fixes(&project, &mut report, schemas);
    let paths = Paths::of(flags.chart(), &project, host);
    Ok((finding::of(&project, &report, &paths), format))
}
