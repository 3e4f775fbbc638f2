//! Share links: what differs from a chart, as `v1/` and the base64url of raw deflate of JSON; or a whole chart, as `v2/`.
//!
//! The format of a version never changes, so that old links open for ever. The JSON of version 1 is
//! `{"c": chart, "cv": chart version, "o": open environment, "k": kube version, "f": {path: text or null},
//! "e": [{"n": name, "r": release, "ns": namespace, "v": [overlay…], "s": [[flag, text]…]}]}`; what is absent is as in
//! the chart that the link was made on. Version 2 holds all files of the chart, those that are not text as
//! `"b": {path: base64}`.

use crate::project::{Environment, SetEntry, SetKind};
use chartroom_gotemplate::{Map, Str, Value};
use chartroom_yaml::json;
use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF as IN_ONE_PIECE;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
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
    /// The files are all of the chart's, and there is nothing to differ from.
    pub whole: bool,
    /// Of a whole chart, the files that are not text.
    pub binaries: Vec<(String, Vec<u8>)>,
}

/// Why a link cannot be opened or made, as a sentence with the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// It starts with neither `v1/` nor `v2/`.
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
        let more = match self {
            ShareError::TooLarge => "more than 4 MB".to_owned(),
            ShareError::TooMany(limit, what) => format!("more than {limit} {what}"),
            ShareError::SameName => "two environments of the same name".to_owned(),
            ShareError::Version | ShareError::Damaged | ShareError::Trailing => {
                return self.to_string();
            }
        };
        format!("What you share holds {more}, which no link carries. Send the files themselves.")
    }
}

impl fmt::Display for ShareError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let ShareError::TooMany(limit, what) = self {
            return write!(
                out,
                "This link holds more than {limit} {what}. Ask for the files themselves."
            );
        }
        out.write_str(match self {
            ShareError::Version => {
                "This link is of a kind that this version of Chartroom does not know. Reload the page to get the newest one, or ask for a new link."
            }
            ShareError::Damaged => {
                "This link is damaged: part of it is missing or was changed on the way. Ask for it again, as a whole line."
            }
            ShareError::Trailing => {
                "This link was altered: it goes on behind its end, which no link of Chartroom does. Ask for it again, as a whole line."
            }
            ShareError::TooLarge => {
                "This link holds more than 4 MB. Ask for the files themselves."
            }
            ShareError::SameName => {
                "Two environments of this link have the same name. Ask for one in which each has its own."
            }
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

const DIFFERENCE: &str = "v1/";
const WHOLE: &str = "v2/";

/// The payload of a link, without `#`; an error where [`decode`] would not take it back.
pub fn encode(state: &SharedState) -> Result<String, ShareError> {
    within(state)?;
    let json = json::encode(&to_json(state), false).unwrap_or_default();
    if json.len() > MAX_INFLATED {
        return Err(ShareError::TooLarge);
    }
    let deflated = miniz_oxide::deflate::compress_to_vec(&json, 9);
    let prefix = if state.whole { WHOLE } else { DIFFERENCE };
    Ok(format!("{prefix}{}", BASE64URL_NOPAD.encode(&deflated)))
}

/// Whether a page can show what a link carries.
fn within(state: &SharedState) -> Result<(), ShareError> {
    let at_most = |count: usize, limit: usize, what: &'static str| match count <= limit {
        true => Ok(()),
        false => Err(ShareError::TooMany(limit, what)),
    };
    let named = |name: &str| at_most(name.len(), MAX_NAME, "bytes in a name");
    at_most(state.files.len() + state.binaries.len(), MAX_FILES, "files")?;
    [&state.chart, &state.chart_version, &state.open]
        .into_iter()
        .try_for_each(|name| named(name))?;
    named(state.kube_version.as_deref().unwrap_or_default())?;
    state.files.iter().try_for_each(|(path, _)| named(path))?;
    state.binaries.iter().try_for_each(|(path, _)| named(path))?;
    let environments = state.environments.as_deref().unwrap_or_default();
    at_most(environments.len(), MAX_ENVIRONMENTS, "environments")?;
    for (index, one) in environments.iter().enumerate() {
        at_most(one.overlays.len(), MAX_LAYERS, "values files in an environment")?;
        at_most(one.sets.len(), MAX_LAYERS, "--set entries in an environment")?;
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
    let whole = payload.starts_with(WHOLE);
    let text = payload.strip_prefix(if whole { WHOLE } else { DIFFERENCE });
    let text = text.ok_or(ShareError::Version)?;
    // Chats add padding, break lines and escape what they do not know; none of it belongs to the payload.
    let clean: String = text.chars().filter(|c| !c.is_whitespace() && *c != '=').collect();
    let deflated = BASE64URL_NOPAD.decode(clean.as_bytes()).map_err(|_| ShareError::Damaged)?;
    let state = match json::decode(&inflate(&deflated)?) {
        Ok(Value::Map(map)) => from_json(&map, whole).ok_or(ShareError::Damaged)?,
        _ => return Err(ShareError::Damaged),
    };
    within(&state)?;
    Ok(state)
}

/// The content of a deflate stream that ends where the bytes end.
fn inflate(deflated: &[u8]) -> Result<Vec<u8>, ShareError> {
    let mut state = Box::<DecompressorOxide>::default();
    let mut out = vec![0; deflated.len().saturating_mul(4).clamp(1 << 10, MAX_INFLATED)];
    let (mut rest, mut written) = (deflated, 0);
    loop {
        let (status, read, more) = decompress(&mut state, rest, &mut out, written, IN_ONE_PIECE);
        rest = rest.get(read..).unwrap_or_default();
        written += more;
        match status {
            TINFLStatus::Done if rest.is_empty() => break,
            TINFLStatus::Done => return Err(ShareError::Trailing),
            TINFLStatus::HasMoreOutput if out.len() < MAX_INFLATED => {
                out.resize(out.len().saturating_mul(2).min(MAX_INFLATED), 0);
            }
            TINFLStatus::HasMoreOutput => return Err(ShareError::TooLarge),
            _ => return Err(ShareError::Damaged),
        }
    }
    out.truncate(written);
    Ok(out)
}

fn to_json(state: &SharedState) -> Value {
    let map = Map::new();
    map.insert("c", state.chart.as_str());
    map.insert("cv", state.chart_version.as_str());
    map.insert("o", state.open.as_str());
    if let Some(version) = &state.kube_version {
        map.insert("k", version.as_str());
    }
    if let Some(environments) = &state.environments {
        map.insert("e", environments.iter().map(environment_to_json).collect::<Vec<_>>());
    }
    let files = Map::new();
    for (path, text) in &state.files {
        files.insert(path.as_str(), text.as_deref().map_or(Value::Nil, Value::from));
    }
    if !files.is_empty() {
        map.insert("f", files);
    }
    let binaries = Map::new();
    for (path, bytes) in &state.binaries {
        binaries.insert(path.as_str(), BASE64URL_NOPAD.encode(bytes).as_str());
    }
    if !binaries.is_empty() {
        map.insert("b", binaries);
    }
    Value::Map(map)
}

fn environment_to_json(environment: &Environment) -> Value {
    let texts = |items: &[String]| -> Vec<Value> {
        items.iter().map(|item| Value::from(item.as_str())).collect()
    };
    let set = |entry: &SetEntry| {
        Value::from(vec![Value::from(entry.kind.flag()), Value::from(entry.text.as_str())])
    };
    let map = Map::new();
    map.insert("n", environment.name.as_str());
    map.insert("r", environment.release.as_str());
    map.insert("ns", environment.namespace.as_str());
    map.insert("v", texts(&environment.overlays));
    map.insert("s", environment.sets.iter().map(set).collect::<Vec<_>>());
    Value::Map(map)
}

/// None for what is not of the form described above.
fn from_json(map: &Map, whole: bool) -> Option<SharedState> {
    let environments = match map.get(b"e") {
        None => None,
        Some(Value::List(list)) => {
            Some(list.items().iter().map(environment_from_json).collect::<Option<Vec<_>>>()?)
        }
        Some(_) => return None,
    };
    let mut files = Vec::new();
    if let Some(value) = map.get(b"f") {
        for (path, value) in value.as_map()?.entries() {
            let content = match value {
                Value::Nil => None,
                other => Some(string(&other)?),
            };
            files.push((path.to_text().into_owned(), content));
        }
    }
    let mut binaries = Vec::new();
    if let Some(value) = map.get(b"b") {
        for (path, value) in value.as_map()?.entries() {
            let bytes = BASE64URL_NOPAD.decode(string(&value)?.as_bytes()).ok()?;
            binaries.push((path.to_text().into_owned(), bytes));
        }
    }
    Some(SharedState {
        whole,
        binaries,
        chart: string(&map.get(b"c")?)?,
        chart_version: string(&map.get(b"cv")?)?,
        open: string(&map.get(b"o")?)?,
        environments,
        kube_version: map.get(b"k").as_ref().and_then(string),
        files,
    })
}

fn environment_from_json(value: &Value) -> Option<Environment> {
    let map = value.as_map()?;
    let field = |key: &[u8]| map.get(key).as_ref().and_then(string);
    let list = |key: &[u8]| map.get(key).and_then(|value| value.as_list().cloned());
    let set = |value: &Value| {
        let [flag, text] = value.as_list()?.items() else { return None };
        let flag = string(flag)?;
        let kind = SetKind::ALL.into_iter().find(|kind| kind.flag() == flag)?;
        Some(SetEntry { kind, text: string(text)? })
    };
    Some(Environment {
        name: field(b"n")?,
        release: field(b"r")?,
        namespace: field(b"ns")?,
        overlays: list(b"v")?.items().iter().map(string).collect::<Option<Vec<_>>>()?,
        sets: list(b"s")?.items().iter().map(set).collect::<Option<Vec<_>>>()?,
    })
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(Str::to_text).map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> SharedState {
        SharedState {
            chart: "ai-inference".into(),
            chart_version: "1.3.0".into(),
            open: "prod".into(),
            environments: Some(vec![Environment {
                name: "prod".into(),
                overlays: vec!["values-prod.yaml".into()],
                sets: vec![SetEntry { kind: SetKind::String, text: "image.tag=0012".into() }],
                release: "llm".into(),
                namespace: "ai-prod".into(),
            }]),
            kube_version: Some("v1.34.0".into()),
            files: vec![
                ("values-old.yaml".into(), None),
                ("values-prod.yaml".into(), Some("replicaCount: 6 # 中文 😀\n".into())),
            ],
            ..SharedState::default()
        }
    }

    #[test]
    fn a_link_gives_back_what_went_in() {
        let payload = encode(&state()).unwrap();
        assert!(payload.starts_with("v1/"));
        assert_eq!(decode(&payload), Ok(state()));
        assert_eq!(decode(&format!("#{payload}==\n")), Ok(state()));
        assert_eq!(decode(&encode(&SharedState::default()).unwrap()), Ok(SharedState::default()));
    }

    #[test]
    fn a_whole_chart_is_a_link_of_another_version() {
        let binaries = vec![("charts/a.tgz".to_owned(), vec![31, 139, 0, 255])];
        let whole = SharedState { whole: true, binaries, ..state() };
        let payload = encode(&whole).unwrap();
        assert!(payload.starts_with("v2/"));
        assert_eq!(decode(&payload), Ok(whole));
    }

    #[test]
    fn bytes_behind_the_end_are_refused() {
        for whole in [false, true] {
            let payload = encode(&SharedState { whole, ..state() }).unwrap();
            let (version, text) = payload.split_at(3);
            let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
            for behind in [&b"\0"[..], b"x", b"the same last letters as another", &bytes] {
                let altered = BASE64URL_NOPAD.encode(&[&bytes, behind].concat());
                let altered = decode(&format!("{version}{altered}"));
                assert_eq!(altered, Err(ShareError::Trailing), "{behind:?}");
            }
            for short in 1..bytes.len() {
                let cut = BASE64URL_NOPAD.encode(&bytes[..short]);
                assert_eq!(decode(&format!("{version}{cut}")), Err(ShareError::Damaged));
            }
        }
    }

    #[test]
    fn broken_links_say_what_is_wrong() {
        let payload = encode(&state()).unwrap();
        assert_eq!(decode("v9/abc"), Err(ShareError::Version));
        assert_eq!(decode(""), Err(ShareError::Version));
        assert_eq!(decode(&payload[..payload.len() - 9]), Err(ShareError::Damaged));
        assert_eq!(decode("v1/@@@"), Err(ShareError::Damaged));
    }

    /// The payload of a state that [`encode`] refuses.
    fn unchecked(state: &SharedState) -> String {
        let json = json::encode(&to_json(state), false).unwrap();
        let deflated = miniz_oxide::deflate::compress_to_vec(&json, 1);
        format!("v1/{}", BASE64URL_NOPAD.encode(&deflated))
    }

    #[test]
    fn what_a_page_cannot_show_is_refused_both_ways() {
        let environments = |count: usize, change: fn(&mut Environment, usize)| {
            let one = |index: usize| {
                let mut one = state().environments.unwrap().remove(0);
                one.name = format!("env-{index}");
                change(&mut one, index);
                one
            };
            SharedState { environments: Some((0..count).map(one).collect()), ..state() }
        };
        let files = |count: usize, size: usize| SharedState {
            files: (0..count).map(|at| (format!("{at}.yaml"), Some("x".repeat(size)))).collect(),
            ..state()
        };
        let entry = SetEntry { kind: SetKind::Set, text: "a=1".into() };
        let mut many = environments(1, |_, _| ());
        many.environments.as_mut().unwrap()[0].sets = vec![entry; MAX_LAYERS + 1];
        let cases = [
            (files(1, MAX_INFLATED), "more than 4 MB"),
            (files(MAX_FILES + 1, 1), "more than 5000 files"),
            (environments(MAX_ENVIRONMENTS + 1, |_, _| ()), "more than 100 environments"),
            (many, "more than 500 --set entries"),
            (
                environments(1, |one, _| one.overlays = vec!["a".into(); MAX_LAYERS + 1]),
                "more than 500 values files",
            ),
            (environments(1, |one, _| one.name = "n".repeat(MAX_NAME + 1)), "1000 bytes in a name"),
            (environments(2, |one, _| one.name = "prod".into()), "the same name"),
        ];
        for (state, said) in cases {
            let refused = encode(&state).unwrap_err();
            assert!(refused.to_string().contains(said), "{refused}");
            assert_eq!(decode(&unchecked(&state)), Err(refused));
        }
        let most = environments(MAX_ENVIRONMENTS, |_, _| ());
        assert_eq!(decode(&encode(&most).unwrap()), Ok(most));
    }
}
