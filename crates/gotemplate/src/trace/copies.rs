//! Values that functions copied or picked out of their arguments.

use super::slots::{Slots, identity, is_same};
use super::taint::{FxHashMap, Taint};
use crate::Value;
use rustc_hash::FxHashSet;

/// Comparisons that are made to find the items of a list again.
const MAX_MATCHES: usize = 20_000;

impl Slots {
    /// A copy: every place of `copy` is computed from the same as in `original`.
    pub(crate) fn mirror(&mut self, copy: &Value, original: &Value) {
        let mut seen = FxHashSet::default();
        let mut open = vec![(copy.clone(), original.clone())];
        while let Some((copy, original)) = open.pop() {
            let (Some(new), Some(old)) = (identity(&copy), identity(&original)) else { continue };
            if new == old || !seen.insert(new) {
                continue;
            }
            let shape = self.shape(&original);
            self.add_shape(&copy, shape);
            match (&copy, &original) {
                (Value::Map(copy), Value::Map(original)) => {
                    let mut entries =
                        FxHashMap::with_capacity_and_hasher(copy.len(), Default::default());
                    copy.each(|key, item| {
                        let found = original.get(key.as_bytes()).unwrap_or(Value::Nil);
                        let taint = self.entry(original, key.as_bytes(), &found);
                        if !taint.is_empty() {
                            entries.insert(key.clone(), taint);
                        }
                        if identity(item).is_some() {
                            open.push((item.clone(), found));
                        }
                    });
                    self.set_entries(copy, entries);
                }
                (Value::List(copy), Value::List(original)) => {
                    let count = original.len();
                    let taints = (0..count).map(|index| self.item(original, index)).collect();
                    self.set_items(copy, taints);
                    let pairs = copy.items().iter().zip(original.items());
                    let pairs = pairs.filter(|(item, _)| identity(item).is_some());
                    open.extend(pairs.map(|(copy, original)| (copy.clone(), original.clone())));
                }
                _ => {}
            }
        }
    }

    /// What the items of a list are computed from that was made of the arguments in their order, and what decided how
    /// many there are. Of the first argument, or of all, the items may have been taken if it is a list.
    pub(crate) fn in_order(
        &mut self,
        found: &[Value],
        args: &[Value],
        taints: &[Taint],
    ) -> Option<(Vec<Taint>, Taint)> {
        let spread = [0, 1, args.len()].into_iter().find(|spread| {
            let mut rest = found.iter();
            let mut next_is = |item: &Value| rest.next().is_some_and(|next| is_same(next, item));
            let fit = args.iter().enumerate().all(|(index, arg)| match arg {
                Value::List(list) if index < *spread => list.items().iter().all(&mut next_is),
                arg => next_is(arg),
            });
            fit && rest.next().is_none()
        })?;
        let (mut items, mut shape) = (Vec::with_capacity(found.len()), Taint::EMPTY);
        for (index, (arg, taint)) in args.iter().zip(taints).enumerate() {
            match arg {
                Value::List(list) if index < spread => {
                    for item in 0..list.len() {
                        let own = self.item(list, item);
                        items.push(self.taints.union(own, *taint));
                    }
                    let own = self.shape(arg);
                    shape = self.taints.union_all([shape, own, *taint]);
                }
                _ => items.push(*taint),
            }
        }
        Some((items, shape))
    }

    /// What the values in `found`, which a function picked out of its arguments, are computed from. None where one of
    /// them is none of the arguments' items.
    pub(crate) fn gather(
        &mut self,
        found: &[Value],
        args: &[Value],
        taints: &[Taint],
    ) -> Option<Vec<Taint>> {
        let sources = self.sources(args, taints);
        if found.len() * sources.len() > MAX_MATCHES {
            return None;
        }
        let of_item = |item: &Value| {
            let mut same = sources.iter().filter(|(source, _)| is_same(source, item));
            let (_, first) = same.next()?;
            Some(same.fold(*first, |all, (_, taint)| self.taints.union(all, *taint)))
        };
        found.iter().map(of_item).collect()
    }

    /// The arguments and their items.
    fn sources(&mut self, args: &[Value], taints: &[Taint]) -> Vec<(Value, Taint)> {
        let mut sources = Vec::new();
        for (arg, taint) in args.iter().zip(taints) {
            match arg {
                Value::List(list) => {
                    for (index, item) in list.items().iter().enumerate() {
                        let own = self.item(list, index);
                        sources.push((item.clone(), self.taints.union(own, *taint)));
                    }
                }
                Value::Map(map) => {
                    for (key, item) in map.entries() {
                        let own = self.entry(map, key.as_bytes(), &item);
                        sources.push((item, self.taints.union(own, *taint)));
                    }
                }
                _ => {}
            }
            sources.push((arg.clone(), *taint));
        }
        sources
    }
}
