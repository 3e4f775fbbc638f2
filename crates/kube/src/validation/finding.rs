//! What a rule has to say of an object.

use chartroom_yaml::Span;

/// What sort of mistake it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Something has to be there.
    Missing,
    /// A number or a word out of those that a field takes.
    Value,
    /// Text that has a form: schedules, addresses, percentages, time zones.
    Form,
    /// Names of objects and of what they refer to, labels, annotations, keys.
    Name,
    /// Fields that exclude, need or contradict each other.
    Fit,
    /// The same key or name twice in a list.
    Twice,
}

/// A fault that the API server's validation finds in an object whose fields and types are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// What sort of mistake it is.
    pub family: Family,
    /// The server's text: field, reason, detail.
    pub says: String,
    /// What is wrong, and why.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// What it contradicts, if it stands elsewhere: either of the two may be the one to change.
    pub other: Option<Span>,
    /// What to write instead, where that is known.
    pub better: Option<String>,
    /// The message where Helm 3 applies on the client’s side, for what only server-side apply refuses.
    pub client: Option<String>,
}

impl Invalid {
    /// What server-side apply says of an item whose key is there already.
    pub(super) const AGAIN: &str = ": duplicate entries for key [";

    /// Whether only server-side apply refuses it.
    pub(crate) fn is_of_apply(&self) -> bool {
        self.says.contains(Self::AGAIN)
    }
}
