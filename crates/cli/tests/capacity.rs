//! `chartroom capacity` on a small chart: what it prints in each format, and how it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use chartroom_cli::{Printed, run};
use common::Files;

const TEMPLATE: &str = "apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: llm}
  template:
    metadata:
      labels: {app: llm}
    spec:
      containers:
        - name: llm
          image: llm:1.0.0
          resources:
            limits: {cpu: 2, memory: 8Gi, nvidia.com/gpu: 1}
";

const SETTINGS: &str = "clusters:
  gpu-01:
    nodes:
      - {name: t4, count: 3, cpu: 8, memory: 60Gi, gpus: 1}
environments:
  prod: {cluster: gpu-01}
  test: {cluster: gpu-01}
";

const FILES: [(&str, &str); 6] = [
    ("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n"),
    ("values.yaml", "replicas: 1\n"),
    ("values-prod.yaml", "replicas: 2\n"),
    ("values-test.yaml", "replicas: 2\n"),
    ("templates/deployment.yaml", TEMPLATE),
    (".chartroom.yaml", SETTINGS),
];

fn capacity(args: &[&str]) -> Printed {
    let all = ["capacity", "chart", "--env", "prod", "--env", "test"].iter().chain(args);
    let all: Vec<String> = all.map(|arg| (*arg).to_owned()).collect();
    run(&all, &Files::of("chart", &FILES))
}

#[test]
fn each_environment_is_told_alone_or_beside_the_others() {
    let printed = capacity(&[]);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    let expected = "Cluster gpu-01
prod
  llm: 2 pods, each 1 × GPU, 2 CPU, 8Gi; may use t4
  At minimum      Fits. 2 of 3 GPUs; 1 left; room for 1 more pod
  At maximum      Fits. 2 of 3 GPUs; 1 left; room for 1 more pod
  While updating  Fits. 1 pod on top
test
  llm: 2 pods, each 1 × GPU, 2 CPU, 8Gi; may use t4
  At minimum      Fits. 2 of 3 GPUs; 1 left; room for 1 more pod
  At maximum      Fits. 2 of 3 GPUs; 1 left; room for 1 more pod
  While updating  Fits. 1 pod on top
All together
  At minimum      1 GPU missing. 1 of 4 pods stay Pending
  At maximum      1 GPU missing. 1 of 4 pods stay Pending
  While updating  1 GPU missing. 1 of 4 pods stay Pending
prod: a pod of llm on t4: 1 pod per node, GPU decides
test: a pod of llm on t4: 1 pod per node, GPU decides
";
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), expected);
    assert!(!capacity(&["--exit-code"]).ok);
    let beside = String::from_utf8(capacity(&["--beside"]).stdout).unwrap();
    assert!(
        beside.contains(
            "test\n  llm: 2 pods, each 1 × GPU, 2 CPU, 8Gi; may use t4\n  At minimum      1 GPU missing."
        ),
        "{beside}"
    );
}

#[test]
fn json_has_figures_and_verdicts() {
    let json: serde_json::Value =
        serde_json::from_slice(&capacity(&["--format", "json"]).stdout).unwrap();
    let cluster = &json["clusters"][0];
    assert_eq!(cluster["cluster"], "gpu-01");
    let fit = &cluster["rows"][0]["fits"][0];
    assert_eq!((&fit["moment"], &fit["verdict"]), (&"minimum".into(), &"fits".into()));
    let gpus = &fit["pools"][0]["resources"]["gpus"];
    assert_eq!((&gpus["total"], &gpus["own"]), (&3.into(), &2.into()));
    assert_eq!(cluster["rows"][2]["fits"][0]["verdict"], "missing");
    assert_eq!(cluster["pods"][0]["podsPerNode"], 1);
}

#[test]
fn what_it_does_not_know_is_refused() {
    assert!(!capacity(&["--format", "xml"]).ok);
    assert!(!run(&["capacity".to_owned()], &Files::of("chart", &FILES)).ok);
}
