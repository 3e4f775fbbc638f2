//! What overlays do to the lines below them, and entries that change nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::{
    Content, Environment, Layer, Project, ProjectFile, Report, SetEntry, SetKind, report,
};

const BASE: &str = "replicas: 2
image:
  tag: a # the tag
  pull: Always
nodes: {}
tolerations: []
gpu:
  count: 0
  type: x
";

fn run(overlays: &[&str], sets: &[&str]) -> Report {
    let mut files = vec![
        ("Chart.yaml".to_owned(), "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
        ("values.yaml".to_owned(), BASE),
    ];
    files.extend(overlays.iter().enumerate().map(|(at, text)| (format!("o{at}.yaml"), *text)));
    let file = |(path, text): (String, &str)| ProjectFile { path, data: text.as_bytes().into() };
    report(&Project {
        beside: Vec::new(),
        files: files.into_iter().map(file).collect(),
        environments: vec![Environment {
            name: "prod".into(),
            overlays: (0..overlays.len()).map(|at| format!("o{at}.yaml")).collect(),
            sets: sets
                .iter()
                .map(|text| SetEntry { kind: SetKind::Set, text: (*text).to_owned() })
                .collect(),
            release: "r".into(),
            namespace: "n".into(),
        }],
        kube_version: String::new(),
        now: 0,
        seed: 1,
        zones: None,
        api_versions: Vec::new(),
        without_missing: false,
        limits: Default::default(),
        before: None,
    })
}

#[test]
fn lists_of_all_set_entries_share_a_limit() {
    let sets: Vec<String> = (0..40).map(|at| format!("a[{at}][65536]=1")).collect();
    let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
    let report = run(&[], &sets);
    let layers = &report.environments[0].layers.layers;
    let filled = layers.iter().filter(|layer| match &layer.content {
        Content::Flag(map, _) => !map.is_empty(),
        Content::Tree(_) => false,
    });
    assert_eq!((layers.len(), filled.count()), (41, 15));
}

/// File and 1-based line of each key that is overridden, with what wins and the layer it is in.
fn overrides(report: &Report) -> Vec<(String, u32, &str, Layer)> {
    let output = report.environments[0].output.as_ref().unwrap();
    let one = |one: &'_ chartroom_core::Override| {
        let file = report.files.get(one.span.file).unwrap();
        (file.name.to_string(), file.lines.line_col(one.span.start).line + 1)
    };
    output
        .overrides
        .iter()
        .map(|over| {
            let (file, line) = one(over);
            (file, line, over.text.as_str(), over.by.layer)
        })
        .collect()
}

/// The text of an overlay after the fix of its only hint.
fn mended(overlay: &str) -> Option<String> {
    let report = run(&[overlay], &[]);
    assert_eq!(report.problems.len(), 1, "{:#?}", report.problems);
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.code, "values/redundant");
    let edit = found.fix.as_ref()?.edits[0].clone();
    let mut text = overlay.to_owned();
    text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    Some(text)
}

#[test]
fn a_line_knows_what_wins_over_it() {
    let report = run(
        &[
            "replicas: 4\nnodes:\n  type: t4\ngpu: null\n",
            "image:\n  tag: b\ntolerations:\n- a\n- b\n",
        ],
        &["replicas=6"],
    );
    let base = |line, text, layer| ("values.yaml".to_owned(), line, text, layer);
    assert_eq!(
        overrides(&report),
        [
            base(1, "6", Layer::Set(4)),
            base(3, "b", Layer::Overlay(3)),
            base(5, "type: t4", Layer::Overlay(2)),
            base(6, "2 entries", Layer::Overlay(3)),
            base(8, "removed", Layer::Overlay(2)),
            base(9, "removed", Layer::Overlay(2)),
            ("o0.yaml".to_owned(), 1, "6", Layer::Set(4)),
        ]
    );
}

#[test]
fn what_is_equal_overrides_nothing_and_can_go() {
    let overlay = "image:\n  tag: b\n  # kept\n  pull: Always # why\nreplicas: 3\n";
    assert_eq!(mended(overlay).unwrap(), "image:\n  tag: b\n  # kept\nreplicas: 3\n");
    let report = run(&["replicas: 2\n"], &[]);
    assert!(overrides(&report).is_empty());
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.message, "`replicas` is already 2 in values.yaml, line 1.");
}

#[test]
fn a_table_that_would_be_left_empty_goes_too() {
    assert_eq!(mended("replicas: 3\ngpu:\n  count: 0\n").unwrap(), "replicas: 3\n");
    assert_eq!(mended("gpu:\n  count: 0").unwrap(), "");
    assert_eq!(mended("tolerations: []\nreplicas: 3\n").unwrap(), "replicas: 3\n");
}

#[test]
fn what_shares_its_line_is_left_to_the_user() {
    assert_eq!(mended("gpu: {count: 0, type: y}\n"), None);
    assert_eq!(mended("gpu: {count: 0}\nreplicas: 3\n").unwrap(), "replicas: 3\n");
    assert_eq!(mended("gpu:\n  type: &t x\nnodes: {a: *t}\n"), None);
}

#[test]
fn the_kind_counts_and_so_does_what_lies_between() {
    assert!(run(&["replicas: \"2\"\n"], &[]).problems.is_empty());
    // The first overlay takes the table away, so the second gives it back.
    assert!(run(&["gpu: null\n", "gpu:\n  count: 0\n"], &[]).problems.is_empty());
}

#[test]
fn a_subchart_takes_its_global_from_where_the_top_says_it() {
    let report = run(&["global:\n  environment: prod\nmonitoring:\n  enabled: true\n"], &[]);
    let layers = &report.environments[0].layers;
    let line = |path: &[&str]| {
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let span = layers.source(&path)?.span?;
        Some(report.files.get(span.file)?.text[span.start as usize..].lines().next()?.to_owned())
    };
    let at_top = Some("environment: prod".to_owned());
    assert_eq!(line(&["monitoring", "global", "environment"]), at_top);
    assert_eq!(line(&["global", "environment"]), at_top);
    assert_eq!(line(&["monitoring", "other"]), Some("monitoring:".to_owned()));
}
