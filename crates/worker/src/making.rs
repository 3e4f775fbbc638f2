//! A lesson that is made of what is on screen; only the whole engine makes any.

use crate::checks::Checks;
use crate::{input, messages};
use chartroom_core as core;
use chartroom_export::secrets;
use chartroom_lesson::{
    Begun, Bench, Candidate, Draft, Lesson, Made, Making, Played, Rendered, Renders, Step, Text,
    Wrong, apply, candidates, entries, lesson, lesson_of, steps, written,
};
use chartroom_protocol as wire;
use std::rc::Rc;

/// What is kept while a lesson is made.
#[derive(Default)]
pub(crate) struct Workshop {
    /// The chart as it came, and whether it is the page's own.
    chart: (Vec<core::ProjectFile>, bool),
    renders: Renders,
    /// What may be picked between two states.
    found: Option<(Rc<Rendered>, Rc<Rendered>, Vec<Candidate>)>,
}

/// What the whole matter is about.
struct Desk<'a> {
    bench: Bench<'a>,
    came: Draft,
    start: Draft,
    now: Draft,
}

impl Workshop {
    /// What a lesson comes to, with that state on screen.
    pub(crate) fn made(
        &mut self,
        (project, now, active): (&core::Project, Draft, usize),
        built_in: bool,
        checks: &Checks,
        making: &Making,
    ) -> Made {
        let came = project.before.as_ref().map(|before| before.files.as_slice());
        let came = came.filter(|came| !came.is_empty()).unwrap_or(&project.files);
        if self.chart != (came.to_vec(), built_in) {
            *self = Self { chart: (came.to_vec(), built_in), ..Self::default() };
        }
        let bench = Bench {
            files: &self.chart.0,
            built_in,
            schemas: checks.schemas(),
            renders: &self.renders,
            alive: crate::still_alive,
        };
        let came = bench.came();
        let open = now.environments.get(active).map(|one| one.name.clone()).unwrap_or_default();
        let (taken, lost) = steps(&came, &now);
        let folder = if built_in { None } else { core::chart_fact(bench.files, "name") };
        let mut made = Made {
            number: making.number,
            now: Begun { open, steps: taken, lost },
            chart: folder.unwrap_or_default(),
            ..Made::default()
        };
        let Some(begun) = &making.start else { return made };
        let mut start = came.clone();
        if let Err(why) = begun.steps.iter().try_for_each(|step| apply(step, &mut start)) {
            made.unfit = Some(why);
            return made;
        }
        let (solution, lost) = entries(&start, &now);
        made.wrong.extend(lost.iter().map(|name| messages::LessonGone { name }.text()));
        let desk = Desk { bench, came, start, now };
        let ends = [&desk.start, &desk.now].map(|draft| desk.bench.rendered(draft));
        made.candidates = found(&mut self.found, ends);
        made.solution.clone_from(&solution);
        let lesson = lesson_of(making, solution, &made.chart);
        desk.play(&lesson, &mut made);
        desk.hand_out(lesson, making, &mut made);
        made
    }
}

/// What may be picked, which stays while nothing but words changes.
fn found(
    kept: &mut Option<(Rc<Rendered>, Rc<Rendered>, Vec<Candidate>)>,
    [start, now]: [Rc<Rendered>; 2],
) -> Vec<Candidate> {
    if let Some((old, new, found)) = kept
        && Rc::ptr_eq(old, &start)
        && Rc::ptr_eq(new, &now)
    {
        return found.clone();
    }
    let found = candidates(&start, &now);
    *kept = Some((start, now, found.clone()));
    found
}

impl Desk<'_> {
    /// Plays it, as `chartroom lesson check` does.
    fn play(&self, lesson: &Lesson<Text>, made: &mut Made) {
        match Played::new(lesson, &self.bench) {
            Ok(played) => {
                let both = played.start.judged.iter().zip(&played.solved.judged);
                made.judged = both
                    .map(|((_, start), (_, solved))| (start.met, solved.met, solved.now.clone()))
                    .collect();
                let unfit = played.wrong().iter().filter(|one| matches!(one, Wrong::Unfit(_)));
                made.wrong.extend(unfit.map(Wrong::to_string));
            }
            Err(why) => made.wrong.push(why),
        }
    }

    /// The file and the link, once it holds and nothing in it looks like a secret, or that may go along.
    fn hand_out(&self, mut whole: Lesson<Text>, making: &Making, made: &mut Made) {
        let apart = made.judged.iter().any(|(start, ..)| !start)
            && made.judged.iter().all(|(_, solved, _)| *solved);
        let said = |text: &str| !text.trim().is_empty();
        let words = said(&making.title) && said(&making.task) && making.minutes > 0;
        let worded = making.conditions.iter().all(|(_, says)| said(says));
        let lost = making.start.as_ref().is_some_and(|start| !start.lost.is_empty());
        if !apart || !words || !worded || lost || !made.wrong.is_empty() {
            return;
        }
        let mut state = self.state(&whole.start.open);
        made.secrets = self.secrets(&state);
        if !made.secrets.is_empty() && !making.keep_secrets {
            return;
        }
        let file = written(&whole).and_then(|yaml| lesson(&yaml).map(|_| yaml));
        match file {
            Ok(yaml) => made.yaml = Some(yaml),
            Err(why) => return made.wrong.push(why),
        }
        (whole.start.edits, whole.start.chart) = (Vec::new(), String::new());
        let carried = written(&whole);
        let carried = carried.and_then(|yaml| chartroom_lesson::carried(&yaml).map(|_| yaml));
        made.payload = Some(carried.and_then(|yaml| {
            state.lesson = Some(yaml);
            input::payload(state, self.known()).map_err(core::ShareError::to_sender)
        }));
    }

    /// What a link opens on: the difference to the chart as it came, or all of a chart that is not the page's own.
    fn state(&self, open: &str) -> core::SharedState {
        let whole = !self.bench.built_in;
        let fact = |key| core::chart_fact(self.bench.files, key).unwrap_or_default();
        let carried = self.start.files.iter();
        let carried = carried.filter(|(path, text)| whole || self.came.file(path) != Some(text));
        let no_text =
            self.bench.files.iter().filter(|file| std::str::from_utf8(&file.data).is_err());
        let binaries = no_text.map(|file| (file.path.clone(), file.data.to_vec()));
        let other = self.start.environments != self.came.environments;
        core::SharedState {
            chart: fact("name"),
            chart_version: fact("version"),
            open: open.to_owned(),
            environments: other.then(|| self.bench.project(&self.start).environments),
            files: carried.map(|(path, text)| (path.clone(), Some(text.clone()))).collect(),
            binaries: if whole { binaries.collect() } else { Vec::new() },
            whole,
            ..core::SharedState::default()
        }
    }

    /// Texts that whoever opens the link has, too.
    fn known(&self) -> Vec<wire::SharedFile> {
        if !self.bench.built_in {
            return Vec::new();
        }
        let overlay = |path: &String| {
            path == "values.yaml"
                || self.came.environments.iter().any(|one| one.overlays.contains(path))
        };
        let changed = |path: &str, text: &String| self.start.file(path) != Some(text);
        let known = self.came.files.iter();
        let known = known.filter(|(path, text)| overlay(path) || changed(path, text));
        let file = |(path, text): &(String, String)| wire::SharedFile {
            path: path.clone(),
            text: Some(text.clone()),
        };
        known.map(file).collect()
    }

    /// What looks like a secret, in what a link carries and in what the solution changes.
    fn secrets(&self, state: &core::SharedState) -> Vec<(String, u32, String, String)> {
        let solved = self.now.files.iter();
        let solved = solved.filter(|(path, text)| self.start.file(path) != Some(text));
        let solved = core::SharedState {
            files: solved.map(|(path, text)| (path.clone(), Some(text.clone()))).collect(),
            environments: Some(self.bench.project(&self.now).environments),
            ..core::SharedState::default()
        };
        let mut all: Vec<(String, u32, String, String)> = Vec::new();
        for (path, one) in secrets(state).into_iter().chain(secrets(&solved)) {
            let found = (path, one.line as u32, one.key, one.hint);
            if !all.iter().any(|known| (&known.0, &known.2) == (&found.0, &found.2)) {
                all.push(found);
            }
        }
        all
    }
}

/// The steps that make a chart what a link made of it.
pub(crate) fn begun(came: &[core::ProjectFile], then: &[core::ProjectFile]) -> Vec<Step> {
    steps(&Draft::of(came, Vec::new()), &Draft::of(then, Vec::new())).0
}
