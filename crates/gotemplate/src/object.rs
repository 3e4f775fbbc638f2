//! Go values with fields and methods of their own: structs and pointers to them, named number types.

use crate::{Env, FuncError, Kind, Signature, Str, Value};
use std::any::Any;

/// What a field or method access on an [`Object`] finds.
pub enum Access {
    /// A field with its value.
    Field(Value),
    /// A method; call it through [`Object::call`].
    Method,
    /// A field that Go does not export.
    Unexported,
    /// Nothing of that name.
    Missing,
}

/// The encoders that look into Go values by themselves, each with its own names for the fields of a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoder {
    /// `encoding/json`, and what toYaml makes of it.
    Json,
    /// go-yaml v3: names in lower case.
    Yaml,
    /// BurntSushi's: Go's names.
    Toml,
}

/// What an encoder sees of an [`Object`].
pub enum Encoded {
    /// Another value in its place.
    Value(Value),
    /// Fields by the encoder's names, in the order of their declaration.
    Struct(Vec<(Str, Value)>),
    /// Text that stands without quotes, as a time does in YAML.
    Word(Str),
}

impl Encoded {
    /// A struct by the Go names, JSON names and values of its fields.
    pub fn fields<'a>(
        encoder: Encoder,
        fields: impl IntoIterator<Item = (&'a str, &'a str, Value)>,
    ) -> Self {
        let named = |(go, json, value): (&'a str, &'a str, Value)| {
            let name = match encoder {
                Encoder::Json => json.to_owned(),
                Encoder::Yaml => go.to_lowercase(),
                Encoder::Toml => go.to_owned(),
            };
            (name.into(), value)
        };
        Self::Struct(fields.into_iter().map(named).collect())
    }
}

/// A Go struct (or pointer to one, or a named basic type) that templates can look into, such as
/// `*common.Capabilities`, `time.Time` or `*semver.Version`. Objects never change.
pub trait Object {
    /// The Go type as `%T` prints it, `*common.Capabilities` say.
    fn go_type(&self) -> String;

    /// The reflect kind: [`Kind::Ptr`] or [`Kind::Struct`], or a number's for named types.
    fn kind(&self) -> Kind;

    /// Looks `name` up among methods, then fields.
    fn access(&self, name: &str) -> Access;

    /// The Go parameters of the method `name`, by which the executor counts and checks arguments
    /// (`wrong number of args for Has: want 1 got 0`). None leaves that to [`Object::call`].
    fn signature(&self, name: &str) -> Option<Signature> {
        let _ = name;
        None
    }

    /// Calls the method `name`. Arguments are already evaluated.
    fn call(&self, env: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let _ = (env, args);
        Err(FuncError::new(format!("no method {name}")))
    }

    /// Text by `%v`.
    fn display(&self) -> Str;

    /// Text when an action prints the value itself (`{{ .Capabilities.KubeVersion }}`): Go then has an
    /// addressable value and finds `String` methods of the pointer too, and it prints what a pointer points to.
    fn action_text(&self) -> Str {
        self.stringer().unwrap_or_else(|| self.display())
    }

    /// The fields of a struct, or of the one that a pointer points to, in the order of their declaration, those that Go
    /// does not export too: what `fmt` prints. None leaves that to [`Object::display`].
    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        None
    }

    /// The text of `GoString()`, which `%#v` calls.
    fn go_string(&self) -> Option<Str> {
        None
    }

    /// Real and imaginary part of a complex number.
    fn complex(&self) -> Option<[f64; 2]> {
        None
    }

    /// What a function is handed instead: Go puts a copy of a struct into an interface, which has no address, so that
    /// methods of the pointer are not found any more. None where that makes no difference.
    fn copied(&self) -> Option<Value> {
        None
    }

    /// For named slices and maps (`common.VersionSet`, `engine.files`): the list or map they are, which
    /// `range`, `index`, `len`, printing, truth and the list and map functions look at.
    fn view(&self) -> Option<Value> {
        None
    }

    /// The text of `String()` or `Error()`, where `fmt` and sprig's `strval` would call it.
    fn stringer(&self) -> Option<Str> {
        None
    }

    /// What `encoding/json` sees instead: maps, lists and scalars.
    fn to_plain(&self) -> Value;

    /// What an encoder sees instead, where that is not [`Object::to_plain`].
    fn encoded(&self, encoder: Encoder) -> Encoded {
        let _ = encoder;
        Encoded::Value(self.to_plain())
    }

    /// Bytes that it takes, with what it holds.
    fn size(&self) -> u64 {
        256
    }

    /// Truth as `text/template` sees it: structs and non-nil pointers are true.
    fn truth(&self) -> bool {
        true
    }

    /// Equality as Go's `==` or `reflect.DeepEqual` on the same type.
    fn equals(&self, other: &dyn Object) -> bool;

    /// For downcasts by the functions that know the type.
    fn as_any(&self) -> &dyn Any;
}
