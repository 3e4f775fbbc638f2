//! The type of a scalar, as go-yaml's `resolve` finds it (v2; v3 for what `toYamlPretty` must quote).

use crate::number::{self, Integer};
use crate::timestamp;

/// Prefix of the tags of YAML's own types.
const PREFIX: &str = "tag:yaml.org,2002:";

/// A scalar with its type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Resolved {
    Null,
    Bool(bool),
    Int(Integer),
    Float(f64),
    /// Decoded as a string, but quoted on output.
    Timestamp,
    Str,
    /// To be decoded from base64.
    Binary,
}

impl Resolved {
    fn tag(&self) -> &'static str {
        match self {
            Resolved::Null => "null",
            Resolved::Bool(_) => "bool",
            Resolved::Int(_) => "int",
            Resolved::Float(_) => "float",
            Resolved::Timestamp => "timestamp",
            Resolved::Str => "str",
            Resolved::Binary => "binary",
        }
    }
}

/// The type of an untagged plain text.
pub(crate) fn resolve_plain(text: &str) -> Resolved {
    resolve_hinted(text, true)
}

/// The type of a text with a tag. The error is go-yaml's text.
pub(crate) fn resolve_tagged(tag: &str, text: &str) -> Result<Resolved, String> {
    let Some(short) = tag.strip_prefix(PREFIX) else {
        return Ok(Resolved::Str);
    };
    let resolved = match short {
        "str" => return Ok(Resolved::Str),
        "binary" => return Ok(Resolved::Binary),
        "bool" | "int" | "float" | "null" => resolve_hinted(text, false),
        "timestamp" => resolve_hinted(text, true),
        _ => return Ok(Resolved::Str),
    };
    match resolved {
        Resolved::Int(value) if short == "float" => Ok(match value {
            Integer::Signed(value) => Resolved::Float(value as f64),
            // go-yaml converts ints only, not its uint64.
            Integer::Unsigned(_) => return Err(mismatch(&resolved, text, short)),
        }),
        resolved if resolved.tag() == short => Ok(resolved),
        resolved => Err(mismatch(&resolved, text, short)),
    }
}

fn mismatch(resolved: &Resolved, text: &str, wanted: &str) -> String {
    format!("cannot decode !!{} `{text}` as a !!{wanted}", resolved.tag())
}

fn resolve_hinted(text: &str, timestamps: bool) -> Resolved {
    if let Some(word) = resolve_word(text) {
        return word;
    }
    match text.as_bytes().first() {
        Some(b'.') => resolve_point(text),
        Some(b'0'..=b'9' | b'+' | b'-') => resolve_number(text, timestamps),
        _ => Resolved::Str,
    }
}

/// The words with a meaning of their own.
fn resolve_word(text: &str) -> Option<Resolved> {
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Resolved::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Resolved::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Resolved::Bool(false)
        }
        ".nan" | ".NaN" | ".NAN" => Resolved::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Resolved::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Resolved::Float(f64::NEG_INFINITY),
        _ => return None,
    })
}

/// A text with a leading point goes to `strconv.ParseFloat` as it is, underscores between digits included.
fn resolve_point(text: &str) -> Resolved {
    let bytes = text.as_bytes();
    let lone = |(at, byte): (usize, &u8)| {
        let digit =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        *byte == b'_' && !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
    };
    if bytes.iter().enumerate().any(lone) {
        return Resolved::Str;
    }
    let plain = text.replace('_', "");
    match number::is_yaml_float(&plain).then(|| number::parse_float(&plain)).flatten() {
        Some(value) => Resolved::Float(value),
        None => Resolved::Str,
    }
}

fn resolve_number(text: &str, timestamps: bool) -> Resolved {
    if timestamps && timestamp::is_timestamp(text) {
        return Resolved::Timestamp;
    }
    let owned;
    let plain = if text.contains('_') {
        owned = text.replace('_', "");
        owned.as_str()
    } else {
        text
    };
    if let Some(integer) = number::parse_integer(plain) {
        return Resolved::Int(integer);
    }
    if number::is_yaml_float(plain)
        && let Some(value) = number::parse_float(plain)
    {
        return Resolved::Float(value);
    }
    Resolved::Str
}

/// go-yaml's `base60float`, written quoted because other readers take it for a number:
/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`.
pub(crate) fn is_base60(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let mut parts = text.split(':');
    let first = parts.next().unwrap_or("");
    let mut count = 0;
    let rest = parts.all(|part| {
        count += 1;
        matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9'])
    });
    rest && count > 0
        && digits(fraction)
        && digits(first)
        && first.starts_with(|char: char| char.is_ascii_digit())
}
