//! Which dependencies are on: Helm's `processDependencyEnabled`.

use crate::InputError;
use crate::chart::{Chart, Dependency};
use crate::values::{Level, Warning, WarningKind, coalesce, lookup};
use chartroom_gotemplate::{Map, Value};
use chartroom_sprig::semver::{Constraint, Version};
use std::collections::HashSet;

/// How many charts a chart may come to: an alias is a copy, and copies of copies of copies are many from few lines.
pub(super) const MOST_CHARTS: usize = 5_000;

/// Top-down: `values` are those of the chart above, `path` is where this chart's own stand in the root's, with a
/// dot at its end.
pub(super) fn process(
    chart: &mut Chart,
    values: &Map,
    path: &str,
    (warnings, charts): (&mut Vec<Warning>, &mut usize),
) -> Result<(), InputError> {
    let Some(wanted) = chart.metadata.dependencies.take() else { return Ok(()) };
    let mut wanted: Vec<Dependency> = wanted.into_iter().flatten().collect();
    *charts += wanted.len();
    if *charts > MOST_CHARTS {
        let text =
            format!("the dependencies come to more than {MOST_CHARTS} charts: each alias is one");
        return Err(InputError::new(text).in_file("Chart.yaml"));
    }
    pick_charts(chart, &mut wanted);
    let (values, found) = coalesce(chart, values);
    warnings.extend(found);
    let values = values?;
    apply_tags(&mut wanted, &values, warnings);
    apply_conditions(&mut wanted, &values, path, warnings);

    let off: HashSet<String> =
        wanted.iter().filter(|one| !one.enabled).map(|one| one.name.clone()).collect();
    let is_off = |child: &mut Chart| off.contains(child.name());
    for child in chart.dependencies.extract_if(.., is_off) {
        let asked = wanted.iter().find(|one| one.name == child.name());
        chart.switched_off.extend(asked.cloned().map(|asked| (asked, child)));
    }
    wanted.retain(|one| !off.contains(&one.name));
    for child in &mut chart.dependencies {
        let path = format!("{path}{}.", child.name());
        process(child, &values, &path, (&mut *warnings, &mut *charts))?;
    }
    // Helm appends to a nil slice, so that none left is the same as none given.
    let left = wanted.into_iter().map(Some).collect::<Vec<_>>();
    chart.metadata.dependencies = (!left.is_empty()).then_some(left);
    Ok(())
}

/// The charts that no dependency asks for stay first; then each dependency gets a copy of the chart it asks for,
/// under its alias if it has one. All dependencies are on to begin with.
fn pick_charts(chart: &mut Chart, wanted: &mut [Dependency]) {
    let asked_for = |child: &Chart| wanted.iter().any(|one| asks_for(one, child));
    let (candidates, mut picked): (Vec<Chart>, Vec<Chart>) =
        chart.dependencies.drain(..).partition(asked_for);
    for one in wanted {
        if let Some(child) = candidates.iter().find(|child| asks_for(one, child)) {
            let name = if one.alias.is_empty() { child.name() } else { &one.alias };
            picked.push(child.copied_as(name));
        }
        if !one.alias.is_empty() {
            one.name = one.alias.clone();
        }
        one.enabled = true;
    }
    chart.dependencies = picked;
    chart.adopt();
}

fn asks_for(dependency: &Dependency, chart: &Chart) -> bool {
    dependency.name == chart.name() && in_range(&dependency.version, &chart.metadata.version)
}

/// Helm's `IsCompatibleRange`
fn in_range(range: &str, version: &str) -> bool {
    let Ok(version) = Version::parse(version) else { return false };
    Constraint::parse(range).is_ok_and(|range| range.check(&version))
}

/// Any tag that is true turns a dependency on, else any that is false turns it off.
fn apply_tags(wanted: &mut [Dependency], values: &Map, warnings: &mut Vec<Warning>) {
    let Some(Value::Map(tags)) = values.get(b"tags") else { return };
    for one in wanted {
        let (mut any_on, mut any_off) = (false, false);
        for tag in &one.tags {
            match tags.get(tag.as_bytes()) {
                None => {}
                Some(Value::Bool(true)) => any_on = true,
                Some(Value::Bool(false)) => any_off = true,
                Some(other) => {
                    let path = vec!["tags".to_owned(), tag.clone()];
                    let warning = not_bool(path, other).attribute("tag", tag.as_str());
                    warnings.push(warning.attribute("chart", one.name.as_str()));
                }
            }
        }
        one.enabled = any_on || !any_off;
    }
}

/// The first path of the condition that has a bool decides, whatever the tags said.
fn apply_conditions(
    wanted: &mut [Dependency],
    values: &Map,
    path: &str,
    warnings: &mut Vec<Warning>,
) {
    for one in wanted {
        let condition = one.condition.trim().to_owned();
        for condition in condition.split(',').filter(|condition| !condition.is_empty()) {
            let full_path = format!("{path}{condition}");
            match lookup::path_value(values, &full_path) {
                Ok(Value::Bool(on)) => {
                    one.enabled = on;
                    break;
                }
                Ok(other) => {
                    let keys = full_path.split('.').map(str::to_owned).collect();
                    let warning = not_bool(keys, other).attribute("path", condition);
                    warnings.push(warning.attribute("chart", one.name.as_str()));
                }
                Err(_) => {}
            }
        }
    }
}

fn not_bool(path: Vec<String>, value: Value) -> Warning {
    let text = "returned non-bool value";
    let mut warning = Warning::new(Level::Warn, WarningKind::NotBool, text).at(path);
    warning.ignored = Some(value);
    warning
}
