//! The order of mapping keys: go-yaml's `keyList.Less`, which reads digits as numbers.

use super::Dialect;
use chartroom_gotemplate::{Str, Value};

/// Sorts entries. The order is not always transitive, so this is a merge sort of our own: the one of the standard
/// library may panic on such an order.
pub(super) fn sort(entries: Vec<(Str, Value)>, dialect: Dialect) -> Vec<(Str, Value)> {
    let mut runs: Vec<Vec<(Str, Value)>> = entries.into_iter().map(|entry| vec![entry]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut waiting = runs.into_iter();
        while let Some(left) = waiting.next() {
            merged.push(match waiting.next() {
                Some(right) => merge(left, right, dialect),
                None => left,
            });
        }
        runs = merged;
    }
    runs.pop().unwrap_or_default()
}

/// Merges two sorted runs. Of equal keys the later one stays.
fn merge(left: Vec<(Str, Value)>, right: Vec<(Str, Value)>, dialect: Dialect) -> Vec<(Str, Value)> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some((first, _)), Some((second, _))) = (left.peek(), right.peek()) {
        if first == second {
            left.next();
        } else if is_less(&second.to_text(), &first.to_text(), dialect) {
            merged.extend(right.next());
        } else {
            merged.extend(left.next());
        }
    }
    merged.extend(left);
    merged.extend(right);
    merged
}

/// Whether `left` comes before `right`: at the first difference letters go by code point and come after everything
/// else (in v3 before, if a digit precedes them), and digits count as the number they are part of.
fn is_less(left: &str, right: &str, dialect: Dialect) -> bool {
    let common: usize = left
        .chars()
        .zip(right.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (before, left) = left.split_at_checked(common).unwrap_or((left, ""));
    let right = right.get(common..).unwrap_or("");
    let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else {
        return left.len() < right.len();
    };
    match (first.is_alphabetic(), second.is_alphabetic()) {
        (true, true) => first < second,
        (true, false) | (false, true) => {
            let after_digit = before.ends_with(|char: char| char.is_ascii_digit());
            if dialect == Dialect::V3 && after_digit {
                first.is_alphabetic()
            } else {
                second.is_alphabetic()
            }
        }
        (false, false) => {
            let weight = i64::from((first == '0' || second == '0') && follows_number(before));
            let (first_run, second_run) = (digit_run(left, weight), digit_run(right, weight));
            if first_run == second_run { first < second } else { first_run < second_run }
        }
    }
}

/// Whether digits stand before, of which one is not zero.
fn follows_number(before: &str) -> bool {
    before.bytes().rev().take_while(u8::is_ascii_digit).any(|digit| digit != b'0')
}

/// Value and length of the digits at the start.
fn digit_run(text: &str, weight: i64) -> (i64, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit);
    digits.fold((weight, 0), |(value, length), digit| {
        (value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')), length + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_within_keys_count() {
        let ordered = ["-", "1", "2", "02", "10", "A", "a", "a1", "a2", "a10", "aa", "b"];
        let entries: Vec<(Str, Value)> =
            ordered.iter().rev().map(|key| (Str::from(*key), Value::Nil)).collect();
        let sorted: Vec<String> =
            sort(entries, Dialect::V2).iter().map(|(key, _)| key.to_string()).collect();
        assert_eq!(sorted, ordered);
    }
}
