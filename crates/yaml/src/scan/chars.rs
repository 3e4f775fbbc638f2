//! Classes of characters, looked up by byte offset in a text whose end reads as 0.

/// The text under the scanner with cheap look-ahead. The text never holds NUL (the reader refuses it), so 0 is the end.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text }
    }

    pub(super) fn as_bytes(self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The byte at an offset; 0 past the end.
    pub(crate) fn byte(self, offset: usize) -> u8 {
        self.text.as_bytes().get(offset).copied().unwrap_or(0)
    }

    /// The bytes between two offsets.
    pub(crate) fn slice(self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The text from an offset on.
    pub(crate) fn rest(self, offset: usize) -> &'a str {
        self.text.get(offset..).unwrap_or("")
    }

    /// Width of the character at an offset; 0 at the end.
    pub(crate) fn width(self, offset: usize) -> usize {
        match self.text.as_bytes().get(offset) {
            None => 0,
            Some(0..=0x7f) => 1,
            Some(0..=0xdf) => 2,
            Some(0..=0xef) => 3,
            Some(_) => 4,
        }
    }

    /// Width of the line break at an offset (CR LF counts as one); 0 if there is none. YAML 1.1 breaks lines at
    /// NEL, LS and PS, too.
    pub(crate) fn break_width(self, offset: usize) -> usize {
        match self.byte(offset) {
            b'\n' => 1,
            b'\r' if self.byte(offset + 1) == b'\n' => 2,
            b'\r' => 1,
            0xc2 if self.byte(offset + 1) == 0x85 => 2,
            0xe2 if self.byte(offset + 1) == 0x80
                && matches!(self.byte(offset + 2), 0xa8 | 0xa9) =>
            {
                3
            }
            _ => 0,
        }
    }

    pub(crate) fn is_end(self, offset: usize) -> bool {
        offset >= self.text.len()
    }

    pub(crate) fn is_blank(self, offset: usize) -> bool {
        matches!(self.byte(offset), b' ' | b'\t')
    }

    pub(crate) fn is_break(self, offset: usize) -> bool {
        self.break_width(offset) > 0
    }

    pub(crate) fn is_break_or_end(self, offset: usize) -> bool {
        self.is_end(offset) || self.is_break(offset)
    }

    pub(crate) fn is_blank_break_or_end(self, offset: usize) -> bool {
        self.is_blank(offset) || self.is_break_or_end(offset)
    }

    /// Whether `---` or `...` stands at an offset, followed by a blank or the end of the line.
    pub(crate) fn document_marker(self, offset: usize) -> Option<u8> {
        let byte = self.byte(offset);
        let marker = matches!(byte, b'-' | b'.')
            && self.byte(offset + 1) == byte
            && self.byte(offset + 2) == byte
            && self.is_blank_break_or_end(offset + 3);
        marker.then_some(byte)
    }
}

/// Characters of anchors and of directive and tag names.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Characters of tag URIs: go-yaml reads `!a,b` and `![x]` as one tag, unlike later versions of libyaml.
pub(crate) fn is_uri(byte: u8) -> bool {
    is_word(byte)
        || matches!(
            byte,
            b';' | b'/' | b'?' | b':' | b'@' | b'&' | b'=' | b'+' | b'$' | b',' | b'.'
        )
        || matches!(byte, b'!' | b'~' | b'*' | b'\'' | b'(' | b')' | b'[' | b']' | b'%')
}
