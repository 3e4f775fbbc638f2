//! A small map. The standard library's are compiled anew for each type, some 4 kB each, and what the page maps is few:
//! files, objects, folders.

use serde::{Serialize, Serializer};

/// Values by key, in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ByKey<K, V>(Vec<(K, V)>);

impl<K: PartialEq, V> ByKey<K, V> {
    /// Nothing.
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a key.
    pub(crate) fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: PartialEq<Q>,
    {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| value)
    }

    /// Changes the value of a key, or a new one.
    pub(crate) fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let known = self.0.iter().position(|(other, _)| *other == key);
        let at = known.unwrap_or_else(|| {
            self.0.push((key, V::default()));
            self.0.len() - 1
        });
        if let Some((_, value)) = self.0.get_mut(at) {
            change(value);
        }
    }

    /// Keys and values.
    pub(crate) fn into_entries(self) -> Vec<(K, V)> {
        self.0
    }
}

impl<K: Serialize, V: Serialize> Serialize for ByKey<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
