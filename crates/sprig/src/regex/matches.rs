//! The sequence of matches that Go's functions for all matches walk through.

use super::Regex;
use chartroom_gotemplate::{Env, FuncError, Made};
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

/// A search that takes steps of a render.
pub(crate) struct Search<'a> {
    env: &'a Env,
    /// Steps for each byte, times [`super::STATES_A_STEP`].
    cost: u64,
}

impl<'a> Search<'a> {
    /// A search for a pattern.
    pub(crate) fn new(env: &'a Env, regex: &Regex) -> Self {
        Self { env, cost: regex.engine().map_or(1, |engine| engine.states() as u64) }
    }

    /// The first match at or after a place. The machine may look at all that follows to find the longest one.
    fn find_at(&self, regex: &Regex, text: &[u8], at: usize) -> Result<Option<Match>, FuncError> {
        let rest = (text.len() - at.min(text.len())) as u64 + 1;
        self.env.budget.work(self.cost.saturating_mul(rest) / super::STATES_A_STEP)?;
        Ok(regex.engine().and_then(|engine| engine.find_at(text, at)))
    }
}

/// Bytes of a match that is kept.
const MATCH: u64 = 96;

impl Regex {
    /// The first match.
    pub(crate) fn find(&self, by: &Search<'_>, text: &[u8]) -> Result<Option<Match>, FuncError> {
        by.find_at(self, text, 0)
    }

    /// Up to `limit` matches from left to right, all if it is negative; an empty match directly behind another
    /// match is left out (Go's `allMatches`).
    pub(crate) fn find_all(
        &self,
        by: &Search<'_>,
        text: &[u8],
        limit: i64,
    ) -> Result<Vec<Match>, FuncError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut found = Vec::new();
        let mut at = 0;
        let mut last_end = None;
        while found.len() < limit && at <= text.len() {
            let Some(next) = by.find_at(self, text, at)? else { break };
            let Range { start, end } = next.range();
            by.env.budget.fits(Made::List, found.len() as u64 * MATCH)?;
            let repeated = end == at && last_end == Some(start);
            at = if end == at { at + width_at(text, at).max(1) } else { end };
            last_end = Some(end);
            if !repeated {
                found.push(next);
            }
        }
        Ok(found)
    }

    /// The text with every match replaced by what is appended for it (Go's `replaceAll`).
    pub(crate) fn replace_all(
        &self,
        by: &Search<'_>,
        text: &[u8],
        mut replacement: impl FnMut(&Match, &mut Vec<u8>),
    ) -> Result<Vec<u8>, FuncError> {
        let mut out = Vec::with_capacity(text.len());
        let mut copied = 0;
        let mut at = 0;
        while at <= text.len() {
            let Some(found) = by.find_at(self, text, at)? else { break };
            let Range { start, end } = found.range();
            by.env.budget.fits(Made::Text, out.len() as u64)?;
            out.extend_from_slice(text.get(copied..start).unwrap_or(&[]));
            // An empty match directly behind another match is not replaced.
            if end > copied || start == 0 {
                replacement(&found, &mut out);
            }
            copied = end;
            at = end.max(at + width_at(text, at).max(1));
        }
        out.extend_from_slice(text.get(copied..).unwrap_or(&[]));
        Ok(out)
    }

    /// The pieces between up to `limit - 1` matches, between all if it is negative; None for 0, where Go has
    /// a nil slice (Go's `Split`). An empty text is one empty piece, except for the empty pattern.
    pub(crate) fn split<'t>(
        &self,
        by: &Search<'_>,
        text: &'t [u8],
        limit: i64,
    ) -> Result<Option<Vec<&'t [u8]>>, FuncError> {
        if limit == 0 {
            return Ok(None);
        }
        if text.is_empty() && !self.empty {
            return Ok(Some(vec![text]));
        }
        let mut pieces = Vec::new();
        let (mut start, mut end) = (0, 0);
        for found in self.find_all(by, text, limit)? {
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
        Ok(Some(pieces))
    }

    /// The group with this name; of several the first that took part.
    pub(super) fn named_group(&self, name: &str, found: &Match) -> Option<Range<usize>> {
        let named = self.names.iter().enumerate().filter(|(_, known)| known.as_str() == name);
        named.filter_map(|(index, _)| found.group(index)).next()
    }
}
