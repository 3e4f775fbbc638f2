//! Conversions between numbers and text, by the rules of spf13/cast and Go's `strconv`.

use crate::args::{Outcome, any, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Str};
use chartroom_gotemplate::{Env, Value, fmt};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["int"], &[Any], int, "The value as int; 0 if it is no integer.", &[
        (r#"{{ int 3.9 }} {{ int "0x10" }} {{ int "012" }} {{ int "5.0" }} {{ int "x" }}"#, "3 16 10 5 0"),
    ]),
    row(&["int64"], &[Any], int64, "The value as int64; 0 if it is no integer.", &[
        (r#"{{ int64 "7" }}"#, "7"),
    ]),
    row(&["float64"], &[Any], float64, "The value as float64; 0 if it is no number.", &[
        (r#"{{ float64 "1.50" }}"#, "1.5"),
    ]),
    row(&["atoi"], &[Str], atoi, "A decimal number as int; 0 if it is none.", &[
        (r#"{{ atoi "042" }}"#, "42"),
    ]),
    row(&["toDecimal"], &[Any], to_decimal, "Octal digits as int64: file modes.", &[
        (r#"{{ toDecimal "0777" }}"#, "511"),
    ]),
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
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let (digits, base, underscores) = if base == 0 { prefixed(digits) } else { (digits, base, false) };
    let digits = std::str::from_utf8(digits).ok()?;
    if underscores && !underscores_fit(digits, base) {
        return None;
    }
    let digits = if underscores { digits.replace('_', "") } else { digits.to_owned() };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    let number = u64::from_str_radix(&digits, base).ok()?;
    if negative { 0i64.checked_sub_unsigned(number) } else { i64::try_from(number).ok() }
}

/// The digits behind a prefix, their base and that underscores may part them. A leading 0 alone means octal.
fn prefixed(digits: &[u8]) -> (&[u8], u32, bool) {
    match digits {
        [b'0', b'x' | b'X', rest @ ..] => (rest, 16, true),
        [b'0', b'o' | b'O', rest @ ..] => (rest, 8, true),
        [b'0', b'b' | b'B', rest @ ..] => (rest, 2, true),
        [b'0', rest @ ..] if !rest.is_empty() => (rest, 8, true),
        _ => (digits, 10, true),
    }
}

/// Underscores only between digits, or between a prefix (which a leading 0 is too) and a digit.
fn underscores_fit(digits: &str, base: u32) -> bool {
    let leading = base == 10 && digits.starts_with('_');
    !leading && !digits.ends_with('_') && !digits.contains("__")
}

/// `strconv.ParseFloat` for 64 bits; None for anything wrong, and for what is too large.
pub(crate) fn parse_float(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(text).ok()?;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let lower = unsigned.to_ascii_lowercase();
    if lower.starts_with("0x") {
        return hex_float(&lower, text.starts_with('-'));
    }
    if matches!(lower.as_str(), "inf" | "infinity") || text.eq_ignore_ascii_case("nan") {
        return text.parse().ok();
    }
    if lower.starts_with(|c: char| !c.is_ascii_digit() && c != '.') {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `0x1.8p3`: the exponent is required. The digits are taken as long as they count for a float.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
fn hex_float(lower: &str, negative: bool) -> Option<f64> {
    let (mantissa, exponent) = lower.strip_prefix("0x")?.split_once('p')?;
    let digits_of_exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if digits_of_exponent.is_empty() || !digits_of_exponent.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let exponent: i32 = exponent.parse().unwrap_or(i32::MAX).clamp(-100_000, 100_000);
    if mantissa.contains('_') && !underscores_fit(&mantissa.replace('.', ""), 16) {
        return None;
    }
    let mantissa = mantissa.replace('_', "");
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut value, mut scale) = (0u64, exponent);
    for (index, digit) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = u64::from(digit.to_digit(16)?);
        scale -= if index >= whole.len() { 4 } else { 0 };
        // Beyond 60 bits a digit only tells whether the rest is zero.
        if value >> 60 == 0 {
            value = value * 16 + digit;
        } else {
            value |= u64::from(digit != 0);
            scale += 4;
        }
    }
    let number = scaled(value as f64, scale);
    number.is_finite().then_some(if negative { -number } else { number })
}

/// `number * 2^scale` in steps that neither overflow nor lose bits early.
fn scaled(mut number: f64, mut scale: i32) -> f64 {
    while scale > 0 && number.is_finite() && number != 0.0 {
        let step = scale.min(512);
        number *= 2f64.powi(step);
        scale -= step;
    }
    while scale < 0 && number != 0.0 {
        let step = scale.max(-512);
        number *= 2f64.powi(step);
        scale -= step;
    }
    number
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

/// `strconv.Atoi` without its error: a number that is too large is the largest, anything else wrong is 0.
fn atoi(_: &Env, args: &[Value]) -> Outcome {
    let text = bytes(args, 0);
    let digits = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    let limit = if text.starts_with(b"-") { i64::MIN } else { i64::MAX };
    Ok(Value::Int(parse_int(text, 10).unwrap_or(if is_number { limit } else { 0 })))
}

fn to_decimal(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Int64(parse_int(fmt::display(any(args, 0)).as_bytes(), 8).unwrap_or(0)))
}
