//! Where the layers of an environment name it, and what else in them may be otherwise elsewhere.

use super::{Row, Wanted, Why, text_of};
use crate::moves::{leaves, tree};
use chartroom_check::{Entries, plain_or_quoted, with_entries};
use chartroom_core::{Environment, Project};
use chartroom_yaml::Node;

/// Whether a word stands in a line by itself.
pub fn has_word(line: &str, word: &str) -> bool {
    !word.is_empty() && words(line, word).next().is_some()
}

/// Where a word stands by itself.
fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    line.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, behind) = (line.get(..*at), line.get(at + word.len()..));
        !part(before.and_then(|text| text.chars().next_back()))
            && !part(behind.and_then(|text| text.chars().next()))
    })
}

/// A text with another name in the place of one, where that stands by itself.
pub fn renamed(text: &str, old: &str, new: &str) -> String {
    if old.is_empty() {
        return text.to_owned();
    }
    let (mut done, mut from) = (String::new(), 0);
    for at in words(text, old) {
        done.push_str(text.get(from..at).unwrap_or_default());
        done.push_str(new);
        from = at + old.len();
    }
    done.push_str(text.get(from..).unwrap_or_default());
    done
}

/// What the last step of a path says of a value that does not name the environment.
fn by_key(key: &str) -> Option<Why> {
    let key = key.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| key.ends_with(end));
    if ends(&["region", "zone", "endpoint", "host", "hostname", "domain", "bucket", "url"]) {
        Some(Why::Region)
    } else if ends(&["replicas", "replicacount"]) {
        Some(Why::Size)
    } else {
        None
    }
}

/// Why a value that names an environment is told.
fn by_value(value: &str, name: &str) -> Why {
    let is_host = value.contains("://")
        || value.split_once('.').is_some_and(|(first, rest)| {
            let is_label = |label: &str| {
                !label.is_empty()
                    && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            };
            is_label(first) && rest.split(['.', ':', '/']).next().is_some_and(is_label)
        });
    match value == name {
        true => Why::Name,
        false if is_host => Why::Host,
        false => Why::Holds,
    }
}

/// The last overlay of an environment with the names that are chosen replaced, and all places that may be.
pub(super) fn copied(
    project: &Project,
    origin: &Environment,
    name: &str,
    wanted: &Wanted,
) -> (String, Vec<Row>) {
    let path = origin.overlays.last().map(String::as_str).unwrap_or_default();
    let text = text_of(project, path);
    if text.is_empty() {
        return (wanted.header.clone(), Vec::new());
    }
    let (mut done, mut rows) = (String::with_capacity(text.len()), Vec::new());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let content = line.trim();
        let Some(why) = line_why(content, &origin.name) else {
            done.push_str(line);
            continue;
        };
        let key = format!("line:{number}");
        let (chosen, new) = match wanted.choice(&key) {
            Some(choice) => (choice.is_some(), choice.clone()),
            None => (!matches!(why, Why::Host | Why::Region), None),
        };
        let new = new.unwrap_or_else(|| renamed(content, &origin.name, name));
        let indent = line.len() - line.trim_start().len();
        if chosen {
            done.push_str(line.get(..indent).unwrap_or_default());
            done.push_str(&new);
            done.push_str(line.get(indent + content.len()..).unwrap_or_default());
        } else {
            done.push_str(line);
        }
        let old = content.to_owned();
        rows.push(Row { key, line: Some(number as u32), old, new, chosen, why });
    }
    (done, rows)
}

/// Why a line of a values file is told, if it is.
fn line_why(content: &str, name: &str) -> Option<Why> {
    let is_comment = content.starts_with('#');
    let (key, value) = match content.split_once(": ") {
        Some((key, value)) if !is_comment => (key.trim_start_matches("- "), value.trim()),
        _ => ("", content.trim_start_matches("- ")),
    };
    let bare = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
    match has_word(content, name) {
        true if is_comment => Some(Why::Comment),
        true => Some(by_value(bare, name)),
        false if bare.is_empty() || is_comment => None,
        false => by_key(key).filter(|why| *why == Why::Region),
    }
}

/// A value as a person reads and writes it: without quotes.
pub(super) fn shown(node: &Node) -> Option<String> {
    let value = node.to_value().ok()?;
    let text = value.as_str().map(|text| String::from_utf8_lossy(text.as_bytes()).into_owned());
    Some(text.unwrap_or_else(|| chartroom_core::one_line(&value)))
}

/// A new overlay on top of an environment's layers, with what is chosen of them, and all that may be.
pub(super) fn differing(
    project: &Project,
    origin: &Environment,
    name: &str,
    wanted: &Wanted,
) -> (String, Vec<Row>) {
    let mut rows: Vec<(Vec<String>, bool, Row)> = Vec::new();
    for overlay in &origin.overlays {
        let Some(root) = tree(project, overlay) else { continue };
        leaves(&root, &mut Vec::new(), &mut |path, entry| {
            let Some(old) = shown(&entry.value).filter(|_| entry.value.as_scalar().is_some())
            else {
                return;
            };
            let last = path.last().map(String::as_str).unwrap_or_default();
            let why = match has_word(&old, &origin.name) {
                true => Some(by_value(&old, &origin.name)),
                false => by_key(last).filter(|_| !old.is_empty()),
            };
            rows.retain(|(known, ..)| known != path);
            let Some(why) = why else { return };
            let key = path.join(".");
            let (chosen, new) = match wanted.choice(&key) {
                Some(choice) => (choice.is_some(), choice.clone()),
                None => (matches!(why, Why::Name | Why::Holds), None),
            };
            let new = new.unwrap_or_else(|| renamed(&old, &origin.name, name));
            let is_text = entry.value.to_value().is_ok_and(|value| value.as_str().is_some());
            let row = Row { key, line: None, old, new, chosen, why };
            rows.push((path.to_vec(), is_text, row));
        });
    }
    let mut text = wanted.header.clone();
    for (path, is_text, row) in rows.iter().filter(|(.., row)| row.chosen) {
        let value = if *is_text { plain_or_quoted(&row.new) } else { row.new.clone() };
        text = with_value(&text, path, &value);
    }
    (text, rows.into_iter().map(|(.., row)| row).collect())
}

/// A text with a value at a path, in YAML; as it is where that cannot be written without touching others.
pub(super) fn with_value(text: &str, path: &[String], value: &str) -> String {
    let mut lines = String::new();
    for (depth, key) in path.iter().enumerate() {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&plain_or_quoted(key));
        let end = if depth + 1 == path.len() { format!(": {value}\n") } else { ":\n".to_owned() };
        lines.push_str(&end);
    }
    match Entries::read(&lines) {
        Some(entries) => with_entries(text, &entries, [path]),
        None => text.to_owned(),
    }
}
