//! Built-in kinds: what the API server's strict JSON decoder says, and what is required or out of an enum.

use crate::fault::{Fault, FaultKind, GoField, Got, Hint, Want};
use crate::gofield::go_field;
use crate::object::{Data, Object};
use crate::path::{Step, below};
use crate::scalars::{base64_error, quantity_error, time_error};
use crate::schemas::{Field, Schemas, Shape, Version};
use chartroom_diagnostics::closest;
use chartroom_yaml::Span;

/// The type of `metadata`.
const OBJECT_META: &str = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

/// Holds objects against the built-in types of a version.
pub(crate) struct Builtin<'a> {
    schemas: &'a Schemas,
    version: Version,
    faults: Vec<Fault>,
    path: Vec<Step>,
    /// The types and objects around the one looked at: number, and the length of its path.
    around: Vec<(u32, usize)>,
    /// Whether it stands in a custom resource. Definitions have an empty default for what a reference names.
    in_custom: bool,
    /// The short names of the types of those objects from the root on, as a field of each is looked at.
    owners: Vec<&'a str>,
}

impl<'a> Builtin<'a> {
    pub(crate) fn new(schemas: &'a Schemas, version: Version) -> Self {
        Self {
            schemas,
            version,
            faults: Vec::new(),
            path: Vec::new(),
            around: Vec::new(),
            in_custom: false,
            owners: Vec::new(),
        }
    }

    /// The faults of an object of a type.
    pub(crate) fn faults(mut self, number: u32, object: &Object) -> Vec<Fault> {
        let span = object.members().first().map_or(&object.span, |member| &member.key_span);
        self.fields(number, object, span);
        self.faults
    }

    /// The faults of the `metadata` of a custom resource.
    pub(crate) fn metadata_faults(
        &mut self,
        metadata: &Object,
        path: &[Step],
        key: &Span,
    ) -> Vec<Fault> {
        self.type_faults(OBJECT_META, metadata, path, key)
    }

    /// The faults of a value in a custom resource that is of a type of Kubernetes’ own.
    pub(crate) fn type_faults(
        &mut self,
        name: &str,
        value: &Object,
        path: &[Step],
        key: &Span,
    ) -> Vec<Fault> {
        let number = self.schemas.type_number(name);
        number.map_or(Vec::new(), |number| self.at(Shape::Object(number), value, path, key))
    }

    /// The faults of a value that is a field of such a type; None if it has no such field.
    pub(crate) fn field_faults(
        &mut self,
        (name, field): (&str, &str),
        value: &Object,
        path: &[Step],
        key: &Span,
    ) -> Option<Vec<Fault>> {
        let number = self.schemas.type_number(name)?;
        let found = self.schemas.fields(number, self.version).find(|one| one.name == field)?;
        Some(self.at(found.shape, value, path, key))
    }

    /// The names of the fields of such a type.
    pub(crate) fn field_names(&self, name: &str) -> Vec<&'a str> {
        let number = self.schemas.type_number(name);
        let fields =
            number.into_iter().flat_map(|number| self.schemas.fields(number, self.version));
        fields.map(|field| field.name).collect()
    }

    fn at(&mut self, shape: Shape, value: &Object, path: &[Step], key: &Span) -> Vec<Fault> {
        self.path = path.to_vec();
        self.in_custom = true;
        // Only fields count; a custom resource has no Go type, which makes the text a guess there.
        let fields = path.iter().filter(|step| matches!(step, Step::Field(_)));
        self.owners = fields.map(|_| "CustomResource").collect();
        self.value(shape, value, key);
        std::mem::take(&mut self.faults)
    }

    fn fault(&mut self, span: &Span, kind: FaultKind) {
        self.faults.push(Fault { path: self.path.clone(), span: span.clone(), kind });
    }

    /// The fields of an object; `key` is the key it stands behind.
    fn fields(&mut self, number: u32, object: &Object, key: &Span) {
        let mut fields: Vec<Field<'a>> = self.schemas.fields(number, self.version).collect();
        self.owners.push(short_name(self.schemas.type_name(number)));
        self.around.push((number, self.path.len()));
        self.again(object);
        for member in object.members() {
            self.path.push(Step::Field(member.key.clone()));
            match fields.iter().find(|field| field.name == member.key) {
                Some(field) => self.value(field.shape, &member.value, &member.key_span),
                None => {
                    let hint = self.hint(&fields, &member.key);
                    let kind = FaultKind::UnknownField {
                        field: member.key.clone(),
                        apply: String::new(),
                        hint,
                    };
                    self.fault(&member.key_span, kind);
                }
            }
            self.path.pop();
        }
        self.around.pop();
        self.owners.pop();
        let name = self.schemas.type_name(number);
        let is_reference = name.ends_with("KeySelector") || name.ends_with("ObjectReference");
        if self.in_custom && is_reference {
            fields.retain(|field| field.name != "name");
        }
        let is_dropped = self.path.last() == Some(&Step::Field("dataSource".into()));
        if !self.in_status() && !is_dropped {
            self.missing(&fields, object, key);
        }
    }

    /// The server sets what is in `status` itself and drops what comes with the object.
    fn in_status(&self) -> bool {
        self.path.first() == Some(&Step::Field("status".into()))
    }

    fn missing(&mut self, fields: &[Field], object: &Object, key: &Span) {
        for field in fields.iter().filter(|field| field.required) {
            if object.get(field.name).is_none_or(Object::is_null) {
                let kind = FaultKind::Missing { field: field.name.to_owned() };
                self.faults.push(Fault {
                    path: below(&self.path, field.name),
                    span: key.clone(),
                    kind,
                });
            }
        }
    }

    /// Keys that are written twice.
    fn again(&mut self, object: &Object) {
        let Data::Map(members) = &object.data else { return };
        for (field, span, first) in &members.again {
            let kind = FaultKind::DuplicateField { field: field.clone(), first: first.clone() };
            self.faults.push(Fault { path: below(&self.path, field), span: span.clone(), kind });
        }
    }

    /// The same name around or below says more than a similar one here.
    fn hint(&self, fields: &[Field], name: &str) -> Option<Hint> {
        let has =
            |number| self.schemas.fields(number, self.version).any(|field| field.name == name);
        if let Some(field) = fields.iter().find(|field| self.holds(field, name)) {
            return Some(Hint::Below(field.name.to_owned()));
        }
        let outer = self.around.iter().rev().skip(1).find(|(number, _)| has(*number));
        if let Some((_, length)) = outer {
            return Some(Hint::Above(self.path.iter().take(*length).cloned().collect()));
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        closest(name, &names).map(|name| Hint::Named(name.to_owned()))
    }

    /// Whether what stands in a field, or its items, has a field of a name. `metadata` and `status` have names that
    /// many types have.
    fn holds(&self, field: &Field, name: &str) -> bool {
        let mut shape = field.shape;
        if let Shape::List(item) = shape {
            shape = self.schemas.shape(item);
        }
        let Shape::Object(number) = shape else { return false };
        !matches!(field.name, "metadata" | "status")
            && self.schemas.fields(number, self.version).any(|inner| inner.name == name)
    }

    /// A value behind a key. Null is as good as absent, everywhere.
    fn value(&mut self, shape: Shape, value: &Object, key: &Span) {
        if matches!(value.data, Data::Null | Data::Unread) {
            return;
        }
        match (shape, &value.data) {
            (Shape::Any, _) => {}
            (Shape::Object(number), Data::Map(_)) => self.fields(number, value, key),
            (Shape::List(item), Data::List(items)) => {
                let item = self.schemas.shape(item);
                for (at, entry) in items.iter().enumerate() {
                    self.path.push(Step::Index(at));
                    let first =
                        entry.members().first().map_or(&entry.span, |member| &member.key_span);
                    self.value(item, entry, first);
                    self.path.pop();
                }
            }
            (Shape::Map(of), Data::Map(_)) => {
                self.again(value);
                let shape = self.schemas.shape(of);
                for member in value.members() {
                    self.path.push(Step::Key(member.key.clone()));
                    self.value(shape, &member.value, &member.key_span);
                    self.path.pop();
                }
            }
            _ => self.scalar(shape, value),
        }
    }

    fn scalar(&mut self, shape: Shape, value: &Object) {
        let fault = match (shape, &value.data) {
            (Shape::String, Data::Text(_)) | (Shape::Bool, Data::Bool(_)) => None,
            (Shape::Enum(set), Data::Text(text)) => self.enum_fault(set, text),
            (Shape::Int32, Data::Number(number, _)) if is_int32(*number) => None,
            (Shape::Int64, Data::Number(number, _)) if is_int64(*number) => None,
            (Shape::Float, Data::Number(..)) => None,
            (Shape::IntOrString, Data::Text(_)) => None,
            (Shape::IntOrString, Data::Number(number, _)) if is_int32(*number) => None,
            (Shape::IntOrString, _) => {
                let go = Some(self.go_field(Shape::Int32));
                got(value).map(|got| FaultKind::BadIntOrString { got, go })
            }
            (Shape::Quantity, _) => quantity_fault(value),
            (Shape::Time, Data::Text(text)) => {
                time_error(text).map(|error| FaultKind::BadTime { value: text.clone(), error })
            }
            (Shape::Bytes, Data::Text(text)) => {
                base64_error(text).map(|at| FaultKind::BadBase64 { at })
            }
            _ => self.wrong_type(shape, value),
        };
        if let Some(kind) = fault {
            self.fault(&value.span, kind);
        }
    }

    /// Empty text counts as not set: the server fills in its default.
    fn enum_fault(&self, set: u32, text: &str) -> Option<FaultKind> {
        let wrong = !text.is_empty() && !self.schemas.values(set).any(|value| value == text);
        wrong.then(|| FaultKind::Enum {
            value: text.to_owned(),
            allowed: self.schemas.values(set).map(str::to_owned).collect(),
        })
    }

    fn wrong_type(&self, shape: Shape, value: &Object) -> Option<FaultKind> {
        let want = match shape {
            Shape::Int32 | Shape::Int64 => Want::Integer,
            Shape::Float => Want::Number,
            Shape::Bool => Want::Bool,
            Shape::List(_) => Want::List,
            Shape::Map(_) | Shape::Object(_) => Want::Map,
            _ => Want::Text,
        };
        let go = Some(self.go_field(shape));
        Some(FaultKind::WrongType { want, got: got(value)?, go })
    }

    fn go_field(&self, shape: Shape) -> GoField {
        let kind = (!self.is_enum(shape)).then(|| self.go_type(shape));
        GoField { field: go_field(&self.path, &self.owners), kind }
    }

    fn is_enum(&self, shape: Shape) -> bool {
        match shape {
            Shape::Enum(_) => true,
            Shape::List(item) => matches!(self.schemas.shape(item), Shape::Enum(_)),
            _ => false,
        }
    }

    /// The Go type of a field, as `reflect.Type` prints it. A time is read as a text first.
    fn go_type(&self, shape: Shape) -> String {
        match shape {
            Shape::Int32 => "int32".into(),
            Shape::Int64 => "int64".into(),
            Shape::Float => "float64".into(),
            Shape::Bool => "bool".into(),
            Shape::Quantity => "resource.Quantity".into(),
            Shape::IntOrString => "intstr.IntOrString".into(),
            Shape::Bytes => "[]uint8".into(),
            Shape::Object(number) => package_name(self.schemas.type_name(number)),
            Shape::List(item) => format!("[]{}", self.go_type(self.schemas.shape(item))),
            Shape::Map(of) => match self.schemas.shape(of) {
                Shape::Quantity => "v1.ResourceList".into(),
                of => format!("map[string]{}", self.go_type(of)),
            },
            Shape::Any | Shape::String | Shape::Time | Shape::Enum(_) => "string".into(),
        }
    }
}

/// `PodSpec` of `io.k8s.api.core.v1.PodSpec`.
fn short_name(full: &str) -> &str {
    full.rsplit('.').next().unwrap_or(full)
}

/// `v1.PodSpec`
fn package_name(full: &str) -> String {
    let start = full.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    full.get(start..).unwrap_or(full).to_owned()
}

fn is_int32(number: f64) -> bool {
    number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number)
}

fn is_int64(number: f64) -> bool {
    number.fract() == 0.0 && (-9.3e18..9.3e18).contains(&number)
}

/// A quantity is read from the JSON text, so numbers are fine and booleans are text.
fn quantity_fault(value: &Object) -> Option<FaultKind> {
    let text = match &value.data {
        Data::Text(text) => text.clone(),
        Data::Number(..) => return None,
        Data::Bool(value) => value.to_string(),
        Data::List(_) => "[…]".into(),
        _ => "{…}".into(),
    };
    quantity_error(&text).map(|reason| FaultKind::BadQuantity { value: text, reason })
}

/// What is written; None for null, which is nothing.
pub(crate) fn got(value: &Object) -> Option<Got> {
    Some(match &value.data {
        Data::Text(text) => Got::Text(text.clone()),
        Data::Number(_, text) => Got::Number(text.clone()),
        Data::Bool(value) => Got::Bool(*value),
        Data::List(_) => Got::List,
        Data::Map(_) => Got::Map,
        Data::Null | Data::Unread => return None,
    })
}
