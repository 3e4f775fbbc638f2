//! `chartroom schema`: a values.schema.json to begin with.

use crate::flags::Flags;
use crate::project::project;
use crate::{Host, Printed};

const USAGE: &str = "chartroom schema needs a chart\n\nUsage:  chartroom schema CHART\n\n\
Prints a JSON schema that the chart's values.yaml keeps, made of its values and of the comments above them.";

/// Runs the command with the arguments behind `schema`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match schema(args, host) {
        Ok(schema) => Printed::text(&schema),
        Err(error) => Printed::refused(&error),
    }
}

fn schema(args: &[String], host: &dyn Host) -> Result<String, String> {
    let project = project(&Flags::parse(args)?, host)?.ok_or(USAGE)?;
    let values = project.files.iter().find(|file| file.path == "values.yaml");
    let values = values.ok_or("the chart has no values.yaml to make a schema of")?;
    let text = std::str::from_utf8(&values.data).map_err(|_| "values.yaml is not UTF-8")?;
    chartroom_check::suggest_schema(text).map_err(|error| format!("values.yaml, {error}"))
}
