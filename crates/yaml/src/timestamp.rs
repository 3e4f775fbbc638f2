//! Which texts go-yaml takes for timestamps (`parseTimestamp`): four layouts, read by Go's `time.Parse`.

/// Whether a text is a timestamp: `2006-1-2`, `2006-1-2 15:4:5.9`, `2006-1-2T15:4:5.9Z07:00` (also with `t`).
pub(crate) fn is_timestamp(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.get(..4).is_none_or(|year| !year.iter().all(u8::is_ascii_digit))
        || bytes.get(4) != Some(&b'-')
    {
        return false;
    }
    let mut reader = Reader { rest: bytes };
    reader.date().is_some_and(|()| match reader.rest.first() {
        None => true,
        Some(b'T' | b't') => reader.pass(1).and_then(|()| reader.clock()).and_then(|()| reader.zone()).is_some(),
        Some(b' ') => reader.spaces().and_then(|()| reader.clock()).is_some(),
        _ => false,
    } && reader.rest.is_empty())
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn pass(&mut self, count: usize) -> Option<()> {
        self.rest = self.rest.get(count..)?;
        Some(())
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.rest.first() == Some(&byte)).then_some(())?;
        self.pass(1)
    }

    /// A space of a layout matches any number of spaces, but at least one.
    fn spaces(&mut self) -> Option<()> {
        self.expect(b' ')?;
        while self.rest.first() == Some(&b' ') {
            self.pass(1)?;
        }
        Some(())
    }

    /// Exactly `digits` digits.
    fn fixed(&mut self, digits: usize) -> Option<u32> {
        let value = self.rest.get(..digits)?.iter().try_fold(0, |value, byte| {
            byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
        })?;
        self.pass(digits)?;
        Some(value)
    }

    /// One or two digits.
    fn short(&mut self) -> Option<u32> {
        let two = self.rest.get(1).is_some_and(u8::is_ascii_digit);
        self.fixed(if two { 2 } else { 1 })
    }

    fn date(&mut self) -> Option<()> {
        let year = self.fixed(4)?;
        self.expect(b'-')?;
        let month = self.short()?;
        self.expect(b'-')?;
        let day = self.short()?;
        (1..=days_in(month, year)?).contains(&day).then_some(())
    }

    fn clock(&mut self) -> Option<()> {
        let hour = self.short()?;
        self.expect(b':')?;
        let minute = self.short()?;
        self.expect(b':')?;
        let second = self.short()?;
        if let [b'.' | b',', b'0'..=b'9', ..] = self.rest {
            self.pass(1)?;
            while self.rest.first().is_some_and(u8::is_ascii_digit) {
                self.pass(1)?;
            }
        }
        (hour < 24 && minute < 60 && second < 60).then_some(())
    }

    /// `Z` or `+07:00`; Go allows 24 hours and 60 minutes.
    fn zone(&mut self) -> Option<()> {
        match self.rest.first()? {
            b'Z' => return self.pass(1),
            b'+' | b'-' => self.pass(1)?,
            _ => return None,
        }
        let hour = self.fixed(2)?;
        self.expect(b':')?;
        let minute = self.fixed(2)?;
        (hour <= 24 && minute <= 60).then_some(())
    }
}

fn days_in(month: u32, year: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}
