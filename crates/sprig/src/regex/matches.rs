//! The sequence of matches that Go's functions for all matches walk through.

use super::Regex;
use std::ops::Range;

/// Where the groups of a match are; the first is the whole match.
#[derive(Clone, Debug)]
pub struct Match {
    pub(super) groups: Vec<Option<Range<usize>>>,
}

impl Match {
    /// The byte range of the whole match.
    pub fn range(&self) -> Range<usize> {
        self.group(0).unwrap_or(0..0)
    }

    /// The byte range of a group; None if it took no part in the match.
    pub fn group(&self, index: usize) -> Option<Range<usize>> {
        self.groups.get(index).cloned().flatten()
    }
}

/// The number of bytes of the character at a place: 1 for what is not UTF-8, 0 at the end.
fn width_at(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or(&[]);
    let head = rest.get(..rest.len().min(4)).unwrap_or(rest);
    let Some(chunk) = head.utf8_chunks().next() else { return 0 };
    chunk.valid().chars().next().map_or(1, char::len_utf8)
}

impl Regex {
    /// The first match.
    pub fn find(&self, text: &[u8]) -> Option<Match> {
        self.find_at(text, 0)
    }

    fn find_at(&self, text: &[u8], at: usize) -> Option<Match> {
        self.engine()?.find_at(text, at)
    }

    /// Up to `limit` matches from left to right, all if it is negative; an empty match directly behind another
    /// match is left out (Go's `allMatches`).
    pub fn find_all(&self, text: &[u8], limit: i64) -> Vec<Match> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut found = Vec::new();
        let mut at = 0;
        let mut last_end = None;
        while found.len() < limit && at <= text.len() {
            let Some(next) = self.find_at(text, at) else { break };
            let Range { start, end } = next.range();
            let repeated = end == at && last_end == Some(start);
            at = if end == at { at + width_at(text, at).max(1) } else { end };
            last_end = Some(end);
            if !repeated {
                found.push(next);
            }
        }
        found
    }

    /// The text with every match replaced by what is appended for it (Go's `replaceAll`).
    pub fn replace_all(
        &self,
        text: &[u8],
        mut replacement: impl FnMut(&Match, &mut Vec<u8>),
    ) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len());
        let mut copied = 0;
        let mut at = 0;
        while at <= text.len() {
            let Some(found) = self.find_at(text, at) else { break };
            let Range { start, end } = found.range();
            out.extend_from_slice(text.get(copied..start).unwrap_or(&[]));
            // An empty match directly behind another match is not replaced.
            if end > copied || start == 0 {
                replacement(&found, &mut out);
            }
            copied = end;
            at = end.max(at + width_at(text, at).max(1));
        }
        out.extend_from_slice(text.get(copied..).unwrap_or(&[]));
        out
    }

    /// The pieces between up to `limit - 1` matches, between all if it is negative; None for 0, where Go has
    /// a nil slice (Go's `Split`). An empty text is one empty piece, except for the empty pattern.
    pub fn split<'t>(&self, text: &'t [u8], limit: i64) -> Option<Vec<&'t [u8]>> {
        if limit == 0 {
            return None;
        }
        if text.is_empty() && !self.empty {
            return Some(vec![text]);
        }
        let mut pieces = Vec::new();
        let (mut start, mut end) = (0, 0);
        for found in self.find_all(text, limit) {
            if i64::try_from(pieces.len() + 1) == Ok(limit) {
                break;
            }
            let range = found.range();
            end = range.start;
            if range.end != 0 {
                pieces.push(text.get(start..end).unwrap_or(&[]));
            }
            start = range.end;
        }
        if end != text.len() {
            pieces.push(text.get(start..).unwrap_or(&[]));
        }
        Some(pieces)
    }

    /// The group with this name; of several the first that took part.
    pub(super) fn named_group(&self, name: &str, found: &Match) -> Option<Range<usize>> {
        let named = self.names.iter().enumerate().filter(|(_, known)| known.as_str() == name);
        named.filter_map(|(index, _)| found.group(index)).next()
    }
}
