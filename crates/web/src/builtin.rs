//! The chart that the page opens with.

use crate::state::{File, Text};
pub(crate) use chartroom_layout::overlay_name;
use chartroom_protocol::Environment;
use std::rc::Rc;

/// The content of a file in this build.
pub(crate) enum Builtin {
    /// UTF-8 text.
    Text(&'static str),
    /// Anything else.
    #[allow(dead_code, reason = "only built when the chart holds a packed subchart")]
    Bytes(&'static [u8]),
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The Kubernetes version that Helm v4.2.3 assumes without a cluster.
pub(crate) const KUBE_VERSION: &str = "v1.36.0";

/// The release name that the chart's README uses.
pub(crate) const RELEASE: &str = "llm";

/// The files of the built-in chart.
pub(crate) fn files() -> Vec<File> {
    let file = |(path, content): &(&'static str, Builtin)| File {
        path: Rc::from(*path),
        text: match content {
            Builtin::Text(text) => Text::Small(Rc::from(*text)),
            Builtin::Bytes(bytes) => Text::Binary(Rc::from(*bytes)),
        },
    };
    FILES.iter().map(file).collect()
}

/// What stands behind a key of Chart.yaml, as it stands in its text; empty if there is none.
pub(crate) fn fact(files: &[File], key: &str) -> String {
    let chart = files.iter().find(|file| &*file.path == "Chart.yaml");
    let Some(Text::Small(text)) = chart.map(|file| &file.text) else { return String::new() };
    let value = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    let value = value.split('#').next().unwrap_or_default().trim();
    value.trim_matches(|quote| quote == '"' || quote == '\'').to_owned()
}

/// The environments of a chart by its overlays. The built-in chart's base is made for dev, so dev needs no overlay;
/// another chart's values.yaml alone is an environment too. Known ones come in the order in which a change travels.
pub(crate) fn environments(files: &[File], own: bool) -> Vec<Environment> {
    let base = if own { "default" } else { "dev" };
    let named = chartroom_layout::environments(files.iter().map(|file| &*file.path), base);
    let release = if own { fact(files, "name:") } else { RELEASE.to_owned() };
    let environment = |(name, overlay): (&str, Option<&str>)| Environment {
        name: name.to_owned(),
        overlays: overlay.map(str::to_owned).into_iter().collect(),
        sets: Vec::new(),
        release: if release.is_empty() { "release".to_owned() } else { release.clone() },
        namespace: if own { "default".to_owned() } else { format!("ai-{name}") },
    };
    named.into_iter().map(environment).collect()
}
