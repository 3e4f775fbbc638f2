//! What Helm logs while it puts values together.

use chartroom_gotemplate::{Value, fmt};

/// A place in the values, as Helm names it in its log and as keys from the root of the values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// `t.sub.key`: chart names, then keys.
    pub(crate) helm: String,
    /// Keys from the root chart's values.
    pub(crate) path: Vec<String>,
}

impl Place {
    /// The place of a key below this one.
    pub(crate) fn key(&self, key: &str) -> Self {
        let mut path = self.path.clone();
        path.push(key.to_owned());
        Self { helm: join(&self.helm, key), path }
    }
}

/// Helm's `concatPrefix`
pub(crate) fn join(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }
}

/// The levels Helm logs at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `level=INFO`
    Info,
    /// `level=WARN`
    Warn,
    /// `level=ERROR`
    Error,
}

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// The user gives a table where the chart's own default is a scalar or list: the user's stays.
    TableOverScalar,
    /// A scalar or list stands over a table: the table is dropped.
    TableUnderScalar,
    /// A table stands over a scalar or list: the latter is dropped.
    ScalarUnderTable,
    /// `global` is no table in the parent or in the subchart, so globals are not handed down.
    GlobalsNotTable,
    /// A global table of the parent meets something else in the subchart.
    GlobalConflict,
    /// A condition or tag has a value that is no bool.
    NotBool,
    /// A schema refers to a `urn:` that nobody resolves.
    UnresolvedSchema,
    /// `import-values` names a table that is not there.
    MissingImport,
    /// Dependencies could not be processed; the error says why.
    DependenciesFailed,
    /// Something is done in a way that is outdated.
    Deprecated,
}

/// One line of Helm's log, with the structure behind it.
#[derive(Clone)]
pub struct Warning {
    /// Its level.
    pub level: Level,
    /// What it is about.
    pub kind: WarningKind,
    /// Helm's text.
    pub message: String,
    /// Helm's attributes: `path=… chart=…`.
    pub attributes: Vec<(&'static str, String)>,
    /// The key it is about, from the root chart's values.
    pub path: Vec<String>,
    /// The default that is left out.
    pub ignored: Option<Value>,
    /// The value that stays.
    pub kept: Option<Value>,
}

impl Warning {
    /// A warning about two values that do not fit.
    pub(crate) fn values(kind: WarningKind, place: Place, ignored: Value, kept: Value) -> Self {
        let key = &place.helm;
        let shown = || fmt::display(&ignored).to_text().into_owned();
        let message = match kind {
            WarningKind::TableOverScalar => {
                format!("warning: skipped value for {key}: Not a table.")
            }
            WarningKind::TableUnderScalar => {
                format!("warning: cannot overwrite table with non table for {key} ({})", shown())
            }
            _ => format!(
                "warning: destination for {key} is a table. Ignoring non-table value ({})",
                shown()
            ),
        };
        let mut warning = Self::new(Level::Info, kind, message).at(place.path);
        (warning.ignored, warning.kept) = (Some(ignored), Some(kept));
        warning
    }

    pub(crate) fn new(level: Level, kind: WarningKind, message: impl Into<String>) -> Self {
        Self {
            level,
            kind,
            message: message.into(),
            attributes: Vec::new(),
            path: Vec::new(),
            ignored: None,
            kept: None,
        }
    }

    pub(crate) fn at(mut self, path: Vec<String>) -> Self {
        self.path = path;
        self
    }

    pub(crate) fn attribute(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.attributes.push((name, text.into()));
        self
    }

    /// The line as Helm prints it on stderr, without the newline: Go's `slog.TextHandler` without a time.
    pub fn log_line(&self) -> String {
        let level = match self.level {
            Level::Info => "INFO",
            Level::Warn => "WARN",
            Level::Error => "ERROR",
        };
        let mut line = format!("level={level} msg={}", log_value(&self.message));
        for (name, text) in &self.attributes {
            line.push_str(&format!(" {name}={}", log_value(text)));
        }
        line
    }
}

/// A string as `slog.TextHandler` writes it: quoted when it is empty or has blanks, quotes, `=` or anything that is
/// not printable. A backslash alone does not make it quote.
pub fn log_value(text: &str) -> String {
    let quoted = fmt::quote(text.as_bytes());
    let plain = !text.is_empty()
        && !text.contains([' ', '=', '"', '\u{fffd}', '\u{7f}'])
        && quoted.replace(r"\\", r"\").trim_matches('"') == text;
    if plain { text.to_owned() } else { quoted }
}
