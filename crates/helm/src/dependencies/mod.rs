//! Dependencies of a chart: which are there, which are on, under what name, and what values they hand up.
//! Helm's `action.CheckDependencies` and `util.ProcessDependencies`.

mod enable;
mod import;

use crate::InputError;
use crate::chart::Chart;
use crate::values::Warning;
use chartroom_gotemplate::Map;

/// Whether a chart of each name in `dependencies` is in `charts/`. Versions are not looked at.
pub fn check(chart: &Chart) -> Result<(), InputError> {
    let loaded = |name: &str| chart.dependencies.iter().any(|child| child.name() == name);
    let missing: Vec<&str> = chart
        .metadata
        .dependencies()
        .map(|dependency| dependency.name.as_str())
        .filter(|name| !loaded(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(InputError::new(format!(
        "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to \
         fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: {}",
        missing.join(", ")
    ))
    .in_file("Chart.yaml"))
}

/// Removes what is off, applies aliases, and merges imported values into the charts' own. The user's values are
/// only read.
pub fn process(chart: &mut Chart, user: &Map) -> Result<Vec<Warning>, InputError> {
    let mut warnings = Vec::new();
    enable::process(chart, user, "", &mut warnings)?;
    import::process(chart, &mut warnings)?;
    chart.link(None);
    Ok(warnings)
}
