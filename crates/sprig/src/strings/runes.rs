//! Runes as Go's `range` over a string sees them, and the properties of `unicode` that the functions ask for.

/// The runes of a Go string. Go reads every byte that is not part of valid UTF-8 as one U+FFFD.
pub(crate) fn runes(bytes: &[u8]) -> impl Iterator<Item = char> {
    bytes.utf8_chunks().flat_map(|chunk| {
        let broken = chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER);
        chunk.valid().chars().chain(broken)
    })
}

/// The encoded runes of a string, where bytes that are no UTF-8 stay single bytes.
pub(crate) fn encoded_runes(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.utf8_chunks().flat_map(|chunk| {
        let text = chunk.valid();
        let whole = text
            .char_indices()
            .map(move |(start, c)| text.as_bytes().get(start..start + c.len_utf8()).unwrap_or(&[]));
        whole.chain(chunk.invalid().chunks(1))
    })
}

/// `unicode.ToUpper`: the simple mapping of one rune to one rune, so `ß` stays as it is.
pub(crate) fn to_upper(c: char) -> char {
    // The Greek letters with iota below have a full mapping to two runes and a simple one to a title-case rune.
    if let Some(title) = greek_title(c) {
        return title;
    }
    single(c.to_uppercase()).unwrap_or(c)
}

/// `unicode.ToLower`.
pub(crate) fn to_lower(c: char) -> char {
    // The one rune whose full mapping is longer than its simple one.
    if c == 'İ' { 'i' } else { single(c.to_lowercase()).unwrap_or(c) }
}

/// `unicode.ToTitle`: upper case, but for digraphs and Georgian.
pub(crate) fn to_title(c: char) -> char {
    match c {
        '\u{1c4}'..='\u{1c6}' => '\u{1c5}',
        '\u{1c7}'..='\u{1c9}' => '\u{1c8}',
        '\u{1ca}'..='\u{1cc}' => '\u{1cb}',
        '\u{1f1}'..='\u{1f3}' => '\u{1f2}',
        '\u{10d0}'..='\u{10ff}' => c,
        _ => to_upper(c),
    }
}

fn greek_title(c: char) -> Option<char> {
    let distance = match c {
        '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => 8,
        '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => 9,
        _ => return None,
    };
    char::from_u32(u32::from(c) + distance)
}

fn single(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next()?;
    mapped.next().is_none().then_some(first)
}

/// `unicode.IsTitle`.
pub(crate) fn is_title(c: char) -> bool {
    matches!(c,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}'
        | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// `unicode.IsUpper`: category Lu, so without the Roman numerals and circled letters that Rust counts in.
pub(crate) fn is_upper(c: char) -> bool {
    c.is_uppercase() && !is_letter_like_symbol(c)
}

/// `unicode.IsLower`: category Ll.
pub(crate) fn is_lower(c: char) -> bool {
    let modifier = matches!(c,
        'ª' | 'º' | '\u{2b0}'..='\u{2b8}' | '\u{2c0}'..='\u{2c1}' | '\u{2e0}'..='\u{2e4}' | '\u{345}'
        | '\u{37a}' | '\u{10fc}' | '\u{1d2c}'..='\u{1d6a}' | '\u{1d78}' | '\u{1d9b}'..='\u{1dbf}'
        | '\u{2071}' | '\u{207f}' | '\u{2090}'..='\u{209c}');
    c.is_lowercase() && !modifier && !is_letter_like_symbol(c)
}

fn is_letter_like_symbol(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{217f}' | '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// `unicode.IsPunct`: category P. The ASCII part is exact; beyond it the blocks of punctuation are.
pub(crate) fn is_punct(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '\u{2044}' | '\u{2052}' => false,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' => true,
        '\u{ff01}'..='\u{ff0f}' => !matches!(c, '\u{ff04}' | '\u{ff0b}'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_bytes_are_one_rune_each() {
        assert_eq!(runes(b"a\xe4\xb8b").collect::<String>(), "a\u{fffd}\u{fffd}b");
        let parts: Vec<&[u8]> = encoded_runes("ä\u{fffd}".as_bytes()).collect();
        assert_eq!(parts, ["ä".as_bytes(), "\u{fffd}".as_bytes()]);
        let parts: Vec<&[u8]> = encoded_runes(b"\xe4\xb8").collect();
        assert_eq!(parts, [b"\xe4".as_slice(), b"\xb8".as_slice()]);
    }

    #[test]
    fn mappings_keep_one_rune() {
        assert_eq!(to_upper('ß'), 'ß');
        assert_eq!(to_upper('\u{1fb3}'), '\u{1fbc}');
        assert_eq!(to_lower('İ'), 'i');
        assert_eq!(to_title('ǆ'), 'ǅ');
    }
}
