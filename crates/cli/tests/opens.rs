//! Every place that a command prints opens as it is printed, from where the command ran.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use chartroom_cli::{Host, run};
use common::Files;
use serde_json::Value as Json;

const DEPLOYMENT: &str = "{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
  labels: {{- include \"app.labels\" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  paused: {{ .Values.paused }}
  template:
    spec:
      containers:
        - name: llm
          image: {{ .Values.image }}
          resources:
            limits:
              nvidia.com/gpu: {{ .Values.gpus }}
            requests:
              nvidia.com/gpu: 1
{{- end }}
";

const APP: [(&str, &str); 6] = [
    ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
    ("values.yaml", "enabled: true\nreplicas: 1\nimage: llm\ngpus: 1\npaused: false\nunused: x\n"),
    ("values-dev.yaml", "gpus: 2\npaused: true\n"),
    ("values-prod.yaml", "gpus: 4\npaused: false\nreplicas: \"2\"\n"),
    ("templates/_helpers.tpl", "{{ define \"app.labels\" }}\napp: llm\n{{ end }}\n"),
    ("templates/deployment.yaml", DEPLOYMENT),
];

/// The chart in the folder `chart`, overlays beside it, one of which has the name of a file in it.
fn files(chart: &str) -> Files {
    let mut files = Files::of(chart, &APP);
    for (path, text) in [
        ("envs/my prod.yaml", "gpus: 3\nreplicsa: 2\n"),
        ("../up.yaml", "gpus: 5\n# not one\nreplicas: two\n"),
        ("values-prod.yaml", "gpus: 6\nimage: llm:latest\n"),
    ] {
        if !files.0.iter().any(|(known, _)| known == path) {
            files.0.push((path.to_owned(), text.to_owned()));
        }
    }
    // The file beside the chart is also found by its whole path.
    files.0.push(("/values-prod.yaml".to_owned(), "gpus: 6\nimage: llm:latest\n".to_owned()));
    files
}

fn printed(files: &Files, args: &[&str]) -> String {
    let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    let printed = run(&args, files);
    assert_eq!(String::from_utf8_lossy(&printed.stderr), "", "{args:?}");
    String::from_utf8(printed.stdout).unwrap()
}

/// Holds that a file is there and has the line.
fn opens(files: &Files, path: &str, line: u64, context: &str) {
    let data = files.read(path, u64::MAX);
    let text = String::from_utf8(data.unwrap_or_else(|_| panic!("{path:?} of {context}"))).unwrap();
    assert!(line <= text.lines().count() as u64 + 1, "{path}:{line} of {context}");
}

/// Opens all places of a JSON text and gives how many there are.
fn open_all(files: &Files, json: &Json, context: &str) -> usize {
    match json {
        Json::Array(items) => items.iter().map(|item| open_all(files, item, context)).sum(),
        Json::Object(fields) => {
            let mut count = 0;
            for key in ["file", "template"] {
                if let Some(path) = fields.get(key).and_then(Json::as_str) {
                    let line = fields.get("line").filter(|_| key == "file");
                    opens(files, path, line.and_then(Json::as_u64).unwrap_or(1), context);
                    count += 1;
                }
            }
            if let Some(uri) = fields.get("uri").and_then(Json::as_str) {
                assert!(!uri.contains(' '), "{uri}");
                opens(files, &uri.replace("%20", " "), 1, context);
                count += 1;
            }
            count + fields.values().map(|field| open_all(files, field, context)).sum::<usize>()
        }
        _ => 0,
    }
}

/// Opens everything in a text that looks like `FILE:LINE`, and gives how many there are.
fn open_text(files: &Files, text: &str, context: &str) -> usize {
    let mut count = 0;
    for line in text.lines() {
        // A path may have blanks: it is the longest one that ends here.
        for (at, _) in line.match_indices(".yaml:").chain(line.match_indices(".tpl:")) {
            let end = at + line[at..].find(':').unwrap();
            let digits: String = line[end + 1..].chars().take_while(char::is_ascii_digit).collect();
            let starts = (0..end).filter(|start| line.is_char_boundary(*start));
            let mut paths = starts.map(|start| &line[start..end]);
            let path = paths.find(|path| files.0.iter().any(|(known, _)| known == path));
            let path = path.unwrap_or_else(|| panic!("{line:?} of {context}"));
            opens(files, path, digits.parse().unwrap_or(1), context);
            count += 1;
        }
    }
    count
}

#[test]
fn places_of_every_command_open() {
    for (chart, overlay) in [
        ("charts/app", "envs/my prod.yaml"),
        ("charts/app", "../up.yaml"),
        ("charts/app", "values-prod.yaml"),
        ("charts/app", "charts/app/values-prod.yaml"),
        ("my charts/app", "envs/my prod.yaml"),
    ] {
        let files = files(chart);
        let base = ["llm", chart, "-f", overlay, "--set", "unused=1"];
        let with = |command: &str, more: &[&str]| {
            let args: Vec<&str> = [command].iter().chain(&base).chain(more).copied().collect();
            (printed(&files, &args), args.join(" "))
        };
        let (text, name) = with("check", &[]);
        assert!(open_text(&files, &text, &name) > 2, "{text}");
        for format in ["json", "sarif"] {
            let (text, name) = with("check", &["--format", format]);
            assert!(open_all(&files, &serde_json::from_str(&text).unwrap(), &name) > 2, "{text}");
        }
        for question in [
            ["--line", "templates/deployment.yaml:17"],
            ["--line", "templates/deployment.yaml:6"],
            ["--template", "templates/deployment.yaml:17"],
            ["--value", "gpus"],
            ["--value", "unused"],
        ] {
            let (text, name) = with("explain", &question);
            assert!(open_text(&files, &text, &name) > 0, "{text}");
            let (text, name) = with("explain", &[question[0], question[1], "--format", "json"]);
            assert!(open_all(&files, &serde_json::from_str(&text).unwrap(), &name) > 0, "{text}");
        }
        // What the overlay sets wins over what the environments differ in.
        if overlay.starts_with(chart) {
            continue;
        }
        let environments = ["--env", "dev", "--env", "prod"];
        let (text, name) = with("diff", &environments);
        let in_chart = format!("{chart}/templates/deployment.yaml");
        assert!(text.contains(&format!("({in_chart})")), "{name}: {text}");
        let json: Vec<&str> = environments.into_iter().chain(["--format", "json"]).collect();
        let (text, name) = with("diff", &json);
        assert!(open_all(&files, &serde_json::from_str(&text).unwrap(), &name) > 2, "{text}");
    }
}

#[test]
fn a_printed_path_is_understood_in_questions() {
    let files = files("charts/app");
    for path in [
        "templates/deployment.yaml",
        "charts/app/templates/deployment.yaml",
        "app/templates/deployment.yaml",
    ] {
        let line = format!("{path}:6");
        let text = printed(&files, &["explain", "llm", "charts/app", "--line", &line]);
        assert!(text.contains("written by  charts/app/templates/deployment.yaml:6"), "{text}");
        let text = printed(&files, &["explain", "llm", "charts/app", "--template", &line]);
        assert!(text.starts_with("charts/app/templates/deployment.yaml:6"), "{text}");
    }
}
