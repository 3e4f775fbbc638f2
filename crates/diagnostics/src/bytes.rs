//! Looking for bytes in texts, many at a time.

/// As many bytes as are looked at together; the compiler does it with a few instructions.
const CHUNK: usize = 32;

/// Where a byte first is.
pub fn position(text: &[u8], byte: u8) -> Option<usize> {
    let is_it = |other: &u8| *other == byte;
    let mut chunks = text.chunks_exact(CHUNK);
    let mut behind = 0;
    for chunk in chunks.by_ref() {
        if chunk.iter().fold(false, |found, other| found | is_it(other)) {
            return chunk.iter().position(is_it).map(|at| behind + at);
        }
        behind += CHUNK;
    }
    chunks.remainder().iter().position(is_it).map(|at| behind + at)
}

/// Where a text first is in another; an empty one is nowhere.
pub fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let at = position(rest, first)?;
        if rest.get(at..)?.starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
}

/// How often a byte is there.
pub fn count(text: &[u8], byte: u8) -> usize {
    // In bytes, which hold the count of so many.
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|other| u8::from(*other == byte)).sum::<u8>();
    text.chunks(128).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_wherever_they_are() {
        let mut text = vec![b'.'; 300];
        assert_eq!((position(&text, b'x'), count(&text, b'x')), (None, 0));
        assert_eq!(count(&text, b'.'), 300);
        for at in [299, 160, 64, 63, 31, 1, 0] {
            text[at] = b'x';
            assert_eq!(position(&text, b'x'), Some(at));
        }
        assert_eq!(
            (find(&text, b"x."), find(&text, b"xx."), find(&text, b"xy")),
            (Some(1), Some(0), None)
        );
        assert_eq!(find(b"", b""), None);
    }
}
