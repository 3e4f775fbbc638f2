//! `html`, `js` and `urlquery`; each gives None for what would be longer than there is room for.

use crate::Str;
use crate::fmt::is_print;

/// Go's `HTMLEscape`.
pub(super) fn html(text: &Str, room: usize) -> Option<Str> {
    let mut out = Vec::with_capacity(text.len());
    for byte in text.as_bytes() {
        if out.len() > room {
            return None;
        }
        match byte {
            0 => out.extend_from_slice("\u{fffd}".as_bytes()),
            b'"' => out.extend_from_slice(b"&#34;"),
            b'\'' => out.extend_from_slice(b"&#39;"),
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            byte => out.push(*byte),
        }
    }
    Some(Str::from(out))
}

/// Go's `JSEscape`.
pub(super) fn js(text: &Str, room: usize) -> Option<Str> {
    let mut out = Vec::with_capacity(text.len());
    for chunk in text.as_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if out.len() > room {
                return None;
            }
            match c {
                '\\' | '\'' | '"' => out.extend([b'\\', c as u8]),
                '<' | '>' | '&' | '=' => out.extend(format!("\\u{:04X}", c as u32).bytes()),
                ' '..='~' => out.push(c as u8),
                c if !c.is_ascii() && is_print(c) => {
                    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                c => out.extend(format!("\\u{:04X}", c as u32).bytes()),
            }
        }
        // Go takes it for U+FFFD, which it prints, and writes the bytes that are there.
        out.extend_from_slice(chunk.invalid());
    }
    Some(Str::from(out))
}

/// Go's `url.QueryEscape`.
pub(super) fn url_query(text: &Str, room: usize) -> Option<Str> {
    let mut out = String::with_capacity(text.len());
    for byte in text.as_bytes() {
        if out.len() > room {
            return None;
        }
        match byte {
            b' ' => out.push('+'),
            b'-' | b'_' | b'.' | b'~' => out.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(*byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(Str::from(out))
}
