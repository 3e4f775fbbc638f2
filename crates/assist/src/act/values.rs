//! What may be made of a value where it is written.

use super::write::sentence;
use super::{Act, ActKind, act, named, place};
use crate::Asked;
use crate::messages;
use crate::model::ValuesFile;
use crate::target::{Target, in_values};
use chartroom_core::edit::line_start;
use chartroom_yaml::{Node, NodeKind, Style};

pub(super) fn acts(asked: &Asked<'_>, number: usize, offset: usize) -> Vec<Act> {
    let Some(file) = asked.model.values.get(number) else { return Vec::new() };
    let Some((Target::Value(path), _)) = in_values(file, offset) else { return Vec::new() };
    let inner = path.get(file.prefix.len()..).unwrap_or_default();
    let Some(node) = file.file.tree.as_deref().and_then(|root| root.get(inner)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if file.base {
        found.extend(described(asked, &path, node));
        found.extend(named::map_by_name(asked, &path));
    }
    found.extend(quoted(file, node));
    found
}

/// A property of the schema for a key that it does not know.
fn described(asked: &Asked<'_>, path: &[String], node: &Node) -> Option<Act> {
    let kind = match &node.kind {
        NodeKind::Mapping(_) => "object",
        NodeKind::Sequence(_) => "array",
        _ => match node.to_value().ok()? {
            chartroom_gotemplate::Value::Bool(_) => "boolean",
            chartroom_gotemplate::Value::Int(_) => "integer",
            chartroom_gotemplate::Value::Float(_) => "number",
            chartroom_gotemplate::Value::Str(_) => "string",
            _ => return None,
        },
    };
    let said = asked
        .purpose_written(path)
        .unwrap_or_else(|| sentence(path.last().map_or("", String::as_str)));
    let edit = asked.new_property(path, kind, &said)?;
    Some(act(
        messages::ActDescribe { path: &path.join(".") }.text(),
        ActKind::Rewrite,
        true,
        vec![edit],
    ))
}

/// A plain scalar in quotes.
fn quoted(file: &ValuesFile, node: &Node) -> Option<Act> {
    let plain =
        node.as_scalar().filter(|one| one.style == Style::Plain && !one.value.is_empty())?;
    let source = file.file.text.get(node.span.clone())?;
    let on_line =
        file.file.text.get(line_start(&file.file.text, node.span.start)..node.span.start)?;
    if source.contains('\n') || source.contains(['"', '\\']) || !on_line.contains([':', '-']) {
        return None;
    }
    let text = matches!(node.to_value().ok()?, chartroom_gotemplate::Value::Str(_));
    let edits = vec![(place(&file.path, node.span.clone()), format!("\"{}\"", plain.value))];
    Some(act(messages::ACT_QUOTE.into(), ActKind::Rewrite, text, edits))
}
