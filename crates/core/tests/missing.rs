//! Charts without their dependencies, as in a checkout of a repository.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::{Environment, Project, ProjectFile, Report, printed, report};

const CHART: &str = "apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: redis
    version: 17.x.x
    repository: https://charts.example.com
  - name: postgresql
    alias: db
    version: ~12.1
    repository: https://charts.example.com
    condition: db.enabled
";

const LOCK: &str = "dependencies:
- name: redis
  repository: https://charts.example.com
  version: 17.3.2
digest: sha256:0
generated: \"2024-01-01T00:00:00Z\"
";

const VALUES: &str = "redis:
  auth: {enabled: false}
db:
  enabled: true
";

const MAP: &str = "kind: ConfigMap
apiVersion: v1
metadata: {name: a}
data: {redis: \"{{ .Values.redis.auth.enabled }}\"}
";

fn project(files: &[(&str, &str)]) -> Project {
    let all = [("Chart.yaml", CHART), ("values.yaml", VALUES), ("templates/a.yaml", MAP)];
    let file = |(path, text): &(&str, &str)| ProjectFile {
        path: (*path).to_owned(),
        data: text.as_bytes().into(),
    };
    Project {
        files: all
            .iter()
            .filter(|(path, _)| !files.iter().any(|(own, _)| own == path))
            .chain(files)
            .map(file)
            .collect(),
        environments: vec![Environment {
            name: "dev".into(),
            release: "r".into(),
            ..Environment::default()
        }],
        without_missing: true,
        ..Project::default()
    }
}

fn texts(report: &Report, code: &str) -> Vec<(String, String)> {
    let problems = report.problems.iter().map(|one| &one.diagnostic).filter(|one| one.code == code);
    let place = |one: &chartroom_core::diagnostics::Diagnostic| {
        let span = one.span.unwrap();
        let file = report.files.get(span.file).unwrap();
        (one.message.clone(), file.text[span.start as usize..span.end as usize].to_owned())
    };
    problems.map(place).collect()
}

#[test]
fn the_rest_renders_and_each_missing_chart_is_a_problem_at_its_entry() {
    let project = project(&[("Chart.lock", LOCK)]);
    let report = report(&project);
    assert_eq!(
        texts(&report, "values/chart"),
        [
            ("`redis` 17.x.x of `dependencies` is not in charts/.".into(), "name: redis".into()),
            (
                "`postgresql` ~12.1 of `dependencies` is not in charts/.".into(),
                "name: postgresql".into()
            ),
        ]
    );
    let first = &report.problems[0].diagnostic;
    let helm = "found in Chart.yaml, but missing in charts/ directory: redis, postgresql";
    assert!(first.helm_text.as_ref().unwrap().ends_with(helm));
    let related: Vec<&str> = first.related.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(related, ["Chart.lock has 17.3.2", "it would get the values of `redis`"]);

    let output = report.environments[0].output.as_ref().unwrap();
    assert_eq!(output.objects.len(), 1);
    assert!(output.objects[0].text.contains("redis: \"false\""));
    assert!(output.refused.ends_with(helm));
    let [redis, db] = &output.missing[..] else { panic!("two are missing") };
    assert_eq!((&*redis.key, redis.locked.as_deref()), ("redis", Some("17.3.2")));
    assert_eq!(redis.values, "auth:\n  enabled: false\n");
    assert_eq!((&*db.key, &*db.version, &db.locked), ("db", "~12.1", &None));
    // Helm prints nothing of it.
    assert_eq!(printed(&project, &project.environments[0]), None);
}

#[test]
fn templates_that_call_a_missing_chart_are_left_out() {
    let calls = "kind: Service\nmetadata:\n  name: {{ include \"redis.name\" . }}\n";
    let report = report(&project(&[("templates/b.yaml", calls)]));
    let output = report.environments[0].output.as_ref().unwrap();
    let names: Vec<&str> = output.objects.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["a"]);
    assert!(report.problems.iter().any(|one| one.diagnostic.message.contains("redis.name")));
}

#[test]
fn a_chart_that_has_all_says_nothing_of_it() {
    let own = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";
    let report = report(&project(&[("Chart.yaml", own)]));
    let output = report.environments[0].output.as_ref().unwrap();
    assert!(output.missing.is_empty() && output.refused.is_empty());
    assert!(texts(&report, "values/chart").is_empty());
}

/// As the real Helm wrote them.
const LOCKED: [&str; 2] = [
    "apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: common
    repository: https://charts.bitnami.com/bitnami
    tags:
      - bitnami-common
    version: \"2.27.0\"
",
    "dependencies:
- name: common
  repository: https://charts.bitnami.com/bitnami
  version: 2.27.0
digest: sha256:19b8483e731784bfe20a4d8d60dea334748d9a44d6661eeecffc3e8c15ff98c7
generated: \"2025-07-25T14:58:16.234637-04:00\"
",
];

#[test]
fn a_lock_of_other_dependencies_is_a_problem() {
    let [chart, lock] = LOCKED;
    let locked = |chart: &str| {
        let report = report(&project(&[("Chart.yaml", chart), ("Chart.lock", lock)]));
        texts(&report, "values/lock")
    };
    assert_eq!(locked(chart), []);
    let other = locked(&chart.replace("2.27.0", "2.x.x"));
    assert_eq!(other.len(), 1);
    assert!(
        other[0].0.starts_with("Chart.lock was made for other")
            && other[0].1.starts_with("sha256:19b8")
    );
    assert_eq!(locked(&chart.replace("https://charts.bitnami.com/bitnami", "\"@bitnami\"")), []);
}
