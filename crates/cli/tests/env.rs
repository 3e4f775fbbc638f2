//! `chartroom env` and `matrix` on a small chart: what they tell, and what they write.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
#[path = "common/disk.rs"]
mod disk;

use chartroom_cli::{Printed, run};
use common::Files;
use disk::Disk;
use std::cell::RefCell;

const TEMPLATE: &str = "kind: ConfigMap
metadata:
  name: llm
data:
  size: '{{ .Values.size }}'
  tag: '{{ .Values.image.tag }}'
  level: '{{ .Values.level }}'
";

const CHART: [(&str, &str); 7] = [
    ("Chart.yaml", "apiVersion: v2\nname: llm\nversion: 1.0.0\n"),
    ("values.yaml", "# How many.\nsize: 1 # few\nimage:\n  tag: \"1\"\nlevel: info\n"),
    ("values-dev.yaml", "size: 2\n"),
    ("values-test.yaml", "level: info\n"),
    (
        "values-prod.yaml",
        "# values-prod.yaml\nimage:\n  tag: '2'\nlevel: info\n# prod only\nsize: 9\n",
    ),
    (".chartroom.yaml", "environments:\n  prod: {}\n"),
    ("templates/map.yaml", TEMPLATE),
];

fn disk() -> Disk {
    Disk(Files::of("chart", &CHART), RefCell::default())
}

fn command(disk: &Disk, args: &str) -> Printed {
    run(&args.split(' ').map(str::to_owned).collect::<Vec<_>>(), disk)
}

/// What a command prints and writes.
fn done(args: &str) -> (String, Vec<(String, String)>) {
    let disk = disk();
    let printed = command(&disk, args);
    assert!(printed.ok, "{args}: {}", String::from_utf8_lossy(&printed.stderr));
    (String::from_utf8(printed.stdout).unwrap(), disk.1.into_inner())
}

fn refused(args: &str) -> String {
    let disk = disk();
    let printed = command(&disk, args);
    assert!(!printed.ok && disk.1.borrow().is_empty(), "{args}");
    String::from_utf8(printed.stderr).unwrap()
}

fn file(name: &str, text: &str) -> (String, String) {
    (format!("chart/{name}"), text.to_owned())
}

#[test]
fn environments_are_listed_with_what_their_files_hold() {
    let (text, _) = done("env list chart");
    let expected = "default  values.yaml alone
dev      values-dev.yaml: 1 entry
test     values-test.yaml: 1 entry, 1 of them changes nothing
prod     values-prod.yaml: 3 entries, 1 of them changes nothing
";
    assert_eq!(text, expected);
    let (json, _) = done("env list chart --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["environments"][3]["values"][0], "values-prod.yaml");
    assert_eq!(json["environments"][3]["changeNothing"], 1);
    assert!(refused("env list chart --format x").contains("unknown format"));
}

#[test]
fn a_new_environment_is_a_values_file() {
    let (text, files) = done("env new eu chart --from prod");
    let prod = CHART[4].1;
    assert_eq!(files, [file("values-eu.yaml", prod)]);
    assert!(text.contains("values-eu.yaml:1: still says prod: # values-prod.yaml\n"), "{text}");
    let (_, files) = done("env new eu chart");
    assert!(files[0].1.starts_with("# values-eu.yaml: llm in eu."));
    assert!(refused("env new prod chart").contains("there already"));
    assert!(refused("env new ../x chart").contains("no part of the name"));
    assert!(refused("env new eu chart --from default").contains("values.yaml alone"));
    assert!(refused("env new eu chart --from nope").contains("it has default, dev, test, prod"));
}

#[test]
fn a_new_name_takes_file_and_settings_along() {
    let (_, files) = done("env rename prod live chart");
    let settings = file(".chartroom.yaml", "environments:\n  live: {}\n");
    let (gone, new) = (file("values-prod.yaml", "gone"), file("values-live.yaml", CHART[4].1));
    assert_eq!(files, [settings, gone, new]);
    assert!(refused("env rename prod dev chart").contains("already exists"));
    assert!(refused("env rename default base chart").contains("no values file"));
}

#[test]
fn what_changes_nothing_goes_and_a_patch_says_it_before() {
    let prod = "# values-prod.yaml\nimage:\n  tag: '2'\n# prod only\nsize: 9\n";
    let (text, files) = done("env minimise prod chart");
    assert_eq!(files, [file("values-prod.yaml", prod)]);
    assert_eq!(text, "Took out of values-prod.yaml: level.\n");
    let (patch, files) = done("env minimise prod chart --dry-run");
    assert!(files.is_empty() && patch.contains("\n-level: info\n"), "{patch}");
    assert!(refused("env minimise dev chart").contains("Every entry of values-dev.yaml changes"));
}

#[test]
fn a_value_goes_up_and_down() {
    let (text, files) = done("env promote prod image.tag chart");
    assert!(text.contains("It reaches default, dev, test, too"), "{text}");
    let base = "# How many.\nsize: 1 # few\nimage:\n  tag: '2'\nlevel: info\n";
    let prod = "# values-prod.yaml\nlevel: info\n# prod only\nsize: 9\n";
    assert_eq!(files, [file("values.yaml", base), file("values-prod.yaml", prod)]);
    let (text, files) = done("env promote prod image.tag chart --keep");
    assert!(text.contains("Every environment renders the same."), "{text}");
    let kept = files.iter().find(|(path, _)| path == "chart/values-dev.yaml").unwrap();
    assert_eq!(kept.1, "size: 2\nimage:\n  tag: \"1\"\n");
    let (_, files) = done("env push-down image.tag chart --env dev --keep");
    assert_eq!(files, [file("values-dev.yaml", "size: 2\nimage:\n  tag: \"1\"\n")]);
    assert!(refused("env push-down image.tag chart --env dev").contains("would lose it"));
    assert!(refused("env promote prod nope chart").contains("does not set nope"));
}

#[test]
fn environments_stand_side_by_side() {
    let (text, _) = done("matrix chart");
    let expected = "           default  dev  test  prod
image.tag  \"1\"      \"1\"  \"1\"   \"2\"
size       1        2    1     9
";
    assert_eq!(text, expected);
    let (text, _) = done("matrix chart --env dev --env prod --all");
    assert!(text.contains("level") && !text.contains("test"), "{text}");
    let (json, _) = done("matrix chart --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"][1]["cells"][3]["state"], "set");
    assert!(refused("matrix").contains("needs a chart"));
}

#[test]
fn a_repository_declares_environments_for_its_tools() {
    let mut disk = disk();
    let helmfile = "environments: {dev: {}, live: {}}
releases:
  - name: llm
    chart: ./chart
    namespace: ai-{{ .Environment.Name }}
    values:
      - env/{{ .Environment.Name }}.yaml
      - {level: warn}
    set: [{name: image.tag, value: '7'}]
";
    for (path, text) in [("helmfile.yaml", helmfile), ("env/live.yaml", "size: 3\n")] {
        disk.0.0.push((format!("repo/{path}"), text.to_owned()));
    }
    for (path, text) in CHART {
        disk.0.0.push((format!("repo/chart/{path}"), text.to_owned()));
    }
    let printed = command(&disk, "matrix repo/chart --tree repo --env dev --env live");
    let text = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(text, "      dev  live\nsize  1    3\n");
    let printed = command(&disk, "env list repo/chart --tree repo");
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(
        text.contains("live  repo/env/live.yaml, repo/helmfile.yaml (live, values 2)"),
        "{text}"
    );
    assert!(!command(&disk, "env minimise prod repo/chart --tree repo").ok);
    assert!(!command(&disk, "env list chart --tree repo").ok);
}

#[test]
fn the_settings_of_a_chart_declare_its_environments() {
    let mut disk = disk();
    let settings = "environments:
  live:
    values: [values-test.yaml, values-prod.yaml]
    set: [level=warn]
    release: llm-live
    namespace: ai-live
  lost:
    values: [values-lost.yaml]
  dev:
    values: []
";
    for (path, text) in &mut disk.0.0 {
        if path == "chart/.chartroom.yaml" {
            settings.clone_into(text);
        }
    }
    let printed = command(&disk, "env list chart");
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains("live  values-test.yaml, values-prod.yaml"), "{text}");
    assert!(text.contains("dev   values.yaml alone") && !text.contains("\nprod"), "{text}");
    let printed = command(&disk, "matrix chart --env live --env dev --all");
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains("level                   warn     info"), "{text}");
    // What is not there is told of, and an environment that is only a file is found as before.
    let printed = command(&disk, "check chart --env lost");
    assert!(String::from_utf8_lossy(&printed.stdout).contains("values-lost.yaml"));
    assert!(command(&disk, "matrix chart --env dev --env test").ok);
}
