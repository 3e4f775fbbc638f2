//! The next step within the innermost open collection.

use super::{Frame, Open, Parse, Parser, Place, Properties, node};
use crate::cause::Syntax;
use crate::mapping::Mapping;
use crate::node::{Entry, Node, NodeKind};
use crate::scan::{Mark, TokenKind};

impl Parser<'_> {
    /// Reads the next child of the innermost collection, or its end.
    pub(super) fn step(&mut self) -> Parse<()> {
        let Some(open) = self.open.last() else {
            return Ok(());
        };
        let value_due = open.children.len() % 2 == 1;
        match open.frame {
            Frame::BlockSequence => self.step_block_sequence(),
            Frame::IndentlessSequence => self.step_indentless_sequence(),
            Frame::BlockMapping if value_due => self.step_block_value(),
            Frame::BlockMapping => self.step_block_key(),
            Frame::FlowSequence => self.step_flow_sequence(),
            Frame::FlowPair => self.step_flow_pair(),
            Frame::FlowMapping if value_due => self.step_flow_value(),
            Frame::FlowMapping => self.step_flow_key(),
        }
    }

    fn step_block_sequence(&mut self) -> Parse<()> {
        match self.kind()? {
            TokenKind::BlockEntry => {
                let end = self.scanner.next()?.end;
                match self.kind()? {
                    TokenKind::BlockEntry | TokenKind::BlockEnd => self.empty_at(end),
                    _ => self.begin_node(Place::Block),
                }
            }
            TokenKind::BlockEnd => self.close_block(),
            _ => {
                let context = self.context();
                self.error(Syntax::NoItem, context)
            }
        }
    }

    fn step_indentless_sequence(&mut self) -> Parse<()> {
        if !matches!(self.kind()?, TokenKind::BlockEntry) {
            return self.close_at_last_child();
        }
        let end = self.scanner.next()?.end;
        match self.kind()? {
            TokenKind::BlockEntry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => {
                self.empty_at(end)
            }
            _ => self.begin_node(Place::Block),
        }
    }

    fn step_block_key(&mut self) -> Parse<()> {
        match self.kind()? {
            TokenKind::Key => self.step_block_content(),
            TokenKind::BlockEnd => self.close_block(),
            _ => {
                let context = self.context();
                self.error(Syntax::NoKey, context)
            }
        }
    }

    fn step_block_value(&mut self) -> Parse<()> {
        if matches!(self.kind()?, TokenKind::Value) {
            return self.step_block_content();
        }
        let start = self.start()?;
        self.empty_at(start)
    }

    /// What follows the `Key` or `Value` token of a block mapping.
    fn step_block_content(&mut self) -> Parse<()> {
        let end = self.scanner.next()?.end;
        match self.kind()? {
            TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => self.empty_at(end),
            _ => self.begin_node(Place::BlockMapping),
        }
    }

    fn step_flow_sequence(&mut self) -> Parse<()> {
        if matches!(self.kind()?, TokenKind::FlowSequenceEnd) {
            return self.close_flow();
        }
        self.pass_comma(Syntax::OpenList)?;
        match self.kind()? {
            TokenKind::Key => {
                let start = self.scanner.next()?.start;
                self.push_open(Frame::FlowPair, start, Properties::default())
            }
            TokenKind::FlowSequenceEnd => self.close_flow(),
            _ => self.begin_node(Place::Flow),
        }
    }

    fn step_flow_pair(&mut self) -> Parse<()> {
        let children = self.open.last().map_or(0, |open| open.children.len());
        match (children, self.kind()?) {
            (0, TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowSequenceEnd) => {
                // libyaml drops the token after a missing key, so that `[? : a]` is an error.
                let end = self.scanner.next()?.end;
                self.empty_at(end)
            }
            (0, _) => self.begin_node(Place::Flow),
            (1, TokenKind::Value) => {
                self.scanner.next()?;
                match self.kind()? {
                    TokenKind::FlowEntry | TokenKind::FlowSequenceEnd => self.empty_here(),
                    _ => self.begin_node(Place::Flow),
                }
            }
            (1, _) => self.empty_here(),
            _ => self.close_at_last_child(),
        }
    }

    fn step_flow_key(&mut self) -> Parse<()> {
        if matches!(self.kind()?, TokenKind::FlowMappingEnd) {
            return self.close_flow();
        }
        self.pass_comma(Syntax::OpenMap)?;
        match self.kind()? {
            TokenKind::Key => {
                self.scanner.next()?;
                match self.kind()? {
                    TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowMappingEnd => {
                        self.empty_here()
                    }
                    _ => self.begin_node(Place::Flow),
                }
            }
            TokenKind::FlowMappingEnd => self.close_flow(),
            _ => {
                if let Some(open) = self.open.last_mut() {
                    open.bare_key = true;
                }
                self.begin_node(Place::Flow)
            }
        }
    }

    fn step_flow_value(&mut self) -> Parse<()> {
        let bare = self.open.last_mut().is_some_and(|open| std::mem::take(&mut open.bare_key));
        if bare || !matches!(self.kind()?, TokenKind::Value) {
            return self.empty_here();
        }
        self.scanner.next()?;
        match self.kind()? {
            TokenKind::FlowEntry | TokenKind::FlowMappingEnd => self.empty_here(),
            _ => self.begin_node(Place::Flow),
        }
    }

    /// Between the children of a flow collection stands a comma.
    fn pass_comma(&mut self, cause: Syntax) -> Parse<()> {
        if self.open.last().is_none_or(|open| open.children.is_empty()) {
            return Ok(());
        }
        if matches!(self.kind()?, TokenKind::FlowEntry) {
            self.scanner.next()?;
            return Ok(());
        }
        let context = self.context();
        self.error(cause, context)
    }

    fn empty_here(&mut self) -> Parse<()> {
        let start = self.start()?;
        self.empty_at(start)
    }

    fn empty_at(&mut self, mark: Mark) -> Parse<()> {
        self.deliver_empty(mark.offset, Properties::default());
        Ok(())
    }

    fn context(&self) -> Option<std::ops::Range<usize>> {
        self.open.last().map(|open| open.start.offset..open.start.offset + 1)
    }

    fn close_block(&mut self) -> Parse<()> {
        self.scanner.next()?;
        self.close_at_last_child()
    }

    fn close_flow(&mut self) -> Parse<()> {
        let end = self.scanner.next()?.end.offset;
        self.close(end)
    }

    fn close_at_last_child(&mut self) -> Parse<()> {
        let last =
            |open: &Open| open.children.last().map_or(open.start.offset, |node| node.span.end);
        let end = self.open.last().map_or(0, last);
        self.close(end)
    }

    fn close(&mut self, end: usize) -> Parse<()> {
        if let Some(open) = self.open.pop() {
            let node = self.finish(open, end);
            self.deliver(node);
        }
        Ok(())
    }

    /// The node of a collection that is complete.
    pub(super) fn finish(&self, open: Open, end: usize) -> Node {
        let span = open.start.offset..end.max(open.start.offset);
        let kind = match open.frame {
            Frame::BlockMapping | Frame::FlowMapping | Frame::FlowPair => {
                NodeKind::Mapping(Mapping::new(pairs(open.children)))
            }
            _ => NodeKind::Sequence(open.children),
        };
        node(kind, span, open.properties)
    }
}

/// Keys and values by turns as pairs. Only after a fault the last value can be missing.
fn pairs(children: Vec<Node>) -> Vec<Entry> {
    let mut children = children.into_iter();
    let mut entries = Vec::new();
    while let Some(key) = children.next() {
        let value = children.next().unwrap_or_else(|| empty_after(&key));
        entries.push(Entry { key, value });
    }
    entries
}

fn empty_after(key: &Node) -> Node {
    let scalar = crate::node::Scalar {
        value: String::new(),
        style: crate::node::Style::Plain,
        implicit: true,
    };
    node(NodeKind::Scalar(scalar), key.span.end..key.span.end, Properties::default())
}
