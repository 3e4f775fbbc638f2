//! What stands for random values where output is taken away: they follow from a seed, and would be used as if they were
//! secrets.

use crate::report::Object;

/// Stands for a random value.
pub const PLACEHOLDER: &str = "RANDOM-VALUE-MADE-BY-HELM";

impl Object {
    /// The text with a placeholder for each random value, line by line; None where there are none.
    pub fn without_random(&self) -> Option<String> {
        let mut ranges = self.random.iter().peekable();
        ranges.peek()?;
        let (mut out, mut start) = (String::new(), 0);
        for line in self.text.split_inclusive('\n') {
            let end = start + line.len();
            while ranges.peek().is_some_and(|range| range.end <= start) {
                ranges.next();
            }
            match ranges.peek().filter(|range| range.start < end) {
                None => out.push_str(line),
                Some(range) => {
                    let from = range.start.saturating_sub(start);
                    // Of several in a line the last one's end counts.
                    let inside =
                        self.random.iter().filter(|one| one.start < end && one.end > start);
                    let to = inside.map(|one| one.end.min(end) - start).max().unwrap_or(line.len());
                    replace(line, from, to, &mut out);
                }
            }
            start = end;
        }
        Some(out)
    }
}

/// Writes a line with a placeholder for its bytes from one place to another: quotes, blanks and a key before stay.
fn replace(line: &str, from: usize, to: usize, out: &mut String) {
    let boundary = |at: usize, step: fn(usize) -> usize| {
        let mut at = at;
        while !line.is_char_boundary(at) {
            at = step(at);
        }
        at
    };
    let (before, rest) = line.split_at(boundary(from, |at| at - 1));
    let (mut random, after) =
        rest.split_at(boundary(to, |at| at + 1).saturating_sub(before.len()).min(rest.len()));
    out.push_str(before);
    if before.trim().is_empty() {
        let key = random.split_once(": ").map_or(0, |(key, _)| key.len() + 2);
        let is_key = |text: &str| {
            text.trim_start_matches(['-', ' ']).bytes().all(|byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'_' | b'-' | b'.' | b'/' | b':' | b' ')
            })
        };
        if let Some((key, value)) = random.split_at_checked(key).filter(|(key, _)| is_key(key)) {
            out.push_str(key);
            random = value;
        }
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let value = random.trim_matches(around);
    let start = random.len() - random.trim_start_matches(around).len();
    if value.is_empty() {
        out.push_str(random);
    } else {
        out.push_str(random.get(..start).unwrap_or_default());
        out.push_str(PLACEHOLDER);
        out.push_str(random.get(start + value.len()..).unwrap_or_default());
    }
    out.push_str(after);
}
