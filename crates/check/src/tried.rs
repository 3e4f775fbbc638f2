//! A fix is offered if applying it was tried: the project is rendered and checked again with the edits, what was found is
//! gone then, and nothing is found that was not there before. This is the one place that decides so, for the page, for
//! JSON and for SARIF.

use crate::check;
use chartroom_core::{Problem, Project, ProjectFile, Report, VirtualFile};
use chartroom_diagnostics::{Diagnostic, Edit, FileId, FileKind, Fix, Span};
use chartroom_kube::Schemas;
use std::collections::BTreeMap;
use std::rc::Rc;

/// As many renders are tried for a report at most, fewer where each prints much; fixes that are left are not offered.
const MOST_TRIES: usize = 48;

/// As many bytes are rendered for it, about.
const MOST_TEXT: usize = 24 << 20;

/// Large charts have this many tries all the same.
const FEWEST_TRIES: usize = 4;

/// Keeps the fixes of a checked report that mend what they are for and break nothing, and takes the others away.
pub fn keep_mending_fixes(project: &Project, report: &mut Report, schemas: Option<&Schemas>) {
    let mut trial = Trial::new(report);
    while trial.step(project, report, schemas) {}
    trial.finish(report);
}

/// Fixes being tried, so that a page can do it bit by bit.
#[derive(Debug)]
pub struct Trial {
    /// Problems whose fixes are tried together, by index; those that fail together are tried in halves.
    waiting: Vec<Vec<usize>>,
    mending: Vec<usize>,
    tries: usize,
}

impl Trial {
    /// The fixes of a report with all environments of its project. Those of one check come together.
    pub fn new(report: &Report) -> Self {
        let mut waiting: Vec<Vec<usize>> = Vec::new();
        let fixed = report.problems.iter().enumerate();
        for (index, _) in fixed.filter(|(_, one)| one.diagnostic.fix.is_some()) {
            let fits = |group: &&mut Vec<usize>| fits(report, group, index);
            match waiting.iter_mut().find(fits) {
                Some(group) => group.push(index),
                None => waiting.push(vec![index]),
            }
        }
        waiting.reverse();
        Self { waiting, mending: Vec::new(), tries: most_tries(report) }
    }

    /// Tries once; whether there is more to try.
    pub fn step(
        &mut self,
        project: &Project,
        report: &mut Report,
        schemas: Option<&Schemas>,
    ) -> bool {
        let Some(group) = self.waiting.pop().filter(|_| self.tries > 0) else { return false };
        self.tries -= 1;
        match (outcome(project, report, &group, schemas), group.as_slice()) {
            (Outcome::Mends, _) => self.mending.extend(group),
            (Outcome::Repeats(fix), [index]) => {
                if let Some(problem) = report.problems.get_mut(*index) {
                    problem.diagnostic.fix = Some(fix);
                    self.waiting.push(group);
                }
            }
            (_, [_]) => {}
            _ => {
                let (first, rest) = group.split_at(group.len() / 2);
                self.waiting.extend([rest.to_vec(), first.to_vec()]);
            }
        }
        !self.waiting.is_empty()
    }

    /// The problems whose fixes mend them.
    pub fn mending<'a>(&'a self, report: &'a Report) -> impl Iterator<Item = &'a Problem> {
        self.mending.iter().filter_map(|index| report.problems.get(*index))
    }

    /// Takes away the fixes that did not mend.
    pub fn finish(self, report: &mut Report) {
        for (index, problem) in report.problems.iter_mut().enumerate() {
            if !self.mending.contains(&index) {
                problem.diagnostic.fix = None;
            }
        }
    }
}

fn most_tries(report: &Report) -> usize {
    let outputs = report.environments.iter().filter_map(|one| one.output.as_ref());
    let objects = outputs.flat_map(|output| &output.objects);
    let bytes: usize = objects.map(|object| object.text.len()).sum();
    (MOST_TEXT / bytes.max(1)).clamp(FEWEST_TRIES, MOST_TRIES)
}

fn edits(report: &Report, index: usize) -> &[Edit] {
    let fix = report.problems.get(index).and_then(|one| one.diagnostic.fix.as_ref());
    fix.map_or(&[], |fix| &fix.edits)
}

/// Whether a fix is of the same check as those of a group, and touches none of their text.
fn fits(report: &Report, group: &[usize], index: usize) -> bool {
    let code = |index: usize| report.problems.get(index).map(|one| one.diagnostic.code);
    let apart = |other: &usize| {
        let others = edits(report, *other);
        edits(report, index).iter().all(|one| others.iter().all(|other| !touch(one, other)))
    };
    group.first().is_some_and(|first| code(*first) == code(index)) && group.iter().all(apart)
}

fn touch(one: &Edit, other: &Edit) -> bool {
    let (one, other) = (one.span, other.span);
    one.file == other.file && one.start <= other.end && other.start <= one.end
}

/// What came of a try.
enum Outcome {
    /// What was found is gone, and nothing new came.
    Mends,
    /// It makes an entry of an overlay say what is so without it: taking the entry out does the same.
    Repeats(Fix),
    /// Something is still there or new.
    Fails,
}

fn outcome(
    project: &Project,
    report: &Report,
    group: &[usize],
    schemas: Option<&Schemas>,
) -> Outcome {
    let mut changes = Changes::default();
    changes.edits.extend(group.iter().flat_map(|index| edits(report, *index)).cloned());
    changes.edits.sort_by_key(|edit| (edit.span.file, edit.span.start));
    let Some(edited) = changes.apply(project, report) else { return Outcome::Fails };
    let mut after = chartroom_core::report(&edited);
    check(&edited, &mut after, &[], schemas);
    let seen = Seen { before: report, after: &after, changes: &changes };
    if !seen.renders_as_before()
        || !group.iter().all(|index| seen.is_gone(*index))
        || !seen.are_fewer(group)
    {
        return Outcome::Fails;
    }
    let new: Vec<&Problem> = after.problems.iter().filter(|one| seen.is_new(one)).collect();
    match new.as_slice() {
        [] => Outcome::Mends,
        [one] => seen.removal(&one.diagnostic).map_or(Outcome::Fails, Outcome::Repeats),
        _ => Outcome::Fails,
    }
}

/// Edits of several files, in the order of their places.
#[derive(Debug, Default)]
struct Changes {
    edits: Vec<Edit>,
}

impl Changes {
    /// The project with the edits; None where a text is not the user's to change.
    fn apply(&self, project: &Project, report: &Report) -> Option<Project> {
        let mut edited = project.clone();
        for edit in self.edits.iter().rev() {
            let file = report.files.get(edit.span.file)?;
            match file.kind {
                FileKind::User => {
                    let mut files = edited.beside.iter_mut().chain(&mut edited.files);
                    replace(files.find(|one| *one.path == *file.name)?, edit)?;
                }
                FileKind::SetFlag => {
                    let mut known = report.virtual_files.iter();
                    let (_, place) = known.find(|(id, _)| *id == edit.span.file)?;
                    let VirtualFile::Set(environment, number) = place else { return None };
                    let sets = &mut edited.environments.get_mut(*environment)?.sets;
                    splice(&mut sets.get_mut(*number)?.text, edit)?;
                }
                _ => return None,
            }
        }
        Some(edited)
    }

    /// Where a byte of an edited file was before; of new text, the edit's place.
    fn before(&self, file: FileId, offset: u32) -> (u32, u32) {
        let mut shift = 0i64;
        for edit in self.edits.iter().filter(|edit| edit.span.file == file) {
            let start = i64::from(edit.span.start) + shift;
            let end = start + edit.text.len() as i64;
            if i64::from(offset) < start {
                break;
            }
            if i64::from(offset) < end {
                return (edit.span.start, edit.span.end);
            }
            shift += edit.text.len() as i64 - i64::from(edit.span.end - edit.span.start);
        }
        let at = u32::try_from(i64::from(offset) - shift).unwrap_or_default();
        (at, at)
    }
}

fn replace(file: &mut ProjectFile, edit: &Edit) -> Option<()> {
    let mut text = String::from_utf8(file.data.to_vec()).ok()?;
    // Places in a template count from behind its byte order mark.
    let mark = file.path.contains("templates/").then_some('\u{feff}');
    let mark = mark.filter(|mark| text.starts_with(*mark)).map(char::len_utf8);
    let mut rest = text.split_off(mark.unwrap_or_default());
    splice(&mut rest, edit)?;
    file.data = Rc::from((text + &rest).into_bytes());
    Some(())
}

fn splice(text: &mut String, edit: &Edit) -> Option<()> {
    let range = edit.span.start as usize..edit.span.end as usize;
    text.get(range.clone())?;
    text.replace_range(range, &edit.text);
    Some(())
}

/// What is found with and without some edits.
struct Seen<'a> {
    before: &'a Report,
    after: &'a Report,
    changes: &'a Changes,
}

impl Seen<'_> {
    /// Whether two findings, before and after, are at one place.
    fn same_place(&self, before: &Diagnostic, after: &Diagnostic) -> bool {
        let (Some(old), Some(new)) = (before.span, after.span) else {
            return before.span == after.span && same_words(before, after);
        };
        let names = (self.before.files.get(old.file), self.after.files.get(new.file));
        let same = matches!(names, (Some(old), Some(new)) if old.name == new.name);
        let (start, end) = self.changes.before(old.file, new.start);
        same && (start..=end).contains(&old.start)
    }

    /// Whether a problem from before is not found any more.
    fn is_gone(&self, index: usize) -> bool {
        let Some(problem) = self.before.problems.get(index) else { return false };
        let old = &problem.diagnostic;
        let shared = |other: &Problem| {
            other.environments.iter().any(|one| problem.environments.contains(one))
        };
        !self.after.problems.iter().any(|one| {
            let new = &one.diagnostic;
            new.code == old.code && self.same_place(old, new) && shared(one)
        })
    }

    /// Whether a finding of an environment was there before.
    fn was_there(&self, new: &Diagnostic, environment: usize) -> bool {
        self.before.problems.iter().any(|one| {
            let old = &one.diagnostic;
            old.code == new.code
                && one.environments.contains(&environment)
                && (same_words(old, new) || self.same_place(old, new))
        })
    }

    /// Whether the check of a group finds that much less, and no other finds more where all was rendered before.
    fn are_fewer(&self, group: &[usize]) -> bool {
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
    fn renders_as_before(&self) -> bool {
        let (before, after) = (&self.before.environments, &self.after.environments);
        before.iter().zip(after).all(|(was, is)| is.output.is_some() || was.output.is_none())
    }

    /// Whether a problem came with the edits. Behind an error there is more to find: what can be read now may break other
    /// rules, but another error of the text or of the template on an edited line is the fix's own.
    fn is_new(&self, problem: &Problem) -> bool {
        let rendered = |environment: usize| {
            self.before.environments.get(environment).is_some_and(|one| one.output.is_some())
        };
        problem.environments.iter().any(|environment| {
            !self.was_there(&problem.diagnostic, *environment)
                && (rendered(*environment) || self.is_beside_an_edit(&problem.diagnostic))
        })
    }

    /// The way to take an edited entry out that only repeats what the layers below say, as it was before the edit.
    fn removal(&self, new: &Diagnostic) -> Option<Fix> {
        let fix = new.fix.as_ref().filter(|_| new.code == "values/redundant")?;
        let [edit] = fix.edits.as_slice() else { return None };
        let name = &self.after.files.get(edit.span.file)?.name;
        let file = self.before.files.find(name)?;
        let own = |edit: &Edit| edit.span.file == file;
        let start = self.changes.before(file, edit.span.start).0;
        let end = self.changes.before(file, edit.span.end).1;
        let mut inside = self.changes.edits.iter();
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
        let here = self.changes.edits.iter().filter(|edit| edit.span.file == file);
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
    fn places_are_taken_back_over_edits() {
        let edit = |start, end, text: &str| Edit {
            span: Span { file: FileId(0), start, end },
            text: text.into(),
        };
        let changes = Changes { edits: vec![edit(2, 4, "long text"), edit(10, 12, "")] };
        let before = |offset| changes.before(FileId(0), offset);
        assert_eq!((before(1), before(5), before(11)), ((1, 1), (2, 4), (4, 4)));
        assert_eq!((before(17), before(20)), ((12, 12), (15, 15)));
        assert_eq!(changes.before(FileId(1), 5), (5, 5));
    }

    #[test]
    fn lines_are_no_part_of_a_message() {
        assert_eq!(
            without_lines("set in a.yaml, line 12, and line 3"),
            "set in a.yaml, line , and line "
        );
    }
}
