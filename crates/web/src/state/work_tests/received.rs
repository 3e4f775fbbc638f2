//! Taking over what a link changes, into one's own work.

use super::*;

/// A tab with work of its own, and a link on top whose dialog is open; and what was chosen there.
fn choosing(map: &mut Map) -> (State, SharedState) {
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    opens(map, &mut tab, link("a: 2\n"));
    tab.complete = Some(tab.revision);
    map.act(&mut tab, Action::FromView(FromView::OpenTake));
    assert_eq!(tab.view_dialog(), Some(chartroom_protocol::ViewDialog::Take));
    let own = |ask: &Ask| match ask {
        Ask::Receive(receive) => receive.own.clone(),
        _ => None,
    };
    let mut chosen = tab.asks.iter().find_map(own).unwrap();
    assert_eq!(chosen.files[0].text.as_deref(), Some("a: 1 # mine\n"));
    chosen.files[0].text = Some("a: 2 # mine\n".into());
    (tab, chosen)
}

#[test]
fn what_was_chosen_is_put_into_own_work_and_taken_back() {
    let mut map = Map::default();
    let (mut tab, chosen) = choosing(&mut map);
    let link = tab.key();
    map.act(&mut tab, Action::FromView(FromView::Take(chosen)));
    assert_eq!((tab.key().as_str(), values(&tab)), ("builtin/own", "a: 2 # mine\n"));
    assert_eq!((tab.work.foreign, tab.view_dialog()), (false, None));
    let both = BTreeMap::from([("builtin/own", "a: 2 # mine\n"), (&*link, "a: 2\n")]);
    assert_eq!(map.texts(), both);
    let whys: Vec<&str> = map.points.iter().map(|(_, put)| put.about.why.as_str()).collect();
    assert_eq!(whys.last(), Some(&why::TAKE), "what was there before is a point");
    let Some(Notice::Undo(_, Some(before))) = tab.notices.last().cloned() else { panic!("undo") };
    map.act(&mut tab, Action::Undo(before));
    assert_eq!(map.texts()["builtin/own"], "a: 1 # mine\n");
    assert!(tab.notices.is_empty());
}

#[test]
fn what_is_typed_afterwards_is_not_taken_back_with_it() {
    let mut map = Map::default();
    let (mut tab, chosen) = choosing(&mut map);
    map.act(&mut tab, Action::FromView(FromView::Take(chosen)));
    map.types(&mut tab, "a: 3\n");
    assert!(tab.notices.is_empty());
}

#[test]
fn own_work_that_changed_meanwhile_stays_as_it_is() {
    let mut map = Map::default();
    let (mut tab, chosen) = choosing(&mut map);
    let mut other = map.open(2);
    map.types(&mut other, "a: 4\n");
    map.act(&mut tab, Action::FromView(FromView::Take(chosen)));
    assert_eq!((tab.key().as_str(), values(&tab)), ("builtin/own", "a: 4\n"));
    assert!(matches!(tab.notices.last(), Some(Notice::Undo(_, None))));
}

#[test]
fn a_reset_can_be_taken_back() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    map.act(&mut tab, Action::Reset);
    assert!(map.records.is_empty());
    let Some(Notice::Undo(_, Some(before))) = tab.notices.last().cloned() else { panic!("undo") };
    map.act(&mut tab, Action::Undo(before));
    assert_eq!(map.texts()["builtin/own"], "a: 1 # mine\n");
}

#[test]
fn an_answer_says_what_it_answers_and_goes_on_after_a_reload() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    opens(&mut map, &mut tab, link("a: 2\n"));
    let key = tab.key();
    tab.complete = Some(tab.revision);
    map.act(&mut tab, Action::FromView(FromView::Answer(true)));
    let answered = |tab: &State| {
        tab.asks.iter().find_map(|ask| match ask {
            Ask::Encode(link, _) => Some(link.answers.clone()),
            _ => None,
        })
    };
    assert_eq!(answered(&tab), Some(Some("v1/a: 2\n".to_owned())));
    map.types(&mut tab, "a: 3\n");
    let mut again = map.open(2);
    let effects = again.leave_for(Next::Kept(key));
    map.serve(&mut again, effects);
    assert_eq!((values(&again), again.work.foreign), ("a: 3\n", true));
    again.complete = Some(again.revision);
    map.act(&mut again, Action::Clock(1.0));
    assert_eq!(answered(&again), Some(Some("v1/a: 2\n".to_owned())));
    // Whoever leaves it keeps what was edited, and what is shared then answers nothing.
    map.act(&mut again, Action::FromView(FromView::Answer(false)));
    assert_eq!(values(&again), "a: 3\n");
    map.act(&mut again, Action::Share(None));
    assert_eq!(answered(&again), Some(None));
}
