//! Go's `fmt`: `Sprint`, `Sprintf` and `%v`, for the values templates hold, and `strconv`'s number and quoting
//! rules that they rest on.

mod float;
mod format;
mod number;
mod printer;
mod quote;
mod text;

use crate::{Budget, FuncError, Str, Value};
pub(crate) use printer::Printed;
use printer::Printer;

pub use quote::{is_print, quote, quote_rune};

/// How long a text may grow that no render pays for, and of how many values; only values that contain themselves give
/// such.
const PLENTY: (usize, u64) = (64 << 20, 16 << 20);

/// The text of a value as `%v` prints it, which is `fmt.Sprint` of that one value: nil is `<nil>`. For what is small
/// by itself; templates' own values are printed by [`Budget::display`].
pub fn display(value: &Value) -> Str {
    text(displayed(value, PLENTY))
}

fn displayed(value: &Value, room: (usize, u64)) -> Printed {
    let text = match value {
        Value::Str(text) => text.clone(),
        Value::Bool(true) => Str::from("true"),
        Value::Bool(false) => Str::from("false"),
        Value::Int(number) | Value::Int64(number) => Str::from(number.to_string()),
        other => {
            let mut printer = Printer::new(Vec::new(), room);
            printer.arg(other, 'v');
            return printer.finish();
        }
    };
    Printed::Text(text, 1)
}

fn text(printed: Printed) -> Str {
    match printed {
        Printed::Text(text, _) => text,
        _ => Str::default(),
    }
}

impl Budget {
    /// The text of a value as `%v` prints it, if there is room for it.
    pub fn display(&self, value: &Value) -> Result<Str, FuncError> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            other => self.printed(displayed(other, self.room_to_print())),
        }
    }

    /// Writes what [`Budget::display`] gives to the end of a buffer; of what does not fit a part may stand there.
    pub(crate) fn write_display(&self, out: &mut Vec<u8>, value: &Value) -> Result<(), FuncError> {
        if let Value::Str(text) = value {
            out.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        let (free, values) = self.room_to_print();
        let room = (out.len().saturating_add(free), values);
        let mut printer = Printer::new(std::mem::take(out), room);
        printer.arg(value, 'v');
        let (buffer, printed) = printer.into_buffer();
        *out = buffer;
        self.printed(printed).map(drop)
    }

    /// `fmt.Sprint`: all operands by `%v`, with a space between two where neither is a string.
    pub fn sprint(&self, args: &[Value]) -> Result<Str, FuncError> {
        let mut printer = Printer::new(Vec::new(), self.room_to_print());
        let mut previous_is_text = true;
        for arg in args {
            let is_text = matches!(arg, Value::Str(_));
            if !previous_is_text && !is_text {
                printer.out.push(b' ');
            }
            printer.arg(arg, 'v');
            previous_is_text = is_text;
        }
        self.printed(printer.finish())
    }

    /// `fmt.Sprintln`: all operands by `%v`, spaces between all of them, and a newline.
    pub fn sprintln(&self, args: &[Value]) -> Result<Str, FuncError> {
        let mut printer = Printer::new(Vec::new(), self.room_to_print());
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                printer.out.push(b' ');
            }
            printer.arg(arg, 'v');
        }
        printer.out.push(b'\n');
        self.printed(printer.finish())
    }

    /// `fmt.Sprintf`, with Go's texts for what does not fit: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int=1)`.
    pub fn sprintf(&self, format: &[u8], args: &[Value]) -> Result<Str, FuncError> {
        self.printed(format::sprintf(format, args, self.room_to_print()))
    }
}

/// [`Budget::sprintf`] for what is small by itself.
pub fn sprintf(format: &[u8], args: &[Value]) -> Str {
    text(format::sprintf(format, args, PLENTY))
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
