//! Numbers within limits, ports, percentages.

use crate::messages;
use crate::validation::at::At;
use crate::validation::finding::Family;

const PERCENT: &str = "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/// The number of a percentage; None if it is not written as one.
pub(crate) fn percent(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('%')?;
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().unwrap_or(i64::MAX))
}

/// The port of the Service that a webhook or an aggregated API is reached at.
pub(crate) fn port_of_service(port: &At<'_>) {
    if port.number().is_some_and(|port| !(1..=65535).contains(&port)) {
        port.wrong(
            Family::Value,
            "port is not valid: must be between 1 and 65535, inclusive",
            &messages::PORT,
            &messages::PORT_HELP,
        );
    }
}

/// What the server has against the name of a port.
pub(crate) fn port_name_fault(name: &str) -> Option<&'static str> {
    let small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    if name.len() > 15 {
        return Some("must be no more than 15 characters");
    }
    if !name.bytes().all(|byte| small(&byte)) || name.is_empty() {
        return Some("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if !name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Some("must contain at least one letter (a-z)");
    }
    if name.contains("--") {
        return Some("must not contain consecutive hyphens");
    }
    (name.starts_with('-') || name.ends_with('-')).then_some("must not begin or end with a hyphen")
}

impl At<'_> {
    /// A number of at least a limit, if it is set.
    pub(crate) fn at_least(&self, limit: i64) {
        if self.number().is_some_and(|number| number < limit) {
            self.wrong(
                Family::Value,
                &format!("must be greater than or equal to {limit}"),
                &messages::AtLeast { limit: &limit },
                &messages::AtLeastHelp { limit: &limit },
            );
        }
    }

    /// A number above 0, if it is set.
    pub(crate) fn above_zero(&self) {
        if self.number().is_some_and(|number| number <= 0) {
            self.wrong(
                Family::Value,
                "must be greater than zero",
                &messages::ABOVE_ZERO,
                &messages::ABOVE_ZERO_HELP,
            );
        }
    }

    /// A number of at most a limit, if it is set.
    pub(crate) fn at_most(&self, limit: i64) {
        if self.number().is_some_and(|number| number > limit) {
            self.wrong(
                Family::Value,
                &format!("must be less than or equal to {limit}"),
                &messages::AtMost { limit: &limit },
                &messages::AtMostHelp { limit: &limit },
            );
        }
    }

    /// A number between two limits, if it is set.
    pub(crate) fn between(&self, low: i64, high: i64) {
        if self.number().is_some_and(|number| !(low..=high).contains(&number)) {
            self.wrong(
                Family::Value,
                &format!("must be between {low} and {high}, inclusive"),
                &messages::Between { low: &low, high: &high },
                &messages::BetweenHelp { low: &low, high: &high },
            );
        }
    }

    /// The number of a port that has to be there; zero is none.
    pub(crate) fn required_port(&self) {
        match self.number() {
            None | Some(0) if self.text().is_empty() => {
                self.required("", &messages::PORT_HELP_MISSING);
            }
            _ => self.between(1, 65535),
        }
    }

    /// The number of a port, zero for none.
    pub(crate) fn optional_port(&self) {
        if self.number().is_some_and(|number| number != 0) {
            self.between(1, 65535);
        }
    }

    /// The name of a port of a container.
    pub(crate) fn port_name(&self) {
        let Some(says) = port_name_fault(self.text()) else { return };
        let digits = !self.text().is_empty() && self.text().parse::<u16>().is_ok();
        let help = match digits {
            true => messages::PORT_NAME_QUOTED,
            false => messages::PORT_NAME_HELP,
        };
        self.wrong(Family::Name, says, &messages::PORT_NAME, &help);
    }

    /// The number of a port or its name.
    pub(crate) fn port_or_name(&self) {
        match self.as_text() {
            Some(_) => self.port_name(),
            None if self.is_set() => self.between(1, 65535),
            None => {}
        }
    }

    /// A whole number of at least 0, or a percentage of at most `limit`.
    pub(crate) fn number_or_percent(&self, limit: i64) {
        self.at_least(0);
        let Some(text) = self.as_text() else { return };
        match percent(text) {
            None => self.wrong(
                Family::Form,
                PERCENT,
                &messages::PERCENT,
                match text.trim().parse::<i64>() {
                    Ok(_) => &messages::UNQUOTE_INT,
                    Err(_) => &messages::PERCENT_HELP,
                },
            ),
            Some(number) if number > limit => self.wrong(
                Family::Value,
                &format!("must not be greater than {limit}%"),
                &messages::PercentAtMost { limit: &limit },
                &messages::PercentAtMostHelp { limit: &limit },
            ),
            Some(_) => {}
        }
    }

    /// Permissions of a file.
    pub(crate) fn file_mode(&self) {
        if self.number().is_some_and(|number| !(0..=0o777).contains(&number)) {
            self.wrong(
                Family::Value,
                "must be a number between 0 and 0777 (octal), both inclusive",
                &messages::FILE_MODE,
                &messages::FILE_MODE_HELP,
            );
        }
    }

    /// Fields of which at most one may be set: all beyond the first are told.
    pub(crate) fn at_most_one(&self, names: &[&str], says: &str, what: &str) -> usize {
        let mut first = None;
        let mut set = 0;
        for name in names {
            let one = self.field(name);
            if !one.is_set() {
                continue;
            }
            set += 1;
            match first {
                None => first = Some(*name),
                Some(first) => one.against(&self.field(first)).forbidden(
                    says,
                    &messages::AtMostOne { first: &first, what },
                    &messages::AT_MOST_ONE_HELP,
                ),
            }
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_whole() {
        assert_eq!(percent("25%"), Some(25));
        assert_eq!(percent("0%"), Some(0));
        for text in ["", "%", "25", "25 %", "-1%", "1.5%", "+1%", "25%%"] {
            assert_eq!(percent(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_ports_are_those_of_services() {
        for name in ["http", "a", "0a", "h2c-8080", "123456789012a"] {
            assert_eq!(port_name_fault(name), None, "{name}");
        }
        for name in ["", "HTTP", "8080", "a_b", "a--b", "-a", "a-", "metrics-internal", "a b"] {
            assert!(port_name_fault(name).is_some(), "{name}");
        }
    }
}
