//! Share links: what differs from a chart, as `v3/` and the base64url of raw deflate of JSON; or a whole chart, as `v2/`.
//!
//! The format of a version never changes, so that old links open for ever.
//!
//! - The JSON of version 1 is `{"c": chart, "cv": chart version, "o": open environment, "k": kube version,
//!   "f": {path: text or null}, "e": [{"n": name, "r": release, "ns": namespace, "v": [overlay…], "s": [[flag, text]…]}]}`;
//!   what is absent is as in the chart that the link was made on.
//! - Version 2 holds all files of the chart, those that are not text as `"b": {path: base64}`.
//! - Version 3 is version 1 with a dictionary for deflate, `dictionary.txt`, and with files as differences to files of
//!   the chart: `"p": [[path, path of the chart's file or "", fingerprint, keep, drop, text, keep, drop, text…]…]`, as
//!   [`Patch`] says.
//! - Any version may say more, which older pages pass over: `"l"` is where the sender stood ([`SharedPlace`]), `"a"` what
//!   the link answers (the same fields once more, for what was sent), `"s"` entries of values that go into whatever chart
//!   has their keys, `"t"` a lesson that starts from what the link changes, as its file without the start's edits.

mod deflate;
mod json;
mod place;
mod shorten;
mod value;

use crate::messages;
use crate::project::Environment;
use chartroom_gotemplate::Value;
use chartroom_patch::Patch;
use chartroom_yaml::json as text;
use data_encoding::BASE64URL_NOPAD;
use deflate::inflate;
pub use place::{SharedLine, SharedPlace, mark};
pub use shorten::OtherText;
use std::fmt;

/// The difference to the chart that the link opens on, or that chart itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedState {
    /// Name of the chart it was made on.
    pub chart: String,
    /// Its version.
    pub chart_version: String,
    /// Name of the environment that opens.
    pub open: String,
    /// All environments, when their list differs.
    pub environments: Option<Vec<Environment>>,
    /// `--kube-version`, when it differs.
    pub kube_version: Option<String>,
    /// Files that differ; None for a removed one.
    pub files: Vec<(String, Option<String>)>,
    /// Files that differ, as differences to files of the chart.
    pub patches: Vec<SharedPatch>,
    /// The files are all of the chart's, and there is nothing to differ from.
    pub whole: bool,
    /// Of a whole chart, the files that are not text.
    pub binaries: Vec<(String, Vec<u8>)>,
    /// Where the sender stood, if that was to travel along.
    pub place: Option<SharedPlace>,
    /// What was sent before, if this answers it. It says nothing of its own chart or place.
    pub answers: Option<Box<SharedState>>,
    /// Entries of values for whatever chart has their keys, as YAML; then nothing else is changed.
    pub snippet: Option<String>,
    /// A lesson that starts from this, as its file.
    pub lesson: Option<String>,
}

/// A file as its difference to one of the chart's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedPatch {
    /// Its path.
    pub path: String,
    /// The path of the file that it is a difference to.
    pub from: String,
    /// The difference.
    pub patch: Patch,
}

/// Why a link cannot be opened or made, as a sentence with the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// It starts with none of `v1/`, `v2/` and `v3/`.
    Version,
    /// It is cut off or altered.
    Damaged,
    /// Bytes stand behind its end. They would make two links of one content differ, or two contents look alike.
    Trailing,
    /// It holds more than [`MAX_INFLATED`].
    TooLarge,
    /// It holds more of something than a page can show; the limit and what it is of.
    TooMany(usize, &'static str),
    /// Two of its environments have one name.
    SameName,
}

impl ShareError {
    /// The same for who makes a link.
    pub fn to_sender(self) -> String {
        match self {
            ShareError::TooLarge => messages::SHARE_SEND_LARGE.into(),
            ShareError::TooMany(limit, what) => {
                messages::ShareSendMany { limit: &limit, what }.text()
            }
            ShareError::SameName => messages::SHARE_SEND_SAME_NAME.into(),
            ShareError::Version | ShareError::Damaged | ShareError::Trailing => self.to_string(),
        }
    }
}

impl fmt::Display for ShareError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let ShareError::TooMany(limit, what) = self {
            return out.write_str(&messages::ShareLinkMany { limit, what }.text());
        }
        out.write_str(match self {
            ShareError::Version => messages::SHARE_LINK_VERSION.text(),
            ShareError::Damaged => messages::SHARE_LINK_DAMAGED.text(),
            ShareError::Trailing => messages::SHARE_LINK_ALTERED.text(),
            ShareError::TooLarge => messages::SHARE_LINK_LARGE.text(),
            ShareError::SameName => messages::SHARE_LINK_SAME_NAME.text(),
            ShareError::TooMany(..) => "",
        })
    }
}

/// Largest content of a link, in bytes.
pub const MAX_INFLATED: usize = 4 << 20;

/// Most environments of a link; each is a tab and a render.
const MAX_ENVIRONMENTS: usize = 100;
/// Most files of a link.
const MAX_FILES: usize = 5_000;
/// Most overlays of an environment, and most entries of its `--set` family.
const MAX_LAYERS: usize = 500;
/// Longest name and path, in bytes.
const MAX_NAME: usize = 1_000;

const FIRST: &str = "v1/";
const WHOLE: &str = "v2/";
const DIFFERENCE: &str = "v3/";

/// Texts that links are likely to hold, as their JSON has them; the likeliest last. Part of version 3, so it never changes.
const DICTIONARY: &[u8] = include_bytes!("dictionary.txt");

/// The payload of a link, without `#`; an error where [`decode`] would not take it back.
pub fn encode(state: &SharedState) -> Result<String, ShareError> {
    within(state)?;
    let json = text::encode(&json::write(state), false).unwrap_or_default();
    if json.len() > MAX_INFLATED {
        return Err(ShareError::TooLarge);
    }
    let (prefix, dictionary) =
        if state.whole { (WHOLE, &[][..]) } else { (DIFFERENCE, DICTIONARY) };
    Ok(format!("{prefix}{}", BASE64URL_NOPAD.encode(&deflate::deflate(&json, dictionary))))
}

/// Whether a page can show what a link carries.
fn within(state: &SharedState) -> Result<(), ShareError> {
    let at_most = |count: usize, limit: usize, what: &'static str| match count <= limit {
        true => Ok(()),
        false => Err(ShareError::TooMany(limit, what)),
    };
    let named = |name: &str| at_most(name.len(), MAX_NAME, "bytes");
    let files = state.files.len() + state.binaries.len() + state.patches.len();
    at_most(files, MAX_FILES, "files")?;
    [&state.chart, &state.chart_version, &state.open]
        .into_iter()
        .try_for_each(|name| named(name))?;
    named(state.kube_version.as_deref().unwrap_or_default())?;
    state.files.iter().try_for_each(|(path, _)| named(path))?;
    state.binaries.iter().try_for_each(|(path, _)| named(path))?;
    state.patches.iter().try_for_each(|file| named(&file.path).and_then(|()| named(&file.from)))?;
    if cfg!(feature = "whole") {
        state.place.iter().flat_map(SharedPlace::names).try_for_each(|name| named(name))?;
        state.answers.iter().try_for_each(|sent| within(sent))?;
    }
    let environments = state.environments.as_deref().unwrap_or_default();
    at_most(environments.len(), MAX_ENVIRONMENTS, "environments")?;
    for (index, one) in environments.iter().enumerate() {
        at_most(one.overlays.len(), MAX_LAYERS, "layers")?;
        at_most(one.sets.len(), MAX_LAYERS, "sets")?;
        [&one.name, &one.release, &one.namespace].into_iter().try_for_each(|name| named(name))?;
        one.overlays.iter().try_for_each(|path| named(path))?;
        if environments.iter().take(index).any(|other| other.name == one.name) {
            return Err(ShareError::SameName);
        }
    }
    Ok(())
}

/// Reads a payload, with or without `#`.
pub fn decode(payload: &str) -> Result<SharedState, ShareError> {
    let payload = payload.trim().trim_start_matches('#');
    let versions = [(FIRST, &[][..]), (WHOLE, &[][..]), (DIFFERENCE, DICTIONARY)];
    let known = versions
        .into_iter()
        .find_map(|(prefix, dictionary)| Some((prefix, dictionary, payload.strip_prefix(prefix)?)));
    let (version, dictionary, text) = known.ok_or(ShareError::Version)?;
    // Chats add padding, break lines and escape what they do not know; none of it belongs to the payload.
    let clean: String = text.chars().filter(|c| !c.is_whitespace() && *c != '=').collect();
    let deflated = BASE64URL_NOPAD.decode(clean.as_bytes()).map_err(|_| ShareError::Damaged)?;
    let state = match text::decode(&inflate(&deflated, dictionary)?) {
        Ok(Value::Map(map)) => json::read(&map, version == WHOLE).ok_or(ShareError::Damaged)?,
        _ => return Err(ShareError::Damaged),
    };
    within(&state)?;
    Ok(state)
}

#[cfg(test)]
mod tests;
