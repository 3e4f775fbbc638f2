//! A walk over the actions of a template: which names mean what where, what is read, which templates are called.

use super::eval::{Call, Read, Reader, Scope};
use super::scan::{Action, Token, TokenKind, unquoted};
use super::subject::Subject;
use std::ops::Range;

/// A definition in a template.
#[derive(Clone, Debug)]
pub(crate) struct Define {
    pub(crate) name: String,
    /// The bytes of the name within its quotes.
    pub(crate) range: Range<usize>,
    /// From behind its opening action to its `end`.
    pub(crate) body: Range<usize>,
    /// The opening action.
    pub(crate) head: Range<usize>,
    /// The comment right above it.
    pub(crate) doc: Option<Range<usize>>,
}

/// An open block.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// `if`, `with`, `range`, `define`, `block`
    pub(crate) word: String,
    pub(crate) action: Range<usize>,
    /// The reads of its condition.
    pub(crate) reads: Vec<Vec<String>>,
    scope: Scope,
    has_else: bool,
}

/// What a walk finds.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) reads: Vec<(Read, usize)>,
    pub(crate) calls: Vec<(Call, usize)>,
    pub(crate) defines: Vec<Define>,
    /// Blocks with their bytes, for folding and symbols: word, opening action, closing action.
    pub(crate) blocks: Vec<(String, Range<usize>, Range<usize>)>,
}

/// What holds in a place.
pub(crate) struct Here {
    pub(crate) scope: Scope,
    pub(crate) blocks: Vec<Block>,
}

/// Walks over all actions, or those before `until`. `dot_of` says what the dot of a definition is.
pub(crate) fn walk(
    text: &str,
    actions: &[Action],
    context: &Subject,
    dot_of: &dyn Fn(&str) -> Subject,
    until: usize,
) -> (Walked, Here) {
    let scope = Scope { dot: context.clone(), root: context.clone(), variables: Vec::new() };
    let mut walk =
        Walk { text, dot_of, scope, open: Vec::new(), found: Walked::default(), doc: None };
    for (number, action) in
        actions.iter().enumerate().take_while(|(_, one)| one.range.start < until)
    {
        // Names that an action declares hold behind it.
        if action.inside.end >= until && action.range.start + 2 <= until {
            break;
        }
        walk.action(number, action);
    }
    let Walk { scope, open, mut found, .. } = walk;
    for block in open.iter().rev().filter(|block| matches!(block.word.as_str(), "define" | "block"))
    {
        if let Some(define) =
            found.defines.iter_mut().rev().find(|define| define.head == block.action)
        {
            define.body.end = text.len();
        }
    }
    (found, Here { scope, blocks: open })
}

struct Walk<'a> {
    text: &'a str,
    dot_of: &'a dyn Fn(&str) -> Subject,
    scope: Scope,
    open: Vec<Block>,
    found: Walked,
    doc: Option<Range<usize>>,
}

impl Walk<'_> {
    fn slice(&self, token: &Token) -> &str {
        self.text.get(token.range.clone()).unwrap_or_default()
    }

    fn action(&mut self, number: usize, action: &Action) {
        if action.comment {
            self.doc = Some(action.range.clone());
            return;
        }
        let doc = self.doc.take().filter(|doc| {
            let between = self.text.get(doc.end..action.range.start).unwrap_or_default();
            between.trim().is_empty()
        });
        let word = action.word(self.text).to_owned();
        let rest = action.tokens.get(1..).unwrap_or_default();
        match word.as_str() {
            "if" | "with" | "range" => self.begin(number, action, &word, rest),
            "define" | "block" => self.define(number, action, &word, rest, doc),
            "else" => self.otherwise(number, action, rest),
            "end" => self.end(action),
            _ => {
                let (subject, declared) = self.pipeline(number, &action.tokens);
                self.declare(&action.tokens, &declared, subject);
            }
        }
    }

    /// The meaning of a pipeline, and the variables that it declares.
    fn pipeline(&mut self, number: usize, tokens: &[Token]) -> (Subject, Vec<String>) {
        let assign = tokens.iter().take(4).position(|token| token.kind == TokenKind::Assign);
        let (names, tokens) = match assign {
            Some(at) => (tokens.get(..at), tokens.get(at + 1..)),
            None => (None, Some(tokens)),
        };
        let names = names.unwrap_or_default().iter().filter(|one| one.kind == TokenKind::Variable);
        let names = names.map(|one| self.slice(one).trim_start_matches('$').to_owned()).collect();
        let mut reader = Reader::new(self.text, tokens.unwrap_or_default(), &self.scope);
        let subject = reader.pipeline();
        let (reads, calls) = (reader.reads, reader.calls);
        self.found.reads.extend(reads.into_iter().map(|read| (read, number)));
        self.found.calls.extend(calls.into_iter().map(|call| (call, number)));
        (subject, names)
    }

    fn declare(&mut self, tokens: &[Token], names: &[String], subject: Subject) {
        let Some(name) = names.first() else { return };
        let assigns =
            tokens.iter().any(|token| token.kind == TokenKind::Assign && self.slice(token) == "=");
        if assigns
            && let Some(known) = self.scope.variables.iter_mut().rev().find(|(one, _)| one == name)
        {
            known.1 = known.1.clone().or(subject);
            return;
        }
        self.scope.variables.push((name.clone(), subject));
    }

    fn begin(&mut self, number: usize, action: &Action, word: &str, rest: &[Token]) {
        let outer = self.scope.clone();
        let from = self.found.reads.len();
        let (subject, names) = self.pipeline(number, rest);
        let read = self.found.reads.get(from..).unwrap_or_default();
        let reads = read.iter().map(|(read, _)| read.path.clone()).collect();
        match word {
            "with" => {
                self.declare(rest, &names, subject.clone());
                self.scope.dot = subject;
            }
            "range" => {
                self.scope.dot = subject.item();
                let value = names.last().cloned();
                if names.len() > 1 {
                    self.scope
                        .variables
                        .extend(names.first().map(|key| (key.clone(), Subject::Unknown)));
                }
                self.scope.variables.extend(value.map(|name| (name, subject.item())));
            }
            _ => self.declare(rest, &names, subject),
        }
        self.open.push(Block {
            word: word.to_owned(),
            action: action.range.clone(),
            reads,
            scope: outer,
            has_else: false,
        });
    }

    fn define(
        &mut self,
        number: usize,
        action: &Action,
        word: &str,
        rest: &[Token],
        doc: Option<Range<usize>>,
    ) {
        let outer = self.scope.clone();
        let Some(first) = rest.first() else { return };
        let name = unquoted(self.slice(first)).to_owned();
        let start = first.range.start + 1;
        if word == "block" {
            let (argument, _) = self.pipeline(number, rest.get(1..).unwrap_or_default());
            let call = Call { name: name.clone(), range: start..start + name.len(), argument };
            self.found.calls.push((call, number));
        }
        let dot = (self.dot_of)(&name);
        self.scope = Scope { dot: dot.clone(), root: dot, variables: Vec::new() };
        self.found.defines.push(Define {
            range: start..start + name.len(),
            name,
            body: action.range.end..action.range.end,
            head: action.range.clone(),
            doc,
        });
        self.open.push(Block {
            word: word.to_owned(),
            action: action.range.clone(),
            reads: Vec::new(),
            scope: outer,
            has_else: false,
        });
    }

    fn otherwise(&mut self, number: usize, _: &Action, rest: &[Token]) {
        let Some(outer) = self.open.last().map(|block| block.scope.clone()) else { return };
        self.scope = outer;
        if let Some(block) = self.open.last_mut() {
            block.has_else = true;
        }
        let word = rest.first().map(|token| self.slice(token).to_owned()).unwrap_or_default();
        let from = self.found.reads.len();
        if matches!(word.as_str(), "if" | "with") {
            let (subject, names) = self.pipeline(number, rest.get(1..).unwrap_or_default());
            self.declare(rest, &names, subject.clone());
            if word == "with" {
                self.scope.dot = subject;
            }
        }
        let read = self.found.reads.get(from..).unwrap_or_default();
        let reads: Vec<Vec<String>> = read.iter().map(|(read, _)| read.path.clone()).collect();
        if let Some(block) = self.open.last_mut() {
            block.reads = reads;
        }
    }

    fn end(&mut self, action: &Action) {
        let Some(block) = self.open.pop() else { return };
        if matches!(block.word.as_str(), "define" | "block")
            && let Some(define) =
                self.found.defines.iter_mut().rev().find(|one| one.head == block.action)
        {
            define.body.end = action.range.start;
        }
        self.found.blocks.push((block.word.clone(), block.action.clone(), action.range.clone()));
        let variables = std::mem::take(&mut self.scope.variables);
        self.scope = block.scope;
        // What an assignment in the block made of an outer variable stays.
        for (outer, inner) in self.scope.variables.iter_mut().zip(variables) {
            if outer.0 == inner.0 {
                outer.1 = inner.1;
            }
        }
    }
}

impl Block {
    /// Whether an `else` may follow.
    pub(crate) fn takes_else(&self) -> bool {
        !self.has_else && matches!(self.word.as_str(), "if" | "with" | "range")
    }
}
