//! What Go's template parser refuses: the words it is told in, and what the fix makes of the template.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod signs;
mod words;

use chartroom_core::{Environment, Project, ProjectFile, report};

/// The message of the first problem of a chart with this template, its line, and the template after the fix.
fn told(template: &str) -> (String, u32, Option<String>) {
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let values = "port: 80\nname: web\nmy-name: x\nlist: [a]\nnodes: {a: 1}\n";
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"),
        file("values.yaml", values),
        file("templates/_h.tpl", "{{ define \"c.labels\" }}x: y{{ end }}"),
        file("templates/a.yaml", template),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let found = &report.problems[0].diagnostic;
    let span = found.span.unwrap();
    let file = report.files.get(span.file).unwrap();
    assert_eq!(&*file.name, "templates/a.yaml", "{found:?}");
    assert!(found.help.is_some(), "{template}: there is a way out: {found:?}");
    let fixed = found.fix.as_ref().map(|fix| {
        let mut text = template.to_owned();
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    });
    (found.message.clone(), file.lines.line_col(span.start).line + 1, fixed)
}

fn each(cases: &[(&str, &str, &str)]) {
    for (template, part, fixed) in cases {
        let (message, _, mended) = told(template);
        assert!(message.contains(part), "{template}: {message}");
        assert_eq!(mended.as_deref().unwrap_or_default(), *fixed, "{template}: {message}");
    }
}

#[test]
fn blocks_are_told_where_they_are_opened() {
    let nested =
        "{{- if .Values.name }}\na:\n  {{- range .Values.list }}\n  - x\nb: 1\n{{- end }}\n";
    let (message, line, fixed) = told(nested);
    assert_eq!((message.as_str(), line), ("The `range` opened here is never closed.", 3));
    let mended = "{{- if .Values.name }}\na:\n  {{- range .Values.list }}\n  - x\nb: 1\n  {{- end }}\n{{- end }}\n";
    assert_eq!(fixed.as_deref(), Some(mended));

    let whole = "{{- if .Values.name }}\na: 1\n";
    let (message, line, fixed) = told(whole);
    assert_eq!((message.as_str(), line), ("The `if` opened here is never closed.", 1));
    assert_eq!(fixed.as_deref(), Some("{{- if .Values.name }}\na: 1\n{{- end }}\n"));

    let within = "a: 1\n{{- if .Values.name }}\nb: 1\nc: 1\n";
    let (_, line, fixed) = told(within);
    assert_eq!((line, fixed), (2, None), "nobody knows where it ends");

    let defines = "{{ define \"a\" }}\nx\n\n{{/* b */}}\n{{ define \"b\" }}\ny\n{{ end }}\n";
    let (message, line, fixed) = told(defines);
    assert!(message.contains("inside the `define` of line 1"), "{message}");
    let mended =
        "{{ define \"a\" }}\nx\n{{- end }}\n\n{{/* b */}}\n{{ define \"b\" }}\ny\n{{ end }}\n";
    assert_eq!((line, fixed.as_deref()), (5, Some(mended)));

    let more = "{{ if .Values.name }}\na: 1\n{{ end }}\n{{ end }}\nb: 1\n";
    let (message, line, fixed) = told(more);
    assert!(message.contains("too many"), "{message}");
    assert_eq!(
        (line, fixed.as_deref()),
        (4, Some("{{ if .Values.name }}\na: 1\n{{ end }}\nb: 1\n"))
    );
}
