{{- define "h" -}}
{{ .Values.serviceAccount.create }}
{{- end }}
