//! What stands under which condition.

use super::Trace;
use super::taint::{FxHashMap, Taint};
use crate::Value;
use crate::ast::Source;
use std::ops::Range;
use std::rc::Rc;

/// The number of a decision; 0 is under none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope(pub(crate) u32);

impl Scope {
    /// The number.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A condition and how it came out.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The `if`, `with` or `range`, with the bytes of its opening action; None for what the caller said before.
    pub site: Option<(Rc<Source>, Range<u32>)>,
    /// The bytes between that action and the one that closes the block.
    pub body: Range<u32>,
    /// The block has something to print and no `else`: when the condition does not hold, something is left out.
    pub optional: bool,
    /// Whether the condition held, or there was something to loop over.
    pub taken: bool,
    /// What the condition is computed from.
    pub taint: Taint,
    /// That and what is around it.
    pub all: Taint,
    /// The decision around it.
    pub parent: Scope,
    /// For text that was written under one condition and put under another: the other.
    pub joined: Scope,
}

#[derive(Default)]
pub(crate) struct Control {
    decisions: Vec<Decision>,
    /// The innermost that is open.
    pub(crate) current: Scope,
    joins: FxHashMap<(u32, u32), Scope>,
}

impl Control {
    /// Bytes of all decisions.
    pub(crate) fn size(&self) -> u64 {
        (self.decisions.len() * size_of::<Decision>() + self.joins.len() * 32) as u64
    }

    pub(crate) fn get(&self, scope: Scope) -> Option<&Decision> {
        self.decisions.get(scope.0.checked_sub(1)? as usize)
    }

    /// All that a scope stands under.
    pub(crate) fn all(&self, scope: Scope) -> Taint {
        self.get(scope).map_or(Taint::EMPTY, |decision| decision.all)
    }

    fn push(&mut self, decision: Decision) -> Scope {
        self.decisions.push(decision);
        Scope(self.decisions.len() as u32)
    }

    /// Whether `inner` stands under `outer`. Decisions around one have smaller numbers.
    fn is_inside(&self, inner: Scope, outer: Scope) -> bool {
        let mut at = inner;
        while at > outer {
            at = self.get(at).map_or(Scope(0), |decision| decision.parent);
        }
        at == outer
    }

    pub(crate) fn decisions(&self) -> impl Iterator<Item = (Scope, &Decision)> {
        (1..).map(Scope).zip(&self.decisions)
    }
}

impl Trace {
    /// What everything from here on stands under.
    pub(crate) fn under(&self) -> Taint {
        self.control.all(self.control.current)
    }

    /// Opens a decision; gives what was open before.
    pub(crate) fn decide(
        &mut self,
        site: Option<(Rc<Source>, Range<u32>)>,
        (body, optional): (Range<u32>, bool),
        taken: bool,
        taint: Taint,
    ) -> Scope {
        let parent = self.control.current;
        let around = self.control.all(parent);
        let all = self.slots.taints.union(taint, around);
        let decision =
            Decision { site, body, optional, taken, taint, all, parent, joined: Scope(0) };
        self.control.current = self.control.push(decision);
        parent
    }

    /// The scope of something written under `inner` and put where `outer` is open.
    pub(crate) fn join(&mut self, inner: Scope, outer: Scope) -> Scope {
        if self.control.is_inside(inner, outer) {
            return inner;
        }
        if self.control.is_inside(outer, inner) {
            return outer;
        }
        let key = (inner.0, outer.0);
        if let Some(known) = self.control.joins.get(&key) {
            return *known;
        }
        let (a, b) = (self.control.all(inner), self.control.all(outer));
        let all = self.slots.taints.union(a, b);
        let joined = self.control.push(Decision {
            site: None,
            body: 0..0,
            optional: false,
            taken: true,
            taint: Taint::EMPTY,
            all,
            parent: inner,
            joined: outer,
        });
        self.control.joins.insert(key, joined);
        joined
    }

    /// A map might have been changed under a condition computed from `taint`.
    pub(crate) fn might_change(&mut self, map: &Value, key: Option<&[u8]>, taint: Taint) {
        let Value::Map(entries) = map else { return };
        self.slots.add_shape(map, taint);
        match key {
            Some(key) => self.slots.add_entry(entries, key, taint),
            None => self.slots.add_all(map, taint),
        }
    }
}
