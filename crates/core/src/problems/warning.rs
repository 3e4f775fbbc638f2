//! What Helm only logs while it lays values over each other: shown at the key that causes it.

use super::Context;
use crate::messages;
use crate::provenance::actions;
use chartroom_diagnostics::{Diagnostic, Role};
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::values::{Warning, WarningKind};

/// A log line as a problem; None of what the chart provides for.
pub(crate) fn warning(context: &Context<'_>, warning: &Warning) -> Option<Diagnostic> {
    let shape = matches!(
        warning.kind,
        WarningKind::TableUnderScalar
            | WarningKind::TableOverScalar
            | WarningKind::ScalarUnderTable
    );
    let texts = context.templates.values().filter_map(|path| {
        let file = context.files.get(context.files.find(path)?)?;
        Some(&*file.text)
    });
    if shape && takes_any_kind(texts, &warning.path) {
        return None;
    }
    Some(told(context, warning))
}

/// Whether a template asks for the kind of a value before it takes it.
pub fn takes_any_kind<'a>(texts: impl IntoIterator<Item = &'a str>, path: &[String]) -> bool {
    const ASKS: [&str; 5] = ["kindIs ", "kindOf ", "typeIs ", "typeOf ", "typeIsLike "];
    let Some(key) = path.last() else { return false };
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let names = |action: &str| {
        action.match_indices(key.as_str()).any(|(at, _)| {
            let after = action.get(at + key.len()..).and_then(|rest| rest.chars().next());
            let before = action.get(..at).is_some_and(|before| before.ends_with('.'));
            before && !after.is_some_and(|c| is_part(c) || c == '.')
        })
    };
    texts.into_iter().any(|text| {
        ASKS.iter().any(|word| text.contains(word))
            && actions(text)
                .into_iter()
                .filter_map(|action| text.get(action))
                .any(|action| ASKS.iter().any(|word| action.contains(word)) && names(action))
    })
}

fn told(context: &Context<'_>, warning: &Warning) -> Diagnostic {
    let path = warning.path.join(".");
    let (code, message, help): (_, String, Option<&str>) = match warning.kind {
        WarningKind::TableUnderScalar => (
            "values/table-overwritten",
            messages::WarningTableDropped { path: &path }.text(),
            Some(messages::WARNING_TABLE_DROPPED_HELP.text()),
        ),
        WarningKind::TableOverScalar => (
            "values/scalar-overwritten",
            messages::WarningTableOverScalar { path: &path }.text(),
            Some(messages::WARNING_TABLE_OVER_SCALAR_HELP.text()),
        ),
        WarningKind::ScalarUnderTable => (
            "values/scalar-ignored",
            messages::WarningScalarIgnored { path: &path }.text(),
            Some(messages::WARNING_SCALAR_IGNORED_HELP.text()),
        ),
        WarningKind::GlobalsNotTable | WarningKind::GlobalConflict => (
            "values/globals",
            messages::WARNING_GLOBALS.into(),
            Some(messages::WARNING_GLOBALS_HELP.text()),
        ),
        WarningKind::NotBool => (
            "values/condition",
            messages::WarningCondition { path: &path }.text(),
            Some(messages::WARNING_CONDITION_HELP.text()),
        ),
        WarningKind::MissingImport => ("values/import", messages::WARNING_IMPORT.into(), None),
        WarningKind::DependenciesFailed => {
            ("values/dependencies", format!("{}.", warning.message), None)
        }
        WarningKind::UnresolvedSchema => ("values/schema", format!("{}.", warning.message), None),
        WarningKind::Deprecated => ("values/deprecated", warning.message.clone(), None),
    };
    let mut found = Diagnostic::warning(code, message).helm(warning.log_line());
    found.help = help.map(str::to_owned);
    let below = context.layers.below(&warning.path);
    if matches!(warning.kind, WarningKind::TableOverScalar)
        && below.as_ref().and_then(Value::as_list).is_some()
    {
        found.message = messages::WarningList { path: &path }.text();
        found.help = Some(messages::WRITE_ITEMS_HELP.into());
    }
    if matches!(warning.kind, WarningKind::TableUnderScalar)
        && below.as_ref().and_then(Value::as_map).is_some_and(Map::is_empty)
    {
        found.message = messages::WarningEmptyMap { path: &path }.text();
        found.help = Some(messages::WARNING_EMPTY_MAP_HELP.into());
    }
    let mut places =
        context.layers.sources(&warning.path).into_iter().filter_map(|source| source.span);
    found.span = places.next().or_else(|| context.layers.source(&warning.path)?.span);
    for span in places {
        found = found.related(Role::DefinedHere, span, messages::LAYER_BELOW_NOTE);
    }
    found
}
