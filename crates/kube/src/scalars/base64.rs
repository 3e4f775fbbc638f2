//! Base64 as Go's `base64.StdEncoding` reads it into `[]byte`.

/// Where Go finds a text not to be base64 (`CorruptInputError`); None if it is. Line ends are passed over, padding is
/// needed.
pub(crate) fn base64_error(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
    // How many letters of a group of four there are.
    let mut letters = 0;
    let padding = loop {
        match bytes.next() {
            // A group that just ends is reported where it begins.
            None if letters > 0 => return Some(text.len().saturating_sub(letters)),
            None => return None,
            Some((at, b'=')) => break at,
            Some((_, byte)) if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/') => {
                letters = (letters + 1) % 4;
            }
            Some((at, _)) => return Some(at),
        }
    };
    match letters {
        0 | 1 => return Some(padding),
        2 => match bytes.next() {
            None => return Some(text.len()),
            Some((_, b'=')) => {}
            Some((at, _)) => return Some(at.saturating_sub(1)),
        },
        _ => {}
    }
    bytes.next().map(|(at, _)| at)
}

/// The bytes of a text in base64; None if it is none.
pub(crate) fn base64_bytes(text: &str) -> Option<Vec<u8>> {
    if base64_error(text).is_some() {
        return None;
    }
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The offsets are those of `kubectl set env --local`, v1.36.3, for a Secret.
    #[test]
    fn base64() {
        for text in ["", "YQ==", "YWI=", "YWJj", "YW\nJj\n", "+/+/"] {
            assert_eq!(base64_error(text), None, "{text}");
        }
        let wrong = [
            ("mypass", 4),
            ("YQ", 0),
            ("YQ=", 3),
            ("YQ==x", 4),
            ("my-password", 2),
            ("pass word", 4),
            ("====", 0),
            ("a", 0),
            ("abcde", 4),
            ("YWJjZ===", 5),
            ("YQ=a", 2),
        ];
        for (text, at) in wrong {
            assert_eq!(base64_error(text), Some(at), "{text}");
        }
    }

    #[test]
    fn base64_is_decoded() {
        assert_eq!(base64_bytes("YWJj").as_deref(), Some(&b"abc"[..]));
        assert_eq!(base64_bytes("YW\nI=").as_deref(), Some(&b"ab"[..]));
        assert_eq!(base64_bytes("+/+/").as_deref(), Some(&[0xfb, 0xff, 0xbf][..]));
        assert_eq!(base64_bytes("YQ"), None);
    }
}
