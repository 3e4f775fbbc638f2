//! Pipelines: declarations, commands, operands. Parentheses are kept on an explicit stack.

use super::{Parsed, Parser};
use crate::ast::{NodeId, NodeKind, Pipe};
use crate::lex::{Token, TokenKind};
use crate::{Clause, ParseCause, Str};

/// Go's limit on open parentheses.
const MAX_PARENTHESES: usize = 10_000;

/// A pipeline that is not complete yet.
struct OpenPipe {
    /// What messages call it.
    clause: Clause,
    /// The token that ends it.
    end: TokenKind,
    /// The opening parenthesis; for the outermost the first token.
    start: u32,
    pos: u32,
    pipe: Pipe,
    /// The command at hand: position and operands so far.
    command: Option<(u32, Vec<NodeId>)>,
}

/// The pipeline at hand, and those around it whose parentheses are open.
struct Pipes {
    outer: Vec<OpenPipe>,
    top: OpenPipe,
}

/// What comes next in the pipeline at hand.
enum Expect {
    /// A command, or the end of the pipeline.
    Command,
    /// An operand of the command at hand.
    Operand,
    /// What stands after an operand.
    Separator,
}

impl Parser<'_> {
    /// Parses up to and including `end`, a right delimiter.
    pub(super) fn pipeline(&mut self, clause: Clause, end: TokenKind) -> Parsed<NodeId> {
        let top = self.open_pipe(clause, end, None)?;
        let mut pipes = Pipes { outer: Vec::new(), top };
        let mut expect = Expect::Command;
        loop {
            expect = match expect {
                Expect::Command => match self.command_or_end(&mut pipes)? {
                    Ok(next) => next,
                    Err(pipe) => return Ok(pipe),
                },
                Expect::Operand => self.operand(&mut pipes)?,
                Expect::Separator => self.separator(&mut pipes.top)?,
            };
        }
    }

    /// What comes next, or the finished pipeline if nothing does.
    fn command_or_end(&mut self, pipes: &mut Pipes) -> Parsed<Result<Expect, NodeId>> {
        let token = self.next_non_space();
        if starts_operand(token.kind) {
            self.backup();
            let pos = self.peek_non_space().start;
            pipes.top.command = Some((pos, Vec::new()));
            return Ok(Ok(Expect::Operand));
        }
        if token.kind != pipes.top.end {
            return Err(self.unexpected(token, pipes.top.clause));
        }
        let Some(outer) = pipes.outer.pop() else {
            return self.close_pipe(&mut pipes.top, token).map(Err);
        };
        let mut inner = std::mem::replace(&mut pipes.top, outer);
        let pipe = self.close_pipe(&mut inner, token)?;
        let operand = self.with_fields(pipe)?;
        push_operand(&mut pipes.top, operand);
        Ok(Ok(Expect::Separator))
    }

    fn operand(&mut self, pipes: &mut Pipes) -> Parsed<Expect> {
        let token = self.next_non_space();
        if token.kind == TokenKind::LeftParen {
            if pipes.outer.len() >= MAX_PARENTHESES {
                return Err(self.error(ParseCause::TooDeep));
            }
            let inner = self.open_pipe(Clause::Parentheses, TokenKind::RightParen, Some(token))?;
            pipes.outer.push(std::mem::replace(&mut pipes.top, inner));
            return Ok(Expect::Command);
        }
        if let Some(term) = self.term(token)? {
            let operand = self.with_fields(term)?;
            push_operand(&mut pipes.top, operand);
        }
        Ok(Expect::Separator)
    }

    fn separator(&mut self, top: &mut OpenPipe) -> Parsed<Expect> {
        let token = self.next();
        match token.kind {
            TokenKind::Space => return Ok(Expect::Operand),
            TokenKind::RightDelim | TokenKind::RightParen => self.backup(),
            TokenKind::Pipe => {}
            _ => return Err(self.unexpected(token, Clause::Operand)),
        }
        let (pos, args) = top.command.take().unwrap_or_default();
        let Some(last) = args.last() else {
            return Err(self.error(ParseCause::EmptyCommand));
        };
        let end = self.nodes.get(last.0 as usize).map_or(pos, |node| node.end);
        let command = self.push_node(pos, pos, end, NodeKind::Command(args));
        top.pipe.commands.push(command);
        Ok(Expect::Command)
    }

    /// Starts a pipeline with its declarations or assignments.
    fn open_pipe(
        &mut self,
        clause: Clause,
        end: TokenKind,
        parenthesis: Option<Token>,
    ) -> Parsed<OpenPipe> {
        let pos = self.peek_non_space().start;
        let start = parenthesis.map_or(pos, |token| token.start);
        let mut pipe = Pipe::default();
        loop {
            let variable = self.peek_non_space();
            if variable.kind != TokenKind::Variable {
                break;
            }
            self.next();
            // In "$x foo" the space must be put back too.
            let after = self.peek();
            let next = self.peek_non_space();
            match next.kind {
                TokenKind::Assign | TokenKind::Declare => {
                    pipe.assigns = next.kind == TokenKind::Assign;
                    self.next_non_space();
                    self.declare(&mut pipe, variable);
                }
                TokenKind::Char if self.slice(next) == b"," => {
                    self.next_non_space();
                    self.declare(&mut pipe, variable);
                    if clause != Clause::Range || pipe.decl.len() >= 2 {
                        return Err(self.error(ParseCause::TooManyDeclarations(clause)));
                    }
                    let more = [TokenKind::Variable, TokenKind::RightDelim, TokenKind::RightParen];
                    if more.contains(&self.peek_non_space().kind) {
                        // The second variable of a range.
                        continue;
                    }
                    return Err(self.error(ParseCause::RangeInitializes));
                }
                _ if after.kind == TokenKind::Space => self.backup3(variable, after),
                _ => self.backup2(variable),
            }
            break;
        }
        Ok(OpenPipe { clause, end, start, pos, pipe, command: None })
    }

    fn declare(&mut self, pipe: &mut Pipe, variable: Token) {
        let name = Str::from(self.slice(variable));
        self.state.variables.push(name);
        pipe.decl.push(self.leaf(variable, NodeKind::Variable));
    }

    fn close_pipe(&mut self, open: &mut OpenPipe, end: Token) -> Parsed<NodeId> {
        if open.pipe.commands.is_empty() {
            return Err(self.error(ParseCause::MissingValue(open.clause)));
        }
        // Only the first command of a pipeline can start with something that is not executable.
        for (index, command) in open.pipe.commands.iter().enumerate().skip(1) {
            if self.is_inert(*command) {
                return Err(self.error(ParseCause::NotExecutable(index + 1)));
            }
        }
        let last = open.pipe.commands.last().and_then(|id| self.nodes.get(id.0 as usize));
        let parenthesized = end.kind == TokenKind::RightParen;
        let end = if parenthesized { end.end } else { last.map_or(end.start, |node| node.end) };
        let pipe = std::mem::take(&mut open.pipe);
        Ok(self.push_node(open.pos, open.start, end, NodeKind::Pipe(Box::new(pipe))))
    }

    fn is_inert(&self, command: NodeId) -> bool {
        let Some(NodeKind::Command(args)) =
            self.nodes.get(command.0 as usize).map(|node| &node.kind)
        else {
            return false;
        };
        let first = args.first().and_then(|id| self.nodes.get(id.0 as usize));
        first.is_some_and(|node| is_constant(&node.kind) || matches!(node.kind, NodeKind::Dot))
    }

    fn leaf(&mut self, token: Token, kind: NodeKind) -> NodeId {
        self.push_node(token.start, token.start, token.end, kind)
    }

    fn text(&self, token: Token) -> String {
        String::from_utf8_lossy(self.slice(token)).into_owned()
    }

    /// A simple operand that starts with `token`, or None, with the token put back.
    fn term(&mut self, token: Token) -> Parsed<Option<NodeId>> {
        let kind = match token.kind {
            TokenKind::Identifier => {
                if !(self.has_function)(self.slice(token)) {
                    let cause = ParseCause::UnknownFunction(self.text(token));
                    return Err(self.error_at(token.start..token.end, cause));
                }
                NodeKind::Identifier
            }
            TokenKind::Dot => NodeKind::Dot,
            TokenKind::Nil => NodeKind::Nil,
            TokenKind::Variable => {
                let name = self.slice(token);
                if !self.state.variables.iter().any(|variable| variable.as_bytes() == name) {
                    let cause = ParseCause::UndefinedVariable(self.text(token));
                    return Err(self.error_at(token.start..token.end, cause));
                }
                NodeKind::Variable
            }
            TokenKind::Field => NodeKind::Field,
            TokenKind::Bool => NodeKind::Bool(self.slice(token) == b"true"),
            TokenKind::CharConstant | TokenKind::Complex | TokenKind::Number => {
                match super::number::number(self.slice(token), token.kind) {
                    Ok(number) => NodeKind::Number(Box::new(number)),
                    Err(cause) => return Err(self.error(cause)),
                }
            }
            TokenKind::Str | TokenKind::RawStr => NodeKind::Str(self.unquote(token)?),
            _ => {
                self.backup();
                return Ok(None);
            }
        };
        Ok(Some(self.leaf(token, kind)))
    }

    /// Takes in the fields that follow a term.
    fn with_fields(&mut self, term: NodeId) -> Parsed<NodeId> {
        let first = self.peek();
        if first.kind != TokenKind::Field {
            return Ok(term);
        }
        let mut end = first.end;
        while self.peek().kind == TokenKind::Field {
            end = self.next().end;
        }
        let Some(node) = self.nodes.get_mut(term.0 as usize) else {
            return Ok(term);
        };
        match &node.kind {
            // More fields of the same: Go makes a new node, at the place of the first added field.
            NodeKind::Field | NodeKind::Variable => {
                node.pos = first.start;
                node.end = end;
                Ok(term)
            }
            kind if is_constant(kind) || matches!(kind, NodeKind::Dot) => {
                let (start, end) = (node.start, node.end);
                let term = Str::from(self.lexer.slice(start, end));
                Err(self.error_at(start..end, ParseCause::FieldOf(term)))
            }
            _ => {
                let start = node.start;
                let kind = NodeKind::Chain { operand: term, fields: first.start };
                Ok(self.push_node(first.start, start, end, kind))
            }
        }
    }
}

fn push_operand(pipe: &mut OpenPipe, operand: NodeId) {
    if let Some((_, args)) = &mut pipe.command {
        args.push(operand);
    }
}

fn is_constant(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Bool(_) | NodeKind::Nil | NodeKind::Number(_) | NodeKind::Str(_))
}

fn starts_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Bool
            | TokenKind::CharConstant
            | TokenKind::Complex
            | TokenKind::Dot
            | TokenKind::Field
            | TokenKind::Identifier
            | TokenKind::Number
            | TokenKind::Nil
            | TokenKind::RawStr
            | TokenKind::Str
            | TokenKind::Variable
            | TokenKind::LeftParen
    )
}
