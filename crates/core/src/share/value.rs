//! Texts and numbers of a link's JSON.

use chartroom_gotemplate::{Str, Value};

pub(super) fn string(value: &Value) -> Option<String> {
    value.as_str().map(Str::to_text).map(|text| text.into_owned())
}

pub(super) fn number(value: &Value) -> Option<u32> {
    let Value::Float(number) = value else { return None };
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number))
        .then_some(*number as u32)
}
