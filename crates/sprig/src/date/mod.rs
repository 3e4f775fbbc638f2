//! Dates and durations: Go's `time` as far as templates see it, and Sprig's functions on it.

mod civil;
mod duration;
mod format;
mod functions;
mod layout;
mod location;
mod named;
mod object;
mod parse;
mod scan;
#[cfg(test)]
mod tests;
mod time;

pub(crate) use functions::ROWS;

/// A Unix time in UTC by a Go layout.
pub(crate) fn utc_text(unix_seconds: i64, layout: &str) -> String {
    let env = chartroom_gotemplate::Env::new(0, 0, 0);
    time::Time::from_unix(unix_seconds, 0, &env).shown_in(location::Location::Utc).format(layout)
}
