//! What people read, by id. The texts are [Fluent](https://projectfluent.org) files below `messages/`, one folder for
//! a language and in it one for a crate; a crate's build script turns its English ones into constants and structs
//! (`build::generate`), so that the compiler says which id is missing, unused, or given other arguments. English is in
//! the program; another language is a pack, loaded when it is chosen.
//!
//! A message without arguments is a [`Message`], one with arguments a struct with a field for each:
//!
//! ```ignore
//! messages::GPU007_TITLE.text();
//! messages::Gpu007 { kind: &"Deployment", count: 2 }.to_string();
//! ```

#[cfg(feature = "build")]
pub mod build;
mod pack;
mod pattern;

pub use pack::{PackError, choose};
pub use pattern::Arg;

use std::fmt::{self, Display, Write};

/// A message by its id, with its English text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    key: u32,
    english: &'static str,
}

impl Message {
    /// A message of a catalogue; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(key: u32, english: &'static str) -> Self {
        Self { key, english }
    }

    /// A text that is the same in every language, such as a name.
    #[must_use]
    pub const fn same(text: &'static str) -> Self {
        Self { key: 0, english: text }
    }

    /// The text in the chosen language, of a message without arguments.
    #[must_use]
    pub fn text(self) -> &'static str {
        pack::find(self.key).unwrap_or(self.english)
    }

    /// Writes the text with its arguments; generated code calls this.
    #[doc(hidden)]
    pub fn write(self, out: &mut dyn Write, args: &[Arg<'_>]) -> fmt::Result {
        match pack::find(self.key) {
            Some(text) => pattern::write(text, args, pack::has_plural(), out),
            None => pattern::write(self.english, args, true, out),
        }
    }

    /// The text with its arguments; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub fn with(self, args: &[Arg<'_>]) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write(&mut out, args);
        out
    }
}

impl Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text())
    }
}

impl From<Message> for String {
    fn from(message: Message) -> String {
        message.text().to_owned()
    }
}
