//! What Helm only logs while it lays values over each other: shown at the key that causes it.

use super::Context;
use chartroom_diagnostics::{Diagnostic, Role};
use chartroom_helm::values::{Warning, WarningKind};

/// A log line as a problem.
pub(crate) fn warning(context: &Context<'_>, warning: &Warning) -> Diagnostic {
    let path = warning.path.join(".");
    let (code, message, help): (_, String, Option<&str>) = match warning.kind {
        WarningKind::TableUnderScalar => (
            "values/table-overwritten",
            format!(
                "`{path}` is a map in the chart, but this layer gives a single value: the whole map is dropped."
            ),
            Some("Set keys below it, or write `null` to remove the map on purpose."),
        ),
        WarningKind::TableOverScalar => (
            "values/scalar-overwritten",
            format!("`{path}` is a single value in the chart, but this layer gives a map."),
            Some("Check how the templates use it; give a single value if they print it."),
        ),
        WarningKind::ScalarUnderTable => (
            "values/scalar-ignored",
            format!(
                "`{path}` is a map in one layer and a single value in another: the single value is ignored."
            ),
            Some("Use the same shape in all layers."),
        ),
        WarningKind::GlobalsNotTable | WarningKind::GlobalConflict => (
            "values/globals",
            "`global` must be a map: its values are not handed to subcharts.".into(),
            Some("Write keys below `global`."),
        ),
        WarningKind::NotBool => (
            "values/condition",
            format!(
                "The condition `{path}` of a dependency is neither true nor false, so it decides nothing."
            ),
            Some("Write `true` or `false` without quotes."),
        ),
        WarningKind::MissingImport => (
            "values/import",
            "`import-values` names a table that the subchart does not have.".into(),
            None,
        ),
        WarningKind::DependenciesFailed => {
            ("values/dependencies", format!("{}.", warning.message), None)
        }
        WarningKind::UnresolvedSchema => ("values/schema", format!("{}.", warning.message), None),
        WarningKind::Deprecated => ("values/deprecated", warning.message.clone(), None),
    };
    let mut found = Diagnostic::warning(code, message).helm(warning.log_line());
    found.help = help.map(str::to_owned);
    let mut places =
        context.layers.sources(&warning.path).into_iter().filter_map(|source| source.span);
    found.span = places.next().or_else(|| context.layers.source(&warning.path)?.span);
    for span in places {
        found = found.related(Role::DefinedHere, span, "the layer below");
    }
    found
}
