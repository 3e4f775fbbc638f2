//! Jobs as GitLab reads them, and calls as they were meant.

use crate::machine::{Call, Machine};
use crate::{Given, HELMS};
use chartroom_core::SetKind;
use chartroom_export::{Exports, Helm, Refusal, exports, script};
use saphyr::LoadableYamlNode;
use serde_norway::Value;

/// Everything that is exported does what was meant, or is refused; gives the refusal.
pub(crate) fn assert_harmless(given: &Given, machine: &Machine) -> Option<Refusal> {
    let mut refused = None;
    for helm in HELMS {
        given.with(|subject| {
            let Exports { steps, gitlab, summary, files } = exports(subject, Some(subject), helm);
            assert!(files.iter().all(|file| !file.name.contains(chartroom_escape::is_hidden)));
            assert_visible(&summary, given);
            match (steps, gitlab) {
                (Ok(steps), Ok(gitlab)) => {
                    let text = script(&steps);
                    assert_visible(&text, given);
                    assert_visible(&gitlab, given);
                    let calls = assert_calls(&text, given, helm, machine);
                    assert_jobs(&gitlab, given, &calls, machine);
                }
                (Err(one), Err(other)) => {
                    assert_eq!(one, other);
                    assert!(!one.to_string().contains(chartroom_escape::is_hidden), "{given:?}");
                    refused = Some(one);
                }
                (steps, gitlab) => panic!("{given:?}\n{steps:?}\n{gitlab:?}"),
            }
        });
    }
    refused
}

/// Nothing is hidden, and no line is a command to a CI system that logs it.
fn assert_visible(text: &str, given: &Given) {
    let hidden = |letter: char| chartroom_escape::is_hidden(letter) && letter != '\n';
    assert!(!text.contains(hidden), "{given:?}\n{text:?}");
    for line in text.lines() {
        assert!(!line.trim().starts_with("::"), "{given:?}\n{line}");
        assert!(!line.contains("##vso["), "{given:?}\n{line}");
    }
}

/// The commands call what was meant, under either shell; gives the calls.
fn assert_calls(text: &str, given: &Given, helm: Helm, machine: &Machine) -> Vec<Call> {
    let folder = &given.folder();
    let mut all = Vec::new();
    for shell in ["bash", "sh"] {
        let calls = machine.calls(shell, text, folder);
        let back = match helm {
            Helm::Four => "--rollback-on-failure",
            Helm::Three => "--atomic",
        };
        let release = given.release.as_str();
        let in_namespace = ["--namespace", given.namespace.as_str()];
        let mut template = vec!["helm", "template", release, ".", in_namespace[0], in_namespace[1]];
        let layers = layers(given);
        template.extend(layers.iter().map(String::as_str));
        if !given.kube_version.is_empty() {
            template.extend(["--kube-version", given.kube_version.as_str()]);
        }
        let found: Vec<Vec<&str>> =
            calls.iter().map(|(_, words)| words.iter().map(String::as_str).collect()).collect();
        assert!(calls.iter().all(|(place, _)| place == folder), "{given:?} {calls:?}");
        assert_eq!(found[0], template, "{text}");
        assert_eq!(found[1][..3], ["helm", "diff", "upgrade"]);
        assert_eq!(found[2][..4], ["helm", "upgrade", "--install", release]);
        let mut upgrade = vec!["helm", "upgrade", "--install", release, ".", in_namespace[0]];
        upgrade.extend([in_namespace[1], "--create-namespace"]);
        upgrade.extend(layers.iter().map(String::as_str));
        upgrade.extend([back, "--wait", "--timeout", "5m"]);
        assert_eq!(found[3], upgrade, "{text}");
        for call in &found[4..] {
            let is_known = match call[..2] {
                ["kubectl", "rollout"] => call[2] == "status" && call[5] == given.namespace,
                ["helm", "history" | "rollback"] => call[2] == release,
                _ => false,
            };
            assert!(is_known, "{given:?} {call:?}");
        }
        all = calls;
    }
    all
}

/// The words of the layers, in order. Files are read by what pflag and Helm do with their flag.
fn layers(given: &Given) -> Vec<String> {
    let overlays = given.overlays.iter().flat_map(|path| {
        let is_other = path.contains(':') || path.trim_start().starts_with('-');
        let path = if is_other { format!("./{path}") } else { path.clone() };
        let item = match path.contains([',', '"']) {
            true => format!("\"{}\"", path.replace('"', "\"\"")),
            false => path,
        };
        ["-f".to_owned(), item]
    });
    let sets = given.sets.iter().flat_map(|(kind, text)| [kind.flag().to_owned(), text.clone()]);
    overlays.chain(sets).collect()
}

/// Two jobs with our keys and a script of one text, which calls what the commands call.
fn assert_jobs(yaml: &str, given: &Given, calls: &[Call], machine: &Machine) {
    let root: Value =
        serde_norway::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    let jobs = root.as_mapping().unwrap();
    assert_eq!(jobs.len(), 2, "{given:?}\n{yaml}");
    let expected = [
        ("dry-run ", &["stage", "image", "variables", "environment", "rules", "script"][..], 2),
        (
            "deploy ",
            &["stage", "image", "variables", "environment", "resource_group", "rules", "script"],
            3,
        ),
    ];
    for ((name, job), (start, keys, call)) in jobs.iter().zip(expected) {
        let (name, job) = (name.as_str().unwrap(), job.as_mapping().unwrap());
        let environment = name.strip_prefix(start).unwrap();
        assert!(
            environment
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || " -_/".contains(letter))
        );
        let found: Vec<&str> = job.keys().map(|key| key.as_str().unwrap()).collect();
        assert_eq!(found, keys, "{given:?}\n{yaml}");
        assert_eq!(job["environment"]["name"], Value::from(environment));
        assert_eq!(
            job["environment"].as_mapping().unwrap().len(),
            2 - usize::from(start == "deploy ")
        );
        let lines = job["script"].as_sequence().unwrap();
        assert_eq!(lines.len(), 1, "{yaml}");
        let text = lines[0].as_str().unwrap();
        assert!(!text.contains("$[["), "{yaml}");
        let ran = machine.calls("sh", text, &given.folder());
        assert_eq!(ran, calls[call..=call], "{given:?}\n{yaml}");
        assert_saphyr(yaml, name, text, given);
    }
}

/// The other reader finds the same script.
fn assert_saphyr(yaml: &str, job: &str, text: &str, given: &Given) {
    let documents = saphyr::Yaml::load_from_str(yaml).unwrap();
    assert_eq!(documents.len(), 1, "{given:?}\n{yaml}");
    let jobs = documents[0].as_mapping().unwrap();
    assert_eq!(jobs.len(), 2, "{given:?}\n{yaml}");
    let script = documents[0].as_mapping_get(job).and_then(|job| job.as_mapping_get("script"));
    let script = script.and_then(|script| script.as_sequence_get(0)).and_then(|one| one.as_str());
    assert_eq!(script, Some(text), "{given:?}\n{yaml}");
}

/// Whether something is wrong that commands are refused for.
pub(crate) fn may_be_refused(given: &Given) -> bool {
    let Given { chart, release, namespace, kube_version, overlays, sets, .. } = given;
    let is_label = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)
    };
    let is_release = !release.is_empty() && release.chars().all(is_label) && release.len() <= 53;
    let texts =
        [chart, namespace, kube_version].into_iter().chain(sets.iter().map(|(_, text)| text));
    let path = |path: &String| {
        path.contains(['%', '/', '.', '\\'])
            || path.contains(|letter: char| letter.is_ascii_control())
    };
    let set_file = |(kind, text): &(SetKind, String)| {
        *kind == SetKind::File && (path(text) || text.contains([':', '-']))
    };
    !is_release
        || release.ends_with(['-', '.'])
        || release.starts_with(['-', '.'])
        || release.contains("..")
        || release.contains(".-")
        || release.contains("-.")
        || texts.into_iter().any(|text| text.contains('\0'))
        || overlays.iter().any(path)
        || sets.iter().any(set_file)
}
