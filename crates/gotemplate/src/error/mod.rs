//! Errors of parsing and execution: structured, with Go's text as their `Display`.

mod limit;
mod parse;

use crate::ast::Source;
use crate::fmt::quote;
use crate::trace::{Scope, Taint};
use crate::{Kind, ParamType, Str};
pub use limit::{Limit, Made};
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
    pub cause: Rc<Cause>,
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

/// What went wrong at the innermost place, with Go's message as its `Display`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A variable that nothing has declared.
    UndefinedVariable(Str),
    /// `template` of a name that there is not.
    NoTemplate(Str),
    /// `template` within itself, deeper than Go allows.
    TemplateDepth(u32),
    /// A field of nothing.
    NilPointer(String),
    /// A field of a value of a type that has none of this name.
    NoField {
        /// Its name.
        field: String,
        /// The Go type of the value.
        of: String,
    },
    /// A field that templates cannot see.
    Unexported {
        /// Its name.
        field: String,
        /// The Go type of the value.
        of: String,
    },
    /// A key with arguments.
    NotAMethod(String),
    /// A field with arguments.
    NotInvocable(String),
    /// A value with arguments that is no function; its text.
    NotAFunction(String),
    /// A name that was a function when the text was parsed.
    UndefinedFunction(String),
    /// `nil` in the place of a command.
    NilCommand,
    /// `range` over what has no items.
    NotIterable {
        /// As Go prints it.
        shown: Str,
        /// What it is.
        kind: Kind,
    },
    /// `range` over a number with two variables.
    OneVariable(Str),
    /// More or fewer arguments than a function takes.
    ArgumentCount {
        /// The function.
        function: String,
        /// How many it takes.
        want: usize,
        /// It takes more as well.
        at_least: bool,
        /// How many it is given.
        got: usize,
    },
    /// No value where a type without nil is wanted.
    InvalidValue(ParamType),
    /// A value of a type that a parameter does not take.
    WrongType {
        /// The parameter's.
        wants: ParamType,
        /// The value's Go type.
        got: String,
    },
    /// The literal `nil` for a type without nil.
    NilLiteral(ParamType),
    /// A literal for a parameter that takes others.
    WrongLiteral {
        /// The parameter's type.
        wants: ParamType,
        /// The literal.
        found: String,
    },
    /// A literal for a parameter that takes none.
    UnfitLiteral {
        /// The parameter's type.
        wants: ParamType,
        /// The literal.
        found: String,
    },
    /// A literal of a whole number that `int` does not hold.
    Overflow(String),
    /// Two values that cannot be compared, by their Go types.
    Incomparable(String, String),
    /// A name that the set of templates does not have; the name of the set.
    NotAssociated(Str, &'static str),
    /// The template itself ended the render, with a text of its own.
    Refused(String),
    /// The text that a function returned.
    Function(String),
    /// A function could not parse a template.
    Parse(ParseError),
    /// One of our own limits was hit, which Helm does not have.
    Limit(Limit),
}

impl Cause {
    /// The limit that was hit, where it is no error of Go's.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Cause::Limit(limit) => Some(*limit),
            _ => None,
        }
    }
}

impl ParamType {
    /// What a literal of this type is called in messages.
    fn literal(self) -> &'static str {
        match self {
            ParamType::Str => "string",
            ParamType::Bool => "bool",
            ParamType::Int | ParamType::Int64 => "integer",
            ParamType::Uint32 => "unsigned integer",
            _ => "float",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::UndefinedVariable(name) => write!(out, "undefined variable: {name}"),
            Cause::NoTemplate(name) => {
                write!(out, "template {} not defined", quote(name.as_bytes()))
            }
            Cause::TemplateDepth(most) => {
                write!(out, "exceeded maximum template depth ({most})")
            }
            Cause::NilPointer(field) => {
                write!(out, "nil pointer evaluating interface {{}}.{field}")
            }
            Cause::NoField { field, of } => {
                write!(out, "can't evaluate field {field} in type {of}")
            }
            Cause::Unexported { field, of } => {
                write!(out, "{field} is an unexported field of struct type {of}")
            }
            Cause::NotAMethod(field) => write!(out, "{field} is not a method but has arguments"),
            Cause::NotInvocable(field) => {
                write!(out, "{field} has arguments but cannot be invoked as function")
            }
            Cause::NotAFunction(text) => write!(out, "can't give argument to non-function {text}"),
            Cause::UndefinedFunction(name) => {
                write!(out, "{} is not a defined function", quote(name.as_bytes()))
            }
            Cause::NilCommand => out.write_str("nil is not a command"),
            Cause::NotIterable { shown, .. } => write!(out, "range can't iterate over {shown}"),
            Cause::OneVariable(shown) => {
                write!(out, "can't use {shown} to iterate over more than one variable")
            }
            Cause::ArgumentCount { function, want, at_least, got } => {
                let least = if *at_least { "at least " } else { "" };
                write!(out, "wrong number of args for {function}: want {least}{want} got {got}")
            }
            Cause::InvalidValue(wants) => {
                write!(out, "invalid value; expected {}", wants.go_type())
            }
            Cause::WrongType { wants, got } => {
                write!(out, "wrong type for value; expected {}; got {got}", wants.go_type())
            }
            Cause::NilLiteral(wants) => write!(out, "cannot assign nil to {}", wants.go_type()),
            Cause::WrongLiteral { wants, found } => {
                write!(out, "expected {}; found {found}", wants.literal())
            }
            Cause::UnfitLiteral { wants, found } => {
                write!(out, "can't handle {found} for arg of type {}", wants.go_type())
            }
            Cause::Overflow(text) => write!(out, "{text} overflows int"),
            Cause::Incomparable(left, right) => {
                write!(out, "incompatible types for comparison: {left} and {right}")
            }
            Cause::NotAssociated(name, set) => {
                let name = quote(name.as_bytes());
                write!(out, "template: no template {name} associated with template \"{set}\"")
            }
            Cause::Refused(text) | Cause::Function(text) => out.write_str(text),
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
