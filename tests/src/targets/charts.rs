//! Whole charts: a template in one, what is exported of one, and every command on one.

use super::Bundle;
use crate::disk::Disk;
use crate::fuzz::{Grammar, Input as Generated, Random, Setting, chart};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind, report};
use chartroom_export::{Helm, Subject, files, gitlab, script, steps, summary};
use chartroom_helm::chart::ChartFile;
use chartroom_helm::release::{Input, Rendering, render as rendered};
use std::cell::RefCell;

const CHART: &str = "apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: \"2\"\n";
const VALUES: &str =
    "n: 3\nf: 1.5\ns: text\nb: true\nnil: null\nlist: [1, two, {k: v}]\nmap: {a: 1, b: {c: d}}\n";
const HELPERS: &str = "{{ define \"h\" }}{{ . | toJson }}{{ end }}";

/// A template: with a trace and without it the same comes out.
pub(super) fn template(data: &[u8]) {
    let files = || {
        let file = |name: &str, text: &[u8]| ChartFile::new(name, text);
        vec![
            file("Chart.yaml", CHART.as_bytes()),
            file("values.yaml", VALUES.as_bytes()),
            file("files/a.txt", b"a: 1\nb\n"),
            file("templates/_helpers.tpl", HELPERS.as_bytes()),
            file("templates/t.yaml", data),
        ]
    };
    let plain = rendered(&Input::new(files()));
    let traced = rendered(&Input { map: true, ..Input::new(files()) });
    assert_eq!(said(&plain), said(&traced));
    for (plain, traced) in plain.files.iter().zip(&traced.files) {
        assert_eq!(String::from_utf8_lossy(&plain.text), String::from_utf8_lossy(&traced.text));
        let segments = traced.map.iter().flat_map(|map| &map.segments);
        let covered: usize = segments.map(|segment| segment.output.len()).sum();
        assert_eq!(covered, traced.text.len(), "the map has gaps");
    }
}

fn said(rendering: &Rendering) -> Vec<String> {
    rendering.failures.iter().map(|failure| failure.helm_text()).collect()
}

/// An environment in lines, `WORD TEXT`, and all that one takes away for it.
pub(super) fn export(data: &[u8]) {
    let mut environment = Environment {
        name: "e".into(),
        release: "r".into(),
        namespace: "n".into(),
        ..Environment::default()
    };
    let mut values = String::from(VALUES);
    for line in String::from_utf8_lossy(data).lines().take(40) {
        let (word, text) = line.split_once(' ').unwrap_or((line, ""));
        let text = unescaped(text);
        match word {
            "name" => environment.name = text,
            "release" => environment.release = text,
            "namespace" => environment.namespace = text,
            "overlay" => environment.overlays.push(text),
            "values" => values.push_str(&format!("{text}\n")),
            flag => {
                let kind = SetKind::ALL
                    .into_iter()
                    .find(|kind| kind.flag().trim_start_matches('-') == flag);
                environment.sets.extend(kind.map(|kind| SetEntry { kind, text }));
            }
        }
    }
    exported(environment, &values);
}

fn exported(environment: Environment, values: &str) {
    let file = |path: &str, text: &str| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().into(),
    };
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  all: {{ .Values | toJson | quote }}\n";
    let mut project = Project {
        files: vec![
            file("Chart.yaml", CHART),
            file("values.yaml", values),
            file("templates/a.yaml", map),
        ],
        ..Project::default()
    };
    let overlays = environment.overlays.iter().map(|path| file(path, "n: 4\npassword: abc\n"));
    project.files.extend(overlays);
    let other = Environment { name: "other".into(), release: "r".into(), ..Environment::default() };
    project.environments = vec![environment, other];
    let mut report = report(&project);
    chartroom_check::check(&project, &mut report, &[], None);
    let (Some(one), Some(two)) =
        (Subject::new(&project, 0, &report, 0), Subject::new(&project, 1, &report, 1))
    else {
        panic!("both environments are in the report");
    };
    let _ = (files(&one), summary(&one, Some(&two)), summary(&one, None), one.reason());
    for helm in [Helm::Three, Helm::Four] {
        // What cannot be written down safely is refused.
        let _ = steps(&one, helm).map(|steps| script(&steps));
        let Ok(jobs) = gitlab(&one, helm) else { continue };
        let read = chartroom_yaml::unmarshal_map(jobs.as_bytes());
        let jobs = read.unwrap_or_else(|error| panic!("{error} in:\n{jobs}"));
        for (_, job) in jobs.entries() {
            let job = job.as_map().map(|job| job.keys()).unwrap_or_default();
            assert!(
                job.iter().all(|key| &key.as_bytes() != b"after_script"),
                "a key came in by a value"
            );
        }
    }
}

/// `\n`, `\r`, `\\` and `\uXXXX`, so that a line can hold every letter.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let digits: String = letters.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Every command on a chart: on that of a bundle, or else on one that the bytes choose by a grammar.
pub(super) fn render(data: &[u8]) {
    match data.split_first() {
        Some((0, choices)) => {
            let (disk, args) = generated(choices);
            commands(&disk, &args);
        }
        _ => {
            let bundle = Bundle::read(data);
            commands(&bundle.disk, &bundle.args);
        }
    }
}

fn generated(choices: &[u8]) -> (Disk, Vec<String>) {
    thread_local! {
        static GRAMMAR: RefCell<Option<Grammar>> = const { RefCell::new(None) };
    }
    GRAMMAR.with_borrow_mut(|grammar| {
        let grammar = grammar.get_or_insert_with(Grammar::default);
        let mut random = Random::of_bytes(choices);
        let inputs: Vec<Generated> =
            (0..2).map(|number| Generated::random(grammar, &mut random, number + 1)).collect();
        let setting = Setting::random(&mut random);
        let disk = chart(&setting, &inputs.iter().collect::<Vec<_>>());
        (disk, setting.args)
    })
}

fn commands(disk: &Disk, args: &[String]) {
    let run = |command: &[&str]| {
        let words: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
        chartroom_cli::run(&[&words[..1], args, &words[1..]].concat(), disk)
    };
    let printed = run(&["template"]);
    let started = printed.stdout.is_empty() || printed.ok || !printed.stderr.is_empty();
    assert!(started, "an error is said");
    let first = String::from_utf8_lossy(&printed.stdout).into_owned();
    let file = first
        .lines()
        .find_map(|line| line.strip_prefix("# Source: ")?.split_once('/'))
        .map(|(_, path)| path);
    if let Some(file) = file {
        for line in [1, 2, 5] {
            run(&["explain", "--template", &format!("{file}:{line}")]);
        }
    }
    run(&["explain", "--value", "a.b"]);
    run(&["check"]);
    run(&["check", "--format", "sarif"]);
    run(&["export", "--env", "values", "--format", "gitlab"]);
    run(&["export", "--env", "values", "--format", "summary"]);
    run(&["diff", "--env", "values", "--env", "over", "--format", "markdown"]);
    chartroom_cli::run(&["schema".to_owned(), ".".to_owned()], disk);
}
