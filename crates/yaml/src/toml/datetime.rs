//! TOML's dates and times, which Go holds as `time.Time`.

use chartroom_gotemplate::{Access, Encoded, Encoder, Kind, Object, Str, Value};
use std::any::Any;

/// A date-time as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateTime {
    /// `2006-01-02`
    date: Option<String>,
    /// `15:04:05.999`
    time: Option<String>,
    zone: Zone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Zone {
    Local,
    Utc,
    /// `-07:00`
    Offset(String),
}

impl DateTime {
    /// Reads a date, a time or both; None if it is none. Every part has all of its digits; Go allows an offset of 24 hours
    /// and 60 minutes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.as_bytes().get(2) == Some(&b':') {
            let time = Some(clock(text)?);
            return Some(Self { date: None, time, zone: Zone::Local });
        }
        let (date, rest) = text.split_at_checked(10)?;
        if !crate::timestamp::is_timestamp(date) {
            return None;
        }
        let date = Some(date.to_owned());
        if rest.is_empty() {
            return Some(Self { date, time: None, zone: Zone::Local });
        }
        let rest = rest.strip_prefix('T')?;
        let (time, offset) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
        Some(Self { date, time: Some(clock(time)?), zone: zone(offset)? })
    }

    /// The text in TOML.
    pub(super) fn to_toml(&self) -> String {
        match (&self.date, &self.time) {
            (Some(date), Some(time)) => format!("{date}T{time}{}", self.offset_text("")),
            (Some(text), None) | (None, Some(text)) => text.clone(),
            (None, None) => String::new(),
        }
    }

    fn rfc3339(&self) -> String {
        format!("{}T{}{}", self.date(), self.time(), self.offset_text("Z"))
    }

    fn offset_text(&self, local: &str) -> String {
        match &self.zone {
            Zone::Local => local.to_owned(),
            Zone::Utc => "Z".to_owned(),
            Zone::Offset(offset) => offset.clone(),
        }
    }

    fn date(&self) -> &str {
        self.date.as_deref().unwrap_or("0000-01-01")
    }

    fn time(&self) -> &str {
        self.time.as_deref().unwrap_or("00:00:00")
    }

    /// `time.Time.String()`; BurntSushi names the zone of local times after what is missing.
    fn go_text(&self) -> String {
        let (offset, name) = match (&self.zone, &self.date, &self.time) {
            (Zone::Utc, ..) => ("+0000".to_owned(), "UTC".to_owned()),
            (Zone::Offset(offset), ..) => (offset.replace(':', ""), offset.replace(':', "")),
            (Zone::Local, Some(_), Some(_)) => ("+0000".to_owned(), "datetime-local".to_owned()),
            (Zone::Local, Some(_), None) => ("+0000".to_owned(), "date-local".to_owned()),
            (Zone::Local, None, _) => ("+0000".to_owned(), "time-local".to_owned()),
        };
        format!("{} {} {offset} {name}", self.date(), self.time())
    }
}

/// The time of day, `15:04` or `15:04:05.999`, with nanoseconds as Go prints them.
fn clock(text: &str) -> Option<String> {
    let (time, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let time = match time.len() {
        5 if time.len() == text.len() => format!("{time}:00"),
        8 => time.to_owned(),
        _ => return None,
    };
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = crate::timestamp::is_timestamp(&format!("2000-01-01T{time}Z"));
    (digits && is_time).then_some(())?;
    let fraction = fraction.get(..9).unwrap_or(fraction).trim_end_matches('0');
    Some(if fraction.is_empty() { time } else { format!("{time}.{fraction}") })
}

/// An offset as Go prints it: of 60 minutes it makes an hour.
fn zone(text: &str) -> Option<Zone> {
    if text.is_empty() {
        return Some(Zone::Local);
    }
    let minutes: u32 = if text == "Z" {
        0
    } else {
        let is_zone = crate::timestamp::is_timestamp(&format!("2000-01-01T00:00:00{text}"));
        let (hours, minutes) = text.get(1..).filter(|_| is_zone)?.split_once(':')?;
        hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?
    };
    let sign = if text.starts_with('-') { '-' } else { '+' };
    let offset = || Zone::Offset(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60));
    Some(if minutes == 0 { Zone::Utc } else { offset() })
}

impl Object for DateTime {
    fn go_type(&self) -> String {
        "time.Time".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, _name: &str) -> Access {
        Access::Missing
    }

    fn display(&self) -> Str {
        self.go_text().into()
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.display())
    }

    /// RFC 3339, as `time.Time.MarshalJSON` writes it.
    fn to_plain(&self) -> Value {
        self.rfc3339().into()
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        match encoder {
            Encoder::Json => Encoded::Value(self.to_plain()),
            Encoder::Yaml => Encoded::Word(self.rfc3339().into()),
            Encoder::Toml => Encoded::Word(self.to_toml().into()),
        }
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<DateTime>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
