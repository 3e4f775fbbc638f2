//! Which values each piece of template text looked at when it wrote something.

use chartroom_gotemplate::{Site, Str, Tracer, Value};
use std::collections::HashMap;
use std::ops::Range;

/// A look-up in a map: the map by its [`chartroom_gotemplate::Map::id`], and the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The map.
    pub map: usize,
    /// The key.
    pub key: Str,
}

/// The look-ups of an execution by the node that wrote: name of the text and the node's bytes.
#[derive(Clone, Debug, Default)]
pub struct Reads(HashMap<(Str, Range<u32>), Vec<Read>>);

impl Reads {
    /// What the node at these bytes of a text looked at; nothing for plain text.
    pub fn of(&self, source: &Str, span: &Range<u32>) -> &[Read] {
        self.0.get(&(source.clone(), span.clone())).map_or(&[], Vec::as_slice)
    }

    /// Sets the look-ups of a node.
    fn add(&mut self, source: &Str, span: &Range<u32>, reads: Vec<Read>) {
        let known = self.0.entry((source.clone(), span.clone())).or_default();
        for read in reads {
            if !known.contains(&read) {
                known.push(read);
            }
        }
    }
}

/// Collects [`Reads`] while templates execute.
#[derive(Default)]
pub(super) struct Recorder {
    pub(super) reads: Reads,
    /// Look-ups that nothing has been written with yet.
    pending: Vec<Pending>,
    /// What the blocks around were decided by.
    conditions: Vec<Vec<Read>>,
}

struct Pending {
    depth: usize,
    read: Read,
    /// The map that was found, if it was one: a look-up in it makes this one a mere step.
    found: Option<usize>,
}

impl Recorder {
    /// The look-ups of the node that is done, without mere steps.
    fn take(&mut self, depth: usize) -> Vec<Read> {
        let first = self.pending.iter().position(|pending| pending.depth >= depth);
        let taken = first.map(|first| self.pending.split_off(first)).unwrap_or_default();
        let is_step = |pending: &&Pending| {
            pending.found.is_some_and(|found| taken.iter().any(|other| other.read.map == found))
        };
        taken
            .iter()
            .filter(|pending| !is_step(pending))
            .map(|pending| pending.read.clone())
            .collect()
    }
}

impl Tracer for Recorder {
    fn read(&mut self, site: &Site<'_>, container: &Value, key: &[u8], found: &Value) {
        let Value::Map(map) = container else { return };
        let found = found.as_map().map(|map| map.id());
        let read = Read { map: map.id(), key: key.into() };
        self.pending.push(Pending { depth: site.depth, read, found });
    }

    fn decide(&mut self, site: &Site<'_>, _taken: bool) {
        let reads = self.take(site.depth);
        self.conditions.push(reads);
    }

    fn leave(&mut self) {
        self.conditions.pop();
    }

    fn write(&mut self, site: &Site<'_>, _text: &[u8]) {
        let mut reads = self.take(site.depth);
        if reads.is_empty()
            && site.source.text.as_bytes().get(site.span.start as usize) == Some(&b'{')
        {
            // `{{ . }}` in a `with` or `range` prints what the block was opened with.
            reads = self.conditions.last().cloned().unwrap_or_default();
        }
        if !reads.is_empty() {
            self.reads.add(&site.source.name, &site.span, reads);
        }
    }
}
