//! `chartroom export` on a small chart: what it prints in each format, and what it refuses.
#![allow(clippy::unwrap_used)]

mod common;

use chartroom_cli::{Printed, run};
use common::Files;

/// A chart in the folder `charts/shop`.
const CHART: [(&str, &str); 6] = [
    ("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
    ("values.yaml", "size: 1\n"),
    ("values-dev.yaml", ""),
    ("values-prod.yaml", "size: 2\n"),
    ("values-bad.yaml", "size: [\n"),
    (
        "templates/map.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  size: '{{ .Values.size }}'\n",
    ),
];

fn export(args: &[&str]) -> Printed {
    let all = ["export", "llm", "charts/shop", "--namespace=ai"].iter().chain(args);
    let mut files = Files::of("charts/shop", &CHART);
    files.0.push(("mine.yaml".to_owned(), "size: 3\n".to_owned()));
    run(&all.map(|arg| (*arg).to_owned()).collect::<Vec<_>>(), &files)
}

fn printed(args: &[&str]) -> String {
    let printed = export(args);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

#[test]
fn commands_are_printed_for_either_helm() {
    let four = printed(&["--env", "prod", "--set", "a=b c"]);
    assert!(four.starts_with("# Go to the chart’s folder\ncd charts/shop\n\n"), "{four}");
    assert!(
        four.contains("\nhelm template llm . --namespace ai -f values-prod.yaml --set 'a=b c'\n"),
        "{four}"
    );
    assert!(four.contains("--rollback-on-failure --wait --timeout 5m\n"), "{four}");
    let three = printed(&["--env", "prod", "--helm", "3"]);
    assert!(three.contains("--atomic --wait --timeout 5m\n"), "{three}");
}

#[test]
fn files_outside_the_chart_are_found_from_its_folder() {
    let text = printed(&["--env", "prod", "-f", "mine.yaml"]);
    assert!(text.contains("-f values-prod.yaml -f /mine.yaml\n"), "{text}");
    // A job runs in another copy of the repository.
    let jobs = printed(&["--env", "prod", "-f", "mine.yaml", "--format", "gitlab"]);
    assert!(jobs.contains(" -f ../../mine.yaml "), "{jobs}");
}

#[test]
fn places_of_a_summary_open_from_where_the_command_runs() {
    let text = printed(&["--env", "bad", "-f", "mine.yaml", "--format", "summary"]);
    assert!(
        text.contains("`charts/shop/values.yaml`, `charts/shop/values-bad.yaml`, `mine.yaml`\n"),
        "{text}"
    );
    assert!(text.contains("(`charts/shop/values-bad.yaml:1`)\n"), "{text}");
}

#[test]
fn jobs_and_summaries_are_printed() {
    let jobs = printed(&["--env", "prod", "--format", "gitlab"]);
    assert!(jobs.contains("\ndeploy prod:\n") && jobs.contains("cd charts/shop\n"), "{jobs}");
    let text = printed(&["--env=prod", "--beside=dev", "--format=summary"]);
    assert!(text.starts_with("## shop 1.0.0: prod\n"), "{text}");
    assert!(text.contains("| size | `1` | `2` |"), "{text}");
    assert!(text.contains("-   size: '1'\n+   size: '2'\n"), "{text}");
    let bad = printed(&["--env=bad", "--format=summary"]);
    assert!(bad.contains("**bad does not render.**"), "{bad}");
}

#[test]
fn what_cannot_be_exported_says_why() {
    let error = |args: &[&str]| String::from_utf8(export(args).stderr).unwrap();
    assert!(error(&[]).contains("needs a chart and an environment"));
    assert!(error(&["--env", "none"]).contains("no values-none.yaml"));
    assert!(error(&["--env", "prod", "--helm", "2"]).contains("3 or 4"));
    assert!(error(&["--env", "prod", "--format", "pdf"]).contains("commands|gitlab|summary"));
}
