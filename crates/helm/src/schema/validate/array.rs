//! Keywords for arrays.

use super::Application;
use super::scalar::equal;
use crate::schema::draft::Draft;
use crate::schema::failure::{self, Kind};
use crate::schema::json::Node;
use crate::schema::model::{Additional, Id, Items};

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

fn duplicates(items: &[Node]) -> Option<(usize, usize)> {
    items.iter().enumerate().find_map(|(second, item)| {
        let first = items.iter().take(second).position(|other| equal(item, other))?;
        Some((first, second))
    })
}
