//! Questions about the lines and values of the built-in chart in prod.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::provenance::Input;
use chartroom_core::{Environment, Output, Project, ProjectFile, Report, report};
use std::path::Path;

const CHART: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/charts/ai-inference");

fn read(folder: &Path, below: &str, files: &mut Vec<ProjectFile>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(ProjectFile { path, data: std::fs::read(entry.path()).unwrap().into() });
        }
    }
}

fn prod() -> Report {
    let mut files = Vec::new();
    read(Path::new(CHART), "", &mut files);
    let environment = Environment {
        name: "prod".into(),
        overlays: vec!["values-prod.yaml".into()],
        release: "llm".into(),
        namespace: "ai-prod".into(),
        ..Environment::default()
    };
    report(&Project { files, environments: vec![environment], ..Project::default() })
}

fn output(report: &Report) -> &Output {
    report.environments[0].output.as_ref().unwrap()
}

fn path(text: &str) -> Vec<String> {
    text.split('.').map(str::to_owned).collect()
}

#[test]
fn a_line_of_a_helper_names_its_value_and_its_calls() {
    let report = prod();
    let output = output(&report);
    let object = output.objects.iter().position(|object| object.kind == "Deployment").unwrap();
    let lines: Vec<&str> = output.objects[object].text.lines().collect();
    let line = lines.iter().position(|line| line.trim_start().starts_with("environment:")).unwrap();
    let origin = output.provenance.line(object, line).unwrap();
    let inputs: Vec<&Input> = origin.values.iter().map(|value| &value.input).collect();
    assert_eq!(inputs, [&Input::Value(path("global.environment"))]);
    let layers: Vec<&str> = origin.values[0].layers.iter().map(|layer| &*layer.text).collect();
    assert_eq!(layers.last(), Some(&"\"prod\""));
    let names: Vec<&str> =
        origin.templates.iter().map(|span| &*report.files.get(span.file).unwrap().name).collect();
    assert_eq!(names, ["templates/_helpers.tpl", "templates/deployment.yaml"]);
}

#[test]
fn a_value_reaches_what_it_decides_and_what_it_is_in() {
    let report = prod();
    let output = output(&report);
    let reached = |text: &str, kind: &str| -> Vec<bool> {
        let lines = output.provenance.lines_of(&path(text));
        let of_kind = lines.iter().filter(|line| output.objects[line.object].kind == kind);
        of_kind.map(|line| line.control).collect()
    };
    assert_eq!(reached("autoscaling.minReplicas", "HorizontalPodAutoscaler"), [false]);
    let hpa = reached("autoscaling.enabled", "HorizontalPodAutoscaler");
    assert!(hpa.len() > 20 && hpa.iter().all(|control| *control), "{hpa:?}");
    assert!(reached("replicaCount", "Deployment").is_empty());
    assert!(!output.provenance.templates_of(&path("image")).is_empty());
}

#[test]
fn a_byte_of_a_values_file_is_a_path() {
    let report = prod();
    let file = report.files.find("values-prod.yaml").unwrap();
    let text = &report.files.get(file).unwrap().text;
    let at = text.find("minReplicas").unwrap() as u32;
    let found = output(&report).provenance.path_at(file, at).unwrap();
    assert_eq!(found, path("autoscaling.minReplicas"));
}

#[test]
fn what_is_not_read_is_known() {
    let report = prod();
    let provenance = &output(&report).provenance;
    let unread = provenance.unread();
    assert!(unread.contains(&path("replicaCount")), "the autoscaler has the say: {unread:?}");
    assert!(!unread.contains(&path("autoscaling.minReplicas")));
    assert_eq!(provenance.undefined(), Vec::<Vec<String>>::new());
}

fn small(template: &str, values: &str) -> Report {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", values),
        file("templates/a.yaml", template),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    report(&Project { files, environments: vec![environment], ..Project::default() })
}

#[test]
fn what_decides_an_entry_decides_what_is_in_it() {
    let template = "{{- $selector := dict }}\n{{- if .Values.used }}\n\
        {{- $selector = dict \"matchLabels\" (dict \"app\" \"a\") }}\n{{- end }}\n\
        kind: Service\nspec: {{ toYaml (dict \"selector\" $selector) | nindent 2 }}\n";
    let report = small(template, "used: true\n");
    let output = output(&report);
    let lines: Vec<&str> = output.objects[0].text.lines().collect();
    let reached = output.provenance.lines_of(&path("used"));
    let reached: Vec<&str> = reached.iter().map(|line| lines[line.line].trim()).collect();
    assert_eq!(reached, ["selector:", "matchLabels:", "app: a"]);
}
