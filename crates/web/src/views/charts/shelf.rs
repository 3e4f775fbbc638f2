//! The list of all that is kept: other names, removing and putting back, a backup file out and in, and the room it takes.

use super::room::{self, Room};
use super::{spawn, tell};
use crate::browser;
use crate::state::shelf::{Merged, Shelf as Kept, backup, read_backup};
use crate::store::{self, Gone, Thing};
use crate::text;
use crate::text::shelf as words;
use crate::views::naming;
use chartroom_protocol::{FromView, Kept as One};
use js_sys::Date;
use wasm_bindgen::JsValue;
use yew::Callback;

/// What the list shows beside what the page tells.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Points of all charts.
    pub(super) points: Vec<One>,
    /// The room, once that is known.
    pub(super) room: Option<Room>,
    /// What gets another name.
    pub(super) renaming: Option<Thing>,
    focus: naming::Focus,
    /// What was removed last, and what is said of it.
    pub(super) gone: Option<(Kept, String)>,
    /// What came of a backup, or why nothing did.
    pub(super) said: Option<Result<String, String>>,
}

/// What happens.
#[derive(Clone)]
pub(crate) enum Event {
    /// What is kept may be another.
    Look,
    /// Points were read.
    Points(Vec<One>),
    /// The browser told.
    Room(Room),
    /// The browser is to keep it.
    Persist,
    /// Something is to get another name.
    Renaming(Option<Thing>),
    /// It gets it.
    Rename(Thing, String),
    /// Something goes, and what is said then.
    Forget(Gone, String),
    /// It is gone.
    Forgotten(Result<Kept, String>, String),
    /// It is to be there again.
    Undo,
    /// A backup is wanted.
    Save,
    /// All was read for it.
    Saved(Result<Kept, String>),
    /// A file is to be taken in.
    TakeIn(Vec<u8>),
    /// It was, or not.
    TakenIn(Result<Merged, String>),
    /// Something else was done, or not.
    Done(Result<(), String>),
}

impl Shelf {
    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event, send: &Callback<Event>) {
        let send = send.clone();
        match event {
            Event::Look => spawn(async move {
                if let Ok(points) = store::points().await {
                    send.emit(Event::Points(points));
                }
                send.emit(Event::Room(room::room().await));
            }),
            Event::Points(points) => self.points = points,
            Event::Room(room) => self.room = Some(room),
            Event::Persist => spawn(async move {
                room::persist().await;
                send.emit(Event::Look);
            }),
            Event::Renaming(thing) => {
                match &thing {
                    Some(_) => self.focus.onto_field(),
                    None => self.focus.back(),
                }
                self.renaming = thing;
            }
            Event::Rename(thing, name) => {
                self.renaming = None;
                self.focus.back();
                // Without a name a chart has that of its Chart.yaml; edits have to have one.
                if !name.is_empty() || thing.0 == store::Kind::Chart {
                    spawn(async move { send.emit(Event::Done(store::rename(thing, &name).await)) });
                }
            }
            Event::Forget(what, says) => {
                match &what {
                    Gone::Chart(id) => tell(FromView::ForgetChart(id.clone())),
                    Gone::Work(key) => tell(FromView::ForgetWork(key.clone())),
                    Gone::Points(_) => {}
                }
                spawn(async move {
                    send.emit(Event::Forgotten(store::forget(what).await, says));
                });
            }
            Event::Forgotten(result, says) => {
                let done = result.map(|gone| self.gone = Some((gone, says)));
                naming::Focus::onto_undo();
                self.done(done, &send);
            }
            Event::Undo => {
                let (gone, _) = self.gone.take().unwrap_or_default();
                spawn(async move {
                    let back = store::put_back(gone, true, str::to_owned).await;
                    send.emit(Event::Done(back.map(drop)));
                });
            }
            Event::Save => spawn(async move { send.emit(Event::Saved(store::all().await)) }),
            Event::Saved(Ok(kept)) => self.said = Some(save(kept)),
            Event::Saved(Err(reason)) => self.said = Some(Err(reason)),
            Event::TakeIn(file) => match read_backup(&file) {
                Err(unfit) => self.said = Some(Err(words::unfit(unfit).to_owned())),
                Ok(kept) => spawn(async move {
                    let taken = store::put_back(kept, false, words::from_backup).await;
                    send.emit(Event::TakenIn(taken));
                }),
            },
            Event::TakenIn(Ok(merged)) => {
                self.said =
                    Some(Ok(words::taken_in(merged.add.count(), merged.same, merged.beside)));
                self.done(Ok(()), &send);
            }
            Event::TakenIn(Err(reason)) => self.said = Some(Err(reason)),
            Event::Done(result) => self.done(result, &send),
        }
    }

    /// The store is another: the page hears of it, and the list is read anew.
    fn done(&mut self, result: Result<(), String>, send: &Callback<Event>) {
        tell(FromView::Forgotten(result));
        send.emit(Event::Look);
    }
}

/// Hands a backup over as a file.
fn save(kept: Kept) -> Result<String, String> {
    let (now, count) = (Date::now(), kept.count());
    let day = Date::new(&JsValue::from_f64(now)).to_iso_string().as_string().unwrap_or_default();
    let name = format!("chartroom-{}.json", day.get(..10).unwrap_or_default());
    let file = backup(kept, now, text::SHELF_BACKUP_ABOUT.text());
    match browser::download(&name, "application/json", file.as_bytes()) {
        Ok(()) => Ok(words::saved(&name, count)),
        Err(_) => Err(text::SHELF_NOT_SAVED.text().to_owned()),
    }
}
