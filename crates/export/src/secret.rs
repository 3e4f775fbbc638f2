//! What must not stand in a text that is pasted into a review or a chat: values of Secrets, and values whose key or
//! form says that they are secret. The share dialog of the page looks for the same.

use chartroom_yaml::{Node, parse};
use data_encoding::BASE64;
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
pub(crate) fn is_key(path: &str) -> bool {
    let path = path.to_ascii_lowercase().replace(['-', '_'], "");
    let name = path.rsplit('.').next().unwrap_or_default();
    let reference = name.starts_with("existing") || name.contains("pullsecret");
    let says = |step: &str| step == "secrets" || KEYS.iter().any(|end| step.ends_with(end));
    !reference && path.split('.').any(says)
}

/// Whether a value is one under a key that says so, or looks like a token under any.
pub(crate) fn is_secret(key: &str, value: &str) -> bool {
    let quoted = value.trim().starts_with(['"', '\'']);
    let value = value.trim().trim_matches(['"', '\'', '}', ']']);
    // Without quotes these open a table or a list, or stand for what is elsewhere.
    let mark = !quoted && value.starts_with(['{', '[', '&', '*']);
    is_token(value) || is_key(key) && !stands_for_nothing(value) && !mark
}

/// Whether a value is of the form of a well-known token.
pub(crate) fn is_token(value: &str) -> bool {
    TOKENS.iter().any(|(start, least)| value.starts_with(start) && value.len() >= *least)
}

/// Whether a value says nothing that could be secret.
pub(crate) fn stands_for_nothing(value: &str) -> bool {
    matches!(value, "" | "true" | "false" | "null" | "{" | "[" | "|" | "|-" | MASK)
}

/// What the Secrets of an object hold, as the cluster sees it.
pub(crate) fn decoded(text: &str) -> Vec<String> {
    let Some(root) = parse(text).root else { return Vec::new() };
    let mut found = Vec::new();
    held(&root, &mut |key, value| {
        let Some(written) = value.text() else { return };
        let bytes = BASE64.decode(written.trim().as_bytes()).ok().filter(|_| key == "data");
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        found.push(text.unwrap_or_else(|| written.to_owned()));
    });
    found
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
    let line = &without_user(line);
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

/// A line without the password of `scheme://user:password@host`.
pub(crate) fn without_user(line: &str) -> String {
    let found = line.split_once("://").and_then(|(scheme, rest)| {
        let end = rest.find(['/', ' ', '"', '\'']).unwrap_or(rest.len());
        let (user, host) = rest.get(..end)?.rsplit_once('@')?;
        let (name, _) = user.split_once(':')?;
        Some(format!("{scheme}://{name}:{MASK}@{host}{}", rest.get(end..)?))
    });
    found.unwrap_or_else(|| line.to_owned())
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
        held(&root, &mut |_, value| spans.push(value.span.clone()));
    }
    let (mut start, mut lines, mut named, mut armored) = (0, Vec::new(), false, false);
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        let line = line.trim_end_matches('\n');
        let (key, value) = pair(line).unwrap_or_default();
        let inside = armored;
        armored = (armored || line.contains("-----BEGIN")) && !line.contains("-----END");
        lines.push(match (spans.is_empty(), named && key == "value") {
            _ if inside => MASK.to_owned(),
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

/// Calls with each value of Secrets, and whether it stands in `data` or `stringData`.
fn held(node: &Node, found: &mut dyn FnMut(&str, &Node)) {
    let is_secret = node.entry("kind").is_some_and(|kind| kind.value.text() == Some("Secret"));
    for entry in node.entries() {
        match entry.key.text() {
            Some(key @ ("data" | "stringData")) if is_secret => match entry.value.entries() {
                [] => found(key, &entry.value),
                entries => entries.iter().for_each(|entry| found(key, &entry.value)),
            },
            _ => held(&entry.value, found),
        }
    }
    node.items().iter().for_each(|item| held(item, found));
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
