//! What Helm v4.2.3 printed for the same inputs. Each line of a file is a JSON array of an input and Helm's output
//! of `{{ .Files.Get "input" | fromYaml | toJson }}` (or the function that the file is named after; the inputs of
//! the writing functions are JSON documents whose key `v` is the value). Orders and maps that Helm itself prints
//! differently from run to run are left out.

// clippy.toml allows these in tests, but clippy does not see the helpers of an integration test as such.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{json, to_yaml, to_yaml_pretty, toml, unmarshal_array, unmarshal_map};

fn check(golden: &str, run: fn(&str) -> String) {
    let mut count = 0;
    for line in golden.lines() {
        let pair = json::decode_array(line.as_bytes()).unwrap();
        let text = |index: usize| pair.items()[index].as_str().unwrap().to_string();
        assert_eq!(run(&text(0)), text(1), "input {:?}", text(0));
        count += 1;
    }
    assert!(count > 50, "{count} cases");
}

fn error_map(message: &str) -> Value {
    let map = Map::new();
    map.insert("Error", message);
    Value::Map(map)
}

fn compact(value: &Value) -> String {
    String::from_utf8(json::encode(value, true).unwrap_or_default()).unwrap()
}

fn written(document: &str, write: impl Fn(&Value) -> String) -> String {
    let value = json::decode_map(document.as_bytes()).unwrap().get(b"v").unwrap();
    let text = write(&value);
    text.strip_suffix('\n').map(str::to_owned).unwrap_or(text)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn from_yaml() {
    check(include_str!("golden/from_yaml.jsonl"), |input| {
        let value = unmarshal_map(input.as_bytes()).map(Value::Map);
        compact(&value.unwrap_or_else(|error| error_map(&error.to_string())))
    });
}

#[test]
fn from_yaml_array() {
    check(include_str!("golden/from_yaml_array.jsonl"), |input| {
        let items = unmarshal_array(input.as_bytes());
        compact(&Value::from(items.unwrap_or_else(|error| vec![Value::from(error.to_string())])))
    });
}

#[test]
fn from_json() {
    check(include_str!("golden/from_json.jsonl"), |input| {
        compact(&match json::decode_map(input.as_bytes()) {
            Ok(map) => Value::Map(map),
            Err(error) => {
                let map = error.partial.as_map().unwrap();
                map.insert("Error", error.message.as_str());
                Value::Map(map.clone())
            }
        })
    });
}

#[test]
fn from_toml() {
    check(include_str!("golden/from_toml.jsonl"), |input| {
        compact(&toml::decode(input.as_bytes()).unwrap_or_else(|message| error_map(&message)))
    });
}

#[test]
fn to_yaml_as_helm() {
    check(include_str!("golden/to_yaml.jsonl"), |input| {
        written(input, |value| text(to_yaml(value).unwrap_or_default()))
    });
}

#[test]
fn to_yaml_pretty_as_helm() {
    check(include_str!("golden/to_yaml_pretty.jsonl"), |input| {
        written(input, |value| text(to_yaml_pretty(value).unwrap_or_default()))
    });
}

#[test]
fn to_json_and_its_variants() {
    check(include_str!("golden/to_json.jsonl"), |input| written(input, compact));
    check(include_str!("golden/to_raw_json.jsonl"), |input| {
        written(input, |value| text(json::encode(value, false).unwrap()))
    });
    check(include_str!("golden/to_pretty_json.jsonl"), |input| {
        written(input, |value| text(json::encode_indent(value).unwrap()))
    });
}

#[test]
fn to_toml() {
    check(include_str!("golden/to_toml.jsonl"), |input| {
        let value = json::decode_map(input.as_bytes()).unwrap().get(b"v").unwrap();
        toml::encode(&value).unwrap_or_else(|message| message)
    });
}
