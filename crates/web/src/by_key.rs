//! A small map. The standard library's are compiled anew for each type, some 4 kB each; here one index by the hash of a
//! text serves all, so that thousands of files and problems are found as quickly as a few.

use serde::{Serialize, Serializer};

/// Where things are by the hash of what they are called; whoever asks looks whether it is the very one. A free slot has
/// the number 0, and what finds its slot taken lies in the next free one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index {
    slots: Vec<(u64, u32)>,
    count: usize,
}

impl Index {
    /// What may have that name, by number.
    pub(crate) fn find(&self, name: &[&str]) -> impl Iterator<Item = usize> + use<'_> {
        let hash = hash(name);
        let taken = self.slots_from(hash).take_while(|(_, number)| *number != 0);
        taken.filter(move |(other, _)| *other == hash).map(|(_, number)| *number as usize - 1)
    }

    /// Something has that name.
    pub(crate) fn add(&mut self, name: &[&str], at: usize) {
        if 2 * self.count >= self.slots.len() {
            let room = vec![(0, 0); (4 * self.count).max(16)];
            let before = std::mem::replace(&mut self.slots, room);
            before.into_iter().filter(|(_, number)| *number != 0).for_each(|slot| self.put(slot));
        }
        self.count += 1;
        self.put((hash(name), at as u32 + 1));
    }

    fn put(&mut self, slot: (u64, u32)) {
        let at = slot.0 as usize % self.slots.len().max(1);
        let (wrapped, first) = self.slots.split_at_mut(at);
        let free = first.iter_mut().chain(wrapped).find(|(_, number)| *number == 0);
        free.into_iter().for_each(|free| *free = slot);
    }

    /// All slots, from the one that a hash belongs in.
    fn slots_from(&self, hash: u64) -> impl Iterator<Item = &(u64, u32)> {
        let (wrapped, first) = self.slots.split_at(hash as usize % self.slots.len().max(1));
        first.iter().chain(wrapped)
    }
}

/// FNV-1a.
fn hash(name: &[&str]) -> u64 {
    let bytes = name.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Values by key, in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ByKey<K, V> {
    entries: Vec<(K, V)>,
    index: Index,
}

impl<K, V> Default for ByKey<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), index: Index::default() }
    }
}

impl<K: AsRef<str>, V> ByKey<K, V> {
    /// Nothing.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn at(&self, key: &str) -> Option<usize> {
        let same =
            |at: &usize| self.entries.get(*at).is_some_and(|(other, _)| other.as_ref() == key);
        self.index.find(&[key]).find(same)
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.at(key).and_then(|at| self.entries.get(at)).map(|(_, value)| value)
    }

    /// Changes the value of a key, or a new one.
    pub(crate) fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let at = self.at(key.as_ref()).unwrap_or_else(|| {
            self.index.add(&[key.as_ref()], self.entries.len());
            self.entries.push((key, V::default()));
            self.entries.len() - 1
        });
        if let Some((_, value)) = self.entries.get_mut(at) {
            change(value);
        }
    }

    /// Keys and values.
    pub(crate) fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }
}

impl<K: Serialize, V: Serialize> Serialize for ByKey<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::{ByKey, Index};

    #[test]
    fn many_are_found_and_names_of_two_parts_are_not_those_of_one() {
        let mut index = Index::default();
        let names: Vec<String> = (0..5_000).map(|number| format!("name{number}")).collect();
        names.iter().enumerate().for_each(|(at, name)| index.add(&["a", name], at));
        for (at, name) in names.iter().enumerate() {
            assert!(index.find(&["a", name]).any(|found| found == at));
        }
        assert_eq!((index.find(&["aname1"]).next(), index.find(&["a"]).next()), (None, None));
        assert_eq!(Index::default().find(&["a"]).next(), None);
    }

    #[test]
    fn values_are_found_by_key_and_stay_in_order() {
        let mut map: ByKey<String, u32> = ByKey::new();
        for key in ["b", "a", "b"] {
            map.change(key.to_owned(), |count| *count += 1);
        }
        assert_eq!((map.get("b"), map.get("a"), map.get("c")), (Some(&2), Some(&1), None));
        assert_eq!(map.into_entries(), [("b".to_owned(), 2), ("a".to_owned(), 1)]);
    }
}
