//! Numeric constants, as Go's `newNumber` reads them.

use super::unquote::character;
use crate::ast::Number;
use crate::lex::TokenKind;
use crate::{ParseCause, Str};

/// Reads a constant.
pub(super) fn number(literal: &[u8], kind: TokenKind) -> Result<Number, ParseCause> {
    if kind == TokenKind::CharConstant {
        let code = character(literal)?;
        let (int, uint, float) = (i64::from(code), u64::from(code), f64::from(code));
        return Ok(Number { int: Some(int), uint: Some(uint), float: Some(float), complex: None });
    }
    let text = std::str::from_utf8(literal).unwrap_or("");
    if kind == TokenKind::Complex {
        return complex(text).ok_or(ParseCause::IllegalComplex);
    }
    if let Some(imaginary) = text.strip_suffix('i').and_then(parse_float) {
        return Ok(simplified(0.0, imaginary));
    }
    plain(text, literal)
}

fn plain(text: &str, literal: &[u8]) -> Result<Number, ParseCause> {
    let mut number = Number { uint: parse_uint(text), int: parse_int(text), ..Number::default() };
    if number.int == Some(0) {
        // -0 is no unsigned literal, but zero it is.
        number.uint = Some(0);
    }
    number.float = match (number.int, number.uint) {
        (Some(int), _) => Some(int as f64),
        (None, Some(uint)) => Some(uint as f64),
        (None, None) => parse_float(text),
    };
    if number.int.is_some() || number.uint.is_some() {
        return Ok(number);
    }
    let Some(float) = number.float else {
        return Err(ParseCause::IllegalNumber(Str::from(literal)));
    };
    if !text.contains(['.', 'e', 'E', 'p', 'P']) {
        // It looks like an integer but is too large for one.
        return Err(ParseCause::IntegerOverflow(Str::from(literal)));
    }
    number.int = whole(float);
    number.uint = ((0.0..18446744073709551616.0).contains(&float) && float.trunc() == float)
        .then_some(float as u64);
    Ok(number)
}

/// The integer that a float is, if it is one that fits.
fn whole(float: f64) -> Option<i64> {
    let fits = (-9223372036854775808.0..9223372036854775808.0).contains(&float);
    (fits && float.trunc() == float).then_some(float as i64)
}

fn simplified(real: f64, imaginary: f64) -> Number {
    let mut number = Number { complex: Some((real, imaginary)), ..Number::default() };
    if imaginary == 0.0 {
        number.float = Some(real);
        number.int = whole(real);
        number.uint = number.int.and_then(|int| u64::try_from(int).ok());
    }
    number
}

fn complex(text: &str) -> Option<Number> {
    let body = text.strip_suffix('i')?;
    let is_exponent = |index: usize| {
        let before = body.get(..index).and_then(|head| head.bytes().last());
        before.is_some_and(|byte| matches!(byte, b'e' | b'E' | b'p' | b'P'))
    };
    let sign = body.rmatch_indices(['+', '-']).map(|(index, _)| index);
    let split = sign.into_iter().find(|index| *index > 0 && !is_exponent(*index))?;
    let (real, imaginary) = body.split_at_checked(split)?;
    Some(simplified(parse_float(real)?, parse_float(imaginary)?))
}

/// `strconv.ParseUint(text, 0, 64)`.
fn parse_uint(text: &str) -> Option<u64> {
    let (digits, base) = based(text)?;
    u64::from_str_radix(&digits, base).ok()
}

/// `strconv.ParseInt(text, 0, 64)`.
fn parse_int(text: &str) -> Option<i64> {
    let negative = text.starts_with('-');
    let (digits, base) = based(text.strip_prefix(['+', '-']).unwrap_or(text))?;
    let magnitude = i128::from(u64::from_str_radix(&digits, base).ok()?);
    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
}

/// The digits of an unsigned integer literal and their base; underscores must stand between digits or after the
/// base prefix.
fn based(text: &str) -> Option<(String, u32)> {
    let (digits, base) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (text.get(2..)?, 16),
        [b'0', b'o' | b'O', ..] => (text.get(2..)?, 8),
        [b'0', b'b' | b'B', ..] => (text.get(2..)?, 2),
        [b'0', _, ..] => (text.get(1..)?, 8),
        _ => (text, 10),
    };
    let prefixed = digits.len() < text.len();
    let inner = if prefixed { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
    let plain = inner.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    if inner.is_empty() || !plain || !good_underscores(inner) {
        return None;
    }
    Some((inner.replace('_', ""), base))
}

fn good_underscores(digits: &str) -> bool {
    !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__")
}

/// `strconv.ParseFloat(text, 64)` for what the lexer lets through: decimal or hexadecimal, with underscores between
/// digits; infinities are out of range.
fn parse_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    let lower = unsigned.to_ascii_lowercase();
    let digits =
        lower.strip_prefix("0x").map_or(lower.as_str(), |hex| hex.strip_prefix('_').unwrap_or(hex));
    let parts = digits.split(|c: char| c != '_' && !c.is_ascii_hexdigit());
    if !parts.filter(|part| !part.is_empty()).all(good_underscores) {
        return None;
    }
    let plain = digits.replace('_', "");
    let value = if lower.starts_with("0x") {
        hex_float(&plain)?
    } else if plain.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        plain.parse::<f64>().ok()?
    } else {
        return None;
    };
    value.is_finite().then_some(if negative { -value } else { value })
}

/// The value of the digits behind `0x` with their exponent, in lower case, rounded to the nearest even. None for anything
/// wrong; infinite where it is too large.
pub fn hex_float(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p')?;
    let (negative, digits) = match exponent.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut value, mut scale) = (0_u64, if negative { -size } else { size });
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
    Some(scaled(value, scale))
}

/// `value * 2^scale`, rounded once. The last bit of a value of more than 60 bits stands for all behind it, too.
fn scaled(value: u64, scale: i64) -> f64 {
    const LEAST: i64 = -1074;
    let length = i64::from(64 - value.leading_zeros());
    // How many bits do not fit: beyond 53, or below the least that a float can tell.
    let dropped = (length - 53).max(LEAST - scale).max(0);
    let Some(dropped) = u32::try_from(dropped).ok().filter(|dropped| *dropped <= 64) else {
        return 0.0;
    };
    let value = u128::from(value);
    let kept = value >> dropped;
    let rest = value - (kept << dropped);
    let half = if dropped > 0 { 1 << (dropped - 1) } else { u128::MAX };
    let up = rest > half || (rest == half && kept % 2 == 1);
    let scale = (scale + i64::from(dropped)).min(2000) as i32;
    // Both factors are exact, and so is what comes out.
    (kept + u128::from(up)) as f64 * 2_f64.powi(scale / 2) * 2_f64.powi(scale - scale / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str) -> Option<i64> {
        number(text.as_bytes(), TokenKind::Number).ok().and_then(|number| number.int)
    }

    #[test]
    fn integers() {
        let cases =
            [("0x10", 16), ("1_000", 1000), ("0b11", 3), ("017", 15), ("0o17", 15), ("+5", 5)];
        for (text, value) in
            cases.into_iter().chain([("-0", 0), ("1.", 1), ("1e3", 1000), ("0_7", 7)])
        {
            assert_eq!(int(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_wrong() {
        for (text, message) in [
            ("08", "integer overflow: \"08\""),
            ("1__0", "illegal number syntax: \"1__0\""),
            ("1e", "illegal number syntax: \"1e\""),
            ("0x", "illegal number syntax: \"0x\""),
            ("1e999", "illegal number syntax: \"1e999\""),
            ("123456789012345678901", "integer overflow: \"123456789012345678901\""),
        ] {
            let wrong = number(text.as_bytes(), TokenKind::Number).unwrap_err();
            assert_eq!(wrong.to_string(), message);
        }
    }

    #[test]
    fn complex_numbers() {
        let parts =
            |text: &str| number(text.as_bytes(), TokenKind::Complex).ok().and_then(|n| n.complex);
        assert_eq!(parts("1+2i"), Some((1.0, 2.0)));
        assert_eq!(parts("1e+2-3e-1i"), Some((100.0, -0.3)));
    }
}
