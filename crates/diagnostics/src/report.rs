//! The one type for everything that can be wrong.

use crate::FileId;

/// A byte range in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Bytes of a file; one of 4 GiB and more is not read.
    pub fn of(file: FileId, bytes: &std::ops::Range<usize>) -> Self {
        Self { file, start: bytes.start as u32, end: bytes.end as u32 }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Helm, the API server or the engine rejects it.
    Error,
    /// It renders and applies but breaks later.
    Warning,
    /// Advice.
    Info,
}

/// What a related place has to do with the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A caller: `include`, `template` or `tpl`.
    CalledFrom,
    /// The values key that the faulty text came from.
    ValueFrom,
    /// The line of the rendered manifest.
    RenderedHere,
    /// Where the thing in question is defined.
    DefinedHere,
    /// The part of values.schema.json that says so.
    SchemaSays,
}

/// A further place that explains the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What it has to do with it.
    pub role: Role,
    /// The place.
    pub span: Span,
    /// A few words.
    pub message: String,
}

/// One change of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A way out that can be applied by one click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Edits of the user's files; they do not overlap.
    pub edits: Vec<Edit>,
}

/// What a program has to know of a mistake beyond its code, in whatever language it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An entry of the values has another shape than its readers take; whether the fix sets what they read.
    Shape {
        /// The fix does.
        sets: bool,
    },
    /// A field that is misspelt: the name that was meant, which the fix writes.
    Misspelt(String),
    /// A field that is required and missing: its path.
    Missing(String),
    /// Lines that an action prints at the wrong level, which the fix changes.
    Shifted,
    /// A name that an object cannot have.
    Name,
}

/// The rendered object that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Kubernetes kind.
    pub kind: String,
    /// metadata.name.
    pub name: String,
}

/// A problem at its place, with the reason and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `area/kebab-name` (areas: yaml, template, exec, values, output, kube, checks, internal), or the id of
    /// a rule of the catalogue (`GPU001`).
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The place, when there is one in a file.
    pub span: Option<Span>,
    /// What to do about it.
    pub help: Option<String>,
    /// Further places, nearest first.
    pub related: Vec<Related>,
    /// Edits that mend it.
    pub fix: Option<Fix>,
    /// The rendered object it is about.
    pub subject: Option<Subject>,
    /// Helm's exact text where Helm would fail or log.
    pub helm_text: Option<String>,
    /// Why it matters and where to read on, for what a rule of the catalogue found.
    pub doc: Option<Doc>,
    /// How often it was found at this place: a template's loop says the same at every turn.
    pub count: u32,
    /// What sort of mistake it is, where others are told from it.
    pub mark: Option<Mark>,
}

/// What there is to say about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doc {
    /// What goes wrong otherwise, in a few sentences.
    pub why: &'static str,
    /// The documentation that the rule follows.
    pub link: &'static str,
}

impl Diagnostic {
    /// The same with a way out: one edit that writes `text` over a place.
    pub fn with_edit(mut self, title: &str, span: Span, text: &str) -> Self {
        let edits = vec![Edit { span, text: text.to_owned() }];
        self.fix = Some(Fix { title: title.to_owned(), edits });
        self
    }

    /// A bare error; fill in the rest.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A bare warning; fill in the rest.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// A diagnostic without a place.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            span: None,
            help: None,
            related: Vec::new(),
            fix: None,
            subject: None,
            helm_text: None,
            doc: None,
            count: 1,
            mark: None,
        }
    }

    /// The same with what sort of mistake it is.
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// The same at a place.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same with a way out in words.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with Helm's exact text.
    pub fn helm(mut self, text: impl Into<String>) -> Self {
        self.helm_text = Some(text.into());
        self
    }

    /// The same with a further place.
    pub fn related(mut self, role: Role, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { role, span, message: message.into() });
        self
    }
}
