//! Conversions between numbers and text, by the rules of spf13/cast and Go's `strconv`.

use crate::args::{Outcome, any, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Str};
use chartroom_gotemplate::{Env, Value};
use std::borrow::Cow;

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["int"],
        &[Any],
        int,
        "The value as int; 0 if it is no integer.",
        &[(
            r#"{{ int 3.9 }} {{ int "0x10" }} {{ int "012" }} {{ int "5.0" }} {{ int "x" }}"#,
            "3 16 10 5 0",
        )],
    ),
    row(
        &["int64"],
        &[Any],
        int64,
        "The value as int64; 0 if it is no integer.",
        &[(r#"{{ int64 "7" }}"#, "7")],
    ),
    row(
        &["float64"],
        &[Any],
        float64,
        "The value as float64; 0 if it is no number.",
        &[(r#"{{ float64 "1.50" }}"#, "1.5")],
    ),
    row(
        &["atoi"],
        &[Str],
        atoi,
        "A decimal number as int; 0 if it is none.",
        &[(r#"{{ atoi "042" }}"#, "42")],
    ),
    row(
        &["toDecimal"],
        &[Any],
        to_decimal,
        "Octal digits as int64: file modes.",
        &[(r#"{{ toDecimal "0777" }}"#, "511")],
    ),
];

/// `cast.ToInt64`: floats lose their fraction, booleans are 1 and 0, text is read with Go's prefixes.
pub(crate) fn to_int64(value: &Value) -> i64 {
    match value {
        Value::Int(number) | Value::Int64(number) => *number,
        Value::Uint8(number) => i64::from(*number),
        Value::Uint64(number) => number.cast_signed(),
        Value::Float(number) => float_to_int(*number),
        Value::Bool(on) => i64::from(*on),
        Value::Str(text) => parse_int(without_zero_decimal(text.as_bytes()), 0).unwrap_or(0),
        Value::Object(object) if is_date_part(&object.go_type()) => to_int64(&object.to_plain()),
        _ => 0,
    }
}

/// Of named integers, cast knows two.
fn is_date_part(go_type: &str) -> bool {
    matches!(go_type, "time.Month" | "time.Weekday")
}

/// `cast.ToFloat64`.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn to_float64(value: &Value) -> f64 {
    match value {
        Value::Float(number) => *number,
        Value::Uint64(number) => *number as f64,
        Value::Str(text) => parse_float(text.as_bytes()).unwrap_or(0.0),
        other => to_int64(other) as f64,
    }
}

/// Go's `int64(float)` on amd64: what does not fit is the smallest integer.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn float_to_int(number: f64) -> i64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&number) { number as i64 } else { i64::MIN }
}

/// cast cuts a fraction of nothing but zeros off before it reads an integer: `5.00`, but not `5.`.
fn without_zero_decimal(text: &[u8]) -> &[u8] {
    let zeros = text.iter().rev().take_while(|byte| **byte == b'0').count();
    let head = text.get(..text.len() - zeros).unwrap_or(text);
    match head.strip_suffix(b".") {
        Some(whole) if zeros > 0 => whole,
        _ => text,
    }
}

/// `strconv.ParseInt` for 64 bits; base 0 means Go's prefixes and underscores. None for anything wrong.
pub(crate) fn parse_int(text: &[u8], base: u32) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let without = if base == 0 { without_underscores(unsigned)? } else { Cow::Borrowed(unsigned) };
    let (digits, base) = if base == 0 { prefixed(&without) } else { (&*without, base) };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    let number = u64::from_str_radix(digits, base).ok()?;
    if text.starts_with('-') {
        0i64.checked_sub_unsigned(number)
    } else {
        i64::try_from(number).ok()
    }
}

/// The digits behind a prefix and their base. A leading 0 alone means octal.
fn prefixed(digits: &str) -> (&str, u32) {
    let bases = [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)];
    let found = bases.iter().find_map(|(prefix, base)| Some((digits.strip_prefix(prefix)?, *base)));
    found.unwrap_or_else(|| match digits.strip_prefix('0') {
        Some(octal) if !octal.is_empty() => (octal, 8),
        _ => (digits, 10),
    })
}

/// A number without the underscores that part its digits; None where one stands elsewhere. A prefix counts as
/// a digit.
fn without_underscores(number: &str) -> Option<Cow<'_, str>> {
    if !number.contains('_') {
        return Some(Cow::Borrowed(number));
    }
    let head = number.get(..2).unwrap_or("").to_ascii_lowercase();
    let hex = head == "0x";
    let prefix = if matches!(head.as_str(), "0x" | "0o" | "0b") { 2 } else { 0 };
    let is_digit = |byte: u8| byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit();
    let (mut behind_digit, mut open) = (prefix > 0, false);
    for byte in number.bytes().skip(prefix) {
        let fits = if byte == b'_' { behind_digit } else { !open || is_digit(byte) };
        if !fits {
            return None;
        }
        (behind_digit, open) = (is_digit(byte), byte == b'_');
    }
    (!open).then(|| Cow::Owned(number.replace('_', "")))
}

/// `strconv.ParseFloat` for 64 bits; None for anything wrong, and for what is too large.
pub(crate) fn parse_float(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(text).ok()?;
    let unsigned = without_underscores(text.strip_prefix(['+', '-']).unwrap_or(text))?;
    let lower = unsigned.to_ascii_lowercase();
    let negative = text.starts_with('-');
    if lower == "nan" {
        return (unsigned == text).then_some(f64::NAN);
    }
    if let Some(hex) = lower.strip_prefix("0x") {
        let number = chartroom_gotemplate::hex_float(hex).filter(|number| number.is_finite())?;
        return Some(if negative { -number } else { number });
    }
    let infinite = matches!(lower.as_str(), "inf" | "infinity");
    if !infinite && !lower.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let number: f64 = lower.parse().ok()?;
    let fits = infinite || number.is_finite();
    fits.then_some(if negative { -number } else { number })
}

fn int(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Int(to_int64(any(args, 0))))
}

fn int64(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Int64(to_int64(any(args, 0))))
}

fn float64(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Float(to_float64(any(args, 0))))
}

/// `strconv.Atoi` without its error: a number that is too large is the largest, even if what follows is none (Go stops
/// where 64 bits are full); anything else wrong is 0.
fn atoi(_: &Env, args: &[Value]) -> Outcome {
    let text = bytes(args, 0);
    let digits = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = digits.get(..count).unwrap_or_default();
    let is_full = count > 0 && parse_uint(number).is_none();
    let is_number = is_full || count > 0 && count == digits.len();
    let limit = if text.starts_with(b"-") { i64::MIN } else { i64::MAX };
    Ok(Value::Int(parse_int(text, 10).unwrap_or(if is_number { limit } else { 0 })))
}

/// A number that fits into 64 bits.
fn parse_uint(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit.wrapping_sub(b'0')))
    })
}

fn to_decimal(env: &Env, args: &[Value]) -> Outcome {
    let text = env.budget.display(any(args, 0))?;
    Ok(Value::Int64(parse_int(text.as_bytes(), 8).unwrap_or(0)))
}
