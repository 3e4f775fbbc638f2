{{- define "outer" -}}
{{ include "inner" . }}
{{- end -}}
{{- define "inner" -}}
x: {{ .Values.a.b.c.d }}
{{- end -}}
