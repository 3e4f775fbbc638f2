//! Why a chart does not render: structured, with Helm's text made from the structure.

use crate::InputError;
use crate::engine::{exec_error_text, parse_error_text};
use crate::release::ManifestError;
use crate::schema::SchemaError;
use crate::values::ValuesError;
use chartroom_gotemplate::{ExecError, ParseError};

/// One reason why Helm prints an error instead of manifests.
#[derive(Clone, Debug)]
pub enum Failure {
    /// A layer cannot be read.
    Values(ValuesError),
    /// The chart cannot be loaded, or its dependencies or values do not fit.
    Input(InputError),
    /// A flag has a value that Helm refuses.
    Flag(String),
    /// The release name is malformed; the name and Helm's reason.
    ReleaseName(String, String),
    /// The values break a values.schema.json.
    Schema(SchemaError),
    /// The chart is not made for the Kubernetes version; Helm's text.
    KubeVersion(String),
    /// A template cannot be parsed.
    Parse(ParseError),
    /// A template fails while it is executed; the file that was being rendered comes first.
    Exec(String, Box<ExecError>),
    /// A rendered document cannot be read.
    Manifest(ManifestError),
}

impl Failure {
    /// What Helm prints after `Error: `.
    pub fn helm_text(&self) -> String {
        let text = match self {
            Failure::Values(error) => error.cause.to_string(),
            Failure::Input(error) => error.to_string(),
            Failure::Flag(text) | Failure::KubeVersion(text) => text.clone(),
            Failure::ReleaseName(name, reason) => {
                format!("release name check failed: release name {name:?}: {reason}")
            }
            Failure::Schema(error) => error.message.clone(),
            Failure::Parse(error) => parse_error_text(error),
            Failure::Exec(_, error) => exec_error_text(error),
            Failure::Manifest(error) => error.helm_text(),
        };
        if self.with_release() {
            return format!("{text}\n\nUse --debug flag to render out invalid YAML");
        }
        text
    }

    /// Lines that Helm logs before it gives up.
    pub fn log_lines(&self) -> Vec<String> {
        match self {
            Failure::ReleaseName(name, reason) => {
                let error = crate::values::log_value(&format!("release name {name:?}: {reason}"));
                vec![format!("level=ERROR msg=\"release name check failed\" error={error}")]
            }
            _ => Vec::new(),
        }
    }

    /// Whether a render was stopped because it took more than it may.
    pub fn is_limit(&self) -> bool {
        matches!(self, Failure::Exec(_, error) if error.cause.limit().is_some())
    }

    /// Whether Helm had a release by then and so adds its hint at `--debug`.
    fn with_release(&self) -> bool {
        matches!(
            self,
            Failure::KubeVersion(_) | Failure::Parse(_) | Failure::Exec(..) | Failure::Manifest(_)
        ) && !self.is_limit()
    }
}
