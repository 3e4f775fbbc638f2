//! Definitions of custom resources, `apiextensions.k8s.io/v1`.

use crate::object::{Data, Object};
use chartroom_yaml::Node;
use std::collections::BTreeMap;

/// A definition of a custom resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Crd {
    /// `example.com`
    pub group: String,
    /// The kind of the resources.
    pub kind: String,
    pub(crate) versions: Vec<CrdVersion>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CrdVersion {
    pub(crate) name: String,
    pub(crate) served: bool,
    pub(crate) schema: Option<Schema>,
}

/// A part of an `openAPIV3Schema`: what is looked at of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Schema {
    pub(crate) kind: Option<SchemaType>,
    pub(crate) properties: BTreeMap<String, Schema>,
    /// The schema of values whose keys are free. `additionalProperties: true` takes anything.
    pub(crate) additional: Option<Box<Additional>>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) required: Vec<String>,
    /// Allowed texts; None if there is no enum, or one of other than texts.
    pub(crate) values: Option<Vec<String>>,
    pub(crate) minimum: Option<Limit>,
    pub(crate) maximum: Option<Limit>,
    pub(crate) nullable: bool,
    /// A field with a default is there though it is not written.
    pub(crate) has_default: bool,
    /// `x-kubernetes-preserve-unknown-fields`
    pub(crate) preserves_unknown: bool,
    /// `x-kubernetes-int-or-string`
    pub(crate) int_or_string: bool,
    /// `x-kubernetes-embedded-resource`
    pub(crate) embedded: bool,
    /// What tells the items of a list apart (`x-kubernetes-list-type`): some of their fields, or with none the item itself.
    pub(crate) keys: Option<Vec<String>>,
    /// A type of Kubernetes’ own that it is, by its full name.
    pub(crate) is_own: Option<String>,
    /// Types of Kubernetes’ own whose fields it has beside its properties.
    pub(crate) own: Vec<String>,
}

/// `additionalProperties`
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Additional {
    Any,
    Schema(Schema),
}

/// A limit on a number, and whether the limit itself is outside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limit {
    pub(crate) value: f64,
    pub(crate) exclusive: bool,
}

/// `type`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemaType {
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}

impl Crd {
    /// Reads a definition; None if the document is something else.
    pub fn read(document: &Node) -> Option<Self> {
        let object = Object::read(document);
        let is = |key: &str, value: &str| object.get(key).and_then(Object::text) == Some(value);
        if !is("apiVersion", "apiextensions.k8s.io/v1") || !is("kind", "CustomResourceDefinition") {
            return None;
        }
        let spec = object.get("spec")?;
        let versions = spec.get("versions").map(Object::items).unwrap_or_default();
        Some(Self {
            group: spec.get("group")?.text()?.to_owned(),
            kind: spec.get("names")?.get("kind")?.text()?.to_owned(),
            versions: versions.iter().filter_map(CrdVersion::read).collect(),
        })
    }

    /// The API versions that the definition serves: `example.com/v1`.
    pub fn api_versions(&self) -> Vec<String> {
        let served = self.versions.iter().filter(|version| version.served);
        served.map(|version| format!("{}/{}", self.group, version.name)).collect()
    }

    /// The schema of a served version, which may have none; None if it is not served.
    pub(crate) fn served(&self, name: &str) -> Option<Option<&Schema>> {
        let served = self.versions.iter().find(|version| version.served && version.name == name);
        served.map(|version| version.schema.as_ref())
    }
}

impl CrdVersion {
    fn read(version: &Object) -> Option<Self> {
        let schema = version.get("schema").and_then(|schema| schema.get("openAPIV3Schema"));
        Some(Self {
            name: version.get("name")?.text()?.to_owned(),
            served: version.get("served").is_some_and(Object::is_true),
            schema: schema.map(Schema::read),
        })
    }
}

impl Schema {
    fn read(schema: &Object) -> Self {
        let flag = |key: &str| schema.get(key).is_some_and(Object::is_true);
        let limit = |key: &str, exclusive: &str| {
            let value = schema.get(key)?.number()?;
            Some(Limit { value, exclusive: flag(exclusive) })
        };
        let texts = |key: &str| -> Option<Vec<String>> {
            let items = schema.get(key)?.items();
            items.iter().map(|item| item.text().map(str::to_owned)).collect()
        };
        let members = schema.get("properties").map(Object::members).unwrap_or_default();
        let properties =
            members.iter().map(|member| (member.key.clone(), Schema::read(&member.value)));
        Self {
            kind: schema.get("type").and_then(Object::text).and_then(SchemaType::named),
            properties: properties.collect(),
            additional: schema.get("additionalProperties").and_then(Additional::read).map(Box::new),
            items: schema.get("items").map(|items| Box::new(Schema::read(items))),
            required: texts("required").unwrap_or_default(),
            values: texts("enum").filter(|values| !values.is_empty()),
            minimum: limit("minimum", "exclusiveMinimum"),
            maximum: limit("maximum", "exclusiveMaximum"),
            nullable: flag("nullable"),
            has_default: schema.get("default").is_some(),
            preserves_unknown: flag("x-kubernetes-preserve-unknown-fields"),
            int_or_string: flag("x-kubernetes-int-or-string"),
            embedded: flag("x-kubernetes-embedded-resource"),
            keys: match schema.get("x-kubernetes-list-type").and_then(Object::text) {
                Some("map") => texts("x-kubernetes-list-map-keys").filter(|keys| !keys.is_empty()),
                Some("set") => Some(Vec::new()),
                _ => None,
            },
            is_own: None,
            own: Vec::new(),
        }
    }

    /// Has the fields of another one too.
    pub(crate) fn take_in(&mut self, other: Schema) {
        self.properties.extend(other.properties);
        self.required.extend(other.required);
        self.own.extend(other.own);
    }
}

impl Additional {
    fn read(value: &Object) -> Option<Self> {
        match value.data {
            Data::Bool(true) => Some(Additional::Any),
            Data::Map(_) => Some(Additional::Schema(Schema::read(value))),
            _ => None,
        }
    }
}

impl SchemaType {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "object" => SchemaType::Object,
            "array" => SchemaType::Array,
            "string" => SchemaType::String,
            "integer" => SchemaType::Integer,
            "number" => SchemaType::Number,
            "boolean" => SchemaType::Boolean,
            _ => return None,
        })
    }
}
