//! One case: how Helm is called for it, and which files hold what Helm prints. tests/cases/README.md describes both
//! layouts.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value as Json;

use crate::failure::{Failure, Outcome};

/// Files of a case that are not part of its chart.
const NOT_CHART: [&str; 4] = ["expected.txt", "expected-err.txt", "args.json", "NONDETERMINISTIC"];

/// Options of args.json that take a value, in the order in which Helm gets them.
const WITH_VALUE: [(&str, &str); 8] = [
    ("values", "-f"),
    ("set", "--set"),
    ("setString", "--set-string"),
    ("setJson", "--set-json"),
    ("setFile", "--set-file"),
    ("setLiteral", "--set-literal"),
    ("apiVersions", "--api-versions"),
    ("showOnly", "--show-only"),
];
/// Options of args.json that are on or off.
const SWITCHES: [(&str, &str); 5] = [
    ("isUpgrade", "--is-upgrade"),
    ("includeCRDs", "--include-crds"),
    ("noHooks", "--no-hooks"),
    ("skipTests", "--skip-tests"),
    ("skipSchemaValidation", "--skip-schema-validation"),
];

/// A file, and what it has to hold; nothing when it must not be there.
type Expectation = (PathBuf, Option<Vec<u8>>);

/// One run of `helm template`.
pub(super) struct Case {
    folder: PathBuf,
    /// The chart of a case that shares it with others; a micro case is its own chart.
    chart: Option<PathBuf>,
}

/// The cases of a folder with `cases/`: its chart is in `chart/` or where meta.json says.
pub(super) fn of_chart(folder: &Path) -> Outcome<Vec<Case>> {
    let meta = folder.join("meta.json");
    let named = if meta.is_file() { read_json(&meta)? } else { Json::Null };
    let chart = named.get("chart").and_then(Json::as_str).unwrap_or("chart");
    let chart = folder.join(chart);
    let cases = entries(&folder.join("cases"))?;
    Ok(cases.into_iter().map(|folder| Case { folder, chart: Some(chart.clone()) }).collect())
}

impl Case {
    /// A case that is a chart of its own.
    pub(super) fn micro(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), chart: None }
    }

    /// The last parts of its path, to be shown and to be filtered by.
    pub(super) fn name(&self) -> String {
        let parts: Vec<_> = self.folder.iter().map(|part| part.to_string_lossy()).collect();
        let start = parts.iter().rposition(|part| part == "cases").unwrap_or_default();
        let shared = self.chart.is_some();
        parts.get(start.saturating_sub(usize::from(shared))..).unwrap_or_default().join("/")
    }

    /// Runs Helm in a copy of the case, where no other file of the repository is in reach.
    pub(super) fn run(&self, helm: &Path) -> Outcome<Vec<Expectation>> {
        let place = std::env::temp_dir().join(format!("chartroom-bless-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&place);
        let output = match &self.chart {
            None => self.run_micro(helm, &place),
            Some(chart) => self.run_shared(helm, chart, &place),
        };
        let _ = std::fs::remove_dir_all(&place);
        let output = output?;
        let name = place.to_string_lossy().into_owned();
        if [&output.stdout, &output.stderr]
            .iter()
            .any(|text| String::from_utf8_lossy(text).contains(&name))
        {
            return Err(Failure::new(format!("{}: Helm prints the folder it ran in", self.name()))
                .way_out("a case must not depend on where it runs"));
        }
        Ok(if self.chart.is_none() { self.micro_files(output) } else { self.shared_files(output) })
    }

    fn run_micro(&self, helm: &Path, place: &Path) -> Outcome<Output> {
        let folder = place.join("case");
        copy(&self.folder, &folder)?;
        for name in NOT_CHART {
            let _ = std::fs::remove_file(folder.join(name));
        }
        let args = self.folder.join("args.json");
        let mut words = if args.is_file() { strings(&read_json(&args)?) } else { Vec::new() };
        words.push(".".into());
        helm_template(helm, &folder, &words)
    }

    fn run_shared(&self, helm: &Path, chart: &Path, place: &Path) -> Outcome<Output> {
        let args = read_json(&self.folder.join("args.json"))?;
        let folder = place.join("cases").join(self.folder.file_name().unwrap_or_default());
        let copied = place.join("chart");
        copy(&self.folder, &folder)?;
        copy(chart, &copied)?;
        if let Some(overlay) = args.get("chartOverlay").and_then(Json::as_str) {
            copy(&self.folder.join(overlay), &copied)?;
        }
        for removed in args.get("chartDelete").map(strings).unwrap_or_default() {
            let path = copied.join(removed);
            let _ = std::fs::remove_dir_all(&path).or_else(|_| std::fs::remove_file(&path));
        }
        helm_template(helm, &folder, &words(&args))
    }

    fn micro_files(&self, output: Output) -> Vec<Expectation> {
        vec![
            (self.folder.join("expected.txt"), Some(output.stdout)),
            (self.folder.join("expected-err.txt"), Some(output.stderr)),
        ]
    }

    fn shared_files(&self, output: Output) -> Vec<Expectation> {
        let ok = output.status.success();
        let rc = format!("{}\n", output.status.code().unwrap_or(-1));
        let some = |text: &Vec<u8>| (!text.is_empty()).then(|| text.clone());
        let file = |name: &str, text| (self.folder.join(name), text);
        vec![
            file("rc", Some(rc.into_bytes())),
            file("expected.yaml", ok.then(|| output.stdout.clone())),
            file("expected-stderr.txt", some(&output.stderr).filter(|_| ok)),
            file("expected-error.txt", (!ok).then(|| output.stderr.clone())),
            file("expected-stdout.yaml", some(&output.stdout).filter(|_| !ok)),
        ]
    }
}

/// The words behind `helm template` that args.json stands for.
fn words(args: &Json) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let text = |key: &str| args.get(key).and_then(Json::as_str).map(str::to_owned);
    words.extend(text("release"));
    words.push("../../chart".into());
    let mut option = |flag: &str, value: String| words.extend([flag.to_owned(), value]);
    text("namespace").into_iter().for_each(|value| option("--namespace", value));
    for (key, flag) in WITH_VALUE {
        args.get(key).map(strings).unwrap_or_default().into_iter().for_each(|v| option(flag, v));
    }
    text("kubeVersion").into_iter().for_each(|value| option("--kube-version", value));
    let on = |key: &str| args.get(key).and_then(Json::as_bool) == Some(true);
    words.extend(SWITCHES.iter().filter(|(key, _)| on(key)).map(|(_, flag)| (*flag).to_owned()));
    words.extend(args.get("extra").map(strings).unwrap_or_default());
    words
}

/// Nothing of this machine's environment reaches Helm, and its clock is UTC.
fn helm_template(helm: &Path, folder: &Path, words: &[String]) -> Outcome<Output> {
    Command::new(helm)
        .arg("template")
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("TZ", "UTC")
        .stdin(std::process::Stdio::null())
        .output()
        .map_err(|error| Failure::io("run", helm, &error))
}

fn strings(json: &Json) -> Vec<String> {
    let items = json.as_array().into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn read_json(path: &Path) -> Outcome<Json> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{} is not JSON: {error}", path.display())))
}

/// What is in a folder, sorted.
pub(super) fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let read = std::fs::read_dir(folder).map_err(|error| Failure::io("read", folder, &error))?;
    let mut paths: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Copies a file, or all that is in a folder over what is in another.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    if from.is_file() {
        return std::fs::copy(from, to)
            .map(drop)
            .map_err(|error| Failure::io("copy", from, &error));
    }
    std::fs::create_dir_all(to).map_err(|error| Failure::io("make", to, &error))?;
    for path in entries(from)? {
        copy(&path, &to.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn args_become_words_in_helms_order() {
        let args = serde_json::json!({
            "release": "llm", "namespace": "ai", "set": ["a=1"], "values": ["v.yaml"],
            "isUpgrade": true, "includeCRDs": false, "kubeVersion": null
        });
        let expected = [
            "llm",
            "../../chart",
            "--namespace",
            "ai",
            "-f",
            "v.yaml",
            "--set",
            "a=1",
            "--is-upgrade",
        ];
        assert_eq!(words(&args), expected);
    }

    #[test]
    fn a_success_leaves_no_files_of_a_failure() {
        let case = Case { folder: "x/cases/y".into(), chart: Some("x/chart".into()) };
        let output = Command::new("echo").output().unwrap();
        let files = case.shared_files(output);
        let held: Vec<_> = files
            .iter()
            .filter(|(_, text)| text.is_some())
            .map(|(path, _)| path.file_name().unwrap())
            .collect();
        assert_eq!(held, ["rc", "expected.yaml"]);
        assert_eq!(case.name(), "x/cases/y");
    }
}
