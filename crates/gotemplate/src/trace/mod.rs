//! What each piece of output was computed from, and what it stands under: taint that travels with the values.
//!
//! What is handed in ([`Trace::input`]) is made of atoms, its places. Every operand, variable and dot has the set of
//! atoms it was computed from, every place of a container that a template made too; text keeps its own piece by
//! piece, so that what went through `include … | nindent` is known line by line. Conditions that are open when
//! something is written, and what might have been done had they come out otherwise, are noted as well.

mod control;
mod copies;
mod effects;
mod rules;
mod slots;
mod taint;

pub use control::{Decision, Scope};
pub(crate) use effects::Effects;
pub use rules::Rule;
pub use slots::{Atom, Key};
pub use taint::Taint;

use crate::{Str, Value};
use control::Control;
use slots::Slots;
use std::ops::Range;
use std::rc::Rc;
use taint::FastMap;

/// A part of a text that stands for a value: an entry or an item, or the whole.
#[derive(Clone, Default)]
pub struct Part {
    /// Its key in the value around it, a string or an int; None for the whole.
    pub key: Option<Value>,
    /// Its bytes, without those of the parts in it.
    pub head: Range<u32>,
    /// The entries or items in it.
    pub parts: Vec<Part>,
}

impl Part {
    fn clone_head(&self) -> Part {
        Part { key: None, head: self.head.clone(), parts: Vec::new() }
    }
}

/// Reads where the parts of a text such as `toYaml` writes stand; none if it cannot be read.
pub type Layout = fn(&[u8]) -> Vec<Part>;

/// What is traced over one or more executions that share their inputs.
pub struct Trace {
    pub(crate) slots: Slots,
    pub(crate) control: Control,
    layout: Layout,
    /// What the layout said of texts: charts write and read the same ones again and again.
    layouts: FastMap<Str, Rc<[Part]>>,
    rules: FastMap<&'static str, Rule>,
    /// Named templates that could be others.
    definitions: FastMap<Str, Taint>,
    /// Room for sets whose union is wanted.
    pub(crate) many: Vec<Taint>,
}

impl Trace {
    /// Nothing yet. `rules` says how functions make their results; `layout` reads the texts of those with
    /// [`Rule::Write`] and [`Rule::Read`].
    pub fn new(rules: &[(Rule, &[&'static str])], layout: Layout) -> Self {
        let rules = rules.iter().flat_map(|(rule, names)| names.iter().map(|name| (*name, *rule)));
        Self {
            slots: Slots::default(),
            control: Control::default(),
            layout,
            layouts: FastMap::default(),
            rules: rules.collect(),
            definitions: FastMap::default(),
            many: Vec::new(),
        }
    }

    /// Where the parts of a text stand; none if it cannot be read.
    pub(crate) fn layout(&mut self, text: &Str) -> Rc<[Part]> {
        if let Some(known) = self.layouts.get(text) {
            return Rc::clone(known);
        }
        let parts: Rc<[Part]> = (self.layout)(text.as_bytes()).into();
        self.layouts.insert(text.clone(), Rc::clone(&parts));
        parts
    }

    /// Makes all places of a value atoms; `name` begins their paths.
    pub fn input(&mut self, name: &str, value: &Value) {
        self.slots.input(name, value);
    }

    /// Whether a container is an input.
    pub fn is_input(&self, value: &Value) -> bool {
        self.slots.is_input(value)
    }

    /// Which template has this name depends on `taint`: what it writes stands under that.
    pub fn define(&mut self, name: &Str, taint: Taint) {
        let known = self.definitions.get(name).copied().unwrap_or_default();
        let both = self.union(known, taint);
        self.definitions.insert(name.clone(), both);
    }

    /// Opens the condition that a named template is under, if any; gives what was open before.
    pub(crate) fn enter_defined(&mut self, name: &Str) -> Option<Scope> {
        if self.definitions.is_empty() {
            return None;
        }
        let taint = *self.definitions.get(name)?;
        Some(self.enter(taint))
    }

    /// Everything from here on stands under a condition computed from `taint`, until [`Trace::leave`] is called
    /// with the result.
    pub fn enter(&mut self, taint: Taint) -> Scope {
        self.decide(None, (0..0, false), true, taint)
    }

    /// Closes what [`Trace::enter`] opened.
    pub fn leave(&mut self, outer: Scope) {
        self.control.current = outer;
    }

    /// The atom at a path below a value, as if a template had looked it up.
    pub fn look_up(&mut self, value: &Value, path: &[&str]) -> Taint {
        let mut taint = Taint::EMPTY;
        let mut at = value.clone();
        for key in path {
            let Value::Map(map) = &at else { return taint };
            let found = map.get(key.as_bytes()).unwrap_or(Value::Nil);
            let own = self.slots.entry(map, key.as_bytes(), &found);
            taint = self.union(taint, own);
            at = found;
        }
        taint
    }

    pub(crate) fn rule(&self, function: &str) -> Rule {
        self.rules.get(function).copied().unwrap_or_default()
    }

    pub(crate) fn union(&mut self, a: Taint, b: Taint) -> Taint {
        self.slots.taints.union(a, b)
    }

    pub(crate) fn union_all(&mut self, many: impl IntoIterator<Item = Taint>) -> Taint {
        self.slots.taints.union_all(many)
    }

    /// What is in any of the sets.
    pub fn union_of(&mut self, many: &[Taint]) -> Taint {
        self.union_all(many.iter().copied())
    }

    /// The atoms of a set, by number.
    pub fn atoms(&self, taint: Taint) -> &[u32] {
        self.slots.taints.atoms(taint)
    }

    /// All atoms: the places that were looked at. The index is the number.
    pub fn all_atoms(&self) -> &[Atom] {
        self.slots.atoms()
    }

    /// The paths of an atom, each from its input's name on; several where a container stands in several places.
    pub fn paths(&self, atom: u32) -> Vec<Vec<Key>> {
        self.slots.atom(atom).map(|atom| self.slots.paths(atom)).unwrap_or_default()
    }

    /// A decision.
    pub fn decision(&self, scope: Scope) -> Option<&Decision> {
        self.control.get(scope)
    }

    /// All decisions in the order in which they were made.
    pub fn decisions(&self) -> impl Iterator<Item = (Scope, &Decision)> {
        self.control.decisions()
    }

    /// What a scope stands under, all together.
    pub fn control(&self, scope: Scope) -> Taint {
        self.control.all(scope)
    }
}
