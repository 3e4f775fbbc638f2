//! A value that a condition names.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A scalar with its type, as YAML has it: `4` is not `"4"`.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// A text.
    Text(String),
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return match self {
                Scalar::Null => to.serialize_unit(),
                Scalar::Bool(value) => to.serialize_bool(*value),
                Scalar::Integer(value) => to.serialize_i64(*value),
                Scalar::Float(value) => to.serialize_f64(*value),
                Scalar::Text(value) => to.serialize_str(value),
            };
        }
        /// The same in a form that says its types.
        #[derive(Serialize)]
        enum Told<'a> {
            Null,
            Bool(bool),
            Integer(i64),
            Float(f64),
            Text(&'a str),
        }
        match self {
            Scalar::Null => Told::Null,
            Scalar::Bool(value) => Told::Bool(*value),
            Scalar::Integer(value) => Told::Integer(*value),
            Scalar::Float(value) => Told::Float(*value),
            Scalar::Text(value) => Told::Text(value),
        }
        .serialize(to)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            return from.deserialize_any(Written);
        }
        /// The same in a form that says its types.
        #[derive(Deserialize)]
        enum Told {
            Null,
            Bool(bool),
            Integer(i64),
            Float(f64),
            Text(String),
        }
        Ok(match Told::deserialize(from)? {
            Told::Null => Scalar::Null,
            Told::Bool(value) => Scalar::Bool(value),
            Told::Integer(value) => Scalar::Integer(value),
            Told::Float(value) => Scalar::Float(value),
            Told::Text(value) => Scalar::Text(value),
        })
    }
}

/// A scalar as it is written in YAML.
struct Written;

impl Visitor<'_> for Written {
    type Value = Scalar;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, a number, true, false or null")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Scalar, E> {
        i64::try_from(value).map(Scalar::Integer).map_err(|_| E::custom("too large a number"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }
}
