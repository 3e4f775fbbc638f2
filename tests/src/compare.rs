//! What counts as the same: byte for byte, but for what the real Helm itself prints differently from run to run.

mod validation;

use crate::case::Expected;
use similar::{DiffOp, TextDiff};

/// What our own command printed.
pub struct Actual {
    /// Whether it ended with status 0.
    pub ok: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// The first difference, in words; None if there is none.
pub fn difference(expected: &Expected, actual: &Actual) -> Option<String> {
    let stderr = stream(
        "stderr",
        &expected.stderr,
        expected.stderr_alt.as_deref(),
        expected.unordered,
        &actual.stderr,
    );
    let stdout = stream(
        "stdout",
        &expected.stdout,
        expected.stdout_alt.as_deref(),
        expected.unordered,
        &actual.stdout,
    );
    if expected.ok != actual.ok {
        let status = |ok| if ok { "success" } else { "failure" };
        let texts = stderr.or(stdout).unwrap_or_default();
        return Some(format!(
            "expected {}, got {}\n{texts}",
            status(expected.ok),
            status(actual.ok)
        ));
    }
    stderr.or(stdout)
}

fn stream(
    name: &str,
    expected: &str,
    alt: Option<&str>,
    unordered: bool,
    actual: &str,
) -> Option<String> {
    if expected == actual || alt == Some(actual) {
        return None;
    }
    if unordered
        && (sorted(expected) == sorted(actual)
            || alt.is_some_and(|alt| sorted(alt) == sorted(actual)))
    {
        return None;
    }
    if validation::same(expected, actual) {
        return None;
    }
    if alt.is_some_and(|alt| same_but_random(expected, alt, actual)) {
        return None;
    }
    Some(first_difference(name, expected, actual))
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// Whether `actual` agrees with two runs of Helm wherever those agree with each other. Between lines that are
/// stable, a run of unstable lines must have as many lines, and each has the text that both runs share at its start
/// and end.
fn same_but_random(expected: &str, alt: &str, actual: &str) -> bool {
    let diff = TextDiff::from_lines(expected, alt);
    let one: Vec<&str> = expected.split_inclusive('\n').collect();
    let two: Vec<&str> = alt.split_inclusive('\n').collect();
    let got: Vec<&str> = actual.split_inclusive('\n').collect();
    let mut at = 0;
    for op in diff.ops() {
        let old = op.old_range();
        match op {
            DiffOp::Equal { .. } => {
                let lines = &one[old];
                if got.get(at..at + lines.len()) != Some(lines) {
                    return false;
                }
                at += lines.len();
            }
            _ => {
                // Key material can differ in length by a line: the run ends where the next stable line stands.
                let lengths = [op.new_range().len(), old.len()];
                let stable = one.get(old.end).copied();
                let fits = |count: &usize| {
                    let lines = got.get(at..at + count);
                    let next = got.get(at + count).copied();
                    lines.is_some_and(|lines| {
                        random_lines(&one[old.clone()], &two[op.new_range()], lines)
                    }) && next == stable
                };
                let Some(count) = lengths.iter().find(|count| fits(count)) else {
                    return false;
                };
                at += count;
            }
        }
    }
    at == got.len()
}

fn random_lines(one: &[&str], two: &[&str], got: &[&str]) -> bool {
    if one.len() != two.len() || one.len() != got.len() {
        return true;
    }
    one.iter().zip(two).zip(got).all(|((a, b), c)| {
        let common = |x: &mut dyn Iterator<Item = (char, char)>| -> usize {
            x.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let prefix = common(&mut a.chars().zip(b.chars()));
        let suffix = common(&mut a.chars().rev().zip(b.chars().rev()));
        // What two random texts share by chance is short; only what stands outside the random word counts.
        let word = |text: &str| text.rfind(|c: char| " \"':=".contains(c)).map_or(0, |at| at + 1);
        let prefix = word(&a[..prefix]);
        let tail = &a[a.len() - suffix..];
        let tail = tail.find(|c: char| " \"'\n".contains(c)).map_or("", |at| &tail[at..]);
        c.starts_with(&a[..prefix]) && c.ends_with(tail)
    })
}

fn first_difference(name: &str, expected: &str, actual: &str) -> String {
    let mut expected_lines = expected.lines();
    let mut actual_lines = actual.lines();
    let mut line = 1;
    loop {
        match (expected_lines.next(), actual_lines.next()) {
            (None, None) => return format!("{name}: differs in its last newline"),
            (a, b) if a == b => line += 1,
            (a, b) => {
                let show = |text: Option<&str>| {
                    text.map_or("(end)".to_owned(), |text| text.chars().take(400).collect())
                };
                return format!("{name} line {line}\n  helm: {}\n  ours: {}", show(a), show(b));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(stdout: &str, alt: Option<&str>) -> Expected {
        Expected {
            ok: true,
            stdout: stdout.into(),
            stdout_alt: alt.map(str::to_owned),
            ..Expected::default()
        }
    }

    fn actual(stdout: &str) -> Actual {
        Actual { ok: true, stdout: stdout.into(), stderr: String::new() }
    }

    #[test]
    fn only_what_helm_itself_varies_may_vary() {
        let case = expected("a: 1\npw: \"abc\"\nb: 2\n", Some("a: 1\npw: \"xyz\"\nb: 2\n"));
        assert_eq!(difference(&case, &actual("a: 1\npw: \"qqq\"\nb: 2\n")), None);
        assert!(difference(&case, &actual("a: 1\npassword: \"qqq\"\nb: 2\n")).is_some());
        assert!(difference(&case, &actual("a: 1\npw: \"qqq\"\nb: 3\n")).is_some());
        assert!(difference(&case, &actual("a: 1\nb: 2\n")).is_some());
        assert!(difference(&expected("a\n", None), &actual("a")).is_some());
    }
}
