//! What the result of a call is computed from, by function.

use super::slots::is_same;
use super::{Part, PartKey, Taint, Trace};
use crate::{Map, Str, Value};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How a function makes its result of its arguments. What has no rule of its own is computed from everything in
/// all arguments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// From everything in all arguments.
    #[default]
    All,
    /// The same, and text of its arguments that is found again in the result is that text (`nindent`, `printf`).
    Text,
    /// `join SEPARATOR LIST`: from everything in both, and the items are found again in the result.
    Concat,
    /// From which entries or how many items containers have, not from what is in them (`len`, `empty`, `kindIs`).
    Shape,
    /// `default FALLBACK VALUE`
    Default,
    /// `coalesce VALUE…`
    Coalesce,
    /// `ternary YES NO CONDITION`
    Ternary,
    /// The last argument (`required MESSAGE VALUE`).
    Last,
    /// `get MAP KEY`
    Get,
    /// `hasKey MAP KEY`
    HasKey,
    /// `dig KEY… DEFAULT MAP`
    Dig,
    /// `index CONTAINER KEY…`
    Index,
    /// `dict KEY VALUE…`
    Dict,
    /// The arguments one after the other, or their items (`list`, `append`, `concat`).
    Join,
    /// Items of the arguments, or arguments themselves, by their place (`first`, `prepend`, `values`).
    Gather,
    /// Items of the arguments, which of them depends on what they are (`uniq`, `sortAlpha`, `without`).
    Select,
    /// `keys MAP`
    Keys,
    /// `set MAP KEY VALUE`
    Set,
    /// `unset MAP KEY`
    Unset,
    /// `merge INTO FROM…`: what is there stays.
    Merge,
    /// `mergeOverwrite INTO FROM…`: later ones win.
    Overwrite,
    /// A copy of the first argument (`deepCopy`).
    Copy,
    /// A map with some entries of the first argument (`pick`, `omit`).
    Entries,
    /// Writes its argument so that the parts of the text can be told apart (`toYaml`).
    Write,
    /// Reads such a text (`fromYaml`).
    Read,
    /// From everything in all arguments and by chance (`randAlphaNum`).
    Random,
    /// Cuts the last argument, a text, into a list of its parts in order (`splitList`).
    Split,
}

/// Merging goes no deeper than this side by side; what is below is computed from all of it.
const MAX_DEPTH: usize = 100;

impl Trace {
    /// What the result of a call is computed from. Containers that the call made or changed are noted.
    pub(crate) fn called(
        &mut self,
        rule: Rule,
        args: &[Value],
        taints: &[Taint],
        result: &Value,
    ) -> Taint {
        let taint = |index: usize| taints.get(index).copied().unwrap_or_default();
        match (rule, args) {
            (Rule::Random, _) => {
                let chance = self.chance();
                let all = self.everything(args, taints);
                self.union(all, chance)
            }
            (Rule::Shape, _) => self.shapes(args, taints),
            (Rule::Default, [_, value]) if value.truth() => taint(1),
            (Rule::Default, [_, value]) => {
                let truth = self.slots.truth(value);
                self.union_all([taint(0), taint(1), truth])
            }
            (Rule::Coalesce, _) => {
                let tried = args.iter().position(Value::truth).map_or(args.len(), |at| at + 1);
                self.shapes(
                    args.get(..tried).unwrap_or_default(),
                    taints.get(..tried).unwrap_or_default(),
                )
            }
            (Rule::Ternary, [_, _, condition]) => {
                let chosen = if condition.truth() { 0 } else { 1 };
                self.union(taint(chosen), taint(2))
            }
            (Rule::Last, [_, ..]) => taint(args.len() - 1),
            (Rule::Get, [Value::Map(map), Value::Str(key)]) => {
                let own = self.slots.entry(map, key.as_bytes(), result);
                self.union_all([own, taint(0), taint(1)])
            }
            (Rule::HasKey, [Value::Map(map), Value::Str(key)]) => self.has_key(map, key, taints),
            (Rule::Dig, [keys @ .., _, map]) => self.dig(keys, map, taints),
            (Rule::Index, [container, keys @ ..]) => {
                let around = self.union_all(taints.iter().copied());
                self.walk(container.clone(), keys, around)
            }
            (Rule::Dict, _) => self.dict(args, taints, result),
            (Rule::Join, _) => self.joined(args, taints, result),
            (Rule::Gather, _) => self.gathered(args, taints, result, false),
            (Rule::Select, _) => self.gathered(args, taints, result, true),
            (Rule::Keys, _) => self.keys(args, taints, result),
            (Rule::Set, [Value::Map(map), Value::Str(key), _]) => {
                self.set(map, key, taint(1), taint(2));
                taint(0)
            }
            (Rule::Unset, [Value::Map(map), Value::Str(key)]) => {
                self.set(map, key, taint(1), Taint::EMPTY);
                taint(0)
            }
            (Rule::Merge | Rule::Overwrite, [into, from @ ..]) => {
                for (index, from) in from.iter().enumerate() {
                    let around = self.union(taint(index + 1), self.under());
                    self.merge(into, from, rule == Rule::Overwrite, around, 0);
                }
                taint(0)
            }
            (Rule::Copy, [original]) => {
                self.slots.mirror(result, original);
                taint(0)
            }
            (Rule::Entries, [Value::Map(original), ..]) => self.entries(original, taints, result),
            _ => self.everything(args, taints),
        }
    }

    /// Everything in all arguments.
    pub(crate) fn everything(&mut self, args: &[Value], taints: &[Taint]) -> Taint {
        let own = self.union_all(taints.iter().copied());
        args.iter().fold(own, |all, arg| {
            let inside = self.slots.deep(arg);
            self.union(all, inside)
        })
    }

    fn shapes(&mut self, args: &[Value], taints: &[Taint]) -> Taint {
        let own = self.union_all(taints.iter().copied());
        args.iter().fold(own, |all, arg| {
            let shape = self.slots.shape(arg);
            self.union(all, shape)
        })
    }

    fn has_key(&mut self, map: &Map, key: &Str, taints: &[Taint]) -> Taint {
        let found = map.get(key.as_bytes()).unwrap_or(Value::Nil);
        // Of an entry that is there, only what set it can tell; of one that is not, the entry itself.
        let own = if map.contains(key.as_bytes()) {
            self.slots.shape(&Value::Map(map.clone()))
        } else {
            self.slots.entry(map, key.as_bytes(), &found)
        };
        let around = self.union_all(taints.iter().copied());
        self.union(own, around)
    }

    fn dig(&mut self, keys: &[Value], map: &Value, taints: &[Taint]) -> Taint {
        // The fallback, before the map, counts where nothing is found; it is seldom anything but a literal.
        let around = self.union_all(taints.iter().copied());
        self.walk(map.clone(), keys, around)
    }

    /// Looks keys up one after the other.
    fn walk(&mut self, container: Value, keys: &[Value], around: Taint) -> Taint {
        let mut taint = around;
        let mut at = container.viewed();
        for key in keys {
            let (own, next) = self.step(&at, key);
            taint = self.union(taint, own);
            at = next;
        }
        taint
    }

    fn step(&mut self, container: &Value, key: &Value) -> (Taint, Value) {
        match (container, key) {
            (Value::Map(map), Value::Str(key)) => {
                let found = map.get(key.as_bytes()).unwrap_or(Value::Nil);
                (self.slots.entry(map, key.as_bytes(), &found), found)
            }
            (Value::List(list), Value::Int(index) | Value::Int64(index)) => {
                let index = usize::try_from(*index).unwrap_or(usize::MAX);
                match list.items().get(index) {
                    Some(found) => (self.slots.item(list, index), found.clone()),
                    None => (self.slots.shape(container), Value::Nil),
                }
            }
            _ => (self.slots.deep(container), Value::Nil),
        }
    }

    fn dict(&mut self, args: &[Value], taints: &[Taint], result: &Value) -> Taint {
        let Value::Map(map) = result else { return self.everything(args, taints) };
        for (pair, taints) in args.chunks(2).zip(taints.chunks(2)) {
            let both = self.union_all(taints.iter().copied());
            if let (Some(key), false) = (pair.first(), both.is_empty()) {
                let key = crate::fmt::display(key);
                self.slots.set_entry(map, key.as_bytes(), both);
            }
        }
        Taint::EMPTY
    }

    fn joined(&mut self, args: &[Value], taints: &[Taint], result: &Value) -> Taint {
        if let Value::List(list) = result
            && let Some((items, shape)) = self.slots.in_order(list.items(), args, taints)
        {
            self.slots.set_items(list, items);
            self.slots.add_shape(result, shape);
            return Taint::EMPTY;
        }
        self.gathered(args, taints, result, false)
    }

    fn gathered(
        &mut self,
        args: &[Value],
        taints: &[Taint],
        result: &Value,
        selected: bool,
    ) -> Taint {
        let single = std::slice::from_ref(result);
        let found = match result {
            Value::List(list) if !args.iter().any(|arg| is_same(arg, result)) => list.items(),
            _ => single,
        };
        let Some(items) = self.slots.gather(found, args, taints) else {
            return self.everything(args, taints);
        };
        let shape = if selected {
            self.everything(args, taints)
        } else {
            let containers = args.iter().zip(taints);
            let containers: Vec<Taint> = containers
                .filter(|(arg, _)| matches!(arg, Value::List(_) | Value::Map(_)))
                .map(|(arg, taint)| self.slots.shape_of_list(arg, *taint))
                .collect();
            self.union_all(containers)
        };
        match result {
            Value::List(list) if found.len() == list.len() && !std::ptr::eq(found, single) => {
                self.slots.set_items(list, items);
                self.slots.add_shape(result, shape);
                Taint::EMPTY
            }
            _ => {
                let own = self.union_all(items);
                self.union(own, shape)
            }
        }
    }

    fn keys(&mut self, args: &[Value], taints: &[Taint], result: &Value) -> Taint {
        let shape = self.shapes(args, taints);
        self.slots.add_shape(result, shape);
        self.slots.add_all(result, shape);
        Taint::EMPTY
    }

    fn set(&mut self, map: &Map, key: &Str, of_key: Taint, of_value: Taint) {
        let under = self.under();
        let all = self.union_all([of_key, of_value, under]);
        self.slots.set_entry(map, key.as_bytes(), all);
        let which = self.union(of_key, under);
        if !which.is_empty() {
            self.slots.add_shape(&Value::Map(map.clone()), which);
        }
    }

    fn entries(&mut self, original: &Map, taints: &[Taint], result: &Value) -> Taint {
        let Value::Map(map) = result else { return self.union_all(taints.iter().copied()) };
        for (key, item) in map.entries() {
            let taint = self.slots.entry(original, key.as_bytes(), &item);
            self.slots.set_entry(map, key.as_bytes(), taint);
        }
        let shape = self.slots.shape(&Value::Map(original.clone()));
        self.slots.add_shape(result, shape);
        self.union_all(taints.iter().copied())
    }

    /// After `from` was merged into `into`.
    fn merge(&mut self, into: &Value, from: &Value, overwrite: bool, around: Taint, depth: usize) {
        let (Value::Map(into_map), Value::Map(from_map)) = (into, from) else { return };
        if into_map.id() == from_map.id() {
            return;
        }
        if depth > MAX_DEPTH {
            let deep = self.slots.deep(from);
            return self.slots.add_all(into, deep);
        }
        let shape = self.slots.own_shape(from);
        let shape = self.union(shape, around);
        if !shape.is_empty() {
            self.slots.add_shape(into, shape);
        }
        from_map.each(|key, new| {
            let now = into_map.get(key.as_bytes()).unwrap_or(Value::Nil);
            let of_new = self.slots.entry(from_map, key.as_bytes(), new);
            let of_new = self.union(of_new, around);
            let won = is_same(&now, new);
            let replaced = won && overwrite && new.truth();
            let kept = !won && !overwrite && now.truth();
            if replaced {
                self.slots.set_entry(into_map, key.as_bytes(), of_new);
            } else if !kept || !of_new.is_empty() && matches!(now, Value::Map(_)) {
                self.slots.add_entry(into_map, key.as_bytes(), of_new);
            }
            if matches!(now, Value::Map(_)) {
                self.merge(&now, new, overwrite, around, depth + 1);
            }
        });
    }

    /// The parts of a text that was made of `value`, each with what it is computed from, in order. What decided that a
    /// container stands in an entry decided what is in that container, too.
    pub(crate) fn written(
        &mut self,
        (text, parts): (&[u8], &[Part]),
        value: &Value,
    ) -> Vec<(Range<u32>, Taint)> {
        let mut out = Vec::with_capacity(parts.len());
        let mut around = (value.clone(), Taint::EMPTY);
        // What is around that, and how many parts are left when it is at hand again.
        let mut outer = Vec::new();
        for (part, left) in parts.iter().zip((0..parts.len()).rev()) {
            let (own, found) = self.step_to(&around.0, part, text);
            let own = self.union(around.1, own);
            let head = match part.inside {
                0 => self.slots.deep(&found),
                _ => self.slots.shape(&found),
            };
            out.push((part.head.clone(), self.union(own, head)));
            if part.inside > 0 {
                let until = left.saturating_sub(part.inside as usize);
                outer.push((std::mem::replace(&mut around, (found, own)), until));
            }
            while let Some((next, _)) = outer.pop_if(|(_, until)| *until == left) {
                around = next;
            }
        }
        out
    }

    /// The same as [`Trace::step`] with the key of a part.
    fn step_to(&mut self, container: &Value, part: &Part, text: &[u8]) -> (Taint, Value) {
        match (container, part.name(text), &part.key) {
            (Value::Map(map), Some(name), _) => {
                let found = map.get(name).unwrap_or(Value::Nil);
                (self.slots.entry(map, name, &found), found)
            }
            (_, _, PartKey::Index(index)) => self.step(container, &Value::Int(i64::from(*index))),
            _ => (self.slots.deep(container), Value::Nil),
        }
    }

    /// Notes for a value read from a text what each place is computed from beyond what is `common` to all of it; `of`
    /// tells it of a range of the text, `total` is that of all of it.
    pub(crate) fn read_text(
        &mut self,
        (text, parts): (&[u8], &[Part]),
        (value, total, common): (&Value, Taint, Taint),
        of: &mut dyn FnMut(&mut Trace, Range<u32>) -> Taint,
    ) {
        let mut open: Vec<(&[Part], Value)> = vec![(parts, value.clone())];
        while let Some((parts, value)) = open.pop() {
            let (mut items, mut is_noted) = (Vec::new(), false);
            for (part, inside) in split(parts) {
                let taint = of(self, part.head.clone());
                let found = match (&value, part.name(text)) {
                    (Value::Map(map), Some(key)) => {
                        if taint != common {
                            self.slots.set_entry(map, key, taint);
                        }
                        (!inside.is_empty()).then(|| map.get(key)).flatten()
                    }
                    (Value::List(list), _) => {
                        let found = list.items().get(items.len()).cloned();
                        is_noted |= taint != common;
                        items.push(taint);
                        found
                    }
                    _ => None,
                };
                if let Some(found) = found.filter(|_| !inside.is_empty()) {
                    open.push((inside, found));
                }
            }
            // What has no part of its own was written otherwise (`0x10: a`), or is the text of an error.
            let is_known = match &value {
                Value::Map(map) => {
                    let mut keys = split(parts).filter_map(|(part, _)| part.name(text));
                    if split(parts).count() == map.len() {
                        keys.all(|key| map.contains(key))
                    } else {
                        let found = keys.filter(|key| map.contains(key));
                        found.collect::<FxHashSet<_>>().len() == map.len()
                    }
                }
                Value::List(list) => {
                    let count = items.len();
                    if is_noted {
                        self.slots.set_items(list, items);
                    }
                    count == list.len()
                }
                _ => true,
            };
            if !is_known {
                self.slots.add_all(&value, total);
                self.slots.add_shape(&value, total);
            }
        }
    }
}

/// Parts beside each other, each with those in it.
fn split(mut parts: &[Part]) -> impl Iterator<Item = (&Part, &[Part])> {
    std::iter::from_fn(move || {
        let (first, rest) = parts.split_first()?;
        let (inside, behind) = rest.split_at_checked(first.inside as usize)?;
        parts = behind;
        Some((first, inside))
    })
}

impl super::slots::Slots {
    /// The shape of a container and what its holder knows.
    fn shape_of_list(&mut self, value: &Value, taint: Taint) -> Taint {
        let shape = self.shape(value);
        self.taints.union(shape, taint)
    }

    /// What decided the shape of a container, without the container itself if it is an input.
    fn own_shape(&mut self, value: &Value) -> Taint {
        if self.is_input(value) { Taint::EMPTY } else { self.shape(value) }
    }
}
