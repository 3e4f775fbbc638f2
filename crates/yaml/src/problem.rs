//! What is wrong with a document, for messages and for editors.

use chartroom_gotemplate::Value;

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

/// Something to point out in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// For errors go-yaml's text (`yaml: line 3: did not find expected key`); for warnings our own.
    pub message: String,
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
    pub message: String,
    /// Where, if the error has a place.
    pub span: Option<Span>,
    /// What had been read when the error arose, as Go's `Unmarshal` leaves it in its target.
    pub partial: Value,
}

impl Error {
    pub(crate) fn new(message: String, span: Option<Span>) -> Self {
        Self { message, span, partial: Value::Nil }
    }
}

impl std::fmt::Debug for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} at {:?}", self.message, self.span)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

/// Which part of go-yaml raised a fault: it decides the line in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Reader,
    Scanner,
    Parser,
    Decoder,
}

/// A fault of scanner, parser or decoder, before it is worded.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) stage: Stage,
    pub(crate) message: String,
    /// 0-based line that go-yaml knows.
    pub(crate) line: usize,
    pub(crate) span: Span,
    /// Start of the construct that could not be finished.
    pub(crate) context: Option<Span>,
}

impl Fault {
    /// A fault of the decoder, which names no line.
    pub(crate) fn decoder(message: String, span: Span) -> Self {
        Self { stage: Stage::Decoder, message, line: 0, span, context: None }
    }

    /// go-yaml's text (`parser.fail`): faults in the first line carry no line number, and only the scanner counts
    /// from one.
    pub(crate) fn text(&self) -> String {
        match (self.line, self.stage) {
            (0, _) => format!("yaml: {}", self.message),
            (line, Stage::Scanner) => format!("yaml: line {}: {}", line + 1, self.message),
            (line, _) => format!("yaml: line {line}: {}", self.message),
        }
    }
}
