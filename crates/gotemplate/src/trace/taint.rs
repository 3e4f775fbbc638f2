//! Sets of atoms, kept once each, so that a set is a number and the union of two known sets a look-up.

pub(crate) use rustc_hash::FxHashMap;
use rustc_hash::FxHasher;
use std::hash::Hasher;

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

/// The bit that is set in the number of the set of one atom; the others tell which.
const SINGLE: u32 = 1 << 31;

/// The atoms of all sets but those of one, one set behind the other; the first set is empty.
struct Sets {
    atoms: Vec<u32>,
    /// Where each set ends.
    ends: Vec<u32>,
    /// Atoms that have been sets of their own, and those before them.
    singles: Vec<u32>,
}

impl Sets {
    fn get(&self, set: u32) -> &[u32] {
        if set & SINGLE != 0 {
            let atom = (set & !SINGLE) as usize;
            return self.singles.get(atom..=atom).unwrap_or_default();
        }
        let end_of = |set: u32| self.ends.get(set as usize).copied().unwrap_or_default() as usize;
        let start = set.checked_sub(1).map_or(0, end_of);
        self.atoms.get(start..end_of(set)).unwrap_or_default()
    }

    fn push(&mut self, set: &[u32]) -> u32 {
        self.atoms.extend_from_slice(set);
        self.ends.push(self.atoms.len() as u32);
        self.ends.len() as u32 - 1
    }
}

/// All sets.
pub(crate) struct Taints {
    sets: Sets,
    /// Each set by the hash of its atoms, or by the next free number behind that.
    numbers: FxHashMap<u64, Taint>,
    unions: FxHashMap<(u32, u32), Taint>,
    differences: FxHashMap<(u32, u32), Taint>,
    /// Room for a set that is being made.
    made: Vec<u32>,
    /// Room for the numbers of sets.
    many: Vec<u32>,
    /// Room for a bit for each atom; none is set.
    bits: Vec<u64>,
    /// Atoms that were gone through since it was asked.
    gone_through: usize,
}

impl Default for Taints {
    fn default() -> Self {
        Self {
            sets: Sets { atoms: Vec::new(), ends: vec![0], singles: Vec::new() },
            numbers: FxHashMap::with_capacity_and_hasher(USUAL, Default::default()),
            unions: FxHashMap::with_capacity_and_hasher(2 * USUAL, Default::default()),
            differences: FxHashMap::default(),
            made: Vec::new(),
            many: Vec::new(),
            bits: Vec::new(),
            gone_through: 0,
        }
    }
}

/// Room for what charts have many of, so that tables need not grow bit by bit.
pub(super) const USUAL: usize = 1500;

impl Taints {
    /// Bytes of all sets.
    pub(crate) fn size(&self) -> u64 {
        let numbers = self.sets.atoms.len() + self.sets.ends.len() + self.sets.singles.len();
        let known = self.numbers.len() + self.unions.len() + self.differences.len();
        (numbers * 4 + known * 24) as u64
    }

    /// Something took the time of going through so many atoms.
    pub(crate) fn did(&mut self, atoms: usize) {
        self.gone_through += atoms;
    }

    /// The steps since it was asked last.
    pub(crate) fn take_work(&mut self) -> u64 {
        std::mem::take(&mut self.gone_through) as u64 / 16
    }

    /// The atoms of a set, ascending.
    pub(crate) fn atoms(&self, taint: Taint) -> &[u32] {
        self.sets.get(taint.0)
    }

    /// The set of one atom.
    pub(crate) fn single(&mut self, atom: u32) -> Taint {
        self.sets.singles.extend(self.sets.singles.len() as u32..=atom);
        Taint(atom | SINGLE)
    }

    fn intern(&mut self, set: &[u32]) -> Taint {
        match set {
            [] => return Taint::EMPTY,
            [atom] => return self.single(*atom),
            _ => {}
        }
        let mut key = hash(set);
        while let Some(known) = self.numbers.get(&key) {
            if self.atoms(*known) == set {
                return *known;
            }
            key = key.wrapping_add(1);
        }
        let number = Taint(self.sets.push(set));
        self.numbers.insert(key, number);
        number
    }

    /// What is in either.
    #[inline]
    pub(crate) fn union(&mut self, a: Taint, b: Taint) -> Taint {
        if a == b || b.is_empty() {
            a
        } else if a.is_empty() {
            b
        } else {
            self.union_of(a, b)
        }
    }

    /// What is in either of two sets that hold something.
    fn union_of(&mut self, a: Taint, b: Taint) -> Taint {
        let key = (a.0.min(b.0), a.0.max(b.0));
        if let Some(known) = self.unions.get(&key) {
            return *known;
        }
        let mut made = std::mem::take(&mut self.made);
        merge(self.atoms(a), self.atoms(b), &mut made);
        self.gone_through += made.len();
        let union = self.interned(made);
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
        let mut distinct = std::mem::take(&mut self.many);
        distinct.extend([first.0, second.0, third.0]);
        distinct.extend(many.map(|taint| taint.0));
        self.gone_through += distinct.len();
        distinct.sort_unstable();
        distinct.dedup();
        let mut used = 0;
        for taint in &distinct {
            let set = self.sets.get(*taint);
            self.gone_through += set.len();
            // Sets are ascending, so that the last atom tells how much room they take.
            let words = set.last().map_or(0, |last| *last as usize / 64 + 1);
            used = used.max(words);
            if self.bits.len() < used {
                self.bits.resize(used, 0);
            }
            for atom in set {
                if let Some(word) = self.bits.get_mut(*atom as usize / 64) {
                    *word |= 1 << (atom % 64);
                }
            }
        }
        let mut made = std::mem::take(&mut self.made);
        for (index, word) in (0..).zip(self.bits.iter_mut().take(used)) {
            let mut left = std::mem::take(word);
            while left != 0 {
                made.push(index * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
        distinct.clear();
        self.many = distinct;
        self.interned(made)
    }

    /// The set that was made; its room is used again.
    fn interned(&mut self, mut made: Vec<u32>) -> Taint {
        let taint = self.intern(&made);
        made.clear();
        self.made = made;
        taint
    }

    /// What is in `a` and not in `b`.
    pub(crate) fn without(&mut self, a: Taint, b: Taint) -> Taint {
        if a == b || a.is_empty() {
            return Taint::EMPTY;
        }
        if b.is_empty() {
            return a;
        }
        if let Some(known) = self.differences.get(&(a.0, b.0)) {
            return *known;
        }
        let mut made = std::mem::take(&mut self.made);
        self.gone_through += self.atoms(a).len();
        let less = self.atoms(b);
        made.extend(self.atoms(a).iter().filter(|atom| less.binary_search(atom).is_err()));
        let difference = self.interned(made);
        self.differences.insert((a.0, b.0), difference);
        difference
    }
}

fn hash(set: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    for two in set.chunks(2) {
        hasher.write_u64(two.iter().fold(0, |word, atom| (word << 32) | u64::from(*atom)));
    }
    hasher.write_usize(set.len());
    hasher.finish()
}

/// Puts two ascending lists into one, without repetition.
fn merge(a: &[u32], b: &[u32], out: &mut Vec<u32>) {
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
            None => return,
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
