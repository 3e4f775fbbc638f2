//! Numbers of TOML, as the lexer found them.

use crate::number::{Integer, parse_float, parse_integer};
use chartroom_gotemplate::Value;
use chartroom_gotemplate::fmt::quote;

pub(super) fn integer(text: &str) -> Result<Value, String> {
    if !underscores_fit(text) {
        return invalid("integer", text, "underscores must be surrounded by digits");
    }
    if leading_zero(text) {
        return invalid("integer", text, "cannot have leading zeroes");
    }
    match parse_integer(&text.replace('_', "")) {
        Some(Integer::Signed(value)) => Ok(Value::Int64(value)),
        _ => Err(format!("{text} is out of range for int64")),
    }
}

pub(super) fn float(text: &str) -> Result<Value, String> {
    let mut parts = text.split(['.', 'e', 'E']).filter(|part| !part.is_empty());
    if !parts.clone().all(underscores_fit) {
        return invalid("float", text, "underscores must be surrounded by digits");
    }
    if parts.next().is_some_and(leading_zero) {
        return invalid("float", text, "cannot have leading zeroes");
    }
    let mut fractions = text.split('.').skip(1);
    if !fractions.all(|part| part.starts_with(|char: char| char.is_ascii_digit())) {
        return invalid("float", text, "'.' must be followed by one or more digits");
    }
    let plain = text.replace('_', "");
    match plain.as_str() {
        "nan" | "+nan" => return Ok(Value::Float(f64::NAN.copysign(1.0))),
        "-nan" => return Ok(Value::Float(f64::NAN.copysign(-1.0))),
        "inf" | "+inf" => return Ok(Value::Float(f64::INFINITY)),
        "-inf" => return Ok(Value::Float(f64::NEG_INFINITY)),
        _ => {}
    }
    let is_number = plain.ends_with(|char: char| char.is_ascii_digit() || char == '.')
        && plain.parse::<f64>().is_ok();
    match parse_float(&plain) {
        _ if !is_number => Err(format!("Invalid float value: {}", quote(text.as_bytes()))),
        Some(value) => Ok(Value::Float(value)),
        None => Err(format!("{text} is out of range for float64")),
    }
}

fn invalid(what: &str, text: &str, why: &str) -> Result<Value, String> {
    Err(format!("Invalid {what} {}: {why}", quote(text.as_bytes())))
}

/// Whether an underscore stands between digits only, of whatever base, and a digit at the end.
fn underscores_fit(text: &str) -> bool {
    if matches!(text.trim_start_matches(['+', '-']), "nan" | "inf") {
        return true;
    }
    let mut digit = false;
    for byte in text.bytes() {
        if byte == b'_' && !digit {
            return false;
        }
        digit = byte.is_ascii_hexdigit();
    }
    digit
}

fn leading_zero(text: &str) -> bool {
    match text.as_bytes() {
        [b'0', second, ..] => !matches!(second, b'b' | b'o' | b'x'),
        [b'+' | b'-', b'0', _, ..] => true,
        _ => false,
    }
}
