//! `chartroom schema`: a values.schema.json to begin with.

use crate::flags::Flags;
use crate::help::SCHEMA;
use crate::project::project;
use crate::{Host, Printed, messages};

/// Runs the command with the arguments behind `schema`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match schema(args, host) {
        Ok(schema) => Printed::text(&schema),
        Err(error) => Printed::refused(&error),
    }
}

fn schema(args: &[String], host: &dyn Host) -> Result<String, String> {
    let project = project(&Flags::parse(args)?, host)?.ok_or_else(|| SCHEMA.usage())?;
    let values = project.files.iter().find(|file| file.path == "values.yaml");
    let values = values.ok_or(messages::NO_VALUES)?;
    let text =
        std::str::from_utf8(&values.data).map_err(|_| messages::NotUtf8 { path: &values.path })?;
    chartroom_check::suggest_schema(text).map_err(|error| format!("values.yaml, {error}"))
}
