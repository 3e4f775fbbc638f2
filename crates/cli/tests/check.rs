//! `chartroom check` on a small chart: what it prints in each format, and how it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use chartroom_cli::{Printed, run};
use common::Files;

const DEPLOYMENT: &str = "apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
spec:
  selector:
    matchLabels: {app: llm}
  template:
    metadata:
      labels: {app: llm}
    spec:
      containers:
        - name: llm
          image: 'llm:1.0.0'
          resources:
            requests:
              nvidia.com/gpu: {{ .Values.request }}
            limits:
              nvidia.com/gpu: 2
";

/// A chart in the folder `chart`.
const FILES: [(&str, &str); 5] = [
    ("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n"),
    ("values.yaml", "request: 2\n"),
    ("values-prod.yaml", "# große Last\nrequest: 1 # zwei\n"),
    ("values-test.yaml", "request: 2\n"),
    ("templates/deployment.yaml", DEPLOYMENT),
];

/// Prints what a schema of the chart's values would be.
#[test]
fn a_schema_is_made_of_the_values() {
    let printed = run(&["schema".into(), "chart".into()], &charts());
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    let schema = String::from_utf8(printed.stdout).unwrap();
    let without_blanks: String = schema.split_whitespace().collect();
    assert!(without_blanks.contains(r#""request":{"type":"integer""#), "{schema}");
}

/// The chart, and an earlier copy of it with another template.
fn charts() -> Files {
    let mut charts = Files::of("chart", &FILES);
    let mut earlier = FILES;
    let older = DEPLOYMENT.replace("1.0.0", "0.9.0");
    if let Some((_, text)) = earlier.iter_mut().find(|(path, _)| path.starts_with("templates/")) {
        *text = &older;
    }
    charts.0.extend(Files::of("earlier", &earlier).0);
    charts
}

fn check(more: &[&str]) -> Printed {
    let args: Vec<String> =
        ["check", "chart"].iter().chain(more).map(|arg| (*arg).to_owned()).collect();
    run(&args, &charts())
}

fn text(printed: &Printed) -> &str {
    std::str::from_utf8(&printed.stdout).unwrap()
}

/// The findings of one rule as JSON.
fn found(printed: &Printed) -> serde_json::Value {
    let list: Vec<serde_json::Value> = serde_json::from_slice(&printed.stdout).unwrap();
    list.into_iter().find(|one| one["id"] == "GPU001").unwrap_or_default()
}

#[test]
fn an_error_ends_with_exit_code_1_and_only_where_it_is() {
    let prod = check(&["--env", "prod"]);
    assert!(!prod.ok);
    assert!(text(&prod).contains("chart/values-prod.yaml:2:1: error[GPU001] "), "{}", text(&prod));
    let base = check(&[]);
    assert!(base.ok && !text(&base).contains("GPU001"), "{}", text(&base));
    let file = check(&["-f", "chart/values-prod.yaml"]);
    assert_eq!(text(&file), text(&prod));
}

#[test]
fn several_environments_are_checked_at_once() {
    let both = found(&check(&["--env", "prod", "--env=test", "--format=json"]));
    assert_eq!(both["environments"], serde_json::json!(["prod"]));
    let unknown = check(&["--env", "qa"]);
    let message = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert_eq!(
        message,
        "Error: the chart has no values-qa.yaml for --env qa; values.yaml alone is --env values\n"
    );
}

#[test]
fn an_earlier_copy_of_the_chart_tells_a_version_that_was_not_raised() {
    let same = check(&["--since", "chart"]);
    assert!(!text(&same).contains("IMG004"), "{}", text(&same));
    let changed = check(&["--since", "earlier"]);
    let told = "chart/Chart.yaml:3:10: info[IMG004] The chart's version is still 1.0.0";
    assert!(text(&changed).contains(told), "{}", text(&changed));
    let missing = check(&["--since", "nowhere"]);
    let message = String::from_utf8_lossy(&missing.stderr).into_owned();
    assert_eq!(message, "Error: path \"nowhere\" not found\n");
}

#[test]
fn programs_get_places_and_edits() {
    let one = found(&check(&["--env", "prod", "--format", "json"]));
    assert_eq!(one["severity"], "error");
    let place = |column: u32, end: u32| {
        serde_json::json!({
            "file": "chart/values-prod.yaml", "line": 2, "column": column, "endLine": 2, "endColumn": end,
        })
    };
    assert_eq!(one["place"], place(1, 11));
    // The base asks for 2 already, so the entry goes rather than say it again.
    let line = serde_json::json!({
        "file": "chart/values-prod.yaml", "line": 2, "column": 1, "endLine": 3, "endColumn": 1,
    });
    assert_eq!(one["fix"]["edits"], serde_json::json!([{ "place": line, "text": "" }]));
}

#[test]
fn code_hosts_get_sarif() {
    let printed = check(&["--env", "prod", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|one| one["ruleId"] == "GPU001").unwrap();
    assert_eq!(result["level"], "error");
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "chart/values-prod.yaml");
    assert_eq!(location["region"]["startLine"], 2);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == "GPU001" && rule["helpUri"].is_string()));
}

#[test]
fn what_is_asked_wrongly_is_said() {
    let none = run(&["check".to_owned()], &charts());
    assert!(String::from_utf8_lossy(&none.stderr).contains("needs a chart"));
    let format = check(&["--format", "xml"]);
    let message = String::from_utf8_lossy(&format.stderr).into_owned();
    assert_eq!(message, "Error: unknown format \"xml\": use text|json|sarif\n");
}

/// What is printed before a message is what the settings and comments take, whether a check found it or the renderer.
#[test]
fn every_printed_id_is_taken_by_settings_and_comments() {
    let chart = |settings: &str, comment: &str| {
        let overlay = format!("request: 2{comment}\nodd: 1\nodd: 2{comment}\n");
        let mut files = Files::of("chart", &FILES);
        files.0.retain(|(path, _)| path != "chart/values-test.yaml");
        files.0.push(("chart/values-test.yaml".to_owned(), overlay));
        files.0.push(("chart/.chartroom.yaml".to_owned(), settings.to_owned()));
        let args = ["check", "llm", "chart", "--env", "test", "--format", "json"];
        let printed = run(&args.map(str::to_owned), &files);
        let found: Vec<serde_json::Value> = serde_json::from_slice(&printed.stdout).unwrap();
        let of = |id: &str| {
            let found = found.iter().find(|one| one["id"] == id);
            found.map(|one| one["severity"].as_str().unwrap().to_owned())
        };
        assert_eq!(of("checks/settings"), None, "{settings}");
        [of("values/redundant"), of("VAL018")]
    };
    let [info, warning, error] = ["info", "warning", "error"].map(|word| Some(word.to_owned()));
    assert_eq!(chart("", ""), [info.clone(), warning.clone()]);
    let off = "checks:\n  values/redundant: off\n  VAL018: error\n";
    assert_eq!(chart(off, ""), [None, error]);
    assert_eq!(chart("checks:\n  VAL018: info\n", ""), [info.clone(), info.clone()]);
    assert_eq!(chart("", " # chartroom: ignore"), [None, None]);
    assert_eq!(chart("", " # chartroom: ignore values/redundant"), [None, warning]);
    assert_eq!(chart("", " # chartroom: ignore VAL018"), [info, None]);
}
