//! Sprig's functions on dates and durations.

use super::duration;
use super::location::Location;
use super::parse::{by_bytes, parse};
use super::time::Time;
use crate::args::{Outcome, any, fail, string};
use crate::table::{Row, row};
use chartroom_gotemplate::{
    Env,
    ParamType::{self, Any, Str},
    Value,
};

const TIME: ParamType = ParamType::Named("time.Time");
const HTML_DATE: &str = "2006-01-02";

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["now"], &[], now, "The time of the render.", &[("{{ typeOf now }}", "time.Time")]),
    row(
        &["date"],
        &[Str, Any],
        date,
        "A date in a Go layout (`2006-01-02 15:04:05`), in the local zone. Integers are Unix times; anything else but a \
         date, a YAML number too, is now.",
        &[(r#"{{ date "2006-01-02" 0 }}"#, "1970-01-01")],
    )
    .weighing(24),
    row(
        &["dateInZone", "date_in_zone"],
        &[Str, Any, Str],
        date_in_zone,
        "A date in a Go layout, in a zone; UTC if there is no such zone.",
        &[(r#"{{ dateInZone "2006-01-02 15:04 MST" 1700000000 "UTC" }}"#, "2023-11-14 22:13 UTC")],
    )
    .weighing(24),
    row(
        &["htmlDate"],
        &[Any],
        html_date,
        "A date as year-month-day, in the local zone.",
        &[("{{ htmlDate 0 }}", "1970-01-01")],
    )
    .taking(10),
    row(
        &["htmlDateInZone"],
        &[Any, Str],
        html_date_in_zone,
        "A date as year-month-day, in a zone.",
        &[(r#"{{ htmlDateInZone 0 "UTC" }}"#, "1970-01-01")],
    )
    .weighing(4),
    row(
        &["dateModify", "date_modify"],
        &[Str, TIME],
        date_modify,
        "A date moved by a duration; unmoved if the duration cannot be read.",
        &[(
            r#"{{ toDate "2006-01-02" "2020-05-17" | dateModify "36h" | date "2006-01-02" }}"#,
            "2020-05-18",
        )],
    )
    .weighing(16),
    row(
        &["mustDateModify", "must_date_modify"],
        &[Str, TIME],
        must_date_modify,
        "As dateModify, but fails if the duration cannot be read.",
        &[(
            r#"{{ toDate "2006-01-02" "2020-05-17" | mustDateModify "-24h" | date "2006-01-02" }}"#,
            "2020-05-16",
        )],
    )
    .weighing(16),
    row(
        &["toDate"],
        &[Str, Str],
        to_date,
        "Reads a date by a Go layout; year 1 if it cannot be read.",
        &[(r#"{{ toDate "2006-01-02" "2020-05-17" | unixEpoch }}"#, "1589673600")],
    )
    .weighing(64),
    row(
        &["mustToDate"],
        &[Str, Str],
        must_to_date,
        "As toDate, but fails if the date cannot be read.",
        &[(r#"{{ (mustToDate "2006-01-02" "2020-05-17").Weekday }}"#, "Sunday")],
    )
    .weighing(64),
    row(
        &["unixEpoch"],
        &[TIME],
        unix_epoch,
        "The seconds since 1970.",
        &[(r#"{{ toDate "2006-01-02" "1970-01-02" | unixEpoch }}"#, "86400")],
    ),
    row(
        &["ago"],
        &[Any],
        ago,
        "The time that has passed since a date, to the second.",
        &[(r#"{{ ago "no date" }}"#, "0s")],
    ),
    row(
        &["duration"],
        &[Any],
        seconds_duration,
        "A number of seconds, as text or int64, as a duration.",
        &[(r#"{{ duration "95" }}"#, "1m35s")],
    ),
    row(
        &["durationRound"],
        &[Any],
        duration_round,
        "A duration in its greatest unit only.",
        &[(r#"{{ durationRound "2h10m5s" }}"#, "2h")],
    )
    .weighing(24),
];

/// The date that an argument stands for, if it is one: a date, an `int` or an `int64`.
fn moment(value: &Value, env: &Env) -> Option<Time> {
    match value {
        Value::Int(seconds) | Value::Int64(seconds) => Some(Time::from_unix(*seconds, 0, env)),
        Value::Object(object) => match object.as_any().downcast_ref::<Time>() {
            Some(time) => Some(time.clone()),
            // Dates of TOML come from another place; their JSON is what `time.Time` has too.
            None if object.go_type() == "time.Time" => {
                let Value::Str(text) = object.to_plain() else { return None };
                parse("2006-01-02T15:04:05Z07:00", &text.to_text(), env).ok()
            }
            None => None,
        },
        _ => None,
    }
}

fn moment_or_now(value: &Value, env: &Env) -> Time {
    moment(value, env).unwrap_or_else(|| Time::now(env))
}

fn now(env: &Env, _: &[Value]) -> Outcome {
    Ok(Time::now(env).value())
}

fn formatted(env: &Env, layout: &str, date: &Value, zone: &str) -> Outcome {
    env.budget.read(8 * layout.len())?;
    Ok(moment_or_now(date, env).shown_in(Location::load(zone, env)).format(layout).into())
}

fn date(env: &Env, args: &[Value]) -> Outcome {
    formatted(env, &string(args, 0).to_text(), any(args, 1), "Local")
}

fn date_in_zone(env: &Env, args: &[Value]) -> Outcome {
    let zone = string(args, 2);
    formatted(env, &string(args, 0).to_text(), any(args, 1), &zone.to_text())
}

fn html_date(env: &Env, args: &[Value]) -> Outcome {
    formatted(env, HTML_DATE, any(args, 0), "Local")
}

fn html_date_in_zone(env: &Env, args: &[Value]) -> Outcome {
    formatted(env, HTML_DATE, any(args, 0), &string(args, 1).to_text())
}

fn date_modify(env: &Env, args: &[Value]) -> Outcome {
    let time = moment_or_now(any(args, 1), env);
    Ok(match duration::parse(&string(args, 0).to_text()) {
        Ok(nanoseconds) => time.plus(nanoseconds).value(),
        Err(_) => time.value(),
    })
}

fn must_date_modify(env: &Env, args: &[Value]) -> Outcome {
    let time = moment_or_now(any(args, 1), env);
    match duration::parse(&string(args, 0).to_text()) {
        Ok(nanoseconds) => Ok(time.plus(nanoseconds).value()),
        Err(message) => fail(message),
    }
}

fn parsed(env: &Env, args: &[Value]) -> Result<Time, String> {
    let [layout, text] = [0, 1].map(|index| by_bytes(string(args, index).as_bytes()));
    parse(&layout, &text, env)
}

fn to_date(env: &Env, args: &[Value]) -> Outcome {
    Ok(parsed(env, args).unwrap_or_else(|_| Time::zero(env)).value())
}

fn must_to_date(env: &Env, args: &[Value]) -> Outcome {
    parsed(env, args).map(Time::value).or_else(fail)
}

fn unix_epoch(env: &Env, args: &[Value]) -> Outcome {
    Ok(moment_or_now(any(args, 0), env).unix_seconds.to_string().into())
}

fn ago(env: &Env, args: &[Value]) -> Outcome {
    let passed = Time::now(env).since(&moment_or_now(any(args, 0), env));
    Ok(duration::text(duration::round(passed, duration::NANOS_PER_SECOND)).into())
}

fn seconds_duration(_: &Env, args: &[Value]) -> Outcome {
    let seconds = match any(args, 0) {
        Value::Str(text) => parse_int(&text.to_text()),
        Value::Int64(seconds) => *seconds,
        _ => 0,
    };
    Ok(duration::text(seconds.wrapping_mul(duration::NANOS_PER_SECOND)).into())
}

/// Go's `strconv.ParseInt` without regard to its error: 0, or the limit for what is too large. What is too large for 64
/// bits is so before what stands behind it is looked at.
fn parse_int(text: &str) -> i64 {
    let (digits, limit) = match text.strip_prefix('-') {
        Some(digits) => (digits, i64::MIN),
        None => (text.strip_prefix('+').unwrap_or(text), i64::MAX),
    };
    let mut number: u64 = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return 0;
        }
        let next = number.checked_mul(10).and_then(|next| next.checked_add(u64::from(byte - b'0')));
        let Some(next) = next else { return limit };
        number = next;
    }
    if number > limit.unsigned_abs() {
        return limit;
    }
    if limit < 0 {
        0_i64.wrapping_sub_unsigned(number)
    } else {
        i64::try_from(number).unwrap_or(limit)
    }
}

/// Units of `durationRound` in seconds: a month has 30 days, a year 365.
const ROUND_UNITS: [(u64, &str); 6] =
    [(365 * 86_400, "y"), (30 * 86_400, "mo"), (86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")];

fn duration_round(env: &Env, args: &[Value]) -> Outcome {
    let nanoseconds = match any(args, 0) {
        Value::Str(text) => duration::parse(&text.to_text()).unwrap_or(0),
        Value::Int64(nanoseconds) => *nanoseconds,
        Value::Object(object) if object.go_type() == "time.Time" => {
            Time::now(env).since(&moment_or_now(any(args, 0), env))
        }
        _ => 0,
    };
    let nanoseconds = nanoseconds.unsigned_abs();
    let units = ROUND_UNITS.iter().map(|&(seconds, unit)| (seconds * 1_000_000_000, unit));
    let mut fitting = units.filter(|(length, _)| nanoseconds > *length);
    Ok(match fitting.next() {
        Some((length, unit)) => format!("{}{unit}", nanoseconds / length).into(),
        None => "0s".into(),
    })
}
