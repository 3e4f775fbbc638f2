//! What errors of templates say about what lies behind them, and their fixes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::diagnostics::Diagnostic;
use chartroom_core::{Environment, Project, ProjectFile, report};

/// The first problem of a chart with this template, and the template with the fix in it.
fn told(template: &str, values: &str) -> (Diagnostic, Option<String>) {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", values),
        file("templates/_h.tpl", "{{ define \"small.labels\" }}a: b{{ end }}"),
        file("templates/config-map.yaml", "kind: A\n"),
        file("templates/t.yaml", template),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let found = report.problems[0].diagnostic.clone();
    let fixed = found.fix.as_ref().map(|fix| {
        let mut text = template.to_owned();
        for edit in &fix.edits {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    });
    (found, fixed)
}

fn help(found: &Diagnostic) -> &str {
    found.help.as_deref().unwrap_or_default()
}

#[test]
fn the_root_is_written_with_a_dollar_where_the_dot_is_something_else() {
    let values = "l: [1]\nm: {a: {b: 1}}\nx: {y: 2}\n";
    for (template, fixed) in [
        (
            "{{ range .Values.l }}{{ .Values.x.y }}{{ end }}",
            "{{ range .Values.l }}{{ $.Values.x.y }}{{ end }}",
        ),
        (
            "{{ range .Values.m }}{{ .Values.x.y }}{{ end }}",
            "{{ range .Values.m }}{{ $.Values.x.y }}{{ end }}",
        ),
        (
            "{{ with .Values.l }}{{ if true }}{{ .Release.Name }}{{ end }}{{ end }}",
            "{{ with .Values.l }}{{ if true }}{{ $.Release.Name }}{{ end }}{{ end }}",
        ),
    ] {
        let (found, text) = told(template, values);
        assert_eq!(text.as_deref(), Some(fixed), "{found:?}");
        assert!(help(&found).contains("Write `$."), "{found:?}");
    }
    let (found, text) =
        told("{{ define \"x\" }}{{ .Values.x.y }}{{ end }}{{ template \"x\" 1 }}", values);
    assert_eq!((help(&found).contains("named template"), text), (true, None), "{found:?}");
    // Where dot is the root, it is the value that is missing.
    let (found, _) = told("{{ .Values.no.y }}", values);
    assert!(help(&found).contains("Define it"), "{found:?}");
}

#[test]
fn a_template_under_another_name_is_found() {
    let (found, text) = told("a: {{ include \"small.lables\" . }}", "");
    assert_eq!(found.message, "There is no template `small.lables`.");
    assert_eq!(text.as_deref(), Some("a: {{ include \"small.labels\" . }}"));
    let (found, text) = told("{{ template \"smal.labels\" . }}", "");
    assert_eq!(text.as_deref(), Some("{{ template \"small.labels\" . }}"), "{found:?}");
    let (found, text) =
        told("a: {{ include (print $.Template.BasePath \"/configMap.yaml\") . }}", "");
    assert!(help(&found).contains("`small/templates/config-map.yaml`"), "{found:?}");
    assert_eq!(
        text.as_deref(),
        Some("a: {{ include (print $.Template.BasePath \"/config-map.yaml\") . }}")
    );
    let (found, text) = told("{{ include \"other.thing\" . }}", "");
    assert_eq!((help(&found).contains("dependencies"), text), (true, None), "{found:?}");
}

#[test]
fn braces_of_other_programs_are_escaped() {
    let (found, text) = told("a: '{{pod}} - {{ node }}'", "");
    assert_eq!(text.as_deref(), Some("a: '{{ `{{pod}}` }} - {{ node }}'"), "{found:?}");
    let (found, text) = told("a: '{{ $labels.instance }} is down'", "");
    assert_eq!(text.as_deref(), Some("a: '{{ `{{ $labels.instance }}` }} is down'"), "{found:?}");
    // What is misspelt is no other program's.
    let (found, text) = told("a: {{ toYml .Values }}", "");
    assert_eq!(text.as_deref(), Some("a: {{ toYaml .Values }}"), "{found:?}");
    let (found, text) = told("a: {{ $mine }}", "");
    assert!(found.message.contains("ndefined variable") && text.is_none(), "{found:?}");
}

#[test]
fn an_item_that_is_no_map_is_named_with_its_list() {
    let (found, _) = told("{{ range .Values.hosts }}{{ .host }}{{ end }}", "hosts:\n- a.local\n");
    assert_eq!(
        found.message,
        "The template looks up `.host` in `a.local` of `hosts`, which is not a map."
    );
    assert!(help(&found).contains("`- host: …`"), "{found:?}");
    let (found, _) = told("{{ range .Values.env }}{{ .name }}{{ end }}", "env:\n  A: b\n");
    assert!(help(&found).contains("list of maps below `env`"), "{found:?}");
}

#[test]
fn a_variable_is_declared_before_it_is_changed() {
    let (found, text) = told("{{ $x = 1 }}", "");
    assert!(found.message.contains("`$x` is assigned with `=`"), "{found:?}");
    assert_eq!(text.as_deref(), Some("{{ $x := 1 }}"));
}

#[test]
fn a_name_that_is_far_from_all_lists_what_there_is() {
    let (found, text) = told("a: {{ include \"web.labels\" . }}", "");
    assert_eq!(text.as_deref(), Some("a: {{ include \"small.labels\" . }}"), "{found:?}");
    let (found, text) = told("a: {{ include \"web.thing\" . }}", "");
    assert!(help(&found).contains("`small.labels`"), "{found:?}");
    assert_eq!(text, None);
}
