//! The graph of a release: what refers to what, and what is not there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_check::references;
use chartroom_core::{Environment, Limits, Project, ProjectFile, report};

fn project(template: &str) -> Project {
    let file = |path: &str, text: &str| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().into(),
    };
    Project {
        files: vec![
            file("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
            file("templates/all.yaml", template),
        ],
        environments: vec![Environment {
            name: "dev".into(),
            release: "r".into(),
            namespace: "n".into(),
            ..Environment::default()
        }],
        limits: Limits::PAGE,
        ..Project::default()
    }
}

/// Each reference as `line kind/name how kind/name`, with a `?` where the other is not there.
fn told(template: &str) -> Vec<String> {
    let project = project(template);
    let report = report(&project);
    let objects = &report.environments[0].output.as_ref().unwrap().objects;
    let one = |found: chartroom_check::Reference| {
        let from = &objects[found.from];
        if let Some(to) = found.to {
            assert_eq!((&*objects[to].kind, &*objects[to].name), (&*found.kind, &*found.name));
        }
        let mark = if found.to.is_some() { "" } else { "?" };
        format!(
            "{} {}/{} {} {}/{}{mark}",
            found.line, from.kind, from.name, found.how, found.kind, found.name
        )
    };
    references(&project, &report, 0).into_iter().map(one).collect()
}

#[test]
fn references_lead_to_objects_or_to_nothing() {
    let found = told(
        "apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Service
metadata: {name: lost}
spec:
  selector: {app: nobody, tier: x}
  ports: [{port: 80}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: default
      containers:
        - name: a
          image: a:1
          envFrom:
            - configMapRef: {name: settings}
            - secretRef: {name: token, optional: true}
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: gone}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: way}
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  maxReplicas: 2
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: other}
",
    );
    assert_eq!(
        found,
        [
            "4 Service/web sends to Deployment/web",
            "4 Service/lost sends to pods/app=nobody,tier=x?",
            "17 Deployment/web mounts PersistentVolumeClaim/gone?",
            "13 Deployment/web reads ConfigMap/settings",
            "14 Deployment/web reads Secret/token?",
            "5 HorizontalPodAutoscaler/web scales Deployment/other?",
            "9 Ingress/way routes to Service/web",
        ]
    );
}
