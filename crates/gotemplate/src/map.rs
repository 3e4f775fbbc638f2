//! The source map: which node of which template wrote which part of the output.

use crate::Str;
use crate::ast::Source;
use crate::trace::{Scope, Taint};
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
    /// Where something is left out, by offset; empty without a trace.
    pub marks: Vec<Mark>,
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
    /// What it was computed from; nothing without a trace.
    pub data: Taint,
    /// What it stands under.
    pub under: Scope,
}

/// A place of the output where something could stand that does not: an `if` that did not hold, an empty value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Offset in the output.
    pub at: u32,
    /// The empty value's.
    pub data: Taint,
    /// The innermost decision; one that is not [`crate::Decision::taken`] is why there is nothing.
    pub under: Scope,
}

/// What wrote a text, and how execution came to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Index in [`SourceMap::sources`].
    pub source: u32,
    /// Bytes in that source: those that are the text if it is literal, else those of the node that wrote it.
    pub span: Range<u32>,
    /// The text is those bytes, one for one.
    pub literal: bool,
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

impl Origin {
    /// Where `length` bytes of the text come from, `offset` bytes behind its start.
    pub fn cut(&self, offset: u32, length: u32) -> Self {
        if !self.literal {
            return self.clone();
        }
        let start = self.span.start + offset;
        Self { span: start..start + length, ..self.clone() }
    }

    /// Takes in the text that follows at once; false if that comes from elsewhere.
    pub(crate) fn grow(&mut self, next: &Self) -> bool {
        let same = (self.source, self.literal, self.call) == (next.source, next.literal, next.call);
        if self.literal && same && self.span.end == next.span.start {
            self.span.end = next.span.end;
            return true;
        }
        !self.literal && self == next
    }
}

impl Segment {
    /// Where the bytes of a range of the output that are in this segment come from.
    pub fn origin_of(&self, range: &Range<u32>) -> Origin {
        let start = range.start.clamp(self.output.start, self.output.end);
        let end = range.end.clamp(start, self.output.end);
        self.origin.cut(start - self.output.start, end - start)
    }
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
