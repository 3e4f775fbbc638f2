//! Base64 as Go's `base64.StdEncoding` reads it into `[]byte`.

/// Where Go finds a text not to be base64; None if it is. Line ends are passed over, padding is needed.
pub(crate) fn base64_error(text: &str) -> Option<usize> {
    let bytes: Vec<(usize, u8)> =
        text.bytes().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n')).collect();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    let data = bytes.iter().take_while(|(_, byte)| is_letter(*byte)).count();
    let padding = bytes.get(data..).unwrap_or_default();
    let wanted = match data % 4 {
        0 => 0,
        2 => 2,
        3 => 1,
        _ => return Some(padding.first().map_or(text.len(), |(at, _)| *at)),
    };
    let padded = padding.iter().take(wanted).take_while(|(_, byte)| *byte == b'=').count();
    if padded < wanted {
        return Some(padding.get(padded).map_or(text.len(), |(at, _)| *at));
    }
    padding.get(wanted).map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        for text in ["", "YQ==", "YWI=", "YWJj", "YW\nJj\n", "+/+/"] {
            assert_eq!(base64_error(text), None, "{text}");
        }
        let wrong = [
            ("a", 1),
            ("YQ", 2),
            ("YQ=", 3),
            ("YQ==x", 4),
            ("my-password", 2),
            ("pass word", 4),
            ("====", 0),
        ];
        for (text, at) in wrong {
            assert_eq!(base64_error(text), Some(at), "{text}");
        }
    }
}
