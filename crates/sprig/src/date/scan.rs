//! Reading numbers and names from the front of a text, as Go's `time.Parse` does.

/// The text does not have the form that is asked for.
pub(super) struct Mismatch;

/// The rest of a text that is being read.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Scanner<'a> {
    pub(super) fn digit_at(&self, index: usize) -> bool {
        self.rest.as_bytes().get(index).is_some_and(u8::is_ascii_digit)
    }

    /// Reads some bytes.
    pub(super) fn take(&mut self, bytes: usize) -> Result<&'a str, Mismatch> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(Mismatch)?;
        self.rest = rest;
        Ok(taken)
    }

    /// Reads this text, if it is next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let behind = self.rest.strip_prefix(text);
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    /// Reads the literal text of a layout: any number of spaces matches any number of spaces.
    pub(super) fn literal(&mut self, literal: &str) -> Result<(), Mismatch> {
        let mut literal = literal;
        while let Some(next) = literal.chars().next() {
            if next == ' ' {
                if !self.rest.is_empty() && !self.rest.starts_with(' ') {
                    return Err(Mismatch);
                }
                literal = literal.trim_start_matches(' ');
                self.rest = self.rest.trim_start_matches(' ');
                continue;
            }
            self.rest = self.rest.strip_prefix(next).ok_or(Mismatch)?;
            literal = literal.strip_prefix(next).unwrap_or("");
        }
        Ok(())
    }

    /// Reads one digit or two, exactly two if `fixed`.
    pub(super) fn number(&mut self, fixed: bool) -> Result<i64, Mismatch> {
        match (self.digit_at(0), self.digit_at(1)) {
            (true, true) => integer(self.take(2)?),
            (true, false) if !fixed => integer(self.take(1)?),
            _ => Err(Mismatch),
        }
    }

    /// Reads up to three digits, exactly three if `fixed`.
    pub(super) fn three_digits(&mut self, fixed: bool) -> Result<i64, Mismatch> {
        let length = (0..3).take_while(|&index| self.digit_at(index)).count();
        if length == 0 || (fixed && length != 3) {
            return Err(Mismatch);
        }
        integer(self.take(length)?)
    }

    /// Reads one of these names without regard to case; gives its index.
    pub(super) fn name(
        &mut self,
        names: impl Iterator<Item = &'static str>,
    ) -> Result<i64, Mismatch> {
        for (index, name) in (0..).zip(names) {
            let head = self.rest.get(..name.len());
            if head.is_some_and(|head| head.eq_ignore_ascii_case(name)) {
                self.take(name.len())?;
                return Ok(index);
            }
        }
        Err(Mismatch)
    }

    /// Whether a fraction of a second is next: a point or comma and a digit.
    pub(super) fn at_fraction(&self) -> bool {
        self.rest.starts_with(['.', ',']) && self.digit_at(1)
    }

    /// Reads a point or comma and some digits as nanoseconds; digits beyond the ninth do not count.
    pub(super) fn fraction(&mut self, digits: usize) -> Result<i64, Mismatch> {
        if !self.rest.starts_with(['.', ',']) {
            return Err(Mismatch);
        }
        let text = self.take(1 + digits)?.get(1..).unwrap_or("");
        let text = text.get(..9).unwrap_or(text);
        let nanos = integer(text)?;
        let missing = u32::try_from(9 - text.len()).unwrap_or(0);
        Ok(nanos * 10_i64.pow(missing))
    }

    /// Number of digits behind the point that is next.
    pub(super) fn fraction_digits(&self) -> usize {
        (1..).take_while(|&index| self.digit_at(index)).count()
    }
}

/// A whole number with or without sign; a sign alone is 0.
pub(super) fn integer(text: &str) -> Result<i64, Mismatch> {
    match text {
        "" | "+" | "-" => Ok(0),
        text => text.parse().map_err(|_| Mismatch),
    }
}

/// Quotes as Go's `time` package does: bytes that are not printable ASCII as `\x..`.
pub(super) fn quote(text: &[u8]) -> String {
    let mut quoted = String::from("\"");
    for byte in text {
        match byte {
            b'"' | b'\\' => quoted.extend(['\\', char::from(*byte)]),
            b' '..=0x7f => quoted.push(char::from(*byte)),
            byte => quoted.push_str(&format!("\\x{byte:02x}")),
        }
    }
    quoted.push('"');
    quoted
}
