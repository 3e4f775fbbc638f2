//! A file gets a path: a new one, one that is renamed or copied, or those that were chosen or dropped.

use super::detail::place;
use super::{Doing, Event, Files, Send};
use crate::text;
use chartroom_messages::Message;
use chartroom_protocol::{ChartFile, FilesTold, NamingLine, PathRefused};
use web_sys::{HtmlInputElement, MouseEvent, SubmitEvent};
use yew::{Html, InputEvent, TargetCast, html};

impl Files {
    pub(super) fn form(&self, told: &FilesTold, send: &Send) -> Html {
        let onsubmit = send.reform(|event: SubmitEvent| {
            event.prevent_default();
            Event::Do
        });
        let leave = send.reform(|_: MouseEvent| Event::Leave);
        let (title, does) = match &self.doing {
            Doing::Renaming => (text::RENAME, text::RENAME),
            Doing::Copying => (text::FILES_COPY_DO, text::FILES_COPY_DO),
            Doing::Adding(_) => (text::FILES_ADD_TITLE, text::ADD),
            _ => (text::FILES_MAKE, text::FILES_MAKE_DO),
        };
        // An answer to what was typed before says nothing of what is there now.
        let fresh = told.asked.wish == self.wish();
        let wrong = told.refused.filter(|_| fresh).and_then(|why| self.wrong(why));
        let says =
            wrong.map(|says| html! { <p id="files-says" class="sev-err" role="alert">{says}</p> });
        let fields = match &self.doing {
            Doing::Adding(files) => adding(files, told, send),
            _ => self.field(says.is_some(), send),
        };
        html! {
            <form class="files__form" {onsubmit} novalidate=true>
                <h3>{title}</h3>
                {fields}
                <div class="files__says">{says}</div>
                { if self.doing == Doing::Renaming { self.follows(told, send) } else { Html::default() } }
                <div class="files__acts">
                    <button type="submit" class="btn btn--primary" data-files="do">{does}</button>
                    <button type="button" class="btn btn--line" onclick={leave}>{text::CANCEL}</button>
                </div>
            </form>
        }
    }

    fn field(&self, wrong: bool, send: &Send) -> Html {
        let oninput = send.reform(|event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Path(input.value())
        });
        html! {
            <>
                <label class="field"><span>{text::FILES_PATH}</span>
                    <input class="input mono" name="path" value={self.path.clone()} autocomplete="off" autocapitalize="off" spellcheck="false" data-files="path"
                        aria-invalid={wrong.to_string()} aria-describedby={if wrong { "files-says" } else { "files-use" }} {oninput} />
                </label>
                <p id="files-use" class="muted">{use_of(&self.path)}</p>
            </>
        }
    }

    /// What is wrong with a path, if that is to be said already: who has typed half of it knows.
    fn wrong(&self, why: PathRefused) -> Option<String> {
        let half = self.path.is_empty() || self.path.ends_with('/');
        let path = &self.path;
        let says = match why {
            PathRefused::Empty => text::FILES_PATH_EMPTY.into(),
            PathRefused::Outside if half => text::FILES_PATH_EMPTY.into(),
            PathRefused::Outside => text::FILES_PATH_OUTSIDE.into(),
            PathRefused::Taken => text::FilesPathTaken { path }.text(),
            PathRefused::Folder => text::FilesPathFolder { path }.text(),
        };
        (self.refused || !half).then_some(says)
    }

    /// The lines that name a file to be renamed.
    fn follows(&self, told: &FilesTold, send: &Send) -> Html {
        if told.naming.is_empty() {
            return Html::default();
        }
        let line = |(at, one): (usize, &NamingLine)| {
            let at = at as u32;
            let onchange = send.reform(move |event: yew::Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                Event::Follow(at, input.checked())
            });
            let checked = one.follows && !self.stays.contains(&at);
            let cannot = (!one.follows)
                .then(|| html! { <small class="sev-warn">{text::FILES_CANNOT_FOLLOW}</small> });
            html! {
                <li><label><input type="checkbox" {checked} disabled={!one.follows} {onchange} /><span class="chip">{place(one)}</span></label>
                    <code class="ellip" title={one.text.clone()}>{&one.text}</code>{cannot}</li>
            }
        };
        html! {
            <><h3>{text::FILES_FOLLOW}</h3><ul class="files__naming">{for told.naming.iter().enumerate().map(line)}</ul></>
        }
    }
}

/// What Helm does with a file of that path.
fn use_of(path: &str) -> Message {
    let name = path.rsplit('/').next().unwrap_or_default();
    let inside = |folder: &str| path.starts_with(folder) || path.contains(&format!("/{folder}"));
    let is_values = name.starts_with("values") && name.ends_with(".yaml");
    match () {
        () if inside("templates/") && name.starts_with('_') => text::FILES_USE_HELPERS,
        () if inside("templates/") => text::FILES_USE_TEMPLATE,
        () if inside("crds/") => text::FILES_USE_CRD,
        () if path.starts_with("charts/") => text::FILES_USE_SUBCHART,
        () if is_values => text::FILES_USE_VALUES,
        () => text::FILES_USE_OTHER,
    }
}

/// Files that were chosen or dropped.
fn adding(files: &[ChartFile], told: &FilesTold, send: &Send) -> Html {
    let one = |(index, file): (usize, &ChartFile)| {
        let oninput = send.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::PathOf(index, input.value())
        });
        let says = match () {
            () if told.not_text.contains(&file.path) => Some(text::FILES_ADD_NOT_TEXT),
            () if file.path.ends_with(".tgz") => Some(text::FILES_ADD_PACKED),
            () if told.replaced.contains(&file.path) => Some(text::FILES_ADD_REPLACES),
            () => None,
        };
        html! {
            <li><input class="input mono" aria-label={text::FILES_PATH} value={file.path.clone()} autocomplete="off" spellcheck="false" {oninput} />
                <small class="muted">{says}</small></li>
        }
    };
    html! { <ul class="files__added">{for files.iter().enumerate().map(one)}</ul> }
}
