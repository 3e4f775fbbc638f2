//! A lesson made of two states of a chart: what it starts from, and what is to come out.

mod candidates;
mod differing;

pub use candidates::candidates;
pub use differing::{entries, steps};

use crate::{Condition, Hint, Lesson, Link, Making, Start, Step, Text};

/// The lesson that is being made, on the chart in that folder.
pub fn lesson_of(making: &Making, solution: Vec<Step>, chart: &str) -> Lesson<Text> {
    let text = |text: &String| Text::Plain(text.trim().to_owned());
    let begun = making.start.clone().unwrap_or_default();
    let hint = |says: &String| Hint { says: text(says), at: None, edits: Vec::new() };
    let hints = making.hints.iter().filter(|says| !says.trim().is_empty());
    let mut hints: Vec<Hint<Text>> = hints.map(hint).collect();
    if let Some(last) = hints.last_mut() {
        last.edits.clone_from(&solution);
    }
    let condition =
        |(when, says): &(crate::Check, String)| Condition { says: text(says), when: when.clone() };
    Lesson {
        id: slug(&making.title),
        minutes: making.minutes,
        title: text(&making.title),
        why: text(&making.why),
        start: Start {
            chart: chart.to_owned(),
            open: begun.open,
            file: String::new(),
            edits: begun.steps,
        },
        task: text(&making.task),
        conditions: making.conditions.iter().map(condition).collect(),
        hints,
        solution,
        takeaway: text(&making.takeaway),
        link: Link { text: text(&making.link.0), to: text(&making.link.1) },
        after: Vec::new(),
        tags: Vec::new(),
    }
}

/// A name made of a title: its letters and digits of ASCII, with - between words.
pub fn slug(title: &str) -> String {
    let plain = |char: char| if char.is_ascii_alphanumeric() { char } else { ' ' };
    let words: String = title.to_ascii_lowercase().chars().map(plain).collect();
    let name = words.split_whitespace().take(8).collect::<Vec<_>>().join("-");
    if name.is_empty() { "lesson".to_owned() } else { name }
}
