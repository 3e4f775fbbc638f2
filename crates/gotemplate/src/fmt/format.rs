//! Reads a format string directive by directive.

use super::printer::{Flags, Printed, Printer};
use crate::Value;

/// Beyond this, a width or precision is refused.
const TOO_LARGE: i64 = 1_000_000;

struct Formatter<'a> {
    format: &'a [u8],
    at: usize,
    args: &'a [Value],
    next: usize,
    /// An argument index was used somewhere, so surplus arguments are no error.
    reordered: bool,
    /// The directive at hand has no bad argument index.
    good_index: bool,
    printer: Printer,
}

pub(super) fn sprintf(format: &[u8], args: &[Value], room: (usize, u64)) -> Printed {
    let printer = Printer::new(Vec::new(), room);
    let mut formatter =
        Formatter { format, at: 0, args, next: 0, reordered: false, good_index: true, printer };
    while formatter.literal() && formatter.printer.fits(0) {
        formatter.directive();
    }
    formatter.surplus();
    formatter.printer.finish()
}

impl Formatter<'_> {
    /// Copies up to the next `%` and steps over it; false at the end.
    fn literal(&mut self) -> bool {
        let rest = self.format.get(self.at..).unwrap_or(&[]);
        let len = rest.iter().position(|byte| *byte == b'%').unwrap_or(rest.len());
        if self.printer.fits(len) {
            self.printer.out.extend(rest.iter().take(len));
        }
        self.at += len + 1;
        len < rest.len()
    }

    fn peek(&self) -> Option<u8> {
        self.format.get(self.at).copied()
    }

    fn directive(&mut self) {
        self.good_index = true;
        self.printer.flags = self.flags();
        let mut after_index = self.index();
        self.width(&mut after_index);
        self.precision(&mut after_index);
        if !after_index {
            self.index();
        }
        let Some(verb) = self.verb() else {
            self.printer.out.extend_from_slice(b"%!(NOVERB)");
            return;
        };
        match verb {
            '%' => self.printer.out.push(b'%'),
            _ if !self.good_index => self.complain(verb, "BADINDEX"),
            _ => match self.args.get(self.next) {
                None => self.complain(verb, "MISSING"),
                Some(arg) => {
                    self.next += 1;
                    self.print(arg, verb);
                }
            },
        }
    }

    fn print(&mut self, arg: &Value, verb: char) {
        let flags = &mut self.printer.flags;
        // doPrintf: `case verb == 'w': … fallthrough; case verb == 'v':`
        if matches!(verb, 'v' | 'w') {
            flags.sharp_v = std::mem::take(&mut flags.sharp);
            flags.plus_v = std::mem::take(&mut flags.plus);
        }
        self.printer.arg(arg, verb);
    }

    fn complain(&mut self, verb: char, what: &str) {
        self.printer.out.extend(format!("%!{verb}({what})").bytes());
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            match self.peek() {
                Some(b'#') => flags.sharp = true,
                Some(b'0') => flags.zero = true,
                Some(b'+') => flags.plus = true,
                Some(b'-') => flags.minus = true,
                Some(b' ') => flags.space = true,
                _ => return flags,
            }
            self.at += 1;
        }
    }

    fn width(&mut self, after_index: &mut bool) {
        if self.peek() == Some(b'*') {
            self.at += 1;
            *after_index = false;
            match self.star() {
                None => self.printer.out.extend_from_slice(b"%!(BADWIDTH)"),
                Some(width) => {
                    let flags = &mut self.printer.flags;
                    if width < 0 {
                        flags.minus = true;
                        flags.zero = false;
                    }
                    flags.width = Some(width.unsigned_abs() as usize);
                }
            }
            return;
        }
        self.printer.flags.width = self.number();
        if *after_index && self.printer.flags.width.is_some() {
            // "%[3]2d"
            self.good_index = false;
        }
    }

    fn precision(&mut self, after_index: &mut bool) {
        if self.peek() != Some(b'.') {
            return;
        }
        self.at += 1;
        if *after_index {
            // "%[3].2d"
            self.good_index = false;
        }
        *after_index = self.index();
        if self.peek() == Some(b'*') {
            self.at += 1;
            *after_index = false;
            let precision = self.star().and_then(|number| usize::try_from(number).ok());
            if precision.is_none() {
                self.printer.out.extend_from_slice(b"%!(BADPREC)");
            }
            self.printer.flags.precision = precision;
            return;
        }
        self.printer.flags.precision = Some(self.number().unwrap_or(0));
    }

    /// The number that `*` takes from the arguments.
    fn star(&mut self) -> Option<i64> {
        let arg = self.args.get(self.next)?;
        self.next += 1;
        let number = match arg {
            Value::Int(number) | Value::Int64(number) => *number,
            Value::Uint8(number) => i64::from(*number),
            Value::Uint64(number) => i64::try_from(*number).ok()?,
            _ => return None,
        };
        (-TOO_LARGE..=TOO_LARGE).contains(&number).then_some(number)
    }

    /// Digits at this place. Too many of them eat the rest of the format, as in Go.
    fn number(&mut self) -> Option<usize> {
        let (number, end) = digits(self.format, self.at)?;
        self.at = end;
        number
    }

    /// An argument index (`[2]`) at this place; whether one was there.
    fn index(&mut self) -> bool {
        if self.peek() != Some(b'[') {
            return false;
        }
        self.reordered = true;
        let rest = self.format.get(self.at..).unwrap_or(&[]);
        let Some(close) = rest.iter().position(|byte| *byte == b']').filter(|_| rest.len() >= 3)
        else {
            self.at += 1;
            self.good_index = false;
            return false;
        };
        let number =
            digits(rest, 1).filter(|(_, end)| *end == close).and_then(|(number, _)| number);
        self.at += close + 1;
        match number {
            Some(number) if (1..=self.args.len()).contains(&number) => {
                self.next = number - 1;
                true
            }
            other => {
                self.good_index = false;
                other.is_some()
            }
        }
    }

    fn verb(&mut self) -> Option<char> {
        let rest = self.format.get(self.at..)?;
        let chunk = rest.get(..rest.len().min(4))?.utf8_chunks().next()?;
        let (verb, size) = match chunk.valid().chars().next() {
            Some(c) => (c, c.len_utf8()),
            None => (char::REPLACEMENT_CHARACTER, 1),
        };
        self.at += size;
        Some(verb)
    }

    /// `%!(EXTRA int=1, <nil>)` for arguments that no directive took.
    fn surplus(&mut self) {
        let rest = self.args.get(self.next..).unwrap_or(&[]);
        if self.reordered || rest.is_empty() {
            return;
        }
        self.printer.flags = Flags::default();
        self.printer.out.extend_from_slice(b"%!(EXTRA ");
        for (index, arg) in rest.iter().enumerate() {
            if index > 0 {
                self.printer.out.extend_from_slice(b", ");
            }
            if !arg.is_nil() {
                self.printer.out.extend(format!("{}=", arg.go_type()).bytes());
            }
            self.printer.arg(arg, 'v');
        }
        self.printer.out.push(b')');
    }
}

/// The digits from `start` on and where they end; no number, and the end of the format, if they are too many.
fn digits(format: &[u8], start: usize) -> Option<(Option<usize>, usize)> {
    let rest = format.get(start..)?;
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if len == 0 {
        return Some((None, start));
    }
    let mut number = 0i64;
    for byte in rest.iter().take(len) {
        if number > TOO_LARGE {
            return Some((None, format.len()));
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some((usize::try_from(number).ok(), start + len))
}
