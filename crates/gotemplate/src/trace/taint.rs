//! Sets of atoms, kept once each, so that a set is a number and the union of two known sets a look-up.

pub(crate) use chartroom_diagnostics::hash::FastMap;
use std::rc::Rc;

/// A set of atoms: what a value was computed from. Belongs to the [`super::Trace`] that made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Taint(pub(crate) u32);

impl Taint {
    /// Nothing: a literal of the template.
    pub const EMPTY: Taint = Taint(0);

    /// Whether it is computed from nothing.
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }
}

/// All sets.
pub(crate) struct Taints {
    sets: Vec<Rc<[u32]>>,
    numbers: FastMap<Rc<[u32]>, Taint>,
    unions: FastMap<(u32, u32), Taint>,
}

impl Default for Taints {
    fn default() -> Self {
        let empty: Rc<[u32]> = Rc::from([].as_slice());
        let numbers = FastMap::from_iter([(Rc::clone(&empty), Taint::EMPTY)]);
        Self { sets: vec![empty], numbers, unions: FastMap::default() }
    }
}

impl Taints {
    /// The atoms of a set, ascending.
    pub(crate) fn atoms(&self, taint: Taint) -> &[u32] {
        self.sets.get(taint.0 as usize).map_or(&[], |set| set)
    }

    /// The set of one atom.
    pub(crate) fn single(&mut self, atom: u32) -> Taint {
        self.intern(vec![atom])
    }

    fn intern(&mut self, set: Vec<u32>) -> Taint {
        if let Some(known) = self.numbers.get(set.as_slice()) {
            return *known;
        }
        let set: Rc<[u32]> = set.into();
        let number = Taint(self.sets.len() as u32);
        self.sets.push(Rc::clone(&set));
        self.numbers.insert(set, number);
        number
    }

    /// What is in either.
    pub(crate) fn union(&mut self, a: Taint, b: Taint) -> Taint {
        if a == b || b.is_empty() {
            return a;
        }
        if a.is_empty() {
            return b;
        }
        let key = (a.0.min(b.0), a.0.max(b.0));
        if let Some(known) = self.unions.get(&key) {
            return *known;
        }
        let merged = merge(self.atoms(a), self.atoms(b));
        let union = self.intern(merged);
        self.unions.insert(key, union);
        union
    }

    /// What is in any of many sets; spares the sets in between.
    pub(crate) fn union_all(&mut self, many: impl IntoIterator<Item = Taint>) -> Taint {
        let mut many = many.into_iter().filter(|taint| !taint.is_empty());
        let Some(first) = many.next() else { return Taint::EMPTY };
        let Some(second) = many.find(|taint| *taint != first) else { return first };
        let Some(third) = many.find(|taint| *taint != first && *taint != second) else {
            return self.union(first, second);
        };
        let mut distinct = vec![first, second, third];
        distinct.extend(many);
        chartroom_diagnostics::order::sort(&mut distinct);
        distinct.dedup();
        let mut set: Vec<u32> =
            distinct.iter().flat_map(|taint| self.atoms(*taint)).copied().collect();
        set.sort_unstable();
        set.dedup();
        self.intern(set)
    }

    /// What is in `a` and not in `b`.
    pub(crate) fn without(&mut self, a: Taint, b: Taint) -> Taint {
        if a == b || a.is_empty() {
            return Taint::EMPTY;
        }
        if b.is_empty() {
            return a;
        }
        let less = self.atoms(b);
        let rest: Vec<u32> = self
            .atoms(a)
            .iter()
            .filter(|atom| less.binary_search(atom).is_err())
            .copied()
            .collect();
        self.intern(rest)
    }
}

/// Two ascending lists as one, without repetition.
fn merge(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(left), Some(right)) if left <= right => {
                if left == right {
                    b.next();
                }
                a.next()
            }
            (_, Some(_)) => b.next(),
            _ => a.next(),
        };
        match next {
            Some(atom) => out.push(*atom),
            None => return out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sets_are_the_same_number() {
        let mut taints = Taints::default();
        let (a, b, c) = (taints.single(1), taints.single(2), taints.single(3));
        let ab = taints.union(a, b);
        assert_eq!(taints.union(b, a), ab);
        assert_eq!(taints.union(ab, a), ab);
        let abc = taints.union_all([c, b, a, b]);
        assert_eq!(taints.atoms(abc), [1, 2, 3]);
        assert_eq!(taints.union(ab, c), abc);
        assert_eq!(taints.without(abc, ab), c);
        assert_eq!(taints.union_all([]), Taint::EMPTY);
    }
}
