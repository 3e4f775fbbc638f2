{{/* Labels of every object. Subcharts see this, too: names of templates are shared by the whole release. */}}
{{- define "platform.labels" -}}
app.kubernetes.io/part-of: ai-platform
app.kubernetes.io/instance: {{ .Release.Name }}
environment: {{ .Values.global.environment }}
{{- end }}
