#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::{Group, ObjectChange, Row, State, Status, Which, matrix, objects};
use chartroom_core::{Environment, EnvironmentReport, Project, ProjectFile, Report, report};

const TEMPLATE: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    release: {{ .Release.Name }}
  annotations:
    checksum/config: {{ .Values.seed | quote }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      release: {{ .Release.Name }}
  template:
    metadata:
      labels:
        release: {{ .Release.Name }}
    spec:
      containers:
        {{- range .Values.containers }}
        - name: {{ .name }}
          image: {{ .image }}
        {{- end }}
";

const VALUES: &str = "\
replicas: 1
seed: a
containers:
  - {name: main, image: one}
image:
  tag: x
";

fn project(overlays: &[(&str, &str)]) -> Project {
    let extra = "{{ if .Values.extra }}\nkind: ConfigMap\nmetadata:\n  name: extra\n{{ end }}";
    charted(VALUES, &[("a", TEMPLATE), ("b", extra)], overlays)
}

/// A chart of some values and templates, with an environment for each overlay.
pub(crate) fn charted(
    values: &str,
    templates: &[(&str, &str)],
    overlays: &[(&str, &str)],
) -> Project {
    let file = |path: &str, text: &str| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().to_vec().into(),
    };
    let mut files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
        file("values.yaml", values),
    ];
    files
        .extend(templates.iter().map(|(name, text)| file(&format!("templates/{name}.yaml"), text)));
    files.extend(overlays.iter().map(|(name, text)| file(&format!("values-{name}.yaml"), text)));
    let environment = |(name, _): &(&str, &str)| Environment {
        name: (*name).to_owned(),
        overlays: vec![format!("values-{name}.yaml")],
        release: format!("r-{name}"),
        namespace: format!("n-{name}"),
        ..Environment::default()
    };
    Project {
        files,
        environments: overlays.iter().map(environment).collect(),
        ..Project::default()
    }
}

fn row<'a>(rows: &'a [Row], name: &str) -> &'a Row {
    rows.iter().find(|row| row.name == name).unwrap()
}

fn texts(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.text.as_deref().unwrap_or("-")).collect()
}

fn compare(report: &Report, which: Which) -> Vec<ObjectChange> {
    let output = |at: usize| report.environments[at].output.as_ref().unwrap();
    objects(output(0), output(1), which)
}

#[test]
fn values_stand_side_by_side_with_what_each_environment_says_itself() {
    let report = report(&project(&[
        ("dev", ""),
        ("prod", "replicas: 4\nimage: {tag: x}\nnode.pool: gpu\n"),
        ("bad", "replicas: [\n"),
    ]));
    let all: Vec<&EnvironmentReport> = report.environments.iter().collect();
    let rows = matrix(&all).rows;
    let states =
        |name: &str| row(&rows, name).cells.iter().map(|cell| cell.state).collect::<Vec<_>>();
    assert_eq!(texts(row(&rows, "replicas")), ["1", "4", "-"]);
    assert_eq!(states("replicas"), [State::Inherited, State::Set, State::Unknown]);
    assert!(row(&rows, "replicas").differs());
    assert_eq!(states("image.tag"), [State::Inherited, State::Set, State::Unknown]);
    assert!(!row(&rows, "image.tag").differs());
    assert_eq!(states("node\\.pool"), [State::Missing, State::Set, State::Unknown]);
    assert!(row(&rows, "node\\.pool").differs());
    assert_eq!(texts(row(&rows, "Pods")), ["1", "4", "-"]);
    assert_eq!(row(&rows, "Pods").group, Group::Scale);
    assert_eq!(texts(row(&rows, "Objects rendered")), ["1", "1", "-"]);
    assert_eq!(rows.last().unwrap().group, Group::Totals);
}

#[test]
fn objects_are_paired_by_template_where_names_follow_the_release() {
    let report = report(&project(&[("dev", ""), ("prod", "replicas: 4\nextra: true\n")]));
    let changes = compare(&report, Which::All);
    let statuses: Vec<Status> = changes.iter().map(|change| change.status).collect();
    assert_eq!(statuses, [Status::Added, Status::Changed]);
    let paths: Vec<&str> = changes[1].fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "metadata.name",
            "metadata.namespace",
            "metadata.labels.release",
            "spec.replicas",
            "spec.selector.matchLabels.release",
            "spec.template.metadata.labels.release",
        ]
    );
    let replicas = &changes[1].fields[3];
    assert_eq!((replicas.old.as_deref(), replicas.new.as_deref()), (Some("1"), Some("4")));
    assert_eq!((replicas.old_line, replicas.new_line), (Some(10), Some(10)));
}

#[test]
fn labels_checksums_and_namespaces_can_be_left_out() {
    let report = report(&project(&[("dev", ""), ("prod", "seed: b\n")]));
    let changes = compare(&report, Which::Quiet);
    let paths: Vec<&str> = changes[0].fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(paths, ["metadata.name"]);
    let lines: Vec<&str> = changes[0].hunks[0]
        .lines
        .iter()
        .filter(|line| line.sign != crate::Sign::Same)
        .map(|line| line.text.trim())
        .collect();
    assert_eq!(lines, ["name: r-dev", "name: r-prod"]);
}

#[test]
fn items_with_names_are_found_again_wherever_they_stand() {
    let report = report(&project(&[
        ("dev", ""),
        ("prod", "containers:\n  - {name: side, image: two}\n  - {name: main, image: three}\n"),
    ]));
    let changes = compare(&report, Which::Quiet);
    let found: Vec<(&str, Option<&str>, Option<&str>)> = changes[0]
        .fields
        .iter()
        .skip(1)
        .map(|field| (field.path.as_str(), field.old.as_deref(), field.new.as_deref()))
        .collect();
    let list = "spec.template.spec.containers";
    assert_eq!(
        found,
        [
            (&*format!("{list}[main].image"), Some("one"), Some("three")),
            (&*format!("{list}[side]"), None, Some(r#"{"image":"two","name":"side"}"#)),
        ]
    );
    assert_eq!(changes[0].hunks.last().unwrap().path, "spec › template › spec › containers[0]");
}

#[test]
fn an_environment_is_the_same_as_itself() {
    let report = report(&project(&[("dev", "extra: true\n")]));
    let output = report.environments[0].output.as_ref().unwrap();
    let changes = objects(output, output, Which::All);
    assert_eq!(changes.len(), 2);
    assert!(changes.iter().all(|change| change.status == Status::Same && change.fields.is_empty()));
}

#[test]
fn texts_of_several_lines_are_compared_by_line() {
    let files = "kind: ConfigMap\nmetadata: {name: a}\ndata:\n  app.yaml: |\n    one: 1\n    two: {{ .Values.replicas }}\n    three: 3\n";
    let mut project = project(&[("dev", ""), ("prod", "replicas: 4\n")]);
    project.files.retain(|file| !file.path.starts_with("templates/"));
    let data = files.as_bytes().to_vec().into();
    project.files.push(ProjectFile { path: "templates/c.yaml".into(), data });
    let changes = compare(&report(&project), Which::All);
    let [field] = changes[0].fields.as_slice() else { panic!("one field") };
    assert_eq!(field.path, "data.app.yaml[line 2]");
    assert_eq!((field.old.as_deref(), field.new.as_deref()), (Some("two: 1"), Some("two: 4")));
    assert_eq!((field.old_line, field.new_line), (Some(5), Some(5)));
}

#[test]
fn workloads_of_one_template_are_told_apart_by_their_names_without_the_release() {
    let workers = "\
{{- range .Values.workers }}
---
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-{{ .name }}
spec:
  replicas: {{ .replicas }}
  template:
    metadata:
      labels: {worker: {{ .name }}}
    spec: {}
---
kind: HorizontalPodAutoscaler
metadata:
  name: scale-{{ .name }}
spec:
  scaleTargetRef: {kind: Deployment, name: {{ $.Release.Name }}-{{ .name }}}
  minReplicas: {{ .replicas }}
  maxReplicas: 9
---
kind: PodDisruptionBudget
metadata:
  name: keep-{{ .name }}
spec:
  minAvailable: {{ .replicas }}
  selector:
    matchLabels: {worker: {{ .name }}}
{{- end }}
";
    let mut project = project(&[
        ("dev", "workers: [{name: small, replicas: 1}, {name: large, replicas: 2}]\n"),
        ("prod", "workers: [{name: large, replicas: 4}, {name: huge, replicas: 7}]\n"),
    ]);
    project.files.retain(|file| !file.path.starts_with("templates/"));
    let data = workers.as_bytes().to_vec().into();
    project.files.push(ProjectFile { path: "templates/w.yaml".into(), data });
    let report = report(&project);
    let all: Vec<&EnvironmentReport> = report.environments.iter().collect();
    let rows = matrix(&all).rows;
    assert_eq!(texts(row(&rows, "Pods, r-dev-large")), ["2…9", "4…9"]);
    let budgets =
        ["minAvailable 2: 0 of 2 may be evicted", "minAvailable 4: 0 of 4 may be evicted"];
    assert_eq!(texts(row(&rows, "Disruption budget, r-dev-large")), budgets);
    // What is left belongs together by its template.
    assert_eq!(texts(row(&rows, "Pods, r-dev-small")), ["1…9", "7…9"]);
    let changes = compare(&report, Which::All);
    let output = |at: usize| &report.environments[at].output.as_ref().unwrap().objects;
    let pairs = changes.iter().map(|change| {
        let name =
            |at: usize, index: Option<usize>| index.map(|index| output(at)[index].name.as_str());
        (name(0, change.old), name(1, change.new))
    });
    let of_large = pairs.filter(|(old, _)| old.is_some_and(|old| old.ends_with("large")));
    assert_eq!(
        of_large.collect::<Vec<_>>(),
        [
            (Some("keep-large"), Some("keep-large")),
            (Some("r-dev-large"), Some("r-prod-large")),
            (Some("scale-large"), Some("scale-large")),
        ]
    );
}
