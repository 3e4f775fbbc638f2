//! Quantities as numbers that can be compared, <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>.

use crate::scalars::quantity_error;
use crate::validation::at::At;

/// Billionths of a unit: what is finer is rounded up.
const UNIT: i128 = 1_000_000_000;

/// The amount of a quantity in billionths; None if it is none.
pub(crate) fn amount(text: &str) -> Option<i128> {
    let text = text.trim();
    if quantity_error(text).is_some() {
        return None;
    }
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = unsigned.find(|char: char| !char.is_ascii_digit() && char != '.');
    let (number, suffix) = unsigned.split_at(end.unwrap_or(unsigned.len()));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits: String = format!("{whole}{fraction}").chars().take(30).collect();
    let mut mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let (factor, exponent) = scale(suffix)?;
    mantissa = mantissa.saturating_mul(factor);
    let shift = exponent + 9 - i64::try_from(fraction.len()).ok()?;
    let value = match u32::try_from(shift) {
        Ok(shift) => mantissa.saturating_mul(10_i128.saturating_pow(shift)),
        Err(_) => {
            let by = 10_i128.saturating_pow(u32::try_from(-shift).unwrap_or(u32::MAX));
            mantissa / by + i128::from(mantissa % by != 0)
        }
    };
    Some(if negative { -value } else { value })
}

/// What a suffix multiplies by: a power of two, and a power of ten.
fn scale(suffix: &str) -> Option<(i128, i64)> {
    let binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].iter().position(|one| *one == suffix);
    if let Some(at) = binary {
        return Some((1 << (10 * (at + 1)), 0));
    }
    Some((
        1,
        match suffix {
            "n" => -9,
            "u" => -6,
            "m" => -3,
            "" => 0,
            "k" => 3,
            "M" => 6,
            "G" => 9,
            "T" => 12,
            "P" => 15,
            "E" => 18,
            other => other.get(1..)?.parse::<i64>().ok()?.clamp(-40, 40),
        },
    ))
}

impl At<'_> {
    /// The amount, if it is a quantity.
    pub(crate) fn amount(&self) -> Option<i128> {
        amount(self.scalar())
    }

    /// Whether the amount is a whole number.
    pub(crate) fn is_whole(&self) -> bool {
        self.amount().is_none_or(|amount| amount % UNIT == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_compared_whatever_their_suffix() {
        let same = [
            ("1", "1000m"),
            ("1Ki", "1024"),
            ("1.5Gi", "1536Mi"),
            ("1e3", "1k"),
            ("0.1", "100m"),
            ("1E", "1000P"),
            ("12E-1", "1.2"),
            ("+2", "2"),
            (".5", "500m"),
        ];
        for (one, other) in same {
            assert_eq!(amount(one), amount(other), "{one} {other}");
            assert!(amount(one).is_some());
        }
        assert!(amount("1Gi") > amount("1G") && amount("-1") < amount("0"));
        assert_eq!(amount("0.1n"), Some(1));
        assert_eq!(amount("1GB"), None);
        assert!(amount("999999999999999999999Ei").is_some());
    }
}
