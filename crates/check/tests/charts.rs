//! What the checks say of whole charts: nothing of the built-in one, every known mistake of the article's.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_check::check;
use chartroom_core::{Environment, Project, ProjectFile, Report, report};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> Vec<ProjectFile> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            found.push(ProjectFile { path: name, data: std::fs::read(&path).unwrap().into() });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The chart of a folder, with an environment for each overlay besides the one without.
fn project(folder: &Path) -> Project {
    let files = files(folder);
    let environment = |name: &str, overlays: Vec<String>| Environment {
        name: name.into(),
        overlays,
        sets: Vec::new(),
        release: "llm".into(),
        namespace: format!("ai-{name}"),
    };
    let mut environments = vec![environment("dev", Vec::new())];
    for file in &files {
        let name = file.path.strip_prefix("values-").and_then(|rest| rest.strip_suffix(".yaml"));
        environments.extend(name.map(|name| environment(name, vec![file.path.clone()])));
    }
    let kube_version = "v1.36.0".into();
    Project {
        files,
        environments,
        kube_version,
        api_versions: Vec::new(),
        now: 1_700_000_000,
        seed: 1,
        zones: None,
        without_missing: false,
        limits: Default::default(),
        before: None,
        beside: Vec::new(),
    }
}

fn checked(project: &Project) -> Report {
    let mut found = report(project);
    let schemas = chartroom_check::Schemas::read(chartroom_kube::DATA).unwrap();
    check(project, &mut found, &[], Some(&schemas));
    found
}

fn lines(report: &Report) -> Vec<String> {
    let line = |problem: &chartroom_core::Problem| {
        let found = &problem.diagnostic;
        let place = found.span.map_or(String::new(), |span| {
            let file = report.files.get(span.file).unwrap();
            format!("{}:{}", file.name, file.lines.line_col(span.start).line + 1)
        });
        format!("{:?} {} {place} {}", found.severity, found.code, found.message)
    };
    report.problems.iter().map(line).collect()
}

#[test]
fn nothing_is_found_in_the_built_in_chart() {
    let project = project(&root().join("www/charts/ai-inference"));
    assert_eq!(project.environments.len(), 4);
    let report = checked(&project);
    assert!(report.environments.iter().all(|one| one.output.is_some()));
    assert_eq!(lines(&report), Vec::<String>::new());
}

#[test]
fn the_mistakes_of_the_article_are_found() {
    let folder = root().join("../shared/conformance/article/chart");
    if !folder.is_dir() {
        return;
    }
    let report = checked(&project(&folder));
    let found = lines(&report);
    let found = |wanted: &[&str]| {
        let has = |line: &&String| wanted.iter().all(|part| line.contains(part));
        assert!(found.iter().any(|line| has(&line)), "{wanted:?} is not in {found:#?}");
    };
    // prod says `source: oss`, and only s3 gets a download container.
    found(&["SRC001", "values-prod.yaml", "oss"]);
    // The annotation is the deployment controller's.
    found(&["META001", "templates/deployment.yaml", "deployment.kubernetes.io/revision"]);
    // The GPU block leaves its lines behind.
    found(&["OUT001", "templates/deployment.yaml"]);
    // The model may load for longer than the rollout waits.
    found(&["PROBE003", "720"]);
}

/// The article's chart with what it leaves to the reader: with s3 and no persistence, and with the claim it describes.
#[test]
fn the_mistakes_of_the_article_show_where_it_is_used() {
    let folder = root().join("../shared/conformance/article/chart");
    if !folder.is_dir() {
        return;
    }
    let with = |name: &str, text: &str, more: Vec<ProjectFile>| {
        let mut project = project(&folder);
        let path = format!("values-{name}.yaml");
        project.files.push(ProjectFile { path: path.clone(), data: text.as_bytes().into() });
        project.files.extend(more);
        project.environments.truncate(1);
        project.environments.iter_mut().for_each(|one| one.overlays = vec![path.clone()]);
        lines(&checked(&project))
    };
    let bare = with("bare", "model:\n  source: s3\npersistence:\n  enabled: false\n", Vec::new());
    assert!(bare.iter().any(|line| line.contains("VOL003")), "{bare:#?}");
}
