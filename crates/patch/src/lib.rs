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
