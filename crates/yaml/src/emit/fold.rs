//! What becomes of strings on toYaml's way through JSON, which go-yaml v2 reads as YAML: a NEL is a line break
//! there, and control characters that JSON does not escape are refused.

use crate::json::replace_invalid_utf8;
use std::borrow::Cow;

/// Characters that the JSON text of a key may have (go-yaml's limit for simple keys).
const MAX_KEY_LENGTH: usize = 1024;

/// A string as go-yaml reads it from JSON; None if it cannot.
pub(super) fn through_json(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = replace_invalid_utf8(bytes);
    if text.is_ascii() {
        return (!text.contains('\x7f')).then_some(text);
    }
    let refused =
        |char| matches!(char, '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(refused) {
        return None;
    }
    if text.contains('\u{85}') { fold(&text).map(Cow::Owned) } else { Some(text) }
}

/// The same for a key: Some(None) if it stays as it is.
pub(super) fn key_through_json(bytes: &[u8]) -> Option<Option<String>> {
    let text = through_json(bytes)?;
    // A line break within a simple key makes it none.
    let broken = bytes.windows(2).any(|pair| pair == [0xc2, 0x85]);
    if broken || json_length(&text) > MAX_KEY_LENGTH {
        return None;
    }
    Some((text.as_bytes() != bytes).then(|| text.into_owned()))
}

/// Characters of the JSON text of a string, quotes included.
fn json_length(text: &str) -> usize {
    let length = |char| match char {
        '"' | '\\' | '\n' | '\r' | '\t' | '\x08' | '\x0c' => 2,
        '\0'..='\x1f' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => 6,
        _ => 1,
    };
    2 + text.chars().map(length).sum::<usize>()
}

/// Folds at NELs: one is a space, of several the first is dropped; spaces around are dropped. None where a document
/// marker would stand at the start of a line.
fn fold(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    let mut lines = text.split('\u{85}').peekable();
    let mut breaks = 0;
    let mut first = true;
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none();
        if !first && is_marker(line, last) {
            return None;
        }
        let line = if first { line } else { line.trim_start_matches(' ') };
        let kept = if last { line } else { line.trim_end_matches(' ') };
        if !kept.is_empty() || last {
            push_breaks(&mut folded, breaks);
            folded.push_str(kept);
            breaks = 0;
        }
        breaks += 1;
        first = false;
    }
    Some(folded)
}

fn push_breaks(folded: &mut String, breaks: usize) {
    match breaks {
        0 => {}
        1 => folded.push(' '),
        _ => folded.extend(std::iter::repeat_n('\n', breaks - 1)),
    }
}

fn is_marker(line: &str, last: bool) -> bool {
    let rest = line.strip_prefix("---").or_else(|| line.strip_prefix("..."));
    rest.is_some_and(|rest| rest.starts_with(' ') || (rest.is_empty() && !last))
}
