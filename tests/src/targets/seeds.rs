//! Inputs to start from, out of the cases.

use super::{Bundle, formats};
use crate::case::Case;
use crate::source::{Source, find};
use chartroom_core::{Environment, SharedState, encode};
use std::collections::BTreeSet;
use std::path::Path;

/// Longer inputs are no use: each costs too much.
const LONGEST: usize = 12_000;

/// The inputs for a target that the cases below some folders hold, in order and each once.
pub fn of_repository(target: &str, folders: &[impl AsRef<Path>]) -> Result<Vec<Vec<u8>>, String> {
    let mut sources: Vec<Source> = Vec::new();
    for folder in folders {
        find(folder.as_ref(), &mut sources);
    }
    let mut seeds = BTreeSet::new();
    for source in &sources {
        for case in source.load()? {
            seeds.extend(of_case(target, &case));
        }
    }
    Ok(seeds.into_iter().collect())
}

/// The inputs for a target that a case holds.
pub fn of_case(target: &str, case: &Case) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "template" => files(case, |path| path.contains("/templates/")),
        "yaml" => yaml(case),
        "set" => entries(case),
        "archive" => archives(case),
        "link" => vec![link(case)],
        "schema" => schemas(case),
        "patterns" => patterns(case),
        "export" => exports(case),
        _ => Bundle::of_case(case, LONGEST).into_iter().collect(),
    };
    seeds.retain(|seed| seed.len() <= LONGEST);
    seeds
}

fn files(case: &Case, wanted: impl Fn(&str) -> bool) -> Vec<Vec<u8>> {
    let all = case.disk.below("").filter(|(path, _)| wanted(path));
    all.map(|(_, data)| data.to_vec()).collect()
}

fn yaml(case: &Case) -> Vec<Vec<u8>> {
    const ENDINGS: [&str; 4] = [".yaml", ".yml", ".json", ".toml"];
    let read = |path: &str| {
        !path.contains("/templates/") && ENDINGS.iter().any(|ending| path.ends_with(ending))
    };
    let mut seeds = files(case, read);
    seeds.extend(case.expected.stdout.split("\n---\n").map(|text| text.as_bytes().to_vec()));
    seeds
}

/// Flag and text of each `--set` of its kind.
fn sets(case: &Case) -> impl Iterator<Item = (&str, &str)> {
    let pairs = case.args.iter().zip(case.args.iter().skip(1));
    let set = pairs.filter(|(flag, _)| flag.starts_with("--set"));
    set.map(|(flag, text)| (flag.trim_start_matches('-'), text.as_str()))
}

fn entries(case: &Case) -> Vec<Vec<u8>> {
    let letter = |flag: &str| match flag {
        "set-string" => 's',
        "set-file" => 'f',
        "set-json" => 'j',
        "set-literal" => 'l',
        _ => 't',
    };
    let all: Vec<String> =
        sets(case).map(|(flag, text)| format!("{}{text}\n", letter(flag))).collect();
    if all.is_empty() { Vec::new() } else { vec![all.concat().into_bytes()] }
}

/// The case's own packed charts, and its files packed.
fn archives(case: &Case) -> Vec<Vec<u8>> {
    let mut seeds = files(case, |path| path.ends_with(".tgz"));
    seeds.iter_mut().for_each(|seed| seed.insert(0, 0));
    let mut packed = tar::Builder::new(vec![1]);
    for (path, data) in case.disk.below(&case.disk.cwd).take(6) {
        let mut header = tar::Header::new_gnu();
        header.set_size(data.len() as u64);
        header.set_mode(0o644);
        let name = path.trim_start_matches('/');
        let _ = packed.append_data(&mut header, name, &data[..]);
    }
    seeds.extend(packed.into_inner());
    seeds.extend(seeds.last().map(|tape| [&[0][..], &formats::zipped(&tape[1..])].concat()));
    seeds
}

fn state(case: &Case) -> SharedState {
    let file = |(path, data): (&str, &std::rc::Rc<[u8]>)| {
        let text = String::from_utf8_lossy(data).into_owned();
        (path.trim_start_matches(&case.disk.cwd).trim_start_matches('/').to_owned(), Some(text))
    };
    SharedState {
        chart: "a".into(),
        chart_version: "1.0.0".into(),
        open: "e".into(),
        environments: Some(vec![Environment { name: "e".into(), ..Environment::default() }]),
        files: case.disk.below(&case.disk.cwd).take(4).map(file).collect(),
        ..SharedState::default()
    }
}

/// The JSON within a link, or, of every other case, the link.
fn link(case: &Case) -> Vec<u8> {
    // A link to a whole chart has no dictionary.
    let link = encode(&SharedState { whole: true, ..state(case) }).unwrap_or_default();
    if case.name.len().is_multiple_of(2) {
        return link.into_bytes();
    }
    let packed = link
        .split_once('/')
        .map(|(_, text)| data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()));
    let packed = packed.and_then(Result::ok).unwrap_or_default();
    miniz_oxide::inflate::decompress_to_vec(&packed).unwrap_or_default()
}

fn schemas(case: &Case) -> Vec<Vec<u8>> {
    let schema = case.disk.below("").find(|(path, _)| path.ends_with("/values.schema.json"));
    let values = case.disk.below("").find(|(path, _)| path.ends_with("/values.yaml"));
    let values = values.map_or(&[][..], |(_, data)| data);
    schema.map(|(_, schema)| [schema, &[0][..], values].concat()).into_iter().collect()
}

/// Quoted texts of templates that have letters of patterns in them.
fn patterns(case: &Case) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for text in files(case, |path| path.contains("/templates/")) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let quoted: Vec<&str> = text.split(['"', '`']).skip(1).step_by(2).collect();
        let is_pattern = |text: &&&str| {
            text.len() < 200 && text.contains(['*', '[', '(', '%', '^', '~', ':', '+'])
        };
        let made = quoted
            .iter()
            .filter(is_pattern)
            .map(|pattern| format!("{pattern}\nv1.2.3-abc/files/a.txt"));
        seeds.extend(made.map(String::into_bytes));
    }
    seeds
}

fn exports(case: &Case) -> Vec<Vec<u8>> {
    let lines: Vec<String> =
        sets(case).map(|(flag, text)| format!("{flag} {}", text.replace('\n', "\\n"))).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let text = format!(
        "name {}\nrelease r\nnamespace n\noverlay values-a.yaml\n{}\n",
        case.name,
        lines.join("\n")
    );
    vec![text.into_bytes()]
}
