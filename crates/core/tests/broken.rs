//! What lies behind text that is no YAML, and its fixes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::diagnostics::Diagnostic;
use chartroom_core::{Environment, Project, ProjectFile, report};

/// The first problem of a chart with this template and these values, and the template with the fix in it.
fn told(template: &str, values: &str) -> (Diagnostic, Option<String>) {
    let mut text = template.to_owned();
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", values),
        file("templates/t.yaml", template),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let found = report.problems[0].diagnostic.clone();
    let fix = found.fix.clone();
    let fixed = fix.map(|fix| {
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    });
    (found, fixed)
}

#[test]
fn a_trimmed_line_break_is_the_reason_of_a_glued_line() {
    let (found, fixed) = told(
        "a:\n  {{- range .Values.l }}\n  - b: {}\n  {{- end -}}\n  c:\n  d: 1\n",
        "l: [1, 2]\n",
    );
    assert!(found.message.contains("`-}}`"), "{found:?}");
    assert!(fixed.unwrap().contains("{{- end }}"));
    let (found, fixed) =
        told("m:\n  l:\n{{- toYaml .Values.m | indent 4 }}\n", "m: {a: 1, b: 2}\n");
    assert!(found.message.contains("`{{-`"), "{found:?}");
    assert!(fixed.unwrap().contains("{{- toYaml .Values.m | nindent 4 }}"));
}

#[test]
fn indent_on_a_line_with_blanks_is_nindent() {
    let (found, fixed) =
        told("m:\n  l:\n    {{ toYaml .Values.m | indent 4 }}\n", "m: {a: 1, b: 2}\n");
    assert!(found.message.contains("`indent` also indents the first line"), "{found:?}");
    assert!(fixed.unwrap().contains("    {{- toYaml .Values.m | nindent 4 }}"));
}

#[test]
fn a_list_among_keys_and_a_map_among_items_are_named() {
    let keys =
        "s:\n  os: linux\n  {{- with .Values.num }}\n  {{- toYaml . | nindent 2 }}\n  {{- end }}\n";
    let (found, _) = told(keys, "num: [a, b]\n");
    assert!(found.message.contains("`num` is a list"), "{found:?}");
    let items = "s:\n  - linux\n  {{- toYaml .Values.num | nindent 2 }}\n";
    let (found, _) = told(items, "num: {a: 1}\n");
    assert!(found.message.contains("`num` is a map"), "{found:?}");
}

#[test]
fn a_number_for_text_is_to_be_quoted() {
    let (found, _) = told("a: {{ .Values.num | b64enc }}\n", "num: 778812\n");
    assert!(found.message.contains("`num` is a number"), "{found:?}");
    assert!(found.help.unwrap().contains("quotes"));
    assert_eq!(found.related.len(), 1);
}
