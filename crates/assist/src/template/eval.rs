//! From the tokens of an action to what they stand for, and to what they read on the way.

use super::scan::{Token, TokenKind, unquoted};
use super::subject::Subject;
use std::ops::Range;

/// Parentheses are followed so deep.
const DEEPEST: usize = 60;

/// A value that an action reads.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    /// Its path in the root chart's values.
    pub(crate) path: Vec<String>,
    /// The bytes of the whole operand.
    pub(crate) range: Range<usize>,
    /// The bytes of its last key.
    pub(crate) key: Range<usize>,
    /// The keys that the operand spells out, from the back: of `.a.b` below `with .Values.x` two.
    pub(crate) spelled: usize,
    /// What it is replaced by where it is missing, as written.
    pub(crate) default: Option<String>,
    /// It is printed as a whole, as YAML.
    pub(crate) whole: bool,
}

/// A call of a named template.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// The bytes of the name within its quotes.
    pub(crate) range: Range<usize>,
    pub(crate) argument: Subject,
}

/// What names mean in a place.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) dot: Subject,
    /// `$`
    pub(crate) root: Subject,
    /// Variables without their `$`, the innermost last.
    pub(crate) variables: Vec<(String, Subject)>,
}

impl Scope {
    /// A variable by its name without `$`.
    pub(crate) fn variable(&self, name: &str) -> Subject {
        if name.is_empty() {
            return self.root.clone();
        }
        let found = self.variables.iter().rev().find(|(known, _)| known == name);
        found.map_or(Subject::Unknown, |(_, subject)| subject.clone())
    }
}

/// Reads tokens.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    scope: &'a Scope,
    pub(crate) reads: Vec<Read>,
    pub(crate) calls: Vec<Call>,
}

/// An operand with what is to be known of it for the function it is given to.
struct Operand {
    subject: Subject,
    /// The reads that it made.
    reads: Range<usize>,
    range: Range<usize>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], scope: &'a Scope) -> Self {
        Self { text, tokens, at: 0, depth: 0, scope, reads: Vec::new(), calls: Vec::new() }
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// A pipeline up to a closing parenthesis or the end.
    pub(crate) fn pipeline(&mut self) -> Subject {
        let mut piped: Option<Operand> = None;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Close => break,
                TokenKind::Pipe => self.at += 1,
                _ => {
                    let from = self.at;
                    let before = piped.as_ref().map_or(self.reads.len(), |one| one.reads.start);
                    let start = piped.as_ref().map_or(token.range.start, |one| one.range.start);
                    let subject = self.command(piped.take());
                    if self.at == from {
                        self.at += 1;
                    }
                    let end =
                        self.tokens.get(self.at.saturating_sub(1)).map_or(start, |t| t.range.end);
                    piped = Some(Operand {
                        subject,
                        reads: before..self.reads.len(),
                        range: start..end,
                    });
                }
            }
        }
        piped.map_or(Subject::Unknown, |one| one.subject)
    }

    fn command(&mut self, piped: Option<Operand>) -> Subject {
        let Some(first) = self.peek() else { return Subject::Unknown };
        let name = match first.kind {
            TokenKind::Word => self.slice(&first.range),
            _ => "",
        };
        if name.is_empty() || matches!(name, "true" | "false" | "nil") {
            let mut operands = Vec::new();
            while let Some(operand) = self.operand() {
                operands.push(operand);
            }
            return operands.into_iter().next().map_or(Subject::Unknown, |one| one.subject);
        }
        self.at += 1;
        let mut arguments = Vec::new();
        while let Some(operand) = self.operand() {
            arguments.push(operand);
        }
        arguments.extend(piped);
        self.call(name, arguments)
    }

    fn operand(&mut self) -> Option<Operand> {
        let token = self.peek()?;
        let (from, start) = (self.reads.len(), token.range.start);
        let subject = match token.kind {
            TokenKind::Pipe | TokenKind::Close => return None,
            TokenKind::Open => {
                self.at += 1;
                self.depth += 1;
                let inner = if self.depth < DEEPEST { self.pipeline() } else { Subject::Unknown };
                self.depth -= 1;
                if self.peek().is_some_and(|token| token.kind == TokenKind::Close) {
                    self.at += 1;
                }
                self.fields_behind(inner)
            }
            TokenKind::Field => {
                self.at += 1;
                let dot = self.scope.dot.clone();
                self.fields(dot, token.range.clone(), 0)
            }
            TokenKind::Variable => {
                self.at += 1;
                let text = self.slice(&token.range);
                let name = text.get(1..).unwrap_or_default().split('.').next().unwrap_or_default();
                let variable = self.scope.variable(name);
                self.fields(variable, token.range.clone(), name.len() + 1)
            }
            TokenKind::Text => {
                self.at += 1;
                Subject::Text(unquoted(self.slice(&token.range)).to_owned())
            }
            TokenKind::Word if matches!(self.slice(&token.range), "true" | "false" | "nil") => {
                self.at += 1;
                Subject::Unknown
            }
            // A function among operands is called without any.
            TokenKind::Word => {
                self.at += 1;
                let name = self.slice(&token.range);
                self.call(name, Vec::new())
            }
            _ => {
                self.at += 1;
                Subject::Unknown
            }
        };
        let end = self.tokens.get(self.at.saturating_sub(1)).map_or(start, |token| token.range.end);
        Some(Operand { subject, reads: from..self.reads.len(), range: start..end })
    }

    /// `(…).a.b`
    fn fields_behind(&mut self, of: Subject) -> Subject {
        let close = self.tokens.get(self.at.saturating_sub(1)).map(|token| token.range.end);
        match self.peek() {
            Some(token) if token.kind == TokenKind::Field && Some(token.range.start) == close => {
                self.at += 1;
                self.fields(of, token.range.clone(), 0)
            }
            _ => of,
        }
    }

    /// The fields of an operand behind its first `skip` bytes.
    fn fields(&mut self, of: Subject, range: Range<usize>, skip: usize) -> Subject {
        let fields = self.text.get(range.start + skip..range.end).unwrap_or_default();
        let (mut subject, mut at, mut key) = (of, range.start + skip, range.end..range.end);
        let mut spelled = 0;
        for name in fields.split('.').skip(1) {
            at += 1;
            if !name.is_empty() {
                subject = subject.step(name);
                key = at..at + name.len();
                spelled += 1;
            }
            at += name.len();
        }
        self.note(&subject, range, key, spelled);
        subject
    }

    fn note(&mut self, subject: &Subject, range: Range<usize>, key: Range<usize>, spelled: usize) {
        for path in subject.paths().into_iter().filter(|path| !path.is_empty()) {
            self.reads.push(Read {
                path: path.to_vec(),
                range: range.clone(),
                key: key.clone(),
                spelled,
                default: None,
                whole: false,
            });
        }
    }

    fn call(&mut self, name: &str, arguments: Vec<Operand>) -> Subject {
        match name {
            "include" | "template" => self.named(&arguments),
            "default" => {
                let missing = arguments.first().map(|one| self.slice(&one.range).to_owned());
                if let Some(value) = arguments.get(1) {
                    self.each_read(value, |read| {
                        if read.default.is_none() {
                            read.default.clone_from(&missing);
                        }
                    });
                }
            }
            "toYaml" | "toYamlPretty" | "mustToYaml" | "toJson" | "tpl" => {
                if let Some(value) = arguments.first() {
                    self.each_read(value, |read| read.whole = true);
                }
            }
            "index" | "get" | "hasKey" | "dig" => self.keys(name, &arguments),
            _ => {}
        }
        meaning(name, arguments.into_iter().map(|one| one.subject).collect())
    }

    fn each_read(&mut self, operand: &Operand, change: impl FnMut(&mut Read)) {
        let reads = self.reads.get_mut(operand.reads.clone());
        reads.into_iter().flatten().for_each(change);
    }

    fn named(&mut self, arguments: &[Operand]) {
        let Some(first) = arguments.first() else { return };
        let Subject::Text(name) = &first.subject else { return };
        let argument = arguments.get(1).map_or(Subject::Unknown, |one| one.subject.clone());
        let range = first.range.start + 1..first.range.start + 1 + name.len();
        self.calls.push(Call { name: name.clone(), range, argument });
    }

    /// Keys that are looked up by their text are reads, too.
    fn keys(&mut self, name: &str, arguments: &[Operand]) {
        let (mut subject, keys): (Subject, Vec<&Operand>) = match (name, arguments.split_last()) {
            ("dig", Some((map, rest))) => {
                let keys = rest.iter().take(rest.len().saturating_sub(1)).collect();
                (map.subject.clone(), keys)
            }
            _ => match arguments.split_first() {
                Some((map, rest)) => (map.subject.clone(), rest.iter().collect()),
                None => return,
            },
        };
        for operand in keys {
            let Subject::Text(key) = &operand.subject else { return };
            subject = subject.step(key);
            let start = operand.range.start + 1;
            self.note(&subject, operand.range.clone(), start..start + key.len(), 1);
        }
    }
}

/// What a call gives.
fn meaning(name: &str, arguments: Vec<Subject>) -> Subject {
    let mut arguments = arguments.into_iter();
    match name {
        "default" | "coalesce" | "and" | "or" | "merge" | "mergeOverwrite" | "mustMerge"
        | "mustMergeOverwrite" | "concat" | "append" | "prepend" => {
            arguments.fold(Subject::Unknown, Subject::or)
        }
        "ternary" => arguments.take(2).fold(Subject::Unknown, Subject::or),
        "required" => arguments.nth(1).unwrap_or(Subject::Unknown),
        "toYaml" | "fromYaml" | "toJson" | "fromJson" | "fromYamlArray" | "fromJsonArray"
        | "tpl" | "deepCopy" | "mustDeepCopy" | "omit" | "pick" | "compact" | "uniq"
        | "sortAlpha" | "reverse" | "rest" | "initial" | "without" | "set" | "unset"
        | "toString" | "trim" | "quote" | "squote" | "nindent" | "indent" => arguments
            .find(|one| !matches!(one, Subject::Text(_) | Subject::Unknown))
            .unwrap_or(Subject::Unknown),
        "first" | "last" | "mustFirst" | "mustLast" | "values" => {
            arguments.next().map_or(Subject::Unknown, |list| list.item())
        }
        "list" | "tuple" => Subject::List(arguments.collect()),
        "dict" => dict(arguments),
        "index" | "get" => {
            let Some(map) = arguments.next() else { return Subject::Unknown };
            arguments.fold(map, |at, key| match key {
                Subject::Text(key) => at.step(&key),
                _ => at.item(),
            })
        }
        "dig" => {
            let all: Vec<Subject> = arguments.collect();
            let Some((map, rest)) = all.split_last() else { return Subject::Unknown };
            let keys = rest.iter().take(rest.len().saturating_sub(1));
            keys.fold(map.clone(), |at, key| match key {
                Subject::Text(key) => at.step(key),
                _ => at.item(),
            })
        }
        _ => Subject::Unknown,
    }
}

fn dict(mut arguments: impl Iterator<Item = Subject>) -> Subject {
    let mut pairs = Vec::new();
    while let (Some(key), Some(value)) = (arguments.next(), arguments.next()) {
        if let Subject::Text(key) = key {
            pairs.push((key, value));
        }
    }
    Subject::Dict(pairs)
}
