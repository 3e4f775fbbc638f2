//! Go's `strconv.Quote` for error texts.

/// The text in double quotes, with what does not print escaped.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            _ => push_printable(&mut quoted, char),
        }
    }
    quoted.push('"');
    quoted
}

/// A character as it is, or its escape.
pub(crate) fn push_printable(into: &mut String, char: char) {
    match char {
        '\x07' => into.push_str("\\a"),
        '\x08' => into.push_str("\\b"),
        '\x0c' => into.push_str("\\f"),
        '\n' => into.push_str("\\n"),
        '\r' => into.push_str("\\r"),
        '\t' => into.push_str("\\t"),
        '\x0b' => into.push_str("\\v"),
        '\0'..='\x1f' | '\x7f' => into.push_str(&format!("\\x{:02x}", char as u32)),
        '\u{80}'..='\u{a0}'
        | '\u{ad}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{200b}'..='\u{200f}'
        | '\u{feff}' => {
            into.push_str(&format!("\\u{:04x}", char as u32));
        }
        _ => into.push(char),
    }
}
