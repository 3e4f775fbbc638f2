//! The grammar that versions and the operands of constraints share:
//! `v?SEGMENT(.SEGMENT(.SEGMENT)?)?(-PRERELEASE)?(+METADATA)?`, where only the segments differ.

/// The pieces of a version text, before numbers are read. A missing piece is "".
#[derive(Clone, Copy, Default)]
pub(super) struct Pieces<'a> {
    /// Up to three segments: digits, or also wildcards in a constraint.
    pub(super) segments: [&'a str; 3],
    /// What stands after `-`.
    pub(super) prerelease: &'a str,
    /// What stands after `+`.
    pub(super) metadata: &'a str,
}

/// A place in a text whose grammar is ASCII: everything else ends a piece.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The place `at` bytes into a text.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Bytes from the start.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Reads one byte if it is this one.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// Reads bytes as long as they are wanted.
    pub(super) fn take_while(&mut self, wanted: fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !wanted(byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    /// Reads white space as a regular expression's `\s` does; says whether there was any.
    pub(super) fn skip_spaces(&mut self) -> bool {
        !self.take_while(|byte| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ')).is_empty()
    }

    /// Reads the longest version from here; None if there is no first segment.
    pub(super) fn version(&mut self, segment: fn(u8) -> bool) -> Option<Pieces<'a>> {
        let mut cursor = *self;
        cursor.eat(b'v');
        let first = cursor.take_while(segment);
        if first.is_empty() {
            return None;
        }
        let second = cursor.prefixed(b'.', |cursor| cursor.take_while(segment));
        let third = if second.is_empty() {
            ""
        } else {
            cursor.prefixed(b'.', |cursor| cursor.take_while(segment))
        };
        let prerelease = cursor.prefixed(b'-', Cursor::identifiers);
        let metadata = cursor.prefixed(b'+', Cursor::identifiers);
        *self = cursor;
        Some(Pieces { segments: [first, second, third], prerelease, metadata })
    }

    /// Reads a mark and what follows it, or nothing at all if what follows is empty.
    fn prefixed(&mut self, mark: u8, read: impl FnOnce(&mut Self) -> &'a str) -> &'a str {
        let mut cursor = *self;
        if !cursor.eat(mark) {
            return "";
        }
        let piece = read(&mut cursor);
        if !piece.is_empty() {
            *self = cursor;
        }
        piece
    }

    /// Reads identifiers of letters, digits and hyphens, separated by single dots.
    fn identifiers(&mut self) -> &'a str {
        let start = *self;
        let mut end = start.at;
        loop {
            let piece = self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if piece.is_empty() {
                break;
            }
            end = self.at;
            if !self.eat(b'.') {
                break;
            }
        }
        self.at = end;
        self.text.get(start.at..end).unwrap_or("")
    }
}
