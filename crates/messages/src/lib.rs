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
#[cfg(feature = "yew")]
mod shown;

pub use pack::{PackError, choose, comment, is_english, key};
pub use pattern::Arg;

use std::fmt::{self, Display};

/// A message by its English text. The other languages' texts are found by it, so that a program holds no ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(&'static str);

impl Message {
    /// A message of a catalogue; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(english: &'static str) -> Self {
        Self(english)
    }

    /// The text in the chosen language, of a message without arguments.
    #[must_use]
    pub fn text(self) -> &'static str {
        pack::find(self.0).unwrap_or(self.0)
    }

    /// The English text, for what is stored and compared.
    #[must_use]
    pub const fn english(self) -> &'static str {
        self.0
    }

    /// The text with arguments that only are shown; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub fn with_texts(self, args: &[&dyn Display]) -> String {
        let args: Vec<Arg<'_>> = args.iter().map(|arg| Arg::Text(*arg)).collect();
        self.with(&args)
    }

    /// The text with its arguments; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub fn with(self, args: &[Arg<'_>]) -> String {
        let (text, plural) = match pack::find(self.0) {
            Some(text) => (text, pack::has_plural()),
            None => (self.0, true),
        };
        let mut out = String::new();
        pattern::write(text, args, plural, &mut out);
        out
    }
}

/// A message that is filled in where it is told: its first arguments are given there.
pub trait Fill<const GIVEN: usize> {
    /// The text.
    fn fill(&self, given: [&dyn Display; GIVEN]) -> String;
}

impl<const GIVEN: usize> Fill<GIVEN> for Message {
    fn fill(&self, _: [&dyn Display; GIVEN]) -> String {
        self.text().to_owned()
    }
}

/// A message of which nothing is open but what is given where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template(Message);

impl Template {
    /// A message of a catalogue; generated code calls this.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(english: &'static str) -> Self {
        Self(Message::new(english))
    }
}

impl<const GIVEN: usize> Fill<GIVEN> for Template {
    fn fill(&self, given: [&dyn Display; GIVEN]) -> String {
        self.0.with_texts(&given)
    }
}

/// What stands for an English text of a message in the chosen language; any other text stays as it is.
#[must_use]
pub fn translated(english: &str) -> &str {
    pack::find(english).unwrap_or(english)
}

/// What parts words in a row: a comma and a space, in Chinese a mark of its own.
#[must_use]
pub fn comma() -> &'static str {
    pack::find(", ").unwrap_or(", ")
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
