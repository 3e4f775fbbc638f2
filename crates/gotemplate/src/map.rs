//! The source map: which node of which template wrote which part of the output.

use crate::Str;
use crate::ast::Source;
use std::ops::Range;
use std::rc::Rc;

/// What an execution wrote.
#[derive(Debug)]
pub struct Output {
    /// The text.
    pub text: Vec<u8>,
    /// Where it comes from, if that was asked for.
    pub map: Option<SourceMap>,
}

/// Ranges of the output in order, without gaps and overlaps, with their origins.
#[derive(Debug, Default)]
pub struct SourceMap {
    /// The ranges.
    pub segments: Vec<Segment>,
    /// Texts that origins and calls point into.
    pub sources: Vec<Rc<Source>>,
    /// Calls that led to the templates that wrote something.
    pub calls: Vec<Call>,
}

/// A range of the output that one node wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the output.
    pub output: Range<u32>,
    /// The node.
    pub origin: Origin,
}

/// A node, and how execution came to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Index in [`SourceMap::sources`].
    pub source: u32,
    /// The node's bytes in that text.
    pub span: Range<u32>,
    /// Index in [`SourceMap::calls`] of the innermost call; None in the template that was executed first.
    pub call: Option<u32>,
}

/// An action that executed another template: `template`, `include`, `tpl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Index in [`SourceMap::sources`].
    pub source: u32,
    /// The bytes of the calling node.
    pub span: Range<u32>,
    /// The template that was called.
    pub template: Str,
    /// The call around this one.
    pub parent: Option<u32>,
}

impl SourceMap {
    /// The segment that holds a byte of the output.
    pub fn at(&self, offset: u32) -> Option<&Segment> {
        let index = self.segments.partition_point(|segment| segment.output.end <= offset);
        self.segments.get(index).filter(|segment| segment.output.start <= offset)
    }

    /// The text of an origin.
    pub fn source(&self, origin: &Origin) -> Option<&Rc<Source>> {
        self.sources.get(origin.source as usize)
    }

    /// The calls that led to an origin, innermost first.
    pub fn calls(&self, origin: &Origin) -> impl Iterator<Item = &Call> {
        let get = |index: u32| self.calls.get(index as usize);
        std::iter::successors(origin.call.and_then(get), move |call| call.parent.and_then(get))
    }
}

/// Adds a segment, growing the last one if it has the same origin.
pub(crate) fn push_segment(segments: &mut Vec<Segment>, output: Range<u32>, origin: Origin) {
    if output.is_empty() {
        return;
    }
    match segments.last_mut() {
        Some(last) if last.output.end == output.start && last.origin == origin => {
            last.output.end = output.end;
        }
        _ => segments.push(Segment { output, origin }),
    }
}

/// Carries segments of `from` over to `to`, a text that a function made of it by moving it or its lines
/// (`indent`, `nindent`, `trim`, `printf`, `quote` …). What is not found again has no segment.
pub(crate) fn carry(from: &[u8], segments: &[Segment], to: &[u8]) -> Vec<Segment> {
    let mut out = Vec::new();
    if let Some(offset) = find(to, from) {
        shift(segments, 0..from.len(), offset, &mut out);
    } else if let Some(offset) = find(from, to) {
        shift(segments, offset..offset + to.len(), 0, &mut out);
    } else {
        carry_lines(from, segments, to, &mut out);
    }
    out
}

/// Matches each line with the next line of the same content.
fn carry_lines(from: &[u8], segments: &[Segment], to: &[u8], out: &mut Vec<Segment>) {
    let mut candidates = lines(from);
    for (start, line) in lines(to) {
        let mut rest = candidates.clone();
        let Some((origin, _)) = rest.find(|(_, candidate)| *candidate == line) else {
            continue;
        };
        candidates = rest;
        shift(segments, origin..origin + line.len(), start, out);
    }
}

/// The lines that are not blank, without surrounding space, and where they start.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> + Clone {
    let base = text.as_ptr() as usize;
    text.split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .map(move |line| (line.as_ptr() as usize - base, line))
}

/// Copies the segments within `range` so that its start lands on `to`.
fn shift(segments: &[Segment], range: Range<usize>, to: usize, out: &mut Vec<Segment>) {
    let (start, end) = (range.start as u32, range.end as u32);
    let first = segments.partition_point(|segment| segment.output.end <= start);
    for segment in segments.get(first..).unwrap_or(&[]) {
        if segment.output.start >= end {
            break;
        }
        let cut = segment.output.start.max(start)..segment.output.end.min(end);
        let moved = cut.start - start + to as u32..cut.end - start + to as u32;
        push_segment(out, moved, segment.origin.clone());
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let last = haystack.len().checked_sub(needle.len())?;
    let mut from = 0;
    while from <= last {
        let at = from + haystack.get(from..=last)?.iter().position(|byte| byte == first)?;
        if haystack.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(output: Range<u32>, place: u32) -> Segment {
        Segment { output, origin: Origin { source: 0, span: place..place + 1, call: None } }
    }

    #[test]
    fn carries_through_indentation_and_cuts() {
        let segments = [segment(0..3, 1), segment(3..5, 2), segment(5..9, 3)];
        assert_eq!(carry(b"a: 12\nb: ", &segments, b"a: 12\nb: ").len(), 3);
        let indented = carry(b"a: 12\nb:x", &segments, b"\n  a: 12\n  b:x");
        assert_eq!(indented, [segment(3..6, 1), segment(6..8, 2), segment(11..14, 3)]);
        assert_eq!(carry(b"a: 12\nb:x", &segments, b"12"), [segment(0..2, 2)]);
        assert_eq!(carry(b"a: 12\nb:x", &segments, b"other"), []);
    }
}
