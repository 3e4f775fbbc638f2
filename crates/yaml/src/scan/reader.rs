//! The check of the raw bytes: UTF-8, and no control characters. go-yaml reads 512 bytes at a time, so what is
//! wrong in a later window is only seen once the scanner gets there.

use crate::cause::Syntax;

/// Size of the windows that go-yaml reads (`input_raw_buffer_size`).
const WINDOW: usize = 512;

/// Bytes that cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unreadable {
    /// Where the window with the fault starts: the scanner fails when it wants to read past this.
    pub(crate) window: usize,
    /// The fault.
    pub(crate) offset: usize,
    /// How many bytes of a character it is.
    pub(crate) width: usize,
    /// What is wrong with it.
    pub(crate) cause: Syntax,
}

/// The readable start of `bytes`, and what stopped the reading.
pub(crate) fn readable(bytes: &[u8]) -> (&str, Option<Unreadable>) {
    let (text, utf8_end) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
            (std::str::from_utf8(valid).unwrap_or(""), Some(error.valid_up_to()))
        }
    };
    // All but a few texts are ASCII.
    let is_plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let all_plain = |part: &[u8]| part.iter().fold(true, |all, byte| all & is_plain(byte));
    if utf8_end.is_none() && bytes.chunks(256).all(all_plain) {
        return (text, None);
    }
    let control = text.char_indices().find(|(_, char)| !is_allowed(*char));
    let (offset, width, cause) = match (control, utf8_end) {
        (Some((offset, char)), _) => (offset, char.len_utf8(), Syntax::ControlCharacter),
        (None, Some(offset)) => (offset, 1, utf8_fault(bytes.get(offset..).unwrap_or(&[]))),
        (None, None) => return (text, None),
    };
    // A sequence that the end cuts off is left in go-yaml's raw buffer until more is asked for.
    let window = if cause == Syntax::CutShort { offset } else { window_start(bytes, offset) };
    let fault = Unreadable { window, offset, width, cause };
    (text.get(..offset).unwrap_or(""), Some(fault))
}

/// YAML 1.1's printable characters, as go-yaml's reader lists them.
fn is_allowed(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// go-yaml's text for a sequence that is not UTF-8.
fn utf8_fault(bytes: &[u8]) -> Syntax {
    let lead = bytes.first().copied().unwrap_or(0);
    let width = match lead {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => return Syntax::BadLead,
    };
    let Some(trail) = bytes.get(1..width) else {
        return Syntax::CutShort;
    };
    if trail.iter().any(|byte| byte & 0xc0 != 0x80) {
        return Syntax::BadTrail;
    }
    let second = trail.first().copied().unwrap_or(0);
    let overlong = matches!((lead, second), (0xc0 | 0xc1, _) | (0xe0, ..0xa0) | (0xf0, ..0x90));
    if overlong { Syntax::Overlong } else { Syntax::NoScalar }
}

/// Where go-yaml's read window that holds `fault` starts: windows end at character boundaries.
fn window_start(bytes: &[u8], fault: usize) -> usize {
    let mut start = 0;
    loop {
        let mut end = start + WINDOW;
        while end > start
            && end < bytes.len()
            && bytes.get(end).is_some_and(|byte| byte & 0xc0 == 0x80)
        {
            end -= 1;
        }
        if fault < end || end <= start {
            return start;
        }
        start = end;
    }
}
