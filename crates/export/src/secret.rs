//! What must not stand in a text that is pasted into a review or a chat: values of Secrets, and values whose key or
//! form says that they are secret. The share dialog of the page looks for the same.

use chartroom_yaml::{Node, parse};
use std::ops::Range;

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "***";

/// Beginnings of well-known tokens, with the length from which they count.
const TOKENS: [(&str, usize); 9] = [
    ("hf_", 20),
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 20),
    ("glpat-", 16),
    ("xoxb-", 16),
    ("sk-", 20),
    ("eyJ", 20),
    ("-----BEGIN", 10),
];

/// Ends of keys whose values are secrets, without dashes.
const KEYS: [&str; 8] =
    ["password", "passwd", "token", "secret", "apikey", "accesskey", "secretkey", "privatekey"];

/// Whether a key, or the path of one, says that its value is a secret, and not the name of one.
fn is_key(path: &str) -> bool {
    let path = path.to_ascii_lowercase().replace(['-', '_'], "");
    let name = path.rsplit('.').next().unwrap_or_default();
    let reference = name.starts_with("existing") || name.contains("pullsecret");
    let says = |step: &str| step == "secrets" || KEYS.iter().any(|end| step.ends_with(end));
    !reference && path.split('.').any(says)
}

/// Whether a value is one under a key that says so, or looks like a token under any.
pub(crate) fn is_secret(key: &str, value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'', '}', ']']);
    let token =
        TOKENS.iter().any(|(start, least)| value.starts_with(start) && value.len() >= *least);
    let empty = matches!(value, "" | "true" | "false" | "null" | "{" | "[" | "|" | "|-" | MASK);
    token
        || is_key(key)
            && !empty
            && !value.starts_with(['{', '[', '&', '*'])
            && !value.contains("{{")
}

/// The key of the first secret in a line of YAML, an entry of `--set` or JSON on one line.
pub(crate) fn find(line: &str) -> Option<&str> {
    let pieces = line.split([',', '{', '[', ' ']);
    // `[{"name":"HF_TOKEN","value":"…"}]`
    let says = |key: &str, value: &str| {
        key == "name" && is_key(value.trim_matches(['"', '}', ']'])) && line.contains("\"value\"")
    };
    let whole = std::iter::once(line).chain(pieces);
    whole
        .filter_map(pair)
        .find(|(key, value)| is_secret(key, value) || says(key, value))
        .map(|(key, _)| key)
}

/// A line whose secret is masked.
pub(crate) fn masked(line: &str) -> String {
    let Some((key, value)) = pair(line) else { return line.to_owned() };
    if is_secret(key, value) {
        let start = line.len() - value.trim_start().len();
        return format!("{}{MASK}", line.get(..start).unwrap_or_default());
    }
    match find(line) {
        Some(key) => {
            let end = line.find(key).map_or(0, |at| at + key.len());
            let (head, rest) = line.split_at(end);
            let sign = if rest.starts_with('=') { "=" } else { ": " };
            format!("{head}{sign}{MASK}")
        }
        None => line.to_owned(),
    }
}

/// Key and value of `key: value`, `- key: value`, `"key":"value"` or `key=value`; a line without counts as a value.
fn pair(line: &str) -> Option<(&str, &str)> {
    let Some(at) = line.find([':', '=']) else { return Some(("", line)) };
    let (key, value) = (line.get(..at)?, line.get(at + 1..)?);
    Some((key.trim().trim_start_matches("- ").trim_matches(['"', '\'', '{', '[']), value))
}

/// The lines of an object, without what its Secrets hold: `data` and `stringData` of the object itself and of those in
/// it, such as the items of a List.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut spans = Vec::new();
    if let Some(root) = parse(text).root {
        secrets(&root, &mut spans);
    }
    let (mut start, mut lines, mut named) = (0, Vec::new(), false);
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        let line = line.trim_end_matches('\n');
        let (key, value) = pair(line).unwrap_or_default();
        lines.push(match (spans.is_empty(), named && key == "value") {
            (true, true) => {
                format!("{}{MASK}", line.strip_suffix(value.trim_start()).unwrap_or_default())
            }
            (true, false) => masked(line),
            (false, _) => without(line, range, &spans),
        });
        // A variable of a container has its name on the line before its value.
        named = key == "name" && is_key(value.trim().trim_matches(['"', '\'']));
    }
    lines
}

/// Where the values of Secrets stand.
fn secrets(node: &Node, spans: &mut Vec<Range<usize>>) {
    let is_secret = node.entry("kind").is_some_and(|kind| kind.value.text() == Some("Secret"));
    for entry in node.entries() {
        match entry.key.text() {
            Some("data" | "stringData") if is_secret => match entry.value.entries() {
                [] => spans.push(entry.value.span.clone()),
                entries => spans.extend(entries.iter().map(|entry| entry.value.span.clone())),
            },
            _ => secrets(&entry.value, spans),
        }
    }
    node.items().iter().for_each(|item| secrets(item, spans));
}

/// A line without what stands in the spans.
fn without(line: &str, range: Range<usize>, spans: &[Range<usize>]) -> String {
    let indent = line.len() - line.trim_start().len();
    let mut text = line.to_owned();
    // From the back, so that places before stay where they are.
    for span in spans.iter().rev().filter(|span| span.start < range.end && range.start < span.end) {
        let from = span.start.saturating_sub(range.start).max(indent);
        let to = (span.end.min(range.end) - range.start).max(from);
        if text.get(from..to).is_some_and(|part| !part.is_empty()) {
            text.replace_range(from..to, MASK);
        }
    }
    text
}
