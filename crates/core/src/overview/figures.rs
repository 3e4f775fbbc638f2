//! Values with the places that they were made from.

use crate::report::Source;
use chartroom_objects::{Object, Objects};
use chartroom_yaml::Node;
use std::ops::Range;

/// A value with the places it was made from, the most telling first.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub sources: Vec<Source>,
}

impl<T> Figure<T> {
    /// What is taken where nothing is written.
    pub(super) fn default(value: T) -> Self {
        Self { value, sources: Vec::new() }
    }
}

/// What figures are read from.
pub(crate) struct Figures<'a> {
    /// The rendered objects.
    pub(crate) objects: &'a Objects<'a>,
    /// Where bytes of an object, by its index, came from.
    pub(crate) sources: &'a dyn Fn(usize, Range<usize>) -> Vec<Source>,
    /// The effective value at a path as text.
    pub(crate) value: &'a dyn Fn(&[&str]) -> Option<Figure<String>>,
}

impl Figures<'_> {
    /// A value that nodes of an object say.
    pub(super) fn of<T>(&self, object: &Object<'_>, nodes: &[&Node], value: T) -> Figure<T> {
        Figure { value, sources: self.places(object, nodes) }
    }

    fn places(&self, object: &Object<'_>, nodes: &[&Node]) -> Vec<Source> {
        let mut sources = Vec::new();
        for node in nodes {
            sources.append(&mut (self.sources)(object.index, node.span.clone()));
        }
        sources
    }

    /// The text of a node; None where there is none.
    pub(super) fn text(&self, object: &Object<'_>, node: Option<&Node>) -> Option<Figure<String>> {
        let node = node?;
        let text = node.text().filter(|text| !text.is_empty())?;
        Some(self.of(object, &[node], text.to_owned()))
    }
}
