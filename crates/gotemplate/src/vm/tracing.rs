//! What the executor tells the trace; without one nothing here does anything.

use super::{Under, Vm};
use crate::ast::{File, NodeId, NodeKind};
use crate::map::Mark;
use crate::trace::{Effects, Taint};
use crate::{Blame, MapType, Str, Value};
use rustc_hash::FxHashSet;
use std::rc::Rc;

impl Vm<'_> {
    /// What the value on top was computed from.
    pub(super) fn top_taint(&self) -> Taint {
        self.taints.last().copied().unwrap_or_default()
    }

    /// What the failure at hand is computed from.
    pub(super) fn blame(&mut self) -> Option<Box<Blame>> {
        let (count, about) = std::mem::take(&mut self.failed);
        let start = self.stack.len().saturating_sub(count.max(1));
        let end = if about > 0 { start + about } else { self.stack.len() };
        let span = self.frame.template.file().node(self.frame.node);
        let span = span.map_or(0..0, |node| node.start..node.end);
        let trace = self.trace.as_deref_mut()?;
        let values = self.stack.get(start..end).unwrap_or_default();
        let taints = self.taints.get(start..end).unwrap_or_default();
        let handed = values.iter().take(about);
        let inside: Vec<Taint> = handed.map(|value| trace.slots.deep(value)).collect();
        let data = trace.union_all(taints.iter().copied().chain(inside));
        let mapper = self.writer.mapper.as_ref();
        let text = mapper.map(|mapper| mapper.of_text(&span, trace)).unwrap_or_default();
        let known = mapper.zip(values.iter().find_map(Value::as_str));
        let known = known.and_then(|(mapper, text)| mapper.strings.get(&text.id()));
        let pieces = known.map_or(&[][..], |known| &known.pieces).iter();
        let pieces = pieces.map(|piece| (piece.range.clone(), piece.data, piece.under)).collect();
        Some(Box::new(Blame { data, text, under: trace.control.current, pieces }))
    }

    /// What the truth of the value on top was computed from.
    pub(super) fn truth_taint(&mut self) -> Taint {
        let own = self.top_taint();
        let (Some(trace), Some(value)) = (self.trace.as_deref_mut(), self.stack.last()) else {
            return own;
        };
        let inside = trace.slots.shape(value);
        trace.union(own, inside)
    }

    /// The innermost decision that is open.
    pub(super) fn under(&self) -> Under {
        self.trace.as_ref().map_or(Under::default(), |trace| trace.control.current)
    }

    /// What a variable is computed from that is given the value on top: also what decided, since it was declared, that
    /// it is given.
    pub(super) fn assigned_taint(&mut self, name: u32) -> Taint {
        let own = self.top_taint();
        if self.trace.is_none() {
            return own;
        }
        let declared = self.find_variable(name).map(|variable| variable.under).unwrap_or_default();
        let Some(trace) = self.trace.as_deref_mut() else { return own };
        let (now, then) = (trace.under(), trace.control(declared));
        let since = trace.slots.taints.without(now, then);
        trace.union(own, since)
    }

    /// Adds to what the value on top was computed from.
    pub(super) fn add_taint(&mut self, taint: Taint) {
        if let (Some(trace), Some(top)) = (self.trace.as_deref_mut(), self.taints.last_mut()) {
            *top = trace.union(*top, taint);
        }
    }

    /// The operands of an `and` or `or` begin.
    pub(super) fn hold(&mut self) {
        if self.trace.is_some() {
            self.held.push(Taint::EMPTY);
        }
    }

    /// An operand did not decide, but its truth counts.
    pub(super) fn hold_top(&mut self) {
        let taint = self.truth_taint();
        if let (Some(trace), Some(held)) = (self.trace.as_deref_mut(), self.held.last_mut()) {
            *held = trace.union(*held, taint);
        }
    }

    /// The operand that is the result is on top.
    pub(super) fn settle(&mut self) {
        if let Some(held) = self.held.pop() {
            self.add_taint(held);
        }
    }

    /// An `if`, `with` or `range` came out.
    pub(super) fn trace_decision(&mut self, node: NodeId, taken: bool, taint: Taint) {
        let file = Rc::clone(self.frame.template.file());
        let span = file.node(node).map_or(0..0, |node| node.start..node.end);
        let start = self.writer.position();
        let Some(trace) = self.trace.as_deref_mut() else { return };
        let of_text = match &self.writer.mapper {
            Some(mapper) => mapper.of_text(&span, trace),
            None => Taint::EMPTY,
        };
        let taint = trace.union(taint, of_text);
        let effects = Effects::known(&file);
        let Some(block) = effects.block(node) else { return };
        let body = (span.end..block.close, block.optional);
        let outer = trace.decide(Some((Rc::clone(&file.source), span)), body, taken, taint);
        if let Some(scope) = self.scopes.last_mut() {
            scope.decided = Some((outer, start));
        }
        if block.exits {
            self.loop_depends(taint);
        }
        if taint.is_empty() {
            return;
        }
        let (variables, changes) = (effects.variables(&block), effects.changes(&block));
        if let Some(trace) = self.trace.as_deref_mut() {
            trace.work += (variables.len() + changes.len()) as u64;
        }
        self.might_assign(variables, taint);
        for change in changes {
            let map = self.simple_value(&file, change.map);
            if let (Some(map), Some(trace)) = (map, self.trace.as_deref_mut()) {
                trace.might_change(&map, change.key.as_ref().map(|key| key.as_bytes()), taint);
            }
        }
    }

    /// Variables might have been assigned under a condition computed from `taint`.
    fn might_assign<'n>(&mut self, names: impl Iterator<Item = &'n Str>, taint: Taint) {
        let mut numbers: FxHashSet<u32> =
            names.filter_map(|name| self.frame.code.name(name.as_bytes())).collect();
        let Some(trace) = self.trace.as_deref_mut() else { return };
        let own = self.variables.get_mut(self.frame.variables..).unwrap_or_default();
        // All are looked for at once: the innermost of each name is the one.
        for variable in own.iter_mut().rev() {
            if numbers.is_empty() {
                break;
            }
            trace.work += 1;
            if numbers.remove(&variable.name) {
                variable.taint = trace.union(variable.taint, taint);
            }
        }
    }

    /// The value of a variable, dot, or fields of one, as it is now.
    fn simple_value(&mut self, file: &Rc<File>, node: NodeId) -> Option<Value> {
        let found = file.node(node)?;
        let text = file.source.slice(found.start..found.end);
        let mut parts = text.split(|byte| *byte == b'.');
        let first = parts.next()?;
        let mut value = match found.kind {
            NodeKind::Dot => return Some(self.frame.dot.0.clone()),
            NodeKind::Field => self.frame.dot.0.clone(),
            NodeKind::Variable => {
                let name = self.frame.code.name(first)?;
                self.find_variable(name)?.value.clone()
            }
            _ => return None,
        };
        for key in parts {
            value = match value {
                Value::Map(map) if map.map_type() != MapType::Files => map.get(key)?,
                _ => return None,
            };
        }
        Some(value)
    }

    /// What comes later in the innermost loop stands under this too: a `break` or `continue` might have come first.
    fn loop_depends(&mut self, taint: Taint) {
        let Some(first) = self.loops.last().map(|running| running.scopes) else { return };
        let Some(trace) = self.trace.as_deref_mut() else { return };
        let now = trace.control.current;
        // It stays open until the loop itself is over, however many blocks end before.
        for (outer, _) in self.scopes.iter_mut().skip(first).filter_map(|one| one.decided.as_mut())
        {
            trace.control.current = *outer;
            trace.decide(None, (0..0, false), true, taint);
            *outer = trace.control.current;
        }
        trace.control.current = now;
    }

    /// The `if`, `with` or `range` decided last is over.
    pub(super) fn trace_leave(&mut self, outer: Under, start: usize) {
        let at = self.writer.position();
        let Some(trace) = self.trace.as_deref_mut() else { return };
        let under = trace.control.current;
        trace.control.current = outer;
        let breaks_line = self.writer.byte(start) == Some(b'\n');
        let Some(mapper) = &mut self.writer.mapper else { return };
        let unwritten = at == start;
        // Without the block, what follows it would stand on the line before.
        if breaks_line {
            mapper.marks.push(Mark { at: start as u32, data: Taint::EMPTY, under });
        }
        let ended_loop = !unwritten && trace.decision(under).is_some_and(is_range);
        if unwritten || ended_loop {
            mapper.marks.push(Mark { at: at as u32, data: Taint::EMPTY, under });
        }
    }
}

/// Whether a decision is that of a `range`, which might have gone on.
fn is_range(decision: &crate::trace::Decision) -> bool {
    decision.site.as_ref().is_some_and(|(source, span)| {
        let head = source.slice(span.clone());
        let head = head.strip_prefix(b"{{").unwrap_or(head);
        let head = head.strip_prefix(b"-").unwrap_or(head);
        head.trim_ascii_start().starts_with(b"range")
    })
}
