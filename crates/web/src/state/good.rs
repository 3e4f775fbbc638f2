//! Reports as the panels read them: shared, and the same pointer as before where nothing changed, so that a
//! panel whose pointer stayed need not be drawn again.

use super::merge::merge;
use super::{Input, LARGE, State, Tab, Text};
use crate::text;
use chartroom_protocol::{
    AbsentPart, FileEntry, FileId, FileKind, FlagValue, Object, Output, OutputObject, Override,
    Overview, Part, Place, Position, Problem, Report, Severity, Subject, ValueLine,
};
use std::rc::Rc;

/// The output of one environment. A copy shares its parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    /// Files that its places point into.
    pub(crate) files: Rc<Vec<FileEntry>>,
    /// The version of Kubernetes that it was rendered for.
    pub(crate) kube_version: String,
    /// Manifests.
    pub(crate) objects: Vec<Rc<Object>>,
    /// NOTES.txt.
    pub(crate) notes: Option<String>,
    /// Effective values.
    pub(crate) values: Rc<Vec<ValueLine>>,
    /// Figures of the cards.
    pub(crate) overview: Rc<Overview>,
    /// What is not rendered.
    pub(crate) absent: Rc<Vec<AbsentPart>>,
    /// What overlays and `--set` do to lines of lower layers.
    pub(crate) overrides: Rc<Vec<Override>>,
}

/// The last good output of an environment.
#[derive(Clone, Debug)]
pub(crate) struct Good {
    /// The environment's name.
    pub(crate) name: String,
    /// None before the first.
    pub(crate) view: Option<Rc<View>>,
    /// The last output that the engine gave. After a text that is broken it is not the one on screen.
    base: Option<Rc<View>>,
    /// The request that this was the answer to, as far as the engine at work gave it.
    pub(crate) holds: Option<u32>,
    /// What the view was made of.
    pub(super) made_of: Option<Rc<Input>>,
    /// When it was rendered, milliseconds since 1970.
    pub(crate) at: f64,
    /// A later render gave no output.
    pub(crate) stale: bool,
    /// The output of the last text that stood still, its time and what it was made of: what half a key or number comes
    /// to is none to stay.
    pub(super) still: Option<(Rc<View>, f64, Option<Rc<Input>>)>,
    /// What is worse than before waits for typing to pause.
    pub(super) held: Option<Held>,
    /// What the `--set` entries of the last render set.
    pub(crate) flags: Vec<FlagValue>,
    /// Problems of the last render.
    pub(crate) problems: Vec<Problem>,
    /// Files that their places point into.
    pub(crate) files: Rc<Vec<FileEntry>>,
    /// Milliseconds of the last render.
    pub(crate) millis: f32,
}

impl Good {
    /// Nothing yet.
    pub(crate) fn none(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            view: None,
            base: None,
            holds: None,
            made_of: None,
            at: 0.0,
            stale: false,
            still: None,
            held: None,
            flags: Vec::new(),
            problems: Vec::new(),
            files: Rc::default(),
            millis: 0.0,
        }
    }
}

/// The part of an answer that belongs to all environments.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shown {
    /// Files that the problems' places point into.
    pub(crate) files: Rc<Vec<FileEntry>>,
    /// All problems in order.
    pub(crate) problems: Vec<Problem>,
    /// Whether a render was answered at all.
    pub(crate) rendered: bool,
}

impl Shown {
    /// Problems of the environment with that index, with their numbers in the list.
    pub(crate) fn of(&self, environment: usize) -> impl Iterator<Item = (usize, &Problem)> {
        let here = move |problem: &Problem| {
            problem.environments.is_empty()
                || problem.environments.iter().any(|index| *index as usize == environment)
        };
        self.problems.iter().enumerate().filter(move |(_, problem)| here(problem))
    }

    /// How many of a severity the environment has.
    pub(crate) fn count(&self, environment: usize, severity: Severity) -> usize {
        self.of(environment).filter(|(_, problem)| problem.severity == severity).count()
    }

    /// The file of a place.
    pub(crate) fn file(&self, id: FileId) -> Option<&FileEntry> {
        self.files.get(id.0 as usize)
    }
}

/// The output as a view; what stayed as it was keeps its pointers. None if it builds on a view that is not here.
fn view(output: Output, files: &Rc<Vec<FileEntry>>, before: Option<&Rc<View>>) -> Option<Rc<View>> {
    let object = |object: OutputObject| match object {
        OutputObject::New(object) => Some(Rc::new(object)),
        OutputObject::Kept(index) => before?.objects.get(index as usize).cloned(),
    };
    let objects = output.objects.into_iter().map(object).collect::<Option<Vec<_>>>()?;
    let values = match output.values {
        Some(values) => Rc::new(values),
        None => before?.values.clone(),
    };
    let before = before.filter(|before| before.files == *files);
    let view = View {
        files: before.map_or_else(|| files.clone(), |before| before.files.clone()),
        kube_version: output.kube_version,
        objects,
        notes: output.notes,
        values,
        overview: Rc::new(output.overview),
        absent: Rc::new(output.absent),
        overrides: Rc::new(output.overrides),
    };
    match before {
        Some(before) if view.is(before) => Some(before.clone()),
        _ => Some(Rc::new(view)),
    }
}

impl View {
    /// Whether it says the same, and with the same pointers.
    fn is(&self, other: &Self) -> bool {
        let same = |(one, other): (&Rc<Object>, &Rc<Object>)| Rc::ptr_eq(one, other);
        self.objects.len() == other.objects.len()
            && self.objects.iter().zip(&other.objects).all(same)
            && Rc::ptr_eq(&self.values, &other.values)
            && self.kube_version == other.kube_version
            && self.notes == other.notes
            && self.overview == other.overview
            && self.absent == other.absent
            && self.overrides == other.overrides
    }
}

/// What a report said while keys came one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// There was no output.
    failed: bool,
    problems: Vec<Problem>,
    files: Rc<Vec<FileEntry>>,
}

/// How many errors and warnings there are: more are worse.
fn badness(problems: &[Problem]) -> (usize, usize) {
    let count = |severity| problems.iter().filter(|one| one.severity == severity).count();
    (count(Severity::Error), count(Severity::Warning))
}

impl Good {
    /// Takes a report of this environment in. While someone is `typing`, what gets worse is held back: the next key
    /// mostly mends it.
    fn take(&mut self, report: Report, now: f64, id: u32, typing: bool, given: Option<&Rc<Input>>) {
        let same = *self.files == report.files;
        let files = if same { self.files.clone() } else { Rc::new(report.files) };
        let fresh = report.part != Part::Checked;
        // What the checks found before stays until they are done, rather than go and come back.
        let keep = report.part == Part::BeforeChecks && report.output.is_some();
        let mut failed = fresh && report.output.is_none();
        if fresh {
            self.millis = report.millis;
            self.flags = report.flags;
        } else {
            failed = self.held.as_ref().is_some_and(|held| held.failed);
        }
        if let Some(output) = report.output {
            // The engine builds on what it was told that the page holds, whatever is on screen by now.
            let taken = view(output, &files, self.base.as_ref());
            self.holds = taken.as_ref().map(|_| id);
            self.base = taken.clone();
            self.view = taken.or(self.view.take());
            (self.at, self.stale, self.made_of) = (now, false, given.cloned());
        }
        if !keep {
            let held = Held { failed, problems: report.problems, files };
            let worse = failed && !self.stale || badness(&held.problems) > badness(&self.problems);
            match typing && worse && self.still.is_some() {
                true => self.held = Some(held),
                false => self.show(held),
            }
        } else {
            self.held = None;
        }
        if !typing {
            self.stand_still();
        }
    }

    fn show(&mut self, held: Held) {
        self.held = None;
        (self.files, self.problems) = (held.files, held.problems);
        if held.failed
            && !std::mem::replace(&mut self.stale, true)
            && let Some((view, at, made_of)) = self.still.clone()
        {
            (self.view, self.at, self.made_of) = (Some(view), at, made_of);
        }
    }

    /// The text stands still: what was held back shows, and the output is one to stay.
    pub(super) fn stand_still(&mut self) {
        if let Some(held) = self.held.take() {
            self.show(held);
        }
        if let Some(view) = self.view.clone().filter(|_| !self.stale) {
            self.still = Some((view, self.at, self.made_of.clone()));
        }
    }

    /// Takes in where the lines that the output was made of stand now.
    pub(super) fn follow(&mut self, files: &[FileEntry]) {
        let Some(view) = self.view.as_mut().filter(|view| self.stale && *view.files != *files)
        else {
            return;
        };
        let same = |(one, other): (&FileEntry, &FileEntry)| one.name == other.name;
        if view.files.len() == files.len() && view.files.iter().zip(files).all(same) {
            *view = Rc::new(View { files: Rc::new(files.to_vec()), ..(**view).clone() });
        }
    }
}

impl State {
    /// What the views draw in place of the cards, and the problems that it tells of.
    pub(crate) fn overlooked(&self) -> Option<(Rc<View>, Rc<Shown>)> {
        let view = self.good()?.view.clone()?;
        let is_there = self.tab == Tab::Overview && !view.overview.table.is_empty();
        is_there.then(|| (view, self.shown.clone()))
    }

    /// The objects that problems of the open environment are about.
    pub(crate) fn told(&self) -> Vec<(Subject, Severity)> {
        let told = self.shown.of(self.active);
        told.filter_map(|(_, one)| Some((one.subject.clone()?, one.severity))).collect()
    }

    /// Takes reports in.
    pub(crate) fn show(&mut self, reports: Vec<Report>, now: f64, id: u32) {
        self.now = now;
        let typing = self.typing.is_some();
        for mut report in reports {
            let environment = self.environments.get(report.environment as usize);
            let good = environment.and_then(|environment| {
                self.good.iter_mut().find(|good| good.name == environment.name)
            });
            if let Some(chart) = report.chart.take() {
                self.chart = Some(chart);
            }
            if let Some(good) = good {
                good.take(report, now, id, typing, self.given.as_ref());
            }
        }
        self.set_shown(merge(&self.good, true));
    }

    /// Says that some files are too large to render. Returns whether there are any.
    pub(crate) fn show_too_large(&mut self) -> bool {
        let large = |file: &super::File| match file.text {
            Text::Large(length, _) => Some((file.path.to_string(), length)),
            _ => None,
        };
        let large: Vec<(String, u32)> = self.files.iter().filter_map(large).collect();
        if large.is_empty() {
            return false;
        }
        let files = large.iter().map(|(path, _)| FileEntry {
            name: path.clone(),
            kind: FileKind::User,
            moved: None,
        });
        let files = Rc::new(files.collect::<Vec<_>>());
        let problems =
            large.iter().enumerate().map(|(index, (path, length))| too_large(index, path, *length));
        let problems: Vec<Problem> = problems.collect();
        for good in &mut self.good {
            good.held = None;
            good.stale = true;
            good.problems = problems.clone();
            good.files = files.clone();
        }
        self.set_shown(merge(&self.good, true));
        true
    }

    pub(super) fn set_shown(&mut self, shown: Shown) {
        if *self.shown != shown {
            self.shown = Rc::new(shown);
        }
        if self.chosen.is_some_and(|chosen| chosen >= self.shown.problems.len()) {
            self.chosen = None;
        }
    }
}

fn too_large(index: usize, path: &str, length: u32) -> Problem {
    let start = Position::default();
    Problem {
        code: "input/too-large".to_owned(),
        severity: Severity::Error,
        quiet: false,
        message: crate::text::too_large(path, length, LARGE),
        place: Some(Place { file: FileId(index as u32), start, end: start }),
        help: Some(text::TOO_LARGE_HELP.text().to_owned()),
        related: Vec::new(),
        fix: None,
        subject: None,
        helm_text: None,
        doc: None,
        count: 1,
        environments: Vec::new(),
    }
}
