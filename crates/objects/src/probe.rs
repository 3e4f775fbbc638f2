//! Probes.

use crate::object::{int, set};
use chartroom_yaml::Node;

/// How long a probe lets a container fail, in seconds.
#[derive(Clone, Copy)]
pub struct Probe {
    /// `initialDelaySeconds`
    pub delay: i64,
    /// `periodSeconds`
    pub period: i64,
    /// `failureThreshold`
    pub failures: i64,
}

impl Probe {
    /// The figures of a probe, with core/v1's defaults; None where one cannot be read.
    pub fn of(probe: &Node) -> Option<Self> {
        // Where a figure has to be at least 1, 0 stands for the default.
        let field = |key: &str, default: i64| {
            let written = set(probe, &[key]).map_or(Some(0), int);
            let written = written.filter(|number| (0..1_000_000).contains(number))?;
            Some(if written == 0 { default } else { written })
        };
        Some(Self {
            delay: field("initialDelaySeconds", 0)?,
            period: field("periodSeconds", 10)?,
            failures: field("failureThreshold", 3)?,
        })
    }

    /// Seconds until it is given up.
    pub fn seconds(self) -> i64 {
        self.delay + self.period * self.failures
    }

    /// The sum as it is made: `120 + 10 × 60 = 720 s`.
    pub fn words(self) -> String {
        let Self { delay, period, failures } = self;
        let sum = self.seconds();
        match delay {
            0 => format!("{period} × {failures} = {sum} s"),
            _ => format!("{delay} + {period} × {failures} = {sum} s"),
        }
    }

    /// Failures that make it at least as long as some seconds.
    pub fn failures_for(self, seconds: i64) -> i64 {
        let rest = (seconds - self.delay).max(1);
        rest.div_euclid(self.period) + i64::from(rest.rem_euclid(self.period) > 0)
    }
}
