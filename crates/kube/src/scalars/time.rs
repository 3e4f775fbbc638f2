//! Times as `metav1.Time` reads them: Go's `time.Parse(time.RFC3339, …)`.

/// What Go says behind `parsing time "…"`: of the layout, or of a part out of range.
type Parse<T> = Result<T, String>;

const LAYOUT: &str = "2006-01-02T15:04:05Z07:00";

/// Go's error for a text that is no time; None if it is one.
pub(crate) fn time_error(text: &str) -> Option<String> {
    parse(text).err().map(|error| format!("parsing time \"{text}\"{error}"))
}

fn parse(text: &str) -> Parse<()> {
    let (year, text) = number(text, "2006", 4)?;
    let (month, text) = number(mark(text, "-")?, "01", 2)?;
    in_range((1..=12).contains(&month), "month")?;
    let (day, text) = number(mark(text, "-")?, "02", 2)?;
    let (hour, text) = hour(mark(text, "T")?)?;
    in_range(hour < 24, "hour")?;
    let (minute, text) = number(mark(text, ":")?, "04", 2)?;
    in_range(minute < 60, "minute")?;
    let (second, text) = number(mark(text, ":")?, "05", 2)?;
    in_range(second < 60, "second")?;
    let rest = zone(fraction(text))?;
    if !rest.is_empty() {
        return Err(format!(": extra text: \"{rest}\""));
    }
    in_range((1..=days(year, month)).contains(&day), "day")
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn cannot<T>(text: &str, element: &str) -> Parse<T> {
    Err(format!(" as \"{LAYOUT}\": cannot parse \"{text}\" as \"{element}\""))
}

fn in_range(holds: bool, part: &str) -> Parse<()> {
    if holds { Ok(()) } else { Err(format!(": {part} out of range")) }
}

fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    let all = number.bytes().all(|byte| byte.is_ascii_digit());
    Some((number.parse().ok().filter(|_| all)?, rest))
}

fn number<'a>(text: &'a str, element: &str, count: usize) -> Parse<(u32, &'a str)> {
    digits(text, count).map_or_else(|| cannot(text, element), Ok)
}

/// Go takes an hour of one digit too.
fn hour(text: &str) -> Parse<(u32, &str)> {
    digits(text, 2).or_else(|| digits(text, 1)).map_or_else(|| cannot(text, "15"), Ok)
}

fn mark<'a>(text: &'a str, mark: &str) -> Parse<&'a str> {
    text.strip_prefix(mark).map_or_else(|| cannot(text, mark), Ok)
}

/// Go reads a fraction of the second though the layout has none, behind a point or a comma.
fn fraction(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(['.', ',']) else { return text };
    let after = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    if after.len() == rest.len() { text } else { after }
}

/// `Z`, or a sign and hours and minutes; what is behind.
fn zone(text: &str) -> Parse<&str> {
    if let Some(rest) = text.strip_prefix('Z') {
        return Ok(rest);
    }
    let offset = text.strip_prefix(['+', '-']).and_then(|rest| {
        let (hours, rest) = digits(rest, 2)?;
        let (minutes, rest) = digits(rest.strip_prefix(':')?, 2)?;
        Some((hours, minutes, rest))
    });
    let Some((hours, minutes, rest)) = offset else { return cannot(text, "Z07:00") };
    in_range(hours <= 24, "time zone offset hour")?;
    in_range(minutes <= 60, "time zone offset minute")?;
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each was a `creationTimestamp` for `kubectl set image --local`, v1.36.3, which took it.
    #[test]
    fn times() {
        for text in [
            "2024-02-29T23:59:59Z",
            "2024-01-01T00:00:00.5Z",
            "2024-01-01T00:00:00,5Z",
            "2024-01-01T1:00:00Z",
            "2024-01-01T00:00:00+01:60",
            "2024-01-01T01:00:00+24:00",
        ] {
            assert_eq!(time_error(text), None, "{text}");
        }
    }

    /// Likewise, with what it said.
    #[test]
    fn not_times() {
        let layout = [
            ("", "", "2006"),
            ("2024", "", "-"),
            ("2024-1-01", "1-01", "01"),
            ("2024-01-01T00:00:00", "", "Z07:00"),
            ("2024-01-01 00:00:00Z", " 00:00:00Z", "T"),
            ("2024-01-01T00:00:00.Z", ".Z", "Z07:00"),
            ("2024-01-01T00:00:00+0100", "+0100", "Z07:00"),
            ("2024-01-01T0x:00:00Z", "x:00:00Z", ":"),
            ("now", "now", "2006"),
        ];
        for (text, rest, element) in layout {
            let said = format!(
                "parsing time \"{text}\" as \"{LAYOUT}\": cannot parse \"{rest}\" as \"{element}\""
            );
            assert_eq!(time_error(text), Some(said));
        }
        let others = [
            ("2024-13-01T00:00:00Z", "month out of range"),
            ("2024-00-01T00:00:00Z", "month out of range"),
            ("2024-02-30T00:00:00Z", "day out of range"),
            ("2024-01-00T00:00:00Z", "day out of range"),
            ("2024-01-01T25:00:00Z", "hour out of range"),
            ("2024-01-01T00:61:00Z", "minute out of range"),
            ("2024-01-01T00:00:61Z", "second out of range"),
            ("2024-01-01T00:00:00+01:61", "time zone offset minute out of range"),
            ("2024-01-01T01:00:00+25:00", "time zone offset hour out of range"),
            ("2024-01-01T00:00:00Zx", "extra text: \"x\""),
        ];
        for (text, said) in others {
            assert_eq!(time_error(text), Some(format!("parsing time \"{text}\": {said}")));
        }
    }
}
