//! Compiled schemas: what each keyword says, with references resolved.

use super::draft::Draft;
use super::json::Node;
use super::number::Decimal;
use super::regex::Regex;
use super::url;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The number of a schema in its [`Set`].
pub(super) type Id = usize;

/// `items` before 2020-12.
pub(super) enum Items {
    /// For every item.
    All(Id),
    /// For the first items, one each.
    First(Vec<Id>),
}

/// `additionalProperties` and `additionalItems`.
#[derive(Clone, Copy)]
pub(super) enum Additional {
    Bool(bool),
    Schema(Id),
}

/// `dependencies`, `dependentRequired` and `dependentSchemas`.
pub(super) enum Dependent {
    Properties(Vec<Rc<str>>),
    Schema(Id),
}

/// One schema. What is missing or of a type that says nothing is empty.
#[derive(Default)]
pub(super) struct Schema {
    /// Pointer in its document.
    pub(super) pointer: String,
    /// The document's URL.
    pub(super) url: Rc<str>,
    /// The resource it belongs to, for dynamic scopes.
    pub(super) resource: Id,
    /// `true` or `false` as a schema.
    pub(super) bool: Option<bool>,
    pub(super) since_2019: bool,
    pub(super) draft: Option<Draft>,
    /// JSON types by [`TYPES`].
    pub(super) types: Vec<&'static str>,
    pub(super) constant: Option<Node>,
    pub(super) enumeration: Option<Vec<Node>>,
    pub(super) format: Option<Rc<str>>,
    pub(super) reference: Option<Id>,
    pub(super) recursive_reference: Option<Id>,
    pub(super) recursive_anchor: bool,
    pub(super) dynamic_reference: Option<(Id, String)>,
    pub(super) dynamic_anchor: Option<Rc<str>>,
    /// Of a resource: its dynamic anchors.
    pub(super) dynamic_anchors: BTreeMap<String, Id>,
    pub(super) min_properties: Option<usize>,
    pub(super) max_properties: Option<usize>,
    pub(super) required: Vec<Rc<str>>,
    pub(super) properties: BTreeMap<Rc<str>, Id>,
    pub(super) pattern_properties: Vec<(Regex, Id)>,
    pub(super) additional_properties: Option<Additional>,
    pub(super) property_names: Option<Id>,
    pub(super) dependencies: Vec<(&'static str, Rc<str>, Dependent)>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique_items: bool,
    pub(super) items: Option<Items>,
    pub(super) additional_items: Option<Additional>,
    pub(super) prefix_items: Vec<Id>,
    pub(super) items_2020: Option<Id>,
    pub(super) contains: Option<Id>,
    pub(super) min_contains: Option<usize>,
    pub(super) max_contains: Option<usize>,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) pattern: Option<(Rc<str>, Regex)>,
    pub(super) minimum: Option<Box<Decimal>>,
    pub(super) maximum: Option<Box<Decimal>>,
    pub(super) exclusive_minimum: Option<Box<Decimal>>,
    pub(super) exclusive_maximum: Option<Box<Decimal>>,
    pub(super) multiple_of: Option<Box<Decimal>>,
    pub(super) not: Option<Id>,
    pub(super) all_of: Vec<Id>,
    pub(super) any_of: Vec<Id>,
    pub(super) one_of: Vec<Id>,
    pub(super) condition: Option<Id>,
    pub(super) then: Option<Id>,
    pub(super) otherwise: Option<Id>,
    pub(super) unevaluated_properties: Option<Id>,
    pub(super) unevaluated_items: Option<Id>,
}

/// The types of JSON in the order that messages list them.
pub(super) const TYPES: [&str; 7] =
    ["null", "boolean", "number", "integer", "string", "array", "object"];

/// Compiled schemas.
#[derive(Default)]
pub(super) struct Set {
    schemas: Vec<Schema>,
    /// Parts of the value, by pointer, that these apply to in place of any other: of a schema, those that follow another
    /// draft.
    pub(super) replaced: FxHashMap<String, Id>,
}

impl Set {
    /// Adds an empty schema.
    pub(super) fn add(&mut self) -> Id {
        self.schemas.push(Schema::default());
        self.schemas.len() - 1
    }

    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut Schema> {
        self.schemas.get_mut(id)
    }

    pub(super) fn get(&self, id: Id) -> Option<&Schema> {
        self.schemas.get(id)
    }

    /// The URL of a schema with its pointer: Go's `Schema.Location`.
    pub(super) fn location(&self, id: Id) -> String {
        self.get(id).map_or_else(String::new, |schema| location(&schema.url, &schema.pointer))
    }
}

pub(super) fn location(url: &str, pointer: &str) -> String {
    format!("{url}#{}", url::encode_fragment(pointer))
}
