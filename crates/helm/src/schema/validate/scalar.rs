//! Keywords for any value, for strings and for numbers.

use super::Application;
use crate::schema::failure::{self, Kind};
use crate::schema::formats;
use crate::schema::json::{Json, Node};
use crate::schema::model::Schema;
use crate::schema::number::Decimal;
use crate::schema::regex::Regex;

impl Application<'_> {
    pub(super) fn string(&mut self, text: &str) {
        let schema = self.schema;
        let length = text.chars().count();
        if let Some(want) = schema.min_length.filter(|want| length < *want) {
            self.fail(failure::count("minLength", length, want));
        }
        if let Some(want) = schema.max_length.filter(|want| length > *want) {
            self.fail(failure::count("maxLength", length, want));
        }
        if let Some((pattern, regex)) = &schema.pattern
            && !regex.is_match(text)
        {
            self.fail(failure::no_pattern_match(text, pattern));
        }
    }

    pub(super) fn number(&mut self, text: &str) {
        let schema = self.schema;
        let Some(got) = Decimal::parse(text) else { return };
        let limits = [
            ("minimum", &schema.minimum, [true, false, false]),
            ("maximum", &schema.maximum, [false, false, true]),
            ("exclusiveMinimum", &schema.exclusive_minimum, [true, true, false]),
            ("exclusiveMaximum", &schema.exclusive_maximum, [false, true, true]),
        ];
        for (keyword, want, [less, equal, greater]) in limits {
            let Some(want) = want else { continue };
            let order = got.compare(want);
            if (less && order.is_lt()) || (equal && order.is_eq()) || (greater && order.is_gt()) {
                self.fail(failure::limit(keyword, got, **want));
            }
        }
        if let Some(step) = schema.multiple_of.as_deref().filter(|step| !got.is_multiple_of(step)) {
            self.fail(failure::limit("multipleOf", got, *step));
        }
    }
}

/// Type, const, enum and format: the first of them that fails is the only error of the schema.
pub(super) fn first_failure(schema: &Schema, value: &Node) -> Option<Kind> {
    let name = type_name(value);
    if !schema.types.is_empty() && !schema.types.contains(&name) {
        let is_integer =
            || value.as_number().and_then(|n| Decimal::parse(n)).is_some_and(|n| n.is_integer());
        if !(schema.types.contains(&"integer") && is_integer()) {
            return Some(failure::wrong_type(name, &schema.types));
        }
    }
    if let Some(want) = schema.constant.as_ref().filter(|want| !equal(value, want)) {
        return Some(failure::not_const(want));
    }
    if let Some(want) = &schema.enumeration
        && !want.iter().any(|one| equal(value, one))
    {
        return Some(failure::not_in_enum(want));
    }
    let format = schema.format.as_deref()?;
    let text = value.as_str()?;
    let problem = match format {
        "regex" => Regex::new(text).err(),
        _ => formats::check(format, text).err(),
    };
    Some(failure::bad_format(value, format, &problem?))
}

fn type_name(value: &Node) -> &'static str {
    match value.json {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

/// Equality of JSON values; numbers by what they stand for.
pub(in crate::schema) fn equal(a: &Node, b: &Node) -> bool {
    match (&a.json, &b.json) {
        (Json::Null, Json::Null) => true,
        (Json::Bool(a), Json::Bool(b)) => a == b,
        (Json::String(a), Json::String(b)) => a == b,
        (Json::Number(a), Json::Number(b)) => Decimal::parse(a) == Decimal::parse(b),
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len()
                && a.iter().zip(b.iter()).all(|((k, a), (l, b))| k == l && equal(a, b))
        }
        _ => false,
    }
}
