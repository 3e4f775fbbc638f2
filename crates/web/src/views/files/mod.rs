//! The files of the chart: what is new, changed or gone, and adding, renaming, copying and removing one. The engine says
//! what would become of each before it is done.

mod detail;
mod form;
mod list;

use super::charts::read::{self, Chosen, Dropped};
use super::{tell, to_line};
use crate::{browser, text};
use chartroom_protocol::{
    ChartFile, Content, FileWish, FilesAsked, FilesTold, FromView, ListedFile, Planning, encode,
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::{Callback, Html, classes, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Files {
    /// The last answer.
    told: Option<Rc<FilesTold>>,
    /// The file that is looked at.
    shown: Option<String>,
    /// What is under way.
    doing: Doing,
    /// The path that was typed.
    path: String,
    /// Which of the lines that name a file to be renamed stay as they are.
    stays: Vec<u32>,
    /// What paths have in them.
    filter: String,
    /// What is to be done as soon as the engine has said what that is.
    pending: Option<FileWish>,
    /// It was tried and could not be done.
    refused: bool,
    /// Files could not be read, with the reason.
    failed: Option<String>,
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
enum Doing {
    #[default]
    Looking,
    /// A new file gets a path.
    Making,
    /// The file that is looked at gets another path.
    Renaming,
    /// Its copy gets a path.
    Copying,
    /// Files that were chosen or dropped are to be added.
    Adding(Vec<ChartFile>),
}

/// What happens.
pub(crate) enum Event {
    /// An answer came.
    Came(Rc<FilesTold>),
    /// Paths are looked for.
    Filter(String),
    /// A file is looked at.
    Show(String),
    /// A new file is wanted.
    Make,
    /// Another path is wanted for the file that is looked at.
    Rename,
    /// A copy of it is wanted.
    Copy,
    /// Files were chosen.
    Chosen(Chosen),
    /// Something was dropped.
    Dropped(Dropped),
    /// They were read.
    Read(Result<Vec<(String, Vec<u8>)>, String>),
    /// The path was typed.
    Path(String),
    /// The path of one of the files to be added was typed.
    PathOf(usize, String),
    /// Whether a line that names the file follows.
    Follow(u32, bool),
    /// Nothing of that.
    Leave,
    /// Back to the list, where there is room for one of both only.
    Back,
    /// What is under way is to be done.
    Do,
    /// This is to be done.
    DoThis(FileWish),
    /// The page is to open that line of a file.
    Open(String, u32),
}

type Send = Callback<Event>;

impl Files {
    /// The chart is another than it was, or the dialog was opened.
    pub(super) fn changed(&self) {
        self.ask(self.wish());
    }

    fn ask(&self, wish: FileWish) {
        let asked = FilesAsked { wish, shown: self.shown.clone() };
        if let Ok(bytes) = encode(&Planning::Files(asked)) {
            tell(&FromView::Plan(bytes));
        }
    }

    /// What is under way, as the engine takes it.
    fn wish(&self) -> FileWish {
        let (shown, path) = (self.shown.clone().unwrap_or_default(), self.path.clone());
        match &self.doing {
            Doing::Looking => FileWish::List,
            Doing::Making => FileWish::Make(path, String::new()),
            Doing::Renaming => FileWish::Rename(shown, path, self.stays.clone()),
            Doing::Copying => FileWish::Copy(shown, path),
            Doing::Adding(files) => FileWish::Add(files.clone()),
        }
    }

    /// The file that is looked at.
    fn file(&self) -> Option<&ListedFile> {
        let shown = self.shown.as_ref()?;
        self.told.as_ref()?.files.iter().find(|file| file.path == *shown)
    }

    fn begin(&mut self, doing: Doing, path: String) {
        (self.doing, self.path) = (doing, path);
        self.stays.clear();
        self.refused = false;
        self.failed = None;
    }

    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event, send: &Send) {
        match event {
            Event::Came(told) => return self.came(told),
            Event::Filter(filter) => {
                self.filter = filter;
                return;
            }
            Event::Show(path) => {
                self.begin(Doing::Looking, String::new());
                self.shown = Some(path);
            }
            Event::Make => {
                let folder = self.shown.as_ref().and_then(|path| path.rsplit_once('/'));
                let folder = folder.map_or("templates", |(folder, _)| folder);
                self.begin(Doing::Making, format!("{folder}/"));
            }
            Event::Rename => self.begin(Doing::Renaming, self.shown.clone().unwrap_or_default()),
            Event::Copy => {
                let path = self.shown.as_deref().map(copy_of).unwrap_or_default();
                self.begin(Doing::Copying, path);
            }
            Event::Chosen(chosen) => return read_into(async { Ok(chosen) }, send),
            Event::Dropped(dropped) => {
                let files =
                    async { dropped.files().await.map_err(|_| text::NOT_READ.text().to_owned()) };
                return read_into(files, send);
            }
            Event::Read(Ok(files)) => {
                let files = files.into_iter().map(added).collect();
                self.begin(Doing::Adding(files), String::new());
            }
            Event::Read(Err(reason)) => {
                self.failed = Some(reason);
                return;
            }
            Event::Path(path) => {
                self.path = path;
                self.refused = false;
            }
            Event::PathOf(index, path) => {
                if let Doing::Adding(files) = &mut self.doing
                    && let Some(file) = files.get_mut(index)
                {
                    file.path = path;
                }
                self.refused = false;
            }
            Event::Follow(line, follows) => {
                self.stays.retain(|one| *one != line);
                if !follows {
                    self.stays.push(line);
                }
            }
            Event::Back => {
                self.begin(Doing::Looking, String::new());
                self.shown = None;
            }
            Event::Leave => self.begin(Doing::Looking, String::new()),
            Event::Do => self.pending = Some(self.wish()),
            Event::DoThis(wish) => {
                self.begin(Doing::Looking, String::new());
                self.pending = Some(wish.clone());
                return self.ask(wish);
            }
            Event::Open(path, line) => return open(path, line),
        }
        self.ask(self.wish());
    }

    fn came(&mut self, told: Rc<FilesTold>) {
        let wanted = self.pending.take_if(|wish| *wish == told.asked.wish);
        let (change, then) = (told.change.clone(), told.then.clone());
        // A file that went is looked at no more.
        let gone = |path: &String| !told.files.iter().any(|file| file.path == *path);
        if told.asked.wish == FileWish::List && self.shown.as_ref().is_some_and(gone) {
            self.shown = None;
        }
        self.told = Some(told);
        let Some(wish) = wanted else { return };
        let Some(change) = change else {
            self.refused = true;
            return;
        };
        tell(&FromView::Files(change));
        if let (FileWish::Make(..), Some(path)) = (&wish, &then) {
            return open(path.clone(), 0);
        }
        self.shown = then.or(self.shown.take());
        self.begin(Doing::Looking, String::new());
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(told) = &self.told else { return Html::default() };
        let body = match self.doing {
            Doing::Looking => self.detail(told, send),
            _ => self.form(told, send),
        };
        let one = self.shown.is_some() || self.doing != Doing::Looking;
        let back = send.reform(|_: MouseEvent| Event::Back);
        html! {
            <div class={classes!("files", one.then_some("files--one"))}>
                {self.head(send)}
                <div class="files__cols">
                    {self.list(told, send)}
                    <section class="files__one">
                        <button type="button" class="btn btn--line files__back" onclick={back}>{text::FILES_BACK}</button>
                        {body}
                    </section>
                </div>
            </div>
        }
    }
}

/// Closes the dialog and opens a line of a file.
fn open(path: String, line: u32) {
    tell(&FromView::CloseDialog);
    // The focus goes back to what opened the dialog first.
    browser::after(50, move || tell(&to_line(u32::MAX, &path, line)));
}

fn read_into(files: impl Future<Output = Result<Chosen, String>> + 'static, send: &Send) {
    let send = send.clone();
    spawn_local(async move {
        let files = match files.await {
            Ok(chosen) => read::read(chosen).await,
            Err(reason) => Err(reason),
        };
        send.emit(Event::Read(files));
    });
}

/// A file that was chosen, where it most likely belongs: what is made of actions, or is an object, is a template.
fn added((path, bytes): (String, Vec<u8>)) -> ChartFile {
    let content = match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) => Content::Bytes(error.into_bytes()),
    };
    let is_template = match &content {
        Content::Text(text) => {
            let line = |start: &str| text.lines().any(|line| line.starts_with(start));
            text.contains("{{") || line("apiVersion:") && line("kind:")
        }
        _ => false,
    };
    let is_named = path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".tpl");
    let path = match is_template && is_named && !path.contains('/') {
        true => format!("templates/{path}"),
        false => path,
    };
    ChartFile { path, content }
}

/// `templates/service.yaml` → `templates/service-copy.yaml`
fn copy_of(path: &str) -> String {
    let name = path.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let dot = path.get(name + 1..).and_then(|rest| rest.find('.')).map(|at| name + 1 + at);
    let (stem, end) = path.split_at_checked(dot.unwrap_or(path.len())).unwrap_or((path, ""));
    format!("{stem}-copy{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_called_after_its_file() {
        let copies = [
            ("templates/service.yaml", "templates/service-copy.yaml"),
            ("values-prod.yaml", "values-prod-copy.yaml"),
            ("templates/_helpers.tpl", "templates/_helpers-copy.tpl"),
            (".helmignore", ".helmignore-copy"),
            ("charts/a.b/LICENSE", "charts/a.b/LICENSE-copy"),
            ("", "-copy"),
        ];
        for (path, copy) in copies {
            assert_eq!(copy_of(path), copy);
        }
    }

    #[test]
    fn what_is_added_goes_where_it_belongs() {
        let of = |path: &str, text: &str| added((path.to_owned(), text.into())).path;
        assert_eq!(of("service.yaml", "apiVersion: v1\nkind: Service\n"), "templates/service.yaml");
        assert_eq!(of("_x.tpl", "{{ define \"x\" }}{{ end }}"), "templates/_x.tpl");
        assert_eq!(of("values-qa.yaml", "a: 1\n"), "values-qa.yaml");
        assert_eq!(of("conf/app.ini", "{{ x }}"), "conf/app.ini");
    }
}
