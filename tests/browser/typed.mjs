// Mistakes that people make, as they are typed: what is typed over, and what the page then says, where, and offers.

const prod = "values-prod.yaml";
const service = "templates/service.yaml";
const chart = "Chart.yaml";

/**
 * @typedef {object} Mistake
 * @property {string} name what went wrong
 * @property {string} file the file that is typed in
 * @property {string} over the text that is typed over, the first of its kind
 * @property {string} types what is typed
 * @property {RegExp} says the message
 * @property {string} [offers] the button that mends it
 * @property {string} [mended] what stands in the place of the typed text then
 * @property {number} [below] the line of the message, counted from the one that is typed in
 * @property {"warn"} [severity] of the mark, if it is no error
 */

/** @type {Mistake[]} */
export const mistakes = [
  { name: "a quote that is not closed", file: prod, over: 'source: "oss"', types: 'source: "oss', says: /quote opened here is not closed.*line 23/, offers: "Close the quote", mended: 'source: "oss"' },
  { name: "a quote that the other one closes", file: prod, over: 'source: "oss"', types: "source: \"oss'", says: /quote opened here is not closed/, offers: "Close the quote", mended: 'source: "oss"' },
  { name: "a bracket that is not closed", file: prod, over: "replicaCount: 4", types: "replicaCount: [4", says: /\[ opened here is never closed/, offers: "Close it with ]", mended: "replicaCount: [4]" },
  { name: "a brace that is not closed", file: prod, over: "gpu-type: t4", types: "gpu-type: {t4", says: /\{ opened here is never closed/, offers: "Close it with }", mended: "gpu-type: {t4}" },
  { name: "a template in a values file", file: prod, over: "replicaCount: 4", types: "replicaCount: {{ .Values.x }}", says: /\{\{ \.Values\.x \}\} is a template, and Helm does not render this file/ },
  { name: "no space behind the colon", file: prod, over: "minReplicas: 4", types: "minReplicas:4", says: /no space after the colon of minReplicas:/, offers: "Write minReplicas: …", mended: "minReplicas: 4" },
  { name: "no colon", file: prod, over: "minReplicas: 4", types: "minReplicas 4", says: /no : after minReplicas/, offers: "Write minReplicas: …", mended: "minReplicas: 4" },
  { name: "= for a colon", file: prod, over: "replicaCount: 4", types: "replicaCount = 4", says: /followed by =/, offers: "Write replicaCount: …", mended: "replicaCount: 4" },
  { name: "a space too many", file: prod, over: "  maxReplicas: 20", types: "   maxReplicas: 20", says: /indented deeper than the one above/, offers: "Indent it like the line above", mended: "\n  maxReplicas: 20" },
  { name: "a space too few", file: prod, over: "  maxReplicas: 20", types: " maxReplicas: 20", says: /indented by 1 space/, offers: "Indent it by 2 spaces", mended: "\n  maxReplicas: 20" },
  { name: "a reserved character", file: prod, over: "node-role: inference", types: "node-role: @inference", says: /cannot start with @/, offers: "Put it in quotes", mended: 'node-role: "@inference"' },
  { name: "a colon within a value", file: prod, over: "node-role: inference", types: "node-role: a: b", says: /contains : /, offers: "Put it in quotes", mended: 'node-role: "a: b"' },
  { name: "backslashes in double quotes", file: prod, over: 'host: "milvus-prod-cluster.internal"', types: 'host: "C:\\models\\x"', says: /starts an escape/, offers: "Use single quotes", mended: "host: 'C:\\models\\x'" },
  { name: "gigabytes", file: prod, over: 'memory: "16Gi"', types: 'memory: "16GB"', says: /16GB is not a Kubernetes quantity.*16Gi.*16G/, offers: 'Write "16Gi"', mended: 'memory: "16Gi"' },
  { name: "a quantity with a word", file: prod, over: 'cpu: "4"', types: 'cpu: "4 cores"', says: /4 cores is not a Kubernetes quantity/, offers: 'Write "4"', mended: 'cpu: "4"' },
  { name: "a list for a map", file: prod, over: "  pullPolicy: IfNotPresent", types: "  - pullPolicy: IfNotPresent", says: /image takes a map; this is a list/, offers: "Make it a map", mended: "image:\n  pullPolicy: IfNotPresent", below: -1 },
  { name: "text for a number", file: prod, over: "maxReplicas: 20", types: "maxReplicas: many", says: /takes a whole number; many is text/ },
  { name: "a number in quotes", file: prod, over: "maxReplicas: 20", types: 'maxReplicas: "20"', says: /takes a whole number; "20" is text/, offers: "Write 20", mended: "maxReplicas: 20" },
  { name: "a boolean in quotes", file: prod, over: "lazyLoad: false", types: 'lazyLoad: "no"', says: /takes true or false; "no" is text/, offers: "Write false", mended: "lazyLoad: false" },
  { name: "a word that is not on the list", file: prod, over: "level: INFO", types: "level: INFOO", says: /cannot be INFOO.*Did you mean INFO\?/, offers: "Write INFO", mended: "level: INFO\n" },
  { name: "curly quotes", file: prod, over: "level: INFO", types: "level: “INFO”", says: /quotes are part of the text/, offers: "Write INFO", mended: "level: INFO\n" },
  { name: "an unknown key", file: prod, over: "maxReplicas: 20", types: "maxReplica: 20", says: /does not know maxReplica\./, offers: "Rename it to maxReplicas", mended: "maxReplicas: 20" },
  { name: "a key twice", file: prod, over: "targetQueueDepth: 5", types: "minReplicas: 4", says: /minReplicas appears twice/, offers: "Remove the one on line 12", mended: "  enabled: true\n  maxReplicas: 20\n  minReplicas: 4", severity: "warn" },
  { name: "a block of text for a map", file: prod, over: "affinity:", types: "affinity: |", says: /affinity takes a map, but this is text/, offers: "Make it a map" },
  { name: "a chart of no version of Helm", file: chart, over: "apiVersion: v2", types: "apiVersion: v4", says: /apiVersion of a chart must be v2/, offers: "Write v2", mended: "apiVersion: v2" },
  { name: "a version that is none", file: chart, over: "version: 1.3.0", types: "version: one", says: /version: one is not a version/ },
  { name: "a dependency that is not there", file: chart, over: "prometheus-servicemonitor", types: "prometheus-servicemonitors", says: /is not in charts\/.*Did you mean prometheus-servicemonitor\?/, offers: "Write prometheus-servicemonitor", mended: "- name: prometheus-servicemonitor\n" },
  { name: "a type that no schema has", file: "values.schema.json", over: '"type": "object"', types: '"type": "objekt"', says: /type in the schema cannot be objekt.*Did you mean object\?/, offers: 'Write "object"', mended: '"type": "object"' },
  { name: "an action that is not closed", file: service, over: "type: {{ .Values.service.type }}", types: "type: {{ .Values.service.type", says: /\{\{ opened here is never closed/, offers: "Close it with }}", mended: "type: {{ .Values.service.type }}" },
  { name: "an action that one brace closes", file: service, over: "type: {{ .Values.service.type }}", types: "type: {{ .Values.service.type }", says: /\{\{ opened here is never closed/, offers: "Close it with }}", mended: "type: {{ .Values.service.type }}" },
  { name: "single quotes in a template", file: service, over: '"triton"', types: "'triton'", says: /double quotes in a template/, offers: 'Write "triton"', mended: 'engine "triton"' },
  { name: "no dot before Values", file: service, over: ".Values.service.type", types: "Values.service.type", says: /Values without a dot/, offers: "Write .Values", mended: "{{ .Values.service.type }}" },
  { name: "values with a small letter", file: service, over: ".Values.service.type", types: ".values.service.type", says: /start with a capital letter/, offers: "Write Values", mended: "{{ .Values.service.type }}" },
  { name: "a misspelt value", file: service, over: ".Values.service.type", types: ".Values.servce.type", says: /servce is not defined.*Did you mean service\?/, offers: "Write service", mended: "{{ .Values.service.type }}" },
  { name: "an unknown named template", file: service, over: '"ai-inference.labels"', types: '"ai-inference.lables"', says: /no template ai-inference\.lables.*Did you mean ai-inference\.labels\?/, offers: "Write ai-inference.labels", mended: '"ai-inference.labels"' },
  { name: "a template’s file that is not there", file: "templates/deployment.yaml", over: '"/configmap.yaml"', types: '"/config.yaml"', says: /no template ai-inference\/templates\/config\.yaml.*Did you mean/, offers: "Write /configmap.yaml", mended: '"/configmap.yaml"' },
  { name: "a function between its arguments", file: service, over: 'eq .Values.inference.engine "triton"', types: '.Values.inference.engine eq "triton"', says: /eq is a function and comes before/, offers: 'Write eq .Values.inference.engine "triton"', mended: 'if eq .Values.inference.engine "triton"' },
  { name: "an operator", file: service, over: "if .Values.config.metrics.enabled", types: "if .Values.config.metrics.enabled == true", says: /functions, not with operators/, offers: "Write if eq .Values.config.metrics.enabled true", mended: "if eq .Values.config.metrics.enabled true" },
  { name: "a variable that is not declared", file: "templates/hpa.yaml", over: "$engine.queueMetric", types: "$engin.queueMetric", says: /no variable \$engin here.*Did you mean \$engine\?/, offers: "Write $engine", mended: "{{ $engine.queueMetric }}" },
  { name: "the dot of another block", file: "templates/hpa.yaml", over: "{{ .Values.autoscaling.minReplicas }}", types: "{{ with .Values.autoscaling }}{{ .Values.autoscaling.minReplicas }}{{ end }}", says: /not the root of the chart/, offers: "Write $.Values.autoscaling.minReplicas", mended: "{{ $.Values.autoscaling.minReplicas }}" },
  { name: "indent for nindent", file: service, over: '{{- include "ai-inference.labels" . | nindent 4 }}', types: '{{ include "ai-inference.labels" . | indent 4 }}', says: /indent also indents the first line/, offers: "Print it with nindent", mended: '{{- include "ai-inference.labels" . | nindent 4 }}' },
  { name: "a map as Go prints it", file: service, over: '{{- include "ai-inference.labels" . | nindent 4 }}', types: "{{ .Values.nodeSelector }}", says: /takes a map, not .*toYaml/, offers: "Print it with toYaml", mended: "{{- toYaml .Values.nodeSelector | nindent 4 }}" },
  { name: "text that a function wants", file: service, over: "{{ .Values.service.type }}", types: "{{ .Values.service.port | b64enc }}", says: /service\.port is a number in YAML.*quotes/ },
  { name: "three braces", file: service, over: "type: {{ .Values.service.type }}", types: "type: {{{ .Values.service.type }}}", says: /opened by two \{; there are three/, offers: "Write two braces", mended: "type: {{ .Values.service.type }}" },
  { name: "a number in letters", file: service, over: "| nindent 4 }}", types: "| nindent four }}", says: /four on its own is read as a function/, offers: "Write 4", mended: "| nindent 4 }}" },
  { name: "a number in quotes for a function", file: service, over: "| nindent 4 }}", types: '| nindent "4" }}', says: /takes a whole number, but "4" is text/, offers: "Write 4", mended: "| nindent 4 }}" },
  { name: "text without quotes in a template", file: service, over: '"triton"', types: "triton", says: /triton without quotes is read as a function/, offers: 'Write "triton"', mended: 'engine "triton"' },
  { name: "a value without .Values", file: service, over: "if .Values.config.metrics.enabled", types: "if config.metrics.enabled", says: /config is a key of the values/, offers: "Write .Values.config", mended: "if .Values.config.metrics.enabled" },
  { name: "a condition that names no switch", file: chart, over: "condition: monitoring.enabled", types: "condition: monitoring.enabld", says: /condition monitoring\.enabld matches no value/, offers: "Write monitoring.enabled", mended: "condition: monitoring.enabled", severity: "warn" },
];
