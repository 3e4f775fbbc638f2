//! The examples of the page: in `prod` the checks find what each is said to teach, and elsewhere nothing.
#![allow(clippy::unwrap_used)]

#[path = "common/charts.rs"]
mod charts;

use chartroom_cli::run;
use charts::{Charts, real};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    chart: String,
    title: Both,
    teaches: Both,
    finding: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    en: String,
    zh: String,
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char))
}

#[test]
fn examples_have_the_finding_that_they_are_said_to_have_and_no_other() {
    let gallery = fs::read_to_string(real("gallery.yaml")).unwrap();
    let gallery: Vec<Example> = serde_yaml::from_str(&gallery).unwrap();
    assert!(gallery.len() > 8);
    for example in gallery {
        let (title, teaches) = (&example.title, &example.teaches);
        assert!(!title.en.is_empty() && teaches.en.ends_with('.'), "{}", example.chart);
        assert!(is_chinese(&title.zh) && teaches.zh.ends_with('。'), "{}", example.chart);
        assert!(!is_chinese(&title.en) && !is_chinese(&teaches.en), "{}", example.chart);
        let files = fs::read_dir(real(&example.chart)).unwrap().flatten();
        let overlays = files.filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            name.strip_prefix("values-")?.strip_suffix(".yaml").map(str::to_owned)
        });
        let overlays: Vec<String> = overlays.collect();
        assert!(overlays.iter().any(|name| name == "prod"), "{}", example.chart);
        for environment in overlays.iter().map(Some).chain([None]) {
            let mut args: Vec<String> = ["check", &example.chart].map(str::to_owned).to_vec();
            args.extend(environment.iter().flat_map(|name| ["--env".to_owned(), (*name).clone()]));
            let printed = String::from_utf8(run(&args, &Charts).stdout).unwrap();
            let wanted =
                example.finding.as_ref().filter(|_| environment.is_some_and(|name| name == "prod"));
            let found: Vec<&str> = printed.lines().filter_map(id).collect();
            assert_eq!(
                found,
                Vec::from_iter(wanted),
                "{} {environment:?}: {printed}",
                example.chart
            );
        }
    }
}

/// `GPU001` of `values.yaml:1:2: error[GPU001] …`.
fn id(line: &str) -> Option<&str> {
    let (place, rest) = line.split_once('[')?;
    let is_finding =
        ["error", "warning", "info"].iter().any(|word| place.ends_with(&format!(": {word}")));
    rest.split_once(']').map(|(id, _)| id).filter(|_| is_finding)
}
