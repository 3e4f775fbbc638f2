//! Numbers of TOML.

use crate::number::parse_float;
use crate::quote::quote;
use chartroom_gotemplate::Value;

/// The value of a decimal number as it is written.
pub(super) fn decimal(text: &str) -> Result<Value, String> {
    if text.contains(['.', 'e', 'E']) { float(text) } else { integer(text) }
}

/// The value of the digits of a number in another base.
pub(super) fn based(text: &str, digits: &str, base: u32) -> Result<Value, String> {
    check_underscores("integer", text, digits)?;
    let plain = digits.replace('_', "");
    i64::from_str_radix(&plain, base).map(Value::Int64).map_err(|_| out_of_range(text, "int64"))
}

fn integer(text: &str) -> Result<Value, String> {
    check_underscores("integer", text, text)?;
    check_zeroes("integer", text)?;
    let plain = text.replace('_', "");
    plain.parse().map(Value::Int64).map_err(|_| out_of_range(text, "int64"))
}

fn float(text: &str) -> Result<Value, String> {
    check_underscores("float", text, text)?;
    check_zeroes("float", text)?;
    let plain = text.replace('_', "");
    let fraction = plain.split_once('.').map(|(_, fraction)| fraction);
    if fraction.is_some_and(|fraction| !fraction.starts_with(|char: char| char.is_ascii_digit())) {
        return Err(format!(
            "Invalid float {}: '.' must be followed by one or more digits",
            quote(text)
        ));
    }
    match (plain.parse::<f64>(), parse_float(&plain)) {
        (Ok(_), Some(value)) => Ok(Value::Float(value)),
        (Ok(_), None) => Err(out_of_range(text, "float64")),
        (Err(_), _) => Err(format!("Invalid float value: {}", quote(text))),
    }
}

fn out_of_range(text: &str, of: &str) -> String {
    format!("{text} is out of range for {of}")
}

fn check_underscores(what: &str, text: &str, digits: &str) -> Result<(), String> {
    let bytes = digits.as_bytes();
    let digit =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_hexdigit);
    let lone = (0..bytes.len()).any(|at| {
        bytes.get(at) == Some(&b'_') && !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
    });
    if lone {
        return Err(format!(
            "Invalid {what} {}: underscores must be surrounded by digits",
            quote(text)
        ));
    }
    Ok(())
}

fn check_zeroes(what: &str, text: &str) -> Result<(), String> {
    let digits = text.trim_start_matches(['+', '-']).as_bytes();
    if let [b'0', b'0'..=b'9' | b'_', ..] = digits {
        return Err(format!("Invalid {what} {}: cannot have leading zeroes", quote(text)));
    }
    Ok(())
}
