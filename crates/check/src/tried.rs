//! A fix is offered if applying it was tried: the project is rendered and checked again with the edits, what was found is
//! gone then, and nothing is found that was not there before. This is the one place that decides so, for the page, for
//! JSON and for SARIF.

mod changes;
mod seen;

use crate::check;
use changes::Changes;
use chartroom_core::{Problem, Project, Report};
use chartroom_diagnostics::{Edit, FileId, Fix};
use chartroom_kube::Schemas;
use seen::Seen;
use std::collections::{BTreeMap, HashSet};

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
        let mut groups: Vec<Group> = Vec::new();
        for (index, problem) in report.problems.iter().enumerate() {
            let Some(fix) = &problem.diagnostic.fix else { continue };
            let code = problem.diagnostic.code;
            let fits = |group: &Group| group.code == code && group.has_room(&fix.edits);
            let place = groups.iter().position(fits).unwrap_or(groups.len());
            // More groups than tries could not be tried.
            if place == groups.len() && place < MOST_TRIES {
                groups.push(Group { code, ..Group::default() });
            }
            if let Some(group) = groups.get_mut(place) {
                group.add(index, &fix.edits);
            }
        }
        let waiting = groups.into_iter().rev().map(|group| group.problems).collect();
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
        let mending: HashSet<usize> = self.mending.into_iter().collect();
        for (index, problem) in report.problems.iter_mut().enumerate() {
            if !mending.contains(&index) {
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

/// Fixes of one check that touch none of each other's text.
#[derive(Debug, Default)]
struct Group {
    code: &'static str,
    problems: Vec<usize>,
    /// Where their edits start and end.
    taken: BTreeMap<(FileId, u32), u32>,
}

impl Group {
    /// Whether edits touch none of those that are in it.
    fn has_room(&self, edits: &[Edit]) -> bool {
        edits.iter().all(|edit| {
            let file = edit.span.file;
            let mut before = self.taken.range((file, 0)..=(file, edit.span.end));
            before.next_back().is_none_or(|(_, end)| *end < edit.span.start)
        })
    }

    fn add(&mut self, problem: usize, edits: &[Edit]) {
        self.problems.push(problem);
        for edit in edits {
            let end = self.taken.entry((edit.span.file, edit.span.start)).or_default();
            *end = edit.span.end.max(*end);
        }
    }
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
    let changes = Changes::new(group.iter().flat_map(|index| edits(report, *index)).cloned());
    let Some(mut edited) = changes.apply(project, report) else { return Outcome::Fails };
    // No fix is about what an upgrade meets, and the chart as it was need not be rendered for each.
    if let Some(before) = &mut edited.before {
        before.files.clear();
    }
    let mut after = chartroom_core::report(&edited);
    check(&edited, &mut after, &[], schemas);
    let seen = Seen::new(report, &after, &changes);
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
