//! Odd objects, through cards, checks, comparison and export: all of them say the same of each.
#![allow(clippy::unwrap_used)]

use chartroom_check::check;
use chartroom_core::{Environment, Output, Project, ProjectFile, Report, report};
use chartroom_export::{Helm, Subject, steps};

const WORKLOAD: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: llm}
spec:
  replicas: REPLICAS
  selector: {matchLabels: {app: llm}}
  STRATEGY
  template:
    metadata: {labels: {app: llm}}
    spec:
      INIT
      containers:
        - name: llm
          image: llm:1.0.0
          resources: {limits: {LIMITS}}
          startupProbe: {httpGet: {path: /, port: 80}, PROBE}
---
";

/// The parts of a workload, in the order of their marks.
const PLAIN: [&str; 5] = ["3", "", "", "nvidia.com/gpu: 1", "periodSeconds: 10"];

fn workload(parts: [&str; 5]) -> String {
    let marks = ["REPLICAS", "STRATEGY", "INIT", "LIMITS", "PROBE"];
    let fill = |text: String, (mark, part): (&str, &str)| text.replace(mark, part);
    marks.into_iter().zip(parts).fold(WORKLOAD.to_owned(), fill)
}

fn budget(spec: &str) -> String {
    let head = "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: llm}\nspec:\n";
    format!("{}{head}  {spec}\n", workload(PLAIN))
}

fn scaler(kind: &str, spec: &str) -> String {
    let target = "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: llm}";
    format!(
        "{}kind: {kind}\nmetadata: {{name: llm}}\nspec:\n  {target}\n  {spec}\n",
        workload(PLAIN)
    )
}

/// What is said of a chart by those who look at its objects.
struct Said {
    project: Project,
    report: Report,
}

impl Said {
    /// Of a chart with one template and room for no GPU, so that the checks say how many it takes.
    fn of(template: &str) -> Self {
        let file = |path: &str, text: &str| ProjectFile {
            path: path.into(),
            data: text.as_bytes().into(),
        };
        let project = Project {
            files: vec![
                file("Chart.yaml", "apiVersion: v2\nname: odd\nversion: 1.0.0\n"),
                file("values.yaml", ""),
                file("templates/odd.yaml", template),
                file(".chartroom.yaml", "environments: {prod: {gpus: 0, loadSeconds: 100000}}\n"),
            ],
            environments: vec![Environment {
                name: "prod".into(),
                release: "odd".into(),
                namespace: "odd".into(),
                ..Environment::default()
            }],
            ..Project::default()
        };
        let mut report = report(&project);
        check(&project, &mut report, &[], None);
        Self { project, report }
    }

    fn output(&self) -> &Output {
        self.report.environments.first().unwrap().output.as_ref().unwrap()
    }

    /// What a check found.
    fn found(&self, code: &str) -> Option<&str> {
        let mut all = self.report.problems.iter().map(|problem| &problem.diagnostic);
        all.find(|one| one.code == code).map(|one| one.message.as_str())
    }

    /// A row of the comparison.
    fn row(&self, name: &str) -> Option<String> {
        let all: Vec<_> = self.report.environments.iter().collect();
        let matrix = chartroom_compare::matrix(&all);
        let mut rows = matrix.rows.iter();
        rows.find(|row| row.name == name)?.cells.first()?.text.clone()
    }

    /// Pods that a budget lets go, and pods that there are, by its card.
    fn may_go(&self) -> (Option<u32>, Option<u32>) {
        let card = self.output().overview.budgets.first().unwrap();
        (card.may_go, card.pods)
    }

    /// The GPUs of the cards, rollouts included, which the checks count as well.
    fn gpus(&self) -> u32 {
        let cards = &self.output().overview.gpus;
        let total: u32 = cards.iter().map(|one| one.max_total.unwrap() + one.surge.unwrap()).sum();
        let words = format!("needs {total} GPUs and has 0");
        match self.found("GPU010") {
            Some(message) => assert!(message.contains(&words), "{words}: {message}"),
            None => assert_eq!(total, 0),
        }
        total
    }

    /// Seconds that the container may take to start, by its card, the checks, the comparison and the commands.
    fn startup(&self) -> Option<u32> {
        let card = self.output().overview.workloads.first().unwrap().startup.as_ref();
        let seconds =
            card.map(|one| one.initial_delay.value + one.period.value * one.threshold.value);
        let words = seconds.map(|seconds| format!("{seconds} s"));
        assert_eq!(self.row("Startup budget"), words);
        let found = self.found("PROBE002");
        assert_eq!(found.is_some(), words.is_some());
        let gives_up = words.as_deref().is_none_or(|words| found.unwrap().contains(words));
        assert!(gives_up, "{words:?}: {found:?}");
        let subject = Subject::new(&self.project, 0, &self.report, 0).unwrap();
        let steps = steps(&subject, Helm::of(4).unwrap()).ok().unwrap();
        let minutes = seconds.unwrap_or(0).max(300).div_ceil(60);
        let timeout = format!("--timeout {minutes}m");
        let told = steps.iter().any(|step| step.script.contains(&timeout));
        assert!(told, "{timeout}");
        seconds
    }
}

/// A spec, what may go by its card, and which checks find something.
type Case = (String, (Option<u32>, Option<u32>), &'static [&'static str]);

#[test]
fn budgets() {
    let labels = "selector: {matchLabels: {app: llm}}";
    let expression = |operator: &str| {
        format!(
            "selector: {{matchExpressions: [{{key: app, operator: {operator}, values: [llm]}}]}}"
        )
    };
    let cases: &[Case] = &[
        (format!("minAvailable: 3\n  {labels}"), (Some(0), Some(3)), &["PDB002"]),
        (format!("minAvailable: 2\n  {labels}"), (Some(1), Some(3)), &[]),
        // Expressions that exclude the pods, and expressions alone.
        (
            format!("minAvailable: 3\n  {}", expression("NotIn")),
            (None, Some(0)),
            &["PDB005"],
        ),
        (
            "minAvailable: 3\n  selector: {matchLabels: {app: llm}, matchExpressions: [{key: app, operator: NotIn, values: [llm]}]}".to_owned(),
            (None, Some(0)),
            &["PDB005"],
        ),
        (format!("minAvailable: 3\n  {}", expression("In")), (Some(0), Some(3)), &["PDB002"]),
        // A null is a field left out.
        (
            format!("minAvailable: null\n  maxUnavailable: 0\n  {labels}"),
            (Some(0), Some(3)),
            &["PDB003"],
        ),
        (format!("minAvailable: ~\n  maxUnavailable: 1\n  {labels}"), (Some(1), Some(3)), &[]),
        (format!("minAvailable: 100%\n  {labels}"), (Some(0), Some(3)), &["PDB003"]),
        (format!("minAvailable: 67%\n  {labels}"), (Some(0), Some(3)), &["PDB002"]),
        (format!("minAvailable: '66%'\n  {labels}"), (Some(1), Some(3)), &[]),
        (format!("maxUnavailable: 0%\n  {labels}"), (Some(0), Some(3)), &["PDB003"]),
        (format!("maxUnavailable: 0x0\n  {labels}"), (Some(0), Some(3)), &["PDB003"]),
        (format!("minAvailable: many\n  {labels}"), (None, Some(3)), &[]),
        // The empty selector covers everything.
        ("minAvailable: 3\n  selector: {}".to_owned(), (Some(0), Some(3)), &["PDB002", "PDB005"]),
        ("minAvailable: 3".to_owned(), (None, Some(0)), &["PDB005"]),
    ];
    for (spec, may_go, codes) in cases {
        let said = Said::of(&budget(spec));
        assert_eq!(said.may_go(), *may_go, "{spec}");
        for code in ["PDB002", "PDB003", "PDB005"] {
            assert_eq!(said.found(code).is_some(), codes.contains(&code), "{code}: {spec}");
        }
        let row = said.row("Disruption budget").unwrap();
        match may_go {
            (Some(go), Some(pods)) => {
                assert!(row.ends_with(&format!(": {go} of {pods} may be evicted")))
            }
            (None, Some(0)) => assert_eq!(row, "none", "{spec}"),
            _ => assert!(!row.contains("may be evicted"), "{spec}: {row}"),
        }
    }
}

#[test]
fn a_budget_of_several_workloads() {
    let other = workload(PLAIN).replace("llm", "gateway");
    let spec = |stay: u32| {
        let selector = "selector: {matchExpressions: [{key: app, operator: Exists}]}";
        format!("{other}{}", budget(&format!("minAvailable: {stay}\n  {selector}")))
    };
    for (stay, go) in [(3, 3), (5, 1), (6, 0)] {
        let said = Said::of(&spec(stay));
        assert_eq!(said.may_go(), (Some(go), Some(6)), "{stay}");
        assert_eq!(said.found("PDB002").is_some(), go == 0, "{stay}");
    }
}

#[test]
fn numbers_of_pods() {
    let hpa = |spec: &str| scaler("HorizontalPodAutoscaler", spec);
    let keda = |spec: &str| scaler("ScaledObject", spec);
    let replicas = |text| workload([text, "", "", "nvidia.com/gpu: 1", "periodSeconds: 10"]);
    let cases = [
        (replicas("null"), "1"),
        (replicas("0x3"), "3"),
        (replicas("010"), "8"),
        (replicas("3.0"), "3"),
        (replicas("'3'"), "3"),
        (replicas("many"), "unknown"),
        (hpa("maxReplicas: 5"), "1…5"),
        (hpa("minReplicas: null\n  maxReplicas: 5"), "1…5"),
        (hpa("minReplicas: 2\n  maxReplicas: 2"), "2"),
        (keda("minReplicaCount: null"), "0…100"),
        (keda("maxReplicaCount: ~\n  minReplicaCount: 1"), "1…100"),
        // The API server refuses these: nobody guesses what the most would be.
        (hpa("minReplicas: 2"), "3"),
        (hpa("minReplicas: 2\n  maxReplicas: null"), "3"),
        (hpa("minReplicas: 2\n  maxReplicas: many"), "3"),
    ];
    for (template, pods) in cases {
        let said = Said::of(&template);
        assert_eq!(said.row("Pods").as_deref(), Some(pods), "{template}");
        let overview = &said.output().overview;
        let unknown = overview.gpus.iter().any(|card| card.max_total.is_none());
        let known = said.found("GPU010").is_some();
        assert_eq!(known, !unknown, "{template}");
        if known {
            said.gpus();
        }
        // A number of pods beside an autoscaler is one whether its maximum is there or not.
        let scaled = !overview.autoscalers.is_empty();
        assert_eq!(said.found("HPA002").is_some(), scaled, "{template}");
        let range = overview
            .autoscalers
            .first()
            .and_then(|card| Some((card.min.value, card.max.as_ref()?.value)));
        assert_eq!(overview.workloads.first().unwrap().range, range);
    }
}

#[test]
fn gpus() {
    let with =
        |limits, init, strategy| workload(["3", strategy, init, limits, "periodSeconds: 10"]);
    let none = "strategy: {type: Recreate}";
    let cases = [
        (with("nvidia.com/gpu: 2", "", none), 6, "2 × nvidia.com/gpu"),
        (with("nvidia.com/gpu: \"2\"", "", none), 6, "2 × nvidia.com/gpu"),
        // Shares of a GPU are no GPUs.
        (with("nvidia.com/gpucores: 30, nvidia.com/gpumem: 3000", "", none), 0, "none"),
        (with("nvidia.com/gpu: 1, nvidia.com/gpucores: 30", "", none), 3, "1 × nvidia.com/gpu"),
        (with("amd.com/gpu: 1", "", none), 3, "1 × amd.com/gpu"),
        (with("gpu.intel.com/i915: 1", "", none), 3, "1 × gpu.intel.com/i915"),
        (
            with("nvidia.com/mig-1g.10gb: 1, nvidia.com/mig-2g.20gb: 2", "", none),
            9,
            "1 × nvidia.com/mig-1g.10gb, 2 × nvidia.com/mig-2g.20gb",
        ),
        // What runs before takes them as well, and a sidecar takes its own for good.
        (
            with(
                "nvidia.com/gpu: 1",
                "initContainers: [{name: a, image: b:1, resources: {limits: {nvidia.com/gpu: 2}}}]",
                none,
            ),
            6,
            "2 × nvidia.com/gpu",
        ),
        (
            with(
                "nvidia.com/gpu: 1",
                "initContainers: [{name: a, image: b:1, restartPolicy: Always, resources: {limits: {nvidia.com/gpu: 2}}}]",
                none,
            ),
            9,
            "3 × nvidia.com/gpu",
        ),
        // A rollout adds 25 %, rounded up, unless it is told otherwise.
        (with("nvidia.com/gpu: 2", "", ""), 8, "2 × nvidia.com/gpu"),
        (
            with("nvidia.com/gpu: 2", "", "strategy: {rollingUpdate: {maxSurge: null}}"),
            8,
            "2 × nvidia.com/gpu",
        ),
        (
            with("nvidia.com/gpu: 2", "", "strategy: {rollingUpdate: {maxSurge: 0x2}}"),
            10,
            "2 × nvidia.com/gpu",
        ),
        (
            with("nvidia.com/gpu: 2", "", "strategy: {rollingUpdate: {maxSurge: 0}}"),
            6,
            "2 × nvidia.com/gpu",
        ),
    ];
    for (template, total, cell) in cases {
        let said = Said::of(&template);
        assert_eq!(said.gpus(), total, "{template}");
        assert_eq!(said.row("GPU").as_deref(), Some(cell), "{template}");
    }
}

#[test]
fn time_to_start() {
    let cases = [
        ("periodSeconds: 10, failureThreshold: 60", Some(600)),
        ("periodSeconds: null, failureThreshold: 0x10", Some(160)),
        ("periodSeconds: 0, failureThreshold: 0", Some(30)),
        ("initialDelaySeconds: 5, periodSeconds: 1.0, failureThreshold: 010", Some(13)),
        ("periodSeconds: often", None),
        ("periodSeconds: -1", None),
    ];
    for (probe, seconds) in cases {
        let said = Said::of(&workload(["3", "", "", "nvidia.com/gpu: 1", probe]));
        assert_eq!(said.startup(), seconds, "{probe}");
    }
}
