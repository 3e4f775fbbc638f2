//! Views that cover the page and are fetched when they are first opened, so that they weigh nothing before. They are
//! a program of their own: what they show comes as bytes from the worker through the page, and what is done in them
//! goes back to the page the same way; see [`crate::messages`].

mod changes;
mod charts;
mod cluster;
mod design;
mod environments;
mod explain;
mod export;
mod files;
mod help;
mod history;
mod lessons;
mod manifests;
mod markdown;
mod naming;
mod parity;
mod readme;
mod received;
mod references;
mod share;
mod table;
mod tour;
mod workloads;

use crate::messages;
use crate::{browser, icon, language, text};
use chartroom_protocol::{
    Comparing, Comparison, Environments, Explained, FileEntry, FileId, FileKind, ForView, FromView,
    Place, Planned, Position, ViewDialog, decode,
};
use serde::de::DeserializeOwned;
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, html};

/// The root component of the views.
pub(crate) struct Views {
    comparison: Option<Rc<Comparison>>,
    settings: Settings,
    /// The dialog of the page whose body is drawn here.
    dialog: Option<ViewDialog>,
    charts: charts::Charts,
    export: export::Export,
    cluster: cluster::Cluster,
    received: received::Receiving,
    share: share::Share,
    history: history::History,
    environments: Option<Environments>,
    design: design::Design,
    files: files::Files,
    explained: Option<Explained>,
    /// A dialog was opened, and nothing in it has the focus yet.
    unfocused: bool,
    lessons: lessons::Lessons,
    tour: tour::Tour,
    readme: readme::Readme,
    workloads: workloads::Board,
}

/// What the reader chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Only rows that differ.
    only: bool,
    /// Words that a row's name holds, in any case.
    filter: String,
    /// The environment that others are held against.
    baseline: usize,
    /// How objects are shown.
    shown: Shown,
    /// The table was copied.
    copied: bool,
    /// Environments that are left out of the table, by name.
    hidden: Vec<String>,
}

/// What is shown of the objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// Lines that differ.
    Lines,
    /// Fields that differ.
    Fields,
    /// What the objects of the new side refer to.
    References,
}

/// What happens in the views.
pub(crate) enum Message {
    /// A comparison came.
    Compared(Rc<Comparison>),
    /// The page opened a dialog whose body is drawn here, or closed it.
    Dialog(Option<ViewDialog>),
    /// The reader chose otherwise.
    Set(Settings),
    /// Something for the page to do.
    Tell(FromView),
    /// Something about charts of the user's own.
    Charts(charts::Event),
    /// Something about what is exported.
    Export(export::Event),
    /// Something about the cluster of an environment.
    Cluster(cluster::Event),
    /// Something about what a link changes.
    Received(received::Event),
    /// Something about a link that is made.
    Share(share::Event),
    /// Something about earlier states.
    History(history::Event),
    /// The environments are now these.
    Environments(Environments),
    /// Something about a new environment.
    Design(design::Event),
    /// Something about the files of the chart.
    Files(files::Event),
    /// What is pinned in the page is this.
    Explained(Option<Explained>),
    /// Something about lessons.
    Lessons(lessons::Event),
    /// Something about the tour.
    Tour(tour::Event),
    /// Something about a Markdown file.
    Readme(readme::Event),
    /// Something about the overview of a chart of many parts.
    Workloads(workloads::Event),
    /// Another language is spoken now.
    Language,
}

impl Component for Views {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        messages::listen(messages::event(ForView::Compare), move |comparison: Comparison| {
            link.send_message(Message::Compared(Rc::new(comparison)));
        });
        let link = context.link().clone();
        messages::listen(messages::DIALOG, move |dialog| {
            link.send_message(Message::Dialog(dialog))
        });
        charts::listen(&context.link().callback(Message::Charts));
        export::listen(&context.link().callback(Message::Export));
        cluster::listen(&context.link().callback(Message::Cluster));
        share::listen(&context.link().callback(Message::Share));
        history::listen(&context.link().callback(Message::History));
        let link = context.link().clone();
        messages::listen(messages::event(ForView::Plan), move |planned| {
            link.send_message(match planned {
                Planned::Environment(told) => Message::Design(design::Event::Came(Rc::new(told))),
                Planned::Files(told) => Message::Files(files::Event::Came(Rc::new(told))),
            });
        });
        environments::listen(&context.link().callback(Message::Environments));
        explain::listen(&context.link().callback(Message::Explained));
        lessons::listen(&context.link().callback(Message::Lessons));
        tour::listen(&context.link().callback(Message::Tour));
        readme::listen(&context.link().callback(Message::Readme));
        workloads::listen(&context.link().callback(Message::Workloads));
        received::listen(&context.link().callback(Message::Received));
        let link = context.link().clone();
        browser::listen(language::CHANGED, move |_: web_sys::Event| {
            link.send_message(Message::Language);
        });
        tell(&FromView::Ready);
        let settings = Settings {
            only: true,
            filter: String::new(),
            baseline: 0,
            shown: Shown::Lines,
            copied: false,
            hidden: Vec::new(),
        };
        Self {
            comparison: None,
            settings,
            dialog: None,
            charts: Default::default(),
            export: Default::default(),
            cluster: Default::default(),
            received: Default::default(),
            share: Default::default(),
            history: Default::default(),
            environments: None,
            design: Default::default(),
            files: Default::default(),
            explained: None,
            unfocused: false,
            lessons: Default::default(),
            tour: Default::default(),
            readme: Default::default(),
            workloads: Default::default(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Compared(comparison) => {
                let last = comparison.sides.len().saturating_sub(1);
                let baseline = comparison.comparing.from.map(|_| self.settings.baseline.min(last));
                self.settings.baseline = baseline.unwrap_or_default();
                self.comparison = Some(comparison);
            }
            Message::Dialog(dialog) => {
                if dialog == Some(ViewDialog::Charts) {
                    context.link().send_message(Message::Charts(charts::Event::Shown));
                }
                if dialog == Some(ViewDialog::Export) && self.dialog != dialog {
                    self.export = Default::default();
                }
                if dialog == Some(ViewDialog::Cluster) && self.dialog != dialog {
                    self.cluster = cluster::Cluster::asked();
                }
                if dialog == Some(ViewDialog::Take) && self.dialog != dialog {
                    self.received.update(received::Event::Opened);
                }
                if dialog == Some(ViewDialog::Files) && self.dialog != dialog {
                    self.files = Default::default();
                }
                if dialog == Some(ViewDialog::Share) && self.dialog != dialog {
                    self.share = Default::default();
                }
                self.unfocused = self.dialog != dialog;
                self.environments = None;
                let lessons = context.link().callback(Message::Lessons);
                if dialog == Some(ViewDialog::Lessons) {
                    lessons.emit(lessons::Event::Open);
                } else if dialog == Some(ViewDialog::Tour) {
                    context.link().send_message(Message::Tour(tour::Event::Go));
                } else if dialog.is_none() {
                    lessons.emit(lessons::Event::Look);
                }
                self.dialog = dialog;
            }
            Message::Readme(event) => return self.readme.update(event),
            Message::Workloads(event) => self.workloads.update(event),
            Message::Export(event) => self.export.update(event),
            Message::Cluster(event) => self.cluster.update(event),
            Message::Share(event) => self.share.update(event),
            Message::History(event) => {
                self.history.update(event, &context.link().callback(Message::History));
            }
            Message::Received(event) => {
                let carried = match &event {
                    received::Event::Came(received) => received.lesson.clone(),
                    _ => None,
                };
                if let Some(carried) = carried {
                    let lessons = context.link().callback(Message::Lessons);
                    lessons.emit(lessons::Event::Carried(Box::new(carried)));
                }
                self.received.update(event);
            }
            Message::Environments(now) => {
                if self.dialog == Some(ViewDialog::NewEnvironment) && self.environments.is_none() {
                    self.design = design::Design::opened(&now);
                }
                if self.dialog == Some(ViewDialog::Files) {
                    self.files.changed();
                }
                self.environments = Some(now);
            }
            Message::Design(event) => {
                self.design.update(event);
                // The new environment and its origin stand side by side, and nothing else.
                if let Some((hidden, origin)) = self.design.added() {
                    (self.settings.hidden, self.settings.baseline) = (hidden, origin);
                }
            }
            Message::Files(event) => {
                self.files.update(event, &context.link().callback(Message::Files));
            }
            Message::Explained(now) => self.explained = now,
            Message::Lessons(event) => return self.guide(context, event),
            Message::Tour(event) => {
                let lessons = context.link().callback(Message::Lessons);
                match event {
                    // One guide at a time.
                    tour::Event::Go | tour::Event::Again if self.lessons.is_open() => {
                        self.lessons.update(lessons::Event::Close, &lessons);
                    }
                    tour::Event::Lessons => lessons.emit(lessons::Event::Open),
                    _ => {}
                }
                return self.tour.update(event, &context.link().callback(Message::Tour));
            }
            // What is dropped on the dialog about files is for that.
            Message::Charts(charts::Event::Dropped(dropped))
                if self.dialog == Some(ViewDialog::Files) =>
            {
                context.link().send_message(Message::Files(files::Event::Dropped(dropped)));
            }
            Message::Charts(event) => {
                return self.charts.update(event, &context.link().callback(Message::Charts));
            }
            Message::Language => {
                language::choose();
                context.link().send_message(Message::Lessons(lessons::Event::Language));
                context.link().send_message(Message::Tour(tour::Event::Language));
            }
            Message::Set(settings) => self.settings = settings,
            Message::Tell(what) => {
                tell(&what);
                return false;
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let received =
            self.received.bar(self.share.sharing(), &context.link().callback(Message::Received));
        let lessons = self.lessons.panel(&context.link().callback(Message::Lessons));
        let readme = self.readme.view(&context.link().callback(Message::Readme));
        let tour = self.tour.view(&context.link().callback(Message::Tour));
        let workloads = self.workloads.view(&context.link().callback(Message::Workloads));
        html! { <>{self.compare(context)}{workloads}{received}{lessons}{tour}{explain::view(self.explained.as_ref())}{readme}{self.dialog(context)}</> }
    }

    /// A field to begin with takes the focus from the dialog, which has it until the body comes.
    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.readme.rendered();
        if !self.unfocused {
            return;
        }
        let Some(field) = browser::find("#view-dialog [data-autofocus]") else { return };
        self.unfocused = false;
        // Nothing has it where the dialog came from a button of another one.
        let is_free = |focused: web_sys::HtmlElement| {
            focused.tag_name() == "BODY" || focused.matches(".dialog") == Ok(true)
        };
        let on_dialog = browser::focused().is_none_or(is_free);
        if on_dialog {
            let _ = field.focus();
        }
    }
}

impl Views {
    /// Something about lessons; what the engine judges is for the tour while that is on, and lessons end it.
    fn guide(&mut self, context: &Context<Self>, event: lessons::Event) -> bool {
        match event {
            lessons::Event::Judged(judged) if self.tour.is_on() => {
                let send = context.link().callback(Message::Tour);
                return self.tour.update(tour::Event::Judged(judged), &send);
            }
            lessons::Event::Open
            | lessons::Event::Carried(_)
            | lessons::Event::Make(lessons::MakeEvent::Open) => self.tour.leave(false),
            _ => {}
        }
        self.lessons.update(event, &context.link().callback(Message::Lessons))
    }

    /// The body of a dialog, in the frame that the page drew.
    fn dialog(&self, context: &Context<Self>) -> Html {
        let Some(frame) = browser::find("#view-dialog") else { return Html::default() };
        let body = match self.dialog {
            Some(ViewDialog::Parity) => parity::view(),
            Some(ViewDialog::Charts) => self.charts.view(&context.link().callback(Message::Charts)),
            Some(ViewDialog::Export) => self.export.view(&context.link().callback(Message::Export)),
            Some(ViewDialog::Cluster) => {
                self.cluster.view(&context.link().callback(Message::Cluster))
            }
            Some(ViewDialog::Share) => self.share.view(&context.link().callback(Message::Share)),
            Some(ViewDialog::History) => {
                self.history.view(&context.link().callback(Message::History))
            }
            Some(ViewDialog::Take) => {
                self.received.dialog(&context.link().callback(Message::Received))
            }
            Some(ViewDialog::Facts) => self.about_environments(environments::facts),
            Some(ViewDialog::NewEnvironment) => {
                self.design.view(&context.link().callback(Message::Design))
            }
            Some(ViewDialog::Files) => self.files.view(&context.link().callback(Message::Files)),
            Some(ViewDialog::Layers) => self.about_environments(environments::layers),
            Some(ViewDialog::Help) => help::view(&context.link().callback(|message| message)),
            Some(ViewDialog::Lessons | ViewDialog::Tour) | None => return Html::default(),
        };
        yew::create_portal(body, frame.into())
    }

    /// A dialog about environments, once it is known how they are.
    fn about_environments(&self, draw: fn(&Environments) -> Html) -> Html {
        self.environments.as_ref().map(draw).unwrap_or_default()
    }

    fn compare(&self, context: &Context<Self>) -> Html {
        let Some(comparison) = &self.comparison else { return waiting() };
        let desk = Desk {
            comparison: comparison.clone(),
            settings: self.settings.clone(),
            send: context.link().callback(|message| message),
        };
        html! {
            <section class="pane compare" aria-label={text::COMPARE_TITLE}>
                {table::head(&desk)}
                {changes::findings(&desk)}
                <div class="pane__body compare__table" tabindex="0">{table::view(&desk)}</div>
                {manifests::view(&desk, changes::files(&desk))}
            </section>
        }
    }
}

/// Takes the page to a place in a file of an environment.
fn to_file(
    environment: u32,
    path: &str,
    kind: FileKind,
    (start, end): (Position, Position),
) -> FromView {
    let file = FileEntry { name: path.to_owned(), kind, moved: None };
    FromView::Go(environment, Place { file: FileId(0), start, end }, file)
}

/// Tells the page something.
fn tell(what: &FromView) {
    messages::tell(messages::TO_PAGE, what);
}

/// Takes the page to a line of a file of an environment.
fn to_line(environment: u32, path: &str, line: u32) -> FromView {
    let start = Position { line, ..Position::default() };
    to_file(environment, path, FileKind::User, (start, start))
}

/// Reads what is written in each language: English is within, Chinese is fetched; where it cannot be, English stands in.
fn spoken<T: DeserializeOwned + 'static>(
    english: &'static [u8],
    chinese: &'static str,
    come: impl FnMut(T) + 'static,
) {
    if !language::is_chinese() {
        return decode(english).into_iter().for_each(come);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = browser::fetched(chinese).await.unwrap_or_default();
        decode(&bytes).or_else(|_| decode(english)).into_iter().for_each(come);
    });
}

/// What parts of a view draw from.
#[derive(Clone)]
pub(crate) struct Desk {
    comparison: Rc<Comparison>,
    settings: Settings,
    send: Callback<Message>,
}

impl Desk {
    /// The sides that stand in the table, by their numbers: two at least.
    fn columns(&self) -> Vec<usize> {
        let sides = self.comparison.sides.iter().enumerate();
        let hidden = |name: &String| self.settings.hidden.contains(name);
        let shown = sides.filter(|(_, side)| !hidden(&side.name)).map(|(index, _)| index);
        let shown: Vec<usize> = shown.collect();
        match shown.len() {
            0 | 1 => (0..self.comparison.sides.len()).collect(),
            _ => shown,
        }
    }

    /// The names of those that do not.
    fn hidden(&self) -> Vec<String> {
        let shown = self.columns();
        let sides = self.comparison.sides.iter().enumerate();
        let hidden = sides.filter(|(index, _)| !shown.contains(index));
        hidden.map(|(_, side)| side.name.clone()).collect()
    }

    /// The side that the others in the table are held against.
    fn baseline(&self) -> usize {
        let columns = self.columns();
        let wanted = self.settings.baseline;
        let first = columns.first().copied().unwrap_or_default();
        if columns.contains(&wanted) { wanted } else { first }
    }

    /// Changes the settings.
    fn set<E: 'static>(&self, change: impl Fn(&mut Settings, E) + 'static) -> Callback<E> {
        let settings = self.settings.clone();
        self.send.reform(move |event| {
            let mut settings = Settings { copied: false, ..settings.clone() };
            change(&mut settings, event);
            Message::Set(settings)
        })
    }

    /// Tells the page.
    fn tell<E: 'static>(&self, what: impl Fn(E) -> FromView + 'static) -> Callback<E> {
        self.send.reform(move |event| Message::Tell(what(event)))
    }

    /// Asks for another comparison.
    fn compare<E: 'static>(&self, change: impl Fn(&mut Comparing, E) + 'static) -> Callback<E> {
        let comparing = self.comparison.comparing;
        self.tell(move |event| {
            let mut comparing = comparing;
            change(&mut comparing, event);
            FromView::Compare(comparing)
        })
    }
}

/// The name of the button that closes a view.
fn close(desk: &Desk) -> Html {
    let onclick = desk.tell(|_| FromView::Close);
    html! {
        <button type="button" class="btn btn--sm" data-close="" {onclick}>{icon::small("x")}{text::CLOSE}</button>
    }
}

fn waiting() -> Html {
    html! { <section class="pane compare" aria-busy="true"><div class="empty">{text::COMPARING}</div></section> }
}
