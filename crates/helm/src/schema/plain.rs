//! A quick look at a schema, before the long way over its draft's metaschema.
//!
//! Reading the metaschema and running the schema through it takes as long as all the rest of a check, and nearly
//! every schema passes. What passes here passes there; whatever is not plain (rare keywords, deep nesting, anything
//! odd) is left to the metaschema, which also words what is wrong.

use super::draft::Draft;
use super::formats;
use super::json::{Json, Node};
use super::model::TYPES;
use super::regex::Regex;
use super::validate::equal;

/// How deep schemas may nest here; the long way has a limit of its own, which lies higher.
const MAX_DEPTH: usize = 40;
/// Longer lists are not searched for what is in them twice.
const MAX_ITEMS: usize = 64;

/// Whether a schema is surely one by its draft.
pub(super) fn is_valid(schema: &Node, draft: Draft) -> bool {
    Look { draft }.schema(schema, MAX_DEPTH)
}

struct Look {
    draft: Draft,
}

impl Look {
    fn schema(&self, node: &Node, depth: usize) -> bool {
        match &node.json {
            Json::Bool(_) => self.draft > Draft::Four,
            Json::Object(members) => {
                depth > 0
                    && members.iter().all(|(name, value)| self.keyword(name, value, depth - 1))
            }
            _ => false,
        }
    }

    fn keyword(&self, name: &str, value: &Node, depth: usize) -> bool {
        let text_that = |holds: fn(&str) -> bool| value.as_str().is_some_and(|text| holds(text));
        match name {
            "type" => is_type(value),
            "properties" | "definitions" | "$defs" => self.members(value, depth),
            "title" | "description" | "$comment" | "format" | "contentMediaType"
            | "contentEncoding" => value.as_str().is_some(),
            "additionalProperties" | "additionalItems" => {
                value.as_bool().is_some() || self.schema(value, depth)
            }
            "required" => self.texts(value),
            "enum" => value.as_array().is_some_and(|items| !items.is_empty() && differ(items)),
            "items" => {
                let is_list = self.draft < Draft::Y2020 && self.list(value, depth);
                is_list || self.schema(value, depth)
            }
            "not" | "contains" | "propertyNames" | "if" | "then" | "else" => {
                self.schema(value, depth)
            }
            "allOf" | "anyOf" | "oneOf" => self.list(value, depth),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" => {
                let is_count = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                value.as_number().is_some_and(|text| is_count(text))
            }
            "minimum" | "maximum" => value.as_number().is_some(),
            "exclusiveMinimum" | "exclusiveMaximum" => {
                self.draft > Draft::Four && value.as_number().is_some()
            }
            "uniqueItems" | "readOnly" | "writeOnly" | "deprecated" => value.as_bool().is_some(),
            "examples" => value.as_array().is_some(),
            "pattern" => text_that(|text| Regex::new(text).is_ok()),
            "patternProperties" => {
                let names = value.as_object().map(|members| members.keys());
                names.is_some_and(|mut names| names.all(|name| Regex::new(name).is_ok()))
                    && self.members(value, depth)
            }
            "$ref" => text_that(|text| formats::check("uri-reference", text).is_ok()),
            "$schema" => text_that(|text| formats::check("uri", text).is_ok()),
            "id" | "$id" => text_that(|text| {
                let bare = text.strip_suffix('#').unwrap_or(text);
                !bare.contains('#') && formats::check("uri-reference", text).is_ok()
            }),
            // What the draft does not know may be anything, as may a default.
            _ => !OTHERS.contains(&name),
        }
    }

    fn members(&self, node: &Node, depth: usize) -> bool {
        let all = |mut values: std::collections::btree_map::Values<'_, _, Node>| {
            values.all(|value| self.schema(value, depth))
        };
        node.as_object().is_some_and(|members| all(members.values()))
    }

    /// Draft 4 asks for one at least.
    fn texts(&self, node: &Node) -> bool {
        let are = |items: &[Node]| items.iter().all(|item| item.as_str().is_some());
        let enough = |items: &[Node]| !items.is_empty() || self.draft > Draft::Four;
        node.as_array().is_some_and(|items| enough(items) && are(items) && differ(items))
    }

    fn list(&self, node: &Node, depth: usize) -> bool {
        let all = |items: &[Node]| items.iter().all(|item| self.schema(item, depth));
        node.as_array().is_some_and(|items| !items.is_empty() && all(items))
    }
}

/// Keywords that are left to the metaschema.
const OTHERS: [&str; 17] = [
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "$vocabulary",
    "contentSchema",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "maxContains",
    "minContains",
    "multipleOf",
    "prefixItems",
    "regexProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
];

fn is_type(node: &Node) -> bool {
    let is_name = |node: &Node| node.as_str().is_some_and(|name| TYPES.contains(&&**name));
    let are_names = |items: &[Node]| !items.is_empty() && items.iter().all(is_name);
    is_name(node) || node.as_array().is_some_and(|items| are_names(items) && differ(items))
}

/// Whether no item is there twice.
fn differ(items: &[Node]) -> bool {
    let is_new = |(index, item): (usize, &Node)| {
        !items.iter().take(index).any(|earlier| equal(earlier, item))
    };
    items.len() <= MAX_ITEMS && items.iter().enumerate().all(is_new)
}
