//! Opening a chart of one's own: a folder, a packed chart or a template, chosen, dropped or pasted. Nothing of it leaves
//! the browser, which also keeps it for the next time.

mod declared;
mod examples;
mod find;
mod list;
pub(super) mod read;
mod room;
mod shelf;

use crate::messages;
use crate::{browser, icon, text};
use chartroom_protocol::{ForView, FromView, Keeping, OpenedChart, ToCharts};
pub(crate) use examples::opened as example;
use find::Files;
use read::{Chosen, Dropped};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, TargetCast, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Charts {
    kept: Keeping,
    doing: Doing,
    shelf: shelf::Shelf,
}

/// What is under way.
#[derive(Default)]
enum Doing {
    #[default]
    Nothing,
    /// Files are read or unpacked.
    Reading,
    /// There are several charts; one is to be chosen, by its folder.
    Choosing(Rc<Files>, Vec<String>),
    /// It did not work, with the reason and the way out.
    Failed(String),
}

/// What happens.
pub(crate) enum Event {
    /// The dialog opened.
    Shown,
    /// Files were chosen.
    Chosen(Chosen),
    /// Something was dropped.
    Dropped(Dropped),
    /// Files were read or unpacked.
    Read(Result<Files, String>),
    /// The chart in a folder was chosen.
    Folder(Rc<Files>, String),
    /// An example was chosen.
    Example(&'static str),
    /// A template was pasted.
    Pasted(String),
    /// A backup was chosen, if any.
    Backup(Option<web_sys::File>),
    /// Something about what is kept.
    Shelf(shelf::Event),
    /// Something for the page to do with what is kept.
    Tell(FromView),
    /// The page says something.
    Told(ToCharts),
}

/// Listens to the page and to what is dropped on it.
pub(super) fn listen(send: &Callback<Event>) {
    let told = send.clone();
    messages::listen(messages::event(ForView::Charts), move |what| told.emit(Event::Told(what)));
    let looked = send.clone();
    crate::browser::listen(messages::POINTED, move |_: web_sys::Event| {
        looked.emit(Event::Shelf(shelf::Event::Look));
        // There is something worth keeping.
        spawn(room::persist_once());
    });
    let dropped = send.clone();
    read::listen_to_drops(move |drop| dropped.emit(Event::Dropped(drop)));
}

impl Charts {
    /// Takes in what happened. Whether something is to be drawn.
    pub(super) fn update(&mut self, event: Event, send: &Callback<Event>) -> bool {
        let send = send.clone();
        match event {
            Event::Shown => {
                (self.doing, self.shelf) = (Doing::Nothing, shelf::Shelf::default());
                send.emit(Event::Shelf(shelf::Event::Look));
            }
            Event::Chosen(chosen) => {
                self.doing = Doing::Reading;
                spawn(async move { send.emit(Event::Read(read::read(chosen).await)) });
            }
            Event::Dropped(dropped) => {
                self.doing = Doing::Reading;
                spawn(async move {
                    let files = match dropped.files().await {
                        Ok(chosen) => read::read(chosen).await,
                        Err(_) => Err(text::NOT_READ.text().to_owned()),
                    };
                    send.emit(Event::Read(files));
                });
            }
            Event::Read(Ok(files)) => match files.as_slice() {
                [(path, bytes)] if path.ends_with(".json") => {
                    self.doing = Doing::Nothing;
                    send.emit(Event::Shelf(shelf::Event::TakeIn(bytes.clone())));
                }
                _ => self.files(files),
            },
            Event::Read(Err(reason)) => self.doing = Doing::Failed(reason),
            Event::Folder(files, folder) => open(declared::chart(&files, &folder)),
            Event::Example(chart) => examples::opened(chart).into_iter().for_each(open),
            Event::Pasted(template) => open(find::pasted(&template)),
            Event::Tell(what) => tell(what),
            Event::Shelf(event) => self.shelf.update(event, &send.reform(Event::Shelf)),
            Event::Backup(None) => return false,
            Event::Backup(Some(file)) => spawn(async move {
                let bytes = list::bytes_of(file).await;
                send.emit(Event::Shelf(shelf::Event::TakeIn(bytes)));
            }),
            Event::Told(ToCharts::Files(Ok(files))) => {
                let bytes = |content| match content {
                    chartroom_protocol::Content::Text(text) => text.into_bytes(),
                    chartroom_protocol::Content::Bytes(bytes) => bytes,
                    chartroom_protocol::Content::Kept => Vec::new(),
                };
                let file = |file: chartroom_protocol::ChartFile| (file.path, bytes(file.content));
                self.files(files.into_iter().map(file).collect());
            }
            Event::Told(ToCharts::Files(Err(reason))) => self.doing = Doing::Failed(reason),
            Event::Told(ToCharts::Kept(kept)) => self.kept = kept,
        }
        true
    }

    /// Files were read: a packed chart is unpacked, the only chart is opened, of several one is to be chosen.
    fn files(&mut self, files: Files) {
        let packed = |path: &str| path.ends_with(".tgz") || path.ends_with(".gz");
        if let [(path, bytes)] = files.as_slice()
            && packed(path)
        {
            return tell(FromView::Unpack(bytes.clone()));
        }
        let mut charts = find::charts(&files);
        self.doing = match (charts.pop(), charts.is_empty()) {
            (Some(folder), true) => return open(declared::chart(&files, &folder)),
            (Some(folder), false) => {
                charts.push(folder);
                Doing::Choosing(Rc::new(files), charts)
            }
            (None, _) => Doing::Failed(text::no_chart(files.len())),
        };
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Callback<Event>) -> Html {
        let pick: Callback<yew::Event> = send.reform(|event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let chosen = input.files().map(|list| read::chosen(&list)).unwrap_or_default();
            // The same folder can be chosen again.
            input.set_value("");
            Event::Chosen(chosen)
        });
        html! {
            <div class="charts">
                <div class="charts__drop">
                    <p>{text::DROP_CHART}</p>
                    <label class="btn btn--primary">{icon::small("folder")}{text::CHOOSE_FOLDER}
                        <input class="vh" type="file" webkitdirectory=true data-folder="" onchange={pick.clone()} /></label>
                    <label class="btn btn--line">{icon::small("import")}{text::CHOOSE_PACKED}
                        <input class="vh" type="file" accept=".tgz,.gz" data-packed="" onchange={pick} /></label>
                    {in_place()}
                </div>
                <div role="status">{self.doing(send)}</div>
                <p class="note">{icon::small("hint")}<span>{text::STAYS_HERE}</span></p>
                <h3>{crate::text::SHELF_TITLE}</h3>
                {list::view(&self.kept, &self.shelf, send)}
                {examples::view(send)}
                {paste(send)}
            </div>
        }
    }

    fn doing(&self, send: &Callback<Event>) -> Html {
        match &self.doing {
            Doing::Nothing => Html::default(),
            Doing::Reading => html! { <p class="field">{text::READING}</p> },
            Doing::Failed(reason) => html! {
                <p class="field sev-err" role="alert">{icon::small("error")}{" "}{crate::chip::prose(reason)}</p>
            },
            Doing::Choosing(files, folders) => {
                let choice = |folder: &String| {
                    let (files, chosen) = (files.clone(), folder.clone());
                    let onclick =
                        send.reform(move |_| Event::Folder(files.clone(), chosen.clone()));
                    html! { <li><button type="button" class="aslink mono" {onclick}>{folder}</button></li> }
                };
                html! { <div class="field"><p>{text::several_charts(folders.len())}</p><ul class="charts__list">{for folders.iter().map(choice)}</ul></div> }
            }
        }
    }
}

/// Opens a folder to be written to, where the browser lets a page do so: `www/editor/src/late/disk/` does it.
fn in_place() -> Html {
    if !browser::has("showDirectoryPicker") {
        return Html::default();
    }
    let onclick = Callback::from(|_: web_sys::MouseEvent| {
        browser::tell("chartroom-open-folder");
        tell(FromView::CloseDialog);
    });
    html! {
        <button type="button" class="btn btn--line" data-in-place="" title={text::OPEN_IN_PLACE_HELP} {onclick}>
            {icon::small("edit")}{text::OPEN_IN_PLACE}
        </button>
    }
}

/// A field for a template.
fn paste(send: &Callback<Event>) -> Html {
    let onclick = send.reform(|_| {
        let area = browser::find("[data-paste]");
        let area = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        Event::Pasted(area.map(|area| area.value()).unwrap_or_default())
    });
    html! {
        <details class="field">
            <summary>{text::PASTE_TEMPLATE}</summary>
            <textarea class="input mono charts__paste" data-paste="" rows="8" spellcheck="false" aria-label={text::PASTE_TEMPLATE}
                placeholder={"kind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}"} />
            <button type="button" class="btn btn--line" {onclick}>{text::OPEN_TEMPLATE}</button>
        </details>
    }
}

fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

fn tell(what: FromView) {
    messages::tell(messages::TO_PAGE, &what);
}

/// Has the page open a chart, which it keeps.
fn open(chart: OpenedChart) {
    spawn(room::persist_once());
    tell(FromView::Chart(chart));
}
