//! Percent-encoding.

use chartroom_gotemplate::fmt::quote;

/// The part of a URL that is encoded: each lets other characters stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Path,
    Host,
    /// The zone of an IPv6 address.
    Zone,
    UserInfo,
    Fragment,
}

/// Whether the byte is to be encoded in this part: Go's `shouldEscape`.
pub(super) fn must_escape(byte: u8, part: Part) -> bool {
    if byte.is_ascii_alphanumeric() {
        return false;
    }
    let in_host = matches!(part, Part::Host | Part::Zone);
    if in_host && b"!$&'()*+,;=:[]<>\"".contains(&byte) {
        return false;
    }
    match byte {
        b'-' | b'_' | b'.' | b'~' => false,
        b'$' | b'&' | b'+' | b',' | b'/' | b':' | b';' | b'=' | b'?' | b'@' => match part {
            Part::Path => byte == b'?',
            Part::UserInfo => matches!(byte, b'@' | b'/' | b'?' | b':'),
            Part::Fragment => false,
            Part::Host | Part::Zone => true,
        },
        b'!' | b'(' | b')' | b'*' => part != Part::Fragment,
        _ => true,
    }
}

/// The encoded bytes.
pub(super) fn escaped(bytes: &[u8], part: Part) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if must_escape(byte, part) {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        } else {
            out.push(byte);
        }
    }
    out
}

/// The two hexadecimal digits that follow a `%`, as a byte.
fn hex(digits: Option<&[u8]>) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok()?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_hex { u8::from_str_radix(digits, 16).ok() } else { None }
}

fn bad_escape(text: &[u8]) -> String {
    format!("invalid URL escape {}", quote(text.get(..3).unwrap_or(text)))
}

/// The decoded bytes, or Go's error text. In hosts only what is not ASCII may be encoded, and `%` itself.
pub(super) fn unescaped(bytes: &[u8], part: Part) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let in_host = matches!(part, Part::Host | Part::Zone);
    while let Some((&byte, behind)) = rest.split_first() {
        if byte != b'%' {
            if in_host && byte.is_ascii() && must_escape(byte, part) {
                return Err(format!("invalid character {} in host name", quote(&[byte])));
            }
            out.push(byte);
            rest = behind;
            continue;
        }
        let Some(decoded) = hex(behind.get(..2)) else { return Err(bad_escape(rest)) };
        let allowed = match part {
            Part::Host => !decoded.is_ascii() || decoded == b'%',
            Part::Zone => matches!(decoded, b'%' | b' ') || !must_escape(decoded, Part::Host),
            _ => true,
        };
        if !allowed {
            return Err(bad_escape(rest));
        }
        out.push(decoded);
        rest = behind.get(2..).unwrap_or(&[]);
    }
    Ok(out)
}
