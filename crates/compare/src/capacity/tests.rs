#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use super::{Capacity, Moment, Placed, Verdict, capacity};
use crate::tests::charted;
use chartroom_core::{Cluster, Report, report};

const CHART: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
spec:
  replicas: {{ .Values.replicas }}
  strategy:
    rollingUpdate: {maxSurge: {{ .Values.surge }}, maxUnavailable: {{ .Values.gone }}}
  selector:
    matchLabels: {app: llm}
  template:
    metadata:
      labels: {app: llm}
    spec:
      nodeSelector: {{ .Values.selector | toJson }}
      tolerations: {{ .Values.tolerations | toJson }}
      affinity: {{ .Values.affinity | toJson }}
      containers:
        - name: llm
          image: llm:1.0.0
          resources: {{ .Values.resources | toJson }}
---
{{- if .Values.most }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: llm
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: llm}
  minReplicas: {{ .Values.replicas }}
  maxReplicas: {{ .Values.most }}
{{- end }}
";

const VALUES: &str = "\
replicas: 2
most: 0
surge: 1
gone: 0
selector: {}
tolerations: []
affinity: {}
resources:
  requests: {cpu: 2, memory: 8Gi}
  limits: {nvidia.com/gpu: 1}
";

const NODES: &str = "\
nodes:
  - {name: t4, count: 4, cpu: 8, memory: 60Gi, gpus: 1, gpu: nvidia-tesla-t4, labels: {gpu-type: t4}, taints: [\"nvidia.com/gpu:NoSchedule\"]}
  - {name: a100, count: 2, cpu: 96, memory: 1100Gi, gpus: 4, gpu: nvidia-a100-sxm4-80gb, labels: {gpu-type: a100}, taints: [\"nvidia.com/gpu:NoSchedule\"]}
  - {name: general, count: 3, cpu: 16, memory: 62Gi, labels: {}}
";

const GPU: &str = "tolerations: [{key: nvidia.com/gpu, operator: Exists}]\n";

fn rendered(overlays: &[(&str, &str)]) -> Report {
    let mut project = charted(VALUES, &[("a", CHART)], overlays);
    for environment in &mut project.environments {
        environment.namespace = format!("ai-{}", environment.name);
    }
    report(&project)
}

fn weighed(cluster: &str, overlays: &[(&str, &str)], beside: bool) -> Capacity {
    let cluster = Cluster::read(chartroom_yaml::parse(cluster).root.as_deref().unwrap());
    let report = rendered(overlays);
    let namespaces: Vec<String> = overlays.iter().map(|(name, _)| format!("ai-{name}")).collect();
    let all = report.environments.iter().zip(&namespaces);
    let all: Vec<Placed<'_>> =
        all.map(|(report, namespace)| Placed { report, namespace }).collect();
    assert!(report.environments.iter().all(|one| one.output.is_some()), "{:?}", report.problems);
    capacity(&cluster, &all, beside)
}

fn told(capacity: &Capacity, row: usize) -> Vec<(Verdict, String)> {
    let fits = capacity.rows[row].fits.iter();
    fits.map(|fit| (fit.verdict, format!("{} {}", fit.head, fit.text))).collect()
}

fn one(cluster: &str, overlay: &str) -> Vec<(Verdict, String)> {
    told(&weighed(cluster, &[("prod", &format!("{GPU}{overlay}"))], false), 0)
}

#[test]
fn an_environment_fits_at_its_minimum_at_its_maximum_and_while_it_is_updated() {
    let found = one(NODES, "selector: {gpu-type: t4}\nmost: 4\n");
    assert_eq!(found[0].0, Verdict::Fits);
    assert_eq!(found[0].1, "Fits. 2 of 4 GPUs; 2 left; room for 2 more pods");
    assert_eq!(found[1].0, Verdict::Tight);
    assert_eq!(
        found[1].1,
        "Fits, nothing left. 4 of 4 GPUs; 0 left; if a node is lost, its pods stay Pending"
    );
    assert_eq!((found[2].0, &*found[2].1), (Verdict::Fits, "Fits. 1 pod on top"));
    let found = one(NODES, "selector: {gpu-type: t4}\nmost: 9\n");
    assert_eq!(
        (found[1].0, &*found[1].1),
        (Verdict::Missing, "5 GPUs missing. 5 of 9 pods stay Pending")
    );
}

#[test]
fn a_rollout_needs_room_for_the_pods_on_top_unless_old_ones_may_go_first() {
    let full = "selector: {gpu-type: t4}\nreplicas: 4\n";
    assert_eq!(
        one(NODES, full)[2],
        (
            Verdict::Missing,
            "The rollout waits. no room for 1 pod on top, and none may go first".into()
        )
    );
    let found = one(NODES, &format!("{full}gone: 1\n"));
    assert_eq!(found[2].0, Verdict::Tight);
    let found = one(NODES, &format!("{full}gone: 1\nsurge: 0\n"));
    assert_eq!(
        (found[2].0, &*found[2].1),
        (Verdict::Fits, "Fits. 1 pod less meanwhile, none on top")
    );
}

#[test]
fn pods_go_where_labels_taints_gpus_and_size_let_them() {
    let pods = |overlay: &str| {
        let weighed = weighed(NODES, &[("prod", overlay)], false);
        let pods = weighed.pods.iter();
        pods.map(|one| (one.fits, format!("{}: {} {}", one.pool, one.head, one.text)))
            .collect::<Vec<_>>()
    };
    let two = "resources: {limits: {nvidia.com/gpu: 2, cpu: 4, memory: 16Gi}}\n";
    let found = pods(&format!("{GPU}selector: {{gpu-type: a100}}\n{two}"));
    let said: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        said,
        [
            "t4: No. `gpu-type: a100` is not on these nodes",
            "a100: 2 pods per node, GPU decides",
            "general: No. `gpu-type: a100` is not on these nodes",
        ]
    );
    let found = pods(&format!("{GPU}{two}"));
    assert_eq!(found[0].1, "t4: No. a pod asks for 2, a node has 1: GPU");
    assert_eq!(found[2].1, "general: No. it has no GPU");
    assert_eq!(pods("")[0].1, "t4: No. the taint `nvidia.com/gpu:NoSchedule` is not tolerated");
    let large = "resources: {requests: {cpu: 7, memory: 8Gi}, limits: null}\n";
    assert_eq!(pods(large)[2].1, "general: 2 pods per node, CPU decides");
    let apart = "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: llm}}}]}}\nresources: {requests: {cpu: 1}, limits: null}\n";
    assert_eq!(pods(apart)[2], (Some(1), "general: 1 pod per node, they keep apart".into()));
    let found = one(NODES, &format!("{apart}replicas: 10\n"));
    assert_eq!(found[0].1, "1 pod has no room. 1 of 10 pods stay Pending");
    let affinity = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu-type, operator: NotIn, values: [t4]}]}]}}}\n";
    let found = pods(&format!("{GPU}{affinity}"));
    assert_eq!(found[0].1, "t4: No. `gpu-type` is not on these nodes");
    assert_eq!(found[1].0, Some(4));
}

#[test]
fn what_is_not_declared_is_not_said_to_fit() {
    let none = "nodes:\n  - {name: t4, cpu: 8, memory: 60Gi, gpus: 1}\n";
    assert_eq!(
        one(none, "")[0],
        (Verdict::Unknown, "Can’t tell. how many nodes t4 has is not declared".into())
    );
    let size = "nodes:\n  - {name: t4, count: 4, cpu: 8, gpus: 1}\n";
    assert_eq!(one(size, "")[0].1, "Can’t tell. what a node of t4 has is not declared: memory");
    assert_eq!(one("helm: 3\n", "")[0].1, "Can’t tell. No nodes are declared.");
}

#[test]
fn environments_share_nodes_and_the_quota_of_their_namespace_counts() {
    let t4 = format!("{GPU}selector: {{gpu-type: t4}}\n");
    let more = format!("{t4}replicas: 3\n");
    let both = [("prod", &*more), ("test", &*t4)];
    let alone = weighed(NODES, &both, false);
    assert_eq!((told(&alone, 0)[0].0, told(&alone, 1)[0].0), (Verdict::Fits, Verdict::Fits));
    assert_eq!(told(&alone, 2)[0].1, "1 GPU missing. 1 of 5 pods stay Pending");
    let beside = weighed(NODES, &both, true);
    assert_eq!(told(&beside, 1)[0].1, "1 GPU missing. 1 of 2 pods stay Pending");
    let pool = &beside.rows[1].fits[Moment::Minimum as usize].pools[0];
    let [gpus, ..] = pool.shares;
    assert_eq!((gpus.total, gpus.others, gpus.own, gpus.missing), (Some(4000), 3000, 1000, 1000));
    assert_eq!(pool.nodes.iter().filter(|node| node.others == 1).count(), 3);
    let quota = format!("{NODES}quotas:\n  ai-prod: {{requests.nvidia.com/gpu: 3}}\n");
    let found = told(&weighed(&quota, &both, false), 0);
    assert_eq!(found[0].0, Verdict::Fits);
    assert_eq!(
        (found[2].0, &*found[2].1),
        (Verdict::Missing, "Over the quota. `requests.nvidia.com/gpu`: 4 of 3")
    );
    assert_eq!(told(&weighed(&quota, &both, false), 1)[2].0, Verdict::Fits);
}
