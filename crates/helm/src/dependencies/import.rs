//! `import-values`: Helm's `processDependencyImportValues`.

use crate::InputError;
use crate::chart::{Chart, Dependency};
use crate::values::coalesce::merge;
use crate::values::lookup::{self, LookupError};
use crate::values::tables::{Nulls, coalesce_tables, deep_copy};
use crate::values::warning::Place;
use crate::values::{Level, Warning, WarningKind};
use chartroom_gotemplate::{Map, MapType, Value, fmt};

/// Bottom-up: the chart's values become those of its subcharts merged into its own, and below them what is
/// imported. The chart's own values win over imported ones, earlier imports over later ones; nulls are kept.
pub(super) fn process(chart: &mut Chart, warnings: &mut Vec<Warning>) -> Result<(), InputError> {
    for child in &mut chart.dependencies {
        process(child, warnings)?;
    }
    if chart.metadata.dependencies.is_none() {
        return Ok(());
    }
    let (values, found) = merge(chart, &Map::new());
    warnings.extend(found);
    let values = values?;
    let imported = Map::new();
    for dependency in chart.metadata.dependencies.iter_mut().flatten().flatten() {
        import(dependency, &values, &imported, warnings);
    }
    if imported.is_empty() {
        chart.values = values;
        return Ok(());
    }
    // Imported tables are shared with `values`; Helm cuts that here and no earlier.
    let own = deep_copy(&values);
    coalesce_tables(&own, &imported, &Place::default(), Nulls::Keep, warnings);
    chart.values = own;
    Ok(())
}

/// Collects what one dependency hands up, and rewrites its `import-values` to pairs of child and parent.
fn import(dependency: &mut Dependency, values: &Map, into: &Map, warnings: &mut Vec<Warning>) {
    let mut pairs = Vec::new();
    for entry in std::mem::take(&mut dependency.import_values) {
        let (child, parent) = match &entry {
            Value::Map(entry) => (shown(entry, b"child"), shown(entry, b"parent")),
            Value::Str(export) => (format!("exports.{}", export.to_text()), ".".to_owned()),
            _ => continue,
        };
        let pair = Map::with_type(MapType::Str);
        pair.insert("child", child.as_str());
        pair.insert("parent", parent.as_str());
        pairs.push(Value::Map(pair));
        match lookup::table(values, &format!("{}.{child}", dependency.name)) {
            Ok(table) => {
                let table = table_at(&parent, table);
                coalesce_tables(into, &table, &Place::default(), Nulls::Keep, warnings);
            }
            Err(error) => warnings.push(missing(&dependency.name, &entry, &child, &error)),
        }
    }
    dependency.import_values = pairs;
}

/// `%v` of a field; `<nil>` where it is missing.
fn shown(entry: &Map, field: &[u8]) -> String {
    fmt::display(&entry.get(field).unwrap_or(Value::Nil)).to_text().into_owned()
}

/// Helm's `pathToMap`: the table below its dotted path; `.` is the root.
fn table_at(path: &str, table: Map) -> Map {
    if path == "." {
        return table;
    }
    path.rsplit('.').fold(table, |below, key| [(key, below)].into_iter().collect())
}

fn missing(chart: &str, entry: &Value, child: &str, error: &LookupError) -> Warning {
    let is_pair = matches!(entry, Value::Map(_));
    let text = if is_pair {
        "ImportValues missing table from chart"
    } else {
        "ImportValues missing table"
    };
    let mut warning = Warning::new(Level::Warn, WarningKind::MissingImport, text);
    if is_pair {
        warning = warning.attribute("chart", chart);
    }
    warning.path = std::iter::once(chart).chain(child.split('.')).map(str::to_owned).collect();
    warning.attribute("error", error.message())
}
