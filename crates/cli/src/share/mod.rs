//! `chartroom share`, `open` and `review`: links to a chart's environments, from the command line and back.

mod open;
mod place;
mod review;

use crate::flags::{Flags, apart, switch};
use crate::help::SHARE;
use crate::project::add_environments;
use crate::{Host, Printed, messages};
use chartroom_core::{
    Environment, Project, ProjectFile, SetKind, SharedState, chart_fact, decode, encode,
    set_file_paths,
};
use chartroom_escape::{harmless, secret};
pub(crate) use open::run as open;
pub(crate) use review::run as review;

/// Where `cargo xtask serve` and `chartroom serve` show the page.
const ADDRESS: &str = "http://127.0.0.1:8080/";

/// What stands in the place of a masked line's secret in a link.
const MASKED: &str = "<redacted>";

/// Longest address that chats and browsers pass on whole, in characters.
const LONGEST: usize = 32_000;

/// Runs the command with the arguments behind `share`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match link(args, host) {
        Ok(link) => Printed::text(&format!("{link}\n")),
        Err(error) => Printed::refused(&error),
    }
}

fn link(args: &[String], host: &dyn Host) -> Result<String, String> {
    let mut args = args.to_vec();
    let whole = switch(&mut args, "--whole");
    let (rest, own) = apart(&args, &["--env", "--address", "--secrets", "--at"])?;
    let (mut names, mut address, mut secrets) = (Vec::new(), ADDRESS.to_owned(), None);
    let mut at = None;
    for (name, text) in own {
        match (name.as_str(), text.as_str()) {
            ("--env", _) => names.push(text),
            ("--address", _) => address = text,
            ("--at", _) => at = Some(text),
            (_, "keep" | "mask") => secrets = Some(text == "mask"),
            _ => return Err(messages::UnknownSecrets { text: &format_args!("{text:?}") }.text()),
        }
    }
    let flags = Flags::parse(&rest)?;
    let mut project = crate::project::project(&flags, host)?.ok_or_else(|| SHARE.usage())?;
    add_environments(&mut project, &names)?;
    let mut state = shared(&project, whole)?;
    if let Some(at) = at {
        state.place = Some(place::read(&at, &project)?);
    }
    match secrets {
        Some(true) => mask(&mut state),
        Some(false) => {}
        None => refuse_secrets(&state)?,
    }
    let payload = encode(&state).map_err(chartroom_core::ShareError::to_sender)?;
    let link = format!("{}#{payload}", address.trim_end_matches('#'));
    if link.len() > LONGEST {
        let (count, chart) = (&link.len(), &flags.chart());
        return Err(messages::ShareLong { count, most: &LONGEST, chart }.text());
    }
    Ok(link)
}

/// What a link holds of a project.
fn shared(project: &Project, whole: bool) -> Result<SharedState, String> {
    let fact = |key: &str| chart_fact(&project.files, key);
    let chart = fact("name").ok_or(messages::SHARE_NO_NAME)?;
    let chart_version = fact("version").unwrap_or_default();
    let mut environments = project.environments.clone();
    let open = environments.first().map(|one| one.name.clone()).unwrap_or_default();
    // A file that lies elsewhere lies beside values.yaml in the link.
    let inside = |path: &str| match project.beside.iter().any(|file| file.path == path) {
        true => path.rsplit('/').next().unwrap_or(path).to_owned(),
        false => path.to_owned(),
    };
    let mut layers: Vec<String> = Vec::new();
    for environment in &mut environments {
        layers.extend(environment.overlays.iter().cloned());
        for entry in environment.sets.iter().filter(|entry| entry.kind == SetKind::File) {
            let paths = set_file_paths(&entry.text);
            if let Some(path) = paths.iter().find(|path| inside(path) != **path) {
                return Err(messages::ShareOutside { path }.text());
            }
            layers.extend(paths);
        }
        environment.overlays.iter_mut().for_each(|path| *path = inside(path));
    }
    let mut state = SharedState { chart, chart_version, open, whole, ..SharedState::default() };
    state.kube_version = Some(project.kube_version.clone()).filter(|version| !version.is_empty());
    // What the files of the chart tell is left out, as the page does.
    let first = first_environments(&project.files);
    let mut all = first.clone();
    for environment in environments {
        match all.iter_mut().find(|other| other.name == environment.name) {
            Some(same) => *same = environment,
            None => all.push(environment),
        }
    }
    state.environments = (all != first).then_some(all);
    let carried = |file: &&ProjectFile| whole || layers.contains(&file.path);
    for file in project.beside.iter().chain(&project.files).filter(carried) {
        let path = inside(&file.path);
        if state.files.iter().any(|(other, _)| *other == path) {
            return Err(messages::ShareTwice { path: &path }.text());
        }
        match std::str::from_utf8(&file.data) {
            Ok(text) => state.files.push((path, Some(text.to_owned()))),
            Err(_) if whole => state.binaries.push((path, file.data.to_vec())),
            Err(_) => return Err(messages::ShareBinary { path: &path }.text()),
        }
    }
    Ok(state)
}

/// Texts of a link that a person wrote, with the places that they stand at.
fn texts(state: &mut SharedState) -> impl Iterator<Item = (String, &mut String)> {
    let files =
        state.files.iter_mut().filter_map(|(path, text)| Some((path.clone(), text.as_mut()?)));
    let environments = state.environments.iter_mut().flatten();
    let sets = environments.flat_map(|one| one.sets.iter_mut());
    files.chain(sets.map(|entry| (entry.kind.flag().to_owned(), &mut entry.text)))
}

fn refuse_secrets(state: &SharedState) -> Result<(), String> {
    let mut state = state.clone();
    let found = texts(&mut state).flat_map(|(place, text)| {
        let keys = text
            .lines()
            .enumerate()
            .filter_map(|(at, line)| Some((at + 1, secret::find(line)?.to_owned())));
        let keys: Vec<_> = keys.map(|(line, key)| format!("  {place}:{line}: {key}")).collect();
        keys
    });
    let found: Vec<String> = found.collect();
    match found.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{}\n{}\n{}",
            messages::SHARE_SECRETS,
            found.join("\n"),
            messages::SHARE_SECRETS_WAY_OUT
        )),
    }
}

fn mask(state: &mut SharedState) {
    for (_, text) in texts(state) {
        *text = secret::without(text, MASKED);
    }
}

/// What an address or its part behind the `#` holds, if that is a chart or changes of one.
fn opened(link: &str) -> Result<SharedState, String> {
    let payload = link.split_once('#').map_or(link, |(_, payload)| payload);
    let state = decode(payload).map_err(|error| error.to_string())?;
    match &state.snippet {
        Some(snippet) => Err(format!("{}\n{}", messages::LINK_SNIPPET, harmless(snippet))),
        None => Ok(state),
    }
}

/// The files of a chart with what a link changes in them, in the order of their paths.
fn applied(mut state: SharedState, chart: &[ProjectFile]) -> Result<Vec<ProjectFile>, String> {
    let text =
        |file: &ProjectFile| Some((file.path.clone(), String::from_utf8(file.data.to_vec()).ok()?));
    let texts: Vec<(String, String)> = match state.patches.is_empty() {
        true => Vec::new(),
        false => chart.iter().filter_map(text).collect(),
    };
    if let Some(other) = state.restore(&texts).first() {
        let (chart, version) = (&state.chart, &state.chart_version);
        let (path, from) = (&other.path, &other.from);
        return Err(messages::LinkOther { path, from, chart, version }.text());
    }
    let mut files = if state.whole { Vec::new() } else { chart.to_vec() };
    let binaries = state.binaries.into_iter().map(|(path, data)| (path, Some(data)));
    let texts = state.files.into_iter().map(|(path, text)| (path, text.map(String::into_bytes)));
    for (path, data) in texts.chain(binaries) {
        if !is_inside(&path) {
            return Err(messages::LinkLeadsOut { path: &format_args!("{path:?}") }.text());
        }
        files.retain(|file| file.path != path);
        files.extend(data.map(|data| ProjectFile { path, data: data.into() }));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// What a link opens, on a chart.
fn project(state: SharedState, chart: &[ProjectFile], host: &dyn Host) -> Result<Project, String> {
    let flags = Flags::default();
    let environments = match &state.environments {
        Some(list) if !list.is_empty() => list.clone(),
        _ => first_environments(chart),
    };
    Ok(Project {
        environments,
        kube_version: state.kube_version.clone().unwrap_or_default(),
        files: applied(state, chart)?,
        now: host.now_unix_nanos() / 1_000_000_000,
        seed: crate::random::preview(&flags, host)?,
        zones: Some(host.zones()),
        ..Project::default()
    })
}

/// The environments of a chart as the page finds them.
fn first_environments(chart: &[ProjectFile]) -> Vec<Environment> {
    let release = chart_fact(chart, "name").unwrap_or_else(|| "release".to_owned());
    let paths = chart.iter().map(|file| file.path.as_str());
    let environment = |(name, overlay): (&str, Option<&str>)| Environment {
        name: name.to_owned(),
        overlays: overlay.map(str::to_owned).into_iter().collect(),
        release: release.clone(),
        namespace: "default".to_owned(),
        ..Environment::default()
    };
    chartroom_layout::environments(paths, "default").into_iter().map(environment).collect()
}

/// Whether a path of a link stays below the folder that it is written into, on every system.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(is_plain) && !path.contains(['\\', ':', '\0'])
}
