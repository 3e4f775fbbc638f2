//! What the places of maps and lists were computed from.
//!
//! Containers that were handed in are inputs: each of their places is an atom, numbered when it is first looked at.
//! Containers that templates make or change have the taint of every place they were given. A container that is in
//! neither table says nothing of its own: what holds it carries its taint.

use super::taint::{FxHashMap, Taint, Taints, USUAL};
use crate::{List, Map, Str, Value};
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// A place of a container.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The entry of a map.
    Name(Str),
    /// The item of a list.
    Index(u32),
    /// Which entries or how many items there are.
    Shape,
}

/// A place of an input that was looked at.
#[derive(Clone, Debug)]
pub struct Atom {
    container: usize,
    /// The place in its container.
    pub key: Key,
    /// There was nothing in it.
    pub missing: bool,
}

/// Atoms that are gone through in the time in which one place is looked up.
const LOOKED_UP: usize = 48;

/// Paths that are told for an atom whose container stands in several places.
const MAX_PATHS: usize = 16;

struct Container {
    /// Keeps the identity from being given away.
    _value: Value,
    /// Where an input stands: the container around it, 0 for a root.
    parent: Option<(usize, Key)>,
    /// Where it stands besides.
    parents: Vec<(usize, Key)>,
    /// What decided which places there are, besides the input itself.
    shape: Taint,
    /// What every place is computed from.
    all: Taint,
    /// Entries that were set; of an input also those that have an atom.
    slots: FxHashMap<Str, Taint>,
    /// Items; of an input those that have an atom.
    items: Vec<Taint>,
    /// The atom of an input's shape, once it was looked at.
    shape_atom: Taint,
    /// What everything in it is computed from, and how many changes there had been.
    deep: Option<(u32, Taint)>,
}

impl Container {
    fn new(value: Value, parent: Option<(usize, Key)>) -> Box<Self> {
        Box::new(Self {
            _value: value,
            parent,
            parents: Vec::new(),
            shape: Taint::EMPTY,
            all: Taint::EMPTY,
            slots: FxHashMap::default(),
            items: Vec::new(),
            shape_atom: Taint::EMPTY,
            deep: None,
        })
    }
}

pub(crate) struct Slots {
    pub(crate) taints: Taints,
    containers: FxHashMap<usize, Box<Container>>,
    atoms: Vec<Atom>,
    /// Changes of containers, and of what is known of them.
    changes: u32,
    /// Entries and items that were noted of containers.
    noted: usize,
}

impl Default for Slots {
    fn default() -> Self {
        Self {
            taints: Taints::default(),
            containers: FxHashMap::with_capacity_and_hasher(USUAL, Default::default()),
            atoms: Vec::with_capacity(USUAL),
            changes: 0,
            noted: 0,
        }
    }
}

/// The identity of a container.
pub(super) fn identity(value: &Value) -> Option<usize> {
    match value {
        Value::Map(map) => Some(map.id()),
        Value::List(list) => Some(list.id()).filter(|id| *id != 0),
        _ => None,
    }
}

impl Slots {
    /// Makes a value and all containers in it inputs.
    pub(crate) fn input(&mut self, name: &str, value: &Value) {
        self.changes += 1;
        let mut open = vec![(0, Key::Name(name.into()), value.clone())];
        while let Some((parent, key, value)) = open.pop() {
            let Some(id) = identity(&value) else { continue };
            if let Some(known) = self.containers.get_mut(&id) {
                if known.parent.is_some() && known.parents.len() + 1 < MAX_PATHS {
                    known.parents.push((parent, key));
                }
                continue;
            }
            match &value {
                Value::Map(map) => map.each(|key, item| {
                    if identity(item).is_some() {
                        open.push((id, Key::Name(key.clone()), item.clone()));
                    }
                }),
                Value::List(list) => {
                    for (index, item) in (0..).zip(list.items()) {
                        if identity(item).is_some() {
                            open.push((id, Key::Index(index), item.clone()));
                        }
                    }
                }
                _ => {}
            }
            self.containers.insert(id, Container::new(value, Some((parent, key))));
        }
    }

    /// Bytes of all that is noted.
    pub(crate) fn size(&self) -> u64 {
        let tables = self.containers.len() * (size_of::<Container>() + 32)
            + self.atoms.len() * (size_of::<Atom>() + 64)
            + self.noted * 32;
        self.taints.size() + tables as u64
    }

    pub(crate) fn atom(&self, number: u32) -> Option<&Atom> {
        self.atoms.get(number as usize)
    }

    pub(crate) fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The paths of an atom, each from its root's name on.
    pub(crate) fn paths(&self, atom: &Atom) -> Vec<Vec<Key>> {
        let mut done = Vec::new();
        let start = if atom.key == Key::Shape { Vec::new() } else { vec![atom.key.clone()] };
        let mut open = vec![(atom.container, start)];
        while let Some((id, path)) = open.pop() {
            if id == 0 {
                done.push(path.into_iter().rev().collect());
                continue;
            }
            let container = self.containers.get(&id);
            let parents =
                container.into_iter().flat_map(|one| one.parent.iter().chain(&one.parents));
            for (parent, key) in parents {
                if path.len() < 1000 && done.len() + open.len() < MAX_PATHS {
                    let mut longer = path.clone();
                    longer.push(key.clone());
                    open.push((*parent, longer));
                }
            }
        }
        done
    }

    fn new_atom(&mut self, container: usize, key: Key, missing: bool) -> Taint {
        self.atoms.push(Atom { container, key, missing });
        self.taints.single(self.atoms.len() as u32 - 1)
    }

    /// What the entry of a map is computed from; `found` is what stands in it, nil if there is nothing.
    pub(crate) fn entry(&mut self, map: &Map, key: &[u8], found: &Value) -> Taint {
        let id = map.id();
        let Some(container) = self.containers.get_mut(&id) else { return Taint::EMPTY };
        let (all, shape) = (container.all, container.shape);
        let known = container.slots.get(key).copied();
        let is_new = known.is_none() && container.parent.is_some() && identity(found).is_none();
        let missing = found.is_nil() && !map.contains(key);
        let own = if is_new {
            let key = Str::from(key);
            self.atoms.push(Atom { container: id, key: Key::Name(key.clone()), missing });
            let atom = self.taints.single(self.atoms.len() as u32 - 1);
            container.slots.insert(key, atom);
            atom
        } else {
            known.unwrap_or_default()
        };
        let around = if missing { self.taints.union(all, shape) } else { all };
        self.taints.union(own, around)
    }

    /// What the item of a list is computed from.
    pub(crate) fn item(&mut self, list: &List, index: usize) -> Taint {
        let id = list.id();
        let Some(container) = self.containers.get(&id) else { return Taint::EMPTY };
        let known = container.items.get(index).copied().unwrap_or_default();
        let all = container.all;
        let is_input = container.parent.is_some();
        let found = list.items().get(index);
        let scalar = found.is_none_or(|found| identity(found).is_none());
        if !is_input || !known.is_empty() || !scalar {
            return self.taints.union(known, all);
        }
        let atom = self.new_atom(id, Key::Index(index as u32), found.is_none());
        if let Some(container) = self.containers.get_mut(&id) {
            if container.items.len() <= index {
                container.items.resize(index + 1, Taint::EMPTY);
            }
            if let Some(slot) = container.items.get_mut(index) {
                *slot = atom;
            }
        }
        self.taints.union(atom, all)
    }

    /// What decided which places a container has; nothing for other values.
    pub(crate) fn shape(&mut self, value: &Value) -> Taint {
        let viewed;
        let value = match value {
            Value::Object(_) => {
                viewed = value.viewed();
                &viewed
            }
            value => value,
        };
        let Some(id) = identity(value) else { return Taint::EMPTY };
        let Some(container) = self.containers.get(&id) else { return Taint::EMPTY };
        let (all, shape, mut atom) = (container.all, container.shape, container.shape_atom);
        if container.parent.is_some() && atom.is_empty() {
            atom = self.new_atom(id, Key::Shape, false);
            if let Some(container) = self.containers.get_mut(&id) {
                container.shape_atom = atom;
            }
        }
        self.taints.union_all([all, shape, atom])
    }

    /// What everything in a value is computed from; nothing for scalars, whose holder knows.
    pub(crate) fn deep(&mut self, value: &Value) -> Taint {
        let Some(id) = identity(value) else { return Taint::EMPTY };
        let known = self.containers.get(&id).and_then(|container| container.deep);
        if let Some((changes, deep)) = known
            && changes == self.changes
        {
            return deep;
        }
        let deep = self.look_deep(value);
        if let Some(container) = self.containers.get_mut(&id) {
            container.deep = Some((self.changes, deep));
        }
        deep
    }

    fn look_deep(&mut self, value: &Value) -> Taint {
        let mut found = vec![self.shape(value)];
        let mut seen = FxHashSet::default();
        let mut open = vec![value.clone()];
        while let Some(value) = open.pop() {
            let Some(id) = identity(&value).filter(|id| seen.insert(*id)) else { continue };
            if let Some(container) = self.containers.get(&id) {
                found.extend([container.shape, container.all]);
                let empty = match &value {
                    Value::Map(map) => map.is_empty(),
                    Value::List(list) => list.is_empty(),
                    _ => false,
                };
                if empty {
                    found.push(self.shape(&value));
                }
            }
            match &value {
                Value::Map(map) => {
                    map.each(|key, item| {
                        found.push(self.entry(map, key.as_bytes(), item));
                        if identity(item).is_some() {
                            open.push(item.clone());
                        }
                    });
                }
                Value::List(list) => {
                    for (index, item) in list.items().iter().enumerate() {
                        found.push(self.item(list, index));
                        if identity(item).is_some() {
                            open.push(item.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        self.taints.did(found.len() * LOOKED_UP);
        self.taints.union_all(found)
    }

    /// What the truth of a value is computed from, besides what its holder knows.
    pub(crate) fn truth(&mut self, value: &Value) -> Taint {
        self.shape(value)
    }

    /// Where something computed from `taint` is noted; nothing need be where there is nothing to note.
    fn container(&mut self, value: &Value, taint: Taint) -> Option<&mut Box<Container>> {
        let id = identity(value)?;
        self.container_of(id, || value.clone(), taint)
    }

    fn container_of(
        &mut self,
        id: usize,
        value: impl FnOnce() -> Value,
        taint: Taint,
    ) -> Option<&mut Box<Container>> {
        self.changes += 1;
        if taint.is_empty() {
            return self.containers.get_mut(&id);
        }
        Some(self.containers.entry(id).or_insert_with(|| Container::new(value(), None)))
    }

    /// A map's entry was set (or removed) to something computed from `taint`.
    pub(crate) fn set_entry(&mut self, map: &Map, key: &[u8], taint: Taint) {
        let value = || Value::Map(map.clone());
        if let Some(container) = self.container_of(map.id(), value, taint) {
            match container.slots.get_mut(key) {
                Some(known) => *known = taint,
                None => {
                    container.slots.insert(key.into(), taint);
                    self.noted += 2;
                }
            }
        }
    }

    /// The entries of a new map, those that are computed from something.
    pub(crate) fn set_entries(&mut self, map: &Map, entries: FxHashMap<Str, Taint>) {
        self.noted += entries.len();
        let any = entries.values().next().copied().unwrap_or_default();
        let value = || Value::Map(map.clone());
        if let Some(container) = self.container_of(map.id(), value, any) {
            container.slots = entries;
        }
    }

    /// A map's entry, as it is or will be, is computed from `taint` too.
    pub(crate) fn add_entry(&mut self, map: &Map, key: &[u8], taint: Taint) {
        let found = map.get(key).unwrap_or(Value::Nil);
        let known = self.entry(map, key, &found);
        let both = self.taints.union(known, taint);
        if both != known {
            self.set_entry(map, key, both);
        }
    }

    /// A container's shape is computed from `taint` too.
    pub(crate) fn add_shape(&mut self, value: &Value, taint: Taint) {
        if let Some(known) = self.container(value, taint).map(|container| container.shape) {
            let both = self.taints.union(known, taint);
            if both != known {
                self.container(value, taint).into_iter().for_each(|one| one.shape = both);
            }
        }
    }

    /// Every place of a container is computed from `taint` too.
    pub(crate) fn add_all(&mut self, value: &Value, taint: Taint) {
        if let Some(known) = self.container(value, taint).map(|container| container.all) {
            let both = self.taints.union(known, taint);
            if both != known {
                self.container(value, taint).into_iter().for_each(|one| one.all = both);
            }
        }
    }

    /// The items of a new list.
    pub(crate) fn set_items(&mut self, list: &List, items: Vec<Taint>) {
        self.noted += items.len() / 8;
        let value = Value::List(list.clone());
        let any = items.iter().find(|taint| !taint.is_empty()).copied().unwrap_or_default();
        if let Some(container) = self.container(&value, any).filter(|one| one.parent.is_none()) {
            container.items = items;
        }
    }

    /// Whether it was handed in.
    pub(crate) fn is_input(&self, value: &Value) -> bool {
        let known = identity(value).and_then(|id| self.containers.get(&id));
        known.is_some_and(|container| container.parent.is_some())
    }
}

/// Whether two values cannot be told apart.
pub(crate) fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Nil, Value::Nil) => true,
        (Value::Str(a), Value::Str(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(a), Value::Int(b)) | (Value::Int64(a), Value::Int64(b)) => a == b,
        (Value::Uint8(a), Value::Uint8(b)) => a == b,
        (Value::Uint64(a), Value::Uint64(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::Bytes(a), Value::Bytes(b)) => a == b,
        (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
        _ => identity(a).is_some() && identity(a) == identity(b),
    }
}
