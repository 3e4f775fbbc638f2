//! Go's named numbers of the `time` package: months, days of the week, durations.

use super::duration;
use super::format::{MONTHS, WEEKDAYS, name};
use chartroom_gotemplate::{
    Access, Encoded, Encoder, Env, FuncError, Kind, Object, ParamType, Signature, Str, Value,
};
use std::any::Any;
use std::rc::Rc;

/// Which named type a number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// `time.Month`
    Month,
    /// `time.Weekday`
    Weekday,
}

/// A month or a day of the week.
struct NamedNumber {
    named: Named,
    number: i64,
}

/// Go's `time.Duration`, in nanoseconds.
pub(super) struct Duration(pub(super) i64);

const NO_PARAMS: Signature = Signature { params: &[], variadic: None };
const ONE_DURATION: Signature =
    Signature { params: &[ParamType::Named("time.Duration")], variadic: None };

impl Named {
    /// A value of this type.
    pub(super) fn value(self, number: i64) -> Value {
        Value::Object(Rc::new(NamedNumber { named: self, number }))
    }
}

impl Duration {
    /// A value of this type.
    pub(super) fn value(nanoseconds: i64) -> Value {
        Value::Object(Rc::new(Duration(nanoseconds)))
    }
}

/// The nanoseconds of an argument that is a `time.Duration`.
pub(super) fn nanoseconds(args: &[Value]) -> i64 {
    match args.first() {
        Some(Value::Object(object)) => {
            object.as_any().downcast_ref::<Duration>().map_or(0, |duration| duration.0)
        }
        Some(Value::Int(number) | Value::Int64(number)) => *number,
        _ => 0,
    }
}

impl Object for NamedNumber {
    fn go_type(&self) -> String {
        match self.named {
            Named::Month => "time.Month",
            Named::Weekday => "time.Weekday",
        }
        .to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Int
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
        match self.named {
            Named::Month => name(&MONTHS, self.number - 1),
            Named::Weekday => name(&WEEKDAYS, self.number),
        }
        .into()
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.display())
    }

    fn to_plain(&self) -> Value {
        Value::Int(self.number)
    }

    fn truth(&self) -> bool {
        self.number != 0
    }

    fn equals(&self, other: &dyn Object) -> bool {
        let other = other.as_any().downcast_ref::<Self>();
        other.is_some_and(|other| (self.named, self.number) == (other.named, other.number))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Object for Duration {
    fn go_type(&self) -> String {
        "time.Duration".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Int64
    }

    fn access(&self, name: &str) -> Access {
        if self.signature(name).is_some() { Access::Method } else { Access::Missing }
    }

    fn signature(&self, name: &str) -> Option<Signature> {
        match name {
            "Abs" | "Hours" | "Microseconds" | "Milliseconds" | "Minutes" | "Nanoseconds"
            | "Seconds" | "String" => Some(NO_PARAMS),
            "Round" | "Truncate" => Some(ONE_DURATION),
            _ => None,
        }
    }

    fn call(&self, _: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let nanos = self.0;
        // Go adds the whole and the rest as floats, which rounds differently from one division.
        let float = |unit: i64| (nanos / unit) as f64 + (nanos % unit) as f64 / unit as f64;
        let unit = nanoseconds(args);
        Ok(match name {
            "Abs" => Self::value(nanos.saturating_abs()),
            "Hours" => Value::Float(float(3_600_000_000_000)),
            "Minutes" => Value::Float(float(60_000_000_000)),
            "Seconds" => Value::Float(float(1_000_000_000)),
            "Milliseconds" => Value::Int64(nanos / 1_000_000),
            "Microseconds" => Value::Int64(nanos / 1_000),
            "Nanoseconds" => Value::Int64(nanos),
            "Round" => Self::value(duration::round(nanos, unit)),
            "Truncate" if unit > 0 => Self::value(nanos - nanos % unit),
            "Truncate" => Self::value(nanos),
            _ => self.display().into(),
        })
    }

    fn display(&self) -> Str {
        duration::text(self.0).into()
    }

    fn stringer(&self) -> Option<Str> {
        Some(self.display())
    }

    fn to_plain(&self) -> Value {
        Value::Int64(self.0)
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        Encoded::Value(match encoder {
            Encoder::Json => self.to_plain(),
            Encoder::Yaml | Encoder::Toml => self.display().into(),
        })
    }

    fn truth(&self) -> bool {
        self.0 != 0
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| self.0 == other.0)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
