//! Integers and floats under a directive's flags.

use super::printer::Printer;
use super::{float, is_print, quote_rune};
use crate::Value;

impl Printer {
    /// An integer given as sign and magnitude.
    pub(super) fn integer(
        &mut self,
        negative: bool,
        magnitude: u64,
        signed: bool,
        verb: char,
        value: &Value,
    ) {
        match verb {
            'v' if self.flags.sharp_v && !signed => {
                self.out.extend(format!("{magnitude:#x}").bytes())
            }
            'v' | 'd' => self.digits(negative, magnitude.to_string(), 10, verb),
            'b' => self.digits(negative, format!("{magnitude:b}"), 2, verb),
            'o' | 'O' => self.digits(negative, format!("{magnitude:o}"), 8, verb),
            'x' => self.digits(negative, format!("{magnitude:x}"), 16, verb),
            'X' => self.digits(negative, format!("{magnitude:X}"), 16, verb),
            'c' => {
                let mut buffer = [0; 4];
                let text = rune(negative, magnitude).encode_utf8(&mut buffer).as_bytes().to_vec();
                self.text(&text);
            }
            'q' => {
                let text = quote_rune(rune(negative, magnitude), self.flags.plus);
                self.text(text.as_bytes());
            }
            'U' => self.unicode(negative, magnitude),
            _ => self.bad_verb(value, verb),
        }
    }

    fn digits(&mut self, negative: bool, mut digits: String, base: u32, verb: char) {
        let flags = self.flags;
        if flags.precision == Some(0) && digits == "0" {
            return self.text_without_zeros(b"");
        }
        // Two ways to ask for leading zeros: %.3d and %03d; with both the precision wins.
        let least = match flags.precision {
            Some(precision) => precision,
            None if flags.zero && !flags.minus => {
                let signed = negative || flags.plus || flags.space;
                flags.width.unwrap_or(0).saturating_sub(usize::from(signed))
            }
            None => 0,
        };
        let zeros = least.saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(zeros));
        let prefix = match (flags.sharp, base) {
            (true, 2) => "0b",
            (true, 8) if !digits.starts_with('0') => "0",
            (true, 16) if verb == 'X' => "0X",
            (true, 16) => "0x",
            _ => "",
        };
        let octal = if verb == 'O' { "0o" } else { "" };
        let sign = sign(negative, flags.plus, flags.space);
        self.text_without_zeros(format!("{sign}{octal}{prefix}{digits}").as_bytes());
    }

    /// `U+0078`, or with `#` `U+0078 'x'`.
    fn unicode(&mut self, negative: bool, magnitude: u64) {
        let code = if negative { magnitude.wrapping_neg() } else { magnitude };
        let width = self.flags.precision.unwrap_or(4).max(4);
        let digits = format!("{code:X}");
        let zeros = "0".repeat(width.saturating_sub(digits.len()));
        let mut text = format!("U+{zeros}{digits}");
        let shown = u32::try_from(code).ok().and_then(char::from_u32).filter(|c| is_print(*c));
        if let Some(c) = shown.filter(|_| self.flags.sharp) {
            text.push_str(&format!(" '{c}'"));
        }
        self.text_without_zeros(text.as_bytes());
    }

    pub(super) fn float(&mut self, number: f64, verb: char, value: &Value) {
        match verb {
            'v' => self.float_text(number, 'g', None),
            'b' | 'g' | 'G' | 'x' | 'X' => self.float_text(number, verb, None),
            'e' | 'E' => self.float_text(number, verb, Some(6)),
            'f' | 'F' => self.float_text(number, 'f', Some(6)),
            _ => self.bad_verb(value, verb),
        }
    }

    /// Writes a float with sign, `#` and padding rules.
    pub(super) fn float_text(&mut self, number: f64, verb: char, precision: Option<usize>) {
        let flags = self.flags;
        let precision = flags.precision.or(precision);
        let text = float::format(number, verb, precision);
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(&text)),
        };
        if !number.is_finite() {
            // Go shows the sign of +Inf even without the flag.
            let plus = flags.plus || (number.is_infinite() && !flags.space);
            let shown = sign(negative, plus, flags.space);
            return self.text_without_zeros(format!("{shown}{unsigned}").as_bytes());
        }
        let unsigned = if flags.sharp && verb != 'b' {
            sharpened(unsigned, verb, precision)
        } else {
            unsigned.to_owned()
        };
        let sign = sign(negative, flags.plus, flags.space);
        let width = flags.width.unwrap_or(0);
        if flags.zero && !flags.minus && !sign.is_empty() && width > unsigned.len() + sign.len() {
            // The sign goes before the zeros.
            self.out.extend(sign.bytes());
            self.padding(width - unsigned.len() - sign.len());
            self.out.extend(unsigned.bytes());
            return;
        }
        self.text(format!("{sign}{unsigned}").as_bytes());
    }
}

fn sign(negative: bool, plus: bool, space: bool) -> &'static str {
    match (negative, plus, space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    }
}

fn rune(negative: bool, magnitude: u64) -> char {
    let code = u32::try_from(magnitude).ok().filter(|_| !negative);
    code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// `#` forces a decimal point, and for `%g` keeps the trailing zeros up to the precision (6 if none is given).
fn sharpened(text: &str, verb: char, precision: Option<usize>) -> String {
    let mut missing = match verb {
        // Not 'X', which Go's fmtFloat leaves out.
        'g' | 'G' | 'x' => precision.unwrap_or(6) as i64,
        _ => 0,
    };
    let hex = matches!(verb, 'x' | 'X');
    let is_tail = |c: char| matches!(c, 'p' | 'P') || (!hex && matches!(c, 'e' | 'E'));
    let cut = text.find(is_tail).unwrap_or(text.len());
    let (head, tail) = text.split_at(cut);
    let significant = head.chars().filter(|c| *c != '.').skip_while(|c| *c == '0').count() as i64;
    missing -= significant;
    let mut out = head.to_owned();
    if !head.contains('.') {
        if head == "0" {
            missing -= 1;
        }
        out.push('.');
    }
    out.extend(std::iter::repeat_n('0', missing.max(0) as usize));
    out.push_str(tail);
    out
}
