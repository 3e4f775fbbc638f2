//! The output, with or without a source map.

use super::{Step, Vm};
use crate::ast::{NodeId, Source};
use crate::map::{Call, Origin, Output, Segment, SourceMap, carry, push_segment};
use crate::set::Template;
use crate::{Limit, Str, Value, fmt};
use std::collections::HashMap;
use std::rc::Rc;

/// Texts that are being written: the output, and those that functions will make a value of.
pub(super) struct Writer {
    text: Vec<u8>,
    outer: Vec<Buffer>,
    written: usize,
    mapper: Option<Box<Mapper>>,
}

struct Buffer {
    text: Vec<u8>,
    segments: Vec<Segment>,
}

/// What a source map needs.
#[derive(Default)]
struct Mapper {
    segments: Vec<Segment>,
    map: SourceMap,
    /// Indexes of sources by address; the map keeps them alive.
    sources: HashMap<*const Source, u32>,
    /// For every frame the source it executes and the call that led to it.
    frames: Vec<(u32, Option<u32>)>,
    /// Segments of strings by their identity, and the string, so that its identity is not given away.
    strings: HashMap<usize, (Str, Rc<[Segment]>)>,
}

impl Writer {
    pub(super) fn new(map: bool) -> Self {
        let mapper = map.then(Box::default);
        Self { text: Vec::new(), outer: Vec::new(), written: 0, mapper }
    }

    pub(super) fn finish(mut self) -> Output {
        let map = self.mapper.take().map(|mut mapper| {
            mapper.map.segments = mapper.segments;
            mapper.map
        });
        Output { text: self.text, map }
    }

    /// A template is entered; `caller` is the calling node.
    pub(super) fn enter(
        &mut self,
        template: &Rc<Template>,
        caller: Option<(&Rc<Template>, NodeId)>,
    ) {
        if let Some(mapper) = &mut self.mapper {
            let source = mapper.source(&template.file().source);
            let call = caller.and_then(|caller| mapper.call(template, caller));
            mapper.frames.push((source, call));
        }
    }

    /// The template entered last is left.
    pub(super) fn leave(&mut self) {
        if let Some(mapper) = &mut self.mapper {
            mapper.frames.pop();
        }
    }

    /// From now on writes into a new text.
    pub(super) fn capture(&mut self) {
        let segments = self.mapper.as_mut().map(|mapper| std::mem::take(&mut mapper.segments));
        let text = std::mem::take(&mut self.text);
        self.outer.push(Buffer { text, segments: segments.unwrap_or_default() });
    }

    /// Ends what [`Writer::capture`] began and gives what was written.
    pub(super) fn captured(&mut self) -> (Str, Vec<Segment>) {
        let outer = self.outer.pop().unwrap_or(Buffer { text: Vec::new(), segments: Vec::new() });
        let text = std::mem::replace(&mut self.text, outer.text);
        let segments = match &mut self.mapper {
            Some(mapper) => std::mem::replace(&mut mapper.segments, outer.segments),
            None => Vec::new(),
        };
        (Str::from(text), segments)
    }

    /// Keeps the segments of a string.
    pub(super) fn remember(&mut self, text: &Str, segments: Vec<Segment>) {
        if let Some(mapper) = self.mapper.as_mut().filter(|_| !segments.is_empty()) {
            mapper.strings.insert(text.id(), (text.clone(), segments.into()));
        }
    }

    /// Carries what is known about arguments over to the string that a function made of them.
    pub(super) fn carry(&mut self, args: &[Value], result: &Value) {
        let (Some(mapper), Value::Str(result)) = (&mut self.mapper, result) else {
            return;
        };
        if mapper.strings.is_empty() || mapper.strings.contains_key(&result.id()) {
            return;
        }
        let mut all: Vec<Segment> = Vec::new();
        for text in args.iter().filter_map(Value::as_str) {
            if let Some((text, segments)) = mapper.strings.get(&text.id()) {
                merge(&mut all, carry(text.as_bytes(), segments, result.as_bytes()));
            }
        }
        self.remember(result, all);
    }
}

/// Adds segments that do not overlap the ones at hand.
fn merge(all: &mut Vec<Segment>, more: Vec<Segment>) {
    for segment in more {
        let at = all.partition_point(|other| other.output.end <= segment.output.start);
        let free = all.get(at).is_none_or(|next| segment.output.end <= next.output.start);
        if free {
            all.insert(at, segment);
        }
    }
}

impl Mapper {
    fn source(&mut self, source: &Rc<Source>) -> u32 {
        let sources = &mut self.map.sources;
        *self.sources.entry(Rc::as_ptr(source)).or_insert_with(|| {
            sources.push(Rc::clone(source));
            sources.len() as u32 - 1
        })
    }

    fn call(
        &mut self,
        template: &Template,
        (caller, node): (&Rc<Template>, NodeId),
    ) -> Option<u32> {
        let (source, parent) = *self.frames.last()?;
        let span = caller.file().node(node).map_or(0..0, |node| node.start..node.end);
        self.map.calls.push(Call { source, span, template: template.name().clone(), parent });
        Some(self.map.calls.len() as u32 - 1)
    }

    /// Notes that a node of the executing template writes `text` at `start`; where the text is known, its own
    /// origins stay.
    fn note(
        &mut self,
        start: usize,
        length: usize,
        span: std::ops::Range<u32>,
        text: Option<&Str>,
    ) {
        let Some((source, call)) = self.frames.last().copied() else {
            return;
        };
        let base = start as u32;
        let end = base + length as u32;
        let own = Origin { source, span, call };
        let known = text
            .and_then(|text| self.strings.get(&text.id()))
            .map(|(_, segments)| Rc::clone(segments));
        let mut at = base;
        for segment in known.iter().flat_map(|segments| segments.iter()) {
            let moved = base + segment.output.start..base + segment.output.end;
            push_segment(&mut self.segments, at..moved.start, own.clone());
            at = moved.end;
            push_segment(&mut self.segments, moved, segment.origin.clone());
        }
        push_segment(&mut self.segments, at..end, own);
    }
}

impl Vm<'_> {
    pub(super) fn write_text(&mut self, node: NodeId) -> Step {
        let template = Rc::clone(&self.frame.template);
        let file = template.file();
        let Some(span) = file.node(node).map(|node| node.start..node.end) else {
            return Ok(());
        };
        let start = self.writer.text.len();
        self.writer.text.extend_from_slice(file.source.slice(span));
        self.written(node, start, None)
    }

    /// Writes the value on top, as Go's `printValue`.
    pub(super) fn print(&mut self, node: NodeId) -> Step {
        let (value, _) = self.pop();
        self.frame.node = node;
        let start = self.writer.text.len();
        let out = &mut self.writer.text;
        match &value {
            Value::Nil => out.extend_from_slice(b"<no value>"),
            Value::Object(object) => out.extend_from_slice(object.action_text().as_bytes()),
            other => fmt::write_display(out, other),
        }
        self.written(node, start, value.as_str())
    }

    fn written(&mut self, node: NodeId, start: usize, text: Option<&Str>) -> Step {
        let length = self.writer.text.len() - start;
        self.writer.written += length;
        if self.writer.written > self.options.max_output {
            return Err(self.limit(Limit::Output(self.options.max_output)));
        }
        if let Some(mapper) = &mut self.writer.mapper {
            let node = self.frame.template.file().node(node);
            let span = node.map_or(0..0, |node| node.start..node.end);
            mapper.note(start, length, span, text);
        }
        let Some(tracer) = self.tracer.as_deref_mut() else {
            return Ok(());
        };
        let site = self.frame.site(node, self.frames.len());
        tracer.write(&site, self.writer.text.get(start..).unwrap_or(&[]));
        Ok(())
    }
}
