//! `range`: Go's `walkRange`.

use super::{Step, Vm};
use crate::ast::NodeId;
use crate::budget::Held;
use crate::builtins::{list_items_boxed, map_items_boxed};
use crate::compile::ops::Label;
use crate::trace::Taint;
use crate::{Cause, ExecError, Kind, List, Made, Str, Value, fmt};
use std::rc::Rc;

/// A `range` that is running.
pub(super) struct Loop {
    items: Items,
    /// Variables in scope outside of the body.
    variables: usize,
    /// Dot outside.
    dot: (Value, bool),
    dot_taint: Taint,
    /// What is looped over, and what it was computed from.
    over: (Value, Taint),
    /// Items so far.
    at: usize,
    /// Scopes open around the body.
    pub(super) scopes: usize,
}

/// What is left to loop over.
enum Items {
    List(List, usize),
    Bytes(Rc<[u8]>, usize),
    Map {
        entries: std::vec::IntoIter<(Str, Value)>,
        boxed: bool,
    },
    /// Whole numbers below `end`, of the type that `make` makes.
    Count {
        next: u64,
        end: u64,
        make: fn(u64) -> Value,
    },
}

impl Loop {
    /// Counts what it holds.
    pub(super) fn count(&self, held: &mut Held) {
        held.add(&self.over.0);
        held.add(&self.dot.0);
        if let Items::Map { entries, .. } = &self.items {
            held.bytes += entries.len() as u64 * ENTRY;
            for (key, item) in entries.as_slice() {
                held.add_text(key);
                held.add(item);
            }
        }
    }
}

impl Iterator for Items {
    /// Key, item, and whether the item is held by an `interface {}`.
    type Item = (Value, Value, bool);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Items::List(list, at) => {
                let item = list.items().get(*at)?.clone();
                *at += 1;
                Some((Value::Int(*at as i64 - 1), item, list_items_boxed(list)))
            }
            Items::Bytes(bytes, at) => {
                let byte = *bytes.get(*at)?;
                *at += 1;
                Some((Value::Int(*at as i64 - 1), Value::Uint8(byte), false))
            }
            Items::Map { entries, boxed } => {
                let (key, item) = entries.next()?;
                Some((Value::Str(key), item, *boxed))
            }
            Items::Count { next, end, make } => {
                if next >= end {
                    return None;
                }
                *next += 1;
                Some((Value::Nil, make(*next - 1), false))
            }
        }
    }
}

/// Bytes of an entry of a map that is looped over: its key and its value.
const ENTRY: u64 = 48;

impl Vm<'_> {
    pub(super) fn range_start(&mut self, otherwise: Label, node: NodeId) -> Step {
        let (taint, of_value) = (self.truth_taint(), self.top_taint());
        let (value, _) = self.pop();
        let viewed = value.viewed();
        if let Value::Map(map) = &viewed {
            self.charge(Made::List, map.len() as u64 * ENTRY)?;
        }
        let items = self.items(&viewed, node)?;
        let taken = items.is_some();
        if let Some(items) = items {
            let (variables, dot) = (self.variables.len(), self.frame.dot.clone());
            let dot_taint = self.frame.dot_taint;
            let over = (viewed, of_value);
            self.loops.push(Loop {
                items,
                variables,
                dot,
                dot_taint,
                over,
                at: 0,
                scopes: self.scopes.len(),
            });
        }
        self.decide(node, taken, otherwise, taint);
        Ok(())
    }

    /// What to loop over; None if there is nothing.
    fn items(&self, value: &Value, node: NodeId) -> Step<Option<Items>> {
        let count = |end: i64, make| {
            let end = u64::try_from(end).unwrap_or(0);
            self.count(end, make, value, node)
        };
        match value {
            Value::Nil => Ok(None),
            Value::List(list) => Ok((!list.is_empty()).then(|| Items::List(list.clone(), 0))),
            Value::Bytes(bytes) => {
                Ok((!bytes.is_empty()).then(|| Items::Bytes(Rc::clone(bytes), 0)))
            }
            Value::Map(map) => Ok((!map.is_empty()).then(|| Items::Map {
                entries: map.entries().into_iter(),
                boxed: map_items_boxed(map),
            })),
            Value::Int(end) => count(*end, |number| Value::Int(number as i64)),
            Value::Int64(end) => count(*end, |number| Value::Int64(number as i64)),
            Value::Uint8(end) => count(i64::from(*end), |number| Value::Uint8(number as u8)),
            Value::Uint64(end) => self.count(*end, Value::Uint64, value, node),
            Value::Object(object) => match (object.kind(), object.to_plain()) {
                (Kind::Int | Kind::Int64, Value::Int(end) | Value::Int64(end)) => {
                    count(end, |number| Value::Int64(number as i64))
                }
                // A pointer is followed, as when an action prints it.
                (Kind::Ptr, _) => Err(self.cannot_iterate(value, object.action_text())),
                _ => Err(self.cannot_iterate(value, fmt::display(value))),
            },
            other => Err(self.cannot_iterate(other, fmt::display(other))),
        }
    }

    fn cannot_iterate(&self, value: &Value, shown: Str) -> Box<ExecError> {
        self.failure(Cause::NotIterable { shown, kind: value.kind() })
    }

    fn count(
        &self,
        end: u64,
        make: fn(u64) -> Value,
        value: &Value,
        node: NodeId,
    ) -> Step<Option<Items>> {
        let variables = self.frame.code.loops.get(&node);
        if variables.is_some_and(|variables| variables.names.len() > 1) {
            return Err(self.failure(Cause::OneVariable(fmt::display(value))));
        }
        Ok((end > 0).then_some(Items::Count { next: 0, end, make }))
    }

    pub(super) fn range_next(&mut self, end: Label, node: NodeId) -> Step {
        let Some(running) = self.loops.last_mut() else {
            self.jump(end);
            return Ok(());
        };
        self.variables.truncate(running.variables);
        let Some((key, item, boxed)) = running.items.next() else {
            self.end_loop();
            self.jump(end);
            return Ok(());
        };
        let taint = self.item_taint(&key, &item);
        let code = Rc::clone(&self.frame.code);
        if let Some(variables) =
            code.loops.get(&node).filter(|variables| !variables.names.is_empty())
        {
            // With two variables, the first takes the key; with one, it takes the item.
            let of_key = self.loops.last().map_or(Taint::EMPTY, |running| running.over.1);
            let values = [((key, false), of_key), ((item.clone(), boxed), taint)];
            let skipped = 2usize.saturating_sub(variables.names.len());
            let values = values.into_iter().skip(skipped);
            for (name, (value, taint)) in variables.names.iter().zip(values) {
                if variables.assigns {
                    self.assign(*name, value, taint)?;
                } else {
                    self.set_declared(&variables.names, *name, value, taint);
                }
            }
        }
        self.frame.dot = (item, boxed);
        self.frame.dot_taint = taint;
        Ok(())
    }

    /// What the next item was computed from.
    fn item_taint(&mut self, key: &Value, item: &Value) -> Taint {
        let (Some(running), Some(trace)) = (self.loops.last_mut(), self.trace.as_deref_mut())
        else {
            return Taint::EMPTY;
        };
        let at = running.at;
        running.at += 1;
        let own = match (&running.over.0, key) {
            (Value::Map(map), Value::Str(key)) => trace.slots.entry(map, key.as_bytes(), item),
            (Value::List(list), _) => trace.slots.item(list, at),
            _ => Taint::EMPTY,
        };
        trace.union(own, running.over.1)
    }

    /// Sets a variable that the loop's pipeline declared; these are the last ones before the body.
    fn set_declared(
        &mut self,
        names: &[u32],
        name: u32,
        (value, boxed): (Value, bool),
        taint: Taint,
    ) {
        let index = names.iter().position(|other| *other == name).unwrap_or(0);
        let slot = self.variables.len().saturating_sub(names.len()) + index;
        if let Some(variable) = self.variables.get_mut(slot) {
            variable.value = value;
            variable.boxed = boxed;
            variable.taint = taint;
        }
    }

    pub(super) fn end_loop(&mut self) {
        if let Some(running) = self.loops.pop() {
            self.variables.truncate(running.variables);
            self.frame.dot = running.dot;
            self.frame.dot_taint = running.dot_taint;
        }
    }
}
