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
    /// The payload of the link that one to be written answers.
    pub answers: Option<String>,
    /// What goes along with one to be written: an [`Along`] as bytes.
    pub along: Vec<u8>,
    /// What looks like a secret in one to be written goes along as it is.
    pub keep_secrets: bool,
}

/// What goes along with a link, as the view that shares chooses it and the worker writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Along {
    /// Where the sender stands.
    pub place: Option<SharedPlace>,
    /// As what it is shared.
    pub form: Form,
    /// The address of the page, for texts that hold the link.
    pub address: String,
    /// Which of [`Written::entries`] a snippet has; none for those that were changed.
    pub chosen: Option<Vec<bool>>,
}

/// As what something is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A link.
    #[default]
    Link,
    /// Markdown with the overlay, figures and the link.
    Markdown,
    /// A link to some entries of the overlay, for whatever chart has their keys.
    Snippet,
    /// A frame with the link, for other pages.
    Embed,
}

/// What was written beside the payload of a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// What looks like a secret: the file, the 0-based line, the key, and a part of the value.
    pub secrets: Vec<(String, u32, String, String)>,
    /// Markdown with the link, where that was wanted.
    pub markdown: Option<String>,
    /// The entries of the overlay, where a snippet was wanted.
    pub entries: Vec<SnippetEntry>,
    /// Those that were chosen, as YAML.
    pub snippet: String,
}

/// An entry of an overlay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SnippetEntry {
    /// `autoscaling.maxReplicas`
    pub name: String,
    /// Its value, on one line.
    pub value: String,
    /// It is part of the snippet.
    pub chosen: bool,
    /// It looks like a secret, and goes into no snippet.
    pub secret: bool,
}

/// Where the sender stood; the environment is the one that opens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SharedPlace {
    /// The tab of the output, counted from the left.
    pub tab: u32,
    /// A line of the manifests.
    pub line: Option<SharedLine>,
    /// Whether its explanation was pinned.
    pub pinned: bool,
    /// A line of a file, counted from 0.
    pub file: Option<(String, u32)>,
    /// The code of a finding, which stands at the line of the file.
    pub problem: Option<String>,
    /// What the environment was compared with; empty for the chart as it came.
    pub compared: Option<String>,
}

/// A line of an object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SharedLine {
    /// The kind of the object.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The line, counted from 0.
    pub line: u32,
    /// What tells its text from others; filled in where the link is written.
    pub mark: u32,
}

/// Where the sender stood, in what was rendered here, as the worker finds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// As it was sent.
    pub place: SharedPlace,
    /// Object and line of the manifests.
    pub line: Option<(u32, u32)>,
    /// What has become of the place since.
    pub since: Option<Since>,
    /// What the sender compared the environment with: another one, or the chart as it came.
    pub beside: Option<Option<u32>>,
}

/// Where the page goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Landing {
    /// The tab of the output, counted from the left.
    pub tab: u32,
    /// Object and line of the manifests.
    pub line: Option<(u32, u32)>,
    /// Whether its explanation is pinned.
    pub pinned: bool,
    /// A line of a file.
    pub file: Option<(String, u32)>,
    /// The code of a finding at that line.
    pub problem: Option<String>,
    /// What the environment is compared with: another one, or the chart as it came.
    pub beside: Option<Option<u32>>,
}

/// What has become of the place since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    /// The line stands elsewhere in its object.
    Moved,
    /// There is no such line any more.
    NoLine,
    /// There is no such object.
    NoObject,
    /// There is no such file.
    NoFile,
}

/// How something is shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShareChoice {
    /// How much goes in: the open environment, all layers, everything.
    pub include: u8,
    /// What looks like a secret goes along as it is.
    pub keep_secrets: bool,
    /// What goes along: an [`Along`] as bytes, or nothing.
    pub along: Vec<u8>,
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
    /// What was chosen.
    pub choice: ShareChoice,
    /// Where the sender stands.
    pub place: SharedPlace,
    /// The dialog was opened for a link to that place.
    pub to_place: bool,
    /// How many files each of the choices holds, and how many bytes.
    pub sizes: [(u32, u32); 3],
    /// The payload of the link once it is written, or why there is none.
    pub payload: Option<Result<String, String>>,
    /// What was written beside it: a [`Written`] as bytes.
    pub written: Vec<u8>,
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
