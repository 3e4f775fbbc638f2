//! A lesson, and the list of them.

use crate::{At, Check, Step, Text};
use serde::{Deserialize, Serialize};

/// A lesson; `T` is [`Text`] as it is written, and a string in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de> + Default"))]
pub struct Lesson<T> {
    /// Its name in addresses and in what is kept; of ours the name of its folder.
    pub id: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it is called.
    pub title: T,
    /// Why one should know, in a sentence or two.
    #[serde(default)]
    pub why: T,
    /// What it starts from.
    pub start: Start,
    /// What is to be done.
    pub task: T,
    /// When it is.
    pub conditions: Vec<Condition<T>>,
    /// From general to exact.
    #[serde(default)]
    pub hints: Vec<Hint<T>>,
    /// What does it; where nothing is written, what the last hint tells to do.
    #[serde(default)]
    pub solution: Vec<Step>,
    /// The rule to keep.
    #[serde(default)]
    pub takeaway: T,
    /// Where to read on.
    #[serde(default)]
    pub link: Link<T>,
    /// Lessons that should come before.
    #[serde(default)]
    pub after: Vec<String>,
    /// What it is about, in a word each; `id`s of findings suggest it to who has them.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// What a lesson starts from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Start {
    /// The chart: one of ours by its folder, of a team's lesson a folder beside it; empty for the built-in one.
    pub chart: String,
    /// The environment that is open.
    pub open: String,
    /// The file in the upper editor; empty for the overlay of the environment.
    pub file: String,
    /// What is changed: texts of files, and environments.
    pub edits: Vec<Step>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition<T> {
    /// It in words.
    pub says: T,
    /// What has to be so.
    pub when: Check,
}

/// A hint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint<T> {
    /// It in words.
    pub says: T,
    /// The line that it speaks of.
    #[serde(default)]
    pub at: Option<At>,
    /// What it tells to do.
    #[serde(default)]
    pub edits: Vec<Step>,
}

/// Where to read on; nowhere where there is no address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de> + Default"))]
pub struct Link<T> {
    /// What is there.
    #[serde(default)]
    pub text: T,
    /// The address: `https://…`.
    #[serde(default)]
    pub to: T,
}

impl Lesson<Text> {
    /// The lesson in one language.
    pub fn in_language(&self, language: &str) -> Lesson<String> {
        let text = |text: &Text| text.in_language(language).to_owned();
        let condition =
            |one: &Condition<Text>| Condition { says: text(&one.says), when: one.when.clone() };
        let hint = |one: &Hint<Text>| Hint {
            says: text(&one.says),
            at: one.at.clone(),
            edits: one.edits.clone(),
        };
        Lesson {
            id: self.id.clone(),
            minutes: self.minutes,
            title: text(&self.title),
            why: text(&self.why),
            start: self.start.clone(),
            task: text(&self.task),
            conditions: self.conditions.iter().map(condition).collect(),
            hints: self.hints.iter().map(hint).collect(),
            solution: self.solution.clone(),
            takeaway: text(&self.takeaway),
            link: Link { text: text(&self.link.text), to: text(&self.link.to) },
            after: self.after.clone(),
            tags: self.tags.clone(),
        }
    }

    /// All of its texts.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.title, &self.why, &self.task, &self.takeaway];
        texts.extend([&self.link.text, &self.link.to]);
        texts.extend(self.conditions.iter().map(|one| &one.says));
        texts.extend(self.hints.iter().map(|one| &one.says));
        texts
    }
}

/// A lesson as a page gets it: in one language, with the files that its start changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// It.
    pub lesson: Lesson<String>,
    /// The name and the version of its chart.
    pub chart: (String, String),
    /// The paths of the chart's files.
    pub paths: Vec<String>,
    /// Files of the chart that are others at the start, with their texts.
    pub files: Vec<(String, String)>,
}

/// The list of lessons, in groups, and paths through them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index<T> {
    /// Groups, in their order.
    pub groups: Vec<Group<T>>,
    /// Paths.
    pub paths: Vec<Path<T>>,
}

/// Lessons about one matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group<T> {
    /// What it is called.
    pub title: T,
    /// Their ids, in order.
    pub lessons: Vec<String>,
}

/// A way through lessons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path<T> {
    /// Its name in what is kept.
    pub id: String,
    /// What it is called.
    pub title: T,
    /// The ids of its lessons, in order.
    pub lessons: Vec<String>,
}

impl Index<Text> {
    /// The list in one language.
    pub fn in_language(&self, language: &str) -> Index<String> {
        let text = |text: &Text| text.in_language(language).to_owned();
        let group =
            |one: &Group<Text>| Group { title: text(&one.title), lessons: one.lessons.clone() };
        let path = |one: &Path<Text>| Path {
            id: one.id.clone(),
            title: text(&one.title),
            lessons: one.lessons.clone(),
        };
        Index {
            groups: self.groups.iter().map(group).collect(),
            paths: self.paths.iter().map(path).collect(),
        }
    }
}
