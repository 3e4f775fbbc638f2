//! `nil pointer evaluating …`: which key of the values is missing.

use super::Context;
use super::expression::value_paths;

/// The missing key of a failing expression, as a sentence, with the path that is missing.
pub(crate) struct Missing {
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) path: Vec<String>,
}

/// Finds the first part of a `.Values` path in the expression that no layer defines. `field` is what Go tried to
/// look up in nothing.
pub(crate) fn missing(context: &Context<'_>, expression: &str, field: &str) -> Option<Missing> {
    let paths = value_paths(expression);
    let path = paths.into_iter().find(|path| path.iter().skip(1).any(|part| part == field))?;
    let defined = (1..=path.len())
        .take_while(|length| {
            path.get(..*length).is_some_and(|part| !context.layers.sources(part).is_empty())
        })
        .count();
    let end = path.iter().rposition(|part| part == field)?;
    let parent = path.get(..end)?;
    let layers = context.layer_names.join(" or ");
    let message = if defined < parent.len() {
        format!("`{}` is not defined in {layers}.", parent.join("."))
    } else {
        format!("`{}` is empty, so `{field}` cannot be looked up in it.", parent.join("."))
    };
    let help = format!(
        "Define it in values.yaml, or guard the template: `{{{{ with .Values.{} }}}}{{{{ .{field} }}}}{{{{ end }}}}`.",
        parent.join(".")
    );
    Some(Missing { message, help, path: parent.to_vec() })
}
