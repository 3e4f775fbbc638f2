//! The way back from rendered text to templates, values and layers.

use crate::layers::LayerStack;
use crate::problems;
use crate::provenance::inputs;
use crate::report::{OutputLine, Source};
use chartroom_diagnostics::{Files, Span};
use chartroom_gotemplate::{Segment, SourceMap, Taint, Trace};
use chartroom_helm::release::RenderedFile;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The segments of a source map that reach into a range.
pub(crate) fn reaching<'a>(
    map: &'a SourceMap,
    range: &Range<usize>,
) -> impl Iterator<Item = &'a Segment> + use<'a> {
    let (start, end) = (range.start as u32, range.end as u32);
    let first = map.segments.partition_point(|segment| segment.output.end <= start);
    let reaching = map.segments.get(first..).unwrap_or_default().iter();
    reaching.take_while(move |segment| segment.output.start < end)
}

/// The way back from a rendered file.
pub(crate) struct Origins<'a> {
    pub(crate) files: &'a Files,
    pub(crate) layers: &'a LayerStack,
    pub(crate) templates: &'a HashMap<String, String>,
    pub(crate) trace: Option<&'a Trace>,
    pub(crate) file: Option<&'a RenderedFile>,
    pub(crate) known: &'a KnownSources,
}

/// Where the atoms of a set were set, by the set: most lines of a render share theirs with others.
pub(crate) type KnownSources = RefCell<HashMap<Taint, Rc<[Source]>>>;

impl Origins<'_> {
    /// The template text that wrote a byte.
    fn template(&self, offset: usize) -> Option<Span> {
        let (name, range) = problems::origin(self.file?.map.as_ref()?, offset)?;
        let file = self.files.find(self.templates.get(&name)?)?;
        Some(Span { file, start: range.start, end: range.end })
    }

    /// Where the values in a range of output came from, highest layer first.
    pub(crate) fn sources(&self, range: Range<usize>) -> Vec<Source> {
        let Some((trace, map)) = self.trace.zip(self.file.and_then(|file| file.map.as_ref()))
        else {
            return Vec::new();
        };
        let mut sources: Vec<Source> = Vec::new();
        for segment in reaching(map, &range) {
            sources.extend_from_slice(&self.sources_of(trace, segment.data));
        }
        chartroom_diagnostics::order::sort_by_key(&mut sources, |source| {
            std::cmp::Reverse(source.layer)
        });
        sources.dedup();
        sources
    }

    fn sources_of(&self, trace: &Trace, taint: Taint) -> Rc<[Source]> {
        if let Some(known) = self.known.borrow().get(&taint) {
            return known.clone();
        }
        let found = inputs(trace, taint, self.layers).into_iter();
        let found: Rc<[Source]> = found.filter_map(|input| input.source(self.layers)).collect();
        self.known.borrow_mut().insert(taint, found.clone());
        found
    }

    /// What random functions had a part in, counted from the start of a range.
    pub(crate) fn random(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let Some((trace, map)) = self.trace.zip(self.file.and_then(|file| file.map.as_ref()))
        else {
            return Vec::new();
        };
        let mut found: Vec<Range<usize>> = Vec::new();
        for segment in reaching(map, &range).filter(|segment| trace.is_random(segment.data)) {
            let start = (segment.output.start as usize).max(range.start) - range.start;
            let end = (segment.output.end as usize).min(range.end) - range.start;
            match found.last_mut().filter(|last| last.end == start) {
                Some(last) => last.end = end,
                None => found.push(start..end),
            }
        }
        found
    }

    pub(crate) fn line(&self, offset: usize) -> OutputLine {
        let line = self.file.map_or("", |file| line_at(&file.text, offset));
        let (end, visible) = (offset + line.len(), line.trim_ascii_start());
        OutputLine {
            template: self.template(if visible.is_empty() { offset } else { end - visible.len() }),
            source: self.sources(offset..end).into_iter().next(),
        }
    }
}

/// The rest of the line from an offset on.
fn line_at(text: &[u8], offset: usize) -> &str {
    let rest = text.get(offset..).unwrap_or_default();
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    std::str::from_utf8(line).unwrap_or_default()
}
