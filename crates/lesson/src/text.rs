//! A text in several languages.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages that our own lessons are written in, the first in place of one that is missing.
pub const LANGUAGES: [&str; 2] = ["en", "zh"];

/// A text for people: in each language by its code, or one for all, as a team writes its own lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// `{en: …, zh: …}`
    By(BTreeMap<String, String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl Text {
    /// The text in a language, or else in the first that there is.
    pub fn in_language(&self, language: &str) -> &str {
        match self {
            Text::Plain(text) => text,
            Text::By(texts) => {
                let known = || LANGUAGES.iter().find_map(|language| texts.get(*language));
                let text = texts.get(language).or_else(known).or_else(|| texts.values().next());
                text.map(String::as_str).unwrap_or_default()
            }
        }
    }

    /// The text in the language that is chosen.
    pub fn here(&self) -> &str {
        let [english, other] = LANGUAGES;
        self.in_language(if chartroom_messages::is_english() { english } else { other })
    }

    /// The text in each of its languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, by) = match self {
            Text::Plain(text) => (Some(text), None),
            Text::By(texts) => (None, Some(texts.values())),
        };
        plain.into_iter().chain(by.into_iter().flatten()).map(String::as_str)
    }

    /// Whether it is there in a language; one for all is.
    pub fn is_in(&self, language: &str) -> bool {
        match self {
            Text::Plain(text) => !text.trim().is_empty(),
            Text::By(texts) => texts.get(language).is_some_and(|text| !text.trim().is_empty()),
        }
    }
}
