//! Go's `%#v` of decoded values, which two error texts contain.

use crate::decode::{binary_text, resolve_scalar};
use crate::node::{Node, NodeKind};
use crate::number::{self, Integer};
use crate::resolve::Resolved;
use std::collections::HashMap;

type Anchors<'a> = HashMap<usize, &'a Node>;

/// How deep a value is spelled out; it is an error text.
const MAX_DEPTH: usize = 64;

/// `%#v` of the value of a node that is a map or a slice.
pub(crate) fn of_node(node: &Node, anchors: &Anchors<'_>) -> String {
    spell(node, anchors, 0)
}

/// `%+#v` of the value of any node: a nil at the top prints `<nil>`.
pub(crate) fn of_value_node(node: &Node, anchors: &Anchors<'_>) -> String {
    match spell(node, anchors, 0).as_str() {
        "interface {}(nil)" => "<nil>".to_owned(),
        text => text.to_owned(),
    }
}

fn spell(node: &Node, anchors: &Anchors<'_>, depth: usize) -> String {
    if depth > MAX_DEPTH {
        return "…".to_owned();
    }
    match &node.kind {
        NodeKind::Alias(anchor) => match anchors.get(&anchor.number) {
            Some(target) => spell(target, anchors, depth + 1),
            None => String::new(),
        },
        NodeKind::Sequence(items) => {
            let items: Vec<String> =
                items.iter().map(|item| spell(item, anchors, depth + 1)).collect();
            format!("[]interface {{}}{{{}}}", items.join(", "))
        }
        NodeKind::Mapping(entries) => {
            let mut pairs: Vec<(SortKey, String)> = Vec::new();
            for entry in entries {
                let key = sort_key(&entry.key);
                let value = spell(&entry.value, anchors, depth + 1);
                let text = format!("{}:{value}", spell(&entry.key, anchors, depth + 1));
                pairs.retain(|(other, _)| *other != key);
                pairs.push((key, text));
            }
            chartroom_diagnostics::order::sort_by(&mut pairs, |(left, _), (right, _)| {
                left.partial_cmp(right).unwrap_or(std::cmp::Ordering::Equal)
            });
            let pairs: Vec<String> = pairs.into_iter().map(|(_, text)| text).collect();
            format!("map[interface {{}}]interface {{}}{{{}}}", pairs.join(", "))
        }
        NodeKind::Scalar(scalar) => match resolve_scalar(node, scalar) {
            Ok(Resolved::Null) | Err(_) => "interface {}(nil)".to_owned(),
            Ok(Resolved::Bool(value)) => value.to_string(),
            Ok(Resolved::Int(Integer::Signed(value))) => value.to_string(),
            Ok(Resolved::Int(Integer::Unsigned(value))) => format!("{value:#x}"),
            Ok(Resolved::Float(value)) => number::format_g(value),
            Ok(Resolved::Timestamp | Resolved::Str) => crate::quote::quote(&scalar.value),
            Ok(Resolved::Binary) => {
                crate::quote::quote(&binary_text(node, scalar).unwrap_or_default())
            }
        },
    }
}

/// Order of keys in a printed map (`internal/fmtsort`): nil, then by type, then by value.
#[derive(PartialEq, PartialOrd)]
enum SortKey {
    Nil,
    Str(String),
    Int(i64),
    Uint(u64),
    Float(f64),
    Bool(bool),
}

fn sort_key(node: &Node) -> SortKey {
    let resolved = node.as_scalar().and_then(|scalar| resolve_scalar(node, scalar).ok());
    match resolved {
        Some(Resolved::Bool(value)) => SortKey::Bool(value),
        Some(Resolved::Int(Integer::Signed(value))) => SortKey::Int(value),
        Some(Resolved::Int(Integer::Unsigned(value))) => SortKey::Uint(value),
        Some(Resolved::Float(value)) => SortKey::Float(value),
        Some(Resolved::Null) | None => SortKey::Nil,
        Some(_) => SortKey::Str(node.text().unwrap_or_default().to_owned()),
    }
}
