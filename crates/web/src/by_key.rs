//! A small map. The standard library's are compiled anew for each type, some 4 kB each; here one index by the hash of a
//! text serves all, so that thousands of files and problems are found as quickly as a few.

use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Where things are by the hash of what they are called; whoever asks looks whether it is the very one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index(BTreeMap<u64, Vec<u32>>);

impl Index {
    /// What may have that name, by number.
    pub(crate) fn find(&self, name: &[&str]) -> impl Iterator<Item = usize> + use<'_> {
        self.0.get(&hash(name)).into_iter().flatten().map(|at| *at as usize)
    }

    /// Something has that name.
    pub(crate) fn add(&mut self, name: &[&str], at: usize) {
        self.0.entry(hash(name)).or_default().push(at as u32);
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
    use super::ByKey;

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
