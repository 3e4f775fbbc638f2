//! Settings that the browser keeps in its small storage: the choice of colours, the sizes of the panes, and which
//! record is open. What the user makes is in the store; see [`crate::store`].

use crate::state::{OWN, Theme, key};
use web_sys::Storage;

const SPLITS: &str = "chartroom.splits";
/// The key of the record that is open: in this tab, and for new tabs.
const OPEN: &str = "chartroom.open";
/// What earlier builds kept the open chart under.
const CHART: &str = "chartroom.chart";
const THEME: &str = "chartroom.theme";
/// Which lessons were done.
const LESSONS: &str = "chartroom.lessons";
/// How far the tour is.
const TOUR: &str = "chartroom.tour";
/// The lesson that is being made of a record, before the record's key.
const MAKING: &str = "chartroom.making ";
/// That the overview of a chart shows cards in place of its table, before the chart's name.
const CARDS: &str = "chartroom.cards ";
/// The key of the record that a lesson was started from, in this tab.
const BACK: &str = "chartroom.back";

/// Storage can be switched off, or throw: then nothing is kept.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The storage of this tab, which outlives a reload.
fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn get(storage: Option<Storage>, name: &str) -> Option<String> {
    storage?.get_item(name).ok()?
}

fn set(storage: Option<Storage>, name: &str, value: &str) -> bool {
    storage.is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// The key of the record that was open here last, or in any tab.
pub(crate) fn open() -> Option<String> {
    let earlier = || get(storage(), CHART).map(|chart| key(Some(&chart), OWN));
    get(session(), OPEN).or_else(earlier).or_else(|| get(storage(), OPEN))
}

/// Remembers which record is open.
pub(crate) fn set_open(key: &str) {
    set(session(), OPEN, key);
    set(storage(), OPEN, key);
}

/// Which lessons were done, as the views wrote it.
pub(crate) fn lessons() -> Option<String> {
    get(storage(), LESSONS)
}

/// Stores that.
pub(crate) fn set_lessons(json: &str) {
    set(storage(), LESSONS, json);
}

/// How far the tour is, as the views wrote it.
pub(crate) fn tour() -> Option<String> {
    get(storage(), TOUR)
}

/// Stores that.
pub(crate) fn set_tour(json: &str) {
    set(storage(), TOUR, json);
}

/// The lesson that is being made of a record, as the views wrote it.
pub(crate) fn making(key: &str) -> Option<String> {
    get(storage(), &format!("{MAKING}{key}"))
}

/// Stores that. False when the browser does not keep it.
pub(crate) fn set_making(key: &str, json: &str) -> bool {
    set(storage(), &format!("{MAKING}{key}"), json)
}

/// Whether the overview of a chart shows cards in place of its table.
pub(crate) fn shows_cards(chart: &str) -> bool {
    get(storage(), &format!("{CARDS}{chart}")).is_some()
}

/// Stores that.
pub(crate) fn set_shows_cards(chart: &str, on: bool) {
    let name = format!("{CARDS}{chart}");
    match on {
        true => drop(set(storage(), &name, "")),
        false => drop(storage().map(|storage| storage.remove_item(&name))),
    }
}

/// The key of the record that a lesson was started from.
pub(crate) fn back() -> Option<String> {
    get(session(), BACK)
}

/// Remembers that.
pub(crate) fn set_back(key: &str) {
    set(session(), BACK, key);
}

/// The stored choice of colours.
pub(crate) fn theme() -> Theme {
    match get(storage(), THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Stores the choice and sets it on the document. www/index.html sets it again before the first paint. False when the
/// browser does not keep it.
pub(crate) fn set_theme(theme: Theme) -> bool {
    let name = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else { return false };
    match name {
        Some(name) => {
            let _ = root.set_attribute("data-theme", name);
            set(storage(), THEME, name)
        }
        None => {
            let _ = root.remove_attribute("data-theme");
            storage().is_some_and(|storage| storage.remove_item(THEME).is_ok())
        }
    }
}

/// The stored sizes of the panes, in percent.
pub(crate) fn splits() -> Option<[f64; 2]> {
    let stored = get(storage(), SPLITS)?;
    let (columns, rows) = stored.split_once(' ')?;
    let percent = |text: &str| {
        text.parse::<u32>().ok().filter(|share| (20..=80).contains(share)).map(f64::from)
    };
    Some([percent(columns)?, percent(rows)?])
}

/// Stores the sizes of the panes. False when the browser does not keep them.
pub(crate) fn set_splits([columns, rows]: [f64; 2]) -> bool {
    set(storage(), SPLITS, &format!("{} {}", columns as u32, rows as u32))
}
