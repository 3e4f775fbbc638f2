//! Errors of parsing and execution: structured, with Go's text as their `Display`.

mod parse;

use crate::Str;
use crate::ast::Source;
use crate::budget::{count, size};
use crate::fmt::quote;
use crate::trace::{Scope, Taint};
pub use parse::{Clause, LexCause, ParseCause, Unexpected};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// A template that cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The text with its name.
    pub source: Rc<Source>,
    /// 1-based line that Go reports: the one of the token read last.
    pub line: u32,
    /// What is wrong.
    pub cause: ParseCause,
    /// The bytes that it is about.
    pub span: Range<u32>,
    /// The action that opened the block or expression which is not closed.
    pub opened: Option<Range<u32>>,
}

impl fmt::Display for ParseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "template: {}:{}: {}", self.source.name, self.line, self.cause)
    }
}

impl std::error::Error for ParseError {}

/// A template that failed while it was executed. An `include` in the failing template is one link, the include of
/// that include the next; Go nests errors instead, and its `errors.Unwrap` walks the same chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecError {
    /// Where it happened, innermost place first.
    pub links: Vec<Link>,
    /// What happened at the innermost place.
    pub cause: Cause,
    /// With a trace, what it is computed from.
    pub from: Option<Box<Blame>>,
}

/// What led to a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// What the failing call's arguments were computed from, or else the value at hand.
    pub data: Taint,
    /// What the failing node itself was computed from, of a template whose text was made while rendering.
    pub text: Taint,
    /// The innermost decision that was open.
    pub under: Scope,
    /// The same of the pieces of the text that the call was given, with their bytes.
    pub pieces: Vec<(Range<u32>, Taint, Scope)>,
}

/// One execution that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The template that was executing.
    pub template: Str,
    /// The node that failed.
    pub place: Place,
    /// The function that returned the error of the links before this one, or the cause.
    pub callee: Option<Callee>,
    /// The `template` actions that led to the failing template within this execution, innermost first.
    pub callers: Vec<CallSite>,
}

/// A node of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text that it stands in.
    pub source: Rc<Source>,
    /// 1-based.
    pub line: u32,
    /// 0-based, in bytes.
    pub column: u32,
    /// Its bytes.
    pub span: Range<u32>,
    /// Go's text of the node, shown in `<>`.
    pub context: String,
}

/// A function that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callee {
    /// Its name.
    pub name: String,
    /// What it put before the error that it passes on.
    pub prefix: String,
}

/// A place from which a template was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSite {
    /// The template that the call stands in.
    pub template: Str,
    /// The text.
    pub source: Rc<Source>,
    /// The bytes of the action.
    pub span: Range<u32>,
}

/// What went wrong at the innermost place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The executor's own complaint.
    Message(String),
    /// The text that a function returned.
    Function(String),
    /// A function could not parse a template.
    Parse(ParseError),
    /// One of our own limits was hit, which Helm does not have.
    Limit(Limit),
}

/// A limit of [`crate::Limits`] that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Steps.
    Steps(u64),
    /// Bytes of the rendered files.
    Output(u64),
    /// Templates executing within each other.
    Depth(usize),
    /// Bytes held at one time.
    Memory {
        /// What was to be made.
        made: Made,
        /// Its size.
        bytes: u64,
        /// Its size is not known; it is at least this.
        over: bool,
        /// What was held already.
        held: u64,
        /// What may be held.
        most: u64,
    },
}

/// What grows beyond a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A string, or text that is being written.
    Text,
    /// A list.
    List,
    /// A map.
    Map,
    /// Lists and maps within each other, such as a copy or what was read from a text.
    Values,
    /// A parsed template.
    Template,
    /// Templates executing within each other, with their variables.
    Frames,
    /// What is noted of where the output comes from.
    Trace,
}

impl Made {
    fn words(self) -> &'static str {
        match self {
            Made::Text => "a text",
            Made::List => "a list",
            Made::Map => "a map",
            Made::Values => "lists and maps",
            Made::Template => "a template",
            Made::Frames => "nested templates",
            Made::Trace => "notes of where the output comes from",
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Limit::Steps(steps) => {
                let steps = count(steps);
                write!(out, "takes too long; a render may take {steps} steps")
            }
            Limit::Output(bytes) => {
                write!(out, "writes too much; a render may write {}", size(bytes))
            }
            Limit::Depth(depth) => {
                write!(out, "nests too deep; a render may nest {} templates", count(depth as u64))
            }
            Limit::Memory { made, bytes, over, held, most } => {
                out.write_str("would make ")?;
                out.write_str(made.words())?;
                if bytes > 0 {
                    let over = if over { "more than " } else { "" };
                    write!(out, " of {over}{}", size(bytes))?;
                }
                if bytes <= most {
                    write!(out, " beside the {} that are held", size(held))?;
                }
                write!(out, "; a render may hold {}", size(most))
            }
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Message(text) | Cause::Function(text) => out.write_str(text),
            Cause::Parse(error) => error.fmt(out),
            Cause::Limit(limit) => limit.fmt(out),
        }
    }
}

impl fmt::Display for Link {
    /// Go's text of this link up to the error that it wraps.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { source, line, column, context, .. } = &self.place;
        let template = quote(self.template.as_bytes());
        write!(
            out,
            "template: {}:{line}:{column}: executing {template} at <{context}>: ",
            source.name
        )?;
        match &self.callee {
            Some(callee) => write!(out, "error calling {}: {}", callee.name, callee.prefix),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ExecError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.links.iter().rev().try_for_each(|link| link.fmt(out))?;
        self.cause.fmt(out)
    }
}

impl std::error::Error for ExecError {}

/// An error of a template, as the cause of a function's error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// It did not parse.
    Parse(ParseError),
    /// It failed.
    Exec(ExecError),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateError::Parse(error) => error.fmt(out),
            TemplateError::Exec(error) => error.fmt(out),
        }
    }
}

impl From<ParseError> for TemplateError {
    fn from(error: ParseError) -> Self {
        TemplateError::Parse(error)
    }
}

impl From<ExecError> for TemplateError {
    fn from(error: ExecError) -> Self {
        TemplateError::Exec(error)
    }
}
