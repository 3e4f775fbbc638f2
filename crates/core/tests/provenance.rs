//! Questions about the lines and values of the built-in chart in prod.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

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
    report.environments[0].output.as_ref().unwrap_or_else(|| panic!("{:?}", report.problems))
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
fn literal_text_has_its_own_line() {
    let report = prod();
    let output = output(&report);
    let object = output.objects.iter().position(|object| object.kind == "Deployment").unwrap();
    for text in ["kind: Deployment", "  strategy:", "    type: RollingUpdate"] {
        let line = output.objects[object].text.lines().position(|line| line == text).unwrap();
        let origin = output.provenance.line(object, line).unwrap();
        let span = origin.templates[0];
        let file = report.files.get(span.file).unwrap();
        let own = file.lines.line_range(file.lines.line_col(span.start).line);
        let found = &file.text[own.start as usize..own.end as usize];
        assert_eq!((found, origin.literal), (text, true));
    }
}

/// The pieces of the first object's lines that stand in its templates as they are, each with its place there.
fn literal(report: &Report) -> Vec<(String, String)> {
    let output = output(report);
    let lines = output.objects[0].text.lines().enumerate();
    let pieces = lines.flat_map(|(number, line)| {
        let pieces = output.provenance.pieces(0, number).into_iter();
        pieces
            .filter(|piece| piece.literal)
            .map(move |piece| (line[piece.range].to_owned(), piece.template))
    });
    let place = |(text, span): (String, Option<chartroom_core::diagnostics::Span>)| {
        let span = span.unwrap();
        let file = report.files.get(span.file).unwrap();
        assert_eq!(text, file.text[span.start as usize..span.end as usize]);
        let at = file.lines.line_col(span.start);
        (text, format!("{}:{}:{}", file.name, at.line + 1, at.column + 1))
    };
    pieces.map(place).collect()
}

#[test]
fn literal_text_keeps_its_place_however_functions_move_it() {
    let helper = "{{ define \"x\" -}}\nm:\n  b: {{ .Values.v }}\nc: d\n{{- end }}\n{{ define \"y\" }}e: f{{ end }}\n";
    let place = |text: &str, place: &str| (text.to_owned(), format!("templates/a.yaml:{place}"));
    let lines = [place("m:", "2:1"), place("  b: ", "3:1"), place("c: d", "4:1")];
    for moved in [
        "include \"x\" . | indent 2",
        "include \"x\" . | nindent 2 | nindent 4",
        "tpl (include \"x\" .) .",
        "include \"x\" . | replace \"#\" \"+\" | splitList \"!\" | join \"?\"",
        "printf \"%s\" (include \"x\" .) | trimSuffix \"!\" | toString",
        "$text",
    ] {
        let template = format!(
            "{helper}{{{{ \"# c\" }}}}{{{{ $text := include \"x\" . }}}}\n{{{{ {moved} }}}}\n"
        );
        assert_eq!(literal(&small(&template, "v: 1\n")), lines, "{moved}");
    }
    // The same text twice, joined: each is found.
    let template =
        format!("{helper}{{{{ list (include \"y\" .) (include \"y\" .) | join \"\\n\" }}}}\n");
    assert_eq!(
        literal(&small(&template, "v: 1\n")),
        [place("e: f", "6:17"), place("e: f", "6:17")]
    );
    // A byte order mark is no part of the text.
    let report = small("\u{feff}kind: B\nname: {{ .Values.v }}\n", "v: 1\n");
    assert_eq!(literal(&report), [place("kind: B", "1:1"), place("name: ", "2:1")]);
    // Lines that end in CR and LF are known without.
    let report = small("kind: B\r\nname: {{ .Values.v }}\r\n", "v: 1\n");
    assert_eq!(literal(&report), [place("kind: B", "1:1"), place("name: ", "2:1")]);
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

/// A line of a template by a word in it: what it writes, what it decides, and its conditions.
fn of_line(report: &Report, path: &str, word: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let file = report.files.find(path).unwrap();
    let text = &report.files.get(file).unwrap().text;
    let at = text.find(word).unwrap();
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let output = output(report);
    let origin = output.provenance.of_template(file, start as u32..end as u32).unwrap();
    let lines = |control: bool| {
        let lines = origin.lines.iter().filter(|line| line.control == control);
        let text = |line: &chartroom_core::provenance::ReachedLine| {
            let object = &output.objects[line.object];
            object.text.lines().nth(line.line).unwrap().trim().to_owned()
        };
        lines.map(text).collect()
    };
    let conditions = origin.conditions.iter();
    let conditions = conditions.map(|one| format!("{} {}", one.text, one.holds)).collect();
    (lines(false), lines(true), conditions)
}

#[test]
fn a_line_of_a_template_knows_what_it_writes_and_decides() {
    let helpers = "{{ define \"labels\" }}app: {{ .Values.app }}\nteam: ml{{ end }}";
    let template = "{{- define \"own\" }}{{ end -}}\nkind: Pod\nmetadata:\n  \
        labels: {{- include \"labels\" . | nindent 4 }}\n{{- if .Values.enabled }}\nspec:\n  a: 1\n  \
        b: {{ .Values.app }}\n{{- else }}\nstatus: 2\n{{- end }}\n";
    let file =
        |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n"),
        file("values.yaml", "app: x\nenabled: true\n"),
        file("templates/_helpers.tpl", helpers),
        file("templates/a.yaml", template),
    ];
    let environment = Environment { name: "one".into(), release: "r".into(), ..Default::default() };
    let report = report(&Project { files, environments: vec![environment], ..Project::default() });
    let none: Vec<String> = Vec::new();
    let line = |word: &str| of_line(&report, "templates/a.yaml", word);
    assert_eq!(line("kind:"), (vec!["kind: Pod".into()], none.clone(), none.clone()));
    let (wrote, decided, _) = line("include");
    assert_eq!(wrote, ["labels:", "app: x", "team: ml"]);
    assert_eq!(decided, none);
    let (wrote, decided, conditions) = line("{{- if");
    assert_eq!((wrote, conditions), (none.clone(), vec!["if .Values.enabled true".to_owned()]));
    assert_eq!(decided, ["spec:", "a: 1", "b: x"]);
    let (wrote, _, conditions) = line("  b:");
    assert_eq!((wrote, conditions.len()), (vec!["b: x".to_owned()], 1));
    assert_eq!(
        line("status:"),
        (none.clone(), none.clone(), vec!["if .Values.enabled true".into()])
    );
    let (wrote, ..) = of_line(&report, "templates/_helpers.tpl", "team:");
    assert_eq!(wrote, ["team: ml"]);
    let values = report.files.find("values.yaml").unwrap();
    assert_eq!(output(&report).provenance.of_template(values, 0..5), None);
}

#[test]
fn lines_of_output_and_of_templates_know_each_other() {
    let report = prod();
    let output = output(&report);
    let mut seen = 0;
    for (object, one) in output.objects.iter().enumerate() {
        for line in 0..one.lines.len() {
            for span in output.provenance.line(object, line).unwrap().templates {
                let origin = output.provenance.of_template(span.file, span.start..span.end);
                let lines = origin.unwrap().lines;
                assert!(
                    lines.iter().any(|back| (back.object, back.line) == (object, line)),
                    "{} line {line}: {span:?}",
                    one.kind
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn which_definition_of_a_name_counts_depends_on_the_charts_that_are_on() {
    let dependency =
        |name: &str| format!("- {{name: {name}, version: '*', condition: {name}.on1}}\n");
    let metadata = |name: &str| format!("apiVersion: v2\nname: {name}\nversion: 1.0.0\n");
    let helper = |text: &str| format!("{{{{ define \"x\" }}}}{text}{{{{ end }}}}");
    let lines = |a_on: bool, a_text: &str, switch: &str| -> usize {
        let dependencies = ["a", "b"].map(dependency).concat();
        let texts = [
            ("Chart.yaml", format!("{}dependencies:\n{dependencies}", metadata("root"))),
            ("values.yaml", format!("a: {{on1: {a_on}}}\nb: {{on1: true}}\n")),
            ("templates/c.yaml", "kind: ConfigMap\ndata:\n  x: {{ include \"x\" . }}\n".to_owned()),
            ("charts/a/Chart.yaml", metadata("a")),
            ("charts/a/templates/_x.tpl", helper(a_text)),
            ("charts/b/Chart.yaml", metadata("b")),
            ("charts/b/templates/_x.tpl", helper("of b")),
        ];
        let files = texts
            .map(|(path, text)| ProjectFile { path: path.into(), data: text.into_bytes().into() });
        let environment =
            Environment { name: "one".into(), release: "r".into(), ..Default::default() };
        let project =
            Project { files: files.into(), environments: vec![environment], ..Project::default() };
        let report = report(&project);
        output(&report).provenance.lines_of(&path(switch)).len()
    };
    // Of definitions side by side that of the first chart counts.
    assert_eq!(lines(true, "of a", "a.on1"), 1);
    assert_eq!(lines(true, "of a", "b.on1"), 0);
    assert_eq!(lines(true, "of b", "a.on1"), 0, "the other one says the same");
    assert_eq!(lines(false, "of a", "a.on1"), 1, "it would count if it were there");
    assert_eq!(lines(false, "of b", "a.on1"), 0);
}

#[test]
fn what_is_read_from_a_text_knows_the_values_in_it_however_it_is_written() {
    // The value under an alias, under a key that becomes another text, and in the text of an error.
    for (text, field) in [
        ("a: &x {b: {{ .Values.v }}}\nc: *x", "$d.c.b"),
        ("m: &x\n  b: {{ .Values.v }}\nc:\n  <<: *x", "$d.c.b"),
        ("0x10:\n  b: {{ .Values.v }}", "(index $d \"16\").b"),
        ("a:\n  0x10: {{ .Values.v }}", "index $d.a \"16\""),
        ("a: [\n{{ .Values.v }}: :", "$d.Error"),
        ("a: {{ .Values.v }}", "$d.a"),
    ] {
        let template = format!(
            "{{{{ define \"t\" }}}}{text}{{{{ end }}}}{{{{ $d := include \"t\" . | fromYaml }}}}\nout: {{{{ {field} | quote }}}}\n"
        );
        let report = small(&template, "v: 1\n");
        let reached = output(&report).provenance.lines_of(&path("v"));
        assert!(!reached.is_empty(), "{template}");
    }
}
