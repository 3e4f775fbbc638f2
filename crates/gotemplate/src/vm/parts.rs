//! Texts that functions write, read or cut up part by part (`toYaml`, `fromYaml`, `splitList`).

use super::mapper::{Mapper, whole};
use crate::map::Mark;
use crate::pieces::{Known, Piece, carry_marks, carry_pieces, cut_at, merge, within};
use crate::trace::{Scope, Taint, Trace};
use crate::{List, Str, Value};
use std::ops::Range;
use std::rc::Rc;

impl Mapper {
    /// A text that was cut into parts; gives what the list as a whole was computed from.
    pub(super) fn split_text(
        &mut self,
        (args, taints): (&[Value], &[Taint]),
        (parts, total): (&List, Taint),
        trace: &mut Trace,
    ) -> Taint {
        let text = args.last().and_then(Value::as_str);
        let Some(known) = text.and_then(|text| self.strings.get(&text.id())).map(Rc::clone) else {
            return total;
        };
        let mut at = 0;
        let mut of_parts = Vec::new();
        for part in parts.items() {
            let Some(part) = part.as_str() else { return total };
            let Some(one) = cut_at(known.text.as_bytes(), at, part.as_bytes()) else {
                return total;
            };
            at = one.from.end as usize;
            let moved = [one];
            let pieces = carry_pieces(&known.pieces, &moved);
            let within = |mark: &&Mark| {
                moved.iter().all(|one| one.from.start <= mark.at && mark.at <= one.from.end)
            };
            let marks: Vec<Mark> = known.marks.iter().filter(within).cloned().collect();
            let marks = carry_marks(&marks, &moved);
            let own = pieces.iter().map(|piece| (piece.data, piece.under));
            let own = own.chain(marks.iter().map(|mark| (mark.data, mark.under)));
            let whole = whole(own.chain([(known.filler, Scope::default())]), trace);
            of_parts.push(whole);
            if !pieces.is_empty() || !marks.is_empty() {
                let (text, filler) = (part.clone(), known.filler);
                self.know(Known { text, pieces, marks, whole, filler });
            }
        }
        let rest = trace.slots.taints.without(total, known.whole);
        trace.slots.set_items(parts, of_parts);
        // How many parts there are depends on what might stand in the text.
        let marks = whole(known.marks.iter().map(|mark| (mark.data, mark.under)), trace);
        let list = Value::List(parts.clone());
        let shape = trace.union(marks, taints.first().copied().unwrap_or_default());
        trace.slots.add_shape(&list, shape);
        rest
    }

    /// A text that a function wrote part by part.
    pub(super) fn write_parts(
        &mut self,
        text: &Str,
        args: &[Value],
        taints: &[Taint],
        total: Taint,
        trace: &mut Trace,
    ) {
        let Some(value) =
            args.last().filter(|value| matches!(value, Value::Map(_) | Value::List(_)))
        else {
            return;
        };
        if self.strings.contains_key(&text.id()) || total.is_empty() {
            return;
        }
        let around = taints.last().copied().unwrap_or_default();
        if total == around {
            // Every part is computed from the same.
            return;
        }
        let parts = trace.layout(text);
        if parts.is_empty() {
            return;
        }
        let under = trace.control.current;
        let (mut pieces, mut marks) = (Vec::new(), Vec::new());
        for (range, own) in trace.written((text.as_bytes(), &parts), value) {
            let data = trace.union(own, around);
            if range.is_empty() {
                marks.push(Mark { at: range.start, data, under });
            } else {
                pieces.push(Piece { range, origin: None, data, under });
            }
        }
        let mut ordered = Vec::new();
        let overlapping = merge(&mut ordered, pieces);
        let overlapping = overlapping.into_iter().map(|piece| piece.data);
        let filler = trace.union_all(overlapping.chain([around]));
        self.know(Known { text: text.clone(), pieces: ordered, marks, whole: total, filler });
    }

    /// A value that a function read from a text; gives what the value as a whole was computed from.
    pub(super) fn read_parts(
        &mut self,
        args: &[Value],
        result: &Value,
        total: Taint,
        trace: &mut Trace,
    ) -> Taint {
        let text = args.first().and_then(Value::as_str);
        let Some(known) = text.and_then(|text| self.strings.get(&text.id())).map(Rc::clone) else {
            return total;
        };
        let (common, is_all) = common(&known.pieces, trace);
        let rest = trace.slots.taints.without(total, known.whole);
        let marks = known.marks.iter().map(|mark| (mark.data, mark.under));
        let marks = whole(marks, trace);
        let taint = trace.union_all([rest, marks, known.filler, common]);
        if is_all {
            return taint;
        }
        let parts = trace.layout(&known.text);
        if parts.is_empty() {
            return total;
        }
        let mut of = |trace: &mut Trace, range: Range<u32>| {
            let pieces = within(&known.pieces, &range).map(|piece| (piece.data, piece.under));
            whole(pieces, trace)
        };
        trace.read_text((known.text.as_bytes(), &parts), (result, total, common), &mut of);
        taint
    }
}

/// Kinds of pieces that are told apart to find what they have in common.
const MAX_KINDS: usize = 16;

/// What all pieces of a text are computed from, and whether that is all that any of them is computed from. The taint of
/// the text as a whole says it, so that it need not be noted for each place of what is read from the text: most of a
/// file that went through `tpl` is the file itself.
fn common(pieces: &[Piece], trace: &mut Trace) -> (Taint, bool) {
    let mut kinds: Vec<(Taint, Scope)> = Vec::new();
    for piece in pieces {
        let kind = (piece.data, piece.under);
        if kinds.last() != Some(&kind) && !kinds.contains(&kind) {
            if kinds.len() == MAX_KINDS {
                return (Taint::EMPTY, false);
            }
            kinds.push(kind);
        }
    }
    let taints: Vec<Taint> =
        kinds.into_iter().map(|kind| whole([kind].into_iter(), trace)).collect();
    let least = taints.iter().min_by_key(|taint| trace.atoms(**taint).len());
    let least = least.copied().unwrap_or_default();
    if taints.iter().any(|taint| !trace.slots.taints.without(least, *taint).is_empty()) {
        return (Taint::EMPTY, false);
    }
    (least, taints.iter().all(|taint| *taint == least))
}
