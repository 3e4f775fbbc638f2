//! What must not stand in a text that is pasted into a review or a chat, of values and of rendered objects.

use chartroom_core::{EnvironmentReport, Object, secrets};
use chartroom_escape::secret::{MASK, is_key, masked, pair};
use chartroom_yaml::{Node, parse};
use data_encoding::BASE64;
use std::ops::Range;

/// What the values of environments and their rendered Secrets hold.
pub(crate) fn known(environments: &[&EnvironmentReport]) -> Vec<String> {
    let mut found = Vec::new();
    for environment in environments {
        found.extend(secrets(&environment.effective));
        let objects = environment.output.iter().flat_map(|output| &output.objects);
        for object in objects {
            found.extend(decoded(&object.text));
            found.extend(random(object));
        }
    }
    found
}

/// What random functions had a part in: it follows from a seed, and nobody is to take it for a secret.
pub(crate) fn random(object: &Object) -> impl Iterator<Item = String> {
    let ranges = object.random.iter().filter_map(|range| object.text.get(range.clone()));
    let lines = ranges.flat_map(str::lines).map(|line| line.trim().trim_matches(['"', '\'']));
    lines.filter(|line| !line.is_empty()).map(str::to_owned)
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
