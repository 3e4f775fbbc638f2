{{/*
What the schema cannot see because it compares two values, and what would only fail in the cluster. All complaints are
collected, so that they can be mended in one go.
Call: include "ai-inference.validate" . — it prints nothing, or ends the rendering.
*/}}
{{- define "ai-inference.validate" -}}
{{- $problems := list -}}

{{- with .Values.autoscaling -}}
{{- if and .enabled (lt (int .maxReplicas) (int .minReplicas)) -}}
{{- $problems = append $problems (printf "autoscaling.maxReplicas (%v) is below autoscaling.minReplicas (%v)" .maxReplicas .minReplicas) -}}
{{- end -}}
{{- end -}}

{{- $gpus := include "ai-inference.gpuCount" . | int -}}
{{- $split := include "ai-inference.parallelism" . | int -}}
{{- if and (gt $split 1) (lt $gpus $split) -}}
{{- $problems = append $problems (printf "inference.vllm.tensorParallelSize (%d) needs as many GPUs, and a pod has %d (resources.gpu)" $split $gpus) -}}
{{- end -}}

{{- if and (include "ai-inference.hasModelVolume" .) .Values.persistence.enabled (ne .Values.model.source "local") (eq .Values.persistence.accessMode "ReadOnlyMany") -}}
{{- $problems = append $problems (printf "persistence.accessMode is ReadOnlyMany, but model.source %s has to write the model to the claim" .Values.model.source) -}}
{{- end -}}

{{- if and .Values.config.tracing.enabled (not .Values.config.tracing.endpoint) -}}
{{- $problems = append $problems "config.tracing.enabled needs config.tracing.endpoint" -}}
{{- end -}}

{{- if and (eq (toString .Values.rollout.maxUnavailable) "0") (eq (toString .Values.rollout.maxSurge) "0") -}}
{{- $problems = append $problems "rollout.maxUnavailable and rollout.maxSurge are both 0: no pod could ever be replaced" -}}
{{- end -}}

{{- if $problems -}}
{{- fail (printf "\n  - %s" (join "\n  - " $problems)) -}}
{{- end -}}
{{- end }}
