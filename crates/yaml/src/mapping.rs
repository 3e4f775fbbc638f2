//! The pairs of a mapping, in order, and a way to one of many of them.

use crate::node::Entry;
use chartroom_diagnostics::order::sort_by;
use std::cell::OnceCell;
use std::ops::Deref;

/// Among so few pairs one is found as soon by looking at each.
const FEW: usize = 12;

/// Pairs in the order written, duplicate keys included.
#[derive(Clone, Debug)]
pub struct Mapping {
    entries: Vec<Entry>,
    /// The places of the pairs that count, by the texts of their keys; made when one of many is asked for.
    sorted: OnceCell<Box<[u32]>>,
}

impl Mapping {
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        Self { entries, sorted: OnceCell::new() }
    }

    /// The pair that a key names: the last one, as that is the one that counts.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        if self.entries.len() <= FEW {
            return self.entries.iter().rev().find(|entry| entry.key.text() == Some(key));
        }
        let sorted = self.sorted.get_or_init(|| self.sort());
        let text = |place: &u32| self.entries.get(*place as usize)?.key.text();
        let at = sorted.binary_search_by(|place| text(place).cmp(&Some(key))).ok()?;
        self.entries.get(*sorted.get(at)? as usize)
    }

    fn sort(&self) -> Box<[u32]> {
        let named = |(place, entry): (u32, &Entry)| entry.key.text().is_some().then_some(place);
        let mut places: Vec<u32> = (0..).zip(&self.entries).filter_map(named).collect();
        let text = |place: u32| self.entries.get(place as usize).and_then(|entry| entry.key.text());
        // Of equal keys the last one comes first, and stays.
        places.reverse();
        sort_by(&mut places, |a, b| text(*a).cmp(&text(*b)));
        places.dedup_by(|a, b| text(*a) == text(*b));
        places.into_boxed_slice()
    }
}

impl Deref for Mapping {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.entries
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_of_equal_keys_counts_among_few_and_among_many() {
        for count in [3, 12, 13, 400] {
            let lines = (0..count).map(|number| format!("k{}: {number}\n", number % (count - 1)));
            let text = format!("{}? [a]\n: x\n", lines.collect::<String>());
            let root = crate::parse(&text).root.expect("a document");
            let value =
                |key: &str| root.get(&[key]).and_then(|node| node.text().map(str::to_owned));
            assert_eq!(value("k0"), Some((count - 1).to_string()), "of {count}");
            assert_eq!(value("k1"), Some("1".to_owned()));
            assert_eq!(value("k"), None);
            assert_eq!(value("z"), None);
        }
    }
}
