//! Layouts, dates and durations, each checked against Helm v4.2.3.

use super::duration;
use super::location::Location;
use super::parse::{by_bytes, parse};
use super::time::Time;
use chartroom_gotemplate::Env;

fn env() -> Env {
    Env::new(1_700_000_000_000_000_000, 0, 0)
}

fn utc(unix_seconds: i64, layout: &str) -> String {
    Time::from_unix(unix_seconds, 0, &env()).shown_in(Location::Utc).format(layout)
}

#[test]
fn layouts_are_go_s() {
    assert_eq!(utc(1_700_000_000, "Mon Jan _2 15:04:05.000 2006"), "Tue Nov 14 22:13:20.000 2023");
    assert_eq!(
        utc(1_700_000_000, "Monday, 02-Jan-06 3:04PM __2 002 .999"),
        "Tuesday, 14-Nov-23 10:13PM 318 318 "
    );
    assert_eq!(utc(1, "Z0700 Z07:00 -0700 MST pm PM"), "Z Z +0000 UTC am AM");
    assert_eq!(utc(0, "Janet _2006"), "Janet _1970");
    assert_eq!(utc(-62_167_219_201, "2006-01-02 06"), "-0001-12-31 01");
}

#[test]
fn texts_are_read_by_layout() {
    for (layout, text, printed) in [
        ("2006-01-02", "2020-05-17", "2020-05-17 00:00:00 +0000 UTC"),
        ("2006-002", "2020-060", "2020-02-29 00:00:00 +0000 UTC"),
        ("3:04:05pm", "12:30:59.5am", "0000-01-01 00:30:59.5 +0000 UTC"),
        (
            "2006-01-02T15:04:05Z07:00",
            "2020-05-17T10:00:00+02:00",
            "2020-05-17 10:00:00 +0200 +0200",
        ),
        ("2006-01-02 15:04 MST", "2020-05-17 10:00 GMT-11", "2020-05-16 23:00:00 -1100 GMT-11"),
    ] {
        let time = parse(layout, text, &env()).expect(text);
        assert_eq!(time.text().to_text(), printed);
    }
}

#[test]
fn parse_errors_have_go_texts() {
    for (layout, text, message) in [
        ("2006-01-02", "2020-02-30", "parsing time \"2020-02-30\": day out of range"),
        ("2006-01-02", "2020-13-01", "parsing time \"2020-13-01\": month out of range"),
        ("2006", "2020x", "parsing time \"2020x\": extra text: \"x\""),
        (
            "2006-01",
            "2020/01",
            "parsing time \"2020/01\" as \"2006-01\": cannot parse \"/01\" as \"-\"",
        ),
        (
            "\u{e9}2006",
            "x",
            "parsing time \"x\" as \"\\xc3\\xa92006\": cannot parse \"x\" as \"\\xc3\\xa9\"",
        ),
        (".00", ".-1", "parsing time \".-1\": fractional second out of range"),
    ] {
        let layout = by_bytes(layout.as_bytes());
        assert_eq!(parse(&layout, text, &env()).err().expect(text), message);
    }
}

#[test]
fn durations_are_go_s() {
    for (text, nanoseconds, printed) in [
        ("1h1m1.5s", 3_661_500_000_000, "1h1m1.5s"),
        ("-1.5µs", -1_500, "-1.5µs"),
        ("0", 0, "0s"),
        ("-9223372036854775808ns", i64::MIN, "-2562047h47m16.854775808s"),
    ] {
        assert_eq!(duration::parse(text), Ok(nanoseconds));
        assert_eq!(duration::text(nanoseconds), printed);
    }
    for (text, message) in [
        ("", "time: invalid duration \"\""),
        ("5", "time: missing unit in duration \"5\""),
        ("1d", "time: unknown unit \"d\" in duration \"1d\""),
        ("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\""),
    ] {
        assert_eq!(duration::parse(text), Err(message.to_owned()));
    }
}

#[test]
fn days_roll_over_by_the_calendar() {
    let time = parse("2006-01-02", "2024-01-31", &env()).expect("a date");
    assert_eq!(time.plus_date(0, 1, 0).format("2006-01-02"), "2024-03-02");
    assert_eq!(time.plus_date(-1, -13, 1).format("2006-01-02"), "2022-01-01");
}

#[test]
fn extreme_times_do_not_overflow() {
    for seconds in [i64::MIN, i64::MAX] {
        let time = Time::from_unix(seconds, 999_999_999, &env());
        time.plus(i64::MAX).plus_date(i64::MAX, i64::MIN, i64::MAX).text();
        time.shown_in(Location::Local { offset: -1 }).text();
    }
}
