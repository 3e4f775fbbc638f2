//! What there is to say of functions: Sprig's from the table that they are called by, Helm's and Go's from here.

use crate::messages;
use chartroom_gotemplate::{ParamType, Signature};
use chartroom_messages::Message;

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
pub(crate) const KEYWORDS: &[(&str, Message)] = &[
    ("if", messages::KEYWORD_IF),
    ("else", messages::KEYWORD_ELSE),
    ("else if", messages::KEYWORD_ELSE_IF),
    ("end", messages::KEYWORD_END),
    ("range", messages::KEYWORD_RANGE),
    ("with", messages::KEYWORD_WITH),
    ("define", messages::KEYWORD_DEFINE),
    ("block", messages::KEYWORD_BLOCK),
    ("template", messages::KEYWORD_TEMPLATE),
    ("break", messages::KEYWORD_BREAK),
    ("continue", messages::KEYWORD_CONTINUE),
];

/// Functions of Helm and of Go's templates: name, parameters, what it does.
const OTHERS: &[(&str, &str, Message)] = &[
    ("include", "name string, data any", messages::FUNCTION_INCLUDE),
    ("tpl", "template string, data any", messages::FUNCTION_TPL),
    ("toYaml", "value any", messages::FUNCTION_TO_YAML),
    ("mustToYaml", "value any", messages::FUNCTION_MUST_TO_YAML),
    ("toYamlPretty", "value any", messages::FUNCTION_TO_YAML_PRETTY),
    ("fromYaml", "text string", messages::FUNCTION_FROM_YAML),
    ("fromYamlArray", "text string", messages::FUNCTION_FROM_YAML_ARRAY),
    ("toJson", "value any", messages::FUNCTION_TO_JSON),
    ("mustToJson", "value any", messages::FUNCTION_MUST_TO_JSON),
    ("toRawJson", "value any", messages::FUNCTION_TO_RAW_JSON),
    ("mustToRawJson", "value any", messages::FUNCTION_MUST_TO_RAW_JSON),
    ("toPrettyJson", "value any", messages::FUNCTION_TO_PRETTY_JSON),
    ("mustToPrettyJson", "value any", messages::FUNCTION_MUST_TO_PRETTY_JSON),
    ("fromJson", "text string", messages::FUNCTION_FROM_JSON),
    ("mustFromJson", "text string", messages::FUNCTION_MUST_FROM_JSON),
    ("fromJsonArray", "text string", messages::FUNCTION_FROM_JSON_ARRAY),
    ("toToml", "value any", messages::FUNCTION_TO_TOML),
    ("mustToToml", "value any", messages::FUNCTION_MUST_TO_TOML),
    ("fromToml", "text string", messages::FUNCTION_FROM_TOML),
    ("required", "message string, value any", messages::FUNCTION_REQUIRED),
    ("fail", "message string", messages::FUNCTION_FAIL),
    (
        "lookup",
        "apiVersion string, kind string, namespace string, name string",
        messages::FUNCTION_LOOKUP,
    ),
    ("getHostByName", "name string", messages::FUNCTION_GET_HOST_BY_NAME),
    ("and", "value any, values any…", messages::FUNCTION_AND),
    ("or", "value any, values any…", messages::FUNCTION_OR),
    ("not", "value any", messages::FUNCTION_NOT),
    ("call", "function any, arguments any…", messages::FUNCTION_CALL),
    ("eq", "a any, b any…", messages::FUNCTION_EQ),
    ("ne", "a any, b any", messages::FUNCTION_NE),
    ("lt", "a any, b any", messages::FUNCTION_LT),
    ("le", "a any, b any", messages::FUNCTION_LE),
    ("gt", "a any, b any", messages::FUNCTION_GT),
    ("ge", "a any, b any", messages::FUNCTION_GE),
    ("index", "value any, keys any…", messages::FUNCTION_INDEX),
    ("slice", "value any, from int, to int", messages::FUNCTION_SLICE),
    ("len", "value any", messages::FUNCTION_LEN),
    ("print", "values any…", messages::FUNCTION_PRINT),
    ("printf", "format string, values any…", messages::FUNCTION_PRINTF),
    ("println", "values any…", messages::FUNCTION_PRINTLN),
    ("html", "value any", messages::FUNCTION_HTML),
    ("js", "value any", messages::FUNCTION_JS),
    ("urlquery", "value any", messages::FUNCTION_URLQUERY),
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
        let (name, doc) = ((*name).to_owned(), doc.text().to_owned());
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
