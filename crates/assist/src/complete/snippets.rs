//! Whole blocks: of values with what the base has, of Kubernetes' fields that nearly always look alike, of templates, and
//! whole objects for a template that holds nothing yet. Their texts are snippets of the Language Server Protocol: `${1:…}` is
//! gone through with Tab, `$0` is where it ends.

use super::Candidate;
use crate::messages;
use crate::model::Template;
use crate::outline::Cursor;
use crate::{Asked, Item, ItemKind};
use chartroom_core::one_line;
use chartroom_gotemplate::Value;
use chartroom_kube::FieldInfo;
use chartroom_messages::Message;
use chartroom_yaml::Node;

/// A block of values with more lines is not put in as a whole.
const MOST: usize = 24;
/// So many places are gone through with Tab.
const PLACES: usize = 8;

/// What nearly always looks alike, by the field that it is the value of; lines are counted from the column of the key.
const FIELDS: &[(&str, &str)] = &[
    (
        "core.v1.Container resources",
        "resources:\n  requests:\n    cpu: ${1:100m}\n    memory: ${2:128Mi}\n  limits:\n    memory: ${3:256Mi}",
    ),
    (
        "core.v1.Container livenessProbe",
        "livenessProbe:\n  httpGet:\n    path: ${1:/healthz}\n    port: ${2:http}\n  periodSeconds: ${3:10}",
    ),
    (
        "core.v1.Container readinessProbe",
        "readinessProbe:\n  httpGet:\n    path: ${1:/ready}\n    port: ${2:http}\n  periodSeconds: ${3:10}",
    ),
    (
        "core.v1.Container startupProbe",
        "startupProbe:\n  httpGet:\n    path: ${1:/healthz}\n    port: ${2:http}\n  failureThreshold: ${3:30}\n  periodSeconds: ${4:10}",
    ),
    (
        "core.v1.Container env",
        "env:\n  - name: ${1:PASSWORD}\n    valueFrom:\n      secretKeyRef:\n        name: ${2:secret}\n        key: ${3:password}",
    ),
    (
        "core.v1.Container ports",
        "ports:\n  - name: ${1:http}\n    containerPort: ${2:8080}\n    protocol: TCP",
    ),
    (
        "core.v1.Container volumeMounts",
        "volumeMounts:\n  - name: ${1:data}\n    mountPath: ${2:/data}",
    ),
    (
        "core.v1.Container securityContext",
        "securityContext:\n  allowPrivilegeEscalation: false\n  readOnlyRootFilesystem: ${1:true}\n  capabilities:\n    drop:\n      - ALL",
    ),
    (
        "core.v1.PodSpec securityContext",
        "securityContext:\n  runAsNonRoot: true\n  runAsUser: ${1:1000}\n  fsGroup: ${2:1000}\n  seccompProfile:\n    type: RuntimeDefault",
    ),
    (
        "core.v1.PodSpec tolerations",
        "tolerations:\n  - key: ${1:dedicated}\n    operator: ${2:Equal}\n    value: ${3:value}\n    effect: ${4:NoSchedule}",
    ),
    (
        "core.v1.PodSpec affinity",
        "affinity:\n  podAntiAffinity:\n    preferredDuringSchedulingIgnoredDuringExecution:\n      - weight: 100\n        podAffinityTerm:\n          topologyKey: ${1:kubernetes.io/hostname}\n          labelSelector:\n            matchLabels:\n              app.kubernetes.io/name: ${2:name}",
    ),
    (
        "core.v1.PodSpec topologySpreadConstraints",
        "topologySpreadConstraints:\n  - maxSkew: 1\n    topologyKey: ${1:topology.kubernetes.io/zone}\n    whenUnsatisfiable: ${2:ScheduleAnyway}\n    labelSelector:\n      matchLabels:\n        app.kubernetes.io/name: ${3:name}",
    ),
    (
        "core.v1.PodSpec volumes",
        "volumes:\n  - name: ${1:data}\n    configMap:\n      name: ${2:name}",
    ),
    (
        "core.v1.ServiceSpec ports",
        "ports:\n  - name: ${1:http}\n    port: ${2:80}\n    targetPort: ${3:http}",
    ),
];

/// What an item of a list nearly always looks like, by the type of its fields: name, text behind the dash.
const ITEMS: &[(&str, Message, &str)] = &[
    (
        "core.v1.EnvVar name",
        messages::COMPLETE_ENV_SECRET,
        "name: ${1:PASSWORD}\nvalueFrom:\n  secretKeyRef:\n    name: ${2:secret}\n    key: ${3:password}",
    ),
    (
        "core.v1.EnvVar name",
        messages::COMPLETE_ENV_CONFIG_MAP,
        "name: ${1:SETTING}\nvalueFrom:\n  configMapKeyRef:\n    name: ${2:settings}\n    key: ${3:setting}",
    ),
    (
        "core.v1.EnvVar name",
        messages::COMPLETE_ENV_POD,
        "name: ${1:POD_NAME}\nvalueFrom:\n  fieldRef:\n    fieldPath: ${2:metadata.name}",
    ),
    (
        "core.v1.Toleration key",
        messages::COMPLETE_TOLERATION,
        "key: ${1:dedicated}\noperator: ${2:Equal}\nvalue: ${3:value}\neffect: ${4:NoSchedule}",
    ),
    (
        "core.v1.VolumeMount name",
        messages::COMPLETE_MOUNT,
        "name: ${1:data}\nmountPath: ${2:/data}",
    ),
    (
        "core.v1.ContainerPort name",
        messages::COMPLETE_CONTAINER_PORT,
        "name: ${1:http}\ncontainerPort: ${2:8080}\nprotocol: TCP",
    ),
    (
        "core.v1.ServicePort name",
        messages::COMPLETE_SERVICE_PORT,
        "name: ${1:http}\nport: ${2:80}\ntargetPort: ${3:http}",
    ),
];

/// Blocks of templates: the word that is typed, what they do, the text.
const BLOCKS: &[(&str, &str, &str)] = &[
    ("if", "if … end", "{{- if ${1:.Values.enabled} }}\n$0\n{{- end }}"),
    (
        "if else",
        "if … else … end",
        "{{- if ${1:.Values.enabled} }}\n$2\n{{- else }}\n$0\n{{- end }}",
    ),
    ("with", "with … end", "{{- with ${1:.Values.value} }}\n$0\n{{- end }}"),
    ("range", "range … end", "{{- range ${1:.Values.items} }}\n- ${2:name}\n{{- end }}"),
    (
        "range over a map",
        "range … end",
        "{{- range \\$key, \\$value := ${1:.Values.map} }}\n{{ \\$key }}: {{ \\$value | quote }}\n{{- end }}",
    ),
];

const DEFINE: &str = "{{- define \"CHART.${1:name}\" -}}\n$0\n{{- end }}";

/// Objects for a template that holds nothing yet: kind, and what follows its `metadata`.
const OBJECTS: &[(&str, &str)] = &[
    ("ConfigMap", "data:\n  ${1:key}: ${2:value}"),
    (
        "Service",
        "spec:\n  type: ${1:ClusterIP}\n  selector:\nSELECTOR\n  ports:\n    - name: ${2:http}\n      port: ${3:80}\n      targetPort: ${4:http}",
    ),
    (
        "HorizontalPodAutoscaler",
        "spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: NAME\n  minReplicas: ${1:2}\n  maxReplicas: ${2:10}\n  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: ${3:80}",
    ),
    ("PodDisruptionBudget", "spec:\n  minAvailable: ${1:1}\n  selector:\n    matchLabels:\nDEEPER"),
    (
        "Deployment",
        "spec:\n  replicas: ${1:2}\n  selector:\n    matchLabels:\nDEEPER\n  template:\n    metadata:\n      labels:\nDEEPEST\n    spec:\n      containers:\n        - name: ${2:app}\n          image: ${3:image}\n          ports:\n            - name: http\n              containerPort: ${4:8080}",
    ),
    ("ServiceAccount", "automountServiceAccountToken: ${1:false}"),
    ("Secret", "type: Opaque\nstringData:\n  ${1:key}: ${2:value}"),
    (
        "NetworkPolicy",
        "spec:\n  podSelector:\n    matchLabels:\nDEEPER\n  policyTypes:\n    - Ingress\n  ingress:\n    - from:\n        - podSelector: {}\n      ports:\n        - port: ${1:http}",
    ),
];

/// Text of the user's in a snippet.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// The lines of a text behind the first, in a column.
fn indented(text: &str, column: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(column)))
}

/// What is shown of a text: without the marks of its places.
fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    let mut open = false;
    while let Some(char) = chars.next() {
        match char {
            '\\' => out.extend(chars.next()),
            '$' if chars.peek() == Some(&'{') => {
                chars.next();
                let is_mark = |char: &char| char.is_ascii_digit() || *char == ':';
                while chars.next_if(is_mark).is_some_and(|mark| mark != ':') {}
                open = true;
            }
            '$' => while chars.next_if(char::is_ascii_digit).is_some() {},
            '}' if open => open = false,
            other => out.push(other),
        }
    }
    out
}

/// A block in a column.
fn snippet(label: &str, detail: &str, text: &str, column: usize, score: i32) -> Candidate {
    let (doc, insert) = (vec![shown(text)], indented(text, column));
    let (label, detail) = (label.to_owned(), detail.to_owned());
    let item = Item { label, kind: ItemKind::Snippet, detail, doc, insert, field: None };
    Candidate { item, score, about: None }
}

/// Whether a block may be put in: on a line of its own, where nothing follows.
fn has_room(cursor: &Cursor) -> bool {
    !cursor.flow && !cursor.colon && cursor.quote.is_none()
}

fn of_key(key: &str) -> &str {
    key.strip_prefix("io.k8s.api.").unwrap_or(key)
}

/// Blocks of the fields that may stand at a place, and whole items of their list.
pub(super) fn of_fields(fields: &[FieldInfo], cursor: &Cursor, score: i32) -> Vec<Candidate> {
    if !has_room(cursor) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for field in fields {
        found.extend(of_field(&field.key, &field.name, cursor, score));
        if cursor.item && cursor.siblings.is_empty() {
            let items = ITEMS.iter().filter(|(key, _, _)| *key == of_key(&field.key));
            found.extend(items.map(|(_, label, text)| {
                snippet(
                    label.text(),
                    messages::COMPLETE_ITEM.text(),
                    text,
                    cursor.column,
                    score + 2,
                )
            }));
        }
    }
    found
}

/// The block of a field, under the name that its key has here.
pub(super) fn of_field(key: &str, name: &str, cursor: &Cursor, score: i32) -> Option<Candidate> {
    if !has_room(cursor) {
        return None;
    }
    let (_, text) = FIELDS.iter().find(|(known, _)| *known == of_key(key))?;
    let (_, below) = text.split_once(':')?;
    let text = format!("{}:{below}", plain(name));
    Some(snippet(name, messages::COMPLETE_BLOCK.text(), &text, cursor.column, score))
}

/// A block of values as the base has it, in its order, each value a place.
pub(super) fn of_values(name: &str, node: &Node, cursor: &Cursor, score: i32) -> Option<Candidate> {
    if node.entries().len() < 2 || !has_room(cursor) {
        return None;
    }
    let mut lines = vec![format!("{}:", plain(&one_line(&Value::str(name))))];
    below(node, 1, &mut 0, &mut lines)?;
    let detail = messages::CompleteBlockLines { count: &lines.len() }.text();
    Some(snippet(name, &detail, &lines.join("\n"), cursor.column, score))
}

fn below(node: &Node, depth: usize, place: &mut usize, lines: &mut Vec<String>) -> Option<()> {
    for pair in node.entries() {
        let indent = "  ".repeat(depth);
        let key = plain(&one_line(&Value::str(pair.key.text()?)));
        if !pair.value.entries().is_empty() {
            lines.push(format!("{indent}{key}:"));
            below(&pair.value, depth + 1, place, lines)?;
        } else {
            let text = one_line(&pair.value.to_value().ok()?);
            // What holds braces itself is no place: not every editor could tell where it ends.
            if text.contains(['{', '}', '\\']) || *place == PLACES {
                lines.push(format!("{indent}{key}: {}", plain(&text)));
            } else {
                *place += 1;
                lines.push(format!("{indent}{key}: ${{{place}:{}}}", plain(&text)));
            }
        }
        if lines.len() > MOST {
            return None;
        }
    }
    Some(())
}

/// Blocks of templates, and whole objects where there is none yet.
pub(super) fn of_template(
    asked: &Asked<'_>,
    template: &Template,
    cursor: &Cursor,
) -> Vec<Candidate> {
    if !has_room(cursor) || cursor.item {
        return Vec::new();
    }
    // What is typed already is in the way of nothing.
    let typed = cursor.prefix.trim();
    let mut found: Vec<Candidate> = BLOCKS
        .iter()
        .map(|(label, detail, text)| snippet(label, detail, text, cursor.column, -20))
        .collect();
    let text = template.file.text.trim();
    let is_helper = template.path.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
    let chart = asked.model.charts.get(template.chart).map_or("", |chart| chart.name.as_str());
    if is_helper && cursor.column == 0 {
        let text = DEFINE.replace("CHART", &plain(chart));
        found.push(snippet("define", "define … end", &text, 0, 30));
    }
    let only_comments = template.file.actions.iter().all(|action| action.comment);
    let empty = only_comments && template.file.masked.trim() == typed && text.len() < 4_000;
    if !is_helper && empty && cursor.column == 0 && template.path.ends_with(".yaml") {
        found.extend(objects(asked, chart));
    }
    found
}

fn objects(asked: &Asked<'_>, chart: &str) -> Vec<Candidate> {
    let helper = |name: &str| {
        let name = format!("{chart}.{name}");
        (!asked.defines_of(&name).is_empty()).then_some(name)
    };
    let fullname = helper("fullname");
    let name = match &fullname {
        Some(name) => format!("{{{{ include \"{name}\" . }}}}"),
        None => "{{ .Release.Name }}".to_owned(),
    };
    let labels = |of: &str, column: usize| {
        let indent = " ".repeat(column);
        match helper(of) {
            Some(name) => format!("{indent}{{{{- include \"{name}\" . | nindent {column} }}}}"),
            None => format!("{indent}app.kubernetes.io/name: {chart}"),
        }
    };
    let kinds = asked.kube.map(|(schemas, version)| schemas.all_kinds(version)).unwrap_or_default();
    let api = |kind: &str| {
        let known = kinds.iter().find(|(one, _)| one == kind)?;
        // What is stable comes before what is not.
        let stable =
            known.1.iter().rev().find(|api| !api.contains("alpha") && !api.contains("beta"));
        stable.or(known.1.last()).cloned()
    };
    let mut found = Vec::new();
    for (place, (kind, rest)) in OBJECTS.iter().enumerate() {
        let Some(api) = api(kind) else { continue };
        let rest = rest
            .replace("NAME", &name)
            .replace("DEEPEST", &labels("selectorLabels", 8))
            .replace("DEEPER", &labels("selectorLabels", 6))
            .replace("SELECTOR", &labels("selectorLabels", 4));
        let text = format!(
            "apiVersion: {api}\nkind: {kind}\nmetadata:\n  name: {name}\n  labels:\n{}\n{rest}\n",
            labels("labels", 4)
        );
        found.push(snippet(kind, messages::COMPLETE_OBJECT.text(), &text, 0, 40 - place as i32));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_not_shown_as_they_are_written() {
        assert_eq!(shown("a: ${1:b} $0{{ \\$x }}"), "a: b {{ $x }}");
        for (_, text) in FIELDS {
            assert!(!shown(text).contains(['$', '}']), "{text}");
        }
        assert_eq!(plain("a$b}\\"), "a\\$b\\}\\\\");
    }
}
