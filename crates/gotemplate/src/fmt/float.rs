//! `strconv.FormatFloat`.

/// Sign, significant digits without trailing zeros, and the place of the decimal point before them
/// (`0.123 = digits "123", point 0`).
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

/// More digits than any double has behind its point (1074); Rust's own formatting ends the process from 65536 on.
const MOST_DIGITS: usize = 1100;

pub(super) fn format(value: f64, verb: char, precision: Option<usize>) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    match verb {
        'b' => binary(value),
        'x' | 'X' => hexadecimal(value, verb, precision),
        'e' | 'E' => exponent(value, verb, precision),
        'f' | 'F' => match precision {
            Some(precision) => {
                let mut text = format!("{value:.*}", precision.min(MOST_DIGITS));
                text.extend(zeros_beyond(precision));
                text
            }
            None => fixed(&shortest(value)),
        },
        _ => general(value, verb, precision),
    }
}

/// The zeros behind the digits that a double can have.
fn zeros_beyond(precision: usize) -> impl Iterator<Item = char> {
    std::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS))
}

/// Shortest digits that read back as the same number.
fn shortest(value: f64) -> Decimal {
    split(&shortest_text(value))
}

/// The shortest digits that read back, in Rust's form `1.25e3`. Where a number lies in the middle of two such, Go takes
/// the even one and Rust the greater; that needs digits as many as tell all numbers apart.
pub(super) fn shortest_text(value: f64) -> String {
    const LONG: usize = 16;
    let text = format!("{value:e}");
    let (mantissa, _) = text.split_once('e').unwrap_or((&text, ""));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    if digits < LONG {
        return text;
    }
    let exact = format!("{value:.*e}", digits - 1);
    if exact.parse() == Ok(value) { exact } else { text }
}

/// Takes Rust's `1.25e3` apart.
fn split(text: &str) -> Decimal {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    while digits.len() > 1 && digits.last() == Some(&b'0') {
        digits.pop();
    }
    let exponent: i32 = exponent.parse().unwrap_or(0);
    Decimal { negative: mantissa.starts_with('-'), digits, point: exponent + 1 }
}

/// `%g`: an exponent below 1e-4 and from the precision on, where the shortest form counts as precision 6.
fn general(value: f64, verb: char, precision: Option<usize>) -> String {
    let decimal = match precision {
        None => shortest(value),
        Some(precision) => split(&format!("{value:.*e}", precision.clamp(1, MOST_DIGITS) - 1)),
    };
    let count = decimal.digits.len() as i32;
    let limit = match precision {
        None => 6,
        Some(precision) => {
            let precision = precision.max(1) as i32;
            if precision > count && count >= decimal.point { count } else { precision }
        }
    };
    let exponent = decimal.point - 1;
    if value != 0.0 && (exponent < -4 || exponent >= limit) {
        let letter = if verb == 'G' { 'E' } else { 'e' };
        return with_exponent(&decimal, letter);
    }
    fixed(&decimal)
}

fn with_exponent(decimal: &Decimal, letter: char) -> String {
    let mut out = String::from(if decimal.negative { "-" } else { "" });
    for (index, digit) in decimal.digits.iter().enumerate() {
        if index == 1 {
            out.push('.');
        }
        out.push(char::from(*digit));
    }
    push_exponent(&mut out, decimal.point - 1, letter);
    out
}

fn push_exponent(out: &mut String, exponent: i32, letter: char) {
    out.push(letter);
    out.push(if exponent < 0 { '-' } else { '+' });
    out.push_str(&format!("{:02}", exponent.unsigned_abs()));
}

fn fixed(decimal: &Decimal) -> String {
    let mut out = String::from(if decimal.negative { "-" } else { "" });
    let point = decimal.point.max(0) as usize;
    if point == 0 {
        out.push('0');
    }
    for index in 0..point {
        out.push(char::from(decimal.digits.get(index).copied().unwrap_or(b'0')));
    }
    if decimal.digits.len() > point && decimal.digits.as_slice() != b"0" {
        out.push('.');
        (decimal.point..0).for_each(|_| out.push('0'));
        out.extend(decimal.digits.iter().skip(point).map(|digit| char::from(*digit)));
    }
    out
}

fn exponent(value: f64, verb: char, precision: Option<usize>) -> String {
    let text = match precision {
        Some(precision) => format!("{value:.*e}", precision.min(MOST_DIGITS)),
        None => shortest_text(value),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut out = mantissa.to_owned();
    out.extend(zeros_beyond(precision.unwrap_or(0)));
    push_exponent(&mut out, exponent.parse().unwrap_or(0), verb);
    out
}

/// The mantissa with its hidden bit, and the exponent of its lowest bit.
fn parts(value: f64) -> (bool, u64, i32) {
    let bits = value.to_bits();
    let mantissa = bits & ((1 << 52) - 1);
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let (mantissa, exponent) =
        if exponent == 0 { (mantissa, 1) } else { (mantissa | 1 << 52, exponent) };
    (value.is_sign_negative(), mantissa, exponent - 1075)
}

fn binary(value: f64) -> String {
    let (negative, mantissa, exponent) = parts(value);
    let sign = if negative { "-" } else { "" };
    format!("{sign}{mantissa}p{exponent:+}")
}

fn hexadecimal(value: f64, verb: char, precision: Option<usize>) -> String {
    let (negative, mut mantissa, mut exponent) = parts(value);
    exponent = if mantissa == 0 { 0 } else { exponent + 52 };
    while mantissa != 0 && mantissa & (1 << 52) == 0 {
        mantissa <<= 1;
        exponent -= 1;
    }
    if let Some(dropped) = precision.filter(|digits| *digits < 13).map(|digits| 52 - digits * 4) {
        let rest = mantissa & ((1 << dropped) - 1);
        mantissa >>= dropped;
        let half = 1u64 << (dropped - 1);
        if rest > half || (rest == half && mantissa & 1 == 1) {
            mantissa += 1;
        }
        mantissa <<= dropped;
        if mantissa & (1 << 53) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let mut fraction = format!("{:013x}", mantissa & ((1 << 52) - 1));
    match precision {
        Some(digits) => {
            fraction.truncate(digits);
            fraction.extend(std::iter::repeat_n('0', digits.saturating_sub(fraction.len())));
        }
        None => fraction.truncate(fraction.trim_end_matches('0').len()),
    }
    let sign = if negative { "-" } else { "" };
    let dot = if fraction.is_empty() { "" } else { "." };
    let mut out = format!("{sign}0x{}{dot}{fraction}", mantissa >> 52);
    push_exponent(&mut out, exponent, 'p');
    if verb == 'X' { out.to_uppercase() } else { out }
}
