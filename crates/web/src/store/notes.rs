//! Notes in the browser's small storage, which is written at once; see [`crate::state::Note`]. Each tab has one: its key,
//! what it was made on, its revision and what lists say of it in a line each, and the edits. The page writes them; the
//! views hand those that are left to the store.

use super::{database, tabs};
use crate::browser;
use crate::state::{
    Fate, NOTE_MOST, NotWritten, Note, Put, Word, Write, fate, key, parts, read_saved,
};
use crate::text;
use idb::Database;
use js_sys::Math;
use std::rc::Rc;
use web_sys::Storage;

const PREFIX: &str = "chartroom.last/";

/// The number of this tab, for the page and its views; and whether the page is about to open its first record.
const TAB: &str = "data-tab";
const OPENING: &str = "data-opening";

/// Gives the tab its number.
pub(super) fn begin() {
    browser::mark(TAB, (Math::random() * f64::from(u32::MAX)) as u32);
}

/// Says whether the page is about to open its first record.
pub(super) fn opening(is: bool) {
    browser::mark(OPENING, is.into());
}

/// The name of this tab's note.
fn own() -> String {
    [PREFIX, &*browser::marked(TAB)].concat()
}

/// Notes edits, or takes the note back. What does not fit is left to the store alone.
pub(super) fn set(note: Option<&Note>) {
    let Some(storage) = storage() else { return };
    let own = own();
    let Some(Note { key, bases, put }) = note else {
        let _ = storage.remove_item(&own);
        return;
    };
    let mut text = [key, "\n", &bases.join(" "), "\n"].concat();
    if let Some(Put { rev, about, saved, .. }) = put {
        let about = serde_json::to_string(about).unwrap_or_default();
        let edits = serde_json::to_string(saved).unwrap_or_default();
        text = [&*text, &**rev, "\n", &*about, "\n", &*edits].concat();
    }
    // Notes that a shut store does not take in pile up; settings need some room too.
    let others = others(&storage).map(|name| get(&storage, &name).len()).sum::<usize>();
    if text.len() + others < NOTE_MOST {
        let _ = storage.set_item(&own, &text);
    }
}

/// Whether other tabs left something.
pub(super) fn are_there() -> bool {
    storage().is_some_and(|storage| others(&storage).next().is_some())
}

/// Hands the notes of other tabs to the store. Those that are to become records of their own wait for a page that
/// opens: until then their tab may do that itself.
pub(super) async fn take_in(database: &Database) {
    let Some(storage) = storage() else { return };
    let opening = browser::marked(OPENING) == "1";
    for name in others(&storage) {
        let note = get(&storage, &name);
        let write = match read(&note) {
            Some(note) => write_of(database, note, opening).await,
            None => Ok(None),
        };
        match write {
            Err(()) => continue,
            Ok(None) => {}
            Ok(Some(write)) => {
                let sent = database::write(database, &write);
                let result = match sent {
                    Ok(sent) => sent.done().await,
                    Err(reason) => Err(reason),
                };
                match result {
                    Ok(()) => {
                        let rev = write.put.map(|put| put.rev.to_string());
                        tabs::tell_all(&Word::Stored(write.key, rev));
                    }
                    // Another page was faster.
                    Err(NotWritten::Conflict) => {}
                    Err(NotWritten::Failed(_)) => continue,
                }
            }
        }
        if get(&storage, &name) == note {
            let _ = storage.remove_item(&name);
        }
    }
}

/// What is to be written of a note: nothing where the store has it, or its chart was removed; an error where it is to stay.
async fn write_of(database: &Database, note: Note, opening: bool) -> Result<Option<Write>, ()> {
    let Note { key: name, bases, mut put } = note;
    let chart = parts(&name).0;
    let kept = database::list(database).await.map_err(drop)?;
    if chart.is_some_and(|id| !kept.charts.iter().any(|kept| kept.key == id)) {
        return Ok(None);
    }
    let there = database::load(database, &name, false).await.map_err(drop)?.record;
    let there = there.map(|record| record.rev);
    match (fate(there.as_deref(), &bases, put.as_ref().map(|put| &*put.rev)), &mut put) {
        (Fate::Put, _) => Ok(Some(Write { key: name, base: there, put, point: false })),
        (Fate::Apart, Some(own)) => {
            let copy = key(chart, &format!("copy-{}", own.rev));
            let known = kept.works.iter().any(|kept| kept.key == copy);
            own.about.name = text::KEPT_APART.english().to_owned();
            match (known, opening) {
                (true, _) => Ok(None),
                (false, true) => Ok(Some(Write { key: copy, base: None, put, point: false })),
                (false, false) => Err(()),
            }
        }
        _ => Ok(None),
    }
}

/// Removes the notes of records that are removed.
pub(super) fn forget(gone: impl Fn(&str) -> bool) {
    let Some(storage) = storage() else { return };
    for name in names(&storage) {
        if get(&storage, &name).lines().next().is_none_or(&gone) {
            let _ = storage.remove_item(&name);
        }
    }
}

fn read(note: &str) -> Option<Note> {
    let mut lines = note.splitn(5, '\n');
    let (key, bases) = (lines.next()?.to_owned(), lines.next()?);
    let bases = bases.split(' ').map(str::to_owned).collect();
    let rev = lines.next()?;
    let put = match rev {
        "" => None,
        _ => {
            let about = database::about(lines.next().map(str::to_owned));
            let saved = read_saved(lines.next()?).ok()?;
            Some(Put { rev: Rc::from(rev), about, saved, large: Vec::new() })
        }
    };
    Some(Note { key, bases, put })
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn get(storage: &Storage, name: &str) -> String {
    storage.get_item(name).ok().flatten().unwrap_or_default()
}

/// The names of the notes of other tabs.
fn others(storage: &Storage) -> impl Iterator<Item = String> + use<> {
    let own = own();
    names(storage).into_iter().filter(move |name| *name != own)
}

fn names(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|index| storage.key(index).ok()?);
    all.filter(|name| name.starts_with(PREFIX)).collect()
}
