//! `chartroom diff` on a small chart: what it prints in each format, and how it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use chartroom_cli::{Printed, run};
use common::Files;

const TEMPLATE: &str = "kind: ConfigMap
metadata:
  name: llm
  labels: {env: '{{ .Values.env }}'}
data:
  size: '{{ .Values.size }}'
";

/// A chart in the folder `chart`.
const FILES: [(&str, &str); 6] = [
    ("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n"),
    ("values.yaml", "env: dev\nsize: 1\n"),
    ("values-prod.yaml", "env: prod\nsize: 2\n"),
    ("values-same.yaml", "env: same\nsize: 1\n"),
    ("values-bad.yaml", "env: [\n"),
    ("templates/map.yaml", TEMPLATE),
];

fn diff(args: &[&str]) -> Printed {
    let all = ["diff", "chart"].iter().chain(args).map(|arg| (*arg).to_owned());
    run(&all.collect::<Vec<_>>(), &Files::of("chart", &FILES))
}

fn printed(args: &[&str]) -> String {
    let printed = diff(args);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

const BOTH: [&str; 4] = ["--env", "values", "--env", "prod"];

#[test]
fn figures_values_and_lines_are_told() {
    let text = printed(&BOTH);
    let expected = "      values  prod
env   dev     prod
size  1       2

ConfigMap llm (chart/templates/map.yaml) changed
  @ metadata
    kind: ConfigMap
    metadata:
      name: llm
  -   labels: {env: 'dev'}
  +   labels: {env: 'prod'}
    data:
  -   size: '1'
  +   size: '2'

2 rows and 1 object differ
";
    assert_eq!(text, expected);
}

#[test]
fn labels_can_be_left_out_and_the_exit_code_tells() {
    let same = ["--env", "values", "--env", "same", "--quiet"];
    assert!(printed(&same).ends_with("1 row and 0 objects differ\n"));
    assert!(!diff(&[&BOTH[..], &["--exit-code"]].concat()).ok);
    assert!(diff(&["--env", "prod", "--env", "prod", "--exit-code"]).ok);
}

#[test]
fn programs_read_json_and_reviews_markdown() {
    let json: serde_json::Value =
        serde_json::from_str(&printed(&[&BOTH[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!(json["environments"], serde_json::json!(["values", "prod"]));
    let cell = &json["rows"][1]["cells"][1];
    let place = serde_json::json!([{ "file": "chart/values-prod.yaml", "line": 2 }]);
    assert_eq!(
        (&cell["text"], &cell["state"], &cell["places"]),
        (&"2".into(), &"set".into(), &place)
    );
    assert_eq!(json["objects"][0]["fields"][1]["path"], "data.size");
    let markdown = printed(&[&BOTH[..], &["--format=markdown"]].concat());
    assert!(
        markdown.starts_with("| | values | prod |\n|---|---|---|\n| env | `dev` | `prod` |\n"),
        "{markdown}"
    );
    assert!(markdown.contains("```diff\n"), "{markdown}");
}

#[test]
fn what_cannot_be_compared_says_why() {
    let error = |args: &[&str]| String::from_utf8(diff(args).stderr).unwrap();
    assert!(error(&["--env", "prod"]).contains("two environments or more"));
    assert!(error(&["--env", "prod", "--env", "none"]).contains("no values-none.yaml"));
    let bad = error(&["--env", "prod", "--env", "bad"]);
    assert!(bad.starts_with("Error: bad does not render: "), "{bad}");
    assert!(error(&[&BOTH[..], &["--format", "xml"]].concat()).contains("text|json|markdown"));
}
