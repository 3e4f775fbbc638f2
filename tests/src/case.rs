//! Cases as files, in both layouts: one chart per case (`expected.txt`), or a chart with many cases
//! (`chart/` or `chart.tgz`, and `cases/`; also packed as a whole).

use crate::disk::{Disk, join};
use serde_json::Value as Json;

/// One run of `helm template` and what the real Helm printed.
pub struct Case {
    /// Set (folder or chart) and name, as `charts/podinfo/default`.
    pub set: String,
    /// Name within the set.
    pub name: String,
    /// The files the command sees.
    pub disk: Disk,
    /// Arguments behind `helm template`.
    pub args: Vec<String>,
    /// What has to come out.
    pub expected: Expected,
}

/// What the real Helm printed.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// Whether it ended with status 0.
    pub ok: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard error; None where a case does not record it (nothing was written then).
    pub stderr: String,
    /// Another run's output, where runs differ.
    pub stdout_alt: Option<String>,
    /// Another run's error, where runs differ.
    pub stderr_alt: Option<String>,
    /// Helm's own lines come in random order.
    pub unordered: bool,
}

const NOT_CHART: [&str; 4] = ["expected.txt", "expected-err.txt", "args.json", "NONDETERMINISTIC"];

/// A case of the first layout in a folder; an args.json that cannot be read is an error.
pub fn micro(set: &str, name: &str, disk: &Disk, folder: &str) -> Result<Case, String> {
    let mut disk = disk.clone();
    disk.cwd = folder.to_owned();
    let text = |name: &str| disk.text(&format!("{folder}/{name}"));
    let args: Vec<String> = match text("args.json") {
        Some(json) => serde_json::from_str(&json).map_err(|error| format!("args.json: {error}"))?,
        None => Vec::new(),
    };
    let stdout = text("expected.txt").unwrap_or_default();
    let stderr = text("expected-err.txt").unwrap_or_default();
    let expected = Expected {
        ok: !stderr.lines().any(|line| line.starts_with("Error: ")),
        stdout,
        stderr,
        unordered: disk.get(&format!("{folder}/NONDETERMINISTIC")).is_some(),
        ..Expected::default()
    };
    for file in NOT_CHART {
        disk.remove(&format!("{folder}/{file}"));
    }
    let args = args.into_iter().chain([".".to_owned()]).collect();
    Ok(Case { set: set.to_owned(), name: name.to_owned(), disk, args, expected })
}

/// The cases of the second layout: `root` has `cases/` and `chart/`, or a meta.json that says where the chart is.
pub fn charts(set: &str, disk: &Disk, root: &str) -> Vec<Case> {
    let meta: Option<Json> =
        disk.text(&format!("{root}/meta.json")).and_then(|text| serde_json::from_str(&text).ok());
    let meta = meta.as_ref();
    let mut disk = disk.clone();
    if let Some(chart) = elsewhere(&disk, root, meta) {
        disk.copy(&chart, &format!("{root}/chart"));
    }
    let disk = &disk;
    let cases_folder = format!("{root}/cases");
    let mut names: Vec<String> = disk
        .below(&cases_folder)
        .filter_map(|(path, _)| {
            path.strip_prefix(&cases_folder)?.split('/').nth(1).map(str::to_owned)
        })
        .collect();
    names.dedup();
    names.iter().map(|name| chart_case(set, name, disk, root, meta)).collect()
}

/// Where the chart of a set is if it does not lie beside its cases. A path of meta.json is relative to the set; out of
/// the cases it leads to the charts of the page.
fn elsewhere(disk: &Disk, root: &str, meta: Option<&Json>) -> Option<String> {
    if disk.below(&format!("{root}/chart")).next().is_some() {
        return None;
    }
    let packed = format!("{root}/chart.tgz");
    if disk.get(&packed).is_some() {
        return Some(packed);
    }
    let path = meta?["chart"].as_str()?;
    Some(match path.rsplit_once("www/charts/") {
        Some((_, chart)) => format!("/charts/{chart}"),
        None => join(root, path),
    })
}

fn chart_case(set: &str, name: &str, disk: &Disk, root: &str, meta: Option<&Json>) -> Case {
    let folder = format!("{root}/cases/{name}");
    let text = |file: &str| disk.text(&format!("{folder}/{file}"));
    let args: Json =
        text("args.json").and_then(|t| serde_json::from_str(&t).ok()).unwrap_or(Json::Null);
    let ok = text("rc").is_none_or(|rc| rc.trim() == "0");
    let entry = meta.and_then(|meta| meta["cases"].as_array()).into_iter().flatten();
    let entry = entry.into_iter().find(|case| case["name"] == name);
    let expected = Expected {
        ok,
        stdout: text(if ok { "expected.yaml" } else { "expected-stdout.yaml" }).unwrap_or_default(),
        stderr: text(if ok { "expected-stderr.txt" } else { "expected-error.txt" })
            .unwrap_or_default(),
        stdout_alt: text("expected-alt.yaml"),
        stderr_alt: text("expected-error-alt.txt"),
        unordered: entry.is_some_and(|case| case["unorderedLines"] == Json::Bool(true)),
    };
    let mut disk = disk.clone();
    disk.cwd = folder.clone();
    if let Some(overlay) = args["chartOverlay"].as_str() {
        disk.copy(&format!("{folder}/{overlay}"), &format!("{root}/chart"));
    }
    for removed in strings(&args["chartDelete"]) {
        disk.remove(&join(&format!("{root}/chart"), &removed));
    }
    Case { set: set.to_owned(), name: name.to_owned(), disk, args: command(&args), expected }
}

fn strings(json: &Json) -> Vec<String> {
    let items = json.as_array().into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The arguments that Helm was called with.
fn command(args: &Json) -> Vec<String> {
    let text = |key: &str| args[key].as_str().map(str::to_owned);
    let mut command = Vec::from_iter(text("release"));
    command.push("../../chart".into());
    let mut push = |flag: &str, values: Vec<String>| {
        values.into_iter().for_each(|value| command.extend([flag.to_owned(), value]));
    };
    push("--namespace", Vec::from_iter(text("namespace")));
    for (flag, key) in [
        ("-f", "values"),
        ("--set", "set"),
        ("--set-string", "setString"),
        ("--set-json", "setJson"),
        ("--set-file", "setFile"),
        ("--set-literal", "setLiteral"),
        ("--api-versions", "apiVersions"),
        ("--show-only", "showOnly"),
    ] {
        push(flag, strings(&args[key]));
    }
    push("--kube-version", Vec::from_iter(text("kubeVersion")));
    for (flag, key) in [
        ("--is-upgrade", "isUpgrade"),
        ("--include-crds", "includeCRDs"),
        ("--no-hooks", "noHooks"),
        ("--skip-tests", "skipTests"),
        ("--skip-schema-validation", "skipSchemaValidation"),
    ] {
        if args[key] == Json::Bool(true) {
            command.push(flag.to_owned());
        }
    }
    command.extend(strings(&args["extra"]));
    command
}
