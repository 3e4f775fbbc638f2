//! Numbers of any size as the schema keywords compare and print them.

use chartroom_gotemplate::fmt;
use std::cmp::Ordering;

/// A decimal number: `digits` × 10^`exponent`, without trailing zeros in `digits`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decimal {
    digits: i128,
    exponent: i32,
}

impl Decimal {
    /// Reads JSON's and Go's notations. More than about 38 digits are cut, which no keyword has a use for. None for an
    /// exponent out of all bounds.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (negative, whole) = match whole.strip_prefix('-') {
            Some(whole) => (true, whole),
            None => (false, whole),
        };
        let mut decimal = Self { digits: 0, exponent };
        for (n, digit) in whole.chars().chain(fraction.chars()).enumerate() {
            decimal.push(digit.to_digit(10)?, n >= whole.len())?;
        }
        if negative {
            decimal.digits = -decimal.digits;
        }
        decimal.normal()
    }

    fn push(&mut self, digit: u32, is_fraction: bool) -> Option<()> {
        let grown = self.digits.checked_mul(10).and_then(|all| all.checked_add(i128::from(digit)));
        match grown {
            Some(digits) => {
                self.digits = digits;
                self.exponent = self.exponent.checked_sub(i32::from(is_fraction))?;
            }
            None => self.exponent = self.exponent.checked_add(i32::from(!is_fraction))?,
        }
        Some(())
    }

    fn normal(mut self) -> Option<Self> {
        if self.digits == 0 {
            return Some(Self { digits: 0, exponent: 0 });
        }
        while self.digits % 10 == 0 {
            self.digits /= 10;
            self.exponent = self.exponent.checked_add(1)?;
        }
        Some(self)
    }

    /// Whether it has no fraction: `1.0` and `1e3` have none.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The whole number, if it is one that fits.
    pub(crate) fn to_count(self) -> Option<usize> {
        let power = 10i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
        usize::try_from(self.digits.checked_mul(power)?).ok()
    }

    pub(crate) fn to_f64(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match self.aligned(other) {
            Some((a, b)) => a.cmp(&b),
            // They are far apart.
            None => self.magnitude().cmp(&other.magnitude()),
        }
    }

    /// Sign and number of digits before the point, in the order of the numbers.
    fn magnitude(&self) -> (i128, i64) {
        let digits = self.digits.unsigned_abs().checked_ilog10().map_or(0, i64::from);
        let places = digits + i64::from(self.exponent);
        (self.digits.signum(), if self.digits < 0 { -places } else { places })
    }

    /// Whether it is a whole multiple of `step`, exactly (Go: `big.Rat`).
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        let shift = i64::from(self.exponent) - i64::from(step.exponent);
        let divisor = step.digits.unsigned_abs();
        if divisor == 0 || self.digits == 0 || shift < 0 {
            // Without trailing zeros nothing is left over only where there is nothing.
            return divisor != 0 && self.digits == 0;
        }
        // A divisor of 127 bits has no more twos and fives than so many tens.
        let mut rest = self.digits.unsigned_abs() % divisor;
        for _ in 0..shift.min(128) {
            let doubled = rest * 2 % divisor;
            let eightfold = doubled * 2 % divisor * 2 % divisor;
            rest = (eightfold + doubled) % divisor;
        }
        rest == 0
    }

    /// Writes bytes that equal numbers share.
    pub(crate) fn write_key(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.digits.to_le_bytes());
        out.extend_from_slice(&self.exponent.to_le_bytes());
    }

    /// Both as multiples of one power of ten.
    fn aligned(&self, other: &Self) -> Option<(i128, i128)> {
        let exponent = self.exponent.min(other.exponent);
        let scale = |number: &Self| {
            let power = u32::try_from(number.exponent.checked_sub(exponent)?).ok()?;
            number.digits.checked_mul(10i128.checked_pow(power)?)
        };
        Some((scale(self)?, scale(other)?))
    }

    /// As `x/text/message` prints a float64 for English readers: `1,234.5`, `1×10⁰⁶`.
    pub(crate) fn localized(self) -> String {
        let text = fmt::float_g(self.to_f64());
        match text.split_once('e') {
            None => grouped(&text),
            Some((mantissa, exponent)) => format!("{mantissa}×10{}", superscript(exponent)),
        }
    }
}

/// A count as `x/text/message` prints it: `12,345`.
pub(crate) fn localized_count(count: usize) -> String {
    grouped(&count.to_string())
}

fn grouped(text: &str) -> String {
    let (whole, fraction) = match text.find('.') {
        Some(dot) => text.split_at(dot),
        None => (text, ""),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut out = String::from(sign);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

fn superscript(exponent: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    exponent
        .chars()
        .filter_map(|sign| match sign.to_digit(10) {
            Some(digit) => DIGITS.get(digit as usize).copied(),
            None => (sign == '-').then_some('⁻'),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let decimal = |text| Decimal::parse(text).unwrap();
        assert!(decimal("0.07").is_multiple_of(&decimal("0.01")));
        assert!(!decimal("0.075").is_multiple_of(&decimal("0.01")));
        assert!(!decimal("1e300").is_multiple_of(&decimal("7e299")));
        assert!(decimal("1e308").is_multiple_of(&decimal("1e-300")));
        assert!(decimal("14e300").is_multiple_of(&decimal("7e-3")));
        assert!(!decimal("1e300").is_multiple_of(&decimal("3")));
        assert!(decimal("9007199254740993").is_multiple_of(&decimal("3")));
        assert!(decimal("9007199254740993").is_multiple_of(&decimal("2e-30")));
        assert!(
            decimal("0").is_multiple_of(&decimal("5"))
                && !decimal("1e-5").is_multiple_of(&decimal("5"))
        );
        assert_eq!(decimal("1e300").compare(&decimal("-1e-300")), Ordering::Greater);
        assert_eq!(decimal("-1e300").compare(&decimal("-1e-300")), Ordering::Less);
        assert_eq!(decimal("1e-300").compare(&decimal("0")), Ordering::Greater);
        assert_eq!(decimal("-1e300").compare(&decimal("-1")), Ordering::Less);
        assert!(decimal("1.0").is_integer() && !decimal("1.5").is_integer());
        assert_eq!(decimal("1e3"), decimal("1000.0"));
        assert_eq!(decimal("1e+06").to_count(), Some(1_000_000));
        assert_eq!(Decimal::parse("1.5e-2147483648"), None);
        assert_eq!(Decimal::parse("10e2147483647"), None);
        assert_eq!(decimal("-1").compare(&decimal("0.5")), Ordering::Less);
    }

    #[test]
    fn numbers_are_printed_for_english_readers() {
        let rows = [
            ("70000", "70,000"),
            ("-1234", "-1,234"),
            ("12345.678", "12,345.678"),
            ("1000000", "1×10⁰⁶"),
            ("0.00001", "1×10⁻⁰⁵"),
            ("0.0001", "0.0001"),
        ];
        for (text, expected) in rows {
            assert_eq!(Decimal::parse(text).unwrap().localized(), expected);
        }
    }
}
