//! Go's `time.ParseInLocation`, with its errors.

use super::civil::{Date, days_in, is_leap};
use super::format::{MONTHS, WEEKDAYS, short};
use super::layout::{Field, OffsetStyle, Pad, next_chunk};
use super::location::Location;
use super::scan::{Mismatch, Scanner, integer, quote};
use super::time::{Time, unix_at};
use chartroom_gotemplate::Env;

/// What has been read so far.
#[derive(Default)]
struct Fields {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    year_day: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    nanoseconds: i64,
    afternoon: Option<bool>,
    utc: bool,
    offset: Option<i64>,
    zone: String,
}

/// Why a field cannot be read.
enum Fault {
    /// The text has another form.
    Form,
    /// The number is read, but too large: what it is.
    Range(&'static str),
}

impl From<Mismatch> for Fault {
    fn from(_: Mismatch) -> Self {
        Fault::Form
    }
}

/// A text with the layout to read it by, for messages.
struct Source<'a> {
    layout: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn cannot_parse(&self, rest: &str, element: &str) -> String {
        format!(
            "parsing time {} as {}: cannot parse {} as {}",
            shown(self.text),
            shown(self.layout),
            shown(rest),
            shown(element)
        )
    }

    fn message(&self, message: &str) -> String {
        format!("parsing time {}: {message}", shown(self.text))
    }
}

/// A text as Go sees it: byte by byte, one character for each.
pub(super) fn by_bytes(text: &[u8]) -> String {
    text.iter().map(|byte| char::from(*byte)).collect()
}

fn shown(text: &str) -> String {
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    quote(&bytes)
}

/// Reads a text by a layout, both by their bytes; what names no zone is in the local one. Errors are Go's texts.
pub(super) fn parse(layout: &str, text: &str, env: &Env) -> Result<Time, String> {
    let source = Source { layout, text };
    let mut fields = Fields::default();
    let mut scanner = Scanner { rest: text };
    let mut layout = layout;
    loop {
        let chunk = next_chunk(layout);
        if scanner.literal(chunk.prefix).is_err() {
            return Err(source.cannot_parse(scanner.rest, chunk.prefix));
        }
        let Some((spelling, field)) = chunk.field else { break };
        let before = scanner.rest;
        layout = chunk.rest;
        match fields.read(field, &mut scanner, layout) {
            Ok(()) => {}
            Err(Fault::Form) => return Err(source.cannot_parse(before, spelling)),
            Err(Fault::Range(what)) => {
                return Err(source.message(&format!("{what} out of range")));
            }
        }
    }
    if !scanner.rest.is_empty() {
        return Err(source.message(&format!("extra text: {}", shown(scanner.rest))));
    }
    fields.finish(env).map_err(|message| source.message(message))
}

fn in_range(
    value: i64,
    valid: impl std::ops::RangeBounds<i64>,
    what: &'static str,
) -> Result<i64, Fault> {
    if valid.contains(&value) { Ok(value) } else { Err(Fault::Range(what)) }
}

impl Fields {
    fn read(&mut self, field: Field, scanner: &mut Scanner<'_>, layout: &str) -> Result<(), Fault> {
        match field {
            Field::Year => {
                let year = integer(scanner.take(2)?)?;
                self.year = if year >= 69 { year + 1900 } else { year + 2000 };
            }
            Field::LongYear if scanner.digit_at(0) => self.year = integer(scanner.take(4)?)?,
            Field::LongYear => return Err(Fault::Form),
            Field::Month => self.month = Some(scanner.name(MONTHS.into_iter().map(short))? + 1),
            Field::LongMonth => self.month = Some(scanner.name(MONTHS.into_iter())? + 1),
            Field::NumericMonth { zero } => {
                self.month = Some(in_range(scanner.number(zero)?, 1..=12, "month")?);
            }
            // The day of the week is read and forgotten.
            Field::Weekday => drop(scanner.name(WEEKDAYS.into_iter().map(short))?),
            Field::LongWeekday => drop(scanner.name(WEEKDAYS.into_iter())?),
            Field::Day(pad) => {
                if pad == Pad::Space {
                    scanner.eat(" ");
                }
                self.day = Some(scanner.number(pad == Pad::Zero)?);
            }
            Field::YearDay(pad) => {
                if pad == Pad::Space && scanner.eat(" ") {
                    scanner.eat(" ");
                }
                self.year_day = Some(scanner.three_digits(pad == Pad::Zero)?);
            }
            Field::HalfDay { upper } => self.half_day(upper, scanner)?,
            Field::ZoneName => self.zone_name(scanner)?,
            Field::Offset(style) => self.offset(style, scanner)?,
            _ => self.read_time(field, scanner, layout)?,
        }
        Ok(())
    }

    fn read_time(
        &mut self,
        field: Field,
        scanner: &mut Scanner<'_>,
        layout: &str,
    ) -> Result<(), Fault> {
        match field {
            Field::Hour => self.hour = in_range(scanner.number(false)?, ..24, "hour")?,
            Field::Hour12 { zero } => {
                self.hour = in_range(scanner.number(zero)?, ..=12, "hour")?;
            }
            Field::Minute { zero } => {
                self.minute = in_range(scanner.number(zero)?, ..60, "minute")?;
            }
            Field::Second { zero } => {
                self.second = in_range(scanner.number(zero)?, ..60, "second")?;
                // A fraction may follow that the layout does not mention.
                let next = next_chunk(layout).field;
                let mentioned = matches!(next, Some((_, Field::Fraction(_))));
                if scanner.at_fraction() && !mentioned {
                    self.nanoseconds = scanner.fraction(scanner.fraction_digits())?;
                }
            }
            Field::Fraction(fraction) if !fraction.trimmed => {
                let nanoseconds = scanner.fraction(fraction.digits)?;
                self.nanoseconds = in_range(nanoseconds, 0.., "fractional second")?;
            }
            Field::Fraction(_) if scanner.at_fraction() => {
                self.nanoseconds = scanner.fraction(scanner.fraction_digits())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn half_day(&mut self, upper: bool, scanner: &mut Scanner<'_>) -> Result<(), Fault> {
        let afternoon = match (scanner.take(2)?, upper) {
            ("PM", true) | ("pm", false) => true,
            ("AM", true) | ("am", false) => false,
            _ => return Err(Fault::Form),
        };
        // Should a layout have both, Go lets the afternoon win.
        self.afternoon = Some(afternoon || self.afternoon == Some(true));
        Ok(())
    }

    fn offset(&mut self, style: OffsetStyle, scanner: &mut Scanner<'_>) -> Result<(), Fault> {
        if style.zulu && scanner.eat("Z") {
            self.utc = true;
            return Ok(());
        }
        let mut text = *scanner;
        let parts = 1 + usize::from(style.minutes) + usize::from(style.seconds);
        let colons = if style.colon { parts - 1 } else { 0 };
        scanner.take(1 + 2 * parts + colons)?;
        let sign = text.take(1)?;
        let names = ["time zone offset hour", "time zone offset minute", "time zone offset second"];
        let limits = [24, 60, 60];
        let mut seconds = 0;
        let mut form = Ok(());
        let mut range = Ok(());
        for (index, (name, limit)) in names.into_iter().zip(limits).enumerate() {
            let mut value = 0;
            if index < parts && form.is_ok() {
                let colon = index == 0 || !style.colon || text.eat(":");
                let mut pair = Scanner { rest: text.take(2)? };
                let number = pair.number(true).ok().filter(|_| colon);
                form = number.map(drop).ok_or(Fault::Form);
                value = number.unwrap_or(0);
            }
            seconds = seconds * 60 + value;
            range = in_range(value, ..=limit, name).map(drop).and(range);
        }
        // Go complains about the size of what it has read before it complains about the form of the rest.
        range.and(form)?;
        self.offset = Some(match sign {
            "+" => seconds,
            "-" => -seconds,
            _ => return Err(Fault::Form),
        });
        Ok(())
    }

    fn zone_name(&mut self, scanner: &mut Scanner<'_>) -> Result<(), Fault> {
        if scanner.eat("UTC") {
            self.utc = true;
            return Ok(());
        }
        let length = zone_length(scanner.rest).ok_or(Fault::Form)?;
        self.zone = scanner.take(length)?.to_owned();
        Ok(())
    }

    /// Puts the fields together; errors are what Go says after the text.
    fn finish(mut self, env: &Env) -> Result<Time, &'static str> {
        match self.afternoon {
            Some(true) if self.hour < 12 => self.hour += 12,
            Some(false) if self.hour == 12 => self.hour = 0,
            _ => {}
        }
        if let Some(year_day) = self.year_day {
            self.apply_year_day(year_day)?;
        }
        let date =
            Date { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) };
        if !(1..=days_in(date.month, date.year)).contains(&date.day) {
            return Err("day out of range");
        }
        let of_day = self.hour * 3600 + self.minute * 60 + self.second;
        let utc_seconds = unix_at(&Location::Utc, date, of_day);
        let location = self.location(env, utc_seconds);
        // Go does not subtract the offset that it takes from the name of a zone (`GMT+3`).
        let named = self.offset.is_none() && matches!(location, Location::Fixed { .. });
        let unix_seconds = if named { utc_seconds } else { unix_at(&location, date, of_day) };
        let time = Time::from_unix(unix_seconds, self.nanoseconds, env);
        Ok(time.shown_in(location))
    }

    /// The day of the year must agree with month and day, where those are given too.
    fn apply_year_day(&mut self, year_day: i64) -> Result<(), &'static str> {
        let days = 365 + i64::from(is_leap(self.year));
        if !(1..=days).contains(&year_day) {
            return Err("day-of-year out of range");
        }
        let (mut month, mut day) = (1, year_day);
        while day > days_in(month, self.year) {
            day -= days_in(month, self.year);
            month += 1;
        }
        if self.month.is_some_and(|given| given != month) {
            return Err("day-of-year does not match month");
        }
        if self.day.is_some_and(|given| given != day) {
            return Err("day-of-year does not match day");
        }
        (self.month, self.day) = (Some(month), Some(day));
        Ok(())
    }

    /// The zone that was read. An offset that the local zone has is the local zone's; a name that it does not
    /// have becomes a zone of that name without an offset, except for `GMT+3`.
    fn location(&self, env: &Env, unix_seconds: i64) -> Location {
        let local = Location::local(env);
        if self.utc {
            return Location::Utc;
        }
        let (local_offset, local_name) = local.at(unix_seconds);
        let named_local = !self.zone.is_empty() && self.zone == local_name;
        if let Some(offset) = self.offset {
            if offset == i64::from(local_offset) && (self.zone.is_empty() || named_local) {
                return local;
            }
            let offset = i32::try_from(offset).unwrap_or(0);
            return Location::Fixed { name: self.zone.as_str().into(), offset };
        }
        if self.zone.is_empty() || named_local {
            return local;
        }
        let hours = self.zone.strip_prefix("GMT").and_then(|hours| hours.parse::<i32>().ok());
        Location::Fixed { name: self.zone.as_str().into(), offset: hours.unwrap_or(0) * 3600 }
    }
}

/// How long the abbreviation of a zone at the front of a text is (Go's `parseTimeZone`).
fn zone_length(text: &str) -> Option<usize> {
    if text.len() < 3 {
        return None;
    }
    if text.starts_with("ChST") || text.starts_with("MeST") {
        return Some(4);
    }
    if let Some(offset) = text.strip_prefix("GMT") {
        return Some(3 + signed_offset_length(offset));
    }
    if text.starts_with(['+', '-']) {
        return Some(signed_offset_length(text)).filter(|&length| length > 0);
    }
    let letters = text.bytes().take(6).take_while(u8::is_ascii_uppercase).count();
    let head = text.get(..letters).unwrap_or("");
    let known = match letters {
        3 => true,
        4 => head.ends_with('T') || head == "WITA",
        5 => head.ends_with('T'),
        _ => false,
    };
    known.then_some(letters)
}

/// The length of `+3` or `-03`, up to 23 hours; 0 if there is none.
fn signed_offset_length(text: &str) -> usize {
    let Some(digits) = text.strip_prefix(['+', '-']) else { return 0 };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits.get(..length).and_then(|digits| digits.parse::<u64>().ok());
    if hours.is_some_and(|hours| hours <= 23) { 1 + length } else { 0 }
}
