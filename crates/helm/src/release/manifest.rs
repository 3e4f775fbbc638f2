//! Rendered files to manifests: splitting, heads, hooks, sorting (Helm's pkg/release/v1/util).

use crate::InputCause;
use chartroom_gotemplate::{Map, Str, Value, fmt};
use std::ops::Range;

/// A piece of a rendered file: one YAML document as Helm sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Path of the template, `t/templates/a.yaml`.
    pub path: String,
    /// The text between separators.
    pub content: Str,
    /// Where the text stands in the file's rendered output, in bytes.
    pub range: Range<usize>,
    /// apiVersion, "" if absent.
    pub api_version: String,
    /// kind, "" if absent.
    pub kind: String,
    /// metadata.name, "" if absent.
    pub name: String,
    /// Hook events in Helm's spelling; empty for what is not a hook.
    pub hook_events: Vec<String>,
}

/// All documents of a render, in the order Helm prints them.
#[derive(Clone, Debug, Default)]
pub struct Manifests {
    /// What becomes part of the release.
    pub manifests: Vec<Document>,
    /// What runs around it.
    pub hooks: Vec<Document>,
    /// Lines that Helm writes to its log.
    pub logs: Vec<String>,
}

/// A document whose head Helm cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// Path of the template.
    pub path: String,
    /// Where the document stands in the file's rendered output.
    pub range: Range<usize>,
    /// Place of the fault in the file's rendered output, where the YAML reader named one.
    pub offset: Option<usize>,
    /// What is wrong with it.
    pub cause: Box<InputCause>,
}

impl ManifestError {
    /// Helm's text.
    pub fn helm_text(&self) -> String {
        format!("YAML parse error on {}: {}", self.path, self.cause)
    }
}

/// Kinds in the order they are installed; others come after them, by name.
const INSTALL_ORDER: &[&str] = &[
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
];

/// When a hook can run, as `helm.sh/hook` says.
pub const HOOK_EVENTS: &[&str] = &[
    "pre-install",
    "post-install",
    "pre-delete",
    "post-delete",
    "pre-upgrade",
    "post-upgrade",
    "pre-rollback",
    "post-rollback",
    "test",
    "test-success",
];

/// Documents of one release that are read. A release is kept in a Secret of at most 1 MiB, which has no room for a tenth.
const MAX_DOCUMENTS: usize = 100_000;

/// Splits, reads and sorts rendered files, given by path in byte order. All unreadable documents are returned,
/// the first being the one Helm reports.
pub fn sort_manifests<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> (Manifests, Vec<ManifestError>) {
    let mut sorted = Manifests::default();
    let mut errors = Vec::new();
    let mut count = 0;
    for (path, text) in files {
        let base = path.rsplit('/').next().unwrap_or(path);
        if base.starts_with('_') || text.iter().all(|byte| is_space(*byte)) {
            continue;
        }
        for range in split_manifests(text) {
            count += 1;
            if count > MAX_DOCUMENTS {
                errors.push(ManifestError {
                    path: path.to_owned(),
                    offset: Some(range.start),
                    range,
                    cause: Box::new(InputCause::Other(format!(
                        "more than {MAX_DOCUMENTS} documents: no more is read, Helm has no limit"
                    ))),
                });
                return (sorted, errors);
            }
            match read_document(path, text, range) {
                Ok(document) => sorted.file(document, errors.is_empty()),
                Err(error) => errors.push(error),
            }
        }
    }
    chartroom_diagnostics::order::sort_by(&mut sorted.manifests, |a, b| {
        kind_order(a).cmp(&kind_order(b))
    });
    chartroom_diagnostics::order::sort_by(&mut sorted.hooks, |a, b| {
        kind_order(a).cmp(&kind_order(b))
    });
    (sorted, errors)
}

impl Manifests {
    /// Puts a document where it belongs; a hook with an unknown event is dropped with a log line, unless Helm has
    /// stopped at an unreadable document before.
    fn file(&mut self, (mut document, hook): (Document, Option<String>), log: bool) {
        let Some(hook) = hook else {
            return self.manifests.push(document);
        };
        let events: Vec<String> = hook.split(',').map(|e| e.trim().to_lowercase()).collect();
        if events.iter().all(|event| HOOK_EVENTS.contains(&event.as_str())) {
            let canonical = |event: String| match event.as_str() {
                "test-success" => "test".to_owned(),
                _ => event,
            };
            document.hook_events = events.into_iter().map(canonical).collect();
            self.hooks.push(document);
        } else if log {
            let types = crate::values::log_value(&hook);
            self.logs.push(format!("level=INFO msg=\"skipping unknown hooks\" hookTypes={types}"));
        }
    }
}

/// Sort key of a document: known kinds by place, others behind them by name.
fn kind_order(document: &Document) -> (usize, &str) {
    match INSTALL_ORDER.iter().position(|kind| *kind == document.kind) {
        Some(place) => (place, ""),
        None => (INSTALL_ORDER.len(), &document.kind),
    }
}

/// White space of Go's regexp `\s`.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

/// The byte ranges of the documents of a file: `SplitManifests` cuts at the regexp `(?:^|\s*\n)---\s*`, wherever it
/// stands, also inside block scalars. Blank pieces are dropped; pieces lose leading white space only.
pub fn split_manifests(text: &[u8]) -> Vec<Range<usize>> {
    let start = text.iter().take_while(|byte| is_space(**byte)).count();
    let mut pieces = Vec::new();
    let mut piece_start = start;
    let mut search_from = start;
    while let Some(separator) = next_separator(text, search_from, piece_start, start) {
        pieces.push(piece_start..separator.start);
        piece_start = separator.end;
        search_from = separator.end;
    }
    pieces.push(piece_start..text.len());
    let trimmed = pieces.into_iter().map(|piece| {
        let blank = text.get(piece.clone()).unwrap_or(&[]).iter().take_while(|b| is_space(**b));
        piece.start + blank.count()..piece.end
    });
    trimmed.filter(|piece| !piece.is_empty()).collect()
}

/// The next match of the separator whose dashes stand at or after `from`; white space before it is taken from
/// `floor` on.
fn next_separator(text: &[u8], from: usize, floor: usize, start: usize) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let dashes = at + chartroom_gotemplate::find(rest, b"---")?;
        let newline_before = dashes > floor && text.get(dashes - 1) == Some(&b'\n');
        if dashes == start || newline_before {
            let before = text.get(floor..dashes).unwrap_or(&[]);
            let blank = before.iter().rev().take_while(|byte| is_space(**byte)).count();
            let after = text.get(dashes + 3..).unwrap_or(&[]);
            let end = dashes + 3 + after.iter().take_while(|byte| is_space(**byte)).count();
            return Some(dashes - blank..end);
        }
        at = dashes + 1;
    }
}

/// Reads a document's head as Helm decodes it into `SimpleHead`; also gives the value of its hook annotation.
fn read_document(
    path: &str,
    text: &[u8],
    range: Range<usize>,
) -> Result<(Document, Option<String>), ManifestError> {
    let content = text.get(range.clone()).unwrap_or(&[]);
    let failure = |cause: InputCause, offset: Option<usize>| ManifestError {
        path: path.to_owned(),
        offset: offset.map(|offset| range.start + offset),
        range: range.clone(),
        cause: Box::new(cause),
    };
    let is_head = |key: &[u8]| HEAD.iter().any(|name| key.eq_ignore_ascii_case(name));
    let value = chartroom_yaml::unmarshal_keys(content, &is_head).map_err(|error| {
        failure(InputCause::Yaml(error.message), error.span.map(|span| span.start))
    })?;
    let head = Head::decode(&value).map_err(|cause| failure(cause, None))?;
    let document = Document {
        path: path.to_owned(),
        content: content.into(),
        range,
        api_version: head.api_version,
        kind: head.kind,
        name: head.name,
        hook_events: Vec::new(),
    };
    Ok((document, head.hook))
}

/// The keys of a document that Helm reads.
const HEAD: [&[u8]; 3] = [b"apiVersion", b"kind", b"metadata"];

/// What Helm reads of every document.
#[derive(Default)]
struct Head {
    api_version: String,
    kind: String,
    name: String,
    hook: Option<String>,
}

const METADATA_TYPE: &str = "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string \"json:\\\"annotations\\\"\" }";

impl Head {
    fn decode(value: &Value) -> Result<Self, InputCause> {
        let mut head = Self::default();
        let map = match value {
            Value::Nil => return Ok(head),
            Value::Map(map) => map,
            other => return Err(unfit(other, None, "util.SimpleHead")),
        };
        // encoding/json goes on after a type error and reports the first one; nothing else is used then.
        for (key, value) in map.entries() {
            // Field names match regardless of case; keys come in byte order and the last one wins.
            match &*key.to_text().to_ascii_lowercase() {
                "apiversion" => head.api_version = string(&value, "SimpleHead.apiVersion")?,
                "kind" => head.kind = string(&value, "SimpleHead.kind")?,
                "metadata" => head.decode_metadata(&value)?,
                _ => {}
            }
        }
        Ok(head)
    }

    fn decode_metadata(&mut self, value: &Value) -> Result<(), InputCause> {
        let metadata = match value {
            Value::Nil => return Ok(()),
            Value::Map(map) => map,
            other => return Err(unfit(other, Some("SimpleHead.metadata"), METADATA_TYPE)),
        };
        for (key, value) in metadata.entries() {
            match &*key.to_text().to_ascii_lowercase() {
                "annotations" => self.hook = hook_annotation(&value)?,
                "name" => self.name = string(&value, ".metadata.name")?,
                _ => {}
            }
        }
        Ok(())
    }
}

fn hook_annotation(annotations: &Value) -> Result<Option<String>, InputCause> {
    let map: &Map = match annotations {
        Value::Nil => return Ok(None),
        Value::Map(map) => map,
        other => return Err(unfit(other, Some(".metadata.annotations"), "map[string]string")),
    };
    let mut hook = None;
    for (key, value) in map.entries() {
        let text = string(&value, ".metadata.annotations")?;
        if key.as_bytes() == b"helm.sh/hook" {
            hook = Some(text);
        }
    }
    Ok(hook)
}

/// A string field: sigs.k8s.io/yaml turns scalars into text where the target is a string.
fn string(value: &Value, field: &str) -> Result<String, InputCause> {
    match value {
        Value::Nil => Ok(String::new()),
        Value::Str(text) => Ok(text.to_text().into_owned()),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Ok(format!("{number:.0}"))
        }
        Value::Float(number) => Ok(fmt::float_g(*number)),
        other => Err(unfit(other, Some(field), "string")),
    }
}

fn unfit(value: &Value, field: Option<&str>, wants: &str) -> InputCause {
    let got = chartroom_yaml::json::type_name(value);
    InputCause::Unfit { got, field: field.map(str::to_owned), wants: wants.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        split_manifests(text.as_bytes()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn splits_where_the_regexp_does() {
        assert_eq!(
            pieces("\n\n---\n# c\n---\na: 1\n\n\n---   \n\nb: 2\n"),
            ["# c", "a: 1", "b: 2\n"]
        );
        assert_eq!(pieces("a: 1\n---b: 2"), ["a: 1", "b: 2"]);
        assert_eq!(pieces("x\n---\n---\n   \n---\ny"), ["x", "---", "y"]);
        assert_eq!(pieces("t: |\n  ---\n"), ["t: |\n  ---\n"]);
        assert_eq!(pieces(" \n"), Vec::<&str>::new());
    }

    #[test]
    fn a_release_has_an_end_of_documents() {
        let text = "a: 1\n---\n".repeat(MAX_DOCUMENTS + 2);
        let (sorted, errors) = sort_manifests([("a.yaml", text.as_bytes())]);
        assert_eq!(sorted.manifests.len(), MAX_DOCUMENTS);
        let messages: Vec<String> = errors.iter().map(|error| error.cause.to_string()).collect();
        assert_eq!(messages, ["more than 100000 documents: no more is read, Helm has no limit"]);
    }
}
