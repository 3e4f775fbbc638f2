//! From tokens to nodes: the grammar of libyaml's parser, with the open collections on an explicit stack.

mod collections;
mod directives;
mod tolerant;

pub use tolerant::{Parsed, parse};

use crate::cause::{Cause, Syntax};
use crate::node::{Anchor, Node, NodeKind, Scalar, Style};
use crate::problem::{Fault, Span};
use crate::scan::{MAX_DEPTH, Mark, Scanner, Token, TokenKind};
use std::collections::HashMap;

/// Which collection is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Frame {
    BlockSequence,
    /// A sequence at the indentation of its key.
    IndentlessSequence,
    BlockMapping,
    FlowSequence,
    /// `a: b` directly within a flow sequence.
    FlowPair,
    FlowMapping,
}

/// An open collection.
struct Open {
    frame: Frame,
    /// Items, or keys and values by turns.
    children: Vec<Node>,
    properties: Properties,
    start: Mark,
    /// A flow mapping's key without a `Key` token: its value is empty, whatever follows.
    bare_key: bool,
}

/// Anchor and tag before a node.
#[derive(Default)]
struct Properties {
    anchor: Option<Anchor>,
    tag: Option<Box<str>>,
}

/// Where a node may stand, which decides what it may be.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Within a flow collection.
    Flow,
    /// In the block context.
    Block,
    /// Key or value of a block mapping: a sequence may begin without being indented.
    BlockMapping,
}

/// The parser of one document, the first of the text.
pub(crate) struct Parser<'a> {
    scanner: Scanner<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<Box<str>, usize>,
    anchor_count: usize,
    handles: HashMap<String, String>,
}

type Parse<T> = Result<T, Fault>;

impl<'a> Parser<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            scanner: Scanner::new(bytes),
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            anchor_count: 0,
            handles: HashMap::new(),
        }
    }

    /// Reads the first document. None: the text holds none. As go-yaml does, the token after the document is
    /// looked at, so a fault there counts, but one behind it is never seen.
    pub(crate) fn document(&mut self) -> Parse<Option<Node>> {
        if !self.start_document()? {
            return Ok(None);
        }
        while !self.open.is_empty() {
            self.step()?;
        }
        self.scanner.peek()?;
        Ok(self.root.take())
    }

    /// What was read before a fault, with the open collections closed as they are.
    pub(crate) fn partial(&mut self) -> Option<Node> {
        while let Some(open) = self.open.pop() {
            let end = open.children.last().map_or(open.start.offset, |node| node.span.end);
            let children = open.children.len();
            let node = self.finish(open, end);
            // A pair in a flow sequence that had not begun is nothing.
            if children > 0 || self.root.is_none() {
                self.deliver(node);
            }
        }
        self.root.take()
    }

    fn kind(&mut self) -> Parse<&TokenKind> {
        Ok(&self.scanner.peek()?.kind)
    }

    fn start(&mut self) -> Parse<Mark> {
        Ok(self.scanner.peek()?.start)
    }

    /// A fault of the parser at the next token.
    fn error<T>(&mut self, cause: Syntax, context: Option<Span>) -> Parse<T> {
        let token = self.scanner.peek()?;
        let (start, end) = (token.start, token.end);
        let span = start.offset..end.offset.max(start.offset);
        Err(Fault { cause: cause.into(), line: start.line, span, context })
    }

    /// Hands a finished node to the collection that it belongs to.
    fn deliver(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.children.push(node),
            None => self.root = Some(node),
        }
    }

    fn deliver_empty(&mut self, offset: usize, properties: Properties) {
        let scalar = Scalar { value: String::new(), style: Style::Plain, implicit: true };
        self.deliver(node(NodeKind::Scalar(scalar), offset..offset, properties));
    }

    /// Reads one node; of a collection only the start, whose rest the next steps read.
    fn begin_node(&mut self, place: Place) -> Parse<()> {
        if let TokenKind::Alias(_) = self.kind()? {
            return self.read_alias();
        }
        let start = self.start()?;
        let properties = self.read_properties()?;
        let block = place != Place::Flow;
        let frame = match self.kind()? {
            TokenKind::BlockEntry if place == Place::BlockMapping => {
                let start = if properties.is_empty() { self.start()? } else { start };
                return self.push_open(Frame::IndentlessSequence, start, properties);
            }
            TokenKind::Scalar { .. } => return self.read_scalar(properties),
            TokenKind::FlowSequenceStart => Frame::FlowSequence,
            TokenKind::FlowMappingStart => Frame::FlowMapping,
            TokenKind::BlockSequenceStart if block => Frame::BlockSequence,
            TokenKind::BlockMappingStart if block => Frame::BlockMapping,
            _ if !properties.is_empty() => {
                let offset = self.start()?.offset;
                self.deliver_empty(offset, properties);
                return Ok(());
            }
            _ => return self.error(Syntax::NoContent, None),
        };
        let token = self.scanner.next()?;
        self.push_open(frame, token.start, properties)
    }

    fn push_open(&mut self, frame: Frame, start: Mark, properties: Properties) -> Parse<()> {
        if self.open.len() >= MAX_DEPTH {
            return self.error(self.scanner.too_deep(), None);
        }
        self.open.push(Open { frame, children: Vec::new(), properties, start, bare_key: false });
        Ok(())
    }

    fn read_alias(&mut self) -> Parse<()> {
        let Token { kind: TokenKind::Alias(name), start, end } = self.scanner.next()? else {
            return Ok(());
        };
        let span = start.offset..end.offset;
        let Some(number) = self.anchors.get(name.as_str()).copied() else {
            return Err(Fault::decoder(Cause::UnknownAnchor(name), span));
        };
        let alias = Anchor { name: name.into(), number };
        self.deliver(node(NodeKind::Alias(alias), span, Properties::default()));
        Ok(())
    }

    /// A scalar: plain ones find their type by their text. The tag `!` makes it a string, like any unknown tag, but
    /// libyaml calls it implicit all the same.
    fn read_scalar(&mut self, properties: Properties) -> Parse<()> {
        let Token { kind: TokenKind::Scalar { value, style }, start, end } = self.scanner.next()?
        else {
            return Ok(());
        };
        let implicit = match properties.tag.as_deref() {
            None => style == Style::Plain,
            Some(tag) => tag == "!",
        };
        let scalar = Scalar { value, style, implicit };
        self.deliver(node(NodeKind::Scalar(scalar), start.offset..end.offset, properties));
        Ok(())
    }

    /// Anchor and tag, in either order.
    fn read_properties(&mut self) -> Parse<Properties> {
        let mut properties = Properties::default();
        let mut tag = None;
        for _ in 0..2 {
            let wanted = match self.kind()? {
                TokenKind::Anchor(_) => properties.anchor.is_none(),
                TokenKind::Tag { .. } => tag.is_none(),
                _ => false,
            };
            if !wanted {
                break;
            }
            let token = self.scanner.next()?;
            match token.kind {
                TokenKind::Anchor(name) => {
                    properties.anchor =
                        Some(Anchor { name: name.into(), number: self.anchor_count });
                    self.anchor_count += 1;
                }
                TokenKind::Tag { handle, suffix } => {
                    tag = Some((handle, suffix, token.start, token.end))
                }
                _ => {}
            }
        }
        if let Some((handle, suffix, start, end)) = tag {
            properties.tag = self.resolve_tag(&handle, suffix, start, end)?;
        }
        // A node is known by its anchor from its start on: an alias within it means the node itself.
        if let Some(anchor) = &properties.anchor {
            self.anchors.insert(anchor.name.clone(), anchor.number);
        }
        Ok(properties)
    }
}

impl Properties {
    fn is_empty(&self) -> bool {
        self.anchor.is_none() && self.tag.is_none()
    }
}

fn node(kind: NodeKind, span: Span, properties: Properties) -> Node {
    Node { kind, span, anchor: properties.anchor, tag: properties.tag }
}
