//! Texts in UTF-16, as some editors and PowerShell's `>` write them: go-yaml reads them too, by the byte order mark at
//! their start.

use crate::cause::Syntax;
use std::borrow::Cow;

/// The text in UTF-8, as it is when nothing says that it is UTF-16; otherwise spans count in what this gives. The
/// error is what go-yaml's reader refuses.
pub(crate) fn as_utf8(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Syntax> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return Ok(Cow::Borrowed(bytes)),
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(pairs.len());
    let mut left = pairs.len();
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok(char) => {
                text.push(char);
                left -= char.len_utf16();
            }
            Err(error) if error.unpaired_surrogate() & 0xfc00 == 0xdc00 => {
                return Err(Syntax::LowSurrogate);
            }
            Err(_) if left < 2 => return Err(Syntax::CutPair),
            Err(_) => return Err(Syntax::HighSurrogate),
        }
    }
    match odd {
        [] => Ok(Cow::Owned(text.into_bytes())),
        _ => Err(Syntax::OddByte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_are_read_and_faults_have_the_reader_s_words() {
        let read = |bytes: &[u8]| as_utf8(bytes).map(Cow::into_owned);
        assert_eq!(read(b"a: 1"), Ok(b"a: 1".to_vec()));
        assert_eq!(read(b"\xff\xfea\0:\0 \0\x3c\xd8\x89\xdf"), Ok("a: 🎉".into()));
        assert_eq!(read(b"\xfe\xff\0a\0:\0 \x001"), Ok(b"a: 1".to_vec()));
        assert_eq!(read(b"\xff\xfea\0:"), Err(Syntax::OddByte));
        assert_eq!(read(b"\xff\xfe\x89\xdf"), Err(Syntax::LowSurrogate));
        assert_eq!(read(b"\xff\xfe\x3c\xd8"), Err(Syntax::CutPair));
        assert_eq!(read(b"\xff\xfe\x3c\xd8a\0"), Err(Syntax::HighSurrogate));
    }
}
