//! What the tabs of the page know of each other: locks on records (Web Locks) and words (BroadcastChannel).

use crate::browser;
use crate::state::{Lock, News, Word};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys does not have among what is stable.
    #[derive(Clone)]
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        held: &Function,
    ) -> Result<Promise, JsValue>;
}

/// The channel on which tabs tell each other what they do.
const CHANNEL: &str = "chartroom";

/// How long a lock may be on its way, in milliseconds.
const GRACE: i32 = 150;
/// How long another tab may take to let a record go, in milliseconds.
const PATIENCE: i32 = 800;

/// Says something to all tabs, this one too.
pub(super) fn tell_all(word: &Word) {
    if let (Ok(channel), Ok(word)) = (BroadcastChannel::new(CHANNEL), serde_json::to_string(word)) {
        let _ = channel.post_message(&JsValue::from_str(&word));
        channel.close();
    }
}

/// How a lock is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Only if it is free.
    IfFree,
    /// Once it is free.
    Wait,
    /// In any case.
    Steal,
}

/// The lock that this tab has or waits for.
#[derive(Default)]
struct Mine {
    key: String,
    /// Counted up, so that what became of earlier requests passes by.
    turn: u32,
    held: bool,
    /// Lets it go.
    release: Option<Function>,
    /// Ends the waiting.
    waiting: Option<AbortController>,
}

/// This tab among the others.
#[derive(Clone)]
pub(super) struct Tabs {
    locks: Option<Locks>,
    channel: Option<BroadcastChannel>,
    mine: Rc<RefCell<Mine>>,
    news: Callback<News>,
}

impl Tabs {
    pub(super) fn new(news: Callback<News>) -> Self {
        let navigator = web_sys::window().map(|window| window.navigator());
        let locks = navigator.and_then(|it| Reflect::get(&it, &JsValue::from_str("locks")).ok());
        let locks = locks.filter(JsValue::is_object).map(JsCast::unchecked_into);
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            let news = news.clone();
            let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let word = event.data().as_string();
                if let Some(word) = word.and_then(|word| serde_json::from_str(&word).ok()) {
                    news.emit(News::Heard(word));
                }
            });
            channel.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        }
        if locks.is_none() || channel.is_none() {
            news.emit(News::Blind(locks.is_some()));
        }
        Self { locks, channel, mine: Rc::default(), news }
    }

    /// Says something to the other tabs.
    pub(super) fn tell(&self, word: &Word) {
        if let (Some(channel), Ok(word)) = (&self.channel, serde_json::to_string(word)) {
            let _ = channel.post_message(&JsValue::from_str(&word));
        }
    }

    /// Lets the lock of this tab go and asks for another.
    pub(super) fn lock(&self, key: &str) {
        if self.locks.is_none() {
            return;
        }
        let (same, held) = (self.mine.borrow().key == key, self.mine.borrow().held);
        if same {
            let lock = if held { Lock::Held } else { Lock::Busy };
            return self.news.emit(News::Lock(key.to_owned(), lock));
        }
        self.let_go();
        self.mine.borrow_mut().key = key.to_owned();
        self.ask(How::IfFree);
    }

    /// Takes the lock from the tab that has it.
    pub(super) fn steal(&self, key: &str) {
        self.let_go();
        self.mine.borrow_mut().key = key.to_owned();
        self.ask(How::Steal);
    }

    fn let_go(&self) {
        let mine = std::mem::take(&mut *self.mine.borrow_mut());
        self.mine.borrow_mut().turn = mine.turn + 1;
        if let Some(release) = mine.release {
            let _ = release.call0(&JsValue::NULL);
        }
        if let Some(waiting) = mine.waiting {
            waiting.abort();
        }
    }

    fn ask(&self, how: How) {
        let Some(locks) = &self.locks else { return };
        let (key, turn) = (self.mine.borrow().key.clone(), self.mine.borrow().turn);
        let options = Object::new();
        let set = |name: &str, value: &JsValue| {
            let _ = Reflect::set(&options, &JsValue::from_str(name), value);
        };
        match how {
            How::IfFree => set("ifAvailable", &JsValue::TRUE),
            How::Steal => set("steal", &JsValue::TRUE),
            How::Wait => {
                if let Ok(controller) = AbortController::new() {
                    set("signal", &controller.signal());
                    self.mine.borrow_mut().waiting = Some(controller);
                }
            }
        }
        let tabs = self.clone();
        let held = Closure::once_into_js(move |lock: JsValue| tabs.answered(turn, !lock.is_null()));
        let Ok(request) =
            locks.request(&format!("chartroom/{key}"), &options, held.unchecked_ref())
        else {
            return;
        };
        let tabs = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // It ends with an error where another tab took the lock, or the waiting was ended here.
            if wasm_bindgen_futures::JsFuture::from(request).await.is_err() {
                tabs.lost(turn);
            }
        });
    }

    /// The lock is here, for as long as the promise that this gives is open; or it is not.
    fn answered(&self, turn: u32, held: bool) -> JsValue {
        if self.mine.borrow().turn != turn {
            return JsValue::UNDEFINED;
        }
        let key = self.mine.borrow().key.clone();
        if !held {
            self.ask(How::Wait);
            // A page that is loaded anew can meet the lock of what it was before.
            let tabs = self.clone();
            browser::after(GRACE, move || tabs.busy(turn));
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let open = Promise::new(&mut |resolve, _| release = Some(resolve));
        {
            let mut mine = self.mine.borrow_mut();
            (mine.held, mine.release, mine.waiting) = (true, release, None);
        }
        self.news.emit(News::Lock(key, Lock::Held));
        open.into()
    }

    fn busy(&self, turn: u32) {
        let (here, held) = (self.mine.borrow().turn == turn, self.mine.borrow().held);
        if here && !held {
            let key = self.mine.borrow().key.clone();
            self.news.emit(News::Lock(key, Lock::Busy));
        }
    }

    fn lost(&self, turn: u32) {
        let mine = self.mine.borrow();
        if mine.turn != turn || !mine.held {
            return;
        }
        let key = mine.key.clone();
        drop(mine);
        {
            let mut mine = self.mine.borrow_mut();
            (mine.held, mine.release) = (false, None);
        }
        self.news.emit(News::Lock(key, Lock::Lost));
        self.ask(How::Wait);
    }

    /// Says after a while that another tab had time enough to let a record go.
    pub(super) fn wait(&self, key: String) {
        let news = self.news.clone();
        browser::after(PATIENCE, move || news.emit(News::Waited(key)));
    }
}
