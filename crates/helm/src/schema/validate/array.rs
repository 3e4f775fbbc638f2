//! Keywords for arrays.

use super::Application;
use crate::schema::draft::Draft;
use crate::schema::failure::{self, Kind};
use crate::schema::json::{Json, Node};
use crate::schema::model::{Additional, Id, Items};
use crate::schema::number::Decimal;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl Application<'_> {
    pub(super) fn array(&mut self, items: &[Node]) {
        let schema = self.schema;
        if let Some(want) = schema.min_items.filter(|want| items.len() < *want) {
            self.fail(failure::count("minItems", items.len(), want));
        }
        if let Some(want) = schema.max_items.filter(|want| items.len() > *want) {
            self.fail(failure::count("maxItems", items.len(), want));
        }
        if schema.unique_items
            && let Some((first, second)) = duplicates(items)
        {
            self.fail(failure::equal_items(first, second));
        }
        self.items(items);
        if let Some(wanted) = schema.contains {
            self.contains(wanted, items);
        }
    }

    fn items(&mut self, items: &[Node]) {
        let schema = self.schema;
        let first = match &schema.items {
            Some(Items::All(all)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(*all, item, &index.to_string());
                }
                return;
            }
            Some(Items::First(first)) => first,
            None => &schema.prefix_items,
        };
        for (index, (own, item)) in first.iter().zip(items).enumerate() {
            self.below(*own, item, &index.to_string());
        }
        let rest = items.get(first.len()..).unwrap_or(&[]);
        let additional = match schema.items_2020 {
            Some(own) => Some(Additional::Schema(own)),
            None => schema.additional_items,
        };
        match additional {
            Some(Additional::Bool(false)) if !rest.is_empty() => {
                self.fail(failure::additional_items(rest.len()));
            }
            Some(Additional::Schema(own)) => {
                // Helm's version of the library counts these from zero again.
                for (index, item) in rest.iter().enumerate() {
                    self.below(own, item, &index.to_string());
                }
            }
            _ => {}
        }
    }

    fn contains(&mut self, wanted: Id, items: &[Node]) {
        let schema = self.schema;
        let (mut causes, mut matched) = (Vec::new(), Vec::new());
        for (index, item) in items.iter().enumerate() {
            match self.apply_below(wanted, item, &index.to_string()) {
                Err(failure) => causes.push(failure),
                Ok(()) => {
                    matched.push(index);
                    if schema.draft == Some(Draft::Y2020) {
                        self.unevaluated.items.remove(&index);
                    }
                }
            }
        }
        match schema.min_contains {
            Some(want) if matched.len() < want => {
                self.fail_because(failure::too_few_matches(&matched, want), causes);
            }
            None if matched.is_empty() => {
                let kind = Kind::new("contains", "no items match contains schema");
                self.fail_because(kind, causes);
            }
            _ => {}
        }
        if let Some(want) = schema.max_contains.filter(|want| matched.len() > *want) {
            self.fail(failure::too_many_matches(&matched, want));
        }
    }
}

/// The first item that is equal to an earlier one, and that one. Each is looked up by what stands for it, as pairs
/// would cost the square of their number.
fn duplicates(items: &[Node]) -> Option<(usize, usize)> {
    let mut seen: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    items.iter().enumerate().find_map(|(second, item)| {
        let mut key = Vec::new();
        write_key(item, &mut key);
        match seen.entry(key) {
            Entry::Occupied(first) => Some((*first.get(), second)),
            Entry::Vacant(place) => {
                place.insert(second);
                None
            }
        }
    })
}

/// Writes what is the same for values that are [`super::equal`], and only for those.
fn write_key(node: &Node, out: &mut Vec<u8>) {
    let write_text = |text: &str, out: &mut Vec<u8>| {
        out.extend_from_slice(&text.len().to_le_bytes());
        out.extend_from_slice(text.as_bytes());
    };
    match &node.json {
        Json::Null => out.push(b'n'),
        Json::Bool(value) => out.push(if *value { b't' } else { b'f' }),
        Json::Number(text) => match Decimal::parse(text) {
            None => out.push(b'?'),
            Some(number) => {
                out.push(b'd');
                number.write_key(out);
            }
        },
        Json::String(text) => {
            out.push(b's');
            write_text(text, out);
        }
        Json::Array(items) => {
            out.push(b'[');
            items.iter().for_each(|item| write_key(item, out));
            out.push(b']');
        }
        Json::Object(members) => {
            out.push(b'{');
            for (name, value) in members.iter() {
                out.push(b'k');
                write_text(name, out);
                write_key(value, out);
            }
            out.push(b'}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{json::parse, validate::equal};

    #[test]
    fn equal_values_and_no_others_have_the_same_key() {
        let text = br#"[null, true, false, 0, -0.0, 1, 1.0, 10e-1, 10, "1", "", [], {}, [[]], [1], [1.0],
            {"a": 1}, {"a": 1.0}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, ["a", "b"], ["ab"], 1e400, 1e401, 1e99999999999,
            [1, [2]], [[1], 2], 1.5, 15e-1, "\u0000"]"#;
        let all = parse(text).unwrap();
        let items = all.as_array().unwrap();
        let key = |node: &Node| {
            let mut key = Vec::new();
            write_key(node, &mut key);
            key
        };
        for (at, a) in items.iter().enumerate() {
            for (other, b) in items.iter().enumerate() {
                assert_eq!(key(a) == key(b), equal(a, b), "{at} and {other}");
            }
        }
        assert_eq!(duplicates(items), Some((3, 4)));
        assert_eq!(duplicates(&items[..4]), None);
    }
}
