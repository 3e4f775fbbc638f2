//! What the editor asks while a text is written.

use crate::Utf16;
use serde::{Deserialize, Serialize};

/// A question about a place of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assist {
    /// The editor's number, which the answer carries back.
    pub ticket: u32,
    /// What is wanted.
    pub wish: Wish,
    /// Path of the file inside the chart folder.
    pub path: String,
    /// Its text as it is now: newer than what was rendered last.
    pub text: String,
    /// Where in it, from its beginning.
    pub offset: Utf16,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// What may be put in there.
    Complete,
    /// Where what stands there is defined.
    Definition,
    /// Where it is used.
    Uses,
}
