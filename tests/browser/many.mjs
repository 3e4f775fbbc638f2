// Charts that tests write to a folder: a template of a small one, and one of many parts, for what the overview makes of it.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const workload = (kind, name, { replicas, cpu, memory, gpu, probes = "" }) => `apiVersion: ${kind === "Job" ? "batch" : "apps"}/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
${replicas === undefined ? "" : `  replicas: ${replicas}\n`}  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - name: one
          image: registry.example/${name}:1.0
${probes}          resources: {requests: {cpu: "${cpu}", memory: ${memory}}${gpu ? `, limits: {nvidia.com/gpu: ${gpu}}` : ""}}
---
`;
const alive = "          livenessProbe: {httpGet: {path: /, port: 80}}\n";
/** A chart of many parts, with a subchart. */
export const many = {
  "Chart.yaml": "apiVersion: v2\nname: many\nversion: 1.0.0\ndependencies: [{name: store, version: 1.0.0}]\n",
  "values.yaml": "replicas: 3\nextra: false\nstore: {backup: false, metrics: false}\n",
  "templates/all.yaml":
    workload("Deployment", "web", { replicas: "{{ .Values.replicas }}", cpu: "500m", memory: "1Gi", probes: alive }) +
    workload("Deployment", "trainer", { replicas: 1, cpu: "4", memory: "16Gi", gpu: 2 }) +
    workload("Deployment", "a-name-that-is-as-long-as-names-of-kubernetes-may-be-in-a-real-chart", { replicas: 1, cpu: "100m", memory: "64Mi" }) +
    workload("DaemonSet", "agent", { cpu: "100m", memory: "128Mi" }) +
    workload("Job", "setup", { cpu: "50m", memory: "32Mi" }) +
    "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 2, selector: {matchLabels: {app: web}}}\n---\n" +
    "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: nobody}\nspec: {minAvailable: 1, selector: {matchLabels: {app: nobody}}}\n",
  "templates/extra.yaml": "{{ if .Values.extra }}kind: ConfigMap\nmetadata: {name: extra}\n{{ end }}",
  "charts/store/Chart.yaml": "apiVersion: v2\nname: store\nversion: 1.0.0\n",
  "charts/store/values.yaml": "backup: true\n",
  "charts/store/templates/db.yaml": workload("StatefulSet", "db", { replicas: 2, cpu: "1", memory: "2Gi" }),
  "charts/store/templates/backup.yaml": "{{ if .Values.backup }}kind: ConfigMap\nmetadata: {name: backup}\n{{ end }}",
  "charts/store/templates/backup-more.yaml": "{{ if .Values.backup }}kind: Secret\nmetadata: {name: backup}\n{{ end }}",
  "charts/store/templates/metrics.yaml": "{{ if .Values.metrics }}kind: Service\nmetadata: {name: metrics}\n{{ end }}",
};
/** Its subchart by itself. */
export const store = Object.fromEntries(Object.entries(many).filter(([path]) => path.startsWith("charts/store/")).map(([path, text]) => [path.slice("charts/".length), text]));

/** The chart as it lies in a repository: without its subchart. */
export const checkout = Object.fromEntries(Object.entries({ ...many, "Chart.lock": "dependencies:\n- name: store\n  repository: \"\"\n  version: 1.0.0\ndigest: sha256:0000\ngenerated: \"2024-01-01T00:00:00Z\"\n" }).filter(([path]) => !path.startsWith("charts/")));

/** A template with a Deployment whose pods are counted by a value. */
export const webTemplate = (replicas) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  replicas: {{ .Values.${replicas} }}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: {{ .Values.image }}
`;

/** Writes a chart to a folder. */
export function writeChart(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
