//! A text that is typed, one that stands still, and what is rendered of an earlier visit.

use super::*;
use chartroom_protocol::{Object, OutputObject};

/// Reports whose outputs tell the texts apart by what NOTES.txt says.
fn noted(state: &State, notes: &str) -> Vec<Report> {
    let mut reports = report(state, &[true; 3], Vec::new());
    for output in reports.iter_mut().filter_map(|report| report.output.as_mut()) {
        output.notes = Some(notes.to_owned());
    }
    reports
}

/// A page that showed "four", then what `typed` renders to, told by `notes`.
fn ready_then(typed: &str, notes: &str) -> State {
    let (mut state, first) = ready();
    let all = noted(&state, "four");
    answer(&mut state, first.id, Answer::Rendered(all, true));
    let next = sent(&type_in(&mut state, "values-prod.yaml", typed)).unwrap();
    let all = noted(&state, notes);
    answer(&mut state, next.id, Answer::Rendered(all, true));
    state
}

#[test]
fn half_typed_text_is_not_what_stays() {
    let mut state = ready_then("a: 1", "one");
    let notes = |state: &State| state.good[2].view.as_ref().unwrap().notes.clone().unwrap();
    assert_eq!(notes(&state), "one", "what is typed shows");
    let wrong = sent(&type_in(&mut state, "values-prod.yaml", "a: 1[")).unwrap();
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    answer(&mut state, wrong.id, Answer::Rendered(bad, true));
    state.reduce(Action::Paused(state.revision));
    assert!(state.good[2].stale);
    assert_eq!(notes(&state), "four", "the output of the last text that stood still");
    let before = state.saved().before;
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].text.as_deref(), Some("a: 2\n"), "a reload renders it first");

    let mut state = ready_then("a: 2\nb: 1\n", "two lines");
    let wrong = sent(&type_in(&mut state, "values-prod.yaml", "a: 2\nb: 1\n\n")).unwrap();
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    answer(&mut state, wrong.id, Answer::Rendered(bad, true));
    state.reduce(Action::Paused(state.revision));
    assert_eq!(notes(&state), "two lines", "a line that was ended is whole");
}

#[test]
fn a_broken_text_of_an_earlier_visit_comes_after_the_whole_one() {
    let mut state = state();
    let whole = chartroom_protocol::SharedFile {
        path: "values-prod.yaml".into(),
        text: Some("a: 9\n".into()),
    };
    state.first = vec![whole];
    let before = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    let Ask::Render(project, ..) = &before.ask else { panic!("a render") };
    let text = chartroom_protocol::Content::Text("a: 9\n".into());
    assert!(project.files.iter().any(|file| file.content == text));
    let good = report(&state, &[true; 3], vec![]);
    let now = sent(&answer(&mut state, before.id, Answer::Rendered(good, true))).unwrap();
    assert_eq!((state.rendered, state.complete), (None, None));
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    answer(&mut state, now.id, Answer::Rendered(bad, true));
    assert!(state.good[2].stale && state.good[2].view.is_some());
    assert_eq!(state.saved().before.len(), 1, "and after the next reload");
}

/// Reports with one object each, as the engine tells them.
fn with_object(state: &State, object: &OutputObject) -> Vec<Report> {
    let mut reports = report(state, &[true; 3], Vec::new());
    for output in reports.iter_mut().filter_map(|report| report.output.as_mut()) {
        output.objects = vec![object.clone()];
    }
    reports
}

#[test]
fn an_output_builds_on_the_last_one_that_came_though_another_is_on_screen() {
    let object = |text: &str| {
        OutputObject::New(Object {
            kind: "ConfigMap".into(),
            name: "a".into(),
            template: "templates/a.yaml".into(),
            source: "x/templates/a.yaml".into(),
            text: text.into(),
            blank_lines: 0,
            copied: None,
            lines: Vec::new(),
            hooks: Vec::new(),
        })
    };
    let shown = |state: &State| state.good[2].view.as_ref().unwrap().objects[0].text.clone();
    let (mut state, first) = ready();
    let all = with_object(&state, &object("four"));
    answer(&mut state, first.id, Answer::Rendered(all, true));
    let half = sent(&type_in(&mut state, "values-prod.yaml", "a: 1")).unwrap();
    let all = with_object(&state, &object("one"));
    answer(&mut state, half.id, Answer::Rendered(all, true));
    let wrong = sent(&type_in(&mut state, "values-prod.yaml", "a: 1[")).unwrap();
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    answer(&mut state, wrong.id, Answer::Rendered(bad, true));
    state.reduce(Action::Paused(state.revision));
    assert_eq!(shown(&state), "four");
    let mended = sent(&type_in(&mut state, "values-prod.yaml", "a: 1 ")).unwrap();
    let Ask::Render(_, _, held) = &mended.ask else { panic!("a render") };
    assert_eq!(held[2], Some(half.id));
    let all = with_object(&state, &OutputObject::Kept(0));
    answer(&mut state, mended.id, Answer::Rendered(all, true));
    assert_eq!((shown(&state).as_str(), state.good[2].stale), ("one", false));
}

#[test]
fn a_whole_text_of_an_earlier_visit_that_hangs_the_engine_is_given_up() {
    let mut state = state();
    let text = Some("a: 9\n".into());
    state.first = vec![chartroom_protocol::SharedFile { path: "values-prod.yaml".into(), text }];
    let before = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    assert!(state.reduce(Action::TimedOut(before.id, Some(3))).contains(&Effect::Restart));
    assert_eq!(state.refused(), None);
    let now = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    let Ask::Render(project, ..) = &now.ask else { panic!("a render") };
    let text = chartroom_protocol::Content::Text("a: 2\n".into());
    assert!(project.files.iter().any(|file| file.content == text));
}

#[test]
fn what_is_answered_after_a_pause_is_no_worse_off() {
    let mut state = ready_then("a: 1", "one");
    let wrong = sent(&type_in(&mut state, "values-prod.yaml", "a: 1[")).unwrap();
    assert_eq!(state.reduce(Action::Paused(state.revision)), []);
    let bad = report(&state, &[true, true, false], vec![problem(0, vec![2])]);
    let effects = answer(&mut state, wrong.id, Answer::Rendered(bad, true));
    assert!(effects.contains(&Effect::Persist), "with the text before");
    assert!(state.good[2].stale);
    assert_eq!(state.good[2].view.as_ref().unwrap().notes.as_deref(), Some("four"));
    assert_eq!(state.saved().before[0].text.as_deref(), Some("a: 2\n"));
}
