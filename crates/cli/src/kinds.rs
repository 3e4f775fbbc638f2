//! What a flag takes, and pflag's words for what does not fit.

use crate::csv::record;

/// The kind of a flag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing; `--flag=false` is allowed.
    Nothing,
    /// A text.
    Text,
    /// A list of texts, as a record of CSV.
    List,
    /// What follows `=`; standing alone it means this.
    Optional(&'static str),
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// A Go duration (`5m0s`).
    Duration,
    /// `key=value`s with commas between.
    Pairs,
    /// The name of a plugin, of which there are none here.
    Plugin,
    /// How to wait for a cluster.
    Wait,
    /// A number of bytes, `256MB` say.
    Size,
    /// A number of things.
    Count,
}

impl Takes {
    /// What the flag means where nothing follows it; None if something must.
    pub(crate) fn alone(self) -> Option<&'static str> {
        match self {
            Takes::Nothing => Some("true"),
            Takes::Optional(text) => Some(text),
            Takes::Wait => Some("watcher"),
            _ => None,
        }
    }
}

/// Go's `strconv.ParseBool`.
pub(crate) fn parse_bool(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

/// Whether a text fits the kind; the error is the one of Go's parser or of Helm's value.
pub(crate) fn check(takes: Takes, text: &str) -> Result<(), String> {
    let syntax = |parser: &str| format!("strconv.{parser}: parsing {text:?}: invalid syntax");
    match takes {
        Takes::Text | Takes::Optional(_) => Ok(()),
        Takes::List => record(text).map(drop),
        Takes::Nothing => parse_bool(text).map(drop).ok_or_else(|| syntax("ParseBool")),
        Takes::Int => text.parse::<i64>().map(drop).map_err(|_| syntax("ParseInt")),
        Takes::Float => text.parse::<f32>().map(drop).map_err(|_| syntax("ParseFloat")),
        Takes::Duration => duration(text),
        Takes::Pairs => pairs(text),
        Takes::Size => crate::amounts::bytes(text).map(drop),
        Takes::Count => crate::amounts::count(text).map(drop),
        Takes::Plugin => Err(format!("plugin: {{Name:{text} Type:postrenderer/v1}} not found")),
        Takes::Wait => match text {
            "watcher" | "hookOnly" | "legacy" | "true" | "false" => Ok(()),
            _ => Err(format!(
                "invalid wait input {text:?}. Valid inputs are watcher, hookOnly, and legacy"
            )),
        },
    }
}

fn pairs(text: &str) -> Result<(), String> {
    let broken = text.split(',').find(|pair| !pair.contains('='));
    broken.map_or(Ok(()), |pair| Err(format!("{pair} must be formatted as key=value")))
}

/// Go's `time.ParseDuration`.
fn duration(text: &str) -> Result<(), String> {
    const UNITS: [&str; 8] = ["ns", "us", "\u{b5}s", "\u{3bc}s", "ms", "s", "m", "h"];
    let mut rest = text.trim_start_matches(['+', '-']);
    if rest == "0" {
        return Ok(());
    }
    if rest.is_empty() || text.len() > rest.len() + 1 {
        return Err(format!("time: invalid duration {text:?}"));
    }
    while !rest.is_empty() {
        let after = rest.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.');
        let number = rest.get(..rest.len() - after.len()).unwrap_or("");
        if number.parse::<f64>().is_err() {
            return Err(format!("time: invalid duration {text:?}"));
        }
        let end = after.find(|char: char| char.is_ascii_digit() || char == '.');
        let (unit, left) = after.split_at(end.unwrap_or(after.len()));
        if unit.is_empty() {
            return Err(format!("time: missing unit in duration {text:?}"));
        }
        if !UNITS.contains(&unit) {
            return Err(format!("time: unknown unit {unit:?} in duration {text:?}"));
        }
        rest = left;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_go_s() {
        for good in ["5m0s", "1.5h", "0", "-3ms", ".5s", "1h2m3s"] {
            assert_eq!(check(Takes::Duration, good), Ok(()), "{good}");
        }
        let error = |text| check(Takes::Duration, text).unwrap_err();
        assert_eq!(error("5"), "time: missing unit in duration \"5\"");
        assert_eq!(error("5x"), "time: unknown unit \"x\" in duration \"5x\"");
        assert_eq!(error("x"), "time: invalid duration \"x\"");
        assert_eq!(error(""), "time: invalid duration \"\"");
    }

    #[test]
    fn pairs_have_an_equals_sign() {
        assert_eq!(check(Takes::Pairs, "a=b,c="), Ok(()));
        assert_eq!(
            check(Takes::Pairs, "a=b,c"),
            Err("c must be formatted as key=value".to_owned())
        );
    }
}
