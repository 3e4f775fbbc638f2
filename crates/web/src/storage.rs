//! What the browser keeps: the edits, which chart is open, and the choice of colours.

use crate::state::{Saved, Theme, read_saved};
use web_sys::Storage;

const EDITS: &str = "chartroom.edits";
const BROKEN: &str = "chartroom.edits.broken";
const SPLITS: &str = "chartroom.splits";
/// What the chart is kept under that is open; nothing for the built-in one.
const CHART: &str = "chartroom.chart";
const THEME: &str = "chartroom.theme";

/// Storage can be switched off, or throw: then nothing is kept.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What the edits of the built-in chart, or of one of the user's own, are stored under.
pub(crate) fn edits(own: Option<&str>) -> String {
    own.map_or_else(|| EDITS.to_owned(), |own| format!("{EDITS}/{own}"))
}

/// The stored edits of a chart; an error when there were some that cannot be read. Those are put aside, so that the
/// page opens and the text can still be had from the browser's tools.
pub(crate) fn load(own: Option<&str>) -> Option<Result<Box<Saved>, ()>> {
    let storage = storage()?;
    let json = storage.get_item(&edits(own)).ok()??;
    let saved = read_saved(&json);
    if saved.is_err() {
        let _ = storage.set_item(BROKEN, &json);
        let _ = storage.remove_item(&edits(own));
    }
    Some(saved.map(Box::new))
}

/// Stores the edits of a chart, or that there are none. False when the browser refused.
pub(crate) fn save(own: Option<&str>, saved: Option<&Saved>) -> bool {
    let Some(storage) = storage() else { return true };
    let key = edits(own);
    let Some(saved) = saved else { return storage.remove_item(&key).is_ok() };
    let Ok(json) = serde_json::to_string(saved) else { return false };
    storage.set_item(&key, &json).is_ok()
}

/// What the chart is kept under that was open last; none for the built-in one.
pub(crate) fn chart() -> Option<String> {
    storage()?.get_item(CHART).ok()?
}

/// Remembers which chart is open.
pub(crate) fn set_chart(own: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match own {
        Some(own) => storage.set_item(CHART, own),
        None => storage.remove_item(CHART),
    };
}

/// The stored choice of colours.
pub(crate) fn theme() -> Theme {
    let stored = storage().and_then(|storage| storage.get_item(THEME).ok().flatten());
    match stored.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Stores the choice and sets it on the document. www/index.html sets it again before the first paint.
pub(crate) fn set_theme(theme: Theme) {
    let name = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else { return };
    let storage = storage();
    match name {
        Some(name) => {
            let _ = root.set_attribute("data-theme", name);
            let _ = storage.map(|storage| storage.set_item(THEME, name));
        }
        None => {
            let _ = root.remove_attribute("data-theme");
            let _ = storage.map(|storage| storage.remove_item(THEME));
        }
    }
}

/// The stored sizes of the panes, in percent.
pub(crate) fn splits() -> Option<[f64; 2]> {
    let stored = storage()?.get_item(SPLITS).ok()??;
    let (columns, rows) = stored.split_once(' ')?;
    let percent = |text: &str| {
        text.parse::<u32>().ok().filter(|share| (20..=80).contains(share)).map(f64::from)
    };
    Some([percent(columns)?, percent(rows)?])
}

/// Stores the sizes of the panes.
pub(crate) fn set_splits([columns, rows]: [f64; 2]) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(SPLITS, &format!("{} {}", columns as u32, rows as u32));
    }
}
