//! What earlier builds kept: edits in the browser's small storage, charts in a database of their own. It is taken into
//! the store once, under keys that follow from what it is, so that a second time adds nothing; a tab with an earlier
//! build that stores again is taken in again, beside what is there.

use super::database::{self, Writing};
use crate::state::{Saved, VERSION, hash, key};
use crate::text;
use chartroom_protocol::{AboutKept, SharedState};
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Date, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// Edits of the built-in chart; with `/` and an id, those of another.
const EDITS: &str = "chartroom.edits";
/// Edits that the first builds could not read, and put aside.
const BROKEN: &str = "chartroom.edits.broken";
/// The list of charts.
const CHARTS: &str = "chartroom.charts";
/// The chart that was open last.
const OPEN: &str = "chartroom.chart";
/// The database of charts, and what it held them in.
const DATABASE: &str = "chartroom";
const STORE: &str = "charts";

/// The form that edits were stored in.
#[derive(Deserialize)]
struct Old {
    version: u32,
    state: SharedState,
    #[serde(default)]
    origin: Origin,
    #[serde(default)]
    parked: Option<SharedState>,
    #[serde(default)]
    open_file: Option<String>,
}

#[derive(Default, Deserialize)]
enum Origin {
    #[default]
    Own,
    Link,
}

/// A chart of the list.
#[derive(Deserialize)]
struct OldChart {
    id: String,
    name: String,
    version: String,
}

/// A record to be added.
struct Taken {
    chart: Option<String>,
    slot: String,
    about: AboutKept,
    edits: String,
}

/// Whether there is something to be taken in.
pub(super) fn is_there() -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    storage.is_some_and(|storage| !names(&storage).is_empty())
}

/// Takes in what is there. What cannot be written stays where it is, for the next time.
pub(super) async fn take_in(database: &Database) {
    let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok()?) else {
        return;
    };
    let names = names(&storage);
    if !names.is_empty() && all(database, &storage, &names).await.is_ok() {
        for name in names {
            let _ = storage.remove_item(&name);
        }
    }
}

/// The names that are to be taken in.
fn names(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|index| storage.key(index).ok()?);
    let edits =
        |name: &str| [EDITS, BROKEN].contains(&name) || name.starts_with("chartroom.edits/");
    all.filter(|name| edits(name) || name == CHARTS || name == OPEN).collect()
}

async fn all(database: &Database, storage: &Storage, names: &[String]) -> Result<(), Error> {
    let text_of = |name: &str| storage.get_item(name).ok().flatten();
    let listed = text_of(CHARTS).and_then(|json| serde_json::from_str(&json).ok());
    let listed: Vec<OldChart> = listed.unwrap_or_default();
    let charts = match names.iter().any(|name| name == CHARTS || name == OPEN) {
        true => charts().await?,
        false => Vec::new(),
    };
    let ids: Vec<(&str, String)> =
        charts.iter().map(|(old, bytes)| (old.as_str(), hash(bytes))).collect();
    let id_of = |name: &str| ids.iter().find(|(old, _)| *old == name).map(|(_, id)| id);
    let kept = database::list(database).await?;
    let mut there: Vec<String> = kept.works.into_iter().map(|kept| kept.key).collect();
    let known: Vec<String> = kept.charts.into_iter().map(|kept| kept.key).collect();
    let writing = Writing::new(database)?;
    for (old, bytes) in &charts {
        let Some(id) = id_of(old) else { continue };
        writing.store(database::RENAMED)?.put(&id.into(), Some(&old.into()))?;
        if known.contains(id) {
            continue;
        }
        let entry = listed.iter().find(|chart| chart.id == *old);
        let about = AboutKept {
            chart: entry.map(|chart| chart.name.clone()).unwrap_or_default(),
            version: entry.map(|chart| chart.version.clone()).unwrap_or_default(),
            at: Date::now(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            foreign: old.contains("-link-"),
            ..AboutKept::default()
        };
        database::add_chart(&writing, id, &about, bytes)?;
    }
    for name in names {
        let chart = match name.strip_prefix("chartroom.edits/") {
            Some(old) => Some(id_of(old).cloned().unwrap_or_else(|| old.to_owned())),
            None if name == EDITS || name == BROKEN => None,
            None => continue,
        };
        for taken in records(chart, &text_of(name).unwrap_or_default()) {
            add(&writing, taken, &mut there)?;
        }
    }
    match writing.commit()?.done().await {
        Ok(()) => Ok(()),
        Err(_) => Err(Error::DomExceptionNotFound),
    }
}

/// Adds a record under its key, or beside what has that key.
fn add(writing: &Writing, taken: Taken, there: &mut Vec<String>) -> Result<(), Error> {
    let own = key(taken.chart.as_deref(), &taken.slot);
    let rev = hash(taken.edits.as_bytes());
    let beside = key(taken.chart.as_deref(), &format!("before-{rev}"));
    let key = if there.contains(&own) { beside } else { own };
    if !there.contains(&key) {
        database::add(writing, &key, &rev, &taken.about, &taken.edits)?;
        there.push(key);
    }
    Ok(())
}

/// The records that stored edits make.
fn records(chart: Option<String>, json: &str) -> Vec<Taken> {
    let old = serde_json::from_str(json).ok().filter(|old: &Old| old.version == 1);
    let Some(old) = old else {
        return vec![unreadable(chart, json)];
    };
    let parked = old.parked.map(|state| Saved { version: VERSION, state, ..Saved::default() });
    let saved =
        Saved { version: VERSION, state: old.state, open_file: old.open_file, ..Saved::default() };
    match old.origin {
        Origin::Own => {
            let own = record(chart.clone(), "own", text::KEPT_OWN.english(), false, &saved);
            let parked = parked.map(|parked| {
                let slot = format!("before-{}", hash(json.as_bytes()));
                record(chart, &slot, text::KEPT_BEFORE.english(), false, &parked)
            });
            [Some(own), parked].into_iter().flatten().collect()
        }
        Origin::Link => {
            let slot = format!("link-{}", hash(json.as_bytes()));
            let link = record(chart.clone(), &slot, text::KEPT_LINK.english(), true, &saved);
            let parked =
                parked.map(|parked| record(chart, "own", text::KEPT_OWN.english(), false, &parked));
            [Some(link), parked].into_iter().flatten().collect()
        }
    }
}

fn record(chart: Option<String>, slot: &str, name: &str, foreign: bool, saved: &Saved) -> Taken {
    let changed: Vec<String> = saved.state.files.iter().map(|file| file.path.clone()).collect();
    let edits = serde_json::to_string(saved).unwrap_or_default();
    let about = AboutKept {
        chart: saved.state.chart.clone(),
        version: saved.state.chart_version.clone(),
        name: name.to_owned(),
        changed: text::kept::changed(&changed),
        at: Date::now(),
        size: u32::try_from(edits.len()).unwrap_or(u32::MAX),
        foreign,
        ..AboutKept::default()
    };
    Taken { chart, slot: slot.to_owned(), about, edits }
}

/// What cannot be read is kept as it is.
fn unreadable(chart: Option<String>, json: &str) -> Taken {
    let about = AboutKept {
        name: text::KEPT_UNREADABLE.text().to_owned(),
        at: Date::now(),
        size: u32::try_from(json.len()).unwrap_or(u32::MAX),
        ..AboutKept::default()
    };
    Taken { chart, slot: "own".to_owned(), about, edits: json.to_owned() }
}

/// The charts that are kept, as they lie there, with their ids.
async fn charts() -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let old = request.await?;
    let transaction = old.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let mut charts = Vec::new();
    for key in store.get_all_keys(None, None)?.await? {
        let bytes = store.get(Query::Key(key.clone()))?.await?;
        let bytes = bytes.and_then(|bytes: JsValue| bytes.dyn_into::<Uint8Array>().ok());
        if let (Some(key), Some(bytes)) = (key.as_string(), bytes) {
            charts.push((key, bytes.to_vec()));
        }
    }
    old.close();
    Ok(charts)
}
