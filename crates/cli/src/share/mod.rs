//! `chartroom share`, `open` and `review`: links to a chart's environments, from the command line and back.

mod open;
mod place;
mod review;

use crate::flags::{Flags, apart, switch};
use crate::project::add_environments;
use crate::{Host, Printed};
use chartroom_core::{
    Environment, Project, ProjectFile, SetKind, SharedState, chart_fact, decode, encode,
    set_file_paths,
};
use chartroom_escape::{harmless, secret};
pub(crate) use open::run as open;
pub(crate) use review::run as review;

const USAGE: &str = "chartroom share needs a chart\n\n\
Usage:  chartroom share [NAME] CHART [flags] [--env NAME]… [--address URL] [--secrets keep|mask] [--whole] [--at PLACE]\n\n\
Flags are those of `chartroom template`. Prints a link that opens the environments of --env, or the one of -f and --set. \
It holds their values files and --set entries, and opens on the receiver's copy of the chart; with --whole it holds the \
chart too. Lines that look like secrets are refused unless --secrets says to keep or to mask them. --address is where \
the playground is served. --at is where the link opens: FILE:LINE of a values file or template, or KIND/NAME:LINE of an object.";

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
            _ => return Err(format!("unknown --secrets {text:?}: keep or mask")),
        }
    }
    let flags = Flags::parse(&rest)?;
    let mut project = crate::project::project(&flags, host)?.ok_or(USAGE)?;
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
        return Err(format!(
            "the link would have {} characters, and chats cut off what is longer than {LONGEST}. Share fewer files, or \
             the chart itself: `helm package {}`",
            link.len(),
            flags.chart(),
        ));
    }
    Ok(link)
}

/// What a link holds of a project.
fn shared(project: &Project, whole: bool) -> Result<SharedState, String> {
    let fact = |key: &str| chart_fact(&project.files, key);
    let chart = fact("name").ok_or("the chart has no Chart.yaml that says its name")?;
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
                return Err(format!(
                    "--set-file reads {path}, which lies outside the chart: a link holds files of the chart alone"
                ));
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
            return Err(format!(
                "two of the values files are called {path}: a link holds both beside values.yaml"
            ));
        }
        match std::str::from_utf8(&file.data) {
            Ok(text) => state.files.push((path, Some(text.to_owned()))),
            Err(_) if whole => state.binaries.push((path, file.data.to_vec())),
            Err(_) => {
                return Err(format!(
                    "{path} is not text: only a link to the whole chart holds it (--whole)"
                ));
            }
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
            "whoever has the link reads what looks like secrets:\n{}\nTake them out, or say --secrets mask or --secrets keep",
            found.join("\n")
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
        Some(snippet) => Err(format!(
            "the link holds entries of values for any chart that has their keys, and no chart. Put them into a values \
             file:\n{}",
            harmless(snippet)
        )),
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
        return Err(format!(
            "the link changes {} line by line, and {} of the chart is not the file that it was made on. It was made on \
             {} {}",
            other.path, other.from, state.chart, state.chart_version
        ));
    }
    let mut files = if state.whole { Vec::new() } else { chart.to_vec() };
    let binaries = state.binaries.into_iter().map(|(path, data)| (path, Some(data)));
    let texts = state.files.into_iter().map(|(path, text)| (path, text.map(String::into_bytes)));
    for (path, data) in texts.chain(binaries) {
        if !is_inside(&path) {
            return Err(format!("the link holds a file {path:?}, which leads out of the chart"));
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
