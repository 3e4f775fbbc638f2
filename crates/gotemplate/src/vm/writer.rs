//! The output, with or without a source map.

use super::mapper::{Captured, Mapper, Target, noted_size};
use super::{Step, Vm};
use crate::ast::NodeId;
use crate::map::{Mark, Output};
use crate::pieces::{Piece, segments};
use crate::set::Template;
use crate::trace::{Rule, Taint, Trace};
use crate::{Str, Value};
use std::rc::Rc;

/// Texts that are being written: the output, and those that functions will make a value of.
pub(super) struct Writer {
    text: Vec<u8>,
    outer: Vec<Buffer>,
    pub(super) mapper: Option<Box<Mapper>>,
}

struct Buffer {
    text: Vec<u8>,
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
}

impl Writer {
    pub(super) fn new(map: bool) -> Self {
        let mapper = map.then(Box::default);
        Self { text: Vec::new(), outer: Vec::new(), mapper }
    }

    pub(super) fn finish(mut self) -> Output {
        let map = self.mapper.take().map(|mut mapper| {
            mapper.map.segments = segments(mapper.pieces);
            mapper.map.marks = mapper.marks;
            mapper.map
        });
        Output { text: self.text, map }
    }

    /// Whether what is written goes into the output.
    pub(super) fn is_outermost(&self) -> bool {
        self.outer.is_empty()
    }

    /// Bytes of all texts that are being written, and of what is noted about them.
    pub(super) fn size(&self) -> u64 {
        let noted = self.mapper.as_ref().map_or(0, |mapper| mapper.noted());
        let outer = self.outer.iter().map(|outer| {
            outer.text.len() as u64 + noted_size(outer.pieces.len(), outer.marks.len())
        });
        self.text.len() as u64 + noted + outer.sum::<u64>()
    }

    /// Bytes in the text at hand.
    pub(super) fn position(&self) -> usize {
        self.text.len()
    }

    /// A byte of the text at hand.
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    /// A template is entered; `caller` is the calling node, `base` what its text was computed from, and that text.
    pub(super) fn enter(
        &mut self,
        template: &Rc<Template>,
        caller: Option<(&Rc<Template>, NodeId)>,
        base: (Taint, Option<&Str>),
    ) {
        if let Some(mapper) = &mut self.mapper {
            mapper.enter(template, caller, base);
        }
    }

    /// The template entered last is left.
    pub(super) fn leave(&mut self) {
        if let Some(mapper) = &mut self.mapper {
            mapper.leave();
        }
    }

    /// From now on writes into a new text.
    pub(super) fn capture(&mut self) {
        let Captured { pieces, marks } =
            self.mapper.as_mut().map(|mapper| mapper.take()).unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        self.outer.push(Buffer { text, pieces, marks });
    }

    /// Ends what [`Writer::capture`] began and gives what was written.
    pub(super) fn captured(&mut self) -> (Str, Captured) {
        let outer = self.outer.pop();
        let outer =
            outer.unwrap_or(Buffer { text: Vec::new(), pieces: Vec::new(), marks: Vec::new() });
        let text = std::mem::replace(&mut self.text, outer.text);
        let captured = match &mut self.mapper {
            Some(mapper) => {
                let captured = mapper.take();
                mapper.pieces = outer.pieces;
                mapper.marks = outer.marks;
                captured
            }
            None => Captured::default(),
        };
        (Str::from(text), captured)
    }

    /// Keeps what is known of a text that was written; gives what it was computed from.
    pub(super) fn remember(
        &mut self,
        text: &Str,
        captured: Captured,
        base: Taint,
        trace: Option<&mut Trace>,
    ) -> Taint {
        match self.mapper.as_mut() {
            Some(mapper) => mapper.remember(text, captured, base, trace),
            None => Taint::EMPTY,
        }
    }

    /// Carries what is known about arguments over to the string that a function made of them.
    pub(super) fn carry(
        &mut self,
        rule: Rule,
        (args, taints): (&[Value], &[Taint]),
        (result, total): (&Value, Taint),
        trace: Option<&mut Trace>,
    ) -> Taint {
        match self.mapper.as_mut() {
            Some(mapper) => mapper.carry(rule, (args, taints), (result, total), trace),
            None => total,
        }
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
        let mut taint = self.top_taint();
        let (value, _) = self.pop();
        self.frame.node = node;
        let start = self.writer.text.len();
        let out = &mut self.writer.text;
        match &value {
            Value::Nil => out.extend_from_slice(b"<no value>"),
            Value::Object(object) => out.extend_from_slice(object.action_text().as_bytes()),
            other => {
                let budget = &self.env.budget;
                if let Err(error) = budget.write_display(out, other) {
                    out.truncate(start);
                    self.make_room(error)?;
                    let text = &mut self.writer.text;
                    let written = self.env.budget.write_display(text, other);
                    written.map_err(|error| self.over(error))?;
                }
            }
        }
        if let Some(trace) = self.trace.as_deref_mut() {
            let inside = trace.slots.deep(&value);
            taint = trace.union(taint, inside);
        }
        self.written(node, start, Some((value.as_str(), taint)))
    }

    /// Notes what was written from `start` on: a text of the template, or a value (its text, if it is one, and what
    /// it was computed from).
    fn written(
        &mut self,
        node: NodeId,
        start: usize,
        value: Option<(Option<&Str>, Taint)>,
    ) -> Step {
        let length = self.writer.text.len() - start;
        let before = self.writer.mapper.as_ref().map_or(0, |mapper| mapper.noted());
        if let Some(mapper) = &mut self.writer.mapper {
            let node = self.frame.template.file().node(node);
            let span = node.map_or(0..0, |node| node.start..node.end);
            let target = Target { start: start as u32, length: length as u32, span };
            match value {
                None => mapper.note_text(target, self.trace.as_deref_mut()),
                Some((text, data)) => {
                    mapper.note_value(target, text, data, self.trace.as_deref_mut());
                }
            }
        }
        let noted = self.writer.mapper.as_ref().map_or(0, |mapper| mapper.noted());
        self.charge_written(length, noted.saturating_sub(before))
    }
}
