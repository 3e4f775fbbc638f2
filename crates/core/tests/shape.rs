//! A layer that puts something else in the place of a map or a list, where a template or the schema takes no other: told
//! once, at that entry, with the keys that were meant.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::diagnostics::Severity;
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind, report};

const VALUES: &str = "\
image:
  registry: docker.io
  repository: nginx
  tag: \"1.25\"
service:
  port: 80
  type: ClusterIP
disk:
  size: 1Gi
  path: /x
account:
  create: true
  name: x
sources: [a]
config: {}
ports:
  - name: http
ingress:
  enabled: true
env:
  A: b
sub:
  image:
    repository: x
    tag: y
";

const TEMPLATE: &str = "\
{{- define \"t.image\" }}{{ .image.repository }}:{{ .image.tag }}{{ end }}
image: {{ include \"t.image\" (dict \"image\" .Values.image) }}
port: {{ .Values.service.port }}
disk: {{ .Values.disk.path }} {{ .Values.disk.class }}
account: {{ .Values.account.create }}
{{- range .Values.sources }}
s: {{ . }}
{{- end }}
{{- range $k, $v := .Values.config }}
c{{ $k }}: {{ $v }}
{{- end }}
{{- range .Values.ports }}
{{ .name }}: 1
{{- end }}
{{- range $k, $v := .Values.env }}
{{ $k }}: {{ $v }}
{{- end }}
on: {{ .Values.ingress.enabled }}
";

/// The errors of a chart with an overlay or a flag: each with its line, its help, and the overlay after the fix.
fn told(overlay: &str, flag: &str, schema: &str) -> Vec<(String, String, Option<String>)> {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let mut files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", VALUES),
        file("values-one.yaml", overlay),
        file("templates/t.yaml", TEMPLATE),
        file("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        file("charts/sub/values.yaml", "image:\n  repository: a\n  tag: b\n"),
        file("charts/sub/templates/t.yaml", "i: {{ .Values.image.repository }}\n"),
    ];
    if !schema.is_empty() {
        files.push(file("values.schema.json", schema));
    }
    let set = (!flag.is_empty()).then(|| SetEntry { kind: SetKind::Set, text: flag.to_owned() });
    let environment = Environment {
        name: "one".into(),
        overlays: vec!["values-one.yaml".into()],
        release: "r".into(),
        sets: set.into_iter().collect(),
        ..Default::default()
    };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let problems = report.problems.iter().map(|one| &one.diagnostic);
    let told = problems.filter(|one| one.severity == Severity::Error).map(|found| {
        let span = found.span.unwrap();
        let file = report.files.get(span.file).unwrap();
        let line = file.lines.line_col(span.start).line + 1;
        let fixed = found.fix.as_ref().map(|fix| {
            let mut text = file.text.to_string();
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            }
            text
        });
        (
            format!("{}:{line} {}", file.name, found.message),
            found.help.clone().unwrap_or_default(),
            fixed,
        )
    });
    told.collect()
}

#[test]
fn an_overlay_that_replaces_a_map_is_told_at_its_entry() {
    for (overlay, message, help, fixed) in [
        (
            "image: quay.io/a/b:1.0\n",
            "values-one.yaml:1 `image` is a map in the layers below and `quay.io/a/b:1.0` here: templates look \
             up `.repository` in it.",
            "`image.repository: a/b`",
            Some("image:\n  registry: quay.io\n  repository: a/b\n  tag: \"1.0\"\n"),
        ),
        (
            "x: 1\nimage:\n",
            "values-one.yaml:2 `image:` without a value is null",
            "Remove",
            Some("x: 1\n"),
        ),
        ("image: null\n", "values-one.yaml:1 `image` is null here", "Remove", Some("")),
        (
            "image:\n  - repository: foo\n    tag: x\n",
            "and a list here",
            "without `- `",
            Some("image:\n  repository: foo\n  tag: x\n"),
        ),
        (
            "service: 8080\n",
            "and `8080` here",
            "`service.port: 8080`",
            Some("service:\n  port: 8080\n"),
        ),
        (
            "ingress: false\n",
            "and `false` here",
            "`ingress.enabled: false`",
            Some("ingress:\n  enabled: false\n"),
        ),
        ("env: A=b\n", "templates need a map", "`env.A: b`", Some("env:\n  A: b\n")),
        (
            "ports:\n  name: web\n",
            "`ports` is a list in the layers below and a map here",
            "Write `- `",
            Some("ports:\n  - name: web\n"),
        ),
        (
            "sub:\n  image: foo\n",
            "values-one.yaml:2 `sub.image` is a map",
            "`sub.image.repository: foo`",
            Some("sub:\n  image:\n    repository: foo\n"),
        ),
    ] {
        let all = told(overlay, "", "");
        assert_eq!(all.len(), 1, "{overlay}: {all:?}");
        let (told, way, mended) = &all[0];
        assert!(told.contains(message), "{overlay}: {told}");
        assert!(way.contains(help), "{overlay}: {way}");
        assert_eq!(mended.as_deref(), fixed, "{overlay}");
    }
}

#[test]
fn a_flag_has_its_way_out_in_flags() {
    for (flag, help) in [
        ("image=foo:1", "Write `--set image.repository=foo,image.tag=1`."),
        ("image=null", "Remove `image=null`: it deletes everything below it."),
        ("service=80", "Write `--set service.port=80`."),
        ("ingress=true", "Write `--set ingress.enabled=true`."),
        ("ports=80", "Set a key of an item: `--set 'ports[0].name=…'`."),
        ("ports[0]=80", "Set a key below it: `--set 'ports[0].name=…'`."),
        ("image={a}", "Set a key below it: `--set image.repository=…`."),
    ] {
        let all = told("{}\n", flag, "");
        let (told, way, mended) = &all[0];
        assert!(told.starts_with("--set") || !told.starts_with("templates/"), "{flag}: {told}");
        assert_eq!((way.as_str(), mended), (help, &None), "{flag}: {told}");
    }
}

#[test]
fn the_schema_s_refusal_has_the_same_way_out() {
    let schema = r#"{"properties": {"image": {"type": "object"}, "ports": {"type": "array"}}}"#;
    let (told_, help, fixed) = told("image: foo:1\n", "", schema).remove(0);
    assert!(told_.contains("`image` takes a map"), "{told_}");
    assert!(help.contains("`image.repository: foo`"), "{help}");
    assert_eq!(fixed.as_deref(), Some("image:\n  repository: foo\n  tag: \"1\"\n"));
    let schema = r#"{"properties": {"image": {"type": "object"}, "sources": {"type": "array"}, "ports": {"type": "array"}}}"#;
    let (_, help, fixed) = told("sources: b\n", "", schema).remove(0);
    assert_eq!(
        (help.as_str(), fixed.as_deref()),
        ("Write a list: `sources: [b]`.", Some("sources: [b]\n"))
    );
    let (_, help, fixed) = told("ports: http\n", "", schema).remove(0);
    assert_eq!(
        (help.as_str(), fixed),
        ("Write a list of maps below `ports`: `- name: http`.", None)
    );
    let (_, help, fixed) = told("{}\n", "image=foo:1", schema).remove(0);
    assert_eq!((help.as_str(), fixed), ("Write `--set image.repository=foo,image.tag=1`.", None));
}
