//! What is found with and without some edits. Findings are looked up by their place and by their words: a project may
//! have tens of thousands.

use super::changes::Changes;
use chartroom_core::{Problem, Report};
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Span};
use std::collections::{BTreeMap, HashMap};

/// A check and a file, as it was before.
type Key = (&'static str, Option<FileId>);
/// Where something starts and ends.
type Bytes = (u32, u32);

/// Two reports on a project, before and after some edits.
pub(super) struct Seen<'a> {
    before: &'a Report,
    after: &'a Report,
    changes: &'a Changes,
    /// Where each check found something before, sorted, with the index of the problem.
    old: HashMap<Key, Vec<(u32, usize)>>,
    /// The same after, by what the place was before the edits.
    new: HashMap<Key, Vec<(Bytes, usize)>>,
    /// Problems before, by their check and words.
    words: HashMap<(&'static str, String), Vec<usize>>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(before: &'a Report, after: &'a Report, changes: &'a Changes) -> Self {
        let (old, new, words) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut seen = Self { before, after, changes, old, new, words };
        for (index, problem) in before.problems.iter().enumerate() {
            let one = &problem.diagnostic;
            if let Some(span) = one.span {
                let places = seen.old.entry((one.code, Some(span.file))).or_default();
                places.push((span.start, index));
            }
            seen.words.entry((one.code, without_lines(&one.message))).or_default().push(index);
        }
        for (index, problem) in after.problems.iter().enumerate() {
            let one = &problem.diagnostic;
            let (file, place) = seen.was_at(one.span);
            seen.new.entry((one.code, file)).or_default().push((place, index));
        }
        seen.old.values_mut().for_each(|places| places.sort_unstable());
        seen.new.values_mut().for_each(|places| places.sort_unstable());
        seen
    }

    /// The file and the bytes that a place was before the edits; no file for what has no place there.
    fn was_at(&self, span: Option<Span>) -> (Option<FileId>, Bytes) {
        let old = span.and_then(|span| {
            let name = &self.after.files.get(span.file)?.name;
            Some((self.before.files.find(name)?, span.start))
        });
        match old {
            Some((file, start)) => (Some(file), self.changes.before(file, start)),
            None => (None, (0, 0)),
        }
    }

    /// Whether a problem from before is not found any more.
    pub(super) fn is_gone(&self, index: usize) -> bool {
        let Some(problem) = self.before.problems.get(index) else { return false };
        let old = &problem.diagnostic;
        let shared = |index: &usize| {
            let other = self.after.problems.get(*index);
            other.is_some_and(|other| {
                other.environments.iter().any(|one| problem.environments.contains(one))
            })
        };
        let key = (old.code, old.span.map(|span| span.file));
        let places = self.new.get(&key).map(Vec::as_slice).unwrap_or_default();
        let Some(span) = old.span else {
            return !places.iter().any(|(_, index)| {
                let other = self.after.problems.get(*index).map(|other| &other.diagnostic);
                shared(index)
                    && other.is_some_and(|other| other.span.is_none() && same_words(old, other))
            });
        };
        let count = places.partition_point(|((start, _), _)| *start <= span.start);
        let mut near =
            places.iter().take(count).rev().take_while(|((_, end), _)| *end >= span.start);
        !near.any(|(_, index)| shared(index))
    }

    /// Whether a finding of an environment was there before.
    fn was_there(&self, new: &Diagnostic, environment: usize) -> bool {
        let here = |index: &usize| {
            let problem = self.before.problems.get(*index);
            problem.is_some_and(|problem| problem.environments.contains(&environment))
        };
        let words = self.words.get(&(new.code, without_lines(&new.message)));
        if words.is_some_and(|same| same.iter().any(here)) {
            return true;
        }
        let (file, (start, end)) = self.was_at(new.span);
        let places = self.old.get(&(new.code, file)).map(Vec::as_slice).unwrap_or_default();
        let first = places.partition_point(|(at, _)| *at < start);
        let mut inside = places.iter().skip(first).take_while(|(at, _)| *at <= end);
        inside.any(|(_, index)| here(index))
    }

    /// Whether the check of a group finds that much less, and no other finds more where all was rendered before.
    pub(super) fn are_fewer(&self, group: &[usize]) -> bool {
        let first = group.first().and_then(|index| self.before.problems.get(*index));
        let Some(code) = first.map(|one| one.diagnostic.code) else { return false };
        let (before, after) = (counts(self.before), counts(self.after));
        let was = |code: &str| before.get(code).copied().unwrap_or_default();
        let left = after.get(code).copied().unwrap_or_default();
        let whole = self.before.environments.iter().all(|one| one.output.is_some());
        let may_repeat = |code: &str| code == "values/redundant";
        let more = |(code, count): (&&str, &u32)| *count > was(code) && !may_repeat(code);
        left + group.len() as u32 <= was(code) && !(whole && after.iter().any(more))
    }

    /// Whether every environment that did render still does.
    pub(super) fn renders_as_before(&self) -> bool {
        let (before, after) = (&self.before.environments, &self.after.environments);
        before.iter().zip(after).all(|(was, is)| is.output.is_some() || was.output.is_none())
    }

    /// Whether a problem came with the edits. Behind an error there is more to find: what can be read now may break other
    /// rules, but another error of the text or of the template on an edited line is the fix's own.
    pub(super) fn is_new(&self, problem: &Problem) -> bool {
        let rendered = |environment: usize| {
            self.before.environments.get(environment).is_some_and(|one| one.output.is_some())
        };
        problem.environments.iter().any(|environment| {
            !self.was_there(&problem.diagnostic, *environment)
                && (rendered(*environment) || self.is_beside_an_edit(&problem.diagnostic))
        })
    }

    /// The way to take an edited entry out that only repeats what the layers below say, as it was before the edit.
    pub(super) fn removal(&self, new: &Diagnostic) -> Option<Fix> {
        let fix = new.fix.as_ref().filter(|_| new.code == "values/redundant")?;
        let [edit] = fix.edits.as_slice() else { return None };
        let name = &self.after.files.get(edit.span.file)?.name;
        let file = self.before.files.find(name)?;
        let own = |edit: &Edit| edit.span.file == file;
        let start = self.changes.before(file, edit.span.start).0;
        let end = self.changes.before(file, edit.span.end).1;
        let mut inside = self.changes.edits().iter();
        let all = inside.all(|one| own(one) && start <= one.span.start && one.span.end <= end);
        let edit = Edit { span: Span { file, start, end }, text: String::new() };
        all.then(|| Fix { title: fix.title.clone(), edits: vec![edit] })
    }

    /// Whether an error of a text is on a line that was edited.
    fn is_beside_an_edit(&self, new: &Diagnostic) -> bool {
        let of_text = ["yaml/", "template/", "exec/", "output/"];
        let Some(span) = new.span.filter(|_| of_text.iter().any(|area| new.code.starts_with(area)))
        else {
            return false;
        };
        let Some(name) = self.after.files.get(span.file).map(|file| &file.name) else {
            return false;
        };
        let Some(file) = self.before.files.find(name) else { return false };
        let Some(lines) = self.before.files.get(file).map(|file| &file.lines) else { return false };
        let line = |offset: u32| lines.line_col(offset).line;
        let at = line(self.changes.before(file, span.start).0);
        let here = self.changes.edits().iter().filter(|edit| edit.span.file == file);
        here.into_iter().any(|edit| (line(edit.span.start)..=line(edit.span.end)).contains(&at))
    }
}

/// How often each check finds something.
fn counts(report: &Report) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for problem in &report.problems {
        *counts.entry(problem.diagnostic.code).or_default() += problem.diagnostic.count;
    }
    counts
}

/// Whether two messages are the same but for numbers of lines, which edits shift.
fn same_words(one: &Diagnostic, other: &Diagnostic) -> bool {
    without_lines(&one.message) == without_lines(&other.message)
}

fn without_lines(message: &str) -> String {
    let mut parts = message.split("line ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("line ");
        text.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_part_of_a_message() {
        assert_eq!(
            without_lines("set in a.yaml, line 12, and line 3"),
            "set in a.yaml, line , and line "
        );
    }
}
