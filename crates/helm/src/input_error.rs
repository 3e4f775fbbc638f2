//! What is wrong with a chart or its values before anything renders, and with what was rendered.

use std::fmt;
use std::ops::Range;

/// An error of loading, of dependencies or of values. Helm prints its `Display` after `Error: `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// What is wrong.
    pub cause: Box<InputCause>,
    /// What Helm says first.
    before: String,
    /// The file it is in, as a path below the root chart (`charts/sub/Chart.yaml`), where there is one.
    pub file: Option<String>,
    /// The bytes of that file that are meant.
    pub span: Option<Range<u32>>,
}

/// What is wrong, with Helm's words as its `Display`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputCause {
    /// A text that is no YAML, or no map.
    Yaml(chartroom_yaml::Message),
    /// A value of a kind that Go does not decode.
    Unfit {
        /// What encoding/json calls it.
        got: &'static str,
        /// The Go struct and the path of its field; None of the whole document.
        field: Option<String>,
        /// The Go type that is wanted.
        wants: String,
    },
    /// A line of a values file that begins like a separator of documents; what stands behind the dashes.
    Separator(String),
    /// The `apiVersion` of a chart that no loader takes.
    ApiVersion,
    /// The `version` of a chart that is none.
    Version(String),
    /// The `type` of a chart that is none.
    Type,
    /// Charts of `dependencies` that are not there.
    MissingDependencies(Vec<String>),
    /// Helm's words for anything else.
    Other(String),
}

impl From<String> for InputCause {
    fn from(text: String) -> Self {
        Self::Other(text)
    }
}

impl From<&str> for InputCause {
    fn from(text: &str) -> Self {
        Self::Other(text.to_owned())
    }
}

impl InputError {
    /// An error that belongs to no file.
    pub fn new(cause: impl Into<InputCause>) -> Self {
        Self { cause: Box::new(cause.into()), before: String::new(), file: None, span: None }
    }

    /// The same in a file.
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The same at a place of its file.
    pub fn at(mut self, span: Option<Range<u32>>) -> Self {
        self.span = span;
        self
    }

    /// The same error as Helm wraps it: `prefix: message`.
    pub fn wrap(mut self, prefix: &str) -> Self {
        self.before = format!("{prefix}: {}", self.before);
        self
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.before, self.cause)
    }
}

impl fmt::Display for InputCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InputCause::Yaml(message) => message.fmt(out),
            InputCause::Unfit { got, field, wants } => {
                write!(
                    out,
                    "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {got} into Go "
                )?;
                match field {
                    Some(field) => write!(out, "struct field {field} of type {wants}"),
                    None => write!(out, "value of type {wants}"),
                }
            }
            InputCause::Separator(rest) => {
                write!(out, "error reading yaml document: invalid Yaml document separator: {rest}")
            }
            InputCause::ApiVersion => out.write_str("unsupported chart version"),
            InputCause::Version(version) => {
                let version = chartroom_gotemplate::fmt::quote(version.as_bytes());
                write!(out, "chart.metadata.version {version} is invalid")
            }
            InputCause::Type => out.write_str("chart.metadata.type must be application or library"),
            InputCause::MissingDependencies(names) => {
                write!(
                    out,
                    "an error occurred while checking for chart dependencies. You may need to run 'helm dependency \
                     build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: {}",
                    names.join(", ")
                )
            }
            InputCause::Other(text) => out.write_str(text),
        }
    }
}

impl std::error::Error for InputError {}
