partial {{ .Release.Name }}
