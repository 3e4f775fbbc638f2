//! What the page does, without a browser.

mod assist;
mod cluster;
mod recover;
mod still;

use super::*;
use chartroom_protocol::{
    About, Answer, Explanation, FileEntry, FileId, FileKind, ForView, FromView, LineTrace, Output,
    Overview, Part, Place, Position, Problem, Question, Report, Request, Response, Severity,
    SharedState, Utf16,
};

pub(super) fn file(path: &str, text: &str) -> File {
    File { path: path.into(), text: Text::Small(text.into()) }
}

pub(super) fn state() -> State {
    let files = vec![
        file("Chart.yaml", "name: x\nversion: 1.2.3 # now\n"),
        file("templates/a.yaml", "a: {{ .Values.a }}\n"),
        file("values-prod.yaml", "a: 2\n"),
        file("values-test.yaml", "a: 3\n"),
        file("values.yaml", "a: 1\n"),
    ];
    State::new(files, None, 1, 0.0)
}

/// A new environment, as the dialog adds it: a copy of another one.
pub(super) fn added(state: &State, name: &str, from: usize) -> Action {
    let origin = state.environments[from].clone();
    let path = format!("values-{name}.yaml");
    let text = origin.overlays.last().and_then(|overlay| state.file(overlay));
    let Some(Text::Small(text)) = text.map(|file| file.text.clone()) else { panic!("a text") };
    let environment = Environment {
        name: name.into(),
        overlays: vec![path.clone()],
        namespace: format!("ai-{name}"),
        ..origin
    };
    Action::AddEnvironment(environment, path, text.to_string())
}

pub(super) fn ready() -> (State, Request) {
    let mut state = state();
    let effects = state.reduce(Action::Engine(EngineEvent::Ready));
    let request = sent(&effects).expect("the first render is asked for");
    (state, request)
}

/// The same with the engine that can do all.
pub(super) fn whole() -> (State, Request) {
    let (mut state, request) = ready();
    state.whole = true;
    (state, request)
}

pub(super) fn sent(effects: &[Effect]) -> Option<Request> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(request) => Some((**request).clone()),
        _ => None,
    })
}

/// One report for each environment; problems go to the environments they name.
pub(super) fn report(state: &State, outputs: &[bool], problems: Vec<Problem>) -> Vec<Report> {
    let output = || Output {
        kube_version: String::new(),
        objects: Vec::new(),
        notes: None,
        values: Some(Vec::new()),
        overview: Overview::default(),
        absent: Vec::new(),
        overrides: Vec::new(),
    };
    let files =
        vec![FileEntry { name: "values-prod.yaml".into(), kind: FileKind::User, moved: None }];
    let one = |(index, good): (usize, &bool)| {
        let here = problems.iter().filter(|problem| problem.environments.contains(&(index as u32)));
        let own =
            |problem: &Problem| Problem { environments: vec![index as u32], ..problem.clone() };
        Report {
            environment: index as u32,
            files: files.clone(),
            chart: None,
            flags: Vec::new(),
            output: good.then(output),
            problems: here.map(own).collect(),
            part: Part::All,
            millis: 1.0,
        }
    };
    assert_eq!(outputs.len(), state.environments.len());
    outputs.iter().enumerate().map(one).collect()
}

fn problem(line: u32, environments: Vec<u32>) -> Problem {
    let at = |column| Position { line, column: Utf16(column) };
    Problem {
        code: "yaml/syntax".into(),
        severity: Severity::Error,
        quiet: false,
        message: "no".into(),
        place: Some(Place { file: FileId(0), start: at(0), end: at(3) }),
        help: None,
        related: Vec::new(),
        fix: None,
        subject: None,
        helm_text: None,
        doc: None,
        count: 1,
        environments,
    }
}

pub(super) fn answer(state: &mut State, id: u32, answer: Answer) -> Vec<Effect> {
    state.reduce(Action::Answered(Response { id, answer }, 5_000.0))
}

pub(super) fn type_in(state: &mut State, path: &str, text: &str) -> Vec<Effect> {
    let length = text.encode_utf16().count() as u32;
    state.reduce(Action::Typed(path.into(), Some(text.into()), length))
}

#[test]
fn environments_come_from_the_overlays() {
    let state = state();
    let names: Vec<&str> =
        state.environments.iter().map(|environment| environment.name.as_str()).collect();
    assert_eq!(names, ["dev", "test", "prod"]);
    assert_eq!(state.environments[0].overlays, [""; 0]);
    assert_eq!(state.environments[2].overlays, ["values-prod.yaml"]);
    assert_eq!(state.open.as_deref(), Some("values-prod.yaml"));
}

#[test]
fn one_request_is_in_flight_and_the_latest_waits() {
    let (mut state, first) = ready();
    assert!(sent(&type_in(&mut state, "values.yaml", "a: 10\n")).is_none());
    assert!(sent(&type_in(&mut state, "values.yaml", "a: 11\n")).is_none());
    let report = report(&state, &[true; 3], vec![]);
    let effects = answer(&mut state, first.id, Answer::Rendered(report.clone(), true));
    let second = sent(&effects).expect("the waiting input is sent");
    let Ask::Render(project, 2, _) = second.ask else { panic!("a render") };
    assert!(
        project
            .files
            .iter()
            .any(|file| file.content == chartroom_protocol::Content::Text("a: 11\n".into()))
    );
    assert!(
        sent(&answer(&mut state, first.id, Answer::Rendered(report.clone(), true))).is_none(),
        "stale answers are dropped"
    );
    assert!(sent(&answer(&mut state, second.id, Answer::Rendered(report, true))).is_none());
    assert_eq!(state.in_flight, None);
}

#[test]
fn the_last_good_output_stays_while_an_error_stands() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let second = sent(&type_in(&mut state, "values-prod.yaml", "a: [\n")).unwrap();
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    answer(&mut state, second.id, Answer::Rendered(bad, true));
    assert!(!state.good[2].stale, "the next key may mend it");
    state.reduce(Action::Paused(state.revision));
    assert!(state.good[2].stale && state.good[2].view.is_some());
    assert!(!state.good[0].stale);
    assert_eq!(state.shown.count(2, Severity::Error), 1);
    assert_eq!(state.shown.count(0, Severity::Error), 0);
}

#[test]
fn an_engine_that_cannot_be_had_is_asked_for_once_more() {
    let (mut state, _) = ready();
    assert_eq!(state.reduce(Action::Engine(EngineEvent::Died("x".into()))), [Effect::Restart]);
    assert_eq!(state.reduce(Action::Engine(EngineEvent::Died("x".into()))), []);
    assert_eq!(state.engine, Engine::Stopped("x".into()));
    let effects = type_in(&mut state, "values.yaml", "a: 4\n");
    assert!(effects.contains(&Effect::Restart), "another input is tried");
}

#[test]
fn a_chart_that_needs_the_whole_engine_gets_it_for_good() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, false));
    // A question in the meantime; then the engine meets what it lacks in another environment.
    let asked = sent(&state.reduce(Action::Link("#v1/x".into()))).unwrap();
    let effects = state
        .reduce(Action::Answered(Response { id: first.id, answer: Answer::NeedsFullEngine }, 0.0));
    assert_eq!(effects, [Effect::Restart]);
    assert!(state.whole);
    let again = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    assert_eq!(again.ask, asked.ask, "the question is asked again");
    answer(&mut state, again.id, Answer::Decoded(Err("broken".into())));
    assert!(state.rendering.is_some(), "and the render, too");
}

#[test]
fn the_whole_engine_is_fetched_behind_the_first_output_and_takes_over() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    assert_eq!(answer(&mut state, first.id, Answer::Rendered(good.clone(), false)), []);
    let effects = answer(&mut state, first.id, Answer::Rendered(good.clone(), true));
    assert_eq!(effects, [Effect::Upgrade]);
    // The one at work goes on meanwhile.
    let second = sent(&type_in(&mut state, "values.yaml", "a: 2\n")).unwrap();
    assert_eq!(state.reduce(Action::Upgrade(EngineEvent::Died("404".into()))), []);
    assert_eq!((state.upgrade, state.waits_for(second.id)), (Upgrade::Failed, true));
    assert_eq!(state.reduce(Action::RetryUpgrade), [Effect::Upgrade]);
    let effects = state.reduce(Action::Upgrade(EngineEvent::Ready));
    assert_eq!(effects.first(), Some(&Effect::Swap));
    let again = sent(&effects).expect("what is in flight is asked of the new one");
    assert!(state.whole && !state.waits_for(second.id));
    assert_eq!(answer(&mut state, again.id, Answer::Rendered(good, true)), []);
    assert_eq!(state.upgrade, Upgrade::Idle);
}

#[test]
fn pinning_what_the_pointer_had_explained_brings_it_into_view() {
    let (mut state, first) = whole();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let question = Question::Line { environment: 2, object: 0, line: 1 };
    let asked = sent(&state.reduce(Action::Explain(question.clone(), false))).unwrap();
    let about = About::Line(LineTrace {
        path: String::new(),
        templates: Vec::new(),
        values: Vec::new(),
        conditions: Vec::new(),
    });
    let explanation =
        Explanation { question: question.clone(), files: Vec::new(), past: false, about };
    assert_eq!(answer(&mut state, asked.id, Answer::Explained(Box::new(explanation))), []);
    let pin = Action::Explain(question, true);
    assert_eq!(state.reduce(pin), [Effect::KeepInSight(0, 1)]);
}

#[test]
fn a_chart_without_a_schema_is_offered_one_and_keeps_its_own() {
    let (mut state, first) = whole();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    assert!(state.lacks_schema());
    let asked = sent(&state.reduce(Action::SuggestSchema)).unwrap();
    assert!(matches!(asked.ask, Ask::Suggest(_)), "{asked:?}");
    let effects = answer(&mut state, asked.id, Answer::Suggested(Ok("{}\n".into())));
    assert!(sent(&effects).is_some(), "it is rendered with");
    assert_eq!(state.current.as_deref(), Some("values.schema.json"));
    assert!(!state.lacks_schema());
    state.take_schema("{\"type\": \"object\"}\n");
    let schema = state.file("values.schema.json").unwrap();
    assert_eq!(schema.text, Text::Small("{}\n".into()));
}

#[test]
fn an_engine_is_given_the_input_before_it_is_asked_to_explain_it() {
    let (mut state, first) = whole();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let question = Question::Line { environment: 2, object: 0, line: 0 };
    let asked = sent(&state.reduce(Action::Explain(question.clone(), true))).unwrap();
    assert_eq!(asked.ask, Ask::Explain(question, None));
    state.reduce(Action::Restart);
    let again = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    assert!(matches!(again.ask, Ask::Render(..)), "{again:?}");
}

#[test]
fn the_list_of_problems_is_narrowed_and_mended_by_kind() {
    let (mut state, first) = whole();
    let edit = |line: u32| {
        let mut one = problem(line, vec![2]);
        let place = Place {
            start: Position { line, column: Utf16(0) },
            end: Position { line, column: Utf16(3) },
            file: FileId(0),
        };
        let edits = vec![chartroom_protocol::Edit { place, text: "b".into() }];
        (one.place, one.code) = (Some(place), "VAL001".into());
        one.fix = Some(chartroom_protocol::Fix { title: "Write b".into(), edits });
        one
    };
    let other = Problem { severity: Severity::Info, ..problem(0, vec![2]) };
    let same_place = Problem { message: "again".into(), ..edit(2) };
    let hint = Problem { quiet: true, message: "hint".into(), ..other.clone() };
    let all = vec![edit(1), edit(2), same_place, other, hint];
    let shown = report(&state, &[true; 3], all);
    answer(&mut state, first.id, Answer::Rendered(shown, true));
    assert_eq!(state.listed().len(), 4, "a quiet one is not listed");
    let filter = Filter { severity: Some(Severity::Info), ..Filter::default() };
    state.reduce(Action::Filter(filter));
    assert_eq!(state.listed().len(), 2, "but where hints are asked for");
    state.reduce(Action::Filter(Filter { text: " val001".into(), ..Filter::default() }));
    assert_eq!(state.listed().len(), 3);
    let fixes = |state: &mut State| {
        let asked = sent(&state.reduce(Action::FixAll(0))).expect("the engine makes them fit");
        let Ask::Together(fixes) = asked.ask else { panic!("{asked:?}") };
        (asked.id, fixes)
    };
    let (id, asked) = fixes(&mut state);
    assert_eq!((&*asked.path, &*asked.text), ("values-prod.yaml", "a: 2\n"));
    assert_eq!(asked.edits.len(), 3);
    let made = asked.edits[..2].concat();
    let effects = answer(&mut state, id, Answer::Together(made.clone()));
    let [Effect::Edit(path, edits)] = &effects[..] else { panic!("one file: {effects:?}") };
    assert_eq!((&**path, edits.len()), ("values-prod.yaml", 2));

    let (id, _) = fixes(&mut state);
    state.reduce(Action::Typed("values-prod.yaml".into(), Some("b: 2\n".into()), 5));
    let effects = answer(&mut state, id, Answer::Together(made));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Edit(..))), "typed on");
}

#[test]
fn an_environment_takes_its_file_along_and_one_undo_brings_both_back() {
    let mut state = state();
    state.reduce(Action::Environment(2));
    let before = state.saved().state;
    let path = state.environment().unwrap().overlays[0].clone();
    let change = format!("{path}\nvalues-live.yaml\na: 1\nb: 2\n");
    state.reduce(Action::RenameEnvironment("live".into(), change));
    let environment = state.environment().unwrap();
    assert_eq!(
        (environment.name.as_str(), &*environment.overlays),
        ("live", &["values-live.yaml".to_owned()][..])
    );
    assert_eq!(state.file(&path), None);
    assert_eq!(state.file("values-live.yaml").unwrap().text, Text::Small("a: 2\n".into()));
    assert_eq!(state.file(".chartroom.yaml").unwrap().text, Text::Small("a: 1\nb: 2\n".into()));
    let Some(Notice::Undo(_, Some(undo))) = state.notices.last().cloned() else { panic!("undo") };
    state.reduce(Action::Undo(undo));
    assert_eq!(state.saved().state, before);
    // Without a file of its own only the name is another.
    state.reduce(Action::RenameEnvironment("live".into(), "\n\n".into()));
    let environment = state.environment().unwrap();
    assert_eq!((environment.name.as_str(), &environment.overlays), ("live", &vec![path]));
    assert_eq!(state.file(".chartroom.yaml"), None);
}

#[test]
fn a_new_environment_is_a_copy() {
    let mut state = state();
    state.reduce(added(&state, "canary", 2));
    let environment = state.environment().unwrap();
    assert_eq!(environment.overlays, ["values-canary.yaml"]);
    assert_eq!(environment.namespace, "ai-canary");
    assert_eq!(state.file("values-canary.yaml").unwrap().text, Text::Small("a: 2\n".into()));
    let before = state.environments.len();
    state.reduce(added(&state, "canary", 2));
    assert_eq!(state.environments.len(), before, "names are unique");
    state.reduce(Action::RemoveEnvironment(before - 1));
    assert_eq!(state.file("values-canary.yaml"), None);
    assert!(state.pristine());
    let [Notice::Removed(removed)] = &state.notices[..] else { panic!("{:?}", state.notices) };
    let removed = removed.clone();
    state.reduce(Action::RestoreEnvironment(removed.clone()));
    assert_eq!(state.environment().unwrap().name, "canary");
    assert_eq!(state.file("values-canary.yaml").unwrap().text, Text::Small("a: 2\n".into()));
    assert!(state.notices.is_empty());
    state.reduce(Action::RestoreEnvironment(removed));
    assert_eq!(state.environments.len(), before, "once");
}

#[test]
fn a_broken_link_says_so_and_changes_nothing() {
    let (mut state, first) = ready();
    let before = state.files.clone();
    state.reduce(Action::Link("v1/broken".into()));
    let report = report(&state, &[true; 3], vec![]);
    let ask = sent(&answer(&mut state, first.id, Answer::Rendered(report, true))).unwrap();
    answer(&mut state, ask.id, Answer::Decoded(Err("It is cut off.".into())));
    assert_eq!(state.notices, [Notice::BrokenLink("It is cut off.".into())]);
    assert_eq!(state.files, before);
    assert!(state.pristine());
}

#[test]
fn a_file_too_large_is_not_sent_and_said_so() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let effects = state.reduce(Action::Typed("values.yaml".into(), None, 5_000_000));
    assert!(sent(&effects).is_none());
    assert_eq!(state.shown.problems[0].code, "input/too-large");
    assert!(state.good.iter().all(|good| good.stale && good.view.is_some()));
    assert!(
        sent(&type_in(&mut state, "values.yaml", "a: 1\n")).is_some(),
        "a shorter text is rendered again"
    );
}

#[test]
fn problems_are_stepped_through_in_order() {
    let (mut state, first) = ready();
    let report = report(&state, &[true; 3], vec![problem(0, vec![2]), problem(4, vec![2])]);
    answer(&mut state, first.id, Answer::Rendered(report, true));
    state.reduce(Action::Environment(0));
    let effects = state.reduce(Action::StepProblem(1));
    let range = Range { line: 0, column: 0, end_line: 0, end_column: 3 };
    assert_eq!(effects, [Effect::Reveal("values-prod.yaml".into(), range)]);
    assert_eq!(state.active, 2, "the problem's environment opens");
    state.reduce(Action::StepProblem(1));
    assert_eq!(state.chosen, Some(1));
    state.reduce(Action::StepProblem(1));
    assert_eq!(state.chosen, Some(0));
}

#[test]
fn what_is_shared_is_what_was_asked_for() {
    let mut state = state();
    type_in(&mut state, "values-prod.yaml", "token: hf_abcdefghijklmnopqrstuvwxyz\n");
    type_in(&mut state, "values-test.yaml", "a: 8\n");
    type_in(&mut state, "templates/a.yaml", "b: 1\n");
    let paths = |shared: SharedState| -> Vec<String> {
        shared.files.into_iter().map(|file| file.path).collect()
    };
    assert_eq!(paths(state.shared(Include::Environment)), ["values-prod.yaml"]);
    assert_eq!(paths(state.shared(Include::Overlays)), ["values-prod.yaml", "values-test.yaml"]);
    assert_eq!(state.shared(Include::Chart).files.len(), 3);
    assert!(state.chart_changed());
}

#[test]
fn panes_keep_a_size_that_can_be_used() {
    let mut state = state();
    state.reduce(Action::Split(Divider::Columns, 95.0));
    assert_eq!(state.split(Divider::Columns), 80.0);
    state.reduce(Action::Split(Divider::Rows, f64::NAN));
    assert_eq!(state.split(Divider::Rows), Divider::Rows.default_share());
}

#[test]
fn the_open_environment_is_answered_first_and_typing_goes_on_from_there() {
    let (mut state, first) = whole();
    let mut reports = report(&state, &[true; 3], vec![problem(0, vec![0, 1, 2])]);
    let prod = reports.pop().unwrap();
    answer(&mut state, first.id, Answer::Rendered(vec![prod], false));
    assert_eq!((state.rendered, state.complete), (Some(0), None));
    assert_eq!(state.shown.problems[0].environments, [2]);
    let second = sent(&type_in(&mut state, "values.yaml", "a: 5\n"))
        .expect("it need not wait for the others");
    answer(&mut state, first.id, Answer::Rendered(reports.clone(), true));
    assert_eq!(state.complete, None, "answers to the older render are dropped");
    let all = report(&state, &[true; 3], vec![problem(0, vec![0, 1, 2])]);
    answer(&mut state, second.id, Answer::Rendered(all, true));
    assert_eq!(state.complete, Some(1));
    assert_eq!(state.shown.problems.len(), 1, "the same problem in three environments is one");
    assert_eq!(state.shown.problems[0].environments, [0, 1, 2]);
}

/// A state with the environments side by side, all of them rendered, and the comparison that it asked for.
fn comparing() -> (State, Request) {
    let (mut state, request) = whole();
    state.reduce(Action::Compare(true));
    assert!(state.in_flight == Some(request.id), "a comparison waits for the render");
    let outputs = vec![true; state.environments.len()];
    let reports = report(&state, &outputs, Vec::new());
    let answer = Answer::Rendered(reports, true);
    let effects = state.reduce(Action::Answered(Response { id: request.id, answer }, 1.0));
    let request = sent(&effects).expect("the comparison is asked for");
    (state, request)
}

#[test]
fn the_open_environment_is_compared_with_the_one_before_it() {
    let (mut state, request) = comparing();
    let last = state.environments.len() as u32 - 1;
    let comparing = Comparing { from: Some(last - 1), to: last, quiet: true };
    assert_eq!(request.ask, Ask::Compare(comparing, state.active as u32, None));
    let answer = Response { id: request.id, answer: Answer::ToView(ForView::Compare, vec![1, 2]) };
    let effects = state.reduce(Action::Answered(answer, 1.0));
    assert!(effects.contains(&Effect::ToView(ForView::Compare, vec![1, 2])));
}

#[test]
fn a_place_chosen_in_the_comparison_opens_in_its_environment_and_closes_it() {
    let (mut state, _) = comparing();
    let at = Position { line: 3, column: Utf16(0) };
    let place = Place { file: FileId(0), start: at, end: at };
    let file = FileEntry { name: "values-test.yaml".into(), kind: FileKind::User, moved: None };
    let test = state.environments.iter().position(|one| one.name == "test").unwrap();
    let effects = state.reduce(Action::FromView(FromView::Go(test as u32, place, file)));
    assert!(matches!(&effects[..], [Effect::Reveal(path, _), ..] if &**path == "values-test.yaml"));
    assert_eq!((state.active, state.compare), (test, None));
}

#[test]
fn views_that_cannot_be_fetched_leave_the_page_as_it_was() {
    let (mut state, _) = comparing();
    state.reduce(Action::ViewsFailed);
    let said = Notice::ViewFailed(Some(Wanted::Compare));
    assert_eq!((state.compare, state.notices.last()), (None, Some(&said)));
    state.reduce(Action::Open(Dialog::Parity));
    state.reduce(Action::ViewsFailed);
    assert_eq!((state.dialog.clone(), state.notices.len()), (None, 1));
}

#[test]
fn an_open_export_is_asked_for_again_after_every_render() {
    let (mut state, render) = whole();
    let open = state.active as u32;
    let exporting =
        |other, helm| Ask::Export(Exporting { environment: open, other, helm, pack: None });
    state.reduce(Action::Open(Dialog::Export));
    assert_eq!(state.in_flight, Some(render.id), "an export waits for the render");
    let outputs = vec![true; state.environments.len()];
    let rendered = Answer::Rendered(report(&state, &outputs, Vec::new()), true);
    let request = sent(&answer(&mut state, render.id, rendered)).expect("the export is asked for");
    assert_eq!(request.ask, exporting(Some(open - 1), 4));
    let effects = answer(&mut state, request.id, Answer::ToView(ForView::Export, vec![3]));
    assert!(effects.contains(&Effect::ToView(ForView::Export, vec![3])));

    let three = Exporting { environment: open, other: None, helm: 3, pack: None };
    let request = sent(&state.reduce(Action::FromView(FromView::Export(three)))).unwrap();
    assert_eq!(request.ask, exporting(None, 3));
    answer(&mut state, request.id, Answer::ToView(ForView::Export, vec![4]));

    let render = sent(&type_in(&mut state, "values.yaml", "a: 9\n")).unwrap();
    let rendered = Answer::Rendered(report(&state, &outputs, Vec::new()), true);
    let request = sent(&answer(&mut state, render.id, rendered)).unwrap();
    assert_eq!(request.ask, exporting(None, 3));
    answer(&mut state, request.id, Answer::ToView(ForView::Export, vec![5]));

    state.reduce(Action::Close);
    let render = sent(&type_in(&mut state, "values.yaml", "a: 10\n")).unwrap();
    let rendered = Answer::Rendered(report(&state, &outputs, Vec::new()), true);
    assert_eq!(sent(&answer(&mut state, render.id, rendered)), None, "a closed one is not");
}
