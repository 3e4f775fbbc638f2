//! What xtask shows: headings, one line per step, progress while something runs. Without a terminal the same lines
//! come out plain, and progress only now and then.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often progress is shown where lines cannot be overwritten.
const PLAIN_INTERVAL: Duration = Duration::from_secs(20);
/// How often progress is redrawn on a terminal.
const TERMINAL_INTERVAL: Duration = Duration::from_millis(150);
/// Progress is cut to this many characters, so that it stays on one line.
const PROGRESS_WIDTH: usize = 84;

/// Starts a part of the work that the reader should be able to find again.
pub(crate) fn heading(text: &str) {
    println!("\n== {text}");
}

/// One plain line below a heading.
pub(crate) fn note(text: &str) {
    println!("   {text}");
}

/// A running step: shows that something happens and what was heard last.
pub(crate) struct Progress {
    started: Instant,
    shown: Instant,
    terminal: bool,
}

impl Progress {
    /// Starts the clock.
    pub(crate) fn start() -> Self {
        let now = Instant::now();
        Self { started: now, shown: now, terminal: std::io::stdout().is_terminal() }
    }

    /// How long the step has run.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Shows the latest line of the running program, when it is time to show something again.
    pub(crate) fn tick(&mut self, latest: &str) {
        let interval = if self.terminal { TERMINAL_INTERVAL } else { PLAIN_INTERVAL };
        if self.shown.elapsed() < interval {
            return;
        }
        self.shown = Instant::now();
        let seconds = self.started.elapsed().as_secs();
        let text: String = latest.trim().chars().take(PROGRESS_WIDTH).collect();
        if self.terminal {
            print!("\r\x1b[K   {seconds:>4} s  {text}");
            let _ = std::io::stdout().flush();
        } else {
            println!("   {seconds:>4} s  {text}");
        }
    }

    /// Takes the overwritten line away.
    pub(crate) fn clear(&self) {
        if self.terminal {
            print!("\r\x1b[K");
            let _ = std::io::stdout().flush();
        }
    }
}

/// A duration as a reader wants it: `4.2 s`, `3 min 05 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(duration(Duration::from_millis(4_230)), "4.2 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
    }
}
