{{/*
What differs between the inference engines: ports, paths, metrics and arguments.
*/}}

{{/*
The facts about the engine in use, as YAML. A named template can only give back text; `fromYaml` makes a map of it:
  {{- $engine := include "ai-inference.engine" . | fromYaml }}
  {{ $engine.port }}
*/}}
{{- define "ai-inference.engine" -}}
{{- $engines := dict
  "vllm" (dict
    "port" 8000
    "startup" "/health" "liveness" "/health" "readiness" "/health"
    "queueMetric" "vllm_num_requests_waiting")
  "tgi" (dict
    "port" 80
    "startup" "/health" "liveness" "/health" "readiness" "/health"
    "queueMetric" "tgi_queue_size")
  "triton" (dict
    "port" 8000
    "startup" "/v2/health/ready" "liveness" "/v2/health/live" "readiness" "/v2/health/ready"
    "queueMetric" "nv_inference_pending_request_count")
-}}
{{- get $engines .Values.inference.engine | toYaml }}
{{- end }}

{{/*
The port the engine listens on.
*/}}
{{- define "ai-inference.enginePort" -}}
{{- $engine := include "ai-inference.engine" . | fromYaml -}}
{{- .Values.inference.port | default $engine.port }}
{{- end }}

{{/*
The name of the container port that serves metrics: Triton has one for them, vLLM and TGI answer on their only port.
*/}}
{{- define "ai-inference.metricsPortName" -}}
{{- ternary "metrics" "http" (eq .Values.inference.engine "triton") }}
{{- end }}

{{/*
Over how many GPUs one model is split. Then the engine's processes talk through shared memory, of which a container
has only 64Mi by default.
*/}}
{{- define "ai-inference.parallelism" -}}
{{- if eq .Values.inference.engine "vllm" }}
{{- .Values.inference.vllm.tensorParallelSize }}
{{- else }}
{{- include "ai-inference.gpuCount" . }}
{{- end }}
{{- end }}

{{/*
Program and arguments of the engine. The images of TGI and Triton have start scripts of their own, which have to stay:
there only arguments are given.
*/}}
{{- define "ai-inference.command" -}}
{{- $inference := .Values.inference -}}
{{- $port := include "ai-inference.enginePort" . -}}
{{- $gpus := include "ai-inference.gpuCount" . | int -}}
{{- if eq $inference.engine "vllm" -}}
command: ["vllm", "serve"]
args:
  - {{ include "ai-inference.modelPath" . | quote }}
  - --served-model-name={{ .Values.model.name }}
  - --port={{ $port }}
  - --max-model-len={{ $inference.maxSequenceLength }}
  - --max-num-seqs={{ $inference.vllm.maxNumSeqs }}
  {{- if gt $gpus 0 }}
  - --tensor-parallel-size={{ $inference.vllm.tensorParallelSize }}
  - --gpu-memory-utilization={{ $inference.vllm.gpuMemoryUtilization }}
  {{- end }}
{{- else if eq $inference.engine "tgi" -}}
args:
  - --model-id={{ include "ai-inference.modelPath" . }}
  - --port={{ $port }}
  - --max-total-tokens={{ $inference.maxSequenceLength }}
  - --max-batch-size={{ $inference.maxBatchSize }}
  - --max-concurrent-requests={{ $inference.maxConcurrentRequests }}
  {{- if gt $gpus 1 }}
  - --num-shard={{ $gpus }}
  {{- end }}
{{- else if eq $inference.engine "triton" -}}
args:
  - tritonserver
  - --model-repository={{ include "ai-inference.modelPath" . }}
  - --http-port={{ $port }}
  - --grpc-port=8001
  - --metrics-port={{ .Values.config.metrics.port }}
  - --allow-metrics={{ .Values.config.metrics.enabled }}
  # explicit: models are loaded when asked for; none: all of them at the start.
  - --model-control-mode={{ ternary "explicit" "none" .Values.model.lazyLoad }}
{{- end }}
{{- with $inference.extraArgs }}
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
