//! Kubernetes quantities: `500m`, `16Gi`, `2e3` (apimachinery's pkg/api/resource).

/// A quantity in thousandths of its unit. Exact for what people write; None for what is not a quantity.
pub fn parse_milli(text: &str) -> Option<i128> {
    let text = text.trim();
    let number_end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '+' | '-')))
        .unwrap_or(text.len());
    let (number, suffix) = text.split_at_checked(number_end)?;
    let (scale, power) = match suffix {
        "n" => return Some(decimal_milli(number)? / 1_000_000_000),
        "u" => return Some(decimal_milli(number)? / 1_000_000),
        "m" => return Some(decimal_milli(number)? / 1_000),
        "" => (1, 0),
        "k" => (1000, 1),
        "M" => (1000, 2),
        "G" => (1000, 3),
        "T" => (1000, 4),
        "P" => (1000, 5),
        "E" => (1000, 6),
        "Ki" => (1024, 1),
        "Mi" => (1024, 2),
        "Gi" => (1024, 3),
        "Ti" => (1024, 4),
        "Pi" => (1024, 5),
        "Ei" => (1024, 6),
        exponent => {
            let digits = exponent.strip_prefix(['e', 'E'])?;
            let power: u32 = digits.strip_prefix('+').unwrap_or(digits).parse().ok()?;
            (10, power.min(30))
        }
    };
    decimal_milli(number)?.checked_mul(i128::checked_pow(scale, power)?)
}

/// What text that is no quantity was to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The quantity.
    pub text: String,
    /// The same in units of 1000, where its own are of 1024.
    pub decimal: Option<String>,
}

/// What `16GB`, `16 Gi`, `1,5Gi`, `500mb`, `4 cores` or `500mCPU` was to say; None where that cannot be told.
pub fn meant(text: &str) -> Option<Meant> {
    const BYTES: [(&str, &str); 6] =
        [("k", "kilo"), ("m", "mega"), ("g", "giga"), ("t", "tera"), ("p", "peta"), ("e", "exa")];
    let alone = |text: String| Some(Meant { text, decimal: None });
    let joined: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let end = joined.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')));
    let (number, unit) = joined.split_at_checked(end.unwrap_or(joined.len()))?;
    // `1,024` groups digits, `1,5` is a fraction.
    let number = match number.split_once(',') {
        Some((_, rest)) if rest.len() == 3 || rest.contains(',') => number.replace(',', ""),
        _ => number.replace(',', "."),
    };
    number.parse::<f64>().ok()?;
    let lower = unit.to_ascii_lowercase();
    let plain = ["", "core", "cores", "cpu", "cpus", "vcpu", "vcpus", "b", "byte", "bytes"];
    if plain.contains(&lower.as_str()) {
        return alone(number);
    }
    let milli = ["mcpu", "mcore", "mcores", "millicore", "millicores", "millicpu", "milli"];
    if milli.contains(&lower.as_str()) {
        return alone(format!("{number}m"));
    }
    let corrected = format!("{number}{unit}");
    if corrected != text && parse_milli(&corrected).is_some() {
        return alone(corrected);
    }
    let ends = ["", "b", "i", "ib", "byte", "bytes"];
    let letter = BYTES.into_iter().find_map(|(letter, word)| {
        let short = lower.strip_prefix(letter).is_some_and(|rest| ends.contains(&rest));
        let long = lower.strip_prefix(word).is_some_and(|rest| ends.contains(&rest));
        let half =
            matches!((letter, lower.as_str()), ("m", "meg" | "megs") | ("g", "gig" | "gigs"));
        (short || long || half).then_some(letter)
    })?;
    let upper = letter.to_ascii_uppercase();
    let binary = format!("{number}{upper}i");
    let decimal = if letter == "k" { format!("{number}k") } else { format!("{number}{upper}") };
    Some(Meant { text: binary, decimal: Some(decimal) })
}

/// A decimal number in thousandths.
fn decimal_milli(number: &str) -> Option<i128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let negative = whole.starts_with('-');
    let whole = whole.trim_start_matches(['+', '-']);
    if (whole.is_empty() && fraction.is_empty()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let milli = whole.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    Some(if negative { -milli } else { milli })
}

/// A CPU quantity for people: `4`, `0.5`.
pub fn cpu_text(milli: i128) -> String {
    trim_decimals(milli, 1000)
}

/// A memory quantity (in thousandths of a byte) for people, in the largest binary unit that shows at most two
/// decimals: `16Gi`, `1.5Gi`.
pub fn memory_text(milli: i128) -> String {
    let bytes = milli / 1000;
    let units = [("Ei", 60), ("Pi", 50), ("Ti", 40), ("Gi", 30), ("Mi", 20), ("Ki", 10)];
    for (unit, shift) in units {
        let size = 1_i128 << shift;
        if bytes >= size {
            return format!("{}{unit}", trim_decimals(bytes, size));
        }
    }
    bytes.to_string()
}

/// `amount / unit` with at most two decimals.
fn trim_decimals(amount: i128, unit: i128) -> String {
    let hundredths = (amount * 100 + unit / 2) / unit;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_quantities_are_understood() {
        for (text, wanted) in [
            ("16GB", "16Gi"),
            ("16gb", "16Gi"),
            ("16 Gi", "16Gi"),
            ("16Gib", "16Gi"),
            ("16 gigabytes", "16Gi"),
            ("500mb", "500Mi"),
            ("64kb", "64Ki"),
            ("2Tb", "2Ti"),
            ("16g", "16Gi"),
            ("8 gigs", "8Gi"),
            ("1,5Gi", "1.5Gi"),
            ("1,024Mi", "1024Mi"),
            ("0,5", "0.5"),
            ("4core", "4"),
            ("2 cores", "2"),
            ("2vCPU", "2"),
            ("500mCPU", "500m"),
            ("500 m", "500m"),
            ("250millicores", "250m"),
            ("100 bytes", "100"),
        ] {
            let found = meant(text).map(|found| found.text);
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
            assert!(parse_milli(wanted).is_some(), "{wanted}");
        }
        for none in ["half", "1.2.3", "ten Gi", "5x", "1e3Mi", ""] {
            assert_eq!(meant(none), None, "{none}");
        }
    }

    #[test]
    fn quantities_are_read_as_kubernetes_reads_them() {
        for (text, milli) in [
            ("2", 2000),
            ("500m", 500),
            ("0.5", 500),
            (".5", 500),
            ("1e3", 1_000_000),
            ("1Ki", 1_024_000),
            ("16Gi", 16 * 1_073_741_824_000),
            ("1k", 1_000_000),
            ("-1", -1000),
        ] {
            assert_eq!(parse_milli(text), Some(milli), "{text}");
        }
        for text in ["", "Gi", "1.x", "1 Gi", "one", "1KiB"] {
            assert_eq!(parse_milli(text), None, "{text}");
        }
    }

    #[test]
    fn quantities_are_shown_short() {
        assert_eq!(cpu_text(4000), "4");
        assert_eq!(cpu_text(1500), "1.5");
        assert_eq!(memory_text(16 * 1_073_741_824_000), "16Gi");
        assert_eq!(memory_text(1_610_612_736_000), "1.5Gi");
        assert_eq!(memory_text(512_000), "512");
    }
}
