//! The parser: tokens to trees, by the rules of Go's `text/template/parse/parse.go`.
//!
//! Blocks and parentheses may be nested deeper than a browser's native stack allows, so both are kept on explicit
//! stacks: open blocks here, open parentheses in [`pipeline`].

mod blocks;
mod number;
mod pipeline;
mod tokens;
mod unquote;

use crate::ast::{File, Node, NodeId, NodeKind, Source, Tree};
use crate::lex::{Lexer, Token, TokenKind};
use crate::{Clause, ParseCause, ParseError, Str};
use blocks::Open;
pub use number::hex_float;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// Parses a text. `has_function` says which names are functions: others are errors at parse time already.
pub(crate) fn parse(
    name: Str,
    text: Str,
    has_function: &dyn Fn(&[u8]) -> bool,
) -> Result<File, ParseError> {
    let keep_loop_words = !(has_function(b"break") || has_function(b"continue"));
    let length = text.len() as u32;
    let mut parser = Parser {
        lexer: Lexer::new(text.clone(), keep_loop_words),
        source: Rc::new(Source { name: name.clone(), text }),
        has_function,
        // About as many as texts have; they are many and large, so moving them costs.
        nodes: Vec::with_capacity(length as usize / 12),
        trees: Vec::new(),
        by_name: FxHashMap::default(),
        states: Vec::new(),
        state: State::new(name, 0..length),
        open: Vec::new(),
        list: Vec::new(),
    };
    parser.file().map_err(|error| *error)?;
    let (source, nodes, trees) = (parser.source, parser.nodes, parser.trees);
    Ok(File { source, nodes, trees, effects: OnceCell::new() })
}

/// What Go keeps per tree: each `define` and `block` has its own look-back and variables.
struct State {
    name: Str,
    head: Range<u32>,
    /// Tokens read and put back; see [`tokens`].
    tokens: [Token; 3],
    peeked: usize,
    /// Names of the variables in scope, `$` among them.
    variables: Vec<Str>,
    range_depth: u32,
    /// Line of the action at hand for messages, 0 between actions.
    action_line: u32,
    action_start: u32,
}

impl State {
    fn new(name: Str, head: Range<u32>) -> Self {
        Self {
            name,
            head,
            tokens: [Token::NONE; 3],
            peeked: 0,
            variables: vec![Str::from("$")],
            range_depth: 0,
            action_line: 0,
            action_start: 0,
        }
    }
}

struct Parser<'a> {
    lexer: Lexer,
    source: Rc<Source>,
    has_function: &'a dyn Fn(&[u8]) -> bool,
    nodes: Vec<Node>,
    trees: Vec<Tree>,
    /// Where each tree is in them.
    by_name: FxHashMap<Str, usize>,
    /// The states of the trees around the one at hand.
    states: Vec<State>,
    state: State,
    /// Blocks that are not closed yet, the innermost last.
    open: Vec<Open>,
    /// The nodes of the innermost list.
    list: Vec<NodeId>,
}

/// Boxed, because results of all steps are as large as it.
type Parsed<T> = Result<T, Box<ParseError>>;

impl Parser<'_> {
    fn push_node(&mut self, pos: u32, start: u32, end: u32, kind: NodeKind) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node { pos, start, end, kind });
        id
    }

    fn slice(&self, token: Token) -> &[u8] {
        self.lexer.slice(token.start, token.end)
    }

    fn file(&mut self) -> Parsed<()> {
        loop {
            if self.open.is_empty() {
                if self.peek().kind == TokenKind::Eof {
                    break;
                }
                if self.define()? {
                    continue;
                }
            } else if self.peek_non_space().kind == TokenKind::Eof {
                return Err(self.unclosed_block());
            }
            self.text_or_action()?;
        }
        let root = std::mem::take(&mut self.list);
        self.add_tree(root)
    }

    /// At the top of a file a `define` may stand; whether one was opened.
    fn define(&mut self) -> Parsed<bool> {
        if self.peek().kind != TokenKind::LeftDelim {
            return Ok(false);
        }
        let delimiter = self.next();
        if self.next_non_space().kind != TokenKind::Define {
            self.backup2(delimiter);
            return Ok(false);
        }
        self.open_define(delimiter)?;
        Ok(true)
    }

    fn text_or_action(&mut self) -> Parsed<()> {
        let token = self.next_non_space();
        match token.kind {
            TokenKind::Text => {
                let node = self.push_node(token.start, token.start, token.end, NodeKind::Text);
                self.list.push(node);
                Ok(())
            }
            TokenKind::LeftDelim => {
                self.state.action_line = token.line;
                self.state.action_start = token.start;
                self.action(token)
            }
            _ => Err(self.unexpected(token, Clause::Input)),
        }
    }

    fn action(&mut self, delimiter: Token) -> Parsed<()> {
        let start = delimiter.start;
        let token = self.next_non_space();
        match token.kind {
            TokenKind::If | TokenKind::Range | TokenKind::With => {
                self.open_control(token.kind, start, false)
            }
            TokenKind::Else => self.else_action(),
            TokenKind::End => self.end_action(start),
            TokenKind::Block => self.open_block(start),
            TokenKind::Template => self.template(start),
            TokenKind::Break => self.loop_word(token, start, Clause::Break, NodeKind::Break),
            TokenKind::Continue => {
                self.loop_word(token, start, Clause::Continue, NodeKind::Continue)
            }
            _ => {
                self.backup();
                let pos = self.peek().start;
                let pipe = self.pipeline(Clause::Command, TokenKind::RightDelim)?;
                self.finish_action(pos, start, NodeKind::Action(pipe));
                Ok(())
            }
        }
    }

    /// Adds the node of an action whose right delimiter has just been read.
    fn finish_action(&mut self, pos: u32, start: u32, kind: NodeKind) {
        let end = self.last_end();
        let node = self.push_node(pos, start, end, kind);
        self.list.push(node);
        self.state.action_line = 0;
    }

    fn loop_word(&mut self, word: Token, start: u32, clause: Clause, kind: NodeKind) -> Parsed<()> {
        let token = self.next_non_space();
        if token.kind != TokenKind::RightDelim {
            return Err(self.unexpected(token, clause));
        }
        if self.state.range_depth == 0 {
            return Err(self.error(ParseCause::OutsideRange(clause)));
        }
        self.finish_action(word.start, start, kind);
        Ok(())
    }

    fn template(&mut self, start: u32) -> Parsed<()> {
        let token = self.next_non_space();
        let name = self.template_name(token, Clause::Template)?;
        let pipe = if self.next_non_space().kind == TokenKind::RightDelim {
            None
        } else {
            self.backup();
            Some(self.pipeline(Clause::Template, TokenKind::RightDelim)?)
        };
        self.finish_action(token.start, start, NodeKind::Template { name, pipe });
        Ok(())
    }

    fn template_name(&mut self, token: Token, clause: Clause) -> Parsed<Str> {
        match token.kind {
            TokenKind::Str | TokenKind::RawStr => self.unquote(token),
            _ => Err(self.unexpected(token, clause)),
        }
    }

    fn unquote(&mut self, token: Token) -> Parsed<Str> {
        unquote::unquote(self.slice(token)).ok_or_else(|| self.error(ParseCause::InvalidLiteral))
    }

    /// Go's `Tree.add`: a definition replaces an empty one of the same name and gives way to it if empty itself.
    fn add_tree(&mut self, root: Vec<NodeId>) -> Parsed<()> {
        let empty = root.iter().all(|id| self.is_space(*id));
        let State { name, head, .. } = &self.state;
        let tree = Tree { name: name.clone(), root, head: head.clone(), empty };
        let place = *self.by_name.entry(name.clone()).or_insert(self.trees.len());
        match self.trees.get_mut(place) {
            None => self.trees.push(tree),
            Some(other) if other.empty => *other = tree,
            Some(_) if tree.empty => {}
            Some(_) => {
                let mut error = self.error(ParseCause::Redefined(tree.name.clone()));
                error.span = tree.head;
                return Err(error);
            }
        }
        Ok(())
    }

    fn is_space(&self, id: NodeId) -> bool {
        self.nodes.get(id.0 as usize).is_some_and(|node| {
            matches!(node.kind, NodeKind::Text)
                && self.lexer.slice(node.start, node.end).utf8_chunks().all(|chunk| {
                    chunk.invalid().is_empty() && chunk.valid().chars().all(char::is_whitespace)
                })
        })
    }
}
