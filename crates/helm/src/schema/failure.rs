//! What is wrong with a value: the kinds of error of `santhosh-tekuri/jsonschema` v6, their texts and their layout.

use super::json::{Json, Node};
use super::number::{Decimal, localized_count};
use chartroom_gotemplate::fmt;

/// One error, with those that led to it.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    /// The schema that says so, as a JSON pointer into its document.
    pub(super) schema: String,
    /// The value, as keys and indexes from the root.
    pub(super) instance: Vec<String>,
    pub(super) kind: Kind,
    pub(super) causes: Vec<Failure>,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The root of a tree that [`Kind::Schema`] names.
    Schema(String),
    /// Several errors at one place.
    Group,
    /// A `$ref` and the like; not shown where it has one cause.
    Reference,
    /// Anything whose text needs no second look.
    Other { keyword: &'static str, message: String },
}

impl Failure {
    /// What is said of the whole.
    pub(super) fn at_root(text: String) -> Self {
        let kind = Kind::new("", text);
        Self { schema: String::new(), instance: Vec::new(), kind, causes: Vec::new() }
    }
}

impl Kind {
    pub(super) fn new(keyword: &'static str, message: impl Into<String>) -> Self {
        Kind::Other { keyword, message: message.into() }
    }

    fn message(&self) -> String {
        match self {
            Kind::Schema(url) => format!("jsonschema validation failed with {}", quote(url)),
            Kind::Group | Kind::Reference => "validation failed".to_owned(),
            Kind::Other { message, .. } => message.clone(),
        }
    }

    /// How many bytes it says.
    pub(super) fn size(&self) -> usize {
        match self {
            Kind::Other { message, .. } | Kind::Schema(message) => message.len(),
            Kind::Group | Kind::Reference => 0,
        }
    }

    /// The keyword that failed; "" for the schema as a whole.
    pub(super) fn keyword(&self) -> &'static str {
        match self {
            Kind::Other { keyword, .. } => keyword,
            _ => "",
        }
    }
}

impl Failure {
    /// The tree as `ValidationError.Error` prints it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.display(&mut text, 0);
        text
    }

    fn display(&self, out: &mut String, mut indent: usize) {
        if !self.is_hidden() {
            if indent > 0 {
                out.push('\n');
                out.push_str(&"  ".repeat(indent - 1));
                out.push_str("- ");
            }
            indent += 1;
            out.push_str(&self.line());
        }
        for cause in &self.causes {
            cause.display(out, indent);
        }
    }

    /// The errors that a group stands for; others stand for themselves.
    pub(super) fn ungrouped(self) -> Vec<Self> {
        match self {
            Failure { kind: Kind::Group, causes, .. } => causes,
            failure => vec![failure],
        }
    }

    fn is_hidden(&self) -> bool {
        matches!(self.kind, Kind::Reference) && self.causes.len() == 1
    }

    /// `at '/a/b': message`
    pub(super) fn line(&self) -> String {
        match self.kind {
            Kind::Schema(_) => self.kind.message(),
            _ => format!("at {}: {}", quote(&pointer(&self.instance)), self.kind.message()),
        }
    }

    /// The text without the place.
    pub(super) fn message(&self) -> String {
        self.kind.message()
    }
}

/// A JSON pointer.
pub(super) fn pointer(path: &[String]) -> String {
    let mut pointer = String::new();
    path.iter().for_each(|token| push_token(&mut pointer, token));
    pointer
}

/// Appends a token to a JSON pointer.
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    if token.contains(['~', '/']) {
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(token);
    }
}

/// The library's `quote`: Go's, in single quotes.
pub(super) fn quote(text: &str) -> String {
    let quoted = fmt::quote(text.as_bytes()).replace("\\\"", "\"").replace('\'', "\\'");
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    format!("'{}'", inner.unwrap_or(&quoted))
}

/// `'a', 'b'`
fn join_quoted<S: AsRef<str>>(texts: &[S]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quote(text.as_ref())).collect();
    quoted.join(", ")
}

/// A value in a message.
fn display(node: &Node) -> String {
    match &node.json {
        Json::String(text) => quote(text),
        Json::Null => "<nil>".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(text) => text.to_string(),
        Json::Array(_) | Json::Object(_) => "value".to_owned(),
    }
}

fn is_composite(node: &Node) -> bool {
    matches!(node.json, Json::Array(_) | Json::Object(_))
}

pub(super) fn wrong_type(got: &str, want: &[&str]) -> Kind {
    Kind::new("type", format!("got {got}, want {}", want.join(" or ")))
}

pub(super) fn not_in_enum(want: &[Node]) -> Kind {
    if want.iter().any(is_composite) {
        return Kind::new("enum", "'enum' failed");
    }
    let shown: Vec<String> = want.iter().map(display).collect();
    let one_of = if want.len() == 1 { "" } else { "one of " };
    Kind::new("enum", format!("value must be {one_of}{}", shown.join(", ")))
}

pub(super) fn not_const(want: &Node) -> Kind {
    if is_composite(want) {
        return Kind::new("const", "'const' failed");
    }
    Kind::new("const", format!("value must be {}", display(want)))
}

pub(super) fn bad_format(got: &Node, name: &str, problem: &str) -> Kind {
    Kind::new("format", format!("{} is not valid {name}: {problem}", display(got)))
}

/// Lengths and counts: `minItems: got 1, want 2`.
pub(super) fn count(keyword: &'static str, got: usize, want: usize) -> Kind {
    let (got, want) = (localized_count(got), localized_count(want));
    Kind::new(keyword, format!("{keyword}: got {got}, want {want}"))
}

/// `minimum` and its like.
pub(super) fn limit(keyword: &'static str, got: Decimal, want: Decimal) -> Kind {
    let (got, want) = (got.localized(), want.localized());
    Kind::new(keyword, format!("{keyword}: got {got}, want {want}"))
}

pub(super) fn missing(names: &[&str]) -> Kind {
    let property = if names.len() == 1 { "property" } else { "properties" };
    Kind::new("required", format!("missing {property} {}", join_quoted(names)))
}

pub(super) fn dependency(keyword: &'static str, of: &str, missing: &[&str]) -> Kind {
    let missing = join_quoted(missing);
    Kind::new(keyword, format!("properties {missing} required, if {} exists", quote(of)))
}

pub(super) fn additional_properties(names: &[&str]) -> Kind {
    let names = join_quoted(names);
    Kind::new("additionalProperties", format!("additional properties {names} not allowed"))
}

pub(super) fn additional_items(count: usize) -> Kind {
    let count = localized_count(count);
    Kind::new("additionalItems", format!("last {count} additionalItem(s) not allowed"))
}

pub(super) fn property_name(name: &str) -> Kind {
    Kind::new("propertyNames", format!("invalid propertyName {}", quote(name)))
}

pub(super) fn equal_items(first: usize, second: usize) -> Kind {
    let (first, second) = (localized_count(first), localized_count(second));
    Kind::new("uniqueItems", format!("items at {first} and {second} are equal"))
}

pub(super) fn no_pattern_match(got: &str, pattern: &str) -> Kind {
    Kind::new("pattern", format!("{} does not match pattern {}", quote(got), quote(pattern)))
}

pub(super) fn too_few_matches(matched: &[usize], want: usize) -> Kind {
    let want = localized_count(want);
    let required = format!("min {want} items required to match contains schema, but");
    let message = match matched.len() {
        0 => format!("{required} none matched"),
        count => format!("{required} matched {} items at {}", localized_count(count), at(matched)),
    };
    Kind::new("minContains", message)
}

pub(super) fn too_many_matches(matched: &[usize], want: usize) -> Kind {
    let (want, count) = (localized_count(want), localized_count(matched.len()));
    let message = format!(
        "max {want} items required to match contains schema, but matched {count} items at {}",
        at(matched)
    );
    Kind::new("maxContains", message)
}

fn at(indexes: &[usize]) -> String {
    let indexes: Vec<String> = indexes.iter().map(usize::to_string).collect();
    indexes.join(" ")
}

pub(super) fn several_of_one(first: usize, second: usize) -> Kind {
    let (first, second) = (localized_count(first), localized_count(second));
    Kind::new("oneOf", format!("'oneOf' failed, subschemas {first}, {second} matched"))
}
