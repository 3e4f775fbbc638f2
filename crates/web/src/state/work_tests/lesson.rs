//! A lesson on a record of its own.

use super::*;
use chartroom_protocol::{Judging, Question, decode};

/// A tab with work of its own, and a lesson on top, whose record the views have stored.
fn begun(map: &mut Map) -> State {
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    let file = SharedFile { path: "values.yaml".into(), text: Some("a: 4\n".into()) };
    let state = SharedState { files: vec![file], ..SharedState::default() };
    let saved = Ok(Saved { version: VERSION, state, ..Saved::default() });
    let record = Record { rev: "first".into(), about: AboutKept::default(), saved };
    map.records.insert("builtin/lesson-budget".into(), record);
    map.act(&mut tab, Action::FromView(FromView::OpenKept("builtin/lesson-budget".into())));
    assert_eq!((tab.key().as_str(), values(&tab)), ("builtin/lesson-budget", "a: 4\n"));
    tab
}

/// What the lesson asked that was not sent yet.
fn judging(tab: &State) -> Vec<Judging> {
    let of = |ask: &Ask| match ask {
        Ask::Judge(judging) => decode(judging).ok(),
        _ => None,
    };
    tab.asks.iter().filter_map(of).collect()
}

#[test]
fn what_is_done_in_a_lesson_leaves_own_work_and_its_history_alone() {
    let mut map = Map::default();
    let mut tab = begun(&mut map);
    let points = map.points.len();
    tab.now += 1e9;
    map.types(&mut tab, "a: 3\n");
    map.act(&mut tab, Action::FromView(FromView::OpenKept("builtin/own".into())));
    assert_eq!(values(&tab), "a: 1 # mine\n");
    let both =
        BTreeMap::from([("builtin/own", "a: 1 # mine\n"), ("builtin/lesson-budget", "a: 3\n")]);
    assert_eq!(map.texts(), both);
    assert_eq!(map.points.len(), points, "nobody looks for a lesson's states in the history");
}

#[test]
fn a_step_changes_what_it_names_and_can_be_taken_back() {
    let mut map = Map::default();
    let mut tab = begun(&mut map);
    let file = SharedFile { path: "values.yaml".into(), text: Some("a: 2\n".into()) };
    let environments = tab.environments.clone();
    let step = SharedState { files: vec![file], ..SharedState::default() };
    map.act(&mut tab, Action::FromView(FromView::Step(step)));
    assert_eq!((values(&tab), &tab.environments), ("a: 2\n", &environments));
    let Some(Notice::Undo(_, Some(before))) = tab.notices.last().cloned() else { panic!("undo") };
    map.act(&mut tab, Action::Undo(before));
    assert_eq!(map.texts()["builtin/lesson-budget"], "a: 4\n");
}

#[test]
fn conditions_are_asked_of_every_render_once_and_of_what_is_pinned() {
    let mut map = Map::default();
    let mut tab = begun(&mut map);
    map.act(&mut tab, Action::FromView(FromView::Judge(vec![7])));
    assert_eq!(judging(&tab), Vec::<Judging>::new(), "nothing is rendered");
    tab.complete = Some(tab.revision);
    map.act(&mut tab, Action::Clock(1.0));
    map.act(&mut tab, Action::Clock(2.0));
    let asked = judging(&tab);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].key.as_str(), &asked[0].asked), ("builtin/lesson-budget", &vec![7]));
    let question = Question::Line { environment: 0, object: 0, line: 1 };
    map.act(&mut tab, Action::Explain(question.clone(), true));
    assert_eq!(judging(&tab).pop().unwrap().pinned, Some(question));
    map.act(&mut tab, Action::FromView(FromView::Judge(Vec::new())));
    tab.asks.clear();
    tab.revision += 1;
    tab.complete = Some(tab.revision);
    map.act(&mut tab, Action::Clock(3.0));
    assert!(judging(&tab).is_empty(), "no lesson is on");
}

#[test]
fn a_page_that_opens_on_a_lesson_fetches_what_draws_it() {
    let mut tab = state();
    assert!(!tab.begin().contains(&Effect::FetchViews));
    tab.work.slot = "lesson-budget".into();
    assert!(tab.begin().contains(&Effect::FetchViews));
}
