//! The keys of a map that a single value in its place belongs to.

use chartroom_gotemplate::{Map, Value};

/// Keys that say what a map is about, where a single value is written in its place.
const TELLING: [&str; 8] =
    ["enabled", "type", "name", "size", "port", "replicas", "replicaCount", "count"];

/// The keys of a map that a value in its place belongs to, with the text that each is to have.
pub(super) fn keys(map: &Map, now: &Value, field: Option<&str>) -> Option<Vec<(String, String)>> {
    let has = |key: &str| map.get(key.as_bytes());
    let text = match now {
        Value::Nil | Value::Map(_) | Value::List(_) => return None,
        Value::Str(text) => text.to_text().into_owned(),
        other => crate::short(other),
    };
    let is_image = has("repository").is_some() && has("tag").is_some();
    if is_image && matches!(now, Value::Str(_)) && !text.is_empty() && !text.contains([' ', '@']) {
        return Some(image(&text, map));
    }
    if let Some((key, value)) = text.split_once('=') {
        let is_word =
            |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic()) && is_plain(text);
        return (is_word(key) && is_word(value)).then(|| vec![(key.to_owned(), value.to_owned())]);
    }
    let kind = Kind::of(now)?;
    let fits = |key: &&str| has(key).is_some_and(|value| Kind::of(&value) == Some(kind));
    // An image is more than a name.
    let is_reference = text.contains('/') && text.contains(':');
    let telling = TELLING.into_iter().filter(fits).filter(|_| !is_reference);
    let mut telling =
        telling.filter(|key| kind != Kind::Amount || matches!(*key, "size" | "count"));
    let first = telling.next();
    // Of two that say as much, nobody knows which.
    let first = first.filter(|first| {
        matches!(*first, "enabled" | "type") || telling.next().is_none() || field == Some(*first)
    });
    let only = || {
        if is_reference {
            return None;
        }
        let entries = map.entries();
        let mut same = entries.iter().filter(|(_, value)| Kind::of(value) == Some(kind));
        let (key, _) = same.next()?;
        let key = key.to_text().into_owned();
        // Of texts, only the one that is looked up.
        let is_meant = kind != Kind::Text || field == Some(key.as_str());
        (is_meant && same.next().is_none()).then_some(key)
    };
    let key = first.map(str::to_owned).or_else(only)?;
    let is_text = matches!(now, Value::Str(_));
    let bare = text.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_plain(&text);
    let reads = chartroom_yaml::parse(&text).root.and_then(|root| root.to_value().ok());
    let bare = bare && matches!(reads, Some(Value::Str(_)));
    if is_text && (text.is_empty() || text.contains(['"', '\\', '\n'])) {
        return None;
    }
    Some(vec![(key, if is_text && !bare { format!("\"{text}\"") } else { text })])
}

/// Whether YAML needs no quotes for the letters of a text.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c))
}

/// What kind of single value it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Switch,
    Number,
    /// `8Gi`
    Amount,
    Text,
}

impl Kind {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Nil | Value::Map(_) | Value::List(_) => return None,
            Value::Bool(_) => Self::Switch,
            Value::Str(text) => {
                let text = text.to_text();
                let amount = text.starts_with(|c: char| c.is_ascii_digit())
                    && text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && chartroom_objects::quantity::parse_milli(&text).is_some();
                if amount { Self::Amount } else { Self::Text }
            }
            Value::Bytes(_) => Self::Text,
            _ => Self::Number,
        })
    }
}

/// `host/name:tag` in the keys that a map has for its parts.
fn image(text: &str, map: &Map) -> Vec<(String, String)> {
    let slash = text.rfind('/').map_or(0, |at| at + 1);
    let colon = text.get(slash..).and_then(|name| name.find(':')).map(|at| slash + at);
    let (name, tag) = match colon {
        Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..)),
        None => (text, None),
    };
    let host = name.split_once('/').filter(|(host, _)| host.contains(['.', ':']));
    let host = host.filter(|_| map.get(b"registry").is_some());
    let mut keys = Vec::new();
    let name = match host {
        Some((host, rest)) => {
            keys.push(("registry".to_owned(), host.to_owned()));
            rest
        }
        None => name,
    };
    keys.push(("repository".to_owned(), name.to_owned()));
    keys.extend(tag.map(|tag| ("tag".to_owned(), format!("\"{tag}\""))));
    keys
}
