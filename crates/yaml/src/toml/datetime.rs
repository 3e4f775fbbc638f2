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
    /// Reads a text of the characters that dates and times have; None if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, rest) = match text.as_bytes().get(4) {
            Some(b'-') => (Some(text.get(..10)?.to_owned()), text.get(10..)?),
            _ => (None, text),
        };
        if date.as_deref().is_some_and(|date| !crate::timestamp::is_timestamp(date)) {
            return None;
        }
        let rest =
            if date.is_some() { rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest) } else { rest };
        let length =
            rest.find(|char: char| !matches!(char, '0'..='9' | ':' | '.')).unwrap_or(rest.len());
        let (time, zone) = rest.split_at_checked(length)?;
        let zone = match zone {
            "" => Zone::Local,
            "Z" | "z" | "+00:00" | "-00:00" => Zone::Utc,
            offset => Zone::Offset(offset.to_owned()),
        };
        let time = if time.is_empty() { None } else { Some(clock(time)?) };
        let zoned = zone != Zone::Local;
        let fits =
            if zoned { date.is_some() && time.is_some() } else { date.is_some() || time.is_some() };
        let offset = match &zone {
            Zone::Offset(offset) => offset.as_str(),
            _ => "Z",
        };
        let checked = format!("2000-01-01T{}{offset}", time.as_deref().unwrap_or("00:00:00"));
        (fits && crate::timestamp::is_timestamp(&checked)).then_some(Self { date, time, zone })
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

/// The time of day, checked for its form, with nanoseconds as Go prints them.
fn clock(text: &str) -> Option<String> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    if seconds.len() != 8 || (fraction.is_empty() && text.contains('.')) {
        return None;
    }
    let fraction = fraction.get(..9).unwrap_or(fraction).trim_end_matches('0');
    Some(if fraction.is_empty() { seconds.to_owned() } else { format!("{seconds}.{fraction}") })
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
