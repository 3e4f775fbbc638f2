//! What is wrong with a document, for messages and for editors.

use crate::cause::Cause;
use chartroom_gotemplate::Value;
use std::fmt;

/// A range of bytes of a text.
pub type Span = std::ops::Range<usize>;

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Helm refuses the document.
    Error,
    /// Helm takes the document, but probably not as it was meant.
    Warning,
}

/// A cause and how Go says it: for problems `yaml: line 3: did not find expected key`, for errors of [`crate::unmarshal`]
/// the whole text of `sigs.k8s.io/yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub cause: Cause,
    said: Said,
    /// Whether YAML was to become JSON, which Go says first.
    converting: bool,
}

impl Message {
    /// The same as go-yaml says it, without `error converting YAML to JSON: `.
    pub fn unprefixed(self) -> Self {
        Self { converting: false, ..self }
    }

    pub(crate) fn new(said: Said, cause: Cause) -> Self {
        Self { cause, said, converting: false }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.converting {
            out.write_str("error converting YAML to JSON: ")?;
        }
        match self.said {
            Said::Yaml(0) => out.write_str("yaml: "),
            Said::Yaml(line) => write!(out, "yaml: line {line}: "),
            Said::Alone => Ok(()),
            Said::Decoded => out.write_str("error unmarshaling JSON: while decoding JSON: "),
        }?;
        self.cause.fmt(out)
    }
}

/// What Go says before a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// `yaml: `, with the line where it is not the first one.
    Yaml(usize),
    /// Nothing: it is found once the document is read.
    Alone,
    /// That the document's JSON is decoded.
    Decoded,
}

/// Something to point out in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is: for errors as go-yaml says it, for warnings as we do.
    pub message: Message,
    /// Where.
    pub span: Span,
    /// 1-based line of `span`'s start; the line in go-yaml's text is often another.
    pub line: u32,
    /// Error or warning.
    pub severity: Severity,
    /// The other place concerned: the first definition of a duplicate key, the start of an unclosed quote.
    pub related: Option<Span>,
}

/// An error of [`crate::unmarshal`] and its kin.
#[derive(Clone)]
pub struct Error {
    /// The whole Go text, as `sigs.k8s.io/yaml` gives it: `error converting YAML to JSON: yaml: line 2: …`.
    pub message: Message,
    /// Where, if the error has a place.
    pub span: Option<Span>,
    /// What had been read when the error arose, as Go's `Unmarshal` leaves it in its target.
    pub partial: Value,
}

impl Error {
    pub(crate) fn new(said: Said, cause: Cause, span: Option<Span>) -> Self {
        let message = Message { cause, said, converting: said != Said::Decoded };
        Self { message, span, partial: Value::Nil }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {:?}", self.message, self.span)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(out)
    }
}

/// A fault of scanner, parser or decoder.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) cause: Cause,
    /// The line that go-yaml names (`parser.fail`): none in the first line, and only the scanner counts from one.
    pub(crate) line: usize,
    pub(crate) span: Span,
    /// Start of the construct that could not be finished.
    pub(crate) context: Option<Span>,
}

impl Fault {
    /// A fault of the decoder, which names no line.
    pub(crate) fn decoder(cause: impl Into<Cause>, span: Span) -> Self {
        Self { cause: cause.into(), line: 0, span, context: None }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Error::new(Said::Yaml(fault.line), fault.cause, Some(fault.span))
    }
}
