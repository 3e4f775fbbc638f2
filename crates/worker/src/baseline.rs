//! What a link is held against: the chart as it came, or what was sent where the link answers that, or is answered.

use crate::input;
use chartroom_core as core;
use chartroom_export::{Version, text_of};
use chartroom_protocol as wire;
use std::rc::Rc;

/// The chart as it came, with the environments that it came with.
pub(crate) fn came(project: &core::Project, environments: Vec<wire::Environment>) -> Version {
    let before = project.before.as_ref();
    Version {
        files: before.map_or_else(|| project.files.clone(), |before| before.files.clone()),
        environments: environments.into_iter().map(input::environment).collect(),
        kube_version: String::new(),
    }
}

/// What the link is held against where that is not the chart as it came.
pub(crate) fn of(
    came: &Version,
    link: Option<&core::SharedState>,
    answering: bool,
) -> Option<(wire::Against, Version)> {
    let link = link?;
    let (against, sent) = match &link.answers {
        // A whole chart that was sent is the chart as it came.
        _ if answering && link.whole => return Some((wire::Against::Sent, came.clone())),
        _ if answering => (wire::Against::Sent, link.clone()),
        Some(sent) => (wire::Against::Answered, (**sent).clone()),
        None => return None,
    };
    Some((against, with(came, sent)))
}

/// A version with what a link changes of it. What cannot be had stays.
pub(crate) fn with(came: &Version, mut state: core::SharedState) -> Version {
    let text = |file: &core::ProjectFile| {
        Some((file.path.clone(), std::str::from_utf8(&file.data).ok()?.to_owned()))
    };
    let texts: Vec<(String, String)> = came.files.iter().filter_map(text).collect();
    state.restore(&texts);
    let file = |(path, text)| wire::SharedFile { path, text };
    let files = input::with(came.files.clone(), state.files.into_iter().map(file).collect());
    let environments = state.environments.filter(|list| !list.is_empty());
    Version {
        files,
        environments: environments.unwrap_or_else(|| came.environments.clone()),
        kube_version: state.kube_version.unwrap_or_default(),
    }
}

/// The chart as it came with a snippet in the last layer of an environment.
pub(crate) fn merged(came: &Version, environment: &core::Environment, snippet: &str) -> Version {
    let path = environment.overlays.last().map_or("values.yaml", String::as_str);
    let text = chartroom_export::merged(text_of(&came.files, path).unwrap_or_default(), snippet);
    let mut merged = came.clone();
    merged.put(path, Some(Rc::from(text.into_bytes())));
    merged
}
