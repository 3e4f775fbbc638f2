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

use crate::{Map, Str, Value};
use control::Control;
use slots::Slots;
use std::ops::Range;
use std::rc::Rc;
use taint::FxHashMap;

/// A part of a text that stands for a value: an entry or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key in the value around it.
    pub key: PartKey,
    /// Its bytes, without those of the parts in it.
    pub head: Range<u32>,
    /// So many of the parts that follow are in it: its entries or items, and what is in those.
    pub inside: u32,
}

/// The key of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKey {
    /// That of an entry.
    Name(Str),
    /// The same, as it stands in the text.
    Text(Range<u32>),
    /// That of an item.
    Index(u32),
}

impl Part {
    /// A part that begins.
    pub fn new(key: PartKey, start: usize) -> Self {
        Self { key, head: start as u32..start as u32, inside: 0 }
    }

    /// The part at an index, which has all behind it in it, ends.
    pub fn end(parts: &mut [Part], index: usize, end: usize) {
        let Some((part, inside)) = parts.get_mut(index..).and_then(<[_]>::split_first_mut) else {
            return;
        };
        let end = inside.first().map_or(end as u32, |first| first.head.start);
        part.head.end = end.max(part.head.start);
        part.inside = inside.len() as u32;
    }

    /// The key of an entry in a text.
    pub fn name<'a>(&'a self, text: &'a [u8]) -> Option<&'a [u8]> {
        match &self.key {
            PartKey::Name(name) => Some(name.as_bytes()),
            PartKey::Text(range) => text.get(range.start as usize..range.end as usize),
            PartKey::Index(_) => None,
        }
    }
}

/// Begins the path of the atom that stands for what random functions give, which is none of the inputs.
pub const CHANCE: &str = "(chance)";

/// Reads where the parts of a text such as `toYaml` writes stand, each before those in it; none if it cannot be read.
pub type Layout = fn(&[u8]) -> Vec<Part>;

/// What is traced over one or more executions that share their inputs.
pub struct Trace {
    pub(crate) slots: Slots,
    pub(crate) control: Control,
    layout: Layout,
    /// What the layout said of texts: charts write and read the same ones again and again.
    layouts: FxHashMap<Str, Rc<[Part]>>,
    /// Bytes of those.
    laid_out: u64,
    /// Steps since it was asked.
    pub(crate) work: u64,
    rules: FxHashMap<&'static str, Rule>,
    /// Those asked for last, by where a name lies and how long it is.
    asked: Vec<((usize, usize), Rule)>,
    /// Named templates that could be others.
    definitions: FxHashMap<Str, Taint>,
    /// What random functions add to what their results are computed from.
    chance: Option<Taint>,
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
            layouts: FxHashMap::default(),
            laid_out: 0,
            work: 0,
            rules: rules.collect(),
            asked: vec![Default::default(); 128],
            definitions: FxHashMap::default(),
            chance: None,
            many: Vec::new(),
        }
    }

    /// Bytes that it takes.
    pub(crate) fn size(&self) -> u64 {
        self.slots.size() + self.control.size() + self.laid_out
    }

    /// The steps that were taken since it was asked last.
    pub(crate) fn take_work(&mut self) -> u64 {
        self.slots.taints.take_work() + std::mem::take(&mut self.work)
    }

    /// Where the parts of a text stand; none if it cannot be read.
    pub(crate) fn layout(&mut self, text: &Str) -> Rc<[Part]> {
        if let Some(known) = self.layouts.get(text) {
            return Rc::clone(known);
        }
        let parts: Rc<[Part]> = (self.layout)(text.as_bytes()).into();
        self.laid_out += (text.len() + size_of_val(&*parts)) as u64;
        self.work += text.len() as u64 / 8;
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

    pub(crate) fn rule(&mut self, function: &'static str) -> Rule {
        let place = (function.as_ptr() as usize, function.len());
        let asked = self.asked.get_mut(place.0 / 4 % 128);
        match asked {
            Some((known, rule)) if *known == place => *rule,
            _ => {
                let rule = self.rules.get(function).copied().unwrap_or_default();
                asked.into_iter().for_each(|asked| *asked = (place, rule));
                rule
            }
        }
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

    /// An atom of its own for all that random functions give.
    fn chance(&mut self) -> Taint {
        if let Some(known) = self.chance {
            return known;
        }
        let map = Value::Map(Map::from_iter([("", true)]));
        self.input(CHANCE, &map);
        let chance = self.look_up(&map, &[""]);
        self.chance = Some(chance);
        chance
    }

    /// Whether a random function had a part in it.
    pub fn is_random(&self, taint: Taint) -> bool {
        let chance = self.chance.and_then(|chance| self.atoms(chance).first());
        chance.is_some_and(|chance| self.atoms(taint).contains(chance))
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
