//! `nil pointer evaluating …`: which key of the values is missing.

use super::Context;
use super::expression::value_paths;
use crate::layers::Content;
use crate::messages;

/// The missing key of a failing expression, as a sentence, with the path that is missing.
pub(crate) struct Missing {
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) path: Vec<String>,
    /// A key of the expression that no layer has, and the one beside it that is close.
    pub(crate) misspelt: Option<(String, String)>,
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
    let layers = context.layer_names.join(messages::LIST_OR.text());
    let message = if defined < parent.len() {
        messages::NilUndefined { path: &parent.join("."), layers: &layers }.text()
    } else {
        messages::NilEmpty { path: &parent.join("."), field: &field }.text()
    };
    let path = parent.join(".");
    let misspelt = parent.get(defined).and_then(|key| {
        let known = keys(context, parent.get(..defined)?);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        Some((key.clone(), chartroom_diagnostics::closest(key, &known)?.to_owned()))
    });
    let help = match &misspelt {
        Some((_, close)) => {
            messages::NilMisspeltHelp { close: &close, path: &path, field: &field }.text()
        }
        None => messages::NilUndefinedHelp { path: &path, field: &field }.text(),
    };
    Some(Missing { message, help, path: parent.to_vec(), misspelt })
}

/// The keys that layers have in the map at a path.
fn keys(context: &Context<'_>, path: &[String]) -> Vec<String> {
    let mut keys = Vec::new();
    for layer in &context.layers.layers {
        let Content::Tree(root) = &layer.content else { continue };
        let inner = path.strip_prefix(layer.prefix.as_slice());
        let node = inner.and_then(|inner| root.get(inner));
        let entries = node.map_or(&[][..], |node| node.entries());
        keys.extend(entries.iter().filter_map(|entry| entry.key.text().map(str::to_owned)));
    }
    keys
}
