//! Exact decimals: an integer of any size times a power of ten.

use std::cmp::Ordering;

/// Places behind the point that a quotient is rounded to.
const DIVISION_PLACES: i64 = 16;

/// A decimal number.
#[derive(Clone, Debug)]
pub(crate) struct Decimal {
    negative: bool,
    /// Digits from the least significant on, without zeros at the most significant end; none is zero.
    digits: Vec<u8>,
    /// The number is the digits times ten to this power.
    exponent: i64,
}

fn trimmed(mut digits: Vec<u8>) -> Vec<u8> {
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

fn compare(left: &[u8], right: &[u8]) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| left.iter().rev().cmp(right.iter().rev()))
}

fn sum(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut carry = 0;
    let digit = |digits: &[u8], at: usize| digits.get(at).copied().unwrap_or(0);
    let digits = (0..=left.len().max(right.len())).map(|at| {
        let value = digit(left, at) + digit(right, at) + carry;
        carry = value / 10;
        value % 10
    });
    trimmed(digits.collect())
}

/// `left - right`, where `left` is not smaller.
fn difference(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut borrow = 0;
    let digits = left.iter().enumerate().map(|(at, &digit)| {
        let taken = right.get(at).copied().unwrap_or(0) + borrow;
        borrow = u8::from(digit < taken);
        digit + 10 * borrow - taken
    });
    trimmed(digits.collect())
}

fn product(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut totals = vec![0u64; left.len() + right.len()];
    for (shift, &digit) in left.iter().enumerate() {
        for (total, &other) in totals.iter_mut().skip(shift).zip(right) {
            *total += u64::from(digit) * u64::from(other);
        }
    }
    let mut carry = 0;
    let digits = totals.into_iter().map(|total| {
        let value = total + carry;
        carry = value / 10;
        u8::try_from(value % 10).unwrap_or(0)
    });
    trimmed(digits.collect())
}

/// The quotient without fraction and the rest, by long division; the divisor is not zero.
fn division(dividend: &[u8], divisor: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut rest: Vec<u8> = Vec::new();
    let mut quotient = Vec::with_capacity(dividend.len());
    for &digit in dividend.iter().rev() {
        rest.insert(0, digit);
        rest = trimmed(rest);
        let mut times = 0;
        while compare(&rest, divisor).is_ge() {
            rest = difference(&rest, divisor);
            times += 1;
        }
        quotient.push(times);
    }
    quotient.reverse();
    (trimmed(quotient), rest)
}

impl Decimal {
    /// The shortest decimal that reads back as this float; None for infinities and NaN.
    pub(crate) fn from_float(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent: i64 = exponent.parse().ok()?;
        let digits = whole.bytes().chain(fraction.bytes()).rev().map(|byte| byte - b'0').collect();
        let places = i64::try_from(fraction.len()).ok()?;
        Some(Self { negative: value < 0.0, digits: trimmed(digits), exponent: exponent - places })
    }

    /// The nearest float.
    pub(crate) fn to_float(&self) -> f64 {
        let digits = self.digits.iter().rev().map(|digit| char::from(b'0' + digit));
        let sign = if self.negative { "-" } else { "" };
        let text: String = sign.chars().chain(['0'].into_iter().chain(digits)).collect();
        let number = format!("{text}e{}", self.exponent).parse().unwrap_or(f64::NAN);
        if self.digits.is_empty() { 0.0 } else { number }
    }

    /// The digits with zeros so that they count from this lower exponent.
    fn digits_from(&self, exponent: i64) -> Vec<u8> {
        let zeros = usize::try_from(self.exponent - exponent).unwrap_or(0);
        trimmed(std::iter::repeat_n(0, zeros).chain(self.digits.iter().copied()).collect())
    }

    /// The number with the other sign.
    pub(crate) fn negated(&self) -> Self {
        Self { negative: !self.negative, ..self.clone() }
    }

    /// The sum.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let exponent = self.exponent.min(other.exponent);
        let (left, right) = (self.digits_from(exponent), other.digits_from(exponent));
        let (negative, digits) = match compare(&left, &right) {
            _ if self.negative == other.negative => (self.negative, sum(&left, &right)),
            Ordering::Less => (other.negative, difference(&right, &left)),
            _ => (self.negative, difference(&left, &right)),
        };
        Self { negative, digits, exponent }
    }

    /// The product.
    pub(crate) fn times(&self, other: &Self) -> Self {
        Self {
            negative: self.negative != other.negative,
            digits: product(&self.digits, &other.digits),
            exponent: self.exponent + other.exponent,
        }
    }

    /// The quotient, rounded half away from zero; None if the divisor is zero.
    pub(crate) fn divided_by(&self, other: &Self) -> Option<Self> {
        if other.digits.is_empty() {
            return None;
        }
        // Both sides as integers, so that the quotient's last digit is the last of the places.
        let shift = self.exponent - other.exponent + DIVISION_PLACES;
        let zeros = |count: i64| std::iter::repeat_n(0, usize::try_from(count).unwrap_or(0));
        let dividend = zeros(shift).chain(self.digits.iter().copied()).collect::<Vec<_>>();
        let divisor = zeros(-shift).chain(other.digits.iter().copied()).collect::<Vec<_>>();
        let (mut quotient, rest) = division(&trimmed(dividend), &divisor);
        if compare(&sum(&rest, &rest), &divisor).is_ge() {
            quotient = sum(&quotient, &[1]);
        }
        let negative = self.negative != other.negative;
        Some(Self { negative, digits: quotient, exponent: -DIVISION_PLACES })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(value: f64) -> Decimal {
        Decimal::from_float(value).unwrap()
    }

    #[test]
    fn exact_where_floats_are_not() {
        assert_eq!(decimal(0.1).plus(&decimal(0.2)).to_float(), 0.3);
        assert_eq!(decimal(0.3).plus(&decimal(0.1).negated()).to_float(), 0.2);
        assert_eq!(decimal(1.1).times(&decimal(1.1)).to_float(), 1.21);
        assert_eq!(decimal(5.0).plus(&decimal(-5.0)).to_float().to_bits(), 0);
    }

    #[test]
    fn quotients_round_half_away_from_zero() {
        assert_eq!(decimal(2.0).divided_by(&decimal(3.0)).unwrap().to_float(), 0.6666666666666667);
        assert_eq!(decimal(-1.0).divided_by(&decimal(8.0)).unwrap().to_float(), -0.125);
        assert_eq!(decimal(1e-16).divided_by(&decimal(-2.0)).unwrap().to_float(), -1e-16);
        assert_eq!(decimal(1.0).divided_by(&decimal(1e20)).unwrap().to_float(), 0.0);
        assert!(decimal(1.0).divided_by(&decimal(0.0)).is_none());
    }

    #[test]
    fn far_apart_powers() {
        assert_eq!(decimal(1e308).plus(&decimal(5e-324)).to_float(), 1e308);
        assert_eq!(decimal(1e308).times(&decimal(1e308)).to_float(), f64::INFINITY);
    }
}
