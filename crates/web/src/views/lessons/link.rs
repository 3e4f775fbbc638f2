//! The lesson of a link: somebody else wrote it, and it works on the record that the link opened.

use super::Carried;
use crate::language;
use crate::text::lessons as words;
use chartroom_lesson::{Given, LANGUAGES, Prepared};
use chartroom_protocol::{SharedState, decode};

/// It.
pub(super) struct Linked {
    /// The key of the record that the link opened.
    pub(super) key: String,
    /// What that was at first.
    pub(super) first: SharedState,
    /// Why it cannot be played.
    pub(super) failed: Option<String>,
    /// It, in each language.
    lessons: Vec<Prepared>,
}

impl Linked {
    /// As the engine read it.
    pub(super) fn new(key: String, carried: Carried) -> Self {
        let carried = carried.and_then(|(bytes, first)| {
            let given: Given = decode(&bytes).map_err(|error| format!("{error:?}"))?;
            Ok((given, first))
        });
        let (given, first, failed) = match carried {
            Ok((given, first)) => (given.lesson, first, None),
            Err(why) => (Vec::new(), SharedState::default(), Some(words::not_carried(&why))),
        };
        // Its record is there already: nothing of the chart is needed.
        let prepared = |lesson| Prepared {
            lesson,
            chart: Default::default(),
            paths: Vec::new(),
            files: Vec::new(),
        };
        Self { key, first, failed, lessons: given.into_iter().map(prepared).collect() }
    }

    /// It, in the language that is spoken.
    pub(super) fn prepared(&self) -> Option<&Prepared> {
        let language = if language::is_chinese() { "zh" } else { "en" };
        let at = LANGUAGES.iter().position(|one| *one == language);
        self.lessons.get(at?)
    }
}
