//! The one store of what the user made: records of edits and charts, in IndexedDB. The page reads and writes it
//! (the views once, where an earlier build kept something); what it says comes as [`News`], what it is asked for is [`Ordered`].

mod database;
mod notes;
mod old;
mod pack;
mod shelf;
mod tabs;

pub(crate) use pack::packed;
pub(crate) use shelf::{
    Gone, Kind, Thing, all, forget, history, points, put_back, rename, thin, works,
};

use crate::state::{File, News, NotKept, NotWritten, Ordered, Put, Text};
use crate::text;
use crate::{browser, messages, storage};
use chartroom_protocol::{AboutKept, ChartFile, Content, SharedFile, encode};
use idb::Database;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;
use yew::Callback;

/// Takes in what earlier builds and tabs that are gone left, now and whenever the page asks for it: what the views do for
/// the store.
pub(crate) fn serve_earlier() {
    async fn take_in() {
        if is_left()
            && let Ok(database) = database::open(|_| ()).await
        {
            old::take_in(&database).await;
            notes::take_in(&database).await;
            database.close();
        }
        messages::hand_on(messages::TAKEN_IN, &[]);
    }
    browser::listen(messages::TAKE_IN, |_: Event| spawn(take_in()));
    spawn(take_in());
}

/// Whether there is something beside the store that belongs into it.
fn is_left() -> bool {
    old::is_there() || notes::are_there()
}

/// Why nothing is kept, for people.
fn said(trouble: NotKept) -> String {
    match trouble {
        NotKept::Refused(reason) => reason,
        NotKept::Full => text::KEPT_FULL.text().to_owned(),
        NotKept::Newer => text::KEPT_NEWER.text().to_owned(),
    }
}

/// How long the page waits for the views to take in what was left, in milliseconds.
const TAKING: i32 = 10_000;

/// How far the database is.
#[derive(Default)]
enum Door {
    /// It opens; what is asked for waits.
    #[default]
    Opening,
    Open(Rc<Database>),
    Shut(NotKept),
}

/// The store, as the page has it.
#[derive(Clone)]
pub(crate) struct Store {
    door: Rc<RefCell<Door>>,
    waiting: Rc<RefCell<Vec<Ordered>>>,
    tabs: tabs::Tabs,
    news: Callback<News>,
}

impl Store {
    /// Opens the store, and takes in what earlier builds kept elsewhere.
    pub(crate) fn open(news: Callback<News>) -> Self {
        let tabs = tabs::Tabs::new(news.clone());
        notes::begin();
        let store = Self { door: Rc::default(), waiting: Rc::default(), tabs, news };
        store.knock();
        store
    }

    /// Opens the database, again if it was shut.
    pub(crate) fn knock(&self) {
        *self.door.borrow_mut() = Door::Opening;
        let store = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let gone = store.clone();
            let opened = database::open(move |trouble| gone.shut(trouble)).await;
            match opened {
                Ok(database) => {
                    notes::opening(true);
                    take_in(&store.news).await;
                    notes::opening(false);
                    let database = Rc::new(database);
                    *store.door.borrow_mut() = Door::Open(database.clone());
                    let waiting = std::mem::take(&mut *store.waiting.borrow_mut());
                    for order in waiting {
                        store.ask(database.clone(), order);
                    }
                }
                Err(trouble) => store.shut(trouble),
            }
        });
    }

    fn shut(&self, trouble: NotKept) {
        *self.door.borrow_mut() = Door::Shut(trouble.clone());
        self.news.emit(News::Failed(trouble.clone()));
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        for order in waiting {
            self.fail(&order, &trouble);
        }
    }

    /// Does what is asked for. What is written is on its way when this returns, if the database is open.
    pub(crate) fn perform(&self, order: Ordered) {
        match &order {
            Ordered::Tell(word) => return self.tabs.tell(word),
            Ordered::Note(note) => return notes::set(note.as_deref()),
            Ordered::Steal(key) => return self.tabs.steal(key),
            Ordered::Wait(key) => return self.tabs.wait(key.clone()),
            Ordered::Lock(key) | Ordered::Open(key, _) => {
                storage::set_open(key);
                self.tabs.lock(key);
                if matches!(order, Ordered::Lock(_)) {
                    return;
                }
            }
            _ => {}
        }
        let trouble = match &*self.door.borrow() {
            Door::Open(database) => return self.ask(database.clone(), order),
            Door::Opening => None,
            Door::Shut(trouble) => Some(trouble.clone()),
        };
        match trouble {
            Some(trouble) => self.fail(&order, &trouble),
            None => self.waiting.borrow_mut().push(order),
        }
    }

    /// Says that nothing came of an order.
    fn fail(&self, order: &Ordered, trouble: &NotKept) {
        let trouble = trouble.clone();
        let news = match order {
            Ordered::Write(write) => {
                News::Wrote(write.key.clone(), Err(NotWritten::Failed(trouble)))
            }
            Ordered::List => return,
            _ => News::Failed(trouble),
        };
        // Not at once: the page is in the midst of what it asked for.
        let said = self.news.clone();
        crate::browser::after(0, move || said.emit(news));
    }

    fn ask(&self, database: Rc<Database>, order: Ordered) {
        let news = self.news.clone();
        match order {
            Ordered::Open(key, chart) | Ordered::Load(key, chart) => spawn(async move {
                // What a tab that is gone wrote last may be what is to be read.
                take_in(&news).await;
                news.emit(match database::load(&database, &key, chart).await {
                    Ok(loaded) => News::Loaded(Box::new(loaded)),
                    Err(error) => News::Failed(database::refused(error)),
                });
            }),
            Ordered::Write(write) => {
                let sent = database::write(&database, &write);
                spawn(async move {
                    let result = match sent {
                        Ok(sent) => sent.done().await,
                        Err(reason) => Err(reason),
                    };
                    if write.point {
                        messages::hand_on(messages::POINTED, &[]);
                    }
                    news.emit(News::Wrote(write.key, result));
                });
            }
            Ordered::List => spawn(async move {
                if let Ok(keeping) = database::list(&database).await {
                    news.emit(News::Listed(keeping));
                }
            }),
            Ordered::KeepChart(id, about, files) => spawn(async move {
                keep(&database, &id, about, &files, &news).await;
                if let Ok(keeping) = database::list(&database).await {
                    news.emit(News::Listed(keeping));
                }
            }),
            Ordered::Tell(_)
            | Ordered::Note(_)
            | Ordered::Steal(_)
            | Ordered::Wait(_)
            | Ordered::Lock(_) => {}
        }
    }
}

/// Has the views take in what was left. Hardly any browser holds some, so the page goes without the code.
async fn take_in(news: &Callback<News>) {
    if !is_left() {
        return;
    }
    let mut wait = |done: Function, _| {
        for event in [messages::TAKEN_IN, messages::FAILED] {
            let done = done.clone();
            browser::listen(event, move |_: Event| drop(done.call0(&JsValue::NULL)));
        }
        browser::after(TAKING, move || drop(done.call0(&JsValue::NULL)));
    };
    let taken = JsFuture::from(Promise::new(&mut wait));
    messages::hand_on(messages::TAKE_IN, &[]);
    news.emit(News::Earlier);
    let _ = taken.await;
}

fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

async fn keep(
    database: &Database,
    id: &str,
    about: AboutKept,
    files: &[File],
    news: &Callback<News>,
) {
    let file = |file: &File| {
        let content = match &file.text {
            Text::Small(text) => Content::Text(text.to_string()),
            Text::Large(_, text) => Content::Text(text.as_deref().unwrap_or_default().to_owned()),
            Text::Binary(bytes) => Content::Bytes(bytes.to_vec()),
        };
        ChartFile { path: file.path.to_string(), content }
    };
    let files: Vec<ChartFile> = files.iter().map(file).collect();
    let bytes = encode(&files).unwrap_or_default();
    if let Err(NotWritten::Failed(trouble)) =
        database::keep_chart(database, id, about, &bytes).await
    {
        news.emit(News::Failed(trouble));
    }
}

/// Fills in what only the editors hold.
pub(crate) fn with_large(mut order: Ordered, text: impl Fn(&str) -> String) -> Ordered {
    let put: Option<&mut Put> = match &mut order {
        Ordered::Write(write) => write.put.as_mut(),
        Ordered::Note(Some(note)) => note.put.as_mut(),
        _ => None,
    };
    if let Some(put) = put {
        for path in std::mem::take(&mut put.large) {
            let text = Some(text(&path));
            put.saved.state.files.push(SharedFile { path: path.to_string(), text });
        }
    }
    order
}
