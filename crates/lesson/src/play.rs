//! A lesson from its start to its solution: what `chartroom lesson check` says, and the page to whoever makes one.

use crate::judge::{Judged, Looking, Seen, apply, judge, place};
use crate::{Draft, Layers, Lesson, Step, Text, messages};
use chartroom_check::Schemas;
use chartroom_core::{Before, Environment, Project, ProjectFile, Report, SetEntry, chart_fact};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// What a lesson came to.
#[derive(Debug)]
pub struct Played {
    /// As it starts.
    pub start: Scene,
    /// With its solution.
    pub solved: Scene,
    wrong: Vec<Wrong>,
}

/// A state of a lesson.
#[derive(Debug)]
pub struct Scene {
    /// How its conditions were judged, in their order, with their words.
    pub judged: Vec<(String, Judged)>,
    /// Ids of errors and warnings in the environment that is open.
    pub findings: Vec<String>,
}

impl Scene {
    fn is_met(&self) -> bool {
        self.judged.iter().all(|(_, judged)| judged.met)
    }
}

/// Something of a lesson that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A step, a line or an environment that is not there, in a sentence.
    Unfit(String),
    /// There is nothing to be done.
    MetAtStart,
    /// The solution does not meet a condition: its place, its words, and what there is.
    Unmet(usize, String, Option<String>),
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Unfit(says) => out.write_str(says),
            Wrong::MetAtStart => messages::MET_AT_START.fmt(out),
            Wrong::Unmet(_, says, None) => out.write_str(&messages::Unmet { says }.text()),
            Wrong::Unmet(_, says, Some(now)) => {
                out.write_str(&messages::UnmetNow { says, now }.text())
            }
        }
    }
}

impl Played {
    /// Plays a lesson. The error says why it cannot start.
    pub fn new(lesson: &Lesson<Text>, bench: &Bench<'_>) -> Result<Self, String> {
        let mut draft = bench.came();
        for step in &lesson.start.edits {
            apply(step, &mut draft).map_err(|error| format!("start: {error}"))?;
        }
        let mut misfits = Vec::new();
        let open = &lesson.start.open;
        if !open.is_empty() && index(&draft, open).is_none() {
            let missing = messages::EnvironmentMissing { name: &format_args!("{open:?}") }.text();
            misfits.push(format!("start: {missing}"));
        }
        let start = bench.rendered(&draft).stage(lesson, &[]);
        for (number, hint) in (1_usize..).zip(&lesson.hints) {
            let number = &number;
            let mut hinted = draft.clone();
            let fits = hint.edits.iter().try_for_each(|step| apply(step, &mut hinted));
            if let Err(error) = fits {
                misfits.push(messages::HintAt { number, why: &error }.text());
            } else if !hint.edits.is_empty() && hinted == draft {
                misfits.push(messages::HintNothing { number }.text());
            }
            if let Some(at) = hint.at.as_ref().filter(|at| place(at, &draft).is_none()) {
                let text = &format_args!("{:?}", at.has);
                misfits.push(messages::HintLine { number, file: &at.file, text }.text());
            }
        }
        let mut done = draft;
        for step in &lesson.solution {
            if let Err(error) = apply(step, &mut done) {
                misfits.push(format!("solution: {error}"));
            }
        }
        let solved = bench.rendered(&done).stage(lesson, &lesson.solution);
        let mut wrong: Vec<Wrong> = misfits.into_iter().map(Wrong::Unfit).collect();
        if start.is_met() {
            wrong.push(Wrong::MetAtStart);
        }
        let unmet = solved.judged.iter().enumerate().filter(|(_, (_, judged))| !judged.met);
        wrong.extend(
            unmet.map(|(at, (says, judged))| Wrong::Unmet(at, says.clone(), judged.now.clone())),
        );
        Ok(Self { start, solved, wrong })
    }

    /// What does not hold, in the order in which it is met.
    pub fn wrong(&self) -> &[Wrong] {
        &self.wrong
    }
}

/// A chart that lessons are played on.
pub struct Bench<'a> {
    /// The files of the chart as it came.
    pub files: &'a [ProjectFile],
    /// It is the page's own.
    pub built_in: bool,
    /// The schemas of Kubernetes.
    pub schemas: Option<&'a Schemas>,
    /// What was rendered before: of one chart only.
    pub renders: &'a Renders,
    /// Called between renders, for those who are watched.
    pub alive: fn(),
}

/// Drafts that were rendered; a few are kept, since a lesson is played over and over while it is made.
#[derive(Default)]
pub struct Renders(RefCell<Vec<Rc<Rendered>>>);

/// So many are kept: a start, and what is made of it.
const MOST: usize = 3;

/// A draft, rendered and checked in each of its environments.
#[derive(Debug)]
pub struct Rendered {
    draft: Draft,
    project: Project,
    pub(crate) reports: Vec<Report>,
}

impl Rendered {
    /// The names of its environments, each with its report.
    pub(crate) fn environments(&self) -> impl Iterator<Item = (&str, &Report)> {
        self.project.environments.iter().map(|one| one.name.as_str()).zip(&self.reports)
    }

    /// Judges a condition, where the reader looks nowhere.
    pub(crate) fn judged(&self, check: &crate::Check) -> Judged {
        self.seen(&Looking::default(), |seen| judge(check, seen))
    }

    fn seen<T>(&self, looking: &Looking, with: impl FnOnce(&Seen<'_>) -> T) -> T {
        let all: Vec<Option<&Report>> = self.reports.iter().map(Some).collect();
        with(&Seen { project: &self.project, reports: &all, looking })
    }

    /// Judges a lesson; `steps` say where the reader looks.
    fn stage(&self, lesson: &Lesson<Text>, steps: &[Step]) -> Scene {
        let active = index(&self.draft, &lesson.start.open).unwrap_or_default();
        let mut looking = Looking { active, ..Looking::default() };
        for step in steps {
            let at = index(&self.draft, &step.environment);
            let report = at.and_then(|at| Some((at, self.reports.get(at)?.environments.first()?)));
            if let (Some(look), Some((at, environment))) = (&step.look, report) {
                looking = Looking::of(look, at, environment, |name| index(&self.draft, name));
            }
        }
        let judged = self.seen(&looking, |seen| {
            let one = |condition: &crate::Condition<Text>| {
                (condition.says.here().to_owned(), judge(&condition.when, seen))
            };
            lesson.conditions.iter().map(one).collect()
        });
        let problems = self.reports.get(active).map(|report| report.problems.as_slice());
        let loud = problems.unwrap_or_default().iter().filter(|problem| !problem.is_hint());
        Scene { judged, findings: loud.map(|problem| problem.diagnostic.code.to_owned()).collect() }
    }
}

impl Bench<'_> {
    /// The chart as texts, with the environments that the page opens it with.
    pub fn came(&self) -> Draft {
        let paths = self.files.iter().map(|file| file.path.as_str());
        let base = if self.built_in { "dev" } else { "default" };
        let layers = |(name, overlay): (&str, Option<&str>)| Layers {
            name: name.to_owned(),
            overlays: overlay.map(str::to_owned).into_iter().collect(),
            sets: Vec::new(),
        };
        let named = chartroom_layout::environments(paths, base);
        Draft::of(self.files, named.into_iter().map(layers).collect())
    }

    /// A draft, rendered and checked.
    pub fn rendered(&self, draft: &Draft) -> Rc<Rendered> {
        let mut kept = self.renders.0.borrow_mut();
        if let Some(at) = kept.iter().position(|one| one.draft == *draft) {
            // What was wanted last goes last.
            let one = kept.remove(at);
            kept.push(one.clone());
            return one;
        }
        let project = self.project(draft);
        let only = |one: &Environment| Project {
            environments: vec![one.clone()],
            kube_version: chartroom_core::rendered_for(&project, &one.name),
            ..project.clone()
        };
        let alone: Vec<Project> = project.environments.iter().map(only).collect();
        let render = |project: &Project| {
            (self.alive)();
            chartroom_core::report(project)
        };
        let mut reports: Vec<Report> = alone.iter().map(render).collect();
        for (at, project) in alone.iter().enumerate() {
            let Some(one) = reports.get_mut(at) else { continue };
            let mut report = std::mem::take(one);
            let others = reports.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&Report> = others.map(|(_, report)| report).collect();
            (self.alive)();
            chartroom_check::check(project, &mut report, &others, self.schemas);
            if let Some(one) = reports.get_mut(at) {
                *one = report;
            }
        }
        if kept.len() >= MOST {
            kept.remove(0);
        }
        let rendered = Rc::new(Rendered { draft: draft.clone(), project, reports });
        kept.push(rendered.clone());
        rendered
    }

    /// What a draft is rendered as.
    pub fn project(&self, draft: &Draft) -> Project {
        let no_text = |file: &&ProjectFile| std::str::from_utf8(&file.data).is_err();
        let mut files: Vec<ProjectFile> = self.files.iter().filter(no_text).cloned().collect();
        files.extend(
            draft.files.iter().map(|(path, text)| ProjectFile {
                path: path.clone(),
                data: text.as_bytes().into(),
            }),
        );
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let release = match self.built_in {
            true => "llm".to_owned(),
            false => chart_fact(&files, "name").unwrap_or_else(|| "release".to_owned()),
        };
        let environment = |layers: &Layers| Environment {
            name: layers.name.clone(),
            overlays: layers.overlays.clone(),
            sets: layers.sets.iter().filter_map(|line| SetEntry::of_line(line)).collect(),
            release: release.clone(),
            namespace: if self.built_in { format!("ai-{}", layers.name) } else { "default".into() },
        };
        let before = Before::of(self.files, &files).filter(|before| !before.changed.is_empty());
        Project {
            environments: draft.environments.iter().map(environment).collect(),
            files,
            beside: Vec::new(),
            kube_version: String::new(),
            api_versions: Vec::new(),
            now: 0,
            seed: 1,
            zones: None,
            without_missing: false,
            limits: chartroom_core::Limits::PAGE,
            before,
        }
    }
}

fn index(draft: &Draft, name: &str) -> Option<usize> {
    draft.environments.iter().position(|one| one.name == *name)
}
