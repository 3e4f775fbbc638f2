//! `resource.Quantity`: a decimal number and a suffix.

use crate::fault::QuantityError;

/// Letters that may begin a suffix; which of them make one is looked at afterwards.
const SUFFIX_LETTERS: &str = "eEinumkKMGTP";
const SUFFIXES: [&str; 16] =
    ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/// Why `resource.ParseQuantity` refuses a text; None if it takes it. The decoder removes blanks around it first. A suffix
/// without a number is taken, as zero.
pub(crate) fn quantity_error(text: &str) -> Option<QuantityError> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (_, rest) = digits(unsigned);
    let suffix = rest.strip_prefix('.').map_or(rest, |rest| digits(rest).1);
    if text.is_empty() || !has_suffix_form(suffix) {
        return Some(QuantityError::Format);
    }
    (!is_suffix(suffix)).then_some(QuantityError::Suffix)
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Letters of suffixes, then a sign, then digits, then the end.
fn has_suffix_form(suffix: &str) -> bool {
    let rest = suffix.trim_start_matches(|char| SUFFIX_LETTERS.contains(char));
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// A unit, or `e` with a decimal exponent.
fn is_suffix(suffix: &str) -> bool {
    if SUFFIXES.contains(&suffix) {
        return true;
    }
    suffix.strip_prefix(['e', 'E']).is_some_and(|exponent| exponent.parse::<i64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each was given to `kubectl create quota q --hard=cpu=… --dry-run=client`, v1.36.3, which took it.
    #[test]
    fn quantities() {
        for text in [
            "0",
            "1",
            "100m",
            "1.5",
            ".5",
            "5.",
            "1Gi",
            "1.5Gi",
            "129e6",
            "1e3",
            "1E3",
            "-1",
            "+1",
            "1E",
            "12e-3",
            "12E+3",
            "1n",
            "0001",
            "Mi",
            "00",
            "1.G",
            ".",
            "+",
            "-.",
            "1e99999999999",
            "k",
            "0.Gi",
        ] {
            assert_eq!(quantity_error(text), None, "{text}");
        }
    }

    /// Likewise, with the error that it gave.
    #[test]
    fn not_quantities() {
        for text in
            ["", "1 Gi", "1GB", "1Gb", "aoeu", "1.1.M", "1+1.0M", "0.1am", "1gi", "GiB", "1KI"]
        {
            assert_eq!(quantity_error(text), Some(QuantityError::Format), "{text}");
        }
        for text in
            ["1K", "1mi", ".5i", "1i", "-3.01i", "-3.01e-", "1MM", "1mK", "1e", "1e+", "5m5", "1m-"]
        {
            assert_eq!(quantity_error(text), Some(QuantityError::Suffix), "{text}");
        }
    }
}
