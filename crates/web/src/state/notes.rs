//! Notes of edits that the store may not get before the page is gone: a browser may end a tab before a transaction
//! that was sent off is committed. What is noted is there at once, and whoever opens the page next hands it to the store.
//! There it is a write like any other: it takes the place of what it was made on, or becomes a record of its own.

use super::saved::Put;

/// How long all notes together may be, in bytes. Browsers give notes and settings about 5 MB.
pub(crate) const MOST: usize = 2_000_000;

/// Edits that the store may not get.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// Their key.
    pub(crate) key: String,
    /// What the store may hold that they were made on.
    pub(crate) bases: Vec<String>,
    /// What is to be there; none when nothing is.
    pub(crate) put: Option<Put>,
}

/// What becomes of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It takes the place of what is there.
    Put,
    /// It becomes a record of its own.
    Apart,
    /// The store has it, or something newer by the same tab.
    Drop,
}

/// Decides by what the store holds, what the note was made on, and its own revision.
pub(crate) fn fate(there: Option<&str>, bases: &[String], rev: Option<&str>) -> Fate {
    let based = there.is_some_and(|there| bases.iter().any(|base| base == there));
    match (there, rev) {
        (_, None) => {
            if based {
                Fate::Put
            } else {
                Fate::Drop
            }
        }
        (None, Some(_)) => Fate::Put,
        _ if based => Fate::Put,
        (Some(there), Some(rev)) if follows(there, rev) => Fate::Drop,
        _ => Fate::Apart,
    }
}

/// Whether one revision is the other, or a later one of the same tab; see [`super::State::next_rev`].
fn follows(later: &str, rev: &str) -> bool {
    let split = |rev: &'_ str| -> Option<(String, u32)> {
        let (tab, count) = rev.split_once('-')?;
        Some((tab.to_owned(), count.parse().ok()?))
    };
    match (split(later), split(rev)) {
        (Some((one, later)), Some((two, rev))) => one == two && later >= rev,
        _ => later == rev,
    }
}
