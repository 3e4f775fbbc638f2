//! From a question of the page to the core and back.

use crate::assist::Assisting;
use crate::checks::{Checks, Fixes};
use crate::lesson::Workshop;
use crate::messages;
use crate::past::Past;
use crate::received::Renders;
use crate::told::Told;
use crate::{explain, input, output};
use chartroom_protocol::{Answer, Ask, ForView, Part, Report, Request, Response, ToCharts, encode};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// The work at hand.
#[derive(Default)]
pub(crate) struct Engine {
    job: Option<Job>,
    /// What was rendered last.
    project: Option<Rc<chartroom_core::Project>>,
    /// The last report of each environment, which questions are answered from.
    reports: HashMap<usize, chartroom_core::Report>,
    /// What the output on screen was made of, while the last render gave none.
    past: Past,
    checks: Checks,
    assisting: Assisting,
    /// What was rendered to say what a link changes.
    renders: Renders,
    /// What was rendered of a lesson that is being made.
    workshop: Workshop,
    /// What the page was told of each environment last.
    told: Told,
    /// The answers that the page holds, by environment.
    held: Vec<Option<u32>>,
}

/// A render of which some environments are still to be done.
struct Job {
    id: u32,
    project: Rc<chartroom_core::Project>,
    /// The environment that is shown before it is checked.
    first: usize,
    /// Environments to be rendered.
    left: VecDeque<usize>,
    /// Those to be checked, with the milliseconds that they took: rules look at all environments.
    unchecked: VecDeque<(usize, f32)>,
    done: Vec<Report>,
    /// The fixes that are tried once all is shown.
    fixes: Option<Fixes>,
    /// How long all environments took to render, in milliseconds: a fix that is tried takes about as long.
    millis: f32,
}

/// Whether this engine can do all. The one that the page starts with leaves out what is not needed for the first output.
const WHOLE: bool = cfg!(any(test, feature = "whole"));

/// Charts that take longer have no fixes tried, and offered: the page could ask nothing else meanwhile.
const LONGEST_TRY: f32 = 600.0;

/// What to send now, and the number of the job to go on with.
pub(crate) struct Next {
    /// The answer, if there is one yet.
    pub(crate) answer: Option<Response>,
    /// The job that is not done.
    pub(crate) more: Option<u32>,
}

impl Next {
    fn answer(id: u32, answer: Answer) -> Self {
        Self { answer: Some(Response { id, answer }), more: None }
    }

    /// Bytes for a view, if this engine can make them.
    fn to_view(id: u32, view: ForView, bytes: Option<Vec<u8>>) -> Self {
        let answer = bytes.map_or(Answer::NeedsFullEngine, |bytes| Answer::ToView(view, bytes));
        Self::answer(id, answer)
    }
}

impl Engine {
    /// Answers a question; of a render the wanted environment alone. `clock` gives milliseconds from any start.
    pub(crate) fn ask(&mut self, request: Request, clock: &dyn Fn() -> f64) -> Next {
        match request.ask {
            Ask::Render(project, first, held) => {
                self.held = held;
                self.render(request.id, project, first as usize, clock)
            }
            Ask::Explain(..) | Ask::Encode(..) if !WHOLE => {
                Next::answer(request.id, Answer::NeedsFullEngine)
            }
            Ask::Explain(question, then) => {
                self.past.take(then.map(|then| *then), self.project.as_deref());
                let explanation = explain::explain(question, &self.reports, self.past.shown());
                Next::answer(request.id, Answer::Explained(Box::new(explanation)))
            }
            Ask::Encode(link, base) => {
                let rendered = (self.project.as_deref(), &self.reports);
                let (payload, written) =
                    crate::written::encoded(link, base, rendered, &self.checks, &mut self.renders);
                let payload = payload.map_err(|error| error.to_sender());
                Next::answer(request.id, Answer::Encoded(payload, written))
            }
            Ask::Suggest(values) => {
                let schema = crate::checks::suggest(&values);
                Next::answer(request.id, schema.map_or(Answer::NeedsFullEngine, Answer::Suggested))
            }
            Ask::Compare(comparing, active, earlier) => {
                let project = self.project.as_deref();
                let came = earlier.zip(project);
                let came = came.map(|(one, project)| crate::compare::Before::of(*one, project));
                let (reports, checks) = (&self.reports, &self.checks);
                let compared =
                    crate::compare::compared(project, reports, checks, comparing, active, came);
                Next::to_view(request.id, ForView::Compare, compared)
            }
            Ask::Export(exporting) => {
                let project = self.project.as_deref();
                let exported = crate::export::exported(project, &self.reports, exporting);
                Next::to_view(request.id, ForView::Export, exported)
            }
            Ask::Receive(asked) => {
                let project = self.project.as_deref();
                let (reports, checks) = (&self.reports, &self.checks);
                let received = self.renders.received(project, reports, checks, *asked);
                Next::to_view(request.id, ForView::Receive, received)
            }
            Ask::Judge(judging) => {
                let project = self.project.as_deref();
                let (checks, workshop) = (&self.checks, &mut self.workshop);
                let judged =
                    crate::lesson::judged(project, &self.reports, &judging, checks, workshop);
                Next::to_view(request.id, ForView::Lessons, judged)
            }
            Ask::Plan(asked) => {
                let project = self.project.as_deref();
                let renders = (&self.checks, &mut self.renders);
                let planned = self.assisting.planned(project, &self.reports, renders, &asked);
                Next::to_view(request.id, ForView::Plan, planned)
            }
            Ask::Unpack(bytes) => {
                let files = ToCharts::Files(input::unpacked(&bytes));
                Next::to_view(request.id, ForView::Charts, encode(&files).ok())
            }
            Ask::Assist(question) => {
                let project = self.project.as_deref();
                let json = self.assisting.answer(project, &self.reports, &self.checks, question);
                Next::answer(request.id, json.map_or(Answer::NeedsFullEngine, Answer::Assisted))
            }
            Ask::Together(fixes) => together(request.id, fixes, None),
            Ask::SwitchOff(fixes, check) => together(request.id, fixes, Some(&check)),
            Ask::Cluster(fixes, environment, asked) => {
                let rendered = (self.project.as_deref(), &self.reports);
                let answer = crate::cluster::answer(fixes, &environment, rendered, &asked);
                Next::answer(request.id, answer.unwrap_or(Answer::NeedsFullEngine))
            }
            Ask::Decode(payload) => {
                let opened = chartroom_core::decode(&payload).map(input::opened).map(Box::new);
                Next::answer(request.id, Answer::Decoded(opened.map_err(|error| error.to_string())))
            }
        }
    }

    fn render(
        &mut self,
        id: u32,
        project: chartroom_protocol::Project,
        first: usize,
        clock: &dyn Fn() -> f64,
    ) -> Next {
        let Some(project) = input::project(project, self.project.as_deref()) else {
            let reason = messages::ENGINE_MISSING_FILES.into();
            return Next::answer(id, Answer::Failed(reason));
        };
        let project = Rc::new(project);
        self.project = Some(project.clone());
        let count = project.environments.len();
        let left = (0..count).filter(|index| *index != first).collect();
        let (unchecked, done) = (VecDeque::new(), Vec::new());
        let job = self.job.insert(Job {
            id,
            project,
            first,
            left,
            unchecked,
            done,
            fixes: None,
            millis: 0.0,
        });
        self.reports.retain(|index, _| *index < count);
        let wanted = (first < count).then(|| {
            let (report, millis) = job.environment(first, clock);
            job.millis += millis;
            let mut shown = output::report(&report, first as u32, millis);
            if Checks::ANY {
                job.unchecked.push_back((first, millis));
                shown.part = Part::BeforeChecks;
            }
            self.reports.insert(first, report);
            shown
        });
        if chartroom_core::whole_engine_wanted() {
            return self.outgrown(id);
        }
        let last = job.left.is_empty() && job.unchecked.is_empty();
        let wanted = wanted.map(|report| self.shorten(id, report)).into_iter().collect();
        let answer = Answer::Rendered(wanted, last);
        Next { answer: Some(Response { id, answer }), more: (!last).then_some(id) }
    }

    /// Renders or checks one more environment of a job, unless a newer one took its place.
    pub(crate) fn go_on(&mut self, id: u32, clock: &dyn Fn() -> f64) -> Next {
        let Some(job) = self.job.as_mut().filter(|job| job.id == id) else {
            return Next { answer: None, more: None };
        };
        if let Some(index) = job.left.pop_front() {
            let (report, millis) = job.environment(index, clock);
            job.millis += millis;
            self.reports.insert(index, report);
            job.unchecked.push_back((index, millis));
            if chartroom_core::whole_engine_wanted() {
                return self.outgrown(id);
            }
        } else if let Some((index, millis)) = job.unchecked.pop_front()
            && let Some(mut report) = self.reports.remove(&index)
        {
            let others: Vec<&chartroom_core::Report> = self.reports.values().collect();
            self.checks.run(&job.only(index), &mut report, &others);
            job.done.push(match WHOLE && index == job.first {
                true => output::checked(&report, index as u32),
                false => output::report(&report, index as u32, millis),
            });
            self.reports.insert(index, report);
        }
        if !job.left.is_empty() || !job.unchecked.is_empty() {
            return Next { answer: None, more: Some(id) };
        }
        if WHOLE && job.done.is_empty() {
            return self.try_fixes(id);
        }
        let done = std::mem::take(&mut job.done);
        let fixes = |report: &chartroom_core::Report| {
            report.problems.iter().any(|one| one.diagnostic.fix.is_some())
        };
        let more = Checks::ANY && self.reports.values().any(fixes);
        if !more {
            self.job = None;
        }
        let done = done.into_iter().map(|report| self.shorten(id, report)).collect();
        let answer = Answer::Rendered(done, !more);
        Next { answer: Some(Response { id, answer }), more: more.then_some(id) }
    }

    /// Tries fixes once more, and sends the problems again with those that mend when all were tried.
    fn try_fixes(&mut self, id: u32) -> Next {
        let Some(mut job) = self.job.take() else { return Next { answer: None, more: None } };
        let more = match &mut job.fixes {
            _ if job.millis > LONGEST_TRY => false,
            None => {
                job.fixes = Some(self.checks.fixes(&job.project));
                true
            }
            Some(fixes) => self.checks.try_on(&job.project, fixes),
        };
        if more {
            self.job = Some(job);
            return Next { answer: None, more: Some(id) };
        }
        let mut tried = Vec::new();
        for (index, report) in &mut self.reports {
            match &job.fixes {
                Some(fixes) => fixes.keep(report, *index),
                None => report.problems.iter_mut().for_each(|one| one.diagnostic.fix = None),
            }
            tried.push(output::tried(report, *index as u32));
        }
        Next::answer(id, Answer::Rendered(tried, true))
    }

    /// A report without what the page holds already.
    fn shorten(&mut self, id: u32, report: Report) -> Report {
        if !WHOLE {
            return report;
        }
        let index = report.environment as usize;
        let environments = self.project.as_ref().map(|project| project.environments.as_slice());
        let name = environments.and_then(|all| Some(all.get(index)?.name.clone()));
        let held = self.held.get(index).copied().flatten();
        self.told.shorten(name.unwrap_or_default(), id, held, report)
    }

    /// The chart needs what this engine was built without; what it rendered is void.
    fn outgrown(&mut self, id: u32) -> Next {
        self.job = None;
        Next::answer(id, Answer::NeedsFullEngine)
    }
}

fn together(id: u32, fixes: chartroom_protocol::Fixes, off: Option<&str>) -> Next {
    let edits = crate::checks::together(fixes, off);
    Next::answer(id, edits.map_or(Answer::NeedsFullEngine, Answer::Together))
}

impl Job {
    /// The project with one environment by itself.
    fn only(&self, index: usize) -> chartroom_core::Project {
        let environment = self.project.environments.get(index);
        let name = environment.map_or("", |environment| environment.name.as_str());
        chartroom_core::Project {
            files: self.project.files.clone(),
            beside: Vec::new(),
            environments: environment.cloned().into_iter().collect(),
            kube_version: chartroom_core::rendered_for(&self.project, name),
            api_versions: self.project.api_versions.clone(),
            now: self.project.now,
            seed: self.project.seed,
            zones: self.project.zones.clone(),
            without_missing: self.project.without_missing,
            limits: self.project.limits,
            before: self.project.before.clone(),
        }
    }

    /// Renders one environment by itself, and says how many milliseconds it took.
    fn environment(&self, index: usize, clock: &dyn Fn() -> f64) -> (chartroom_core::Report, f32) {
        let start = clock();
        let report = chartroom_core::report(&self.only(index));
        (report, (clock() - start) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::{ChartFile, Content, Environment, Project};

    fn project() -> Project {
        let file = |path: &str, text: &str| ChartFile {
            path: path.into(),
            content: Content::Text(text.into()),
        };
        let environment = |name: &str, overlays: &[&str]| Environment {
            name: name.into(),
            overlays: overlays.iter().map(|path| (*path).to_owned()).collect(),
            sets: Vec::new(),
            release: "r".into(),
            namespace: "n".into(),
        };
        Project {
            files: vec![
                file("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
                file("templates/a.yaml", "kind: ConfigMap\nmetadata:\n  name: {{ .Values.a }}\n"),
                file("values.yaml", "a: base\n"),
                file("over.yaml", "a: over\n"),
                file("broken.yaml", "a: [\n"),
            ],
            environments: vec![
                environment("dev", &[]),
                environment("prod", &["over.yaml"]),
                environment("bad", &["broken.yaml"]),
            ],
            kube_version: "v1.36.0".into(),
            seed: 1,
            now: 0,
            before: None,
        }
    }

    fn name(report: &Report) -> Option<&str> {
        let chartroom_protocol::OutputObject::New(object) =
            report.output.as_ref()?.objects.first()?
        else {
            return None;
        };
        Some(object.name.as_str())
    }

    #[test]
    fn the_wanted_environment_comes_first_and_the_others_together() {
        let mut engine = Engine::default();
        let clock = || 0.0;
        let next =
            engine.ask(Request { id: 7, ask: Ask::Render(project(), 1, Vec::new()) }, &clock);
        let Some(Response { id: 7, answer: Answer::Rendered(reports, false) }) = &next.answer
        else {
            panic!("one")
        };
        assert_eq!(reports.iter().map(name).collect::<Vec<_>>(), [Some("over")]);
        assert_eq!(reports[0].environment, 1);
        let mut next = next;
        let mut rest = Vec::new();
        while let Some(more) = next.more {
            next = engine.go_on(more, &clock);
            rest.extend(next.answer.take());
        }
        // Fixes that were tried come after all in an answer of their own.
        let Some(Response { id: 7, answer: Answer::Rendered(reports, _) }) = rest.first() else {
            panic!("rest")
        };
        let reports: Vec<&Report> =
            reports.iter().filter(|report| report.part != Part::Checked).collect();
        let names: Vec<_> = reports.iter().map(|report| name(report)).collect();
        assert_eq!(names, [Some("base"), None]);
        let problem = &reports[1].problems[0];
        assert_eq!(
            (problem.severity, &*problem.environments),
            (chartroom_protocol::Severity::Error, &[2][..])
        );
        assert!(next.more.is_none());
    }

    #[test]
    fn a_newer_render_takes_the_place_of_an_older_one() {
        let mut engine = Engine::default();
        let clock = || 0.0;
        let old = engine.ask(Request { id: 1, ask: Ask::Render(project(), 0, Vec::new()) }, &clock);
        engine.ask(Request { id: 2, ask: Ask::Render(project(), 0, Vec::new()) }, &clock);
        let next = engine.go_on(old.more.unwrap(), &clock);
        assert!(next.answer.is_none() && next.more.is_none());
    }

    #[test]
    fn a_link_is_written_and_read() {
        let mut engine = Engine::default();
        let clock = || 0.0;
        let state = chartroom_protocol::SharedState { open: "prod".into(), ..Default::default() };
        let state = chartroom_protocol::Link { state, ..Default::default() };
        let next =
            engine.ask(Request { id: 1, ask: Ask::Encode(state.clone(), Vec::new()) }, &clock);
        let Some(Response { answer: Answer::Encoded(Ok(payload), _), .. }) = next.answer else {
            panic!("a payload")
        };
        let next = engine.ask(Request { id: 2, ask: Ask::Decode(payload) }, &clock);
        assert_eq!(
            next.answer,
            Some(Response { id: 2, answer: Answer::Decoded(Ok(Box::new(state))) })
        );
    }

    #[cfg(feature = "whole")]
    #[test]
    fn an_environment_of_the_last_render_is_exported() {
        use chartroom_protocol::{Exported, Exporting};
        let mut engine = Engine::default();
        let clock = || 0.0;
        let mut next =
            engine.ask(Request { id: 1, ask: Ask::Render(project(), 1, Vec::new()) }, &clock);
        while let Some(more) = next.more {
            next = engine.go_on(more, &clock);
        }
        let mut export = |environment| {
            let exporting = Exporting { environment, other: Some(0), helm: 3, pack: None };
            let next = engine.ask(Request { id: 2, ask: Ask::Export(exporting) }, &clock);
            let Some(Response { answer: Answer::ToView(_, bytes), .. }) = next.answer else {
                panic!("an export")
            };
            chartroom_protocol::decode::<Exported>(&bytes)
        };
        let prod = export(1).unwrap();
        let names: Vec<&str> = prod.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!((names, prod.reason), (vec!["over.yaml", "r-prod.yaml"], None));
        assert!(prod.files[1].text.contains("name: over\n"), "{}", prod.files[1].text);
        assert!(prod.script.contains("--atomic") && prod.gitlab.contains("deploy prod:"));
        assert!(prod.summary.contains("| a | `base` | `over` |"), "{}", prod.summary);
        assert!(export(2).unwrap().reason.is_some());
        // What is not there is no reason to start another engine.
        assert!(export(9).is_err());
    }
}
