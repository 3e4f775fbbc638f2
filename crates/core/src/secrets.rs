//! Which values are secret, by their keys and by what they look like.

use crate::values_view::one_line;
use chartroom_escape::secret::{is_key, is_token};
use chartroom_gotemplate::fmt::display;
use chartroom_gotemplate::{Map, Value};

/// The texts and numbers below keys that say that they are secret, and texts that look like tokens.
pub fn secrets(values: &Map) -> Vec<String> {
    let mut found = Vec::new();
    entries(values, false, &mut found);
    found
}

fn entries(map: &Map, below: bool, found: &mut Vec<String>) {
    for (key, value) in map.entries() {
        value_of(&value, below || is_key(&key.to_text()), found);
    }
}

fn value_of(value: &Value, secret: bool, found: &mut Vec<String>) {
    match value {
        Value::Map(map) => entries(map, secret, found),
        Value::List(list) => list.items().iter().for_each(|item| value_of(item, secret, found)),
        Value::Str(text) => {
            let text = text.to_text();
            if secret || is_token(&text) {
                found.push(text.into_owned());
            }
        }
        // Numbers stand as they were typed, and as a template prints them: `1.2345678e+07`.
        Value::Int(_) | Value::Int64(_) | Value::Float(_) if secret => {
            found.push(one_line(value));
            found.push(display(value).to_text().into_owned());
        }
        _ => {}
    }
}
