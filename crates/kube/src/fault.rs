//! What can be wrong with an object.

use crate::path::Step;
use crate::schemas::Version;
use crate::validation::Invalid;
use chartroom_yaml::Span;

/// Something to say about an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field concerned; for a field that is missing, that field.
    pub path: Vec<Step>,
    /// Bytes of the text the object was parsed from: the key of a field that should not be there, else the value; where
    /// something is missing, the key of what lacks it.
    pub span: Span,
    /// What it is.
    pub kind: FaultKind,
}

/// How bad a [`Fault`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The API server refuses the object, with `--validate=strict` at the latest.
    Error,
    /// Helm and kubectl take it, but probably not as it was meant.
    Warning,
    /// Not wrong; there is just nothing to hold the object against.
    Information,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The document is not a map, so not an object.
    NotAnObject,
    /// `apiVersion` or `kind` is missing or empty.
    NotSet {
        /// Which of the two.
        field: &'static str,
    },
    /// Neither Kubernetes nor a definition of a custom resource at hand knows the kind: information.
    UnknownKind {
        /// As written.
        api_version: String,
        /// As written.
        kind: String,
    },
    /// A built-in API version has no such kind.
    NoSuchKind {
        /// As written.
        api_version: String,
        /// As written.
        kind: String,
        /// A kind of this API version with a similar name.
        did_you_mean: Option<String>,
    },
    /// The kind is in this API version in other versions of Kubernetes.
    NotServed {
        /// As written.
        api_version: String,
        /// As written.
        kind: String,
        /// The version of Kubernetes that was asked for.
        version: Version,
        /// Versions that have it.
        served_by: Vec<Version>,
        /// API versions that have the kind here.
        instead: Vec<String>,
    },
    /// The API version was removed from Kubernetes.
    Removed {
        /// As written.
        api_version: String,
        /// As written.
        kind: String,
        /// The minor version that no longer serves it: 22 for 1.22.
        since: u16,
        /// The API version to use; None where there is none.
        replacement: Option<&'static str>,
    },
    /// A definition of the custom resource is there, but not for this API version.
    NoSuchVersion {
        /// As written.
        api_version: String,
        /// As written.
        kind: String,
        /// API versions that the definition serves.
        served: Vec<String>,
    },
    /// The type has no field of this name.
    UnknownField {
        /// As written.
        field: String,
        /// Its path as server-side apply writes it: `.spec.containers[name="web"].imge`.
        apply: String,
        /// What was probably meant.
        hint: Option<Hint>,
    },
    /// A key is written twice in the same map: a warning, as Helm sends the last one without a word.
    DuplicateField {
        /// The key.
        field: String,
        /// Where it is written before.
        first: Span,
    },
    /// The value is of another type than the field.
    WrongType {
        /// What the field takes.
        want: Want,
        /// What is written.
        got: Got,
        /// The field as Go names it; None in custom resources.
        go: Option<GoField>,
    },
    /// A field that has to be there is not, or is null.
    Missing {
        /// Its name.
        field: String,
    },
    /// The value is not one of those allowed.
    Enum {
        /// As written.
        value: String,
        /// The allowed ones, sorted.
        allowed: Vec<String>,
    },
    /// Not a `resource.Quantity`.
    BadQuantity {
        /// As written.
        value: String,
        /// What the parser did not like.
        reason: QuantityError,
    },
    /// Neither a whole number of 32 bits nor a text.
    BadIntOrString {
        /// What is written.
        got: Got,
        /// The field as Go names it; None in custom resources.
        go: Option<GoField>,
    },
    /// Not a time as RFC 3339 has it.
    BadTime {
        /// As written.
        value: String,
        /// Go's error.
        error: String,
    },
    /// Not base64, which `[]byte` fields take.
    BadBase64 {
        /// The offset Go reports.
        at: usize,
    },
    /// A number of a custom resource that is too small or too large.
    OutOfRange {
        /// As written.
        value: String,
        /// The limit.
        limit: String,
        /// Which side of it the value has to be on.
        bound: Bound,
    },
    /// Null in a custom resource whose field must not be null: server-side apply refuses it, which Helm 4 uses.
    Null {
        /// What the field takes.
        want: Want,
    },
    /// What the server's validation has against an object whose fields and types are right.
    Invalid(Box<Invalid>),
}

/// What was probably meant by an unknown field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A field of the same object with a similar name.
    Named(String),
    /// The field exists one level deeper, in the field of this name.
    Below(String),
    /// The field exists on the object around this one, whose path this is (empty: the object itself).
    Above(Vec<Step>),
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// A map.
    Map,
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// A text.
    Text(String),
    /// A number, as written.
    Number(String),
    /// A boolean.
    Bool(bool),
    /// A list.
    List,
    /// A map.
    Map,
}

/// A field as encoding/json names it in its errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoField {
    /// `EnvVar.spec.template.spec.containers.env.value`
    pub field: String,
    /// `string`, `int32`, `[]v1.Container`; None where the OpenAPI does not tell: enums, such as `v1.PullPolicy`.
    pub kind: Option<String>,
}

/// Why a text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// `ErrFormatWrong`
    Format,
    /// `ErrSuffix`
    Suffix,
}

/// The side of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At least the limit.
    AtLeast,
    /// Above the limit.
    Above,
    /// At most the limit.
    AtMost,
    /// Below the limit.
    Below,
}

impl Fault {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self.kind {
            FaultKind::UnknownKind { .. } => Severity::Information,
            // The last one goes to the server; tried with kubectl 1.36.
            FaultKind::DuplicateField { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether only server-side apply refuses it, by which Helm 4 installs and Helm 3 does not.
    pub fn is_of_apply(&self) -> bool {
        match &self.kind {
            FaultKind::Null { .. } => true,
            FaultKind::Invalid(invalid) => invalid.is_of_apply(),
            _ => false,
        }
    }
}
