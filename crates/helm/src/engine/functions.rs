//! Helm's own template functions that do not run templates (Helm's pkg/engine/funcs.go), and Sprig's JSON ones,
//! which share their machinery.

use super::toml;
use chartroom_gotemplate::budget::deep_size;
use chartroom_gotemplate::{
    Cause, Env, FuncError, Function, List, Made, Map, ParamType, Price, Signature, Str, Value,
    holds_itself,
};
use chartroom_yaml::json::EncodeError;
use chartroom_yaml::{self as yaml, EmitError};

pub(super) type Outcome = Result<Value, FuncError>;

const ANY: Signature = Signature { params: &[ParamType::Any], variadic: None };
const STRING: Signature = Signature { params: &[ParamType::Str], variadic: None };

const fn row(
    name: &'static str,
    signature: Signature,
    call: fn(&Env, &[Value]) -> Outcome,
) -> Function {
    Function { name, signature, call, price: Price::PLAIN }
}

/// Helm's functions and Sprig's JSON ones, by name.
pub(super) fn functions() -> Vec<Function> {
    vec![
        row("toYaml", ANY, |env, args| to_yaml(env, first(args))),
        row("mustToYaml", ANY, |env, args| must_to_yaml(env, first(args))),
        row("toYamlPretty", ANY, |env, args| {
            match yaml::to_yaml_pretty_within(first(args), env.budget.room()) {
                // Helm writes a map that holds itself until its memory ends.
                Err(error @ EmitError::Depth) => Err(FuncError::new(error.to_string())),
                encoded => Ok(Value::Str(without_newline(env, encoded)?)),
            }
        }),
        row("fromYaml", STRING, |env, args| reading(env, first(args), from_yaml)),
        row("fromYamlArray", STRING, |env, args| reading(env, first(args), from_yaml_array)),
        row("toJson", ANY, |env, args| text(env, json(env, args, true))),
        row("mustToJson", ANY, |env, args| must(env, json(env, args, true))),
        row("toRawJson", ANY, |env, args| must(env, json(env, args, false))),
        row("mustToRawJson", ANY, |env, args| must(env, json(env, args, false))),
        row("toPrettyJson", ANY, |env, args| text(env, pretty_json(env, args))),
        row("mustToPrettyJson", ANY, |env, args| must(env, pretty_json(env, args))),
        row("fromJson", STRING, |env, args| reading(env, first(args), from_json)),
        row("mustFromJson", STRING, |env, args| reading(env, first(args), must_from_json)),
        row("fromJsonArray", STRING, |env, args| reading(env, first(args), from_json_array)),
        row("toToml", ANY, |env, args| toml::to_toml(env, first(args))),
        row("mustToToml", ANY, |env, args| toml::must_to_toml(env, first(args))),
        row("fromToml", STRING, |env, args| reading(env, first(args), toml::from_toml)),
        row(
            "required",
            Signature { params: &[ParamType::Str, ParamType::Any], variadic: None },
            required,
        ),
        row("fail", STRING, |_, args| Err(refused(first(args)))),
        row("lookup", Signature { params: &[ParamType::Str; 4], variadic: None }, |_, _| {
            Ok(Value::Map(Map::new()))
        }),
        row("getHostByName", STRING, |_, _| Ok(Value::str(""))),
    ]
}

/// What Sprig itself has of these (its JSON family and `fail`), for a template that Helm runs without its own engine:
/// the message of `fail` does not stand alone, and `fromJson` takes any JSON.
pub(crate) fn of_sprig_alone() -> Vec<Function> {
    let is_json = |function: &Function| function.name.ends_with("Json");
    let mut functions: Vec<Function> = functions().into_iter().filter(is_json).collect();
    functions.retain(|function| function.name != "fromJson");
    functions.push(row("fromJson", STRING, |env, args| {
        reading(env, first(args), |source| Ok(must_from_json(source).unwrap_or(Value::Nil)))
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

fn json(env: &Env, args: &[Value], html_escape: bool) -> Encoded {
    yaml::json::encode_within(first(args), html_escape, env.budget.room())
}

fn pretty_json(env: &Env, args: &[Value]) -> Encoded {
    yaml::json::encode_indent_within(first(args), env.budget.room())
}

type Encoded = Result<Vec<u8>, EncodeError>;

/// The text of an encoder, or "" where it failed: the variants without `must` swallow errors, but for `toRawJson`.
fn text(env: &Env, encoded: Encoded) -> Outcome {
    match encoded {
        Err(EncodeError::TooLong) => Err(env.budget.too_long()),
        encoded => {
            let text = encoded.unwrap_or_default();
            env.budget.written(text.len())?;
            Ok(Value::Str(text.into()))
        }
    }
}

fn must(env: &Env, encoded: Encoded) -> Outcome {
    match encoded {
        Err(EncodeError::Go(text)) => Err(FuncError::new(text)),
        encoded => text(env, encoded),
    }
}

fn to_yaml(env: &Env, value: &Value) -> Outcome {
    match yaml::to_yaml_within(value, env.budget.room()) {
        Err(error @ EmitError::Depth) if !holds_itself(value) => {
            Err(FuncError::new(error.to_string()))
        }
        encoded => Ok(Value::Str(without_newline(env, encoded)?)),
    }
}

/// `toYaml`: the YAML without its last newline; "" where the value has no YAML form.
pub(super) fn to_yaml_text(env: &Env, value: &Value) -> Result<Str, FuncError> {
    without_newline(env, yaml::to_yaml_within(value, env.budget.room()))
}

/// The same with its last newline.
pub(super) fn to_yaml_whole(env: &Env, value: &Value) -> Outcome {
    match yaml::to_yaml_within(value, env.budget.room()) {
        Err(EmitError::TooLong) => Err(env.budget.too_long()),
        encoded => {
            let text = encoded.unwrap_or_default();
            env.budget.written(text.len())?;
            Ok(Value::Str(text.into()))
        }
    }
}

fn without_newline(env: &Env, encoded: Result<Vec<u8>, EmitError>) -> Result<Str, FuncError> {
    if encoded == Err(EmitError::TooLong) {
        return Err(env.budget.too_long());
    }
    let mut encoded = encoded.unwrap_or_default();
    env.budget.written(encoded.len())?;
    if encoded.last() == Some(&b'\n') {
        encoded.pop();
    }
    Ok(encoded.into())
}

fn must_to_yaml(env: &Env, value: &Value) -> Outcome {
    let encoded = yaml::to_yaml_within(value, env.budget.room());
    if let Err(error) = encoded.as_ref().map_err(|error| *error)
        && error != EmitError::TooLong
    {
        if error == EmitError::Depth && !holds_itself(value) {
            return Err(FuncError::new(error.to_string()));
        }
        let json = must(env, yaml::json::encode_within(value, true, env.budget.room()));
        let json = json.map_err(|error| match error.limit() {
            Some(_) => error,
            None => FuncError::new(format!("error marshaling into JSON: {error}")),
        })?;
        // Marshal reads its own JSON as YAML, and says what is wrong with that without Unmarshal's words before.
        yaml::unmarshal(bytes(&json))
            .map_err(|error| FuncError::new(error.message.unprefixed().to_string()))?;
    }
    Ok(Value::Str(without_newline(env, encoded)?))
}

/// Bytes that a reader takes for each value of a text while it reads.
const NODE: u64 = 160;

/// Reads values from a text, if there is room for as many as may stand in it.
fn reading(env: &Env, source: &Value, read: impl Fn(&Value) -> Outcome) -> Outcome {
    let text = bytes(source);
    let begins =
        |byte: &&u8| matches!(byte, b'\n' | b',' | b'[' | b'{' | b':' | b'-' | b'?' | b'=');
    let nodes = text.iter().filter(begins).count() as u64;
    env.budget.work(nodes)?;
    env.budget.read(text.len().saturating_mul(8))?;
    env.budget.fits(Made::Values, nodes * NODE + text.len() as u64)?;
    let value = read(source)?;
    // Aliases stand for more than their text.
    let size = deep_size(&value);
    env.budget.work(size / 32)?;
    env.budget.hold(Made::Values, size)?;
    Ok(value)
}

/// A map that holds only the key `Error`: what the from-functions give for what they cannot read.
pub(super) fn error_map(message: String) -> Value {
    Value::Map(Map::from_iter([("Error", message)]))
}

fn from_yaml(source: &Value) -> Outcome {
    Ok(match yaml::unmarshal_map(bytes(source)) {
        Ok(map) => Value::Map(map),
        Err(error) => with_error(error.partial, error.message.to_string()),
    })
}

fn from_yaml_array(source: &Value) -> Outcome {
    Ok(match yaml::unmarshal_array(bytes(source)) {
        Ok(items) => Value::List(List::any(items)),
        Err(error) => error_list(error.message.to_string()),
    })
}

fn error_list(message: String) -> Value {
    Value::List(List::any(vec![Value::from(message)]))
}

/// `fromJson`: what was read before an error stays.
fn from_json(source: &Value) -> Outcome {
    Ok(match yaml::json::decode_map(bytes(source)) {
        Ok(map) => Value::Map(map),
        Err(error) => with_error(error.partial, error.message),
    })
}

fn must_from_json(source: &Value) -> Outcome {
    yaml::json::decode(bytes(source)).map_err(|error| FuncError::new(error.message))
}

fn from_json_array(source: &Value) -> Outcome {
    Ok(match yaml::json::decode_array(bytes(source)) {
        Ok(list) => Value::List(list),
        Err(error) => error_list(error.message),
    })
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
        [message, Value::Nil] => Err(refused(message)),
        [message, Value::Str(text)] if text.is_empty() => Err(refused(message)),
        [_, value] => Ok(value.clone()),
        _ => Err(FuncError::new("required takes a message and a value")),
    }
}

/// What `required` and `fail` raise: the message stands alone in Helm's text, wherever it was raised.
fn refused(message: &Value) -> FuncError {
    let text = message.as_str().map(Str::to_text).unwrap_or_default();
    Cause::Refused(text.into_owned()).into()
}
