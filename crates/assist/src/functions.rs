//! What there is to say of functions: Sprig's from the table that they are called by, Helm's and Go's from here.

use chartroom_gotemplate::{ParamType, Signature};

/// A function.
#[derive(Clone, Debug)]
pub struct FunctionInfo {
    /// Its name.
    pub name: String,
    /// How it is called: `trunc int string`.
    pub signature: String,
    /// What it does, in a sentence.
    pub doc: String,
    /// Templates with what Helm prints for them.
    pub examples: Vec<(String, String)>,
}

/// Keywords that begin an action, with what they do.
pub(crate) const KEYWORDS: &[(&str, &str)] = &[
    ("if", "Renders the block if the pipeline is not empty."),
    ("else", "Renders what follows where the condition did not hold."),
    ("else if", "Another condition where those before did not hold."),
    ("end", "Ends the innermost block."),
    ("range", "Renders the block for each item, with dot as the item."),
    ("with", "Renders the block with another dot, if that is not empty."),
    ("define", "Defines a named template."),
    ("block", "Defines a named template and renders it in its place."),
    ("template", "Renders a named template. Its output cannot be piped: `include` can."),
    ("break", "Ends the innermost `range`."),
    ("continue", "Goes on with the next item of the innermost `range`."),
];

/// Functions of Helm and of Go's templates: name, parameters, what it does.
const OTHERS: &[(&str, &str, &str)] = &[
    (
        "include",
        "name string, data any",
        "Renders a named template and gives its text, so that it can be piped.",
    ),
    ("tpl", "template string, data any", "Renders a text as a template."),
    ("toYaml", "value any", "Writes a value as YAML, without a newline at its end."),
    ("mustToYaml", "value any", "Writes a value as YAML; what cannot be written is an error."),
    ("toYamlPretty", "value any", "Writes a value as YAML with items of lists indented."),
    ("fromYaml", "text string", "Reads a map from YAML; an error is in its key `Error`."),
    ("fromYamlArray", "text string", "Reads a list from YAML."),
    ("toJson", "value any", "Writes a value as JSON; nothing for what cannot be written."),
    ("mustToJson", "value any", "Writes a value as JSON; what cannot be written is an error."),
    ("toRawJson", "value any", "Writes a value as JSON without escaping `<`, `>` and `&`."),
    (
        "mustToRawJson",
        "value any",
        "Writes a value as JSON without escaping `<`, `>` and `&`; what cannot be written is an error.",
    ),
    ("toPrettyJson", "value any", "Writes a value as indented JSON."),
    (
        "mustToPrettyJson",
        "value any",
        "Writes a value as indented JSON; what cannot be written is an error.",
    ),
    ("fromJson", "text string", "Reads a map from JSON; an error is in its key `Error`."),
    ("mustFromJson", "text string", "Reads a value from JSON; what cannot be read is an error."),
    ("fromJsonArray", "text string", "Reads a list from JSON."),
    ("toToml", "value any", "Writes a value as TOML."),
    ("mustToToml", "value any", "Writes a value as TOML; what cannot be written is an error."),
    ("fromToml", "text string", "Reads a map from TOML; an error is in its key `Error`."),
    (
        "required",
        "message string, value any",
        "Gives the value; fails with the message where it is missing or empty text.",
    ),
    ("fail", "message string", "Ends the render with a message."),
    (
        "lookup",
        "apiVersion string, kind string, namespace string, name string",
        "Looks an object up in the cluster; an empty map while rendering without one.",
    ),
    (
        "getHostByName",
        "name string",
        "Looks an address up; empty while rendering without a cluster.",
    ),
    ("and", "value any, values any…", "The first value that is empty, or else the last one."),
    ("or", "value any, values any…", "The first value that is not empty, or else the last one."),
    ("not", "value any", "Whether a value is empty."),
    ("call", "function any, arguments any…", "Calls a value that is a function."),
    (
        "eq",
        "a any, b any…",
        "Whether the first value equals any of the others. Kinds must fit: a number is no text.",
    ),
    ("ne", "a any, b any", "Whether two values differ."),
    ("lt", "a any, b any", "Whether the first is less than the second."),
    ("le", "a any, b any", "Whether the first is at most the second."),
    ("gt", "a any, b any", "Whether the first is greater than the second."),
    ("ge", "a any, b any", "Whether the first is at least the second."),
    ("index", "value any, keys any…", "Looks up keys or indexes, one after the other."),
    ("slice", "value any, from int, to int", "A part of a list or text."),
    ("len", "value any", "How many items, keys or bytes a value has."),
    (
        "print",
        "values any…",
        "Writes values one after the other, with spaces between those that are no texts.",
    ),
    (
        "printf",
        "format string, values any…",
        "Writes values in a format: `%s` text, `%d` integer, `%v` anything, `%q` quoted.",
    ),
    ("println", "values any…", "Writes values with spaces between and a newline behind."),
    ("html", "value any", "Escapes text for HTML."),
    ("js", "value any", "Escapes text for JavaScript."),
    ("urlquery", "value any", "Escapes text for the query of a URL."),
];

/// The functions that charts call most, the most frequent first.
pub(crate) const COMMON: &[&str] = &[
    "include",
    "toYaml",
    "nindent",
    "default",
    "quote",
    "printf",
    "not",
    "tpl",
    "eq",
    "and",
    "or",
    "indent",
    "trunc",
    "trimSuffix",
    "dict",
    "contains",
    "replace",
    "required",
    "ternary",
    "hasKey",
    "toString",
    "lookup",
    "b64enc",
    "list",
    "index",
    "merge",
    "empty",
    "print",
    "has",
    "fromYaml",
    "kindIs",
    "coalesce",
    "get",
    "set",
    "join",
    "semverCompare",
    "sha256sum",
    "toJson",
    "fail",
    "len",
    "omit",
    "append",
    "int",
    "lower",
    "squote",
];

/// All functions, each under each of its names.
pub fn functions() -> Vec<FunctionInfo> {
    let mut found: Vec<FunctionInfo> = Vec::new();
    for (name, parameters, doc) in OTHERS {
        let signature = format!("{name} {}", parameters.replace(',', ""));
        let (name, doc) = ((*name).to_owned(), (*doc).to_owned());
        found.push(FunctionInfo { name, signature, doc, examples: Vec::new() });
    }
    let known = chartroom_helm::engine::function_names();
    for row in chartroom_sprig::docs() {
        for name in row.names.iter().filter(|name| known.contains(name)) {
            if found.iter().any(|one| one.name == **name) {
                continue;
            }
            let examples = row.examples.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
            found.push(FunctionInfo {
                name: (*name).to_owned(),
                signature: signature(name, &row.signature),
                doc: row.doc.to_owned(),
                examples: examples.collect(),
            });
        }
    }
    found
}

fn signature(name: &str, of: &Signature) -> String {
    let fixed = of.params.iter().map(|one| word(*one).to_owned());
    let tail = of.variadic.iter().map(|one| format!("{}…", word(*one)));
    let words: Vec<String> = [name.to_owned()].into_iter().chain(fixed).chain(tail).collect();
    words.join(" ")
}

fn word(of: ParamType) -> &'static str {
    match of {
        ParamType::Any | ParamType::Reflect => "any",
        ParamType::Str => "string",
        ParamType::Bool => "bool",
        ParamType::Int | ParamType::Int64 | ParamType::Uint32 => "int",
        ParamType::Float64 => "float",
        ParamType::List => "list",
        ParamType::Strings => "list of strings",
        ParamType::Bytes => "bytes",
        ParamType::Map => "dict",
        _ => "value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_that_helm_has_is_told() {
        let told = functions();
        let of_go = ["and", "or", "not", "call", "eq", "index", "len", "printf"];
        for name in chartroom_helm::engine::function_names().into_iter().chain(of_go) {
            let one = told.iter().find(|one| one.name == name);
            assert!(one.is_some_and(|one| !one.doc.is_empty()), "{name}");
        }
        for name in COMMON {
            assert!(told.iter().any(|one| one.name == *name), "{name}");
        }
        let trunc = told.iter().find(|one| one.name == "trunc").unwrap();
        assert_eq!(trunc.signature, "trunc int string");
    }
}
