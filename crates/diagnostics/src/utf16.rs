//! Columns as browsers and editors count them: in units of UTF-16.

/// The byte behind the first so many units of a text; one behind its end is that end.
pub fn byte_of(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(char.len_utf16());
    }
    text.len()
}

/// How many units the first so many bytes of a text are; none where they cut a character.
pub fn units(text: &str, bytes: usize) -> usize {
    text.get(..bytes).unwrap_or_default().encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_bytes_lead_to_each_other() {
        let text = "a: 😀é\nb";
        for (byte, unit) in [(0, 0), (3, 3), (7, 5), (9, 6), (10, 7), (11, 8)] {
            assert_eq!((units(text, byte), byte_of(text, unit)), (unit, byte));
        }
        assert_eq!((units(text, 5), byte_of(text, 99)), (0, text.len()));
    }
}
