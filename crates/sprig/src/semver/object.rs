//! A version as templates see it: Go's `*semver.Version` and `semver.Version` with their methods.

use super::{SemverError, Version};
use chartroom_gotemplate::{
    Access, Env, FuncError, Kind, Object, ParamType, Signature, Str, Value,
};
use std::any::Any;
use std::rc::Rc;

/// A version in a template. `semver` gives a pointer; the methods that derive a version give a struct,
/// which lacks the methods that Go declares on the pointer.
pub struct VersionObject {
    version: Version,
    pointer: bool,
}

const POINTER: &str = "*semver.Version";
const NO_PARAMS: Signature = Signature { params: &[], variadic: None };
const ONE_VERSION: Signature = Signature { params: &[ParamType::Named(POINTER)], variadic: None };
const ONE_STRING: Signature = Signature { params: &[ParamType::Str], variadic: None };
const ONE_BYTES: Signature = Signature { params: &[ParamType::Bytes], variadic: None };
const ONE_ANY: Signature = Signature { params: &[ParamType::Any], variadic: None };

/// Methods of the struct, which the pointer has too.
const STRUCT_METHODS: [(&str, Signature); 14] = [
    ("String", NO_PARAMS),
    ("Major", NO_PARAMS),
    ("Minor", NO_PARAMS),
    ("Patch", NO_PARAMS),
    ("Prerelease", NO_PARAMS),
    ("Metadata", NO_PARAMS),
    ("IncPatch", NO_PARAMS),
    ("IncMinor", NO_PARAMS),
    ("IncMajor", NO_PARAMS),
    ("SetPrerelease", ONE_STRING),
    ("SetMetadata", ONE_STRING),
    ("MarshalJSON", NO_PARAMS),
    ("MarshalText", NO_PARAMS),
    ("Value", NO_PARAMS),
];

/// Methods that only the pointer has.
const POINTER_METHODS: [(&str, Signature); 10] = [
    ("Original", NO_PARAMS),
    ("Compare", ONE_VERSION),
    ("Equal", ONE_VERSION),
    ("LessThan", ONE_VERSION),
    ("LessThanEqual", ONE_VERSION),
    ("GreaterThan", ONE_VERSION),
    ("GreaterThanEqual", ONE_VERSION),
    ("UnmarshalJSON", ONE_BYTES),
    ("UnmarshalText", ONE_BYTES),
    ("Scan", ONE_ANY),
];

impl VersionObject {
    /// What `semver` gives: a pointer.
    pub fn pointer(version: Version) -> Value {
        Value::Object(Rc::new(Self { version, pointer: true }))
    }

    fn plain(version: Version) -> Value {
        Value::Object(Rc::new(Self { version, pointer: false }))
    }

    /// The version.
    pub fn version(&self) -> &Version {
        &self.version
    }

    fn compare(&self, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let Some(Value::Object(object)) = args.first() else { return Err(nil_pointer()) };
        let other = object.as_any().downcast_ref::<Self>().ok_or_else(nil_pointer)?;
        let order = self.version.precedence(&other.version);
        Ok(match name {
            "Compare" => Value::Int(order as i64),
            "Equal" => order.is_eq().into(),
            "LessThan" => order.is_lt().into(),
            "LessThanEqual" => order.is_le().into(),
            "GreaterThan" => order.is_gt().into(),
            _ => order.is_ge().into(),
        })
    }
}

/// The text of Go's panic when a nil `*Version` is used.
fn nil_pointer() -> FuncError {
    FuncError::new("runtime error: invalid memory address or nil pointer dereference")
}

fn failed(error: SemverError) -> FuncError {
    FuncError::new(error.to_string())
}

/// The text of an argument that is a string or bytes.
fn text(args: &[Value]) -> String {
    match args.first() {
        Some(Value::Str(text)) => text.to_text().into_owned(),
        Some(Value::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}

/// Go's methods that read into the receiver. Objects do not change here, as nothing in a chart relies on it;
/// the error of a text that cannot be read is kept.
fn read_into(source: &str) -> Result<Value, FuncError> {
    Version::parse(source).map(|_| Value::Nil).map_err(failed)
}

impl Object for VersionObject {
    fn go_type(&self) -> String {
        if self.pointer { POINTER } else { "semver.Version" }.to_owned()
    }

    fn kind(&self) -> Kind {
        if self.pointer { Kind::Ptr } else { Kind::Struct }
    }

    fn access(&self, name: &str) -> Access {
        match name {
            "major" | "minor" | "patch" | "pre" | "metadata" | "original" => Access::Unexported,
            _ if self.signature(name).is_some() => Access::Method,
            _ => Access::Missing,
        }
    }

    fn signature(&self, name: &str) -> Option<Signature> {
        let pointer_methods = if self.pointer { POINTER_METHODS.as_slice() } else { &[] };
        let mut methods = STRUCT_METHODS.iter().chain(pointer_methods);
        methods.find(|(method, _)| *method == name).map(|(_, signature)| *signature)
    }

    fn call(&self, _: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let version = &self.version;
        Ok(match name {
            "String" | "Value" => version.to_string().into(),
            "Original" => version.original.as_str().into(),
            "Major" => Value::Uint64(version.major),
            "Minor" => Value::Uint64(version.minor),
            "Patch" => Value::Uint64(version.patch),
            "Prerelease" => version.prerelease.as_str().into(),
            "Metadata" => version.metadata.as_str().into(),
            "IncPatch" => Self::plain(version.next_patch()),
            "IncMinor" => Self::plain(version.next_minor()),
            "IncMajor" => Self::plain(version.next_major()),
            "SetPrerelease" => Self::plain(version.with_prerelease(&text(args)).map_err(failed)?),
            "SetMetadata" => Self::plain(version.with_metadata(&text(args)).map_err(failed)?),
            "MarshalText" => Value::Bytes(version.to_string().into_bytes().into()),
            "MarshalJSON" => Value::Bytes(format!("\"{version}\"").into_bytes().into()),
            "UnmarshalText" | "Scan" => read_into(&text(args))?,
            "UnmarshalJSON" => read_into(text(args).trim_matches('"'))?,
            _ => self.compare(name, args)?,
        })
    }

    fn display(&self) -> Str {
        self.version.to_string().into()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        let version = &self.version;
        Some(vec![
            ("major", Value::Uint64(version.major)),
            ("minor", Value::Uint64(version.minor)),
            ("patch", Value::Uint64(version.patch)),
            ("pre", version.prerelease.as_str().into()),
            ("metadata", version.metadata.as_str().into()),
            ("original", version.original.as_str().into()),
        ])
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.display())
    }

    fn to_plain(&self) -> Value {
        self.version.to_string().into()
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other
            .as_any()
            .downcast_ref::<Self>()
            .is_some_and(|other| self.pointer == other.pointer && self.version == other.version)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
