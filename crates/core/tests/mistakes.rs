//! Mistakes that people make in templates, schemas and Chart.yaml: where each is told, in which words, and what the fix
//! makes of the file. Those in YAML are beside their reader, in `problems/written.rs`.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use chartroom_core::{Environment, Project, ProjectFile, report};

const CHART: &str = "apiVersion: v2\nname: c\nversion: 1.0.0\n";
const VALUES: &str = "port: 80\nname: web\nmemory: 1Gi\nlevel: INFO\nnodes: {}\nlist: []\n";
const TEMPLATE: &str = "a: {{ .Values.name }}\nb: {{ .Values.port }}\n";
const SCHEMA: &str = r#"{
  "properties": {
    "port": {"type": "integer"},
    "memory": {"pattern": "^[0-9]+(k|M|G|Ki|Mi|Gi)?$"},
    "level": {"enum": ["INFO", "DEBUG"]},
    "nodes": {"type": "object"},
    "list": {"type": "array"}
  }
}
"#;

/// The first error that a file in the place of the chart's own brings: its place, the message, and the file after the fix.
fn first(path: &str, text: &str) -> (String, String, Option<String>) {
    first_of(&[], path, text)
}

/// The same with others of the chart's files in their place too.
fn first_of(others: &[(&str, &str)], path: &str, text: &str) -> (String, String, Option<String>) {
    let mut files = vec![
        ("Chart.yaml", CHART),
        ("templates/a.yaml", TEMPLATE),
        ("templates/_h.tpl", "{{ define \"c.labels\" }}x{{ end }}"),
        ("values.schema.json", SCHEMA),
        ("values.yaml", VALUES),
        ("values-prod.yaml", "{}\n"),
    ];
    for (path, text) in others.iter().chain([&(path, text)]) {
        files.retain(|(name, _)| name != path);
        files.push((path, text));
    }
    let file = |(path, text): (&str, &str)| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().into(),
    };
    let environment = Environment {
        name: "prod".into(),
        overlays: vec!["values-prod.yaml".into()],
        release: "r".into(),
        ..Environment::default()
    };
    let project = Project {
        files: files.into_iter().map(file).collect(),
        environments: vec![environment],
        ..Project::default()
    };
    let report = report(&project);
    let found = report.problems.iter().map(|one| &one.diagnostic).next().expect("a problem");
    assert!(found.helm_text.is_some(), "Helm's own words stay: {found:?}");
    let span = found.span.expect("a place");
    let file = report.files.get(span.file).unwrap();
    let line = file.lines.line_col(span.start).line + 1;
    let fixed = found.fix.as_ref().map(|fix| {
        let mut text = file.text.to_string();
        // From the end, so that places stay.
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    });
    (format!("{}:{line}", file.name), found.message.clone(), fixed)
}

#[test]
fn mistakes_are_told_with_a_way_out() {
    let template = "templates/a.yaml";
    let prod = "values-prod.yaml";
    let none: Option<&str> = None;
    let cases = [
        (
            template,
            "a: {{ .Values.name\nb: {{ .Values.port }}\n",
            1,
            "never closed",
            Some("a: {{ .Values.name }}\nb: {{ .Values.port }}\n"),
        ),
        (
            template,
            "a: {{ .Values.name }\nb: {{ .Values.port }}\n",
            1,
            "never closed",
            Some("a: {{ .Values.name }}\nb: {{ .Values.port }}\n"),
        ),
        (
            template,
            "b: 1\na: {{ .Values.name\n",
            2,
            "never closed",
            Some("b: 1\na: {{ .Values.name }}\n"),
        ),
        (
            template,
            "a: {{ .Values.name }\nb: 1\n",
            1,
            "never closed",
            Some("a: {{ .Values.name }}\nb: 1\n"),
        ),
        (template, "a: {{ list\n  .Values.nam | foo\n}}\n", 2, "Unknown function `foo`", none),
        (
            template,
            "a: {{ eq .Values.name 'web' }}\n",
            1,
            "double quotes",
            Some("a: {{ eq .Values.name \"web\" }}\n"),
        ),
        (template, "a: {{ Values.name }}\n", 1, "without a dot", Some("a: {{ .Values.name }}\n")),
        (template, "a: {{ .values.name }}\n", 1, "capital letter", Some("a: {{ .Values.name }}\n")),
        (
            template,
            "a: {{ if .Values.name == \"web\" }}b{{ end }}\n",
            1,
            "operators",
            Some("a: {{ if eq .Values.name \"web\" }}b{{ end }}\n"),
        ),
        (
            template,
            "a: {{ .Values.port + 1 }}\n",
            1,
            "calculate",
            Some("a: {{ add .Values.port 1 }}\n"),
        ),
        (
            template,
            "a: {{ if .Values.name eq \"web\" }}b{{ end }}\n",
            1,
            "comes before",
            Some("a: {{ if eq .Values.name \"web\" }}b{{ end }}\n"),
        ),
        (
            template,
            "a: {{ include \"c.lables\" . }}\n",
            1,
            "no template `c.lables`",
            Some("a: {{ include \"c.labels\" . }}\n"),
        ),
        (
            template,
            "a: {{ include (print $.Template.BasePath \"/a.yml\") . }}\n",
            1,
            "no template `c/templates/a.yml`",
            Some("a: {{ include (print $.Template.BasePath \"/a.yaml\") . }}\n"),
        ),
        (
            template,
            "a: {{ range .Values.list }}{{ end }}{{ with .Values.name }}{{ .Values.port }}{{ end }}\n",
            1,
            "not the root",
            Some(
                "a: {{ range .Values.list }}{{ end }}{{ with .Values.name }}{{ $.Values.port }}{{ end }}\n",
            ),
        ),
        (
            "Chart.yaml",
            "apiVersion: v4\nname: c\nversion: 1.0.0\n",
            1,
            "`apiVersion` of a chart",
            Some("apiVersion: v2\nname: c\nversion: 1.0.0\n"),
        ),
        (
            "Chart.yaml",
            "apiVersion: v2\nname: c\nversion: one\n",
            3,
            "`version: one` is not a version",
            none,
        ),
        (
            "Chart.yaml",
            "apiVersion: v2\nname: c\nversion: 1.0.0\ntype: libary\n",
            4,
            "`application` or `library`",
            Some("apiVersion: v2\nname: c\nversion: 1.0.0\ntype: library\n"),
        ),
        (
            "Chart.yaml",
            "apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n  - name: gone\n    version: 1.0.0\n",
            5,
            "`gone` of `dependencies`",
            none,
        ),
        (
            "values.schema.json",
            "{\n  \"type\": \"objekt\"\n}\n",
            2,
            "`type` in the schema cannot be `objekt`",
            Some("{\n  \"type\": \"object\"\n}\n"),
        ),
        (
            prod,
            "memory: 16GB\n",
            1,
            "`16GB` is not a Kubernetes quantity",
            Some("memory: \"16Gi\"\n"),
        ),
        (prod, "level: INFOO\n", 1, "`level` cannot be `INFOO`", Some("level: INFO\n")),
        (prod, "level: “DEBUG”\n", 1, "`level` cannot be", Some("level: DEBUG\n")),
        (prod, "list: [\n", 1, "`[` opened here is never closed", Some("list: []\n")),
        (prod, "port: many\n", 1, "`port` takes a whole number; `many` is text", none),
        (
            prod,
            "nodes:\n  - a: b\n    c: d\n",
            1,
            "`nodes` takes a map; this is a list",
            Some("nodes:\n  a: b\n  c: d\n"),
        ),
        (
            prod,
            "list:\n  a: b\n  c: d\n",
            1,
            "`list` takes a list; this is a map",
            Some("list:\n  - a: b\n    c: d\n"),
        ),
        (
            prod,
            "nodes: |\n  a: b\n",
            1,
            "`nodes` takes a map, but this is text",
            Some("nodes: \n  a: b\n"),
        ),
    ];
    for (path, text, line, part, fixed) in cases {
        let (place, message, mended) = first(path, text);
        assert!(message.contains(part), "{text}{message}");
        assert_eq!(place, format!("{path}:{line}"), "{text}{message}");
        assert_eq!(mended.as_deref(), fixed, "{message}");
    }
}

/// Values of a kind that the template does not take are told at the entry, words and braces where they stand.
#[test]
fn values_that_do_not_fit_are_told_at_their_entry() {
    let helper = "templates/_h.tpl";
    let prod = "values-prod.yaml";
    let none: Option<&str> = None;
    let takes = "{{ define \"c.all\" }}{{ range .Values.name }}{{ . }}{{ end }}{{ b64enc .Values.port }}{{ end }}";
    let cases = [
        (
            prod,
            "name: 5\n",
            1,
            "`range` takes a list or a map, but `name` is a number.",
            Some("name: [5]\n"),
        ),
        (prod, "name: a, b-c\n", 1, "`name` is text", Some("name: [a, b-c]\n")),
        (prod, "name: ''\n", 1, "`name` is text", Some("name: []\n")),
        (prod, "name: a b\n", 1, "`name` is text", none),
        (
            prod,
            "name: [x]\nport: 7\n",
            2,
            "takes text, but `port` is a number",
            Some("name: [x]\nport: \"7\"\n"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ nindent four .Values.name }}{{ end }}",
            1,
            "`four` on its own",
            Some("{{ define \"c.all\" }}{{ nindent 4 .Values.name }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ .Values.name | nindent \"4\" }}{{ end }}",
            1,
            "takes a whole number, but `\"4\"` is text",
            Some("{{ define \"c.all\" }}{{ .Values.name | nindent 4 }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ if eq .Values.name web }}{{ end }}{{ end }}",
            1,
            "`web` without quotes",
            Some("{{ define \"c.all\" }}{{ if eq .Values.name \"web\" }}{{ end }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ if eq .Values.name None }}{{ end }}{{ end }}",
            1,
            "`None` on its own",
            Some("{{ define \"c.all\" }}{{ if eq .Values.name nil }}{{ end }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ if nodes.on }}{{ end }}{{ end }}",
            1,
            "`nodes` is a key of the values",
            Some("{{ define \"c.all\" }}{{ if .Values.nodes.on }}{{ end }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{{ .Values.name }}{{ end }}",
            1,
            "opened by two `{`",
            Some("{{ define \"c.all\" }}{{ .Values.name }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{{ .Values.name }}}{{ end }}",
            1,
            "opened by two `{`",
            Some("{{ define \"c.all\" }}{{ .Values.name }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ if gt .Values.port 1 }}{{ end }}{{ end }}",
            1,
            "floats in Go",
            Some("{{ define \"c.all\" }}{{ if gt (int .Values.port) 1 }}{{ end }}{{ end }}"),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ if eq $.Values.port \"1\" }}{{ end }}{{ end }}",
            1,
            "one is text",
            Some(
                "{{ define \"c.all\" }}{{ if eq (toString $.Values.port) \"1\" }}{{ end }}{{ end }}",
            ),
        ),
        (
            helper,
            "{{ define \"c.all\" }}{{ .Values.name }{{ end }}",
            1,
            "closed by one `}`",
            Some("{{ define \"c.all\" }}{{ .Values.name }}{{ end }}"),
        ),
    ];
    for (path, text, line, part, fixed) in cases {
        let called = format!("{TEMPLATE}c: {{{{ include \"c.all\" . }}}}\n");
        let mut files = vec![("templates/a.yaml", called.as_str())];
        if path != helper {
            files.push((helper, takes));
        }
        let (place, message, mended) = first_of(&files, path, text);
        assert!(message.contains(part), "{text}{message}");
        assert_eq!(place, format!("{path}:{line}"), "{text}{message}");
        assert_eq!(mended.as_deref(), fixed, "{message}");
    }
}
