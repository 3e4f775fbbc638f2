{{/*
Named templates shared by all files of this chart. A file whose name starts with `_` prints nothing by itself;
`include "ai-inference.…" .` calls one of its templates and gives back its text.

The more special ones are in _engine.tpl (vLLM, Triton, TGI), _model.tpl (where the model comes from) and
_validate.tpl (what cannot work).
*/}}

{{/*
What the service is called: the label app.kubernetes.io/name.
*/}}
{{- define "ai-inference.name" -}}
{{- .Values.service.name | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of all objects. A release called `ai-inference` gives just that, one called `llm` gives `llm-ai-inference`.
Names are cut at 52 characters: the longest suffix we add is 8 long, and DNS labels end at 63.
*/}}
{{- define "ai-inference.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
Chart and version as a label; `+` is allowed in a version but not in a label.
*/}}
{{- define "ai-inference.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The standard labels, for the metadata of every object.
*/}}
{{- define "ai-inference.labels" -}}
helm.sh/chart: {{ include "ai-inference.chart" . }}
{{ include "ai-inference.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
environment: {{ .Values.global.environment | quote }}
{{- end }}

{{/*
The labels by which Deployment, Service and PodDisruptionBudget find the pods. A Deployment's selector can never be
changed, so nothing that changes (versions, environment) may stand here.
*/}}
{{- define "ai-inference.selectorLabels" -}}
app.kubernetes.io/name: {{ include "ai-inference.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/*
The image: registry/repository@digest, or registry/repository:tag. Without a tag it is the chart's appVersion.
*/}}
{{- define "ai-inference.image" -}}
{{- $image := .Values.image -}}
{{- $repository := $image.repository -}}
{{- with .Values.global.imageRegistry -}}
{{- $repository = printf "%s/%s" . $image.repository -}}
{{- end -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $repository $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository ($image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end }}

{{/*
The ServiceAccount the pods run as.
*/}}
{{- define "ai-inference.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (ternary (include "ai-inference.fullname" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{/*
The Secret with access keys and tokens: the team's own, or the one of templates/secret.yaml.
*/}}
{{- define "ai-inference.secretName" -}}
{{- .Values.secrets.existingSecret | default (printf "%s-secrets" (include "ai-inference.fullname" .)) }}
{{- end }}

{{/*
GPUs per pod; 0 when GPUs are switched off, whatever the count says.
*/}}
{{- define "ai-inference.gpuCount" -}}
{{- ternary .Values.resources.gpu.count 0 .Values.resources.gpu.enabled }}
{{- end }}

{{/*
CPU, memory and GPUs of the inference container.
Call: include "ai-inference.resources" .
*/}}
{{- define "ai-inference.resources" -}}
{{- $gpus := include "ai-inference.gpuCount" . | int -}}
requests:
  cpu: {{ .Values.resources.requests.cpu | quote }}
  memory: {{ .Values.resources.requests.memory | quote }}
  {{- if gt $gpus 0 }}
  {{ .Values.resources.gpu.resourceName }}: {{ $gpus }}
  {{- end }}
limits:
  cpu: {{ .Values.resources.limits.cpu | quote }}
  memory: {{ .Values.resources.limits.memory | quote }}
  {{- if gt $gpus 0 }}
  {{ .Values.resources.gpu.resourceName }}: {{ $gpus }}
  {{- end }}
{{- end }}

{{/*
Seconds a pod may take to start before it is killed: the delay, plus one period for each failure that is granted.
*/}}
{{- define "ai-inference.startupBudget" -}}
{{- with .Values.healthCheck.startupProbe -}}
{{- add .initialDelaySeconds (mul .periodSeconds .failureThreshold) }}
{{- end }}
{{- end }}

{{/*
Seconds after which a rollout without progress counts as failed. Never below the startup budget: a model that is
still loading is not a failure. It is also what `helm upgrade --timeout` needs.
*/}}
{{- define "ai-inference.progressDeadline" -}}
{{- $budget := ternary (include "ai-inference.startupBudget" . | int) 0 .Values.healthCheck.startupProbe.enabled -}}
{{- add $budget .Values.rollout.deadlineMarginSeconds }}
{{- end }}
