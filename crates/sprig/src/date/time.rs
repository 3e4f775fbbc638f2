//! A moment with the zone it is shown in: Go's `time.Time`.

use super::civil::{Date, date_of, days_since_1970};
use super::duration::NANOS_PER_SECOND;
use super::location::Location;
use chartroom_gotemplate::{Env, Str};

/// Seconds from year 1, where Go's zero time is, to 1970.
const YEAR_1: i64 = -62_135_596_800;
const SECONDS_PER_DAY: i64 = 86_400;

/// A point in time to the nanosecond, with the zone that it is shown in.
#[derive(Clone)]
pub(super) struct Time {
    /// Since 1970-01-01 UTC.
    pub(super) unix_seconds: i64,
    pub(super) nanoseconds: i64,
    pub(super) location: Location,
    /// The local zone, for `.Local`.
    pub(super) local: Location,
    /// Whether the clock was read: Go prints the process's running time with it.
    pub(super) monotonic: Option<i64>,
}

/// What calendars and clocks show.
pub(super) struct Wall {
    pub(super) date: Date,
    /// 1 to 366.
    pub(super) year_day: i64,
    /// 0 is Sunday.
    pub(super) weekday: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) offset: i32,
    /// Abbreviation of the zone, or "".
    pub(super) zone: String,
}

impl Time {
    /// `time.Now()`.
    pub(super) fn now(env: &Env) -> Self {
        let nanos = env.now_unix_nanos;
        let mut now = Self::from_unix(
            nanos.div_euclid(NANOS_PER_SECOND),
            nanos.rem_euclid(NANOS_PER_SECOND),
            env,
        );
        now.monotonic = Some(0);
        now
    }

    /// `time.Unix(seconds, nanoseconds)`, in the local zone.
    pub(super) fn from_unix(unix_seconds: i64, nanoseconds: i64, env: &Env) -> Self {
        let local = Location::local(env);
        Self { unix_seconds, nanoseconds, location: local.clone(), local, monotonic: None }
    }

    /// `time.Time{}`.
    pub(super) fn zero(env: &Env) -> Self {
        Self { location: Location::Utc, ..Self::from_unix(YEAR_1, 0, env) }
    }

    pub(super) fn is_zero(&self) -> bool {
        (self.unix_seconds, self.nanoseconds) == (YEAR_1, 0)
    }

    /// The same moment shown in another zone.
    pub(super) fn shown_in(&self, location: Location) -> Self {
        Self { location, monotonic: None, ..self.clone() }
    }

    pub(super) fn wall(&self) -> Wall {
        let (offset, zone) = self.location.at(self.unix_seconds);
        let seconds = self.unix_seconds.wrapping_add(offset.into());
        let days = seconds.div_euclid(SECONDS_PER_DAY);
        let of_day = seconds.rem_euclid(SECONDS_PER_DAY);
        let date = date_of(days);
        let new_year = days_since_1970(Date { month: 1, day: 1, ..date });
        Wall {
            date,
            year_day: days - new_year + 1,
            weekday: (days + 4).rem_euclid(7),
            hour: of_day / 3600,
            minute: of_day / 60 % 60,
            second: of_day % 60,
            offset,
            zone,
        }
    }

    /// `Add`: some nanoseconds later.
    pub(super) fn plus(&self, nanoseconds: i64) -> Self {
        let nanos = self.nanoseconds + nanoseconds % NANOS_PER_SECOND;
        let seconds = nanoseconds / NANOS_PER_SECOND + nanos.div_euclid(NANOS_PER_SECOND);
        Self {
            unix_seconds: self.unix_seconds.wrapping_add(seconds),
            nanoseconds: nanos.rem_euclid(NANOS_PER_SECOND),
            monotonic: self.monotonic.and_then(|running| running.checked_add(nanoseconds)),
            ..self.clone()
        }
    }

    /// `AddDate`: years, months and days later by the calendar; days that do not exist roll over.
    pub(super) fn plus_date(&self, years: i64, months: i64, days: i64) -> Self {
        let wall = self.wall();
        let months = wall.date.month.wrapping_sub(1).wrapping_add(months);
        let year = wall.date.year.wrapping_add(years).wrapping_add(months.div_euclid(12));
        // Beyond a few hundred thousand years nothing is right in Go either.
        let first = Date {
            year: year.clamp(-200_000_000_000, 200_000_000_000),
            month: months.rem_euclid(12) + 1,
            day: 1,
        };
        let days = days_since_1970(first).wrapping_add(wall.date.day - 1).wrapping_add(days);
        let of_day = wall.hour * 3600 + wall.minute * 60 + wall.second;
        let seconds = days.wrapping_mul(SECONDS_PER_DAY).wrapping_add(of_day);
        let unix_seconds = self.location.unix_of_wall(seconds);
        Self { unix_seconds, monotonic: None, ..self.clone() }
    }

    /// `Sub`: nanoseconds from another moment to this; what is too long becomes the longest.
    pub(super) fn since(&self, other: &Self) -> i64 {
        let seconds = i128::from(self.unix_seconds) - i128::from(other.unix_seconds);
        let nanos = i128::from(self.nanoseconds) - i128::from(other.nanoseconds);
        let total = seconds * i128::from(NANOS_PER_SECOND) + nanos;
        let longest = if total < 0 { i64::MIN } else { i64::MAX };
        i64::try_from(total).unwrap_or(longest)
    }

    /// Nanoseconds since 1970; wraps around outside of the years 1678 to 2262, as in Go.
    pub(super) fn unix_nanos(&self) -> i64 {
        self.unix_seconds.wrapping_mul(NANOS_PER_SECOND).wrapping_add(self.nanoseconds)
    }

    /// Seconds since year 1, by which Go rounds.
    pub(super) fn nanos_since_year_1(&self) -> i128 {
        (i128::from(self.unix_seconds) - i128::from(YEAR_1)) * i128::from(NANOS_PER_SECOND)
            + i128::from(self.nanoseconds)
    }

    /// `String`.
    pub(super) fn text(&self) -> Str {
        let mut text = self.format("2006-01-02 15:04:05.999999999 -0700 MST");
        if let Some(running) = self.monotonic {
            let sign = if running < 0 { '-' } else { '+' };
            let running = running.unsigned_abs();
            let (seconds, nanos) = (running / 1_000_000_000, running % 1_000_000_000);
            text.push_str(&format!(" m={sign}{seconds}.{nanos:09}"));
        }
        text.into()
    }
}

/// The Unix time at which clocks of a zone show this date and time of day.
pub(super) fn unix_at(location: &Location, date: Date, of_day: i64) -> i64 {
    let wall = days_since_1970(date).wrapping_mul(SECONDS_PER_DAY).wrapping_add(of_day);
    location.unix_of_wall(wall)
}
