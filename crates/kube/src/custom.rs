//! Custom resources, held against the schema of their definition.

use crate::builtin::{Builtin, got};
use crate::crd::{Additional, Limit, Schema, SchemaType};
use crate::fault::{Bound, Fault, FaultKind, Got, Hint, Want};
use crate::object::{Data, Object};
use crate::path::{Step, below, path_text};
use crate::validation::twice;
use chartroom_diagnostics::closest;
use chartroom_yaml::Span;

/// Fields of every object, whatever its schema says.
const OWN: [&str; 3] = ["apiVersion", "kind", "metadata"];

/// Holds an object against a definition's schema.
pub(crate) struct Custom<'a> {
    builtin: Builtin<'a>,
    faults: Vec<Fault>,
    path: Vec<Step>,
}

impl<'a> Custom<'a> {
    /// `builtin` knows the type of `metadata`.
    pub(crate) fn new(builtin: Builtin<'a>) -> Self {
        Self { builtin, faults: Vec::new(), path: Vec::new() }
    }

    /// The faults of an object. A schema without a type and properties takes all.
    pub(crate) fn faults(mut self, schema: &Schema, object: &Object) -> Vec<Fault> {
        let span = object.members().first().map_or(&object.span, |member| &member.key_span);
        self.object(schema, object, span, true);
        self.faults
    }

    fn fault(&mut self, span: &Span, kind: FaultKind) {
        self.faults.push(Fault { path: self.path.clone(), span: span.clone(), kind });
    }

    /// A map; `whole` is whether it is a Kubernetes object, which has fields of its own.
    fn object(&mut self, schema: &Schema, object: &Object, key: &Span, whole: bool) {
        let Data::Map(members) = &object.data else { return };
        for (field, span, first) in &members.again {
            let kind = FaultKind::DuplicateField { field: field.clone(), first: first.clone() };
            self.faults.push(Fault { path: below(&self.path, field), span: span.clone(), kind });
        }
        for member in &members.list {
            let named = schema.properties.contains_key(&member.key) || schema.additional.is_none();
            self.path.push(match named {
                true => Step::Field(member.key.clone()),
                false => Step::Key(member.key.clone()),
            });
            self.member(schema, &member.key, &member.value, &member.key_span, whole);
            self.path.pop();
        }
        self.missing(schema, object, key);
    }

    fn member(&mut self, schema: &Schema, name: &str, value: &Object, key: &Span, whole: bool) {
        if whole && OWN.contains(&name) {
            if name == "metadata" {
                let faults = self.builtin.metadata_faults(value, &self.path, key);
                self.faults.extend(faults);
            }
            return;
        }
        match (schema.properties.get(name), schema.additional.as_deref()) {
            (Some(property), _) | (None, Some(Additional::Schema(property))) => {
                self.value(property, value, key);
            }
            (None, Some(Additional::Any)) => {}
            (None, None) if schema.preserves_unknown || self.is_open(schema) => {}
            (None, None) if self.own_field(schema, name, value, key) => {}
            (None, None) => {
                let mut names: Vec<&str> = schema.properties.keys().map(String::as_str).collect();
                names.extend(schema.own.iter().flat_map(|own| self.builtin.field_names(own)));
                let hint = closest(name, &names).map(|name| Hint::Named(name.to_owned()));
                let (field, apply) = (name.to_owned(), String::new());
                self.fault(key, FaultKind::UnknownField { field, apply, hint });
            }
        }
    }

    /// Whether it is a field of one of Kubernetes’ own types that stand here; then it is held against that.
    fn own_field(&mut self, schema: &Schema, name: &str, value: &Object, key: &Span) -> bool {
        let mut found = schema
            .own
            .iter()
            .filter_map(|own| self.builtin.field_faults((own, name), value, &self.path, key));
        let Some(faults) = found.next() else { return false };
        self.faults.extend(faults);
        true
    }

    /// A schema that says nothing of its type is not a structural one; the server would not have taken it.
    fn is_open(&self, schema: &Schema) -> bool {
        schema.kind.is_none() && schema.properties.is_empty()
    }

    /// What is in `status` does not come from what is applied.
    fn in_status(&self) -> bool {
        self.path.first() == Some(&Step::Field("status".into()))
    }

    fn missing(&mut self, schema: &Schema, object: &Object, key: &Span) {
        if self.in_status() {
            return;
        }
        for field in &schema.required {
            let property = schema.properties.get(field);
            let filled = property.is_some_and(|property| property.has_default);
            let nullable = property.is_some_and(|property| property.nullable);
            let there = object.get(field).is_some_and(|value| nullable || !value.is_null());
            let is_null = object.get(field).is_some_and(Object::is_null);
            // A null is told by itself.
            let told = is_null && property.is_some_and(|property| property.kind.is_some());
            if !there && !filled && !told {
                let kind = FaultKind::Missing { field: field.clone() };
                self.faults.push(Fault { path: below(&self.path, field), span: key.clone(), kind });
            }
        }
    }

    fn value(&mut self, schema: &Schema, value: &Object, key: &Span) {
        if let Some(own) = &schema.is_own {
            self.faults.extend(self.builtin.type_faults(own, value, &self.path, key));
            return;
        }
        match &value.data {
            Data::Unread => {}
            // Where an object is created, the server takes nulls that are not allowed out of maps before it looks further
            // (`PruneNonNullableNullsWithoutDefaults`); applied server-side, as by Helm 4, they stay. A default takes
            // their place either way.
            Data::Null => {
                let kind = schema.kind.filter(|_| !schema.nullable && !schema.has_default);
                if let Some(kind) = kind.filter(|_| !schema.int_or_string && !self.in_status()) {
                    self.fault(key, FaultKind::Null { want: want(kind) });
                }
            }
            Data::Map(_) if self.takes(schema, SchemaType::Object) => {
                self.object(schema, value, key, schema.embedded);
            }
            Data::List(items) if self.takes(schema, SchemaType::Array) => {
                if let Some(keys) = &schema.keys {
                    self.same_keys(keys, items);
                }
                let Some(item) = schema.items.as_deref() else { return };
                for (at, entry) in items.iter().enumerate() {
                    self.path.push(Step::Index(at));
                    let first =
                        entry.members().first().map_or(&entry.span, |member| &member.key_span);
                    self.value(item, entry, first);
                    self.path.pop();
                }
            }
            _ => self.scalar(schema, value),
        }
    }

    /// Items that have the key of an earlier one.
    fn same_keys(&mut self, keys: &[String], items: &[Object]) {
        let keys: Vec<(&str, &str)> = keys.iter().map(|key| (key.as_str(), "")).collect();
        let list = format!(".{}", path_text(&self.path));
        for (at, fault) in twice(&list, &keys, items) {
            let first = keys.first().map(|(key, _)| *key).unwrap_or_default();
            let Some(item) = items.get(at) else { continue };
            let span = item.get(first).unwrap_or(item).span.clone();
            self.path.push(Step::Index(at));
            self.fault(&span, FaultKind::Invalid(Box::new(fault)));
            self.path.pop();
        }
    }

    fn takes(&self, schema: &Schema, kind: SchemaType) -> bool {
        !schema.int_or_string && schema.kind.is_none_or(|known| known == kind)
    }

    fn scalar(&mut self, schema: &Schema, value: &Object) {
        let Some(got) = got(value) else { return };
        let fault = match (&value.data, schema.kind) {
            _ if schema.int_or_string => int_or_string_fault(value, got),
            (Data::Text(_), Some(SchemaType::String) | None) => enum_fault(schema, value),
            (Data::Number(number, _), Some(SchemaType::Integer)) if number.fract() == 0.0 => {
                range_fault(schema, value)
            }
            (Data::Number(..), Some(SchemaType::Number) | None) => range_fault(schema, value),
            (Data::Bool(_), Some(SchemaType::Boolean) | None) | (_, None) => None,
            (_, Some(kind)) => Some(FaultKind::WrongType { want: want(kind), got, go: None }),
        };
        if let Some(kind) = fault {
            self.fault(&value.span, kind);
        }
    }
}

fn int_or_string_fault(value: &Object, got: Got) -> Option<FaultKind> {
    match value.data {
        Data::Text(_) => None,
        Data::Number(number, _) if number.fract() == 0.0 => None,
        _ => Some(FaultKind::BadIntOrString { got, go: None }),
    }
}

fn enum_fault(schema: &Schema, value: &Object) -> Option<FaultKind> {
    let (allowed, text) = (schema.values.as_ref()?, value.text()?);
    let wrong = !allowed.iter().any(|value| value == text);
    wrong.then(|| FaultKind::Enum { value: text.to_owned(), allowed: allowed.clone() })
}

fn range_fault(schema: &Schema, value: &Object) -> Option<FaultKind> {
    let Data::Number(number, text) = &value.data else { return None };
    let fault = |limit: Limit, bound| FaultKind::OutOfRange {
        value: text.clone(),
        limit: limit.value.to_string(),
        bound,
    };
    let under = |limit: &Limit| *number < limit.value || limit.exclusive && *number == limit.value;
    let over = |limit: &Limit| *number > limit.value || limit.exclusive && *number == limit.value;
    if let Some(limit) = schema.minimum.filter(under) {
        return Some(fault(limit, if limit.exclusive { Bound::Above } else { Bound::AtLeast }));
    }
    let limit = schema.maximum.filter(over)?;
    Some(fault(limit, if limit.exclusive { Bound::Below } else { Bound::AtMost }))
}

fn want(kind: SchemaType) -> Want {
    match kind {
        SchemaType::Object => Want::Map,
        SchemaType::Array => Want::List,
        SchemaType::String => Want::Text,
        SchemaType::Integer => Want::Integer,
        SchemaType::Number => Want::Number,
        SchemaType::Boolean => Want::Bool,
    }
}
