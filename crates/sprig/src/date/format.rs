//! Go's `Time.Format`.

use super::layout::{Field, Fraction, OffsetStyle, Pad, next_chunk};
use super::time::{Time, Wall};
use std::fmt::Write;

/// Months in order; their first three letters are their short names.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days of the week from Sunday on; their first three letters are their short names.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl Time {
    /// The time by a Go layout.
    pub(super) fn format(&self, layout: &str) -> String {
        let wall = self.wall();
        let mut out = String::new();
        let mut rest = layout;
        loop {
            let chunk = next_chunk(rest);
            out.push_str(chunk.prefix);
            let Some((_, field)) = chunk.field else { return out };
            self.append(&mut out, field, &wall);
            rest = chunk.rest;
        }
    }

    fn append(&self, out: &mut String, field: Field, wall: &Wall) {
        let date = &wall.date;
        let hour12 = (wall.hour + 11) % 12 + 1;
        match field {
            Field::LongMonth => out.push_str(name(&MONTHS, date.month - 1)),
            Field::Month => out.push_str(short(name(&MONTHS, date.month - 1))),
            Field::LongWeekday => out.push_str(name(&WEEKDAYS, wall.weekday)),
            Field::Weekday => out.push_str(short(name(&WEEKDAYS, wall.weekday))),
            Field::NumericMonth { zero } => number(out, date.month, width(zero)),
            Field::Day(pad) => padded(out, date.day, pad, 2),
            Field::YearDay(pad) => padded(out, wall.year_day, pad, 3),
            Field::Hour => number(out, wall.hour, 2),
            Field::Hour12 { zero } => number(out, hour12, width(zero)),
            Field::Minute { zero } => number(out, wall.minute, width(zero)),
            Field::Second { zero } => number(out, wall.second, width(zero)),
            Field::LongYear => number(out, date.year, 4),
            Field::Year => number(out, date.year.abs() % 100, 2),
            Field::HalfDay { upper } => out.push_str(half_day(wall.hour, upper)),
            Field::ZoneName if !wall.zone.is_empty() => out.push_str(&wall.zone),
            Field::ZoneName => append_offset(out, wall.offset, NUMERIC_ZONE),
            Field::Offset(style) => append_offset(out, wall.offset, style),
            Field::Fraction(fraction) => append_fraction(out, self.nanoseconds, fraction),
        }
    }
}

/// How Go writes a zone that has no name.
const NUMERIC_ZONE: OffsetStyle =
    OffsetStyle { zulu: false, colon: false, minutes: true, seconds: false };

pub(super) fn name(names: &[&'static str], index: i64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index).copied()).unwrap_or("")
}

pub(super) fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

fn width(zero: bool) -> usize {
    if zero { 2 } else { 0 }
}

/// A number with leading zeros, which a sign does not count for.
fn number(out: &mut String, value: i64, width: usize) {
    let sign = if value < 0 { "-" } else { "" };
    // Writing to a string cannot fail.
    let _ = write!(out, "{sign}{:0width$}", value.unsigned_abs());
}

fn padded(out: &mut String, value: i64, pad: Pad, width: usize) {
    let _ = match pad {
        Pad::None => write!(out, "{value}"),
        Pad::Zero => write!(out, "{value:0width$}"),
        Pad::Space => write!(out, "{value:width$}"),
    };
}

fn half_day(hour: i64, upper: bool) -> &'static str {
    match (hour >= 12, upper) {
        (true, true) => "PM",
        (false, true) => "AM",
        (true, false) => "pm",
        (false, false) => "am",
    }
}

fn append_offset(out: &mut String, offset: i32, style: OffsetStyle) {
    if style.zulu && offset == 0 {
        out.push('Z');
        return;
    }
    // Go takes the sign from the whole minutes.
    out.push(if offset / 60 < 0 { '-' } else { '+' });
    let minutes = i64::from(offset / 60).abs();
    let colon = if style.colon { ":" } else { "" };
    number(out, minutes / 60, 2);
    if style.minutes {
        out.push_str(colon);
        number(out, minutes % 60, 2);
    }
    if style.seconds {
        out.push_str(colon);
        number(out, i64::from(offset).abs() % 60, 2);
    }
}

fn append_fraction(out: &mut String, nanoseconds: i64, fraction: Fraction) {
    if fraction.trimmed && nanoseconds == 0 {
        return;
    }
    let digits = format!("{nanoseconds:09}");
    let digits = digits.get(..fraction.digits.min(9)).unwrap_or(&digits);
    let digits = if fraction.trimmed { digits.trim_end_matches('0') } else { digits };
    if !(fraction.trimmed && digits.is_empty()) {
        out.push(fraction.separator);
        out.push_str(digits);
    }
}
