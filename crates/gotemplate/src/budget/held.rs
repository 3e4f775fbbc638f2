//! How many bytes values take: those of their own, and those of all that can be reached from some.

use crate::{Map, Str, Value};
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// What an allocation takes besides its content: its counts of holders, and what the allocator keeps.
const HEAD: u64 = 32;
/// A map besides its entries: its tree's root and length, its type.
const MAP: u64 = HEAD + 48;
/// Entries of a leaf of a map's tree, full and at least (std::collections::BTreeMap).
const LEAF: (u64, u64) = (11, 5);
/// A leaf of a map's tree, with its part of the nodes above it.
const NODE: u64 = LEAF.0 * (size_of::<Str>() + size_of::<Value>()) as u64 + HEAD;

pub(super) fn list_size(items: usize) -> u64 {
    HEAD + items as u64 * size_of::<Value>() as u64
}

/// Bytes of a map with so many entries, without their keys and values. One with a single entry has room for eleven.
pub(super) fn map_size(entries: usize) -> u64 {
    let entries = entries as u64;
    let leaves = if entries > LEAF.0 { entries / LEAF.1 } else { entries.min(1) };
    MAP + leaves * NODE
}

fn text_size(text: &Str) -> u64 {
    HEAD + text.len() as u64
}

/// Bytes of a value's own, without those of what it holds.
fn own_size(value: &Value) -> u64 {
    match value {
        Value::Str(text) => text_size(text),
        Value::Bytes(bytes) => HEAD + bytes.len() as u64,
        Value::List(list) => list_size(list.len()),
        Value::Map(map) => map_size(map.len()),
        Value::Object(object) => HEAD + object.size(),
        _ => 0,
    }
}

/// Bytes of a value that was just made, without those of what it holds; 0 for one that others hold too.
pub(crate) fn fresh_size(value: &Value) -> u64 {
    if value.holders() > 1 { 0 } else { own_size(value) }
}

/// Bytes of a value with all that it holds.
pub fn deep_size(value: &Value) -> u64 {
    let mut held = Held::default();
    held.add(value);
    held.bytes
}

/// Counts what can be reached, each thing once.
#[derive(Default)]
pub(crate) struct Held {
    pub(crate) bytes: u64,
    /// Values that were looked at.
    pub(super) visited: u64,
    /// What several hold, by its address.
    seen: FxHashSet<usize>,
    open: Vec<Value>,
}

impl Held {
    /// Counts a value and all that it holds.
    pub(crate) fn add(&mut self, value: &Value) {
        self.look(value);
        while let Some(value) = self.open.pop() {
            match &value {
                Value::List(list) => list.items().iter().for_each(|item| self.look(item)),
                Value::Map(map) => self.entries(map),
                _ => {}
            }
        }
    }

    /// Counts a text.
    pub(crate) fn add_text(&mut self, text: &Str) {
        if text.holders() < 2 || self.seen.insert(text.id()) {
            self.bytes += text_size(text);
        }
    }

    fn look(&mut self, value: &Value) {
        self.visited += 1;
        if value.holders() > 1 && !self.seen.insert(value.address()) {
            return;
        }
        self.bytes += own_size(value);
        if matches!(value, Value::List(_) | Value::Map(_)) {
            self.open.push(value.clone());
        }
    }

    fn entries(&mut self, map: &Map) {
        map.each(|key, item| {
            self.add_text(key);
            self.look(item);
        });
    }
}

impl Value {
    /// How many hold what this value shares; 1 where it shares nothing.
    fn holders(&self) -> usize {
        match self {
            Value::Str(text) => text.holders(),
            Value::Bytes(bytes) => Rc::strong_count(bytes),
            Value::List(list) => list.holders(),
            Value::Map(map) => map.holders(),
            Value::Object(object) => Rc::strong_count(object),
            _ => 1,
        }
    }

    /// Where what this value shares lies.
    fn address(&self) -> usize {
        match self {
            Value::Str(text) => text.id(),
            Value::Bytes(bytes) => bytes.as_ptr() as usize,
            Value::List(list) => list.id(),
            Value::Map(map) => map.id(),
            Value::Object(object) => Rc::as_ptr(object).cast::<u8>() as usize,
            _ => 0,
        }
    }
}
