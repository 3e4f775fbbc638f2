//! Places as the protocol counts them: lines and UTF-16 units; files by their addresses.

use chartroom_core::diagnostics::{LineIndex, utf16};
use lsp_types as lsp;
use std::str::FromStr;

/// The path of a file's address.
pub(super) fn path(uri: &lsp::Uri) -> Option<String> {
    if uri.scheme()?.as_str() != "file" {
        return None;
    }
    Some(uri.path().as_estr().decode().into_string_lossy().into_owned())
}

/// The address of a file.
pub(super) fn uri(path: &str) -> Option<lsp::Uri> {
    let mut text = String::from("file://");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                text.push(byte as char)
            }
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    lsp::Uri::from_str(&text).ok()
}

/// The byte of a position; one behind the end of its line is that end.
pub(super) fn offset(text: &str, position: lsp::Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
    start + utf16::byte_of(line, position.character as usize)
}

/// A text with its lines, for many positions.
pub(super) struct Lines<'a> {
    text: &'a str,
    index: LineIndex,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, index: LineIndex::new(text.as_bytes()) }
    }

    /// The position of a byte.
    pub(super) fn position(&self, offset: usize) -> lsp::Position {
        let at = self.index.line_col(offset.min(self.text.len()) as u32);
        let start = self.index.line_range(at.line).start as usize;
        let line = self.text.get(start..).unwrap_or_default();
        lsp::Position::new(at.line, utf16::units(line, at.column as usize) as u32)
    }

    /// The range of some bytes.
    pub(super) fn range(&self, start: usize, end: usize) -> lsp::Range {
        lsp::Range::new(self.position(start), self.position(end))
    }
}

/// The position of one byte.
#[cfg(test)]
fn position(text: &str, offset: usize) -> lsp::Position {
    Lines::new(text).position(offset)
}

/// The range of some bytes.
pub(super) fn range(text: &str, start: usize, end: usize) -> lsp::Range {
    Lines::new(text).range(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_utf16_units() {
        let text = "a: 😀é\nbc\n";
        for (byte, line, character) in [(0, 0, 0), (7, 0, 5), (9, 0, 6), (10, 1, 0), (12, 1, 2)] {
            let place = lsp::Position::new(line, character);
            assert_eq!(position(text, byte), place);
            assert_eq!(offset(text, place), byte);
        }
        assert_eq!(offset(text, lsp::Position::new(1, 99)), 12);
        assert_eq!(offset(text, lsp::Position::new(9, 0)), text.len());
    }

    #[test]
    fn addresses_lead_back_to_their_paths() {
        let uri = uri("/a b/ä.yaml").unwrap();
        assert_eq!(path(&uri).as_deref(), Some("/a b/ä.yaml"));
        assert_eq!(path(&lsp::Uri::from_str("untitled:1").unwrap()), None);
    }
}
