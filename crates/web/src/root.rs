//! The page as Yew sees it, and how messages reach it.
//!
//! A message is taken in before its event is over. Yew's own messages wait for a later turn when much is to be drawn,
//! and of a page that is closed by then the last keys would never be stored.

use crate::app::{App, Message, Shell};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, Properties};

/// The way to the page, for everything that calls back.
#[derive(Clone)]
pub(crate) struct Link(Rc<Inbox>);

struct Inbox {
    /// None while it is made.
    app: RefCell<Option<App>>,
    /// What came while something else was taken in.
    waiting: RefCell<VecDeque<Message>>,
    draw: Callback<()>,
}

impl Link {
    /// Has the page take a message in: now, or right after the one that it is at.
    pub(crate) fn send(&self, message: Message) {
        self.0.waiting.borrow_mut().push_back(message);
        self.take_in();
    }

    /// A callback that sends what is made of its argument.
    pub(crate) fn callback<T: 'static>(
        &self,
        message: impl Fn(T) -> Message + 'static,
    ) -> Callback<T> {
        let link = self.clone();
        Callback::from(move |what| link.send(message(what)))
    }

    fn take_in(&self) {
        let Ok(mut app) = self.0.app.try_borrow_mut() else { return };
        let Some(app) = app.as_mut() else { return };
        let mut draw = false;
        loop {
            let next = self.0.waiting.borrow_mut().pop_front();
            let Some(message) = next else { break };
            draw |= app.update(self, message);
        }
        if draw {
            self.0.draw.emit(());
        }
    }
}

/// What the root component is.
#[derive(Properties, PartialEq)]
pub(crate) struct RootProps {
    /// The page, or what other pages embed.
    pub(crate) shell: Shell,
}

/// The root component: it draws the page again when something on it changed.
pub(crate) struct Root(Link);

impl Component for Root {
    type Message = ();
    type Properties = RootProps;

    fn create(context: &Context<Self>) -> Self {
        let inbox = Inbox {
            app: RefCell::default(),
            waiting: RefCell::default(),
            draw: context.link().callback(|()| ()),
        };
        let link = Link(Rc::new(inbox));
        let app = App::create(&link, context.props().shell);
        *link.0.app.borrow_mut() = Some(app);
        link.take_in();
        Self(link)
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        let Self(link) = self;
        link.0.app.borrow().as_ref().map(|app| app.view(link)).unwrap_or_default()
    }

    fn rendered(&mut self, _context: &Context<Self>, first: bool) {
        let Self(link) = self;
        if let Some(app) = link.0.app.borrow_mut().as_mut() {
            app.rendered(link, first);
        }
        // What the editors said meanwhile.
        link.take_in();
    }
}
