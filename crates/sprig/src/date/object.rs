//! `time.Time` and `*time.Location` as templates see them.

use super::location::Location;
use super::named::{Duration, Named, nanoseconds};
use super::time::Time;
use crate::args;
use chartroom_gotemplate::fmt::quote;
use chartroom_gotemplate::{
    Access, Encoded, Encoder, Env, FuncError, Kind, Object, ParamType, Signature, Str, Value,
};
use std::any::Any;
use std::rc::Rc;

const NO_PARAMS: Signature = Signature { params: &[], variadic: None };
const ONE_STRING: Signature = Signature { params: &[ParamType::Str], variadic: None };
const ONE_TIME: Signature = Signature { params: &[ParamType::Named("time.Time")], variadic: None };
const ONE_DURATION: Signature =
    Signature { params: &[ParamType::Named("time.Duration")], variadic: None };
const ONE_LOCATION: Signature =
    Signature { params: &[ParamType::Named("*time.Location")], variadic: None };
const THREE_INTS: Signature =
    Signature { params: &[ParamType::Int, ParamType::Int, ParamType::Int], variadic: None };

/// Methods that give more results than a template can take.
const MANY_RESULTS: [(&str, usize); 5] =
    [("Date", 3), ("Clock", 3), ("ISOWeek", 2), ("Zone", 2), ("ZoneBounds", 2)];

struct LocationObject(Location);

impl Time {
    /// A value.
    pub(super) fn value(self) -> Value {
        Value::Object(Rc::new(self))
    }

    fn relation(&self, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let Some(Value::Object(object)) = args.first() else {
            return args::fail(args::NIL_POINTER);
        };
        let Some(other) = object.as_any().downcast_ref::<Self>() else {
            return args::fail(args::NIL_POINTER);
        };
        let moment = |time: &Self| (time.unix_seconds, time.nanoseconds);
        let order = moment(self).cmp(&moment(other));
        Ok(match name {
            "After" => order.is_gt().into(),
            "Before" => order.is_lt().into(),
            "Compare" => Value::Int(order as i64),
            "Equal" => order.is_eq().into(),
            _ => Duration::value(self.since(other)),
        })
    }

    /// `Truncate` and `Round`: to a multiple of a duration since year 1.
    fn rounded(&self, unit: i64, up: bool) -> Self {
        let plain = Self { monotonic: None, ..self.clone() };
        if unit <= 0 {
            return plain;
        }
        let rest = plain.nanos_since_year_1().rem_euclid(unit.into());
        let rest = i64::try_from(rest).unwrap_or(0);
        let half_or_more = rest >= unit - rest;
        plain.plus(if up && half_or_more { unit - rest } else { -rest })
    }

    fn number(&self, name: &str) -> Option<Value> {
        let wall = self.wall();
        Some(match name {
            "Year" => Value::Int(wall.date.year),
            "Month" => Named::Month.value(wall.date.month),
            "Day" => Value::Int(wall.date.day),
            "Hour" => Value::Int(wall.hour),
            "Minute" => Value::Int(wall.minute),
            "Second" => Value::Int(wall.second),
            "Nanosecond" => Value::Int(self.nanoseconds),
            "Weekday" => Named::Weekday.value(wall.weekday),
            "YearDay" => Value::Int(wall.year_day),
            "Unix" => Value::Int64(self.unix_seconds),
            "UnixMilli" => Value::Int64(
                self.unix_seconds.wrapping_mul(1_000).wrapping_add(self.nanoseconds / 1_000_000),
            ),
            "UnixMicro" => Value::Int64(
                self.unix_seconds.wrapping_mul(1_000_000).wrapping_add(self.nanoseconds / 1_000),
            ),
            "UnixNano" => Value::Int64(self.unix_nanos()),
            _ => return None,
        })
    }

    /// Whether clocks are ahead of what they show at the other end of the year.
    fn is_dst(&self) -> bool {
        let offset = |unix_seconds| self.location.at(unix_seconds).0;
        let half_year = 182 * 86_400;
        let around = [-half_year, half_year].map(|step: i64| self.unix_seconds.wrapping_add(step));
        around.into_iter().any(|moment| offset(moment) < offset(self.unix_seconds))
    }

    /// RFC 3339 with nanoseconds, as JSON has it.
    fn rfc3339(&self) -> String {
        self.format("2006-01-02T15:04:05.999999999Z07:00")
    }
}

impl Object for Time {
    fn go_type(&self) -> String {
        "time.Time".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, name: &str) -> Access {
        match name {
            "wall" | "ext" | "loc" => Access::Unexported,
            _ if self.signature(name).is_some() => Access::Method,
            _ => Access::Missing,
        }
    }

    fn signature(&self, name: &str) -> Option<Signature> {
        match name {
            "Add" | "Round" | "Truncate" => Some(ONE_DURATION),
            "After" | "Before" | "Compare" | "Equal" | "Sub" => Some(ONE_TIME),
            "AddDate" => Some(THREE_INTS),
            "Format" => Some(ONE_STRING),
            "In" => Some(ONE_LOCATION),
            "IsDST" | "IsZero" | "Local" | "Location" | "MarshalJSON" | "MarshalText"
            | "String" | "UTC" | "Year" | "Month" | "Day" | "Hour" | "Minute" | "Second"
            | "Nanosecond" | "Weekday" | "YearDay" | "Unix" | "UnixMilli" | "UnixMicro"
            | "UnixNano" => Some(NO_PARAMS),
            _ => MANY_RESULTS.iter().any(|(method, _)| *method == name).then_some(NO_PARAMS),
        }
    }

    fn call(&self, _: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        if let Some(number) = self.number(name) {
            return Ok(number);
        }
        Ok(match name {
            "Add" => self.plus(nanoseconds(args)).value(),
            "AddDate" => {
                let [years, months, days] = [0, 1, 2].map(|index| args::int(args, index));
                self.plus_date(years, months, days).value()
            }
            "Round" => self.rounded(nanoseconds(args), true).value(),
            "Truncate" => self.rounded(nanoseconds(args), false).value(),
            "Format" => self.format(&args::string(args, 0).to_text()).into(),
            "In" => self.shown_in(location(args)?).value(),
            "UTC" => self.shown_in(Location::Utc).value(),
            "Local" => self.shown_in(self.local.clone()).value(),
            "Location" => Value::Object(Rc::new(LocationObject(self.location.clone()))),
            "IsZero" => self.is_zero().into(),
            "IsDST" => self.is_dst().into(),
            "MarshalText" => Value::Bytes(self.rfc3339().into_bytes().into()),
            "MarshalJSON" => Value::Bytes(format!("\"{}\"", self.rfc3339()).into_bytes().into()),
            "String" => self.text().into(),
            _ => match MANY_RESULTS.iter().find(|(method, _)| *method == name) {
                Some((_, results)) => return too_many_results(name, *results),
                None => self.relation(name, args)?,
            },
        })
    }

    fn display(&self) -> Str {
        self.text()
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.text())
    }

    fn go_string(&self) -> Option<Str> {
        let wall = self.wall();
        let date = self.format("2006, time.January, 2, ");
        let date = date
            .strip_prefix('0')
            .map_or(date.clone(), |date| date.trim_start_matches('0').to_owned());
        let place = match &self.location {
            Location::Utc => "time.UTC".to_owned(),
            Location::Local { .. } => "time.Local".to_owned(),
            other => format!("time.Location({})", quote(other.name().as_bytes())),
        };
        let Self { nanoseconds, .. } = self;
        let (hour, minute, second) = (wall.hour, wall.minute, wall.second);
        Some(format!("time.Date({date}{hour}, {minute}, {second}, {nanoseconds}, {place})").into())
    }

    fn to_plain(&self) -> Value {
        self.rfc3339().into()
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        match encoder {
            Encoder::Json => Encoded::Value(self.to_plain()),
            Encoder::Yaml | Encoder::Toml => Encoded::Word(self.rfc3339().into()),
        }
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| {
            let fields = |time: &Self| (time.unix_seconds, time.nanoseconds, time.monotonic);
            fields(self) == fields(other) && self.location.name() == other.location.name()
        })
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn location(args: &[Value]) -> Result<Location, FuncError> {
    match args.first() {
        Some(Value::Object(object)) if object.go_type() == "*time.Location" => Ok(object
            .as_any()
            .downcast_ref::<LocationObject>()
            .map_or(Location::Utc, |each| each.0.clone())),
        _ => args::fail("time: missing Location in call to Time.In"),
    }
}

fn too_many_results(name: &str, results: usize) -> Result<Value, FuncError> {
    args::fail(format!(
        "can't call method/function {} with {results} results",
        chartroom_gotemplate::fmt::quote(name.as_bytes())
    ))
}

impl Object for LocationObject {
    fn go_type(&self) -> String {
        "*time.Location".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Ptr
    }

    fn access(&self, name: &str) -> Access {
        if name == "String" { Access::Method } else { Access::Missing }
    }

    fn signature(&self, name: &str) -> Option<Signature> {
        (name == "String").then_some(NO_PARAMS)
    }

    fn call(&self, _: &Env, _: &str, _: &[Value]) -> Result<Value, FuncError> {
        Ok(self.display().into())
    }

    fn display(&self) -> Str {
        self.0.name().into()
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.display())
    }

    /// All of its fields are unexported, so JSON has an empty object.
    fn to_plain(&self) -> Value {
        chartroom_gotemplate::Map::new().into()
    }

    fn equals(&self, other: &dyn Object) -> bool {
        let other = other.as_any().downcast_ref::<Self>();
        other.is_some_and(|other| self.0.name() == other.0.name())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
