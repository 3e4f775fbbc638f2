//! Byte spans of the core as UTF-16 places of the page.

use chartroom_core::diagnostics::{FileId, FileKind, Files, Span};
use chartroom_core::{Report, Source, VirtualFile};
use chartroom_protocol as wire;
use std::cell::RefCell;
use std::collections::HashMap;

/// The files of a report, with what each is to the page.
pub(crate) struct Places<'a> {
    files: &'a Files,
    virtual_files: HashMap<FileId, VirtualFile>,
    /// Index of the one environment in the page's project.
    environment: u32,
    /// Of long lines, by file and where they start: the units before every so many bytes.
    long: RefCell<HashMap<(FileId, usize), Vec<u32>>>,
    /// Bytes that were gone through.
    #[cfg(test)]
    counted: std::cell::Cell<usize>,
}

/// Columns further to the right are not counted from the start of the line: thousands of values may stand in one.
const STRIDE: usize = 512;

impl<'a> Places<'a> {
    /// The places of the report on one environment.
    pub(crate) fn new(report: &'a Report, environment: u32) -> Self {
        let virtual_files = report.virtual_files.iter().copied().collect();
        Self {
            files: &report.files,
            virtual_files,
            environment,
            long: RefCell::default(),
            #[cfg(test)]
            counted: std::cell::Cell::default(),
        }
    }

    /// The table that [`wire::FileId`] counts in; numbers are the core's.
    pub(crate) fn entries(&self) -> Vec<wire::FileEntry> {
        let entry = |(id, file): (FileId, &chartroom_core::diagnostics::File)| wire::FileEntry {
            name: file.name.to_string(),
            kind: self.kind(id, file.kind),
            moved: None,
        };
        self.files.iter().map(entry).collect()
    }

    fn kind(&self, id: FileId, kind: FileKind) -> wire::FileKind {
        match (self.virtual_files.get(&id), kind) {
            (Some(VirtualFile::Set(_, entry)), _) => {
                wire::FileKind::Set { environment: self.environment, entry: *entry as u32 }
            }
            (Some(VirtualFile::Object(_, object)), _) => {
                wire::FileKind::Rendered { environment: self.environment, object: *object as u32 }
            }
            (None, FileKind::User) => wire::FileKind::User,
            _ => wire::FileKind::Virtual,
        }
    }

    /// The number of the `--set` entry that a file is.
    pub(crate) fn flag(&self, file: FileId) -> Option<u32> {
        match self.virtual_files.get(&file)? {
            VirtualFile::Set(_, entry) => Some(*entry as u32),
            VirtualFile::Object(..) | VirtualFile::Passing => None,
        }
    }

    /// A span as a place; none when its file is not in the report.
    pub(crate) fn place(&self, span: Span) -> Option<wire::Place> {
        Some(wire::Place {
            file: wire::FileId(span.file.0),
            start: self.position(span.file, span.start)?,
            end: self.position(span.file, span.end.max(span.start))?,
        })
    }

    /// A place of a file as bytes; a column past the end of its line is the line's end.
    #[cfg(feature = "whole")]
    pub(crate) fn span(&self, id: FileId, place: wire::Place) -> Option<Span> {
        let file = self.files.get(id)?;
        let offset = |position: wire::Position| {
            let line = file.lines.line_range(position.line);
            let text = file.text.get(line.start as usize..line.end as usize)?;
            let mut units = 0;
            let before = text.chars().take_while(|char| {
                units += char.len_utf16() as u32;
                units <= position.column.0
            });
            Some(line.start + before.map(|char| char.len_utf8() as u32).sum::<u32>())
        };
        Some(Span { file: id, start: offset(place.start)?, end: offset(place.end)? })
    }

    fn position(&self, file_id: FileId, offset: u32) -> Option<wire::Position> {
        let file = self.files.get(file_id)?;
        let place = file.lines.line_col(offset);
        let start = file.lines.line_range(place.line).start as usize;
        let (text, column) = (file.text.as_bytes(), place.column as usize);
        let known = if column < STRIDE { 0 } else { self.before(file_id, text, start, column)? };
        let rest = text.get(start + column - column % STRIDE..start + column)?;
        let column = wire::Utf16(known + self.count(rest));
        Some(wire::Position { line: place.line, column })
    }

    /// The units of a line before the last full stride at a column.
    fn before(&self, file: FileId, text: &[u8], start: usize, column: usize) -> Option<u32> {
        let mut long = self.long.borrow_mut();
        let known = long.entry((file, start)).or_insert_with(|| vec![0]);
        while known.len() <= column / STRIDE {
            let from = start + (known.len() - 1) * STRIDE;
            let units = self.count(text.get(from..from + STRIDE)?);
            known.push(known.last().copied().unwrap_or_default() + units);
        }
        known.get(column / STRIDE).copied()
    }

    fn count(&self, bytes: &[u8]) -> u32 {
        #[cfg(test)]
        self.counted.set(self.counted.get() + bytes.len());
        utf16_len(bytes)
    }

    /// A source as the page reads it.
    pub(crate) fn source(&self, source: &Source) -> wire::Source {
        wire::Source {
            layer: layer(source.layer),
            place: source.span.and_then(|span| self.place(span)),
        }
    }
}

/// How many UTF-16 units UTF-8 bytes take. A part of a character counts as if it were whole.
fn utf16_len(bytes: &[u8]) -> u32 {
    let units = |byte: &u8| match *byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    };
    bytes.iter().map(units).sum()
}

fn layer(layer: chartroom_core::Layer) -> wire::Layer {
    match layer {
        chartroom_core::Layer::Template => wire::Layer::Template,
        chartroom_core::Layer::Release => wire::Layer::Release,
        chartroom_core::Layer::Base => wire::Layer::Base,
        chartroom_core::Layer::Overlay(number) => wire::Layer::Overlay(number),
        chartroom_core::Layer::Set(number) => wire::Layer::Set(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units() {
        assert_eq!(utf16_len("aé😀b".as_bytes()), 5);
        let mut report = Report::default();
        let file = report.files.add("values.yaml", "a: 1\nb: \"😀x\"\n", FileKind::User);
        let places = Places::new(&report, 0);
        let place = places.place(Span { file, start: 9, end: 13 }).unwrap();
        assert_eq!(place.start, wire::Position { line: 1, column: wire::Utf16(4) });
        assert_eq!(place.end, wire::Position { line: 1, column: wire::Utf16(6) });
        assert_eq!(places.place(Span { file: FileId(7), start: 0, end: 0 }), None);
    }

    #[test]
    fn a_line_of_many_values_is_gone_through_once() {
        let text = "ä😀bc".repeat(30_000);
        let mut report = Report::default();
        let file = report.files.add("values.yaml", format!("a: 1\n{text}\n"), FileKind::User);
        let places = Places::new(&report, 0);
        for number in 0..30_000 {
            let start = 5 + number * 8;
            let place = places.place(Span { file, start, end: start + 6 }).unwrap();
            assert_eq!(place.start.column, wire::Utf16(number * 5));
            assert_eq!(place.end.column, wire::Utf16(number * 5 + 3));
        }
        let counted = places.counted.get();
        assert!(counted < text.len() + 60_000 * STRIDE, "{counted} bytes");
    }
}
