//! The document as written: a tree with a span on every node.

use crate::mapping::Mapping;
use crate::number::Integer;
use crate::problem::Span;
use crate::resolve::Resolved;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `text`
    Plain,
    /// `'text'`
    SingleQuoted,
    /// `"text"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// A node of a document.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Bytes from the first to past the last character of the node, without anchor and tag. Block collections end
    /// with their last child; a missing value is the empty range where it would stand.
    pub span: Span,
    /// `&name`.
    pub anchor: Option<Anchor>,
    /// The resolved tag (`tag:yaml.org,2002:str`), if one is written.
    pub tag: Option<Box<str>>,
}

/// An anchor; the number tells apart anchors of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its name, without `&`.
    pub name: Box<str>,
    /// Its place among the anchors of the document.
    pub number: usize,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A scalar.
    Scalar(Scalar),
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping, in the order written, duplicate keys included.
    Mapping(Mapping),
    /// `*name`.
    Alias(Anchor),
}

/// The text of a scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text it stands for: unescaped, unfolded.
    pub value: String,
    /// How it is written.
    pub style: Style,
    /// Whether its type is found from its text: plain scalars and those with the tag `!`.
    pub implicit: bool,
}

/// A pair of a mapping.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Node,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The text of a scalar; None for others.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar; None for others.
    pub fn text(&self) -> Option<&str> {
        self.as_scalar().map(|scalar| scalar.value.as_str())
    }

    /// The pairs of a mapping; none for other nodes. Aliases and merge keys are not followed.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a sequence; none for other nodes.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The pair that a key names in a mapping: the last one, as that is the one that counts.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            NodeKind::Mapping(entries) => entries.entry(key),
            _ => None,
        }
    }

    /// The node at a path of mapping keys and sequence indexes (decimal). An empty path is the node itself.
    pub fn get<S: AsRef<str>>(&self, path: &[S]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match &node.kind {
            NodeKind::Sequence(items) => items.get(step.as_ref().parse::<usize>().ok()?),
            _ => node.entry(step.as_ref()).map(|entry| &entry.value),
        })
    }

    /// Whether it is a null: `null`, `~`, or nothing where a value may stand.
    pub fn is_null(&self) -> bool {
        matches!(self.resolved(), Some(Resolved::Null))
    }

    /// A whole number, whatever its notation: `3`, `0x10`, `010` for 8, `3.0`. What is quoted is none.
    pub fn whole(&self) -> Option<i64> {
        match self.resolved()? {
            Resolved::Int(Integer::Signed(number)) => Some(number),
            // Floats of this size hold every whole number.
            Resolved::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Some(number as i64)
            }
            _ => None,
        }
    }

    fn resolved(&self) -> Option<Resolved> {
        crate::decode::resolve_scalar(self, self.as_scalar()?).ok()
    }

    /// The value as `sigs.k8s.io/yaml` decodes it. Aliases to anchors outside of this node, keys that have no
    /// string form and numbers that JSON lacks are errors.
    pub fn to_value(&self) -> Result<chartroom_gotemplate::Value, crate::Error> {
        crate::decode::value_of(self)
    }

    /// The direct children: keys and values of a mapping, items of a sequence.
    pub(crate) fn children(&self) -> Vec<&Node> {
        match &self.kind {
            NodeKind::Sequence(items) => items.iter().collect(),
            NodeKind::Mapping(entries) => {
                entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect()
            }
            _ => Vec::new(),
        }
    }
}
