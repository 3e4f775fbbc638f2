//! What the page sends, as the core takes it, and share links both ways.

use chartroom_core as core;
use chartroom_protocol as wire;
use std::collections::HashMap;
use std::rc::Rc;

/// A project as the core takes it, with the files of the one before that it keeps; none if one of those is not there.
pub(crate) fn project(
    project: wire::Project,
    before: Option<&core::Project>,
) -> Option<core::Project> {
    let before = before.map(|before| before.files.as_slice()).unwrap_or_default();
    let before: HashMap<&str, &Rc<[u8]>> =
        before.iter().map(|file| (file.path.as_str(), &file.data)).collect();
    let file = |file: wire::ChartFile| {
        let data = match file.content {
            wire::Content::Text(text) => Rc::from(text.into_bytes()),
            wire::Content::Bytes(bytes) => Rc::from(bytes),
            wire::Content::Kept => (*before.get(file.path.as_str())?).clone(),
        };
        Some(core::ProjectFile { path: file.path, data })
    };
    let files = project.files.into_iter().map(file).collect::<Option<Vec<_>>>()?;
    Some(core::Project {
        before: project.before.map(|before| as_it_came(before, &files)),
        files,
        beside: Vec::new(),
        environments: project.environments.into_iter().map(environment).collect(),
        kube_version: project.kube_version,
        api_versions: Vec::new(),
        now: project.now,
        seed: project.seed,
        zones: zones(),
        without_missing: true,
        limits: core::Limits::PAGE,
    })
}

/// Files with a difference to them.
#[cfg(feature = "whole")]
pub(crate) fn with(
    mut files: Vec<core::ProjectFile>,
    changed: Vec<wire::SharedFile>,
) -> Vec<core::ProjectFile> {
    for file in changed {
        files.retain(|old| old.path != file.path);
        let data = file.text.map(|text| Rc::from(text.into_bytes()));
        files.extend(data.map(|data| core::ProjectFile { path: file.path, data }));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// The chart as it came: the files that are others now as they were, the rest as they are. The engine of the first
/// output does not render that.
fn as_it_came(before: wire::Before, now: &[core::ProjectFile]) -> core::Before {
    let mut files = Vec::new();
    if cfg!(feature = "whole") {
        let same = |file: &&core::ProjectFile| !before.changed.contains(&file.path);
        files.extend(now.iter().filter(same).cloned());
        files.extend(before.files.into_iter().filter_map(|file| {
            let data = match file.content {
                wire::Content::Text(text) => Rc::from(text.into_bytes()),
                wire::Content::Bytes(bytes) => Rc::from(bytes),
                wire::Content::Kept => return None,
            };
            Some(core::ProjectFile { path: file.path, data })
        }));
        chartroom_core::diagnostics::order::sort_by(&mut files, |one, other| {
            one.path.cmp(&other.path)
        });
    }
    core::Before { version: before.version, changed: before.changed, files }
}

/// The browser's zones, which dates alone need.
#[cfg(feature = "whole")]
fn zones() -> Option<Rc<dyn core::Zones>> {
    Some(Rc::new(crate::zones::Browser::default()))
}

#[cfg(not(feature = "whole"))]
fn zones() -> Option<Rc<dyn core::Zones>> {
    None
}

pub(crate) fn environment(environment: wire::Environment) -> core::Environment {
    let set =
        |entry: wire::SetEntry| core::SetEntry { kind: set_kind(entry.kind), text: entry.text };
    core::Environment {
        name: environment.name,
        overlays: environment.overlays,
        sets: environment.sets.into_iter().map(set).collect(),
        release: environment.release,
        namespace: environment.namespace,
    }
}

fn set_kind(kind: wire::SetKind) -> core::SetKind {
    match kind {
        wire::SetKind::Set => core::SetKind::Set,
        wire::SetKind::String => core::SetKind::String,
        wire::SetKind::Json => core::SetKind::Json,
        wire::SetKind::File => core::SetKind::File,
        wire::SetKind::Literal => core::SetKind::Literal,
    }
}

/// The payload of a link to whoever has the texts `base` too.
pub(crate) fn payload(
    mut state: core::SharedState,
    base: Vec<wire::SharedFile>,
) -> Result<String, core::ShareError> {
    let text = |file: wire::SharedFile| Some((file.path, file.text?));
    state.shorten(&base.into_iter().filter_map(text).collect::<Vec<_>>());
    core::encode(&state)
}

/// What a link is to carry.
pub(crate) fn shared(link: wire::Link) -> core::SharedState {
    let environments = |list: Vec<wire::Environment>| list.into_iter().map(environment).collect();
    let state = link.state;
    core::SharedState {
        chart: state.chart,
        chart_version: state.chart_version,
        open: state.open,
        environments: state.environments.map(environments),
        kube_version: state.kube_version,
        files: state.files.into_iter().map(|file| (file.path, file.text)).collect(),
        whole: link.binaries.is_some(),
        binaries: link.binaries.into_iter().flatten().map(binary).collect(),
        ..core::SharedState::default()
    }
}

#[cfg(feature = "whole")]
pub(crate) fn place(place: wire::SharedPlace) -> core::SharedPlace {
    let line = |line: wire::SharedLine| core::SharedLine {
        kind: line.kind,
        name: line.name,
        line: line.line,
        mark: line.mark,
    };
    core::SharedPlace {
        tab: place.tab,
        line: place.line.map(line),
        pinned: place.pinned,
        file: place.file,
        problem: place.problem,
        compared: place.compared,
    }
}

#[cfg(feature = "whole")]
pub(crate) fn opened_place(place: core::SharedPlace) -> wire::SharedPlace {
    let line = |line: core::SharedLine| wire::SharedLine {
        kind: line.kind,
        name: line.name,
        line: line.line,
        mark: line.mark,
    };
    wire::SharedPlace {
        tab: place.tab,
        line: place.line.map(line),
        pinned: place.pinned,
        file: place.file,
        problem: place.problem,
        compared: place.compared,
    }
}

fn binary(file: wire::ChartFile) -> (String, Vec<u8>) {
    match file.content {
        wire::Content::Text(text) => (file.path, text.into_bytes()),
        wire::Content::Bytes(bytes) => (file.path, bytes),
        wire::Content::Kept => (file.path, Vec::new()),
    }
}

/// What a link carried.
pub(crate) fn opened(state: core::SharedState) -> wire::Link {
    let environments =
        |list: Vec<core::Environment>| list.into_iter().map(opened_environment).collect();
    let binary = |(path, bytes)| wire::ChartFile { path, content: wire::Content::Bytes(bytes) };
    wire::Link {
        state: wire::SharedState {
            chart: state.chart,
            chart_version: state.chart_version,
            open: state.open,
            environments: state.environments.map(environments),
            kube_version: state.kube_version,
            files: state
                .files
                .into_iter()
                .map(|(path, text)| wire::SharedFile { path, text })
                .collect(),
        },
        binaries: state.whole.then(|| state.binaries.into_iter().map(binary).collect()),
        patches: state.patches.into_iter().map(opened_patch).collect(),
        ..wire::Link::default()
    }
}

fn opened_patch(file: core::SharedPatch) -> wire::SharedPatch {
    let change = |change: core::Change| (change.keep, change.drop, change.text);
    wire::SharedPatch {
        path: file.path,
        from: file.from,
        of: file.patch.of,
        changes: file.patch.changes.into_iter().map(change).collect(),
    }
}

pub(crate) fn opened_environment(environment: core::Environment) -> wire::Environment {
    let kind = |kind: core::SetKind| match kind {
        core::SetKind::Set => wire::SetKind::Set,
        core::SetKind::String => wire::SetKind::String,
        core::SetKind::Json => wire::SetKind::Json,
        core::SetKind::File => wire::SetKind::File,
        core::SetKind::Literal => wire::SetKind::Literal,
    };
    let set = |entry: core::SetEntry| wire::SetEntry { kind: kind(entry.kind), text: entry.text };
    wire::Environment {
        name: environment.name,
        overlays: environment.overlays,
        sets: environment.sets.into_iter().map(set).collect(),
        release: environment.release,
        namespace: environment.namespace,
    }
}

/// The files of a packed chart, as Helm unpacks it; the error is a sentence for people.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Vec<wire::ChartFile>, String> {
    let file = |file: core::ProjectFile| wire::ChartFile {
        path: file.path,
        content: match String::from_utf8(file.data.to_vec()) {
            Ok(text) => wire::Content::Text(text),
            Err(error) => wire::Content::Bytes(error.into_bytes()),
        },
    };
    Ok(core::unpack(bytes)?.into_iter().map(file).collect())
}
