//! `date`, `time`, `date-time`, `duration` and `period`: RFC 3339 with Go's and the library's wording.

use super::{Checked, quoted, wrong};

/// Go's `time.Parse` with the layout `2006-01-02`.
pub(super) fn date(text: &str) -> Checked {
    let quoted = go_quoted(text.as_bytes());
    let cannot = |rest: usize, element: &str| {
        let rest = go_quoted(text.as_bytes().get(rest..).unwrap_or(&[]));
        wrong(format!(
            "parsing time {quoted} as \"2006-01-02\": cannot parse {rest} as \"{element}\""
        ))
    };
    let digits = |from: usize, count: usize| {
        let part = text.as_bytes().get(from..from + count)?;
        part.iter().try_fold(0u32, |sum, byte| Some(sum * 10 + char::from(*byte).to_digit(10)?))
    };
    let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let Some(year) = digits(0, 4) else { return cannot(0, "2006") };
    if !dash(4) {
        return cannot(4, "-");
    }
    let Some(month) = digits(5, 2) else { return cannot(5, "01") };
    if !(1..=12).contains(&month) {
        return wrong(format!("parsing time {quoted}: month out of range"));
    }
    if !dash(7) {
        return cannot(7, "-");
    }
    let Some(day) = digits(8, 2) else { return cannot(8, "02") };
    if text.len() > 10 {
        let extra = go_quoted(text.as_bytes().get(10..).unwrap_or(&[]));
        return wrong(format!("parsing time {quoted}: extra text: {extra}"));
    }
    if !(1..=days_of(year, month)).contains(&day) {
        return wrong(format!("parsing time {quoted}: day out of range"));
    }
    Ok(())
}

/// As Go's package time quotes: byte by byte what is no visible ASCII.
fn go_quoted(text: &[u8]) -> String {
    let escaped = |byte: &u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(*byte)),
        b' '..=0x7F => char::from(*byte).to_string(),
        byte => format!("\\x{byte:02x}"),
    };
    format!("\"{}\"", text.iter().map(escaped).collect::<String>())
}

fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 31,
    }
}

pub(super) fn time(text: &str) -> Checked {
    if text.len() < 9 {
        return wrong("less than 9 characters long");
    }
    let bytes = text.as_bytes();
    if bytes.get(2) != Some(&b':') || bytes.get(5) != Some(&b':') {
        return wrong("missing colon in correct place");
    }
    let mut numbers = [0i64; 3];
    for (n, slot) in numbers.iter_mut().enumerate() {
        *slot = two_digits(text, n * 3, "hour/min/sec")?;
    }
    let [hour, minute, second] = numbers;
    if hour > 23 || minute > 59 || second > 60 {
        return wrong("hour/min/sec out of range");
    }
    let Some(mut rest) = text.get(8..) else { return wrong("invalid hour/min/sec") };
    if let Some(fraction) = rest.strip_prefix('.') {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return wrong("no digits in second fraction");
        }
        rest = fraction.get(digits..).unwrap_or("");
    }
    let minutes = (hour * 60 + minute + offset(rest)?).rem_euclid(24 * 60);
    if second >= 60 && minutes != 23 * 60 + 59 {
        return wrong("invalid leap second");
    }
    Ok(())
}

fn two_digits(text: &str, at: usize, what: &str) -> Result<i64, String> {
    let part = text.get(at..at + 2).unwrap_or("");
    let Ok(number) = part.parse::<i64>() else { return wrong(format!("invalid {what}")) };
    if number < 0 {
        return wrong(format!("non-positive {what}"));
    }
    Ok(number)
}

/// Minutes to add for UTC.
fn offset(text: &str) -> Result<i64, String> {
    if matches!(text, "z" | "Z") {
        return Ok(0);
    }
    if text.len() != 6 {
        return wrong("offset must be 6 characters long");
    }
    let sign = match text.as_bytes().first() {
        Some(b'+') => -1,
        Some(b'-') => 1,
        _ => return wrong("offset must begin with plus/minus"),
    };
    if text.as_bytes().get(3) != Some(&b':') {
        return wrong("missing colon in offset in correct place");
    }
    let hour = two_digits(text, 1, "hour/min in offset")?;
    let minute = two_digits(text, 4, "hour/min in offset")?;
    if hour > 23 || minute > 59 {
        return wrong("hour/min in offset out of range");
    }
    Ok(sign * (hour * 60 + minute))
}

pub(super) fn date_time(text: &str) -> Checked {
    if text.len() < 20 {
        return wrong("less than 20 characters long");
    }
    if !matches!(text.as_bytes().get(10), Some(b't' | b'T')) {
        return wrong("11th character must be t or T");
    }
    let (day, clock) = (text.get(..10).unwrap_or(""), text.get(11..).unwrap_or(""));
    date(day).map_err(|problem| format!("invalid date element: {problem}"))?;
    time(clock).map_err(|problem| format!("invalid time element: {problem}"))
}

pub(super) fn duration(text: &str) -> Checked {
    let Some(text) = text.strip_prefix('P') else { return wrong("must start with P") };
    if text.is_empty() {
        return wrong("nothing after P");
    }
    if let Some(weeks) = text.strip_suffix('W') {
        if weeks.is_empty() {
            return wrong("no number in week");
        }
        let is_number = weeks.bytes().all(|byte| byte.is_ascii_digit());
        return if is_number { Ok(()) } else { wrong("invalid week") };
    }
    for (n, part) in text.split('T').enumerate() {
        if n != 0 && part.is_empty() {
            return wrong("no time elements");
        }
        let Some(units) = ["YMD", "HMS"].get(n) else { return wrong("more than one T") };
        duration_part(part, units)?;
    }
    Ok(())
}

fn duration_part(part: &str, all_units: &str) -> Checked {
    let (mut rest, mut units) = (part, all_units);
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return wrong("missing number");
        }
        // The library looks at bytes.
        let Some(unit) = rest.as_bytes().get(digits).copied().map(char::from) else {
            return wrong("missing unit");
        };
        let Some((_, later)) = units.split_once(unit) else {
            let problem = if all_units.contains(unit) {
                format!("unit {} out of order", quoted(unit))
            } else {
                format!("invalid unit {}", quoted(unit))
            };
            return wrong(problem);
        };
        (rest, units) = (rest.get(digits + 1..).unwrap_or(""), later);
    }
    Ok(())
}

pub(super) fn period(text: &str) -> Checked {
    let Some((start, end)) = text.split_once('/') else { return wrong("missing slash") };
    if start.starts_with('P') {
        duration(start).map_err(|problem| format!("invalid start duration: {problem}"))?;
        return date_time(end).map_err(|problem| format!("invalid end date-time: {problem}"));
    }
    date_time(start).map_err(|problem| format!("invalid start date-time: {problem}"))?;
    if end.starts_with('P') {
        duration(end).map_err(|problem| format!("invalid end duration: {problem}"))
    } else {
        date_time(end).map_err(|problem| format!("invalid end date-time: {problem}"))
    }
}
