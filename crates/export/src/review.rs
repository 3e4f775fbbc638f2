//! What differs between environments, as Markdown for a review: tables and diffs without secrets.

use crate::{messages, secret};
use chartroom_compare::{DiffLine, Group, Hunk, ObjectChange, Row};
use chartroom_core::{EnvironmentReport, Object, Output};
use chartroom_escape::markdown;
use chartroom_escape::secret::{Known, cell, without_user};
use std::fmt::Write as _;

/// Texts of others on their way into a review.
pub(crate) struct Review {
    known: Known,
    names: Vec<String>,
}

impl Review {
    /// A review of environments, in the order of their columns. `written` is more that is known to be secret.
    pub(crate) fn of(
        environments: &[&EnvironmentReport],
        written: impl IntoIterator<Item = String>,
    ) -> Self {
        let names = environments.iter().map(|one| one.name.clone()).collect();
        let known = Known::of(secret::known(environments).into_iter().chain(written));
        Self { known, names }
    }

    /// Gives the columns other names.
    pub(crate) fn name(&mut self, names: [&str; 2]) {
        self.names = names.map(str::to_owned).to_vec();
    }

    /// A text without what is known to be secret.
    pub(crate) fn masked(&self, text: &str) -> String {
        self.known.masked(&without_user(text))
    }

    /// A sentence without them; what stands between backticks and is the name of a file stays.
    pub(crate) fn sentence(&self, text: &str, is_file: &dyn Fn(&str) -> bool) -> String {
        let mut parts = text.split('`').enumerate();
        let whole = parts.clone().any(|(at, part)| at % 2 == 1 && is_file(part));
        if !whole {
            return self.masked(text);
        }
        let part = |(at, part): (usize, &str)| match at % 2 == 1 && is_file(part) {
            true => part.to_owned(),
            false => self.masked(part),
        };
        let first = parts.next().map(part).unwrap_or_default();
        parts.fold(first, |text, next| format!("{text}`{}", part(next)))
    }

    /// A name, as text or as code.
    pub(crate) fn text(&self, text: &str) -> String {
        markdown::text(&self.masked(text))
    }

    /// A text in code type.
    pub(crate) fn code(&self, text: &str) -> String {
        markdown::code(&self.masked(text))
    }

    /// Rows as a table with a column for each environment; texts longer than `width` (characters) are cut.
    pub(crate) fn table<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r Row>,
        width: Option<usize>,
    ) -> String {
        let rows: Vec<(String, Vec<Option<String>>)> = rows
            .into_iter()
            .map(|row| {
                let shown = |text: &String| cut(self.cell(row, text), width);
                let cells = row.cells.iter().map(|cell| cell.text.as_ref().map(shown));
                (self.masked(&row.name), cells.collect())
            })
            .collect();
        let names: Vec<String> = self.names.iter().map(|name| self.masked(name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        markdown::table(&names, rows.iter().map(|(name, cells)| (name.as_str(), cells.clone())))
    }

    fn cell(&self, row: &Row, text: &str) -> String {
        match row.group {
            Group::Values => self.known.masked(&cell(&row.name, text)),
            _ => self.masked(text),
        }
    }

    /// The hunks of an object that changed, as a block of the language `diff`.
    pub(crate) fn diff(&self, change: &ObjectChange, [old, new]: [&Output; 2]) -> String {
        let lines = |objects: &[Object], at: Option<usize>| {
            let object = at.and_then(|at| objects.get(at));
            object.map(|object| secret::lines(&object.text)).unwrap_or_default()
        };
        let (old, new) = (lines(&old.objects, change.old), lines(&new.objects, change.new));
        let line = |line: &DiffLine| {
            let found = match (line.new, line.old) {
                (Some(at), _) => new.get(at),
                (None, at) => at.and_then(|at| old.get(at)),
            };
            self.known.masked(found.map_or("", String::as_str))
        };
        let mut text = String::new();
        for Hunk { path, lines } in &change.hunks {
            let path = if path.is_empty() { messages::SUMMARY_TOP.text() } else { path };
            let _ = writeln!(text, "@@ {} @@", one_line(&self.masked(path)));
            for one in lines {
                let _ = writeln!(text, "{} {}", one.sign.mark(), one_line(&line(one)));
            }
        }
        markdown::fenced("diff", &text)
    }
}

/// A line that stays one.
fn one_line(text: &str) -> String {
    chartroom_escape::shown(text).into_owned()
}

fn cut(text: String, width: Option<usize>) -> String {
    match width.and_then(|width| text.char_indices().nth(width)) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

/// An object that changed: its kind and name, and its template.
pub(crate) fn title(change: &ObjectChange, [old, new]: [&Output; 2]) -> (String, String) {
    let object = match (change.new, change.old) {
        (Some(at), _) => new.objects.get(at),
        (None, at) => at.and_then(|at| old.objects.get(at)),
    };
    let title = object.map(|object| match object.kind.is_empty() && object.name.is_empty() {
        true => "text".to_owned(),
        false => format!("{} {}", object.kind, object.name),
    });
    (title.unwrap_or_default(), object.map(|object| object.template.clone()).unwrap_or_default())
}

/// What differs between environments.
pub struct Differences<'a> {
    /// All environments, in the order of the columns.
    pub environments: Vec<&'a EnvironmentReport>,
    /// Figures and values.
    pub rows: &'a [Row],
    /// Objects of two of them, and the outputs that they are indices of: the old one and the new one.
    pub objects: (&'a [ObjectChange], [&'a Output; 2]),
    /// A path of the chart as a reader finds it.
    pub path: &'a dyn Fn(&str) -> String,
}

/// A table of the rows, and the diff of each object under its name and template. Values of Secrets, and what looks like
/// a secret, are masked.
pub fn differences(differences: &Differences<'_>) -> String {
    let review = Review::of(&differences.environments, []);
    let mut text = review.table(differences.rows, None);
    let (changes, outputs) = differences.objects;
    for change in changes {
        let (name, template) = title(change, outputs);
        // Whole, so that it opens: a name of a file is no secret.
        let (name, template) = (review.text(&name), markdown::text(&(differences.path)(&template)));
        let _ = write!(text, "\n**{name}** ({template})\n\n{}", review.diff(change, outputs));
    }
    text
}
