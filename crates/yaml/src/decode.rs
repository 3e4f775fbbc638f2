//! From nodes to values: go-yaml v2's decoder into `interface{}`, and the JSON round trip that
//! `sigs.k8s.io/yaml` sends its result through. All numbers become float64, all keys strings.

use crate::cause::{Cause, Syntax};
use crate::memo;
use crate::node::{Entry, Node, NodeKind, Scalar};
use crate::number::{self, Integer};
use crate::problem::{Error, Fault, Said, Span};
use crate::resolve::{Resolved, resolve_plain, resolve_tagged};
use crate::scan::MAX_DEPTH;
use crate::{base64, gosyntax, quick, utf16};
use chartroom_gotemplate::{Map, Str, Value};
use std::collections::{HashMap, HashSet};

/// `yaml.Unmarshal` of `sigs.k8s.io/yaml` into an `interface{}`: the first document's value, nil if there is none.
/// Errors carry Go's whole text.
pub fn unmarshal(text: &[u8]) -> Result<Value, Error> {
    match quick::value(text) {
        Some(value) => Ok(value),
        None => unmarshal_node(text).map(|(value, _)| value),
    }
}

/// The same, for who looks at some keys of the document only: where it is a mapping, the values of others may be null.
/// What is wrong with them is found all the same.
pub fn unmarshal_keys(text: &[u8], wanted: &dyn Fn(&[u8]) -> bool) -> Result<Value, Error> {
    match quick::value_of_keys(text, wanted) {
        Some(value) => Ok(value),
        None => unmarshal(text),
    }
}

/// `yaml.Unmarshal` into a `map[string]interface {}`. A null document is an empty map; a document of another kind
/// is an error with encoding/json's text.
pub fn unmarshal_map(text: &[u8]) -> Result<Map, Error> {
    if let Some(Value::Map(map)) = quick::value(text) {
        return Ok(map);
    }
    let (value, span) = unmarshal_node(text)?;
    match value {
        Value::Map(map) => Ok(map),
        Value::Nil => Ok(Map::new()),
        other => Err(type_error(&other, "map[string]interface {}", span)),
    }
}

/// `yaml.Unmarshal` into a `[]interface {}`, as `fromYamlArray` calls it; a null document is the empty list.
pub fn unmarshal_array(text: &[u8]) -> Result<Vec<Value>, Error> {
    let (value, span) = unmarshal_node(text)?;
    match value {
        Value::List(list) => Ok(list.items().to_vec()),
        Value::Nil => Ok(Vec::new()),
        other => Err(type_error(&other, "[]interface {}", span)),
    }
}

fn type_error(value: &Value, wants: &'static str, span: Option<Span>) -> Error {
    let got = crate::json::type_name(value);
    Error::new(Said::Decoded, Cause::OtherKind { got, wants }, span)
}

fn unmarshal_node(text: &[u8]) -> Result<(Value, Option<Span>), Error> {
    let unread = |syntax: Syntax| Error::new(Said::Yaml(0), syntax.into(), None);
    let text = utf16::as_utf8(text).map_err(unread)?;
    match memo::document(&text)? {
        None => Ok((Value::Nil, None)),
        Some(root) => Ok((value_of(&root)?, Some(root.span.clone()))),
    }
}

/// The value of a node, through JSON.
pub(crate) fn value_of(node: &Node) -> Result<Value, Error> {
    let mut decoder = Decoder::new(node);
    let value = decoder.decode(node)?;
    if let Some(RefusedKey { said, value, span }) = decoder.refused.first() {
        let cause = Cause::Other(format!("{said}{value}"));
        return Err(Error::new(Said::Alone, cause, Some(span.clone())));
    }
    match decoder.not_finite.first() {
        Some(span) => not_finite_error(&value, span.clone()).map_or(Ok(value), Err),
        None => Ok(value),
    }
}

/// encoding/json refuses NaN and infinities; it meets them in the order of sorted keys. A duplicate key may have
/// replaced the one that was seen.
fn not_finite_error(value: &Value, span: Span) -> Option<Error> {
    let mut waiting = vec![value.clone()];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Float(float) if !float.is_finite() => {
                let cause = Cause::UnsupportedValue(number::format_g(float));
                return Some(Error::new(Said::Alone, cause, Some(span)));
            }
            Value::Map(map) => {
                waiting.extend(map.entries().into_iter().rev().map(|(_, value)| value))
            }
            Value::List(list) => waiting.extend(list.items().iter().rev().cloned()),
            _ => {}
        }
    }
    None
}

type Decode<T> = Result<T, Fault>;

/// A key that has no string form: go-yaml does not mind it, `sigs.k8s.io/yaml` does afterwards.
struct RefusedKey {
    /// What is said of the key.
    said: String,
    /// Go's form of its value.
    value: String,
    span: Span,
}

/// State of one decoding.
struct Decoder<'a> {
    /// Anchored nodes by number.
    anchors: HashMap<usize, &'a Node>,
    /// Aliases that are being followed.
    following: HashSet<usize>,
    depth: usize,
    alias_depth: usize,
    decoded: usize,
    decoded_in_aliases: usize,
    refused: Vec<RefusedKey>,
    /// Numbers that JSON lacks.
    not_finite: Vec<Span>,
}

impl<'a> Decoder<'a> {
    fn new(root: &'a Node) -> Self {
        Self {
            anchors: anchors_of(root),
            following: HashSet::new(),
            depth: 0,
            alias_depth: 0,
            decoded: 0,
            decoded_in_aliases: 0,
            refused: Vec::new(),
            not_finite: Vec::new(),
        }
    }

    fn decode(&mut self, node: &'a Node) -> Decode<Value> {
        self.count(node)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::decoder(Syntax::TooDeep, node.span.clone()));
        }
        let value = match &node.kind {
            NodeKind::Scalar(scalar) => self.scalar(node, scalar)?,
            NodeKind::Sequence(items) => self.sequence(items)?,
            NodeKind::Mapping(entries) => {
                let map = Map::new();
                self.fill(entries, &map)?;
                Value::Map(map)
            }
            NodeKind::Alias(_) => self.alias(node)?,
        };
        self.depth -= 1;
        Ok(value)
    }

    fn sequence(&mut self, items: &'a [Node]) -> Decode<Value> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            values.push(self.decode(item)?);
        }
        Ok(Value::from(values))
    }

    fn alias(&mut self, node: &'a Node) -> Decode<Value> {
        let target = self.enter(node)?;
        let value = self.decode(target)?;
        self.leave(node);
        Ok(value)
    }

    /// go-yaml's guard against documents that aliases blow up (`allowedAliasRatio`).
    fn count(&mut self, node: &Node) -> Decode<()> {
        self.decoded += 1;
        self.decoded_in_aliases += usize::from(self.alias_depth > 0);
        let decoded = self.decoded as f64;
        let allowed = (0.99 - 0.89 * ((decoded - 400_000.0) / 3_600_000.0)).clamp(0.10, 0.99);
        let ratio = self.decoded_in_aliases as f64 / decoded;
        if self.decoded_in_aliases > 100 && self.decoded > 1000 && ratio > allowed {
            return Err(Fault::decoder(Syntax::Aliasing, node.span.clone()));
        }
        Ok(())
    }

    /// Starts to follow an alias; other nodes are themselves.
    fn enter(&mut self, node: &'a Node) -> Decode<&'a Node> {
        let NodeKind::Alias(anchor) = &node.kind else {
            return Ok(node);
        };
        let target = self.target(node)?;
        // go-yaml notes the alias node: meeting the same one again within what it means is what cannot end.
        if !self.following.insert(node.span.start) {
            let message = format!("anchor '{}' value contains itself", anchor.name);
            return Err(Fault::decoder(Cause::Other(message), node.span.clone()));
        }
        self.alias_depth += 1;
        Ok(target)
    }

    fn leave(&mut self, node: &Node) {
        if let NodeKind::Alias(_) = node.kind {
            self.alias_depth -= 1;
            self.following.remove(&node.span.start);
        }
    }

    /// The node itself, or the one that it is an alias of.
    fn target(&self, node: &'a Node) -> Decode<&'a Node> {
        let NodeKind::Alias(anchor) = &node.kind else {
            return Ok(node);
        };
        let unknown =
            || Fault::decoder(Cause::UnknownAnchor(anchor.name.to_string()), node.span.clone());
        self.anchors.get(&anchor.number).copied().ok_or_else(unknown)
    }

    fn scalar(&mut self, node: &Node, scalar: &Scalar) -> Decode<Value> {
        Ok(match resolve_scalar(node, scalar)? {
            Resolved::Null => Value::Nil,
            Resolved::Bool(value) => Value::Bool(value),
            Resolved::Int(value) => Value::Float(value.as_f64()),
            Resolved::Float(value) => {
                if !value.is_finite() {
                    self.not_finite.push(node.span.clone());
                }
                Value::Float(value)
            }
            Resolved::Timestamp | Resolved::Str => Value::str(scalar.value.as_str()),
            Resolved::Binary => Value::str(binary_text(node, scalar)?),
        })
    }

    fn fill(&mut self, entries: &'a [Entry], map: &Map) -> Decode<()> {
        let mut refused = None;
        for (at, entry) in entries.iter().enumerate() {
            if is_merge(&entry.key) {
                self.merge(&entry.value, map)?;
                continue;
            }
            let key = self.key(&entry.key, &entry.value, &mut refused)?;
            let value = self.decode(&entry.value)?;
            if let Some(key) = key {
                self.forget_replaced(entries.iter().take(at), &entry.key);
                map.insert(key, value);
            }
        }
        Ok(())
    }

    /// A key that is there twice has the last value: keys refused in an earlier one are gone with it.
    fn forget_replaced(&mut self, earlier: impl Iterator<Item = &'a Entry>, key: &Node) {
        if self.refused.is_empty() {
            return;
        }
        let text = |node: &Node| node.as_scalar().map(|scalar| scalar.value.clone());
        for replaced in earlier.filter(|entry| text(&entry.key) == text(key)) {
            let span = &replaced.value.span;
            self.refused.retain(|one| one.span.start < span.start || one.span.end > span.end);
        }
    }

    /// `<<`: the entries of a map, or of several of which the earlier ones win, as if they were written here.
    fn merge(&mut self, value: &'a Node, map: &Map) -> Decode<()> {
        match &value.kind {
            NodeKind::Sequence(items) => {
                items.iter().rev().try_for_each(|item| self.merge_one(item, map))
            }
            _ => self.merge_one(value, map),
        }
    }

    fn merge_one(&mut self, node: &'a Node, map: &Map) -> Decode<()> {
        let NodeKind::Mapping(entries) = &self.target(node)?.kind else {
            return Err(Fault::decoder(Syntax::MergeOfNoMap, node.span.clone()));
        };
        self.count(node)?;
        self.enter(node)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::decoder(Syntax::TooDeep, node.span.clone()));
        }
        self.fill(entries, map)?;
        self.depth -= 1;
        self.leave(node);
        Ok(())
    }

    /// The string form of a key (`convertToJSONableObject`); None if it has none, which is an error later on.
    /// `refused` is where the map it is in has such a key already: of the same one the last value counts.
    fn key(
        &mut self,
        node: &'a Node,
        value: &Node,
        refused: &mut Option<Span>,
    ) -> Decode<Option<Str>> {
        self.count(node)?;
        let target = self.target(node)?;
        let NodeKind::Scalar(scalar) = &target.kind else {
            // Decoded for its own faults, which come first.
            self.decode(node)?;
            let text = gosyntax::of_node(target, &self.anchors);
            return Err(Fault::decoder(Cause::InvalidKey(text), node.span.clone()));
        };
        let text: Str = match resolve_scalar(target, scalar)? {
            Resolved::Timestamp | Resolved::Str => scalar.value.as_str().into(),
            Resolved::Binary => binary_text(target, scalar)?.into(),
            Resolved::Bool(value) => if value { "true" } else { "false" }.into(),
            Resolved::Int(Integer::Signed(value)) => value.to_string().into(),
            Resolved::Float(value) => float_key(value).into(),
            resolved @ (Resolved::Null | Resolved::Int(Integer::Unsigned(_))) => {
                let (of, key) = match resolved {
                    Resolved::Int(Integer::Unsigned(value)) => ("uint64", format!("{value:#x}")),
                    _ => ("%!s(<nil>)", "<nil>".to_owned()),
                };
                let value = gosyntax::of_value_node(value, &self.anchors);
                let said = format!("unsupported map key of type: {of}, key: {key}, value: ");
                let same =
                    |one: &&mut RefusedKey| refused.as_ref() == Some(&one.span) && one.said == said;
                match self.refused.iter_mut().find(same) {
                    Some(same) => same.value = value,
                    None => {
                        let span = node.span.clone();
                        *refused = Some(span.clone());
                        self.refused.push(RefusedKey { said, value, span });
                    }
                }
                return Ok(None);
            }
        };
        Ok(Some(text))
    }
}

/// A key `<<` that is not quoted, or is tagged so.
fn is_merge(key: &Node) -> bool {
    let merge_tag = key.tag.as_deref() == Some("tag:yaml.org,2002:merge");
    key.as_scalar().is_some_and(|scalar| scalar.value == "<<" && (scalar.implicit || merge_tag))
}

/// The type of a scalar node.
pub(crate) fn resolve_scalar(node: &Node, scalar: &Scalar) -> Decode<Resolved> {
    match &node.tag {
        Some(tag) => resolve_tagged(tag, &scalar.value)
            .map_err(|words| Fault::decoder(Cause::Other(words), node.span.clone())),
        None if scalar.implicit => Ok(resolve_plain(&scalar.value)),
        None => Ok(Resolved::Str),
    }
}

/// The text of a `!!binary`; JSON replaces what is not UTF-8.
pub(crate) fn binary_text(node: &Node, scalar: &Scalar) -> Decode<String> {
    let invalid = || Fault::decoder(Syntax::NoBase64, node.span.clone());
    let bytes = base64::decode(scalar.value.as_bytes()).ok_or_else(invalid)?;
    Ok(crate::json::replace_invalid_utf8(&bytes).into_owned())
}

fn float_key(value: f64) -> String {
    match number::format_g32(value).as_str() {
        "+Inf" => ".inf".to_owned(),
        "-Inf" => "-.inf".to_owned(),
        "NaN" => ".nan".to_owned(),
        text => text.to_owned(),
    }
}

/// All anchored nodes below a node, by the number of their anchor.
pub(crate) fn anchors_of(root: &Node) -> HashMap<usize, &Node> {
    let mut anchors = HashMap::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if let Some(anchor) = &node.anchor {
            anchors.insert(anchor.number, node);
        }
        waiting.extend(node.children());
    }
    anchors
}
