//! Fields that Helm reads of every document, and that hold something else than they take.

use super::wording::Wording;
use crate::messages;
use chartroom_helm::InputCause;
use chartroom_helm::release::ManifestError;
use chartroom_yaml::{Node, NodeKind};

/// What Go's decoder says of such a field, in plain words, and where its value begins in the text that was rendered.
pub(super) fn misfit(error: &ManifestError, rendered: &[u8]) -> Option<(usize, Wording)> {
    let InputCause::Unfit { got, field: Some(field), wants } = &*error.cause else { return None };
    let text = std::str::from_utf8(rendered.get(error.range.clone())?).ok()?;
    let root = chartroom_yaml::parse(text).root?;
    let mut path: Vec<&str> = field.split('.').filter(|step| !step.is_empty()).collect();
    let mut node = root.get(&path)?;
    if wants == "string" && !node.entries().is_empty() && path.last() != Some(&"name") {
        let entry = node.entries().iter().find(|entry| kind(&entry.value) == Some(*got))?;
        path.push(entry.key.text()?);
        node = &entry.value;
    }
    let is = if *got == "array" { messages::KIND_LIST } else { messages::KIND_MAP };
    let (takes, help) = match (wants.as_str(), *got) {
        ("string", "array") => (messages::KIND_TEXT, messages::HEAD_TAKES_HELP_LIST),
        ("string", _) => (messages::KIND_TEXT, messages::HEAD_TAKES_HELP_MAP),
        _ => (messages::KIND_MAP, messages::HEAD_TAKES_HELP),
    };
    let is = match node.kind {
        NodeKind::Scalar(_) => messages::KIND_SCALAR,
        _ => is,
    };
    let message = messages::HeadTakes { path: &path.join("."), takes: &takes, is: &is }.text();
    let wording = Wording { code: "output/yaml", message, help: Some(help.into()) };
    Some((error.range.start + node.span.start, wording))
}

/// What JSON calls a value that is no scalar.
fn kind(node: &Node) -> Option<&'static str> {
    match node.kind {
        NodeKind::Sequence(_) => Some("array"),
        NodeKind::Mapping(_) => Some("object"),
        _ => None,
    }
}
