{{/*
Where the model comes from, and the volume it lies on.

  source       who brings it               volume without a claim     the engine writes to it
  local        the image, or the claim     none                       no
  s3, oss      the init container          emptyDir                   no
  huggingface  the engine itself           emptyDir                   yes, its download cache
*/}}

{{/*
"true" when an init container downloads the model, else empty: `if` takes any text that is not empty for true.
*/}}
{{- define "ai-inference.downloads" -}}
{{- if has .Values.model.source (list "s3" "oss") }}true{{ end }}
{{- end }}

{{/*
"true" when a volume for models is mounted. Without a claim a local model is part of the image, and an empty volume
would hide it.
*/}}
{{- define "ai-inference.hasModelVolume" -}}
{{- if or .Values.persistence.enabled (ne .Values.model.source "local") }}true{{ end }}
{{- end }}

{{/*
The volume, as an item of `volumes`: a claim, or a folder that lives as long as the pod.
*/}}
{{- define "ai-inference.modelVolume" -}}
- name: model-storage
  {{- if .Values.persistence.enabled }}
  persistentVolumeClaim:
    claimName: {{ include "ai-inference.claimName" . }}
  {{- else }}
  emptyDir:
    sizeLimit: {{ .Values.persistence.size | quote }}
  {{- end }}
{{- end }}

{{/*
The claim: the team's own, or the one of templates/pvc.yaml.
*/}}
{{- define "ai-inference.claimName" -}}
{{- .Values.persistence.existingClaim | default (printf "%s-models" (include "ai-inference.fullname" .)) }}
{{- end }}

{{/*
Where the volume is mounted. The Hugging Face cache has a place of its own, so that it does not hide localPath.
*/}}
{{- define "ai-inference.modelMountPath" -}}
{{- ternary "/cache/huggingface" .Values.model.localPath (eq .Values.model.source "huggingface") }}
{{- end }}

{{/*
What the engine is told to serve: a folder, or the name on Hugging Face. Each version has its own folder, so that the
pods of the old version keep theirs while a rollout brings the next. Triton always wants a folder: its model
repository, in which a model can name Hugging Face as its source.
*/}}
{{- define "ai-inference.modelPath" -}}
{{- $model := .Values.model -}}
{{- if include "ai-inference.downloads" . -}}
{{- printf "%s/%s/%s" $model.localPath $model.name $model.version -}}
{{- else if and (eq $model.source "huggingface") (ne .Values.inference.engine "triton") -}}
{{- required "model.hfRepo is required when model.source is huggingface" $model.hfRepo -}}
{{- else -}}
{{- $model.localPath -}}
{{- end -}}
{{- end }}

{{/*
What the service and the downloader know about the model.
*/}}
{{- define "ai-inference.modelEnvVars" -}}
{{- $model := .Values.model -}}
{{- $source := $model.source -}}
- name: MODEL_NAME
  value: {{ $model.name | quote }}
- name: MODEL_VERSION
  value: {{ $model.version | quote }}
- name: MODEL_SOURCE
  value: {{ $source | quote }}
{{- if eq $source "local" }}
- name: MODEL_LOCAL_PATH
  value: {{ $model.localPath | quote }}
{{- else if or (eq $source "s3") (eq $source "oss") }}
- name: MODEL_LOCAL_PATH
  value: {{ include "ai-inference.modelPath" . | quote }}
- name: MODEL_BUCKET
  value: {{ required (printf "model.s3Bucket is required when model.source is %s" $source) $model.s3Bucket | quote }}
- name: MODEL_KEY
  value: {{ required (printf "model.s3Key is required when model.source is %s" $source) $model.s3Key | quote }}
{{- else if eq $source "huggingface" }}
- name: MODEL_HF_REPO
  value: {{ required "model.hfRepo is required when model.source is huggingface" $model.hfRepo | quote }}
{{- end }}
{{- end }}

{{/*
What the AWS client needs besides: keys, unless the ServiceAccount has an identity of its own, and the endpoint. OSS
speaks S3 at an endpoint of its own.
*/}}
{{- define "ai-inference.bucketEnvVars" -}}
{{- $model := .Values.model -}}
- name: HOME
  value: /tmp   # the client writes its configuration there
{{- if not .Values.serviceAccount.annotations }}
{{- range $name := list "aws-access-key-id" "aws-secret-access-key" }}
- name: {{ $name | upper | replace "-" "_" }}
  valueFrom:
    secretKeyRef:
      name: {{ include "ai-inference.secretName" $ }}
      key: {{ $name }}
{{- end }}
{{- end }}
{{- with $model.s3Region }}
- name: AWS_DEFAULT_REGION
  value: {{ . | quote }}
{{- end }}
{{- if eq $model.source "oss" }}
- name: AWS_ENDPOINT_URL_S3
  value: {{ required "model.s3Endpoint is required when model.source is oss" $model.s3Endpoint | quote }}
{{- else if $model.s3Endpoint }}
- name: AWS_ENDPOINT_URL_S3
  value: {{ $model.s3Endpoint | quote }}
{{- end }}
{{- end }}

{{/*
The init container that fetches the model, as an item of `initContainers`. It writes into a folder of its own first and
then renames it: whoever finds the model finds all of it, also when several pods share a claim and start at once.
*/}}
{{- define "ai-inference.modelDownloader" -}}
- name: model-downloader
  image: {{ .Values.model.downloader.image }}
  command: ["/bin/sh", "-ec"]
  args:
    - |
      if [ -e "$MODEL_LOCAL_PATH/.complete" ]; then
        echo "The model is there already: $MODEL_LOCAL_PATH"
        exit 0
      fi
      partial="$MODEL_LOCAL_PATH.partial-$HOSTNAME"
      mkdir -p "$partial"
      {{- if eq .Values.model.source "oss" }}
      # OSS has each bucket as a host name of its own.
      aws configure set default.s3.addressing_style virtual
      {{- end }}
      echo "Downloading s3://$MODEL_BUCKET/$MODEL_KEY"
      {{- if hasSuffix "/" .Values.model.s3Key }}
      aws s3 sync --no-progress "s3://$MODEL_BUCKET/$MODEL_KEY" "$partial"
      {{- else }}
      aws s3 cp --no-progress "s3://$MODEL_BUCKET/$MODEL_KEY" "$partial/"
      {{- end }}
      touch "$partial/.complete"
      # When another pod was faster, its folder stays and ours goes.
      mv -T "$partial" "$MODEL_LOCAL_PATH" || rm -rf "$partial"
      test -e "$MODEL_LOCAL_PATH/.complete"
  env:
    {{- include "ai-inference.modelEnvVars" . | nindent 4 }}
    {{- include "ai-inference.bucketEnvVars" . | nindent 4 }}
  {{- with .Values.model.downloader.resources }}
  resources:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.securityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  volumeMounts:
    - name: model-storage
      mountPath: {{ .Values.model.localPath }}
{{- end }}
