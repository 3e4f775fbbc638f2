//! Where the chart's own templates name values.

use crate::scene::Scene;
use chartroom_diagnostics::{FileId, Span};

/// A value in an action of a template.
pub(super) struct Use<'a> {
    pub(super) path: Vec<String>,
    /// Its text, `.Values.a.b`.
    pub(super) span: Span,
    pub(super) action: &'a str,
}

/// The uses of values in the chart's own templates.
pub(super) fn uses<'a>(scene: &'a Scene<'_>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    each_action(scene, |file, start, action| of_action(file, start, action, &mut uses));
    uses
}

/// Goes through the actions of the chart's own templates: the file, and where the inside of the action starts in it.
fn each_action<'a>(scene: &'a Scene<'_>, mut visit: impl FnMut(FileId, usize, &'a str)) {
    for (id, file) in scene.files(|path| path.starts_with("templates/")) {
        let mut at = 0;
        while let Some((start, end)) = next_action(&file.text, at) {
            visit(id, start, file.text.get(start..end).unwrap_or_default());
            at = end;
        }
    }
}

/// The inside of the next action behind a byte.
fn next_action(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find("{{")? + 2;
    let length = text.get(start..)?.find("}}")?;
    Some((start, start + length))
}

fn of_action<'a>(file: FileId, start: usize, action: &'a str, uses: &mut Vec<Use<'a>>) {
    let inside = action.trim_start_matches(['-', ' ', '\n']);
    if inside.starts_with("/*") {
        return;
    }
    for (at, word) in action.match_indices(".Values.") {
        let rest = action.get(at + word.len()..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')));
        let chain = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim_end_matches('.');
        if chain.is_empty() {
            continue;
        }
        let from = (start + at) as u32;
        let to = from + (word.len() + chain.len()) as u32;
        let path = chain.split('.').map(str::to_owned).collect();
        uses.push(Use { path, span: Span { file, start: from, end: to }, action: inside });
    }
}

/// What the chart's own templates ask for with `hasKey` before they look it up.
pub(super) struct Asked {
    /// Paths below the values.
    paths: Vec<Vec<String>>,
    /// Keys of maps that have no name here: `.`, variables, results.
    keys: Vec<String>,
}

impl Asked {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut asked = Self { paths: Vec::new(), keys: Vec::new() };
        each_action(scene, |_, _, action| {
            action.split("hasKey ").skip(1).for_each(|question| asked.add(question));
        });
        asked
    }

    fn add(&mut self, question: &str) {
        let mut parts = question.split('"');
        let (Some(map), Some(key)) = (parts.next(), parts.next()) else { return };
        let map = map.trim().trim_matches(['(', ')']).trim();
        match map.trim_start_matches('$').strip_prefix(".Values") {
            Some(chain) => {
                let path = chain.split('.').filter(|key| !key.is_empty()).chain([key]);
                self.paths.push(path.map(str::to_owned).collect());
            }
            None => self.keys.push(key.to_owned()),
        }
    }

    /// Whether a value, or a map that it is in, is asked for.
    pub(super) fn about(&self, path: &[String]) -> bool {
        self.paths.iter().any(|asked| path.starts_with(asked))
            || self.keys.iter().any(|key| path.last() == Some(key))
    }
}
