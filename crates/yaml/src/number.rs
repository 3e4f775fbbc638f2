//! Numbers as Go reads and writes them.

use chartroom_gotemplate::fmt::shortest_digits;

/// `strconv.FormatFloat(value, 'g', -1, 64)`: the shortest digits that read back, `1e+06`, `0.0001`, `NaN`, `+Inf`.
pub(crate) fn format_g(value: f64) -> String {
    layout_g(value, &shortest_digits(value))
}

/// `strconv.FormatFloat(value, 'g', -1, 32)`.
pub(crate) fn format_g32(value: f64) -> String {
    let value = value as f32;
    layout_g(f64::from(value), &format!("{value:e}"))
}

fn layout_g(value: f64, scientific: &str) -> String {
    if let Some(text) = not_finite(value) {
        return text.to_owned();
    }
    let (digits, exponent) = split(scientific);
    // `strconv/ftoa.go`: `if shortest { eprec = 6 }`.
    if (-4..6).contains(&exponent) {
        return plain(value, &digits, exponent);
    }
    let mut text = mantissa(value, &digits);
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("e{sign}{:02}", exponent.unsigned_abs()));
    text
}

/// The form of encoding/json (`floatEncoder`): like ES6, an exponent below 1e-6 and from 1e21 on, `e-09` as `e-9`.
pub(crate) fn format_json(value: f64) -> String {
    let (digits, exponent) = split(&shortest_digits(value));
    if value == 0.0 || (1e-6..1e21).contains(&value.abs()) {
        return plain(value, &digits, exponent);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{}", mantissa(value, &digits), exponent.unsigned_abs())
}

fn not_finite(value: f64) -> Option<&'static str> {
    match value {
        value if value.is_nan() => Some("NaN"),
        f64::INFINITY => Some("+Inf"),
        f64::NEG_INFINITY => Some("-Inf"),
        _ => None,
    }
}

/// Digits without point, and the exponent, of Rust's `1.25e-7`.
fn split(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    (digits, exponent.parse().unwrap_or(0))
}

fn sign(value: f64) -> &'static str {
    if value.is_sign_negative() { "-" } else { "" }
}

fn mantissa(value: f64, digits: &str) -> String {
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    let point = if rest.is_empty() { "" } else { "." };
    format!("{}{first}{point}{rest}", sign(value))
}

fn plain(value: f64, digits: &str, exponent: i32) -> String {
    let sign = sign(value);
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let whole = exponent as usize + 1;
    match digits.split_at_checked(whole) {
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, rest)) => format!("{sign}{whole}.{rest}"),
        None => format!("{sign}{digits}{}", "0".repeat(whole - digits.len())),
    }
}

/// An integer as `strconv.ParseInt` or `ParseUint` with base 0 reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Integer {
    Signed(i64),
    /// Above the largest int64.
    Unsigned(u64),
}

impl Integer {
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Integer::Signed(value) => value as f64,
            Integer::Unsigned(value) => value as f64,
        }
    }
}

/// `ParseInt(text, 0, 64)`, then `ParseUint(text, 0, 64)`, of a text without `_`.
pub(crate) fn parse_integer(text: &str) -> Option<Integer> {
    let (negative, signed, digits) = match text.as_bytes().first()? {
        b'-' => (true, true, text.get(1..)?),
        b'+' => (false, true, text.get(1..)?),
        _ => (false, false, text),
    };
    let (base, digits) = base_of(digits);
    parse_digits(digits, base, negative, signed)
}

/// Base by prefix: `0x`, `0b`, `0o`, and `0` for octal.
fn base_of(digits: &str) -> (u32, &str) {
    let prefix = |length: usize| digits.get(length..).unwrap_or("");
    match digits.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, prefix(2)),
        [b'0', b'b' | b'B', _, ..] => (2, prefix(2)),
        [b'0', b'o' | b'O', _, ..] => (8, prefix(2)),
        [b'0', _, ..] => (8, prefix(1)),
        _ => (10, digits),
    }
}

fn parse_digits(digits: &str, base: u32, negative: bool, signed: bool) -> Option<Integer> {
    // from_str_radix takes a sign of its own.
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let value = u64::from_str_radix(digits, base).ok()?;
    match i64::try_from(value) {
        Ok(value) => Some(Integer::Signed(if negative { -value } else { value })),
        Err(_) if negative => (value == 1 << 63).then_some(Integer::Signed(i64::MIN)),
        Err(_) => (!signed).then_some(Integer::Unsigned(value)),
    }
}

/// go-yaml's `yamlStyleFloat`: `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
pub(crate) fn is_yaml_float(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = match mantissa.split_once('.') {
        Some(("", fraction)) => !fraction.is_empty() && all_digits(fraction),
        Some((whole, fraction)) => all_digits(whole) && all_digits(fraction),
        None => !mantissa.is_empty() && all_digits(mantissa),
    };
    let exponent = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !digits.is_empty() && all_digits(digits)
    });
    mantissa && exponent
}

/// `strconv.ParseFloat` of a decimal text: None where Go reports a range error.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_in_go() {
        for (value, g, json) in [
            (1e6, "1e+06", "1000000"),
            (999999.0, "999999", "999999"),
            (123456789.0, "1.23456789e+08", "123456789"),
            (1e-5, "1e-05", "0.00001"),
            (1e-7, "1e-07", "1e-7"),
            (1e21, "1e+21", "1e+21"),
            (0.0001, "0.0001", "0.0001"),
            (-0.0, "-0", "-0"),
            (18446744073709551615.0, "1.8446744073709552e+19", "18446744073709552000"),
        ] {
            assert_eq!((format_g(value).as_str(), format_json(value).as_str()), (g, json));
        }
        assert_eq!(format_g32(1.2), "1.2");
    }

    #[test]
    fn integers_follow_go_literals() {
        assert_eq!(parse_integer("017"), Some(Integer::Signed(15)));
        assert_eq!(parse_integer("0o17"), Some(Integer::Signed(15)));
        assert_eq!(parse_integer("-0x1F"), Some(Integer::Signed(-31)));
        assert_eq!(parse_integer("018"), None);
        assert_eq!(parse_integer("0x"), None);
        assert_eq!(parse_integer("+-1"), None);
        assert_eq!(parse_integer("18446744073709551615"), Some(Integer::Unsigned(u64::MAX)));
        assert_eq!(parse_integer("+18446744073709551615"), None);
        assert_eq!(parse_integer("-9223372036854775808"), Some(Integer::Signed(i64::MIN)));
    }
}
