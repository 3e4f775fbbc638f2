//! The blocks that gave nothing, with their reasons.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::{Environment, Project, ProjectFile, Report, report};

const HELPERS: &str = "{{ define \"labels\" -}}
app: a
{{- if .Values.team }}
team: {{ .Values.team }}
{{- end }}
{{- end }}
";

const TEMPLATE: &str = "kind: Deployment
metadata:
  name: a
  labels:
    {{- include \"labels\" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling }}
  replicas: 2
  {{- end }}
  template:
    spec:
      containers:
        - name: one
          image: x
        {{- if .Values.sidecar.enabled }}
        - name: two
          {{- if .Values.sidecar.image }}
          image: y
          {{- end }}
        {{- end }}
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- range $name := list \"a\" \"b\" }}
      {{- if eq $name \"a\" }}
      only{{ $name }}: true
      {{- end }}
      {{- end }}
      {{- if .Values.debug }}
      debug: true
      {{- else }}
      debug: false
      {{- end }}
      {{- if .Values.debug }}{{ $_ := set .Values \"x\" 1 }}{{ end }}
---
kind: Service
metadata:
  name: b
  labels:
    {{- include \"labels\" . | nindent 4 }}
{{- if .Values.extra }}
---
kind: ConfigMap
metadata:
  name: c
{{- end }}
";

const VALUES: &str = "autoscaling: true
sidecar: {enabled: false, image: z}
nodeSelector: {}
team: ''
debug: false
extra: false
";

fn small() -> Report {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", VALUES),
        file("templates/_helpers.tpl", HELPERS),
        file("templates/a.yaml", TEMPLATE),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    report(&Project { files, environments: vec![environment], ..Project::default() })
}

#[test]
fn blocks_that_gave_nothing_know_their_field_reason_place_and_objects() {
    let report = small();
    let output = report.environments[0].output.as_ref().unwrap();
    let shown: Vec<String> = output
        .absent
        .iter()
        .map(|part| {
            let span = part.condition.unwrap();
            let file = report.files.get(span.file).unwrap();
            let line = file.text[..span.start as usize].matches('\n').count() + 1;
            let objects = part.objects.iter().map(|index| &*output.objects[*index].kind);
            let objects = objects.collect::<Vec<_>>().join(" ");
            assert!(part.block && part.sources.len() == 1, "{part:?}");
            format!("{} | {} | {}:{line} | {objects}", part.what, part.reason, file.name)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "metadata.labels.team | `team` is empty | templates/_helpers.tpl:3 | Service Deployment",
            "spec.replicas | `autoscaling` is true | templates/a.yaml:7 | Deployment",
            "spec.template.spec.containers[two] | `sidecar.enabled` is false | templates/a.yaml:15 | Deployment",
            "spec.template.spec.nodeSelector | `nodeSelector` is an empty map | templates/a.yaml:21 | Deployment",
            "ConfigMap | `extra` is false | templates/a.yaml:42 | ",
        ]
    );
}
