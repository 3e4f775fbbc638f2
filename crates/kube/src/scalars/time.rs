//! Times as `metav1.Time` reads them: `time.RFC3339`.

/// Whether Go's `time.Parse(time.RFC3339, …)` takes a text.
pub(crate) fn is_rfc3339(text: &str) -> bool {
    parse(text.as_bytes()).is_some()
}

fn parse(text: &[u8]) -> Option<()> {
    let (year, text) = number(text, 4)?;
    let (month, text) = number(mark(text, b"-")?, 2)?;
    let (day, text) = number(mark(text, b"-")?, 2)?;
    let (hour, text) = hour(mark(text, b"T")?)?;
    let (minute, text) = number(mark(text, b":")?, 2)?;
    let (second, text) = number(mark(text, b":")?, 2)?;
    let text = fraction(text);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let sound = (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60;
    (sound && is_zone(text)).then_some(())
}

fn number(text: &[u8], digits: usize) -> Option<(u32, &[u8])> {
    let (number, rest) = text.split_at_checked(digits)?;
    let all = number.iter().all(u8::is_ascii_digit);
    all.then(|| (number.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), rest))
}

/// Go takes an hour of one digit too.
fn hour(text: &[u8]) -> Option<(u32, &[u8])> {
    number(text, 2).or_else(|| number(text, 1))
}

fn mark<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    text.strip_prefix(mark)
}

/// Go reads a fraction of the second though the layout has none, behind a point or a comma.
fn fraction(text: &[u8]) -> &[u8] {
    let [b'.' | b',', digits @ ..] = text else { return text };
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 { text } else { digits.get(end..).unwrap_or_default() }
}

fn is_zone(text: &[u8]) -> bool {
    match text {
        b"Z" => true,
        [b'+' | b'-', rest @ ..] => {
            let zone = number(rest, 2).and_then(|(hours, rest)| {
                let (minutes, rest) = number(mark(rest, b":")?, 2)?;
                Some(hours <= 24 && minutes < 60 && rest.is_empty())
            });
            zone == Some(true)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for text in
            ["2024-02-29T23:59:59Z", "2026-01-31T12:00:00.123456Z", "2026-01-31T12:00:00+05:30"]
        {
            assert!(is_rfc3339(text), "{text}");
        }
        for text in [
            "",
            "2024-01-01",
            "2023-02-29T00:00:00Z",
            "2024-01-01 00:00:00Z",
            "2024-01-01T00:00:00",
            "2024-13-01T00:00:00Z",
            "now",
            "2024-01-01T00:00:60Z",
            "2024-01-01T00:00:00.Z",
        ] {
            assert!(!is_rfc3339(text), "{text}");
        }
    }
}
