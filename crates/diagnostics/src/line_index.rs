//! Byte offset to line and column.

/// A place in a text: both 0-based; the column counts bytes from the start of the line, as Go's templates do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// 0-based line.
    pub line: u32,
    /// 0-based column in bytes.
    pub column: u32,
}

/// The starts of all lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Indexes `text`; lines end at `\n`.
    pub fn new(text: &[u8]) -> Self {
        let newlines = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let mut starts = vec![0];
        starts.extend(newlines.map(|(offset, _)| offset as u32 + 1));
        Self { starts, len: text.len() as u32 }
    }

    /// Number of lines; a text without a newline has one.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Where `offset` stands; an offset past the end is taken as the end.
    pub fn line_col(&self, offset: u32) -> LineCol {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        LineCol { line: line as u32, column: offset - start }
    }

    /// The byte range of 0-based `line`, without its newline; past the last line: the empty range at the end.
    pub fn line_range(&self, line: u32) -> std::ops::Range<u32> {
        let Some(start) = self.starts.get(line as usize).copied() else {
            return self.len..self.len;
        };
        let end = self.starts.get(line as usize + 1).map_or(self.len, |next| next - 1);
        start..end
    }

    /// The byte offset of a place; a column past the end of its line is taken as the line's end.
    pub fn offset(&self, place: LineCol) -> u32 {
        let range = self.line_range(place.line);
        range.start.saturating_add(place.column).min(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_offsets_agree() {
        let index = LineIndex::new(b"ab\n\ncde");
        assert_eq!(index.lines(), 3);
        for (offset, line, column) in [(0, 0, 0), (2, 0, 2), (3, 1, 0), (4, 2, 0), (7, 2, 3)] {
            assert_eq!(index.line_col(offset), LineCol { line, column });
            assert_eq!(index.offset(LineCol { line, column }), offset);
        }
        assert_eq!(index.line_range(0), 0..2);
        assert_eq!(index.line_range(9), 7..7);
        assert_eq!(index.line_col(99), LineCol { line: 2, column: 3 });
    }
}
