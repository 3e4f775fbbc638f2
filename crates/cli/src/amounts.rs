//! Amounts as people write them in flags.

use crate::messages;

/// The least that any render needs.
const LEAST_BYTES: u64 = 1 << 20;

const UNITS: [(&str, u32); 8] =
    [("GIB", 30), ("GB", 30), ("G", 30), ("MIB", 20), ("MB", 20), ("M", 20), ("KB", 10), ("K", 10)];

/// Reads a number of bytes: `268435456`, `256MB`, `1GB`. A megabyte has 1,048,576 bytes.
pub(crate) fn bytes(text: &str) -> Result<u64, String> {
    let upper = text.trim().to_ascii_uppercase();
    let unit = UNITS.iter().find_map(|(unit, power)| Some((upper.strip_suffix(unit)?, *power)));
    let (digits, power) = unit.unwrap_or((&upper, 0));
    let number: Option<u64> = digits.trim_end().parse().ok();
    let bytes = number.and_then(|number| number.checked_mul(1 << power));
    bytes.filter(|bytes| *bytes >= LEAST_BYTES).ok_or_else(|| messages::WANT_SIZE.into())
}

/// Reads a number of steps.
pub(crate) fn count(text: &str) -> Result<u64, String> {
    let number: Option<u64> = text.trim().parse().ok();
    number.filter(|number| *number > 0).ok_or_else(|| messages::WANT_STEPS.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (text, wanted) in
            [("1048576", 1 << 20), ("512MB", 512 << 20), ("2 gib", 2 << 30), ("3000k", 3000 << 10)]
        {
            assert_eq!(bytes(text), Ok(wanted), "{text}");
        }
        for text in ["", "MB", "-1MB", "1.5GB", "100", "99999999999GB", "x"] {
            assert!(bytes(text).is_err(), "{text}");
        }
        assert_eq!(count("7"), Ok(7));
        assert!(count("0").is_err());
    }
}
