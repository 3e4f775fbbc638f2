//! How a lesson comes on screen: as a record of its own in the store, which the page then opens as any other.

use crate::builtin;
use crate::panels::recipe;
use crate::state::{
    File, LESSON, Saved, Text, VERSION, chart_id, key,
    shelf::{Shelf, ShelfChart, ShelfWork},
};
use crate::store::{self, Gone};
use crate::text::lessons as words;
use crate::views::charts::example;
use chartroom_lesson::{Prepared, Step};
use chartroom_protocol::{AboutKept, ChartFile, Environment, SetEntry, SharedFile, SharedState};
use js_sys::Date;
use std::rc::Rc;

/// The chart of a lesson.
struct Chart {
    /// Its id; none for the built-in one.
    id: Option<String>,
    /// Its files, unless it is the built-in one, which the page has.
    files: Vec<ChartFile>,
    about: AboutKept,
}

impl Chart {
    fn of(prepared: &Prepared) -> Result<Self, String> {
        let name = prepared.lesson.start.chart.as_str();
        let (chart, version) = prepared.chart.clone();
        let about = AboutKept { chart, version, at: Date::now(), ..AboutKept::default() };
        if name.is_empty() {
            return Ok(Self { id: None, files: Vec::new(), about });
        }
        let opened =
            example(name).ok_or_else(|| crate::text::LessonsNoChart { name: &name }.text())?;
        Ok(Self { id: Some(chart_id(&opened.files)), files: opened.files, about })
    }
}

/// The state that a lesson starts from, as its difference to the chart as it came.
fn state(prepared: &Prepared, chart: &Chart) -> SharedState {
    let start = &prepared.lesson.start;
    let file = |(path, text): &(String, String)| SharedFile {
        path: path.clone(),
        text: Some(text.clone()),
    };
    let edits: Vec<&Step> =
        start.edits.iter().filter(|edit| !edit.environment.is_empty()).collect();
    let environments = (!edits.is_empty()).then(|| {
        let files: Vec<File> = match chart.id {
            Some(_) => chart.files.iter().cloned().map(File::from).collect(),
            // Nothing but the paths of overlays tells its environments.
            None => prepared.paths.iter().map(|path| none(path)).collect(),
        };
        let mut all = builtin::environments(&files, chart.id.is_some());
        edits.into_iter().for_each(|edit| change(&mut all, edit));
        all
    });
    SharedState {
        chart: chart.about.chart.clone(),
        chart_version: chart.about.version.clone(),
        open: start.open.clone(),
        environments,
        kube_version: None,
        files: prepared.files.iter().map(file).collect(),
    }
}

fn none(path: &str) -> File {
    File { path: Rc::from(path), text: Text::Binary(Rc::default()) }
}

/// What a start changes of an environment.
fn change(all: &mut [Environment], edit: &Step) {
    let Some(one) = all.iter_mut().find(|one| one.name == edit.environment) else { return };
    if let Some(overlays) = &edit.overlays {
        one.overlays.clone_from(overlays);
    }
    if let Some(sets) = &edit.sets {
        one.sets = sets.iter().filter_map(|entry| set(entry)).collect();
    }
}

fn set(entry: &str) -> Option<SetEntry> {
    let (flag, text) = entry.split_once(' ')?;
    let kind = recipe::KINDS.into_iter().find(|kind| recipe::flag(*kind) == flag)?;
    Some(SetEntry { kind, text: text.to_owned() })
}

/// The state that a lesson starts from.
pub(super) fn first(prepared: &Prepared) -> Option<SharedState> {
    Chart::of(prepared).ok().map(|chart| state(prepared, &chart))
}

/// Has a record of the lesson in the store, as it was left or, where that is not wanted, from the start; gives its key. The
/// records of `over`, which were done, go.
pub(super) async fn record(
    prepared: Prepared,
    anew: bool,
    over: Vec<String>,
) -> Result<String, String> {
    let chart = Chart::of(&prepared)?;
    let key = key(chart.id.as_deref(), &format!("{LESSON}{}", prepared.lesson.id));
    let works = store::works().await?;
    let is_there = works.contains(&key);
    let of = |work: &&String| {
        let id = super::progress::lesson_of(work);
        id.is_some_and(|id| over.iter().any(|over| over == id)) && **work != key
    };
    for work in works.iter().filter(of) {
        store::forget(Gone::Work(work.clone())).await?;
    }
    if is_there && !anew {
        return Ok(key);
    }
    if is_there {
        store::forget(Gone::Work(key.clone())).await?;
    }
    let start = &prepared.lesson.start;
    let saved = Saved {
        version: VERSION,
        state: state(&prepared, &chart),
        open_file: Some(start.file.clone()).filter(|file| !file.is_empty()),
        ..Saved::default()
    };
    let edits = serde_json::to_string(&saved).map_err(|error| error.to_string())?;
    let about = AboutKept {
        name: words::record(&prepared.lesson.title),
        size: u32::try_from(edits.len()).unwrap_or(u32::MAX),
        ..chart.about.clone()
    };
    let work =
        ShelfWork { key: key.clone(), rev: format!("{:x}", Date::now() as u64), about, edits };
    let mut shelf = Shelf { works: vec![work], ..Shelf::default() };
    if let Some(id) = chart.id {
        shelf.charts.push(ShelfChart { id, about: chart.about, files: chart.files });
    }
    store::put_back(shelf, true, str::to_owned).await?;
    Ok(key)
}
