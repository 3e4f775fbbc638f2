//! `strconv.Unquote` and `UnquoteChar`.

use crate::{ParseCause, Str};

/// The text of a string literal in double or back quotes; None is Go's "invalid syntax".
pub(super) fn unquote(literal: &[u8]) -> Option<Str> {
    let (quote, body) = match literal {
        [open, body @ .., close] if open == close => (*open, body),
        _ => return None,
    };
    // Nearly all stand for themselves.
    let is_special = |byte: &u8| *byte == quote || matches!(byte, b'\\' | b'\r');
    if !body.iter().any(is_special) {
        return Some(Str::from(body));
    }
    if quote == b'`' {
        // Carriage returns are dropped from raw strings.
        let kept: Vec<u8> = body.iter().copied().filter(|byte| *byte != b'\r').collect();
        return Some(Str::from(kept));
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while !rest.is_empty() {
        let (piece, tail) = unquote_char(rest, quote)?;
        match piece {
            Piece::Byte(byte) => out.push(byte),
            Piece::Rune(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        rest = tail;
    }
    Some(Str::from(out))
}

/// The character of a constant in single quotes, given whole.
pub(super) fn character(literal: &[u8]) -> Result<u32, ParseCause> {
    let body = literal.get(1..).unwrap_or(&[]);
    let (piece, tail) = unquote_char(body, b'\'').ok_or(ParseCause::InvalidLiteral)?;
    if tail != b"'" {
        return Err(ParseCause::LongCharacter(String::from_utf8_lossy(literal).into_owned()));
    }
    Ok(match piece {
        Piece::Byte(byte) => u32::from(byte),
        Piece::Rune(c) => c as u32,
    })
}

/// What one character of a literal stands for.
enum Piece {
    /// A raw byte: `\xff`, `\377`, or a byte that is not UTF-8.
    Byte(u8),
    Rune(char),
}

fn unquote_char(text: &[u8], quote: u8) -> Option<(Piece, &[u8])> {
    let (first, rest) = text.split_first()?;
    match first {
        b'\\' => escape(rest, quote),
        byte if *byte == quote => None,
        byte if byte.is_ascii() => Some((Piece::Byte(*byte), rest)),
        byte => {
            let chunk = text.get(..text.len().min(4))?.utf8_chunks().next()?;
            match chunk.valid().chars().next() {
                Some(c) => Some((Piece::Rune(c), text.get(c.len_utf8()..)?)),
                None => Some((Piece::Byte(*byte), rest)),
            }
        }
    }
}

fn escape(text: &[u8], quote: u8) -> Option<(Piece, &[u8])> {
    let (letter, rest) = text.split_first()?;
    let byte = match letter {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'\\' => b'\\',
        b'\'' | b'"' if *letter == quote => quote,
        b'x' => return number(rest, 2, 16).map(|(code, rest)| (Piece::Byte(code as u8), rest)),
        b'u' | b'U' => {
            let (code, rest) = number(rest, if *letter == b'u' { 4 } else { 8 }, 16)?;
            return Some((Piece::Rune(char::from_u32(code)?), rest));
        }
        b'0'..=b'7' => {
            let (code, rest) = number(text, 3, 8)?;
            return Some((Piece::Byte(u8::try_from(code).ok()?), rest));
        }
        _ => return None,
    };
    Some((Piece::Byte(byte), rest))
}

fn number(text: &[u8], digits: usize, base: u32) -> Option<(u32, &[u8])> {
    let mut code = 0u32;
    for byte in text.get(..digits)? {
        code = code.checked_mul(base)?.checked_add(char::from(*byte).to_digit(base)?)?;
    }
    Some((code, text.get(digits..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings() {
        let text = |literal: &str| unquote(literal.as_bytes()).map(|text| text.as_bytes().to_vec());
        assert_eq!(text(r#""a\tb\"\\\x41\u00e9\U0001F600\101""#), Some("a\tb\"\\Aé😀A".into()));
        assert_eq!(text(r#""\xff""#), Some(vec![0xff]));
        assert_eq!(text("`a\\n\r\nb`"), Some(b"a\\n\nb".to_vec()));
        for bad in [r#""\q""#, r#""\'""#, r#""\ud800""#, r#""\400""#, r#""\x4""#] {
            assert_eq!(text(bad), None, "{bad}");
        }
    }
}
