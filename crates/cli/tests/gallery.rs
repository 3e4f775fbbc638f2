//! The examples of the page: in `prod` the checks find what each is said to teach, and elsewhere nothing.
#![allow(clippy::unwrap_used)]

mod common;

use chartroom_cli::run;
use common::Files;
use serde::Deserialize;
use std::fs;
use std::path::Path;

const CHARTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/charts");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    chart: String,
    title: String,
    teaches: String,
    finding: Option<String>,
}

#[test]
fn examples_have_the_finding_that_they_are_said_to_have_and_no_other() {
    let gallery = fs::read_to_string(Path::new(CHARTS).join("gallery.yaml")).unwrap();
    let gallery: Vec<Example> = serde_yaml::from_str(&gallery).unwrap();
    assert!(gallery.len() > 8);
    for example in gallery {
        assert!(!example.title.is_empty() && example.teaches.ends_with('.'), "{}", example.chart);
        let root = Path::new(CHARTS).join(&example.chart);
        let mut files = Files::of("chart", &[]);
        read(&root, "chart", &mut files);
        let overlays = files.0.iter().filter_map(|(path, _)| {
            path.strip_prefix("chart/values-")?.strip_suffix(".yaml").map(str::to_owned)
        });
        let overlays: Vec<String> = overlays.collect();
        assert!(overlays.iter().any(|name| name == "prod"), "{}", example.chart);
        for environment in overlays.iter().map(Some).chain([None]) {
            let mut args: Vec<String> = ["check", "chart"].map(str::to_owned).to_vec();
            args.extend(environment.iter().flat_map(|name| ["--env".to_owned(), (*name).clone()]));
            let printed = String::from_utf8(run(&args, &files).stdout).unwrap();
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

fn read(folder: &Path, name: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
        match path.is_dir() {
            true => read(&path, &name, files),
            false => files.0.push((name, fs::read_to_string(path).unwrap())),
        }
    }
}
