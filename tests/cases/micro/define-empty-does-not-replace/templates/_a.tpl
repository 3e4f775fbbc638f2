{{ define "x" }}   {{/* nothing */}}
{{ end }}{{ define "y" }}first{{ end }}