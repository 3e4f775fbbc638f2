{{- define "x" -}}
a
