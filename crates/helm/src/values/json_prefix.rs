//! One JSON value at the start of a text, as Go's `json.Decoder` reads it: what stands behind is left alone.

use chartroom_gotemplate::Value;

/// The value and how many bytes it takes; None if the text does not begin with one.
pub(super) fn decode(text: &str) -> Option<(Value, usize)> {
    let length = value_length(text.as_bytes())?;
    let value = chartroom_yaml::json::decode(text.as_bytes().get(..length)?).ok()?;
    Some((value, length))
}

/// Where the value ends. Only brackets and quotes are looked at; the decoder judges the rest.
fn value_length(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'{' | b'[' => bracketed_length(text),
        b'"' => string_length(text),
        b't' | b'n' => Some(4),
        b'f' => Some(5),
        _ => number_length(text),
    }
}

fn bracketed_length(text: &[u8]) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at += string_length(text.get(at..)?)?.saturating_sub(1),
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return Some(at + 1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

fn string_length(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Go's scanner ends a number at the first byte that cannot continue it: `01` is 0, and a 1 behind it.
fn number_length(text: &[u8]) -> Option<usize> {
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or(&[]);
        from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let start = usize::from(byte(0) == b'-');
    let mut at = if byte(start) == b'0' { start + 1 } else { digits(start) };
    if byte(at) == b'.' {
        at = digits(at + 1);
    }
    if matches!(byte(at), b'e' | b'E') {
        at += 1;
        at = digits(at + usize::from(matches!(byte(at), b'+' | b'-')));
    }
    (at > start).then_some(at)
}
