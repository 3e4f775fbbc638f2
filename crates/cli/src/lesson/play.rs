//! A lesson from its start to its solution.

use chartroom_check::Schemas;
use chartroom_core::{Before, Environment, Project, ProjectFile, Report, SetEntry, chart_fact};
use chartroom_lesson::{
    Draft, Judged, Layers, Lesson, Looking, Seen, Step, Text, apply, judge, place,
};

/// What a lesson came to.
#[derive(Debug)]
pub struct Played {
    /// As it starts.
    pub start: Stage,
    /// With its solution.
    pub solved: Stage,
    /// What does not fit, in a sentence each.
    misfits: Vec<String>,
}

/// A state of a lesson.
#[derive(Debug)]
pub struct Stage {
    /// How its conditions were judged, in their order, with their words.
    pub judged: Vec<(String, Judged)>,
    /// Ids of errors and warnings in the environment that is open.
    pub findings: Vec<String>,
}

impl Stage {
    fn is_met(&self) -> bool {
        self.judged.iter().all(|(_, judged)| judged.met)
    }
}

impl Played {
    /// Plays a lesson on the files of its chart. The error says why it cannot start.
    pub(super) fn new(
        lesson: &Lesson<Text>,
        files: &[ProjectFile],
        built_in: bool,
    ) -> Result<Self, String> {
        let mut draft = drafted(files, built_in);
        for step in &lesson.start.edits {
            apply(step, &mut draft).map_err(|error| format!("start: {error}"))?;
        }
        let mut misfits = Vec::new();
        let open = &lesson.start.open;
        if !open.is_empty() && index(&draft, open).is_none() {
            misfits.push(format!("start: there is no environment {open:?}"));
        }
        let bench = Bench::new(lesson, files, built_in);
        let start = bench.stage(&draft, &[]);
        for (number, hint) in (1..).zip(&lesson.hints) {
            let mut hinted = draft.clone();
            let fits = hint.edits.iter().try_for_each(|step| apply(step, &mut hinted));
            if let Err(error) = fits {
                misfits.push(format!("hint {number}: {error}"));
            } else if !hint.edits.is_empty() && hinted == draft {
                misfits.push(format!("hint {number}: its edit changes nothing"));
            }
            if let Some(at) = hint.at.as_ref().filter(|at| place(at, &draft).is_none()) {
                misfits.push(format!("hint {number}: {} has no line with {:?}", at.file, at.has));
            }
        }
        let mut done = draft;
        for step in &lesson.solution {
            if let Err(error) = apply(step, &mut done) {
                misfits.push(format!("solution: {error}"));
            }
        }
        let solved = bench.stage(&done, &lesson.solution);
        Ok(Self { start, solved, misfits })
    }

    /// What does not hold, in a sentence each.
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = self.misfits.clone();
        if self.start.is_met() {
            wrong.push("start: all conditions are met already".to_owned());
        }
        let unmet = self.solved.judged.iter().filter(|(_, judged)| !judged.met);
        wrong.extend(unmet.map(|(says, judged)| {
            let now = judged.now.as_deref().map(|now| format!(" (now {now})"));
            format!("solution: not met: {says}{}", now.unwrap_or_default())
        }));
        wrong
    }
}

/// What a lesson is played with.
struct Bench<'a> {
    lesson: &'a Lesson<Text>,
    files: &'a [ProjectFile],
    built_in: bool,
    schemas: Option<Schemas>,
}

impl<'a> Bench<'a> {
    fn new(lesson: &'a Lesson<Text>, files: &'a [ProjectFile], built_in: bool) -> Self {
        let schemas = Schemas::read(chartroom_check::DATA).ok();
        Self { lesson, files, built_in, schemas }
    }

    /// Renders, checks and judges a draft; `steps` say where the reader looks.
    fn stage(&self, draft: &Draft, steps: &[Step]) -> Stage {
        let project = self.project(draft);
        let only = |one: &Environment| Project {
            environments: vec![one.clone()],
            kube_version: chartroom_core::rendered_for(&project, &one.name),
            ..project.clone()
        };
        let alone: Vec<Project> = project.environments.iter().map(only).collect();
        let mut reports: Vec<Report> = alone.iter().map(chartroom_core::report).collect();
        for (at, project) in alone.iter().enumerate() {
            let Some(one) = reports.get_mut(at) else { continue };
            let mut report = std::mem::take(one);
            let others = reports.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&Report> = others.map(|(_, report)| report).collect();
            chartroom_check::check(project, &mut report, &others, self.schemas.as_ref());
            if let Some(one) = reports.get_mut(at) {
                *one = report;
            }
        }
        let active = index(draft, &self.lesson.start.open).unwrap_or_default();
        let mut looking = Looking { active, ..Looking::default() };
        for step in steps {
            let at = index(draft, &step.environment);
            let report = at.and_then(|at| Some((at, reports.get(at)?.environments.first()?)));
            if let (Some(look), Some((at, environment))) = (&step.look, report) {
                looking = Looking::of(look, at, environment, |name| index(draft, name));
            }
        }
        let all: Vec<Option<&Report>> = reports.iter().map(Some).collect();
        let seen = Seen { project: &project, reports: &all, looking: &looking };
        let judged = self.lesson.conditions.iter().map(|condition| {
            (condition.says.in_language("en").to_owned(), judge(&condition.when, &seen))
        });
        let problems = reports.get(active).map(|report| report.problems.as_slice());
        let loud = problems.unwrap_or_default().iter().filter(|problem| !problem.is_hint());
        Stage {
            judged: judged.collect(),
            findings: loud.map(|problem| problem.diagnostic.code.to_owned()).collect(),
        }
    }

    fn project(&self, draft: &Draft) -> Project {
        let text = |file: &&ProjectFile| std::str::from_utf8(&file.data).is_err();
        let mut files: Vec<ProjectFile> = self.files.iter().filter(text).cloned().collect();
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
            limits: chartroom_core::Limits::PAGE,
            before,
        }
    }
}

/// A chart as texts, with the environments that the page opens it with.
fn drafted(files: &[ProjectFile], built_in: bool) -> Draft {
    let paths = files.iter().map(|file| file.path.as_str());
    let named = chartroom_layout::environments(paths, if built_in { "dev" } else { "default" });
    let layers = |(name, overlay): (&str, Option<&str>)| Layers {
        name: name.to_owned(),
        overlays: overlay.map(str::to_owned).into_iter().collect(),
        sets: Vec::new(),
    };
    Draft::of(files, named.into_iter().map(layers).collect())
}

fn index(draft: &Draft, name: &str) -> Option<usize> {
    draft.environments.iter().position(|one| one.name == *name)
}
