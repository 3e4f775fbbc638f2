//! Dependencies of a chart: which are there, which are on, under what name, and what values they hand up.
//! Helm's `action.CheckDependencies` and `util.ProcessDependencies`.

mod enable;
mod import;
mod switches;

pub use switches::OffTemplate;

use crate::chart::Chart;
use crate::values::{Level, Warning, WarningKind};
use crate::{InputCause, InputError};
use chartroom_gotemplate::Map;

/// Whether a chart of each name in `dependencies` is in `charts/`. Versions are not looked at.
pub fn check(chart: &Chart) -> Result<(), InputError> {
    let loaded = |name: &str| chart.dependencies.iter().any(|child| child.name() == name);
    let missing: Vec<String> = chart
        .metadata
        .dependencies()
        .map(|dependency| dependency.name.clone())
        .filter(|name| !loaded(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(InputError::new(InputCause::MissingDependencies(missing)).in_file("Chart.yaml"))
}

/// Removes what is off, applies aliases, and merges imported values into the charts' own. The user's values are
/// only read. What Helm logs on the way, also before an error, is in the second part.
pub fn process(chart: &mut Chart, user: &Map) -> (Result<(), InputError>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let result = enable::process(chart, user, "", (&mut warnings, &mut 0))
        .and_then(|()| import::process(chart, &mut warnings))
        .map_err(|error| failed(error, &mut warnings));
    (result, warnings)
}

/// Helm logs this error and returns it too.
fn failed(error: InputError, warnings: &mut Vec<Warning>) -> InputError {
    let text = "chart dependencies processing failed";
    let warning = Warning::new(Level::Error, WarningKind::DependenciesFailed, text);
    warnings.push(warning.attribute("error", error.to_string()));
    error.wrap(text)
}

#[cfg(test)]
mod tests;
