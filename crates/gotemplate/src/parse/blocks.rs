//! Opening and closing blocks: `if`, `with`, `range`, `define`, `block`.

use super::{Parsed, Parser, State};
use crate::ast::{Branch, NodeId, NodeKind};
use crate::lex::{Token, TokenKind};
use crate::{Clause, ParseCause, ParseError, Str};
use std::ops::Range;

/// A block that waits for its `end`, with the list around it.
pub(super) struct Open {
    kind: OpenKind,
    /// The byte range of the opening action.
    head: Range<u32>,
    /// Nodes before the block in the list that it stands in.
    before: Vec<NodeId>,
}

enum OpenKind {
    Define,
    /// A `block`: a definition and, at `pos`, a call with `pipe`.
    Block {
        name: Str,
        pos: u32,
        pipe: NodeId,
    },
    Control(Control),
}

struct Control {
    keyword: TokenKind,
    pipe: NodeId,
    pos: u32,
    /// Variables in scope outside.
    variables: usize,
    /// The first list, once `else` is reached.
    then: Option<Vec<NodeId>>,
    /// It is the `if` of an `else if`, so its `end` closes the block around it too.
    chained: bool,
}

impl Parser<'_> {
    fn push_open(&mut self, kind: OpenKind, head: Range<u32>) {
        let before = std::mem::take(&mut self.list);
        self.open.push(Open { kind, head, before });
    }

    pub(super) fn unclosed_block(&self) -> Box<ParseError> {
        let mut error = self.error(ParseCause::OpenBlock);
        error.opened = self.open.last().map(|open| open.head.clone());
        error
    }

    pub(super) fn open_define(&mut self, delimiter: Token) -> Parsed<()> {
        const CLAUSE: Clause = Clause::Define;
        let state = State::new(Str::from("definition"), 0..0);
        self.states.push(std::mem::replace(&mut self.state, state));
        let token = self.next_non_space();
        self.state.name = self.template_name(token, CLAUSE)?;
        let close = self.expect(TokenKind::RightDelim, CLAUSE)?;
        self.state.head = delimiter.start..close.end;
        self.push_open(OpenKind::Define, delimiter.start..close.end);
        Ok(())
    }

    pub(super) fn open_block(&mut self, start: u32) -> Parsed<()> {
        const CLAUSE: Clause = Clause::Block;
        let token = self.next_non_space();
        let name = self.template_name(token, CLAUSE)?;
        let pipe = self.pipeline(CLAUSE, TokenKind::RightDelim)?;
        let head = start..self.last_end();
        let state = State::new(name.clone(), head.clone());
        self.states.push(std::mem::replace(&mut self.state, state));
        self.push_open(OpenKind::Block { name, pos: token.start, pipe }, head);
        Ok(())
    }

    pub(super) fn open_control(
        &mut self,
        keyword: TokenKind,
        start: u32,
        chained: bool,
    ) -> Parsed<()> {
        let clause = match keyword {
            TokenKind::If => Clause::If,
            TokenKind::With => Clause::With,
            _ => Clause::Range,
        };
        let variables = self.state.variables.len();
        let pipe = self.pipeline(clause, TokenKind::RightDelim)?;
        self.state.range_depth += u32::from(keyword == TokenKind::Range);
        let pos = self.nodes.get(pipe.0 as usize).map_or(start, |node| node.pos);
        let control = Control { keyword, pipe, pos, variables, then: None, chained };
        let end = self.last_end();
        self.push_open(OpenKind::Control(control), start..end);
        Ok(())
    }

    pub(super) fn else_action(&mut self) -> Parsed<()> {
        let peeked = self.peek_non_space();
        let bare = !matches!(peeked.kind, TokenKind::If | TokenKind::With);
        if bare {
            self.expect(TokenKind::RightDelim, Clause::Else)?;
        }
        self.state.action_line = 0;
        let Some(Open { kind, .. }) = self.open.last_mut() else {
            return Err(self.error(ParseCause::StrayElse(None)));
        };
        match kind {
            OpenKind::Define => Err(self.error(ParseCause::StrayElse(Some(Clause::Define)))),
            OpenKind::Block { .. } => Err(self.error(ParseCause::StrayElse(Some(Clause::Block)))),
            OpenKind::Control(Control { then: Some(_), .. }) => {
                Err(self.error(ParseCause::SecondElse))
            }
            OpenKind::Control(control) => {
                control.then = Some(std::mem::take(&mut self.list));
                let keyword = control.keyword;
                if keyword == TokenKind::Range {
                    self.state.range_depth = self.state.range_depth.saturating_sub(1);
                } else if self.peek().kind == keyword {
                    let word = self.next();
                    return self.open_control(keyword, word.start, true);
                }
                Ok(())
            }
        }
    }

    pub(super) fn end_action(&mut self, start: u32) -> Parsed<()> {
        let token = self.expect(TokenKind::RightDelim, Clause::End)?;
        self.state.action_line = 0;
        let close = start..token.end;
        loop {
            let Some(open) = self.open.pop() else {
                let mut error = self.error(ParseCause::StrayEnd);
                error.span = close;
                return Err(error);
            };
            let list = std::mem::replace(&mut self.list, open.before);
            match open.kind {
                OpenKind::Define => {
                    self.add_tree(list)?;
                    self.leave_tree();
                    return Ok(());
                }
                OpenKind::Block { name, pos, pipe } => {
                    self.add_tree(list)?;
                    self.leave_tree();
                    self.state.action_line = 0;
                    let kind = NodeKind::Template { name, pipe: Some(pipe) };
                    let node = self.push_node(pos, open.head.start, open.head.end, kind);
                    self.list.push(node);
                    return Ok(());
                }
                OpenKind::Control(control) => {
                    let chained = control.chained;
                    self.close_control(control, list, open.head, close.clone());
                    if !chained {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn leave_tree(&mut self) {
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
    }

    fn close_control(
        &mut self,
        control: Control,
        list: Vec<NodeId>,
        head: Range<u32>,
        close: Range<u32>,
    ) {
        self.state.variables.truncate(control.variables);
        if control.keyword == TokenKind::Range && control.then.is_none() {
            self.state.range_depth = self.state.range_depth.saturating_sub(1);
        }
        let (list, else_list) = match control.then {
            Some(then) => (then, Some(list)),
            None => (list, None),
        };
        let branch = Box::new(Branch { pipe: control.pipe, list, else_list, close });
        let kind = match control.keyword {
            TokenKind::If => NodeKind::If(branch),
            TokenKind::With => NodeKind::With(branch),
            _ => NodeKind::Range(branch),
        };
        let node = self.push_node(control.pos, head.start, head.end, kind);
        self.list.push(node);
    }
}
