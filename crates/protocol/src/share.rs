//! What a share link carries, and what opening one gives back.

use crate::{ChartFile, Environment};
use serde::{Deserialize, Serialize};

/// The difference to the chart that the link opens on, or that chart itself. What equals it is left out by the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SharedState {
    /// Name of the chart it was made on.
    pub chart: String,
    /// Its version.
    pub chart_version: String,
    /// Name of the environment that opens.
    pub open: String,
    /// All environments, when their list differs from the built-in one.
    pub environments: Option<Vec<Environment>>,
    /// `--kube-version`, when it is not the built-in one.
    pub kube_version: Option<String>,
    /// Files that differ.
    pub files: Vec<SharedFile>,
}

/// All that a link carries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The difference, or a chart with all files that are text.
    pub state: SharedState,
    /// Of a whole chart, its other files; none of a difference.
    pub binaries: Option<Vec<ChartFile>>,
    /// Files that are differences to files of the chart.
    pub patches: Vec<SharedPatch>,
}

/// What the page tells the view that shares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sharing {
    /// The name of the open environment.
    pub environment: String,
    /// The chart is the user's own.
    pub own: bool,
    /// Files outside of the layers are changed.
    pub chart_changed: bool,
    /// How much goes in: the open environment, all layers, everything.
    pub include: u8,
    /// What looks like a secret is replaced.
    pub redact: bool,
    /// What looks like one: the file, the 0-based line, the key, and a part of the value.
    pub secrets: Vec<(String, u32, String, String)>,
    /// How many files each of the choices holds, and how many bytes.
    pub sizes: [(u32, u32); 3],
    /// The payload of the link once it is written, or why there is none.
    pub payload: Option<Result<String, String>>,
}

/// A file as its difference to one of the chart's; see `chartroom-patch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPatch {
    /// Its path.
    pub path: String,
    /// The path of the file that it is a difference to.
    pub from: String,
    /// The fingerprint of that file's text.
    pub of: u32,
    /// Lines that stay, lines that go, and what comes in their place.
    pub changes: Vec<(u32, u32, String)>,
}

/// A file that differs from the built-in chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedFile {
    /// Path inside the chart folder.
    pub path: String,
    /// The text; none when the file was removed.
    pub text: Option<String>,
}
