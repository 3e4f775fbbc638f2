//! Go's layouts: the reference time `Mon Jan 2 15:04:05 MST 2006`, cut into fields and literal text.

/// A field of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    LongMonth,
    Month,
    NumericMonth {
        zero: bool,
    },
    LongWeekday,
    Weekday,
    /// `2`, `02` or `_2`.
    Day(Pad),
    /// `002` or `__2`.
    YearDay(Pad),
    Hour,
    Hour12 {
        zero: bool,
    },
    Minute {
        zero: bool,
    },
    Second {
        zero: bool,
    },
    LongYear,
    Year,
    /// `PM` or `pm`.
    HalfDay {
        upper: bool,
    },
    /// `MST`
    ZoneName,
    Offset(OffsetStyle),
    Fraction(Fraction),
}

/// How a number with too few digits is filled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pad {
    None,
    Zero,
    Space,
}

/// How an offset from UTC is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OffsetStyle {
    /// `Z` for no offset.
    pub(super) zulu: bool,
    pub(super) colon: bool,
    pub(super) minutes: bool,
    pub(super) seconds: bool,
}

/// A fraction of a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    /// `.` or `,`
    pub(super) separator: char,
    pub(super) digits: usize,
    /// Whether trailing zeros are left out (`.999`).
    pub(super) trimmed: bool,
}

/// The next field, the literal text before it and the layout behind it.
pub(super) struct Chunk<'a> {
    pub(super) prefix: &'a str,
    /// The field as it is spelled and what it is; None at the end.
    pub(super) field: Option<(&'a str, Field)>,
    pub(super) rest: &'a str,
}

/// Spellings by first character, where an earlier one wins. Fractions are apart.
const SPELLINGS: [(&str, Field); 33] = [
    ("January", Field::LongMonth),
    ("Jan", Field::Month),
    ("Monday", Field::LongWeekday),
    ("Mon", Field::Weekday),
    ("MST", Field::ZoneName),
    ("01", Field::NumericMonth { zero: true }),
    ("02", Field::Day(Pad::Zero)),
    ("03", Field::Hour12 { zero: true }),
    ("04", Field::Minute { zero: true }),
    ("05", Field::Second { zero: true }),
    ("06", Field::Year),
    ("002", Field::YearDay(Pad::Zero)),
    ("15", Field::Hour),
    ("1", Field::NumericMonth { zero: false }),
    ("2006", Field::LongYear),
    ("2", Field::Day(Pad::None)),
    ("_2", Field::Day(Pad::Space)),
    ("__2", Field::YearDay(Pad::Space)),
    ("3", Field::Hour12 { zero: false }),
    ("4", Field::Minute { zero: false }),
    ("5", Field::Second { zero: false }),
    ("PM", Field::HalfDay { upper: true }),
    ("pm", Field::HalfDay { upper: false }),
    ("-070000", offset(false, false, true, true)),
    ("-07:00:00", offset(false, true, true, true)),
    ("-0700", offset(false, false, true, false)),
    ("-07:00", offset(false, true, true, false)),
    ("-07", offset(false, false, false, false)),
    ("Z070000", offset(true, false, true, true)),
    ("Z07:00:00", offset(true, true, true, true)),
    ("Z0700", offset(true, false, true, false)),
    ("Z07:00", offset(true, true, true, false)),
    ("Z07", offset(true, false, false, false)),
];

const fn offset(zulu: bool, colon: bool, minutes: bool, seconds: bool) -> Field {
    Field::Offset(OffsetStyle { zulu, colon, minutes, seconds })
}

/// Cuts a layout at its first field (Go's `nextStdChunk`).
pub(super) fn next_chunk(layout: &str) -> Chunk<'_> {
    for (at, first) in layout.char_indices() {
        let (prefix, rest) = layout.split_at(at);
        if let Some((length, field)) = field_at(rest, first) {
            let (spelling, rest) = rest.split_at(length);
            return Chunk { prefix, field: Some((spelling, field)), rest };
        }
    }
    Chunk { prefix: layout, field: None, rest: "" }
}

fn field_at(text: &str, first: char) -> Option<(usize, Field)> {
    // "_2006" is a literal underscore before a year.
    if text.starts_with("_2006") {
        return None;
    }
    if matches!(first, '.' | ',') {
        return fraction_at(text, first);
    }
    let (spelling, field) = SPELLINGS.iter().find(|(spelling, field)| {
        let word = matches!(field, Field::Month | Field::Weekday);
        text.strip_prefix(spelling).is_some_and(|rest| {
            // "Jan" in "January" is taken above; in "Janet" it is no field.
            !(word && rest.starts_with(|next: char| next.is_ascii_lowercase()))
        })
    })?;
    Some((spelling.len(), *field))
}

/// `.000` or `.999` with any number of digits, behind which no digit stands.
fn fraction_at(text: &str, separator: char) -> Option<(usize, Field)> {
    let digit = text.chars().nth(1).filter(|digit| matches!(digit, '0' | '9'))?;
    let digits = text.chars().skip(1).take_while(|&each| each == digit).count();
    let rest = text.get(1 + digits..)?;
    if rest.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let fraction = Fraction { separator, digits, trimmed: digit == '9' };
    Some((1 + digits, Field::Fraction(fraction)))
}
