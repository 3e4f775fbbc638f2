//! Helm's own template functions that do not run templates (Helm's pkg/engine/funcs.go), and Sprig's JSON ones,
//! which share their machinery.

use super::toml;
use chartroom_gotemplate::{
    Env, FuncError, Function, List, Map, ParamType, Signature, Str, Value, holds_itself,
};
use chartroom_yaml::{self as yaml, EmitError};

/// Marks the text of `required` and `fail` inside an error chain, as Helm does.
pub(super) const ERROR_START: &str = "HELM_ERR_START";
/// See [`ERROR_START`].
pub(super) const ERROR_END: &str = "HELM_ERR_END";

pub(super) type Outcome = Result<Value, FuncError>;

const ANY: Signature = Signature { params: &[ParamType::Any], variadic: None };
const STRING: Signature = Signature { params: &[ParamType::Str], variadic: None };

const fn row(
    name: &'static str,
    signature: Signature,
    call: fn(&Env, &[Value]) -> Outcome,
) -> Function {
    Function { name, signature, call }
}

/// Helm's functions and Sprig's JSON ones, by name.
pub(super) fn functions() -> Vec<Function> {
    vec![
        row("toYaml", ANY, |_, args| to_yaml(first(args))),
        row("mustToYaml", ANY, |_, args| must_to_yaml(first(args))),
        row("toYamlPretty", ANY, |_, args| match yaml::to_yaml_pretty(first(args)) {
            // Helm writes a map that holds itself until its memory ends.
            Err(error @ EmitError::Depth) => Err(FuncError::new(error.to_string())),
            encoded => Ok(Value::Str(without_newline(encoded))),
        }),
        row("fromYaml", STRING, |_, args| Ok(from_yaml(first(args)))),
        row("fromYamlArray", STRING, |_, args| Ok(from_yaml_array(first(args)))),
        row("toJson", ANY, |_, args| Ok(text(yaml::json::encode(first(args), true)))),
        row("mustToJson", ANY, |_, args| must(yaml::json::encode(first(args), true))),
        row("toRawJson", ANY, |_, args| must(yaml::json::encode(first(args), false))),
        row("mustToRawJson", ANY, |_, args| must(yaml::json::encode(first(args), false))),
        row("toPrettyJson", ANY, |_, args| Ok(text(yaml::json::encode_indent(first(args))))),
        row("mustToPrettyJson", ANY, |_, args| must(yaml::json::encode_indent(first(args)))),
        row("fromJson", STRING, |_, args| Ok(from_json(first(args)))),
        row("mustFromJson", STRING, |_, args| must_from_json(first(args))),
        row("fromJsonArray", STRING, |_, args| Ok(from_json_array(first(args)))),
        row("toToml", ANY, |_, args| toml::to_toml(first(args))),
        row("mustToToml", ANY, |_, args| toml::must_to_toml(first(args))),
        row("fromToml", STRING, |_, args| toml::from_toml(first(args))),
        row(
            "required",
            Signature { params: &[ParamType::Str, ParamType::Any], variadic: None },
            required,
        ),
        row("fail", STRING, |_, args| Err(marked(first(args)))),
        row("lookup", Signature { params: &[ParamType::Str; 4], variadic: None }, |_, _| {
            Ok(Value::Map(Map::new()))
        }),
        row("getHostByName", STRING, |_, _| Ok(Value::str(""))),
    ]
}

/// What Sprig itself has of these (its JSON family and `fail`), for a template that Helm runs without its own engine:
/// `fail` is not marked, and `fromJson` takes any JSON.
pub(crate) fn of_sprig_alone() -> Vec<Function> {
    let is_json = |function: &Function| function.name.ends_with("Json");
    let mut functions: Vec<Function> = functions().into_iter().filter(is_json).collect();
    functions.retain(|function| function.name != "fromJson");
    functions.push(row("fromJson", STRING, |_, args| {
        Ok(must_from_json(first(args)).unwrap_or(Value::Nil))
    }));
    functions.push(row("fail", STRING, |_, args| {
        Err(FuncError::new(String::from_utf8_lossy(bytes(first(args))).into_owned()))
    }));
    functions
}

fn first(args: &[Value]) -> &Value {
    args.first().unwrap_or(&Value::Nil)
}

/// The bytes of a string argument.
pub(super) fn bytes(value: &Value) -> &[u8] {
    value.as_str().map(Str::as_bytes).unwrap_or_default()
}

/// The text of an encoder, or "" where it failed: the variants without `must` swallow errors, but for `toRawJson`.
fn text<E>(encoded: Result<Vec<u8>, E>) -> Value {
    Value::Str(encoded.map(Str::from).unwrap_or_default())
}

fn must<E: std::fmt::Display>(encoded: Result<Vec<u8>, E>) -> Outcome {
    encoded.map(|bytes| Value::Str(bytes.into())).map_err(|error| FuncError::new(error.to_string()))
}

/// `toYaml`: the YAML without its last newline; "" where the value has no YAML form.
pub(super) fn to_yaml_text(value: &Value) -> Str {
    without_newline(yaml::to_yaml(value))
}

fn without_newline<E>(encoded: Result<Vec<u8>, E>) -> Str {
    let mut encoded = encoded.unwrap_or_default();
    if encoded.last() == Some(&b'\n') {
        encoded.pop();
    }
    encoded.into()
}

fn to_yaml(value: &Value) -> Outcome {
    match yaml::to_yaml(value) {
        Err(error @ EmitError::Depth) if !holds_itself(value) => {
            Err(FuncError::new(error.to_string()))
        }
        encoded => Ok(Value::Str(without_newline(encoded))),
    }
}

fn must_to_yaml(value: &Value) -> Outcome {
    if let Err(error) = yaml::to_yaml(value) {
        if error == EmitError::Depth && !holds_itself(value) {
            return Err(FuncError::new(error.to_string()));
        }
        let json = yaml::json::encode(value, true)
            .map_err(|error| FuncError::new(format!("error marshaling into JSON: {error}")))?;
        // Marshal reads its own JSON as YAML, and says what is wrong with that without Unmarshal's words before.
        yaml::unmarshal(&json).map_err(|error| {
            let text = error.message.trim_start_matches("error converting YAML to JSON: ");
            FuncError::new(text.to_owned())
        })?;
    }
    Ok(Value::Str(to_yaml_text(value)))
}

/// A map that holds only the key `Error`: what the from-functions give for what they cannot read.
pub(super) fn error_map(message: String) -> Value {
    Value::Map(Map::from_iter([("Error", message)]))
}

fn from_yaml(source: &Value) -> Value {
    match yaml::unmarshal_map(bytes(source)) {
        Ok(map) => Value::Map(map),
        Err(error) => with_error(error.partial, error.message),
    }
}

fn from_yaml_array(source: &Value) -> Value {
    match yaml::unmarshal_array(bytes(source)) {
        Ok(items) => Value::List(List::any(items)),
        Err(error) => error_list(error.message),
    }
}

fn error_list(message: String) -> Value {
    Value::List(List::any(vec![Value::from(message)]))
}

/// `fromJson`: what was read before an error stays.
fn from_json(source: &Value) -> Value {
    match yaml::json::decode_map(bytes(source)) {
        Ok(map) => Value::Map(map),
        Err(error) => with_error(error.partial, error.message),
    }
}

fn must_from_json(source: &Value) -> Outcome {
    yaml::json::decode(bytes(source)).map_err(|error| FuncError::new(error.message))
}

fn from_json_array(source: &Value) -> Value {
    match yaml::json::decode_array(bytes(source)) {
        Ok(list) => Value::List(list),
        Err(error) => error_list(error.message),
    }
}

/// What had been read, with the key `Error` added.
fn with_error(partial: Value, message: String) -> Value {
    match partial {
        Value::Map(map) => {
            map.insert("Error", message);
            Value::Map(map)
        }
        _ => error_map(message),
    }
}

/// `required MESSAGE VALUE`: nil and "" are missing; 0, false and empty lists are not.
fn required(_: &Env, args: &[Value]) -> Outcome {
    match args {
        [message, Value::Nil] => Err(marked(message)),
        [message, Value::Str(text)] if text.is_empty() => Err(marked(message)),
        [_, value] => Ok(value.clone()),
        _ => Err(FuncError::new("required takes a message and a value")),
    }
}

fn marked(message: &Value) -> FuncError {
    let text = message.as_str().map(Str::to_text).unwrap_or_default();
    FuncError::new(format!("{ERROR_START}{text}{ERROR_END}"))
}
