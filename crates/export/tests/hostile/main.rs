//! Exports of projects that someone else made, with names and values that mean harm: jobs are read back by two readers
//! of YAML that are not ours, scripts run under bash and sh with a `helm` and a `kubectl` that write down what they were
//! called with.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod attacks;
mod generated;
mod jobs;
mod machine;

use chartroom_core::{
    Environment, Project, ProjectFile, Report, SetEntry, SetKind, SharedState, decode, encode,
    report,
};
use chartroom_export::{Helm, Subject};
use std::collections::BTreeSet;

const TEMPLATE: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Values.name | quote }}\nspec:\n  \
    template:\n    spec:\n      containers: [{name: a, image: 'i:1'}]\n";

/// What can come from a link.
#[derive(Clone, Debug)]
struct Given {
    chart: String,
    environment: String,
    release: String,
    namespace: String,
    kube_version: String,
    overlays: Vec<String>,
    sets: Vec<(SetKind, String)>,
}

impl Given {
    fn harmless() -> Self {
        Self {
            chart: "shop".into(),
            environment: "prod".into(),
            release: "r".into(),
            namespace: "n".into(),
            kube_version: String::new(),
            overlays: Vec::new(),
            sets: Vec::new(),
        }
    }

    fn project(&self) -> Project {
        let file = |path: &str, text: &str| (path.to_owned(), Some(text.to_owned()));
        // JSON strings are YAML strings.
        let name = serde_json::to_string(&self.chart).unwrap();
        let mut files = vec![
            file("Chart.yaml", &format!("apiVersion: v2\nname: {name}\nversion: 1.2.0\n")),
            file("values.yaml", "name: a\nimage: {tag: x}\n"),
            file("templates/a.yaml", TEMPLATE),
        ];
        let set_files = self.sets.iter().filter(|(kind, _)| *kind == SetKind::File);
        let paths = set_files.flat_map(|(_, text)| chartroom_core::set_file_paths(text));
        let paths: BTreeSet<String> = self.overlays.iter().cloned().chain(paths).collect();
        files.extend(paths.iter().map(|path| file(path, "a: b\n")));
        let set = |(kind, text): &(SetKind, String)| SetEntry { kind: *kind, text: text.clone() };
        let environment = Environment {
            name: self.environment.clone(),
            overlays: self.overlays.clone(),
            sets: self.sets.iter().map(set).collect(),
            release: self.release.clone(),
            namespace: self.namespace.clone(),
        };
        sent(files, environment, &self.kube_version)
    }

    /// The folder of the chart, by the name that Helm reads; none where it is not read.
    fn folder(&self) -> String {
        let chart = report(&self.project()).chart.map(|chart| chart.name);
        chart.filter(|name| name != ".").unwrap_or_default()
    }

    /// Calls with the project's only environment.
    fn with<T>(&self, call: impl FnOnce(&Subject<'_>) -> T) -> T {
        let project = self.project();
        let report: Report = report(&project);
        call(&Subject::new(&project, 0, &report, 0).unwrap())
    }
}

/// A project as it comes out of a link.
fn sent(
    files: Vec<(String, Option<String>)>,
    environment: Environment,
    kube_version: &str,
) -> Project {
    let state = SharedState {
        chart: "shop".into(),
        chart_version: "1.2.0".into(),
        open: environment.name.clone(),
        environments: Some(vec![environment]),
        kube_version: Some(kube_version.to_owned()),
        files,
        whole: true,
        ..SharedState::default()
    };
    let state = decode(&encode(&state).unwrap()).unwrap();
    let file = |(path, text): (String, Option<String>)| ProjectFile {
        path,
        data: text.unwrap().into_bytes().into(),
    };
    Project {
        files: state.files.into_iter().map(file).collect(),
        environments: state.environments.unwrap(),
        kube_version: state.kube_version.unwrap(),
        ..Project::default()
    }
}

const HELMS: [Helm; 2] = [Helm::Four, Helm::Three];
