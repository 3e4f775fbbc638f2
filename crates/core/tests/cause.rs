//! What a chart refuses is told at the values that its conditions read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::{Environment, Project, ProjectFile, report};

/// Each problem as `place message | related places`, of values, an overlay and a template.
fn told(values: &str, overlay: &str, template: &str) -> Vec<String> {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", values),
        file("over.yaml", overlay),
        file("templates/_h.tpl", HELPERS),
        file("templates/t.yaml", template),
    ];
    let environment = Environment {
        name: "one".into(),
        release: "r".into(),
        overlays: vec!["over.yaml".into()],
        ..Default::default()
    };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let place = |span: chartroom_core::diagnostics::Span| {
        let file = report.files.get(span.file).unwrap();
        format!("{}:{}", file.name, file.lines.line_col(span.start).line + 1)
    };
    let errors = report.problems.iter().map(|problem| &problem.diagnostic);
    let errors = errors.filter(|one| one.code.starts_with("exec/") || one.code.starts_with("ERR"));
    let text = |one: &chartroom_core::diagnostics::Diagnostic| {
        let related: Vec<String> = one.related.iter().map(|other| place(other.span)).collect();
        let at = one.span.map(place).unwrap_or_default();
        format!("{at} {} | {}", one.message, related.join(" "))
    };
    errors.map(text).collect()
}

/// Complaints that are gathered in a list, and those that helpers give back.
const HELPERS: &str = r#"{{ define "gathered" -}}
{{- $all := list -}}
{{- if lt (int .Values.most) (int .Values.least) -}}{{- $all = append $all "most is below least" -}}{{- end -}}
{{- if .Values.other -}}{{- $all = append $all "not both" -}}{{- end -}}
{{- if $all }}{{ fail (printf "\n  - %s" (join "\n  - " $all)) }}{{ end -}}
{{- end }}
{{ define "one" }}{{ if and .Values.a .Values.b }}only one of them{{ end }}{{ end }}
{{ define "two" }}{{ if .Values.c }}c is no more{{ end }}{{ end }}
{{ define "joined" -}}
{{- $all := list (include "one" .) (include "two" .) -}}
{{- $all := without $all "" -}}
{{- if $all }}{{ printf "\nNOT VALID:\n%s" (join "\n" $all) | fail }}{{ end -}}
{{- end }}
"#;

#[test]
fn the_entries_that_a_condition_read_are_the_place() {
    let template = "{{ if gt .Values.a .Values.b }}{{ fail \"too much\" }}{{ end }}";
    let found = told("a: 1\nb: 2\n", "x: 1\na: 3\n", template);
    assert_eq!(found, ["over.yaml:2 too much | values.yaml:2 templates/t.yaml:1"]);
}

#[test]
fn of_gathered_complaints_each_has_its_own_values() {
    let template = "{{ include \"gathered\" . }}";
    let found = told("most: 3\nleast: 1\nother: false\n", "least: 4\n", template);
    let expected =
        "over.yaml:1 most is below least | values.yaml:1 templates/_h.tpl:5 templates/t.yaml:1";
    assert_eq!(found, [expected]);
    let found = told("most: 3\nleast: 1\nother: false\n", "other: true\nleast: 4\n", template);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_a_helper_gives_back_stands_under_its_own_condition() {
    let found = told("a: 1\nb: 0\nc: 0\n", "b: 1\n", "{{ include \"joined\" . }}");
    let expected = "over.yaml:1 NOT VALID:\nonly one of them | values.yaml:1 templates/_h.tpl:12 templates/t.yaml:1";
    assert_eq!(found, [expected]);
}

#[test]
fn what_is_required_is_told_at_its_entry_or_at_what_asked_for_it() {
    let template =
        "{{ if .Values.use }}a: {{ required \"the host is needed\" .Values.host }}{{ end }}";
    let found = told("use: false\nhost: \"\"\n", "use: true\n", template);
    assert_eq!(found, ["values.yaml:2 the host is needed | templates/t.yaml:1"]);
    let found = told("use: false\n", "x: 1\nuse: true\n", template);
    assert_eq!(found, ["over.yaml:2 the host is needed | templates/t.yaml:1"]);
    let found = told("", "", "a: {{ required \"the host is needed\" .Values.host }}");
    assert_eq!(found, ["templates/t.yaml:1 the host is needed | "]);
}

#[test]
fn a_dependency_that_is_missing_is_told_at_its_entry() {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let chart = "apiVersion: v2\nname: small\nversion: 1.0.0\ndependencies:\n  - version: 1.x.x\n    name: common\n";
    let files = vec![file("Chart.yaml", chart), file("values.yaml", "")];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let found = &report.problems[0].diagnostic;
    let span = found.span.unwrap();
    assert_eq!(chart.get(span.start as usize..span.end as usize), Some("name: common"));
    assert!(found.help.as_deref().unwrap_or_default().contains("helm dependency build"));
}
