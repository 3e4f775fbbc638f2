//! What a version knows of a kind, for completion: the fields at a path, and what may stand in each.

use crate::messages;
use crate::schemas::{Schemas, Served, Shape, Version};

/// The type of a value, to be asked for what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type(Shape);

/// A field as completion offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldInfo {
    /// Its key.
    pub name: String,
    /// What it is described under: the name of the type that it is a field of, and its own.
    pub key: String,
    /// What may stand in it, in a word or two: `integer`, `list of Container`.
    pub kind: String,
    /// The server refuses an object without it.
    pub required: bool,
    /// The texts that may stand in it, if there are only some.
    pub values: Vec<String>,
    /// Keys go below it.
    pub is_map: bool,
    /// Items go below it.
    pub is_list: bool,
}

impl Schemas {
    /// The type of a kind. `api_version` may be unknown: then any API that serves the kind speaks for it.
    pub fn kind(&self, api_version: Option<&str>, kind: &str, version: Version) -> Option<Type> {
        let named = api_version.and_then(|api| self.served_type(api, kind, version));
        named.or_else(|| {
            let apis = self.everywhere(kind, version);
            apis.iter().rev().find_map(|api| self.served_type(api, kind, version))
        })
    }

    fn served_type(&self, api_version: &str, kind: &str, version: Version) -> Option<Type> {
        let (group, api) = api_version.split_once('/').unwrap_or(("", api_version));
        match self.served(group, api, kind, version) {
            Served::Yes(number) => Some(Type(Shape::Object(number))),
            _ => None,
        }
    }

    /// All kinds of a version, each with the API versions that serve it.
    pub fn all_kinds(&self, version: Version) -> Vec<(String, Vec<String>)> {
        let mut kinds: Vec<&str> = self.kind_names(version).collect();
        chartroom_diagnostics::order::sort(&mut kinds);
        kinds.dedup();
        let with_apis = |kind: &str| (kind.to_owned(), self.everywhere(kind, version));
        kinds.into_iter().map(with_apis).collect()
    }

    /// The type at a path below another; steps that are numbers or `*` lead into lists.
    pub fn below(&self, from: Type, path: &[String], version: Version) -> Option<Type> {
        path.iter().try_fold(from, |at, step| self.step(at, step, version))
    }

    fn step(&self, at: Type, step: &str, version: Version) -> Option<Type> {
        match at.0 {
            Shape::Object(number) => {
                let field = self.fields(number, version).find(|field| field.name == step)?;
                Some(Type(field.shape))
            }
            Shape::List(item) if step == "*" || step.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(Type(self.shape(item)))
            }
            Shape::Map(of) => Some(Type(self.shape(of))),
            _ => None,
        }
    }

    /// The fields of a type, required ones first.
    pub fn fields_of(&self, of: Type, version: Version) -> Vec<FieldInfo> {
        let Shape::Object(number) = of.0 else { return Vec::new() };
        let info = |field: crate::schemas::Field<'_>| FieldInfo {
            name: field.name.to_owned(),
            key: format!("{} {}", self.type_name(number), field.name),
            kind: self.word(field.shape),
            required: field.required,
            values: self.values_of(Type(field.shape)),
            is_map: matches!(field.shape, Shape::Object(_) | Shape::Map(_)),
            is_list: matches!(field.shape, Shape::List(_)),
        };
        let mut fields: Vec<FieldInfo> = self.fields(number, version).map(info).collect();
        chartroom_diagnostics::order::sort_by_key(&mut fields, |field| !field.required);
        fields
    }

    /// The texts that may stand in a value of a type, if there are only some.
    pub fn values_of(&self, of: Type) -> Vec<String> {
        match of.0 {
            Shape::Enum(set) => self.values(set).map(str::to_owned).collect(),
            Shape::Bool => vec!["true".to_owned(), "false".to_owned()],
            _ => Vec::new(),
        }
    }

    fn word(&self, shape: Shape) -> String {
        match shape {
            Shape::Any => messages::FIELD_TYPE_ANY.into(),
            Shape::String | Shape::Enum(_) => messages::FIELD_TYPE_TEXT.into(),
            Shape::Int32 | Shape::Int64 => messages::FIELD_TYPE_INTEGER.into(),
            Shape::Float => messages::FIELD_TYPE_NUMBER.into(),
            Shape::Bool => messages::FIELD_TYPE_BOOLEAN.into(),
            Shape::Quantity => messages::FIELD_TYPE_QUANTITY.into(),
            Shape::IntOrString => messages::FIELD_TYPE_INT_OR_STRING.into(),
            Shape::Time => messages::FIELD_TYPE_TIME.into(),
            Shape::Bytes => "base64".into(),
            Shape::Object(number) => {
                self.type_name(number).rsplit('.').next().unwrap_or_default().to_owned()
            }
            Shape::List(item) => {
                messages::FieldTypeList { of: &self.word(self.shape(item)) }.into()
            }
            Shape::Map(of) => messages::FieldTypeMap { of: &self.word(self.shape(of)) }.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DATA;

    #[test]
    fn fields_are_found_below_a_kind() {
        let schemas = Schemas::read(DATA).unwrap();
        let version = schemas.latest().unwrap();
        let deployment = schemas.kind(None, "Deployment", version).unwrap();
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
        let at = |text: &str| schemas.below(deployment, &path(text), version);
        let container = at("spec.template.spec.containers.0").unwrap();
        let fields = schemas.fields_of(container, version);
        assert_eq!(fields[0].name, "name");
        let policy = fields.iter().find(|field| field.name == "imagePullPolicy").unwrap();
        assert_eq!(policy.values, ["Always", "IfNotPresent", "Never"]);
        assert_eq!(at("spec.nothing"), None);
        let field = |above: &str, name: &str| {
            let fields = schemas.fields_of(at(above).unwrap(), version);
            fields.into_iter().find(|field| field.name == name).unwrap()
        };
        assert!(field("spec.template.spec", "tolerations").is_list);
        assert_eq!(field("spec", "replicas").kind, "integer");
        assert!(schemas.kind(Some("apps/v9"), "Deployment", version).is_some());
        assert!(schemas.all_kinds(version).iter().any(|(kind, _)| kind == "Job"));
    }
}
