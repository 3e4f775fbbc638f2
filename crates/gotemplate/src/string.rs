//! Go strings.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::rc::Rc;

/// A Go string: bytes that are usually, but not necessarily, UTF-8 (`trunc` cuts bytes). Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Str(Rc<[u8]>);

impl Str {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, if it is UTF-8.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The text, with U+FFFD for what is not UTF-8.
    pub fn to_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }

    /// Length in bytes, as Go's `len`.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is "".
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn holders(&self) -> usize {
        Rc::strong_count(&self.0)
    }

    /// Identity of the shared storage; equal for clones of one string.
    pub fn id(&self) -> usize {
        self.0.as_ptr() as usize
    }
}

impl Default for Str {
    fn default() -> Self {
        Self(Rc::from([].as_slice()))
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self(Rc::from(text.as_bytes()))
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self(Rc::from(text.into_bytes()))
    }
}

impl From<&[u8]> for Str {
    fn from(bytes: &[u8]) -> Self {
        Self(Rc::from(bytes))
    }
}

impl From<Rc<[u8]>> for Str {
    fn from(bytes: Rc<[u8]>) -> Self {
        Self(bytes)
    }
}

impl From<Vec<u8>> for Str {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Rc::from(bytes))
    }
}

impl Borrow<[u8]> for Str {
    fn borrow(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Str {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_text())
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.to_text())
    }
}

/// Where a text first is in another. memchr's own search for texts weighs several kB in a page, for the same.
pub fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    memchr::memchr_iter(first, text)
        .find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(needle)))
}
