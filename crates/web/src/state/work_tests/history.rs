//! Points of the history: when they are made, of what, and going back to one.

use super::*;

const MINUTE: f64 = 60_000.0;

fn passes(tab: &mut State, minutes: f64) {
    tab.now += minutes * MINUTE;
}

/// Why points were made, and the text of values.yaml in each, the oldest first.
fn points(map: &Map) -> Vec<(&str, &str, &str)> {
    let point = |(_, put): &'_ (String, Put)| -> (&str, &str, &str) {
        let file = put.saved.state.files.iter().find(|file| file.path == "values.yaml");
        let text = file.and_then(|file| file.text.clone()).unwrap_or_default();
        let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
        (leak(put.about.why.clone()), leak(put.about.name.clone()), leak(text))
    };
    map.points.iter().map(point).collect()
}

#[test]
fn a_point_is_made_before_work_goes_on_after_a_pause_and_where_it_goes_on_for_long() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    passes(&mut tab, 1_000.0);
    map.types(&mut tab, "a: 1 # one\n");
    map.types(&mut tab, "a: 1 # two\n");
    assert_eq!(points(&map), [], "the chart as it came is there in any case");
    passes(&mut tab, 3.0);
    map.types(&mut tab, "a: 1 # three\n");
    let first = (why::PAUSE, "My edits", "a: 1 # two\n");
    assert_eq!(points(&map), [first]);
    for step in 0..12 {
        passes(&mut tab, 1.0);
        map.types(&mut tab, &format!("a: 1 # {step}\n"));
    }
    assert_eq!(points(&map), [first, (why::PAUSE, "My edits", "a: 1 # 8\n")]);
    let keys: Vec<&str> = map.points.iter().map(|(key, _)| key.as_str()).collect();
    assert!(keys.iter().all(|key| parts(key).0.is_none()) && keys[0] != keys[1]);
}

#[test]
fn nothing_is_made_of_a_state_that_is_a_point_already() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # one\n");
    passes(&mut tab, 3.0);
    // A key that changes nothing, and then one that does.
    map.types(&mut tab, "a: 1 # one\n");
    passes(&mut tab, 3.0);
    map.types(&mut tab, "a: 1 # two\n");
    assert_eq!(points(&map).len(), 1);
}

#[test]
fn what_is_replaced_as_a_whole_is_a_point_and_going_back_can_be_taken_back() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    map.act(&mut tab, Action::Reset);
    let reset = (why::RESET, "My edits", "a: 1 # mine\n");
    assert_eq!(points(&map), [reset]);
    map.types(&mut tab, "a: 1 # new\n");
    let then = map.points[0].1.saved.state.clone();
    tab.dialog = Some(Dialog::History);
    map.act(&mut tab, Action::FromView(FromView::GoBack(then)));
    assert_eq!((values(&tab), tab.dialog.clone()), ("a: 1 # mine\n", None));
    assert_eq!(points(&map), [reset, (why::BACK, "My edits", "a: 1 # new\n")]);
    assert_eq!(map.texts()["builtin/own"], "a: 1 # mine\n");
    let Some(Notice::Undo(_, Some(before))) = tab.notices.last().cloned() else { panic!("undo") };
    map.act(&mut tab, Action::Undo(before));
    assert_eq!(values(&tab), "a: 1 # new\n");
    assert_eq!(points(&map).len(), 3);
}

#[test]
fn a_named_state_is_kept_under_its_name() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    map.act(&mut tab, Action::FromView(FromView::Point("  before the release ".into())));
    map.act(&mut tab, Action::FromView(FromView::Point(" ".into())));
    assert_eq!(points(&map), [("", "before the release", "a: 1 # mine\n")]);
}

#[test]
fn a_state_that_cannot_be_kept_is_told() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.full = true;
    map.act(&mut tab, Action::FromView(FromView::Point("as it came".into())));
    assert_eq!((points(&map), tab.trouble.clone()), (Vec::new(), Some(NotKept::Full)));
}

#[test]
fn a_tab_that_reads_makes_no_points_and_goes_nowhere() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    map.news(&mut tab, News::Lock("builtin/own".into(), Lock::Lost));
    for told in [FromView::Point("x".into()), FromView::GoBack(SharedState::default())] {
        map.act(&mut tab, Action::FromView(told));
    }
    assert_eq!((points(&map), values(&tab)), (Vec::new(), "a: 1 # mine\n"));
}

#[test]
fn a_text_that_only_an_editor_holds_is_not_lost_by_a_reset() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    let effects = tab.reduce(Action::Typed("values.yaml".into(), None, LARGE + 1));
    map.serve(&mut tab, effects);
    let long = "x".repeat(LARGE as usize + 1);
    tab.hold(|_| long.clone());
    map.act(&mut tab, Action::Reset);
    let Some(Notice::Undo(_, Some(before))) = tab.notices.last().cloned() else { panic!("undo") };
    assert_eq!(before.files[0].text.as_ref(), Some(&long));
    map.act(&mut tab, Action::Undo(before));
    assert_eq!(tab.file("values.yaml").unwrap().text, Text::Large(LARGE + 1, Some(long.into())));
}

#[test]
fn a_record_gets_the_name_that_the_store_has() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    map.records.get_mut("builtin/own").unwrap().about.name = "For the release".into();
    map.act(&mut tab, Action::FromView(FromView::Forgotten(Ok(()))));
    assert_eq!(&*tab.work.name, "For the release");
    map.types(&mut tab, "a: 1 # more\n");
    assert_eq!(map.records["builtin/own"].about.name, "For the release");
}
