//! What of the values is never read, and what is read and never set.

use super::{Input, Provenance, paths};
use chartroom_gotemplate::{Key, Taint, Value};
use std::collections::HashSet;

impl Provenance {
    /// The paths of all values that a template of this environment looked at, set or not.
    pub fn read(&self) -> HashSet<Vec<String>> {
        let Some(trace) = &self.trace else { return HashSet::new() };
        let atoms = 0..trace.all_atoms().len() as u32;
        let path = |atom| match paths::input(trace, atom, &self.layers)? {
            Input::Value(path) => Some(path),
            Input::Release(_) => None,
        };
        atoms.filter_map(path).collect()
    }

    /// The paths of all scalars and empty containers of the effective values that no template of this environment
    /// looked at. `global` and what switches subcharts on are looked at by others and left out.
    pub fn unread(&self) -> Vec<Vec<String>> {
        if self.trace.is_none() {
            return Vec::new();
        }
        let read = self.read();
        let mut unread = Vec::new();
        let mut open = vec![(Vec::new(), Value::Map(self.values.clone()))];
        while let Some((path, value)) = open.pop() {
            let children: Vec<(String, Value)> = match &value {
                Value::Map(map) => {
                    let entries = map.entries().into_iter();
                    entries.map(|(key, value)| (key.to_text().into_owned(), value)).collect()
                }
                Value::List(list) => {
                    let items = list.items().iter().enumerate();
                    items.map(|(index, item)| (index.to_string(), item.clone())).collect()
                }
                _ => Vec::new(),
            };
            let is_global = path.contains(&"global".to_owned());
            if children.is_empty() && !path.is_empty() && !is_global && !read.contains(&path) {
                unread.push(path);
                continue;
            }
            open.extend(children.into_iter().map(|(key, child)| {
                let below: Vec<String> = path.iter().cloned().chain([key]).collect();
                (below, child)
            }));
        }
        chartroom_diagnostics::order::sort(&mut unread);
        unread
    }

    /// The paths that a template of this environment looked up and that no layer sets.
    pub fn undefined(&self) -> Vec<Vec<String>> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let missing = trace.all_atoms().iter().enumerate();
        let missing = missing.filter(|(_, atom)| atom.missing && matches!(atom.key, Key::Name(_)));
        let mut found: Vec<Vec<String>> = missing
            .filter_map(|(number, _)| match paths::input(trace, number as u32, &self.layers)? {
                Input::Value(path) => Some(path),
                Input::Release(_) => None,
            })
            .collect();
        chartroom_diagnostics::order::sort(&mut found);
        found.dedup();
        found
    }

    /// The paths among [`Provenance::undefined`] that something was printed of, or for which nothing was printed: those
    /// that only conditions look at are left out.
    pub fn printed_undefined(&self) -> Vec<Vec<String>> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let maps = self.maps.iter().map(|(_, map)| map);
        let taints: HashSet<Taint> = maps
            .flat_map(|map| {
                let segments = map.segments.iter().map(|segment| segment.data);
                segments.chain(map.marks.iter().map(|mark| mark.data))
            })
            .collect();
        let atoms: HashSet<u32> =
            taints.into_iter().flat_map(|taint| trace.atoms(taint).iter().copied()).collect();
        let missing = |atom: &u32| {
            let atom = trace.all_atoms().get(*atom as usize);
            atom.is_some_and(|atom| atom.missing && matches!(atom.key, Key::Name(_)))
        };
        let path = |atom: u32| match paths::input(trace, atom, &self.layers)? {
            Input::Value(path) => Some(path),
            Input::Release(_) => None,
        };
        let mut found: Vec<Vec<String>> =
            atoms.into_iter().filter(missing).filter_map(path).collect();
        chartroom_diagnostics::order::sort(&mut found);
        found.dedup();
        found
    }
}
