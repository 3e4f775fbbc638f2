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
    /// Path of the file inside the chart folder; empty where the whole chart is meant.
    pub path: String,
    /// Its text as it is now: newer than what was rendered last.
    pub text: String,
    /// Where in it, from its beginning.
    pub offset: Utf16,
    /// The new name that is wanted.
    pub name: String,
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
    /// What there is to say of it; `name` may be the number of the environment that calls are evaluated in.
    Hover,
    /// What another name for it changes; without a path for the environment whose number the offset is.
    Rename,
    /// The files, values and objects that there are.
    Contents,
    /// What may be made of a selection; `name` is where it ends.
    Acts,
    /// One of that, by its title behind where the selection ends, with a look at what is rendered then.
    Act,
    /// The file in good order.
    Format,
}
