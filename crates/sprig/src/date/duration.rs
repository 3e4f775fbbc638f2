//! Durations: reading, writing and rounding as Go's `time.Duration` does.

use super::scan::quote;

pub(super) const NANOS_PER_SECOND: i64 = 1_000_000_000;
const LIMIT: u64 = 1 << 63;

/// Units with their length in nanoseconds; micro is spelled with either mu.
const UNITS: [(&str, u64); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

/// Reads a duration such as `-1h30.5m` into nanoseconds (Go's `time.ParseDuration`), or gives Go's error.
pub(super) fn parse(text: &str) -> Result<i64, String> {
    let invalid = || format!("time: invalid duration {}", quote(text.as_bytes()));
    let negative = text.starts_with('-');
    let mut rest = text.strip_prefix(['-', '+']).unwrap_or(text);
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut total: u64 = 0;
    while !rest.is_empty() {
        let (whole, behind) = digits(rest);
        let (fraction, behind) = match behind.strip_prefix('.') {
            Some(behind) => digits(behind),
            None => ("", behind),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(invalid());
        }
        let whole = leading_number(whole).ok_or_else(invalid)?;
        let end = behind.find(|each: char| each == '.' || each.is_ascii_digit());
        let (unit, behind) = behind.split_at(end.unwrap_or(behind.len()));
        if unit.is_empty() {
            return Err(format!("time: missing unit in duration {}", quote(text.as_bytes())));
        }
        let Some((_, length)) = UNITS.iter().find(|(known, _)| *known == unit) else {
            return Err(format!(
                "time: unknown unit {} in duration {}",
                quote(unit.as_bytes()),
                quote(text.as_bytes())
            ));
        };
        let part = part(whole, fraction, *length).ok_or_else(invalid)?;
        total = total.checked_add(part).filter(|&total| total <= LIMIT).ok_or_else(invalid)?;
        rest = behind;
    }
    if negative {
        return Ok(0_i64.wrapping_sub_unsigned(total));
    }
    i64::try_from(total).map_err(|_| invalid())
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|each: char| !each.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

fn leading_number(digits: &str) -> Option<u64> {
    if digits.is_empty() { Some(0) } else { digits.parse().ok().filter(|&number| number <= LIMIT) }
}

/// One number with its unit in nanoseconds; None if it is too long.
fn part(whole: u64, fraction: &str, unit: u64) -> Option<u64> {
    let part = whole.checked_mul(unit).filter(|&part| part <= LIMIT)?;
    let mut numerator: u64 = 0;
    let mut scale = 1.0_f64;
    for digit in fraction.bytes() {
        // Digits that no longer fit are dropped, as in Go.
        let next = numerator.checked_mul(10).map(|next| next + u64::from(digit - b'0'));
        let Some(next) = next.filter(|&next| next <= LIMIT) else { break };
        numerator = next;
        scale *= 10.0;
    }
    let nanos = numerator as f64 * (unit as f64 / scale);
    part.checked_add(nanos as u64).filter(|&part| part <= LIMIT)
}

/// The text of a duration, `1h1m1.5s` (Go's `Duration.String`).
pub(super) fn text(nanoseconds: i64) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let nanos = nanoseconds.unsigned_abs();
    let (unit, length) = match nanos {
        0 => return "0s".to_owned(),
        1..1_000 => ("ns", 1),
        1_000..1_000_000 => ("µs", 1_000),
        1_000_000..1_000_000_000 => ("ms", 1_000_000),
        _ => return format!("{sign}{}", long_text(nanos)),
    };
    format!("{sign}{}{unit}", decimal(nanos, length))
}

fn long_text(nanos: u64) -> String {
    let minutes = nanos / 60_000_000_000;
    let seconds = decimal(nanos % 60_000_000_000, 1_000_000_000);
    match (minutes / 60, minutes % 60) {
        (0, 0) => format!("{seconds}s"),
        (0, minutes) => format!("{minutes}m{seconds}s"),
        (hours, minutes) => format!("{hours}h{minutes}m{seconds}s"),
    }
}

/// A quotient by a power of ten as a decimal number without trailing zeros.
fn decimal(nanos: u64, length: u64) -> String {
    let width = length.ilog10() as usize;
    let fraction = format!("{:0width$}", nanos % length);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction}", nanos / length)
}

/// Rounds to a multiple of a unit, halves away from zero; what does not fit becomes the longest
/// (Go's `Duration.Round`).
pub(super) fn round(nanoseconds: i64, unit: i64) -> i64 {
    if unit <= 0 {
        return nanoseconds;
    }
    let (value, unit) = (i128::from(nanoseconds), i128::from(unit));
    let rest = value.abs() % unit;
    let up = if rest + rest < unit { 0 } else { unit };
    let rounded = (value.abs() - rest + up) * value.signum();
    i64::try_from(rounded).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}
