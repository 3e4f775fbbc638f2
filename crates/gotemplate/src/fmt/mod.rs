//! Go's `fmt`: `Sprint`, `Sprintf` and `%v`, for the values templates hold, and `strconv`'s number and quoting
//! rules that they rest on.

mod float;
mod format;
mod number;
mod printer;
mod quote;
mod text;

use crate::{Str, Value};
use printer::Printer;

pub use quote::{is_print, quote, quote_rune};

/// The text of a value as `%v` prints it, which is `fmt.Sprint` of that one value: nil is `<nil>`.
pub fn display(value: &Value) -> Str {
    match value {
        Value::Str(text) => text.clone(),
        Value::Bool(true) => Str::from("true"),
        Value::Bool(false) => Str::from("false"),
        Value::Int(number) | Value::Int64(number) => Str::from(number.to_string()),
        other => {
            let mut printer = Printer::default();
            printer.arg(other, 'v');
            printer.finish()
        }
    }
}

/// Writes what [`display`] gives to the end of a buffer.
pub fn write_display(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Str(text) => out.extend_from_slice(text.as_bytes()),
        other => {
            let mut printer = Printer { out: std::mem::take(out), ..Printer::default() };
            printer.arg(other, 'v');
            *out = printer.out;
        }
    }
}

/// `fmt.Sprint`: all operands by `%v`, with a space between two where neither is a string.
pub fn sprint(args: &[Value]) -> Str {
    let mut printer = Printer::default();
    let mut previous_is_text = true;
    for arg in args {
        let is_text = matches!(arg, Value::Str(_));
        if !previous_is_text && !is_text {
            printer.out.push(b' ');
        }
        printer.arg(arg, 'v');
        previous_is_text = is_text;
    }
    printer.finish()
}

/// `fmt.Sprintln`: all operands by `%v`, spaces between all of them, and a newline.
pub fn sprintln(args: &[Value]) -> Str {
    let mut printer = Printer::default();
    for (index, arg) in args.iter().enumerate() {
        if index > 0 {
            printer.out.push(b' ');
        }
        printer.arg(arg, 'v');
    }
    printer.out.push(b'\n');
    printer.finish()
}

/// `fmt.Sprintf`, with Go's texts for what does not fit: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int=1)`.
pub fn sprintf(format: &[u8], args: &[Value]) -> Str {
    format::sprintf(format, args)
}

/// `strconv.FormatFloat(value, 'g', -1, 64)`, which is `%v` of a float: the shortest digits that read back as the
/// same number, with an exponent below 1e-4 and from 1e+06 on.
pub fn float_g(value: f64) -> String {
    float::format(value, 'g', None)
}

/// `strconv.FormatFloat(value, verb, precision, 64)`; verbs `e E f g G b x X`, None is Go's -1 (shortest).
pub fn format_float(value: f64, verb: char, precision: Option<usize>) -> String {
    float::format(value, verb, precision)
}

/// The shortest digits that read back as the same number, as Go chooses them, in the form `1.25e3`.
pub fn shortest_digits(value: f64) -> String {
    float::shortest_text(value)
}

#[cfg(test)]
mod tests;
