//! What the views do with all that is kept: lists, removing and putting back, other names, backup files, and points of the
//! history that go with time.

use super::database::{self, POINTS, STATES, Writing};
use super::{notes, said};
use crate::state::shelf::{Merged, Shelf, ShelfChart, ShelfPoint, ShelfWork, merged};
use crate::state::{MOST_IN_ALL, NotKept, NotWritten, Point, parts, thinned};
use chartroom_protocol::{AboutKept, ChartFile, Kept, decode, encode};
use idb::{Error, Query};
use js_sys::{Date, Reflect, Uint8Array};
use std::cmp::Ordering;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// What there are lists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Charts of the user's own.
    Chart,
    /// Edits.
    Work,
    /// Points of the history.
    Point,
}

/// Something that is kept.
pub(crate) type Thing = (Kind, String);

/// What is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    /// A chart with all that is of it, by its id.
    Chart(String),
    /// Edits, by their key.
    Work(String),
    /// Points of the history, by their keys.
    Points(Vec<String>),
}

/// Does something in a transaction of its own.
async fn within<T>(act: impl AsyncFnOnce(&Writing) -> Result<T, Error>) -> Result<T, String> {
    let database = database::open(|_| ()).await.map_err(said)?;
    let result = match Writing::new(&database) {
        Err(error) => Err(database::failure(error)),
        Ok(writing) => {
            let done = act(&writing).await;
            match writing.checked(done) {
                Err(failure) => Err(failure),
                Ok(value) => match writing.commit() {
                    Ok(sent) => sent.done().await.map(|()| value),
                    Err(error) => Err(database::failure(error)),
                },
            }
        }
    };
    database.close();
    result.map_err(|failure| match failure {
        NotWritten::Failed(trouble) => said(trouble),
        NotWritten::Conflict => said(NotKept::Full),
    })
}

/// Keys and values of a store, as texts.
async fn texts(writing: &Writing, store: &str) -> Result<Vec<(String, String)>, Error> {
    let store = writing.store(store)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    let text = |(key, value): (JsValue, JsValue)| Some((key.as_string()?, value.as_string()?));
    Ok(keys.into_iter().zip(values).filter_map(text).collect())
}

fn about(json: String) -> AboutKept {
    database::about(Some(json))
}

/// Reads what is wanted; and removes it.
async fn take(
    writing: &Writing,
    wanted: impl Fn(Kind, &str) -> bool,
    remove: bool,
) -> Result<Shelf, Error> {
    let mut shelf = Shelf::default();
    for (id, json) in texts(writing, database::CHARTS).await? {
        if !wanted(Kind::Chart, &id) {
            continue;
        }
        let store = writing.store(database::FILES)?;
        let bytes = store.get(Query::Key(JsValue::from_str(&id)))?.await?;
        let bytes = bytes.and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        let files = bytes.and_then(|bytes| decode::<Vec<ChartFile>>(&bytes.to_vec()).ok());
        if let Some(files) = files {
            shelf.charts.push(ShelfChart { id, about: about(json), files });
        }
    }
    let keys = writing.store(database::EDITS)?.get_all_keys(None, None)?.await?;
    for key in keys.into_iter().filter_map(|key| key.as_string()) {
        if !wanted(Kind::Work, &key) {
            continue;
        }
        let at = || Query::Key(JsValue::from_str(&key));
        let work = writing.store(database::WORKS)?.index("work")?.get(at())?.await?;
        let edits = writing.store(database::EDITS)?.get(at())?.await?;
        let edits = edits.and_then(|edits| edits.as_string());
        if let (Some(work), Some(edits)) = (work.filter(|work| !work.is_undefined()), edits) {
            let rev = database::field(&work, "rev").unwrap_or_default();
            let about = database::about(database::field(&work, "about"));
            shelf.works.push(ShelfWork { key, rev, about, edits });
        }
    }
    for (key, json) in texts(writing, POINTS).await? {
        if !wanted(Kind::Point, &key) {
            continue;
        }
        let state = writing.store(STATES)?.get(Query::Key(JsValue::from_str(&key)))?.await?;
        let state = state.and_then(|state| state.as_string()).unwrap_or_default();
        shelf.points.push(ShelfPoint { key, about: about(json), state });
    }
    if remove {
        for chart in &shelf.charts {
            delete(writing, &[database::CHARTS, database::FILES], &chart.id).await?;
        }
        for work in &shelf.works {
            database::remove(writing, &work.key).await?;
        }
        for point in &shelf.points {
            delete(writing, &[POINTS, STATES], &point.key).await?;
        }
    }
    Ok(shelf)
}

async fn delete(writing: &Writing, stores: &[&str], key: &str) -> Result<(), Error> {
    for store in stores {
        writing.store(store)?.delete(Query::Key(JsValue::from_str(key)))?.await?;
    }
    Ok(())
}

/// All that is kept.
pub(crate) async fn all() -> Result<Shelf, String> {
    within(async |writing: &Writing| take(writing, |_, _| true, false).await).await
}

/// The keys of all edits.
pub(crate) async fn works() -> Result<Vec<String>, String> {
    within(async |writing: &Writing| {
        let keys = writing.store(database::EDITS)?.get_all_keys(None, None)?.await?;
        Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
    })
    .await
}

/// The points of a chart, the latest first.
pub(crate) async fn history(chart: &str) -> Result<Vec<ShelfPoint>, String> {
    let of = |kind: Kind, key: &str| kind == Kind::Point && key.starts_with(chart);
    let mut points = within(async |writing: &Writing| take(writing, of, false).await).await?.points;
    points.sort_by(|one, other| latest(&one.about, &other.about));
    Ok(points)
}

fn latest(one: &AboutKept, other: &AboutKept) -> Ordering {
    other.at.total_cmp(&one.at)
}

/// What lists say of all points.
pub(crate) async fn points() -> Result<Vec<Kept>, String> {
    let points = within(async |writing: &Writing| texts(writing, POINTS).await).await?;
    Ok(points.into_iter().map(|(key, json)| Kept { key, about: about(json) }).collect())
}

/// Removes something, and gives what was there. What was noted of edits goes, too.
pub(crate) async fn forget(what: Gone) -> Result<Shelf, String> {
    let gone = |kind: Kind, key: &str| match (&what, kind) {
        (Gone::Chart(id), Kind::Chart) => key == id,
        (Gone::Chart(id), _) => parts(key).0 == Some(id),
        (Gone::Work(work), Kind::Work) => key == work,
        (Gone::Points(points), Kind::Point) => points.iter().any(|point| point == key),
        _ => false,
    };
    match &what {
        Gone::Chart(id) => notes::forget(|key| parts(key).0 == Some(id)),
        Gone::Work(work) => notes::forget(|key| key == work),
        Gone::Points(_) => {}
    }
    within(async |writing: &Writing| take(writing, gone, true).await).await
}

/// Adds what is not there; `exact` for what was just removed, of which each thing is to be there again.
pub(crate) async fn put_back(
    new: Shelf,
    exact: bool,
    name: impl Fn(&str) -> String,
) -> Result<Merged, String> {
    within(async |writing: &Writing| {
        let works = texts(writing, database::EDITS).await?.into_iter();
        let points = texts(writing, STATES).await?.into_iter();
        let charts = texts(writing, database::CHARTS).await?.into_iter();
        let none = AboutKept::default;
        let there = Shelf {
            charts: charts
                .map(|(id, _)| ShelfChart { id, about: none(), files: Vec::new() })
                .collect(),
            works: works
                .map(|(key, edits)| ShelfWork { key, rev: String::new(), about: none(), edits })
                .collect(),
            points: points.map(|(key, state)| ShelfPoint { key, about: none(), state }).collect(),
        };
        let merged = merged(&there, new, exact, name);
        for chart in &merged.add.charts {
            let bytes = encode(&chart.files).unwrap_or_default();
            database::add_chart(writing, &chart.id, &chart.about, &bytes)?;
        }
        for work in &merged.add.works {
            database::add(writing, &work.key, &work.rev, &work.about, &work.edits)?;
        }
        for point in &merged.add.points {
            database::add_point(writing, &point.key, &point.about, &point.state)?;
        }
        Ok(merged)
    })
    .await
}

/// Gives something another name. A point that has a name of the user's stays for good.
pub(crate) async fn rename((kind, key): Thing, name: &str) -> Result<(), String> {
    within(async |writing: &Writing| {
        let at = || Query::Key(JsValue::from_str(&key));
        let renamed = |json: Option<String>| {
            let about =
                AboutKept { name: name.to_owned(), why: String::new(), ..database::about(json) };
            database::json(&about)
        };
        let (works, index) =
            (writing.store(database::WORKS)?, writing.store(database::WORKS)?.index("work")?);
        let store = match kind {
            Kind::Chart => writing.store(database::CHARTS)?,
            Kind::Point => writing.store(POINTS)?,
            Kind::Work => {
                let work = index.get(at())?.await?.filter(|work| !work.is_undefined());
                if let Some(work) = work {
                    let about = renamed(database::field(&work, "about"));
                    let _ = Reflect::set(&work, &JsValue::from_str("about"), &about);
                    works.put(&work, None)?.await?;
                }
                return Ok(());
            }
        };
        if let Some(json) = store.get(at())?.await?.and_then(|json| json.as_string()) {
            store.put(&renamed(Some(json)), Some(&JsValue::from_str(&key)))?.await?;
        }
        Ok(())
    })
    .await
}

/// Removes the points that are too many by now.
pub(crate) async fn thin() -> Result<(), String> {
    within(async |writing: &Writing| {
        let mut states: HashMap<_, _> = texts(writing, STATES).await?.into_iter().collect();
        let mut points: Vec<(String, AboutKept, String)> = Vec::new();
        for (key, json) in texts(writing, POINTS).await? {
            let state = states.remove(&key).unwrap_or_default();
            points.push((key, about(json), state));
        }
        points.sort_by(|one, other| latest(&one.1, &other.1));
        let (now, mut stay, mut gone) = (Date::now(), Vec::new(), Vec::new());
        while let Some(chart) = points.first().map(|(key, ..)| parts(key).0.map(str::to_owned)) {
            let of =
                |point: &mut (String, AboutKept, String)| parts(&point.0).0 == chart.as_deref();
            let all: Vec<_> = points.extract_if(.., of).collect();
            let older = all.iter().skip(1).map(|(_, _, state)| Some(state)).chain([None]);
            let point =
                |((_, about, state), older): (&(String, AboutKept, String), Option<&String>)| {
                    Point {
                        at: about.at,
                        size: u64::from(about.size),
                        named: about.why.is_empty(),
                        same: older == Some(state),
                    }
                };
            let thinned = thinned(&all.iter().zip(older).map(point).collect::<Vec<_>>(), now);
            for ((key, about, _), goes) in all.into_iter().zip(thinned) {
                if goes { gone.push(key) } else { stay.push((key, about)) }
            }
        }
        stay.sort_by(|one, other| latest(&one.1, &other.1));
        let mut bytes = 0;
        for (key, about) in stay {
            bytes += u64::from(about.size);
            if bytes > MOST_IN_ALL && !about.why.is_empty() {
                gone.push(key);
            }
        }
        for key in gone {
            delete(writing, &[POINTS, STATES], &key).await?;
        }
        Ok(())
    })
    .await
}
