//! The source map while it is made: which node wrote what, what is known of the strings at hand, and, with a trace,
//! what each piece was computed from.

use crate::ast::{NodeId, Source};
use crate::map::{Call, Mark, Origin, SourceMap};
use crate::pieces::{
    Known, Piece, carry_marks, carry_pieces, end, lost, merge, moves, push_piece, within,
};
use crate::set::Template;
use crate::trace::{Rule, Scope, Taint, Trace};
use crate::{Str, Value};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::rc::Rc;

/// What was written into a text, piece by piece.
#[derive(Default)]
pub(super) struct Captured {
    pub(super) pieces: Vec<Piece>,
    pub(super) marks: Vec<Mark>,
}

/// Bytes of so many pieces and marks.
pub(super) fn noted_size(pieces: usize, marks: usize) -> u64 {
    (pieces * size_of::<Piece>() + marks * size_of::<Mark>()) as u64
}

/// What a source map needs.
#[derive(Default)]
pub(super) struct Mapper {
    pub(super) pieces: Vec<Piece>,
    pub(super) marks: Vec<Mark>,
    pub(super) map: SourceMap,
    /// Indexes of sources by address; the map keeps them alive.
    sources: FxHashMap<usize, u32>,
    frames: Vec<Frame>,
    /// What is known of strings, by their identity.
    pub(super) strings: FxHashMap<usize, Rc<Known>>,
    /// Bytes of those, and of the texts that the map keeps.
    kept: u64,
    /// Steps of looking for texts in others since it was asked.
    work: u64,
}

/// A template that is executing.
struct Frame {
    source: u32,
    /// The call that led to it.
    call: Option<u32>,
    /// What its text was computed from.
    base: Taint,
    /// The same, piece by piece, of a text that was made while rendering.
    text: Option<Rc<Known>>,
}

/// A stretch of output and the node that wrote it.
pub(super) struct Target {
    pub(super) start: u32,
    pub(super) length: u32,
    pub(super) span: Range<u32>,
}

impl Target {
    fn piece(&self, origin: Option<Origin>, data: Taint, under: Scope) -> Piece {
        Piece { range: self.start..self.start + self.length, origin, data, under }
    }
}

/// Bytes of the tables of a known text or a source, without what is in them.
const TABLES: u64 = 160;

impl Mapper {
    /// Bytes of what is kept besides the text at hand.
    pub(super) fn size(&self) -> u64 {
        self.kept + (self.map.calls.len() * size_of::<Call>()) as u64
    }

    /// Bytes of what is noted of the text at hand.
    pub(super) fn noted(&self) -> u64 {
        noted_size(self.pieces.len(), self.marks.len())
    }

    /// The steps since it was asked last.
    pub(super) fn take_work(&mut self) -> u64 {
        std::mem::take(&mut self.work)
    }

    pub(super) fn take(&mut self) -> Captured {
        Captured {
            pieces: std::mem::take(&mut self.pieces),
            marks: std::mem::take(&mut self.marks),
        }
    }

    pub(super) fn enter(
        &mut self,
        template: &Rc<Template>,
        caller: Option<(&Rc<Template>, NodeId)>,
        (base, text): (Taint, Option<&Str>),
    ) {
        let source = self.source(&template.file().source);
        let call = caller.and_then(|caller| self.call(template, caller));
        let text = text.filter(|text| text.id() == template.file().source.text.id());
        let text = text.and_then(|text| self.strings.get(&text.id())).map(Rc::clone);
        self.frames.push(Frame { source, call, base, text });
    }

    pub(super) fn leave(&mut self) {
        self.frames.pop();
    }

    fn source(&mut self, source: &Rc<Source>) -> u32 {
        let sources = &mut self.map.sources;
        *self.sources.entry(Rc::as_ptr(source) as usize).or_insert_with(|| {
            sources.push(Rc::clone(source));
            self.kept += TABLES + source.text.len() as u64;
            sources.len() as u32 - 1
        })
    }

    fn call(
        &mut self,
        template: &Template,
        (caller, node): (&Rc<Template>, NodeId),
    ) -> Option<u32> {
        let Frame { source, call, .. } = *self.frames.last()?;
        let span = caller.file().node(node).map_or(0..0, |node| node.start..node.end);
        self.map.calls.push(Call { source, span, template: template.name().clone(), parent: call });
        Some(self.map.calls.len() as u32 - 1)
    }

    /// What a node at these bytes of the executing template was computed from, by the template's own text.
    pub(super) fn of_text(&self, span: &Range<u32>, trace: &mut Trace) -> Taint {
        let Some(frame) = self.frames.last() else { return Taint::EMPTY };
        let Some(known) = &frame.text else { return frame.base };
        let rest = trace.slots.taints.without(frame.base, known.whole);
        let mut all = vec![rest];
        for piece in within(&known.pieces, span) {
            all.extend([piece.data, trace.control(piece.under)]);
        }
        if all.len() == 1 {
            all.push(known.filler);
        }
        trace.union_all(all)
    }

    fn own(&self, span: &Range<u32>, literal: bool) -> Option<Origin> {
        let Frame { source, call, .. } = *self.frames.last()?;
        Some(Origin { source, span: span.clone(), literal, call })
    }

    /// Notes text of the template itself.
    pub(super) fn note_text(&mut self, target: Target, trace: Option<&mut Trace>) {
        let own = self.own(&target.span, true);
        let Some(frame) = self.frames.last() else { return };
        let Some(known) = frame.text.clone() else {
            let (data, under) =
                trace.map_or_else(Default::default, |trace| (frame.base, trace.control.current));
            return push_piece(&mut self.pieces, target.piece(own, data, under));
        };
        let base = frame.base;
        // Of a text that was made while rendering, what is known of it counts: who wrote it first.
        let pieces: Vec<Piece> =
            within(&known.pieces, &target.span).map(|piece| piece.cut(&target.span, 0)).collect();
        let Some(trace) = trace else { return self.place_plain(target, own, &pieces) };
        let rest = trace.slots.taints.without(base, known.whole);
        let filler = trace.union(known.filler, rest);
        self.place(target, own, &pieces, (filler, rest), trace);
    }

    /// Notes a value that was printed.
    pub(super) fn note_value(
        &mut self,
        target: Target,
        text: Option<&Str>,
        data: Taint,
        trace: Option<&mut Trace>,
    ) {
        let known = text.and_then(|text| self.strings.get(&text.id())).map(Rc::clone);
        let own = self.own(&target.span, false);
        let Some(trace) = trace else {
            let pieces = known.as_ref().map_or(&[][..], |known| &known.pieces);
            return self.place_plain(target, own, pieces);
        };
        let base = self.of_text(&target.span, trace);
        // Empty strings may share their identity, so that what is known of one is not of the other.
        let Some(known) = known.filter(|_| target.length > 0) else {
            let all = trace.union(data, base);
            if target.length == 0 && !all.is_empty() {
                let under = trace.control.current;
                return self.marks.push(Mark { at: target.start, data: all, under });
            }
            return self.place(target, own, &[], (all, all), trace);
        };
        let rest = trace.slots.taints.without(data, known.whole);
        let rest = trace.union(rest, base);
        let filler = trace.union(known.filler, rest);
        let (start, under) = (target.start, trace.control.current);
        for mark in &known.marks {
            let (data, under) = (trace.union(mark.data, rest), trace.join(mark.under, under));
            self.marks.push(Mark { at: start + mark.at, data, under });
        }
        self.place(target, own, &known.pieces, (filler, rest), trace);
    }

    /// Without a trace.
    fn place_plain(&mut self, target: Target, own: Option<Origin>, pieces: &[Piece]) {
        let (data, under) = (Taint::EMPTY, Scope::default());
        let whole = target.piece(own, data, under);
        let mut at = target.start;
        for piece in pieces {
            let range = target.start + piece.range.start..target.start + piece.range.end;
            push_piece(&mut self.pieces, whole.cut(&(at..range.start), at));
            at = range.end;
            let origin = piece.origin.clone().or_else(|| whole.cut(&range, 0).origin);
            push_piece(&mut self.pieces, Piece { range, origin, data, under });
        }
        push_piece(&mut self.pieces, whole.cut(&(at..whole.range.end), at));
    }

    /// Places the pieces of a text, and what is between them; `rest` is added to all.
    fn place(
        &mut self,
        target: Target,
        own: Option<Origin>,
        pieces: &[Piece],
        (filler, rest): (Taint, Taint),
        trace: &mut Trace,
    ) {
        let current = trace.control.current;
        let whole = target.piece(own, filler, current);
        let mut at = target.start;
        for piece in pieces {
            let range = target.start + piece.range.start..target.start + piece.range.end;
            push_piece(&mut self.pieces, whole.cut(&(at..range.start), at));
            at = range.end;
            let origin = piece.origin.clone().or_else(|| whole.cut(&range, 0).origin);
            let data = trace.union(piece.data, rest);
            let under = trace.join(piece.under, current);
            push_piece(&mut self.pieces, Piece { range, origin, data, under });
        }
        push_piece(&mut self.pieces, whole.cut(&(at..whole.range.end), at));
    }

    /// Keeps what is known of a text that was written; gives what it was computed from.
    pub(super) fn remember(
        &mut self,
        text: &Str,
        captured: Captured,
        base: Taint,
        trace: Option<&mut Trace>,
    ) -> Taint {
        let Captured { pieces, marks } = captured;
        if pieces.is_empty() && marks.is_empty() {
            return base;
        }
        let whole = match trace {
            None => Taint::EMPTY,
            Some(trace) => {
                let pieces = pieces.iter().map(|piece| (piece.data, piece.under));
                let marks = marks.iter().map(|mark| (mark.data, mark.under));
                whole(pieces.chain(marks).chain([(base, Scope::default())]), trace)
            }
        };
        let filler = Taint::EMPTY;
        self.know(Known { text: text.clone(), pieces, marks, whole, filler });
        whole
    }

    pub(super) fn know(&mut self, known: Known) {
        let noted = noted_size(known.pieces.len(), known.marks.len());
        self.kept += TABLES + known.text.len() as u64 + noted;
        self.strings.insert(known.text.id(), Rc::new(known));
    }

    /// Carries what is known about arguments over to the result; gives what the result was computed from.
    pub(super) fn carry(
        &mut self,
        rule: Rule,
        (args, taints): (&[Value], &[Taint]),
        (result, total): (&Value, Taint),
        trace: Option<&mut Trace>,
    ) -> Taint {
        match (rule, trace, result) {
            (Rule::Write, Some(trace), Value::Str(text)) => {
                self.write_parts(text, args, taints, total, trace);
                total
            }
            (Rule::Read, Some(trace), Value::Map(_) | Value::List(_)) => {
                self.read_parts(args, result, total, trace)
            }
            (Rule::Split, Some(trace), Value::List(parts)) => {
                self.split_text((args, taints), (parts, total), trace)
            }
            (_, trace, Value::Str(text)) => {
                self.carry_text(rule, (args, taints), (text, total), trace);
                total
            }
            _ => total,
        }
    }

    fn carry_text(
        &mut self,
        rule: Rule,
        (args, taints): (&[Value], &[Taint]),
        (result, total): (&Str, Taint),
        mut trace: Option<&mut Trace>,
    ) {
        if self.strings.is_empty() || self.strings.contains_key(&result.id()) {
            return;
        }
        let is_known =
            |arg: &Value| arg.as_str().is_some_and(|text| self.strings.contains_key(&text.id()));
        let items = match (rule, args) {
            (Rule::Concat, [_, Value::List(list)]) => list.items(),
            _ => args,
        };
        if !items.iter().any(is_known) {
            return;
        }
        let (mut pieces, mut marks, mut left) = (Vec::new(), Vec::new(), Vec::new());
        let (mut next, mut done) = (0, 0);
        for (index, arg) in items.iter().enumerate() {
            let known = arg.as_str().and_then(|text| self.strings.get(&text.id()));
            let Some(known) = known else {
                left.push((taints.get(index).copied().unwrap_or_default(), Scope::default()));
                // Only what is between the pieces of a text is computed from all that is in the other arguments.
                if let Some(trace) = trace.as_deref_mut().filter(|_| rule == Rule::Text) {
                    left.push((trace.slots.deep(arg), Scope::default()));
                }
                continue;
            };
            let moved = moves(known.text.as_bytes(), result.as_bytes(), next);
            next = end(&moved);
            done += known.text.len() + result.len() + known.pieces.len();
            let overlapping = merge(&mut pieces, carry_pieces(&known.pieces, &moved));
            marks.extend(carry_marks(&known.marks, &moved));
            let gone = lost(known.text.as_bytes(), &known.pieces, &moved);
            left.extend(gone.map(|piece| (piece.data, piece.under)));
            left.extend(overlapping.iter().map(|piece| (piece.data, piece.under)));
            left.push((known.filler, Scope::default()));
            if let Some(trace) = trace.as_deref_mut() {
                let of_holder = taints.get(index).copied().unwrap_or_default();
                left.push((trace.slots.taints.without(of_holder, known.whole), Scope::default()));
            }
        }
        self.work += done as u64 / 16;
        let filler = match trace {
            None => Taint::EMPTY,
            Some(_) if rule != Rule::Text => {
                pieces.iter_mut().for_each(|piece| piece.data = total);
                total
            }
            Some(trace) => {
                let filler = whole(left.into_iter(), trace);
                if !filler.is_empty() {
                    // The text between the pieces may be gone (`printf "%s-%s" "" $x | trimPrefix "-"`).
                    let under = trace.control.current;
                    marks.push(Mark { at: 0, data: filler, under });
                }
                filler
            }
        };
        chartroom_diagnostics::order::sort_by_key(&mut marks, |mark| mark.at);
        if !pieces.is_empty() || !marks.is_empty() {
            self.know(Known { text: result.clone(), pieces, marks, whole: total, filler });
        }
    }
}

/// All that pieces were computed from, and what they stand under beyond what is open now.
pub(super) fn whole(pieces: impl Iterator<Item = (Taint, Scope)>, trace: &mut Trace) -> Taint {
    let under = trace.under();
    let (mut all, mut last) = (std::mem::take(&mut trace.many), Scope::default());
    for (data, scope) in pieces {
        if all.last() != Some(&data) {
            all.push(data);
        }
        if scope != last {
            last = scope;
            let control = trace.control(scope);
            all.push(trace.slots.taints.without(control, under));
        }
    }
    let whole = trace.union_all(all.drain(..));
    trace.many = all;
    whole
}
