//! The sender's place in a link, and landing there.

use super::*;
use chartroom_protocol::Landing;

fn landing() -> Landing {
    let file = Some(("values.yaml".to_owned(), 0));
    Landing { tab: 2, line: Some((3, 5)), file, ..Landing::default() }
}

#[test]
fn a_link_opens_where_it_was_sent_from_once() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    opens(&mut map, &mut tab, link("a: 2\n"));
    tab.complete = Some(tab.revision);
    map.act(&mut tab, Action::Clock(1.0));
    let asked = tab.asks.iter().find_map(|ask| match ask {
        Ask::Receive(receive) => receive.link.clone(),
        _ => None,
    });
    assert_eq!(asked.as_deref(), Some("v1/a: 2\n"));
    let mut effects = tab.reduce(Action::FromView(FromView::Land(landing())));
    assert_eq!((tab.tab, tab.received.sent), (Tab::Values, Some((3, 5))));
    assert!(effects.contains(&Effect::ScrollToLine(3, 5)), "{effects:?}");
    assert!(
        effects
            .iter()
            .any(|one| matches!(one, Effect::Scroll(path, _) if &**path == "values.yaml"))
    );
    // Nobody is taken there twice.
    tab.tab = Tab::Notes;
    effects = tab.reduce(Action::FromView(FromView::Land(landing())));
    assert_eq!((tab.tab, effects), (Tab::Notes, Vec::new()));
    // The mark goes with Esc, and with what is typed.
    map.act(&mut tab, Action::StopExplaining);
    assert_eq!(tab.received.sent, None);
}

#[test]
fn who_went_elsewhere_meanwhile_stays_there() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    opens(&mut map, &mut tab, link("a: 2\n"));
    map.act(&mut tab, Action::Tab(Tab::Notes));
    map.act(&mut tab, Action::FromView(FromView::Land(landing())));
    assert_eq!((tab.tab, tab.received.sent), (Tab::Notes, None));
}
