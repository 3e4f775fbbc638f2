//! Engines that hang, run out of memory or fail, and what a new one is given.

use super::*;
use chartroom_protocol::Content;

fn project(effects: &[Effect]) -> chartroom_protocol::Project {
    let Some(Request { ask: Ask::Render(project, ..), .. }) = sent(effects) else {
        panic!("a render")
    };
    project
}

fn text<'a>(project: &'a chartroom_protocol::Project, path: &str) -> &'a Content {
    &project.files.iter().find(|file| file.path == path).unwrap().content
}

#[test]
fn an_input_that_hangs_the_engine_is_not_asked_for_again_and_what_is_on_screen_can_be() {
    let (mut state, first) = whole();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good.clone(), true));
    let second = sent(&type_in(&mut state, "values.yaml", "a: hang\n")).unwrap();
    assert_eq!(state.reduce(Action::TimedOut(second.id, Some(3))), [Effect::Restart]);
    assert_eq!(state.refused(), Some(&Trouble::Hung(3)));
    // The new engine gets what was rendered before, and the page shows nothing of it anew.
    let effects = state.reduce(Action::Engine(EngineEvent::Ready));
    assert_eq!(text(&project(&effects), "values.yaml"), &Content::Text("a: 1\n".into()));
    let replay = sent(&effects).unwrap();
    assert_eq!(answer(&mut state, replay.id, Answer::Rendered(good.clone(), true)), []);
    assert_ne!(state.rendered, Some(state.revision));
    let asked = sent(&state.reduce(Action::Compare(true)));
    assert!(matches!(asked, Some(Request { ask: Ask::Compare(..), .. })));
    answer(&mut state, asked.unwrap().id, Answer::ToView(ForView::Compare, Vec::new()));
    // Another input is asked for, of which only what the engine lacks is sent.
    let effects = type_in(&mut state, "values.yaml", "a: 5\n");
    let next = project(&effects);
    assert_eq!(text(&next, "values.yaml"), &Content::Text("a: 5\n".into()));
    assert_eq!(text(&next, "Chart.yaml"), &Content::Kept);
    assert_eq!(state.refused(), None);
    answer(&mut state, sent(&effects).unwrap().id, Answer::Rendered(good, true));
    assert_eq!(state.complete, Some(state.revision));
}

#[test]
fn a_refused_input_is_tried_again_with_more_time_when_that_is_wanted() {
    let (mut state, first) = ready();
    state.reduce(Action::Engine(EngineEvent::Broke(Trouble::Memory(
        Some(1850),
        "unreachable".into(),
    ))));
    assert_eq!(state.refused(), Some(&Trouble::Memory(Some(1850), "unreachable".into())));
    assert_eq!(sent(&state.reduce(Action::Engine(EngineEvent::Ready))), None);
    let again = sent(&state.reduce(Action::TryAgain)).expect("the same input");
    assert!(state.patient && again.id > first.id && state.refused().is_none());
}

#[test]
fn the_whole_engine_that_took_over_is_replaced_too() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    let effects = answer(&mut state, first.id, Answer::Rendered(good, true));
    assert!(effects.contains(&Effect::Upgrade) && !state.cold);
    assert!(state.reduce(Action::Upgrade(EngineEvent::Ready)).contains(&Effect::Swap));
    assert!(state.cold, "it has answered nothing");
    let broke = EngineEvent::Broke(Trouble::Memory(None, "unreachable".into()));
    assert_eq!(state.reduce(Action::Upgrade(broke)), [Effect::Restart]);
    assert_eq!(state.refused(), Some(&Trouble::Memory(None, "unreachable".into())));
}

#[test]
fn a_question_that_hangs_the_engine_is_dropped_and_the_input_rendered_anew() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let asked = sent(&state.reduce(Action::Link("#v1/x".into()))).unwrap();
    state.reduce(Action::TimedOut(asked.id, Some(3)));
    let said = Notice::Unanswered("The link", Trouble::Hung(3));
    assert_eq!((state.refused(), state.notices.last()), (None, Some(&said)));
    let next = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).unwrap();
    assert!(matches!(next.ask, Ask::Render(..)));
}

#[test]
fn the_engine_is_given_only_what_it_lacks() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    state.insert("templates/0.yaml".into(), "x: 1\n".into());
    let next = project(&type_in(&mut state, "values.yaml", "a: 10\n"));
    let kept = next.files.iter().filter(|file| file.content == Content::Kept).count();
    assert_eq!((kept, next.files.len()), (4, 6));
    assert_eq!(text(&next, "templates/0.yaml"), &Content::Text("x: 1\n".into()));
}

#[test]
fn an_engine_that_was_gone_before_it_was_asked_is_replaced_and_asked_again() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    let second = sent(&type_in(&mut state, "values.yaml", "a: 2\n")).unwrap();
    assert_eq!(state.reduce(Action::TimedOut(second.id, None)), [Effect::Restart]);
    assert_eq!(state.refused(), None);
    let again = state.reduce(Action::Engine(EngineEvent::Ready));
    assert_eq!(text(&project(&again), "values.yaml"), &Content::Text("a: 2\n".into()));
}

#[test]
fn what_the_first_engine_cannot_do_waits_for_the_whole_one() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    assert_eq!(answer(&mut state, first.id, Answer::Rendered(good, true)), [Effect::Upgrade]);
    assert_eq!(sent(&state.reduce(Action::Compare(true))), None);
    let effects = state.reduce(Action::Upgrade(EngineEvent::Ready));
    assert!(effects.contains(&Effect::Swap), "{effects:?}");
    assert!(matches!(sent(&effects), Some(Request { ask: Ask::Render(..), .. })));
}

#[test]
fn a_whole_engine_that_does_not_come_is_fetched_again_when_it_is_needed() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    answer(&mut state, first.id, Answer::Rendered(good, true));
    state.reduce(Action::Compare(true));
    state.reduce(Action::Upgrade(EngineEvent::Died("404".into())));
    assert!(matches!(state.notices.last(), Some(Notice::Unanswered("The comparison", _))));
    assert!(state.reduce(Action::Compare(true)).contains(&Effect::Upgrade));
}

#[test]
fn a_render_that_takes_long_is_counted_and_can_be_stopped() {
    let (mut state, first) = whole();
    state.reduce(Action::Long(first.id, 2, 2_000.0));
    assert_eq!(state.long, Some(2));
    assert!(state.reduce(Action::Stop).contains(&Effect::Restart));
    assert_eq!((state.long, state.refused()), (None, Some(&Trouble::Stopped)));
    state.reduce(Action::Engine(EngineEvent::Ready));
    let again = sent(&state.reduce(Action::TryAgain)).unwrap();
    let good = report(&state, &[true; 3], vec![]);
    state.reduce(Action::Long(again.id, 2, 4_000.0));
    answer(&mut state, again.id, Answer::Rendered(good, false));
    assert_eq!(state.long, None, "the checks that are still to come are no render");
    state.reduce(Action::Long(again.id, 3, 5_000.0));
    assert_eq!(state.long, None);
}

#[test]
fn what_rendered_last_is_put_back_in_one_step_when_that_is_wanted() {
    let (mut state, first) = ready();
    let good = report(&state, &[true; 3], vec![]);
    let before = state.files.clone();
    let environments = state.environments.clone();
    answer(&mut state, first.id, Answer::Rendered(good, true));
    type_in(&mut state, "values.yaml", "a: grows\n");
    state.reduce(super::added(&state, "canary", 2));
    state.reduce(Action::Engine(EngineEvent::Ready));
    state.reduce(Action::Engine(EngineEvent::Broke(Trouble::Memory(None, "unreachable".into()))));
    assert!(state.refused().is_some());
    let effects = state.reduce(Action::WithoutLast);
    let replaced = effects.iter().filter(|effect| matches!(effect, Effect::Replace(..))).count();
    assert_eq!((replaced, &state.files, &state.environments), (1, &before, &environments));
    assert!(state.refused().is_none() && effects.contains(&Effect::Persist));
    // What went through is rendered again.
    let render = sent(&state.reduce(Action::Engine(EngineEvent::Ready))).expect("a render");
    assert!(matches!(render.ask, Ask::Render(..)));
}
