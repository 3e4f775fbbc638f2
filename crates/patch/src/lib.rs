//! A text as its difference to another one, line by line: what a share link says of a changed file.

use sha2::{Digest, Sha256};

/// How a text comes of another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// [`fingerprint`] of the text that it is applied to.
    pub of: u32,
    /// From the start of that text to its end. What follows the last one stays.
    pub changes: Vec<Change>,
}

/// Lines that stay, then lines that go, then text that comes in their place. A line holds its line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// How many lines stay.
    pub keep: u32,
    /// How many lines behind those go.
    pub drop: u32,
    /// What stands in their place.
    pub text: String,
}

/// The first four bytes of a text's SHA-256: enough to tell versions of a file apart, and no proof of anything.
pub fn fingerprint(text: &str) -> u32 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(4).fold(0, |all, byte| (all << 8) | u32::from(*byte))
}

impl Patch {
    /// The text that comes of `base`; None where the patch was made of another text or names lines it does not have.
    pub fn apply(&self, base: &str) -> Option<String> {
        if fingerprint(base) != self.of {
            return None;
        }
        let mut lines = base.split_inclusive('\n');
        let mut text = String::with_capacity(base.len());
        for change in &self.changes {
            for _ in 0..change.keep {
                text.push_str(lines.next()?);
            }
            for _ in 0..change.drop {
                lines.next()?;
            }
            text.push_str(&change.text);
        }
        text.extend(lines);
        Some(text)
    }

    /// How `new` comes of `base`.
    pub fn between(base: &str, new: &str) -> Self {
        let (before, after) = (lines(base), lines(new));
        let ops = similar::capture_diff_slices(similar::Algorithm::Patience, &before, &after);
        let mut changes = Vec::new();
        let mut next = Change::default();
        let count = |lines: std::ops::Range<usize>| u32::try_from(lines.len()).unwrap_or(u32::MAX);
        for op in ops {
            let (tag, old, new) = op.as_tag_tuple();
            if tag == similar::DiffTag::Equal {
                if next != Change::default() {
                    changes.push(std::mem::take(&mut next));
                }
                next.keep = count(old);
            } else {
                next.drop += count(old);
                next.text.extend(after.get(new).unwrap_or_default().iter().copied());
            }
        }
        if next.drop > 0 || !next.text.is_empty() {
            changes.push(next);
        }
        Self { of: fingerprint(base), changes }
    }
}

/// Lines of `base` that still stand in `new`: the first of them, how many, and where the first stands there. A line that
/// was changed in its place, and is still much the same, counts.
pub fn moved(base: &str, new: &str) -> Vec<(u32, u32, u32)> {
    let (before, after) = (lines(base), lines(new));
    let (mut old, mut now, mut runs) = (0, 0, Vec::new());
    let mut run = |from: usize, count: usize, to: usize| {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        if count > 0 {
            runs.push((number(from), number(count), number(to)));
        }
    };
    for change in Patch::between(base, new).changes {
        run(old, change.keep as usize, now);
        (old, now) = (old + change.keep as usize, now + change.keep as usize);
        let (gone, come) = (change.drop as usize, lines(&change.text).len());
        let mut next = old;
        for (at, line) in after.iter().enumerate().skip(now).take(come) {
            let mut rest = before.iter().enumerate().take(old + gone).skip(next);
            let same = match gone == come {
                true => Some(old + at - now)
                    .filter(|at| before.get(*at).is_some_and(|other| is_alike(other, line))),
                // One that only stands deeper or less deep.
                false => rest.find(|(_, other)| other.trim() == line.trim()).map(|(at, _)| at),
            };
            if let Some(same) = same {
                run(same, 1, at);
                next = same + 1;
            }
        }
        (old, now) = (old + gone, now + come);
    }
    run(old, before.len().saturating_sub(old), now);
    runs
}

/// Whether most of a line is there before and after a change in it.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let same = |(one, other): &(u8, u8)| one == other;
    let ahead = one.bytes().zip(other.bytes()).take_while(same).count();
    let behind = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
    let all = one.len().max(other.len());
    (ahead + behind).min(one.len().min(other.len())) * 2 >= all
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back(base: &str, new: &str) -> Patch {
        let patch = Patch::between(base, new);
        assert_eq!(patch.apply(base).as_deref(), Some(new), "{patch:?}");
        patch
    }

    #[test]
    fn a_patch_makes_the_one_text_of_the_other() {
        let base = "a: 1\nb: 2\nc: 3\nd: 4";
        assert_eq!(comes_back(base, base).changes, []);
        let patch = comes_back(base, "a: 1\nb: 5\nc: 3\nd: 4");
        assert_eq!(patch.changes, [Change { keep: 1, drop: 1, text: "b: 5\n".into() }]);
        for new in ["", "x", "a: 1\n", "d: 4\r\n\r\n", "中文\nb: 2\n", "a: 1\nb: 2\nc: 3\nd: 4\n"]
        {
            comes_back(base, new);
            comes_back(new, base);
        }
    }

    #[test]
    fn lines_are_found_again_in_a_changed_text() {
        let base = "a: 1\nb: 20\nc: 3\nd: 4\n";
        assert_eq!(moved(base, base), [(0, 4, 0)]);
        assert_eq!(moved(base, "x: 1\na: 1\nb: 20\nc: 3\nd: 4\n"), [(0, 4, 1)]);
        // Typed into, and gone.
        assert_eq!(moved(base, "a: 1\nb: 20\"\nd: 4\n"), [(0, 1, 0), (3, 1, 2)]);
        assert_eq!(moved(base, "a: 1\nb: 20\"\nc: 3\nd: 4\n"), [(0, 1, 0), (1, 1, 1), (2, 2, 2)]);
        // Its neighbour is gone, and it stands deeper.
        assert_eq!(moved(base, "a: 1\n  c: 3\nd: 4\n"), [(0, 1, 0), (2, 1, 1), (3, 1, 2)]);
        assert_eq!(moved(base, "a: 1\nother\nc: 3\nd: 4\n"), [(0, 1, 0), (2, 2, 2)]);
        assert_eq!(moved(base, ""), []);
    }

    #[test]
    fn another_text_is_refused() {
        let patch = Patch::between("a\nb\n", "a\nc\n");
        assert_eq!(patch.apply("a\nb"), None);
        assert_eq!(patch.apply(""), None);
        let mut beyond = patch;
        beyond.changes = vec![Change { keep: 1, drop: 2, text: String::new() }];
        assert_eq!(beyond.apply("a\nb\n"), None);
        beyond.changes = vec![Change { keep: u32::MAX, drop: 0, text: String::new() }];
        assert_eq!(beyond.apply("a\nb\n"), None);
    }
}
