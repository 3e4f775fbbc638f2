//! The database: what lies where in IndexedDB, and how it is read and written.
//!
//! A record of edits is an object `{work, rev, about}` under the key `[work, rev]`, with a unique index on `work`. A
//! write removes `[work, base]` and adds `[work, rev]` in one transaction. Where the store holds another revision than
//! `base`, nothing is removed, the index refuses the second record, and all stays as it was: compare and set, without
//! a question first, so that it can be sent off while the page closes.

use crate::state::{Loaded, NotKept, NotWritten, Record, Write, parts, read_saved};
use chartroom_protocol::{AboutKept, ChartFile, Keeping, Kept, decode};
use idb::{
    Database, DatabaseEvent, Error, Factory, IndexParams, KeyPath, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::{Array, Date, Object, Promise, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransaction;

/// Not the database of earlier builds, which had only charts: those builds may still be open in other tabs.
const DATABASE: &str = "chartroom-kept";
/// 1 had no points of the history.
const VERSION: u32 = 2;

/// What lists say of records, with their revisions.
pub(super) const WORKS: &str = "works";
/// The edits of records.
pub(super) const EDITS: &str = "edits";
/// What lists say of charts.
pub(super) const CHARTS: &str = "charts";
/// The files of charts.
pub(super) const FILES: &str = "files";
/// Ids of charts by the ids that they had in earlier builds.
pub(super) const RENAMED: &str = "renamed";

/// What lists say of points of the history.
pub(super) const POINTS: &str = "points";
/// The states of points.
pub(super) const STATES: &str = "states";

const ALL: [&str; 7] = [WORKS, EDITS, CHARTS, FILES, RENAMED, POINTS, STATES];

/// Opens the database. `gone` is called when it can no longer be used.
pub(super) async fn open(gone: impl Fn(NotKept) + Clone + 'static) -> Result<Database, NotKept> {
    let mut request = Factory::new()
        .and_then(|factory| factory.open(DATABASE, Some(VERSION)))
        .map_err(refused)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // What fails here fails the request.
            let _ = lay_out(&database);
        }
    });
    let mut database = request.await.map_err(refused)?;
    let newer = gone.clone();
    database.on_version_change(move |event| {
        if let Ok(database) = event.database() {
            database.close();
        }
        newer(NotKept::Newer);
    });
    database.on_close(move |_| gone(NotKept::Refused("The connection was closed.".to_owned())));
    Ok(database)
}

/// Makes all stores. One that an earlier version made refuses to be made again, and stays as it is.
fn lay_out(database: &Database) -> Result<(), Error> {
    for name in ALL {
        let mut keyed = ObjectStoreParams::new();
        if name == WORKS {
            keyed.key_path(Some(KeyPath::new_array(["work", "rev"])));
        }
        let Ok(made) = database.create_object_store(name, keyed) else { continue };
        if name == WORKS {
            let mut unique = IndexParams::new();
            unique.unique(true);
            made.create_index("work", KeyPath::new_single("work"), Some(unique))?;
        }
    }
    Ok(())
}

/// What went wrong, for people.
pub(super) fn refused(error: Error) -> NotKept {
    let Error::DomException(exception) = &error else { return NotKept::Refused(error.to_string()) };
    of_exception(exception)
}

fn of_exception(exception: &web_sys::DomException) -> NotKept {
    match exception.name().as_str() {
        "QuotaExceededError" => NotKept::Full,
        "VersionError" => NotKept::Newer,
        _ => NotKept::Refused(exception.message()),
    }
}

pub(super) fn failure(error: Error) -> NotWritten {
    match &error {
        Error::AddFailed(thrown)
        | Error::UpdateFailed(thrown)
        | Error::TransactionOpenFailed(thrown) => match thrown.dyn_ref::<web_sys::DomException>() {
            Some(exception) => NotWritten::Failed(of_exception(exception)),
            None => NotWritten::Failed(NotKept::Refused(error.to_string())),
        },
        _ => NotWritten::Failed(refused(error)),
    }
}

/// A transaction that writes, and what became of it once it is through. The crate's own future lets its callbacks go
/// at an error, before the browser has called them all.
pub(super) struct Writing {
    transaction: Transaction,
    raw: IdbTransaction,
}

impl Writing {
    pub(super) fn new(database: &Database) -> Result<Self, Error> {
        let raw: IdbTransaction = database.transaction(&ALL, TransactionMode::ReadWrite)?.into();
        Ok(Self { transaction: Transaction::from(raw.clone()), raw })
    }

    pub(super) fn store(&self, name: &str) -> Result<idb::ObjectStore, Error> {
        self.transaction.object_store(name)
    }

    /// Takes back what it did so far, if that failed: without, the browser would commit the half of it.
    pub(super) fn checked<T>(&self, result: Result<T, Error>) -> Result<T, NotWritten> {
        result.map_err(|error| {
            let _ = self.raw.abort();
            failure(error)
        })
    }

    /// Sends it off. It goes on if the page goes.
    pub(super) fn commit(self) -> Result<Sent, Error> {
        let done = Promise::new(&mut |committed, aborted| {
            self.raw.set_oncomplete(Some(&committed));
            self.raw.set_onabort(Some(&aborted));
        });
        self.transaction.commit()?;
        Ok(Sent { done, raw: self.raw })
    }
}

/// A transaction that was sent off.
pub(super) struct Sent {
    done: Promise,
    raw: IdbTransaction,
}

impl Sent {
    pub(super) async fn done(self) -> Result<(), NotWritten> {
        if JsFuture::from(self.done).await.is_ok() {
            return Ok(());
        }
        Err(match self.raw.error() {
            Some(exception) if exception.name() == "ConstraintError" => NotWritten::Conflict,
            Some(exception) => NotWritten::Failed(of_exception(&exception)),
            None => NotWritten::Failed(NotKept::Refused("The transaction was aborted".to_owned())),
        })
    }
}

fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

pub(super) fn json<T: serde::Serialize>(what: &T) -> JsValue {
    text(&serde_json::to_string(what).unwrap_or_default())
}

pub(super) fn field(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &text(name)).ok()?.as_string()
}

pub(super) fn about(json: Option<String>) -> AboutKept {
    json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

/// Adds a record in a transaction.
pub(super) fn add(
    writing: &Writing,
    key: &str,
    rev: &str,
    about: &AboutKept,
    edits: &str,
) -> Result<(), Error> {
    let record = Object::new();
    for (name, value) in [("work", text(key)), ("rev", text(rev)), ("about", json(about))] {
        let _ = Reflect::set(&record, &text(name), &value);
    }
    writing.store(WORKS)?.add(&record, None)?;
    writing.store(EDITS)?.put(&text(edits), Some(&text(key)))?;
    Ok(())
}

/// Stores edits if the store holds what they were made on. All is sent off when this returns.
pub(super) fn write(database: &Database, write: &Write) -> Result<Sent, NotWritten> {
    let writing = Writing::new(database).map_err(failure)?;
    let put = || {
        if let Some(base) = &write.base {
            let key = Array::of2(&text(&write.key), &text(base));
            writing.store(WORKS)?.delete(Query::Key(key.into()))?;
        }
        match &write.put {
            Some(put) => {
                let edits = serde_json::to_string(&put.saved).unwrap_or_default();
                let size = u32::try_from(edits.len()).unwrap_or(u32::MAX);
                let about = AboutKept { at: Date::now(), size, ..put.about.clone() };
                if write.point {
                    return add_point(&writing, &write.key, &about, &edits);
                }
                add(&writing, &write.key, &put.rev, &about, &edits)?;
            }
            None => clear(&writing, &write.key)?,
        }
        Ok(())
    };
    writing.checked(put())?;
    writing.commit().map_err(failure)
}

/// Adds a point in a transaction.
pub(super) fn add_point(
    writing: &Writing,
    key: &str,
    about: &AboutKept,
    state: &str,
) -> Result<(), Error> {
    writing.store(POINTS)?.add(&json(about), Some(&text(key)))?;
    writing.store(STATES)?.add(&text(state), Some(&text(key)))?;
    Ok(())
}

/// Refuses the transaction if there still is a record, and takes its edits away otherwise.
fn clear(writing: &Writing, key: &str) -> Result<(), Error> {
    let probe = Object::new();
    for (name, value) in [("work", text(key)), ("rev", text("none"))] {
        let _ = Reflect::set(&probe, &text(name), &value);
    }
    let works = writing.store(WORKS)?;
    works.add(&probe, None)?;
    works.delete(Query::Key(Array::of2(&text(key), &text("none")).into()))?;
    writing.store(EDITS)?.delete(Query::Key(text(key)))?;
    Ok(())
}

/// What is kept under a key, and the files of its chart if they are wanted.
pub(super) async fn load(database: &Database, asked: &str, chart: bool) -> Result<Loaded, Error> {
    let transaction = database.transaction(&ALL, TransactionMode::ReadOnly)?;
    let mut key = asked.to_owned();
    let mut files = None;
    if let (Some(id), slot) = parts(asked) {
        let renamed = transaction.object_store(RENAMED)?.get(Query::Key(text(id)))?.await?;
        let id = renamed.and_then(|id| id.as_string()).unwrap_or_else(|| id.to_owned());
        key = crate::state::key(Some(&id), slot);
        if chart {
            let bytes = transaction.object_store(FILES)?.get(Query::Key(text(&id)))?.await?;
            files = bytes.and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        }
    }
    let works = transaction.object_store(WORKS)?.index("work")?;
    let work = works.get(Query::Key(text(&key)))?.await?.filter(|work| !work.is_undefined());
    let edits = transaction.object_store(EDITS)?.get(Query::Key(text(&key)))?.await?;
    let record = work.map(|work| Record {
        rev: Rc::from(field(&work, "rev").unwrap_or_default()),
        about: about(field(&work, "about")),
        saved: edits
            .and_then(|edits| edits.as_string())
            .ok_or(())
            .and_then(|json| read_saved(&json)),
    });
    let files = files.and_then(|files| decode::<Vec<ChartFile>>(&files.to_vec()).ok());
    Ok(Loaded { asked: asked.to_owned(), key, record, whole: chart, files })
}

/// All that is kept, the latest first.
pub(super) async fn list(database: &Database) -> Result<Keeping, Error> {
    let transaction = database.transaction(&[WORKS, CHARTS], TransactionMode::ReadOnly)?;
    let works = transaction.object_store(WORKS)?.get_all(None, None)?.await?;
    let charts = transaction.object_store(CHARTS)?;
    let keys = charts.get_all_keys(None, None)?.await?;
    let abouts = charts.get_all(None, None)?.await?;
    let work = |work: JsValue| {
        Some(Kept { key: field(&work, "work")?, about: about(field(&work, "about")) })
    };
    let works = latest_first(works.into_iter().filter_map(work).collect());
    let chart = |(key, about): (JsValue, JsValue)| {
        Some(Kept { key: key.as_string()?, about: self::about(about.as_string()) })
    };
    let charts = latest_first(keys.into_iter().zip(abouts).filter_map(chart).collect());
    Ok(Keeping { charts, works, open: String::new() })
}

/// What is kept is little: the standard library's sort would weigh more than it is worth.
fn latest_first(kept: Vec<Kept>) -> Vec<Kept> {
    let mut sorted: Vec<Kept> = Vec::with_capacity(kept.len());
    for one in kept {
        let at = sorted.partition_point(|other| other.about.at >= one.about.at);
        sorted.insert(at, one);
    }
    sorted
}

/// Adds a chart in a transaction.
pub(super) fn add_chart(
    writing: &Writing,
    id: &str,
    about: &AboutKept,
    files: &[u8],
) -> Result<(), Error> {
    writing.store(CHARTS)?.put(&json(about), Some(&text(id)))?;
    writing.store(FILES)?.put(&Uint8Array::from(files), Some(&text(id)))?;
    Ok(())
}

/// Keeps a chart. What the user has already stays the user's.
pub(super) async fn keep_chart(
    database: &Database,
    id: &str,
    new: AboutKept,
    files: &[u8],
) -> Result<(), NotWritten> {
    let writing = Writing::new(database).map_err(failure)?;
    let put = async {
        let charts = writing.store(CHARTS)?;
        let old = charts.get(Query::Key(text(id)))?.await?.and_then(|old| old.as_string());
        let known = about(old.clone());
        let foreign = new.foreign && (old.is_none() || known.foreign);
        let size = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let about = AboutKept { at: Date::now(), size, foreign, name: known.name, ..new };
        match old {
            None => add_chart(&writing, id, &about, files),
            Some(_) => charts.put(&json(&about), Some(&text(id))).map(drop),
        }
    };
    let put = put.await;
    writing.checked(put)?;
    writing.commit().map_err(failure)?.done().await
}

/// Removes a record in a transaction.
pub(super) async fn remove(writing: &Writing, key: &str) -> Result<(), Error> {
    let works = writing.store(WORKS)?;
    let found = works.index("work")?.get_key(Query::Key(text(key)))?.await?;
    if let Some(found) = found.filter(|found| !found.is_undefined()) {
        works.delete(Query::Key(found))?.await?;
    }
    writing.store(EDITS)?.delete(Query::Key(text(key)))?.await
}
