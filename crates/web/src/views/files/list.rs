//! The list of files under their folders.

use super::{Event, Files, Send};
use crate::rows::Rows;
use crate::{browser, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{FileMark, FilesTold, ListedFile};
use std::rc::Rc;
use web_sys::{HtmlInputElement, MouseEvent};
use yew::{Callback, Html, InputEvent, TargetCast, classes, html};

/// What an entry is high, about, in pixels.
const HEIGHT: u32 = 28;

/// An entry of the list: how deep it is, and its folder or its file.
enum Entry {
    Folder(usize, String),
    File(usize, ListedFile),
}

impl Files {
    /// What is above both columns.
    pub(super) fn head(&self, send: &Send) -> Html {
        let filter = send.reform(|event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Filter(input.value().trim().to_lowercase())
        });
        let make = send.reform(|_: MouseEvent| Event::Make);
        let chosen = {
            let send = send.clone();
            Callback::from(move |event: yew::Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                if let Some(list) = input.files() {
                    send.emit(Event::Chosen(super::read::chosen(&list)));
                }
                // The same file can be chosen again.
                input.set_value("");
            })
        };
        html! {
            <div class="files__head">
                <input class="input grow" type="search" placeholder={text::FILES_FIND} aria-label={text::FILES_FIND} data-autofocus="" oninput={filter} />
                <button type="button" class="btn btn--line" data-files="make" onclick={make}>{icon::small("plus")}{text::FILES_MAKE}</button>
                <label class="btn btn--line" title={text::FILES_ADD_HELP}>{icon::small("import")}{text::FILES_ADD}
                    <input class="vh" type="file" multiple=true onchange={chosen} />
                </label>
            </div>
        }
    }

    pub(super) fn list(&self, told: &FilesTold, send: &Send) -> Html {
        let found = |file: &&ListedFile| file.path.to_lowercase().contains(&self.filter);
        let files: Vec<&ListedFile> = told.files.iter().filter(found).collect();
        if files.is_empty() {
            let says = text::FilesNotFound { text: &self.filter }.text();
            return html! { <p class="files__list muted">{says}</p> };
        }
        let entries = Rc::new(entries(&files));
        let shown = self.shown.clone();
        let at = |entry: &Entry| matches!(entry, Entry::File(_, file) if Some(&file.path) == shown.as_ref());
        let wanted = entries.iter().position(at);
        let count = entries.len();
        let first = entries.iter().position(|entry| matches!(entry, Entry::File(..)));
        let send = send.clone();
        let row = Callback::from(move |index: usize| match entries.get(index) {
            Some(Entry::Folder(depth, name)) => {
                html! { <li class="files__folder" ~style={indent(*depth)}>{icon::small("folder")}<span class="ellip">{name}</span></li> }
            }
            Some(Entry::File(depth, file)) => {
                let current = Some(&file.path) == shown.as_ref();
                let stop = current || shown.is_none() && first == Some(index);
                row(file, *depth, (current, stop), &send)
            }
            None => Html::default(),
        });
        let onkeydown = browser::walks(browser::UPRIGHT, ".files__list", "button");
        html! {
            <div class="files__list pane__body" {onkeydown}>
                <Rows {count} {row} height={HEIGHT} {wanted} tag="ul" />
            </div>
        }
    }
}

fn indent(depth: usize) -> String {
    format!("padding-left:{}px", 8 + 14 * depth)
}

/// A file, and whether it is looked at and is the stop of the list.
fn row(file: &ListedFile, depth: usize, (current, stop): (bool, bool), send: &Send) -> Html {
    let path = file.path.clone();
    let onclick = send.reform(move |_: MouseEvent| Event::Show(path.clone()));
    let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
    let gone = (file.mark == FileMark::Gone).then_some("files__gone");
    html! {
        <li><button type="button" class={classes!("files__file", gone)} ~style={indent(depth)} data-file={file.path.clone()}
            tabindex={if stop { "0" } else { "-1" }} aria-current={current.then_some("true")} {onclick}>
            {icon::small("file")}<span class="grow ellip">{name}</span>{mark(file.mark)}
        </button></li>
    }
}

/// How a file stands to the chart as it came, as a chip.
pub(super) fn mark(mark: FileMark) -> Html {
    let (class, word): (&str, Message) = match mark {
        FileMark::Same => return Html::default(),
        FileMark::New => ("new", text::NEW),
        FileMark::Changed => ("changed", text::CHANGED),
        FileMark::Gone => ("gone", text::REMOVED),
    };
    html! { <span class={format!("files__mark files__mark--{class}")}>{word}</span> }
}

/// Files under the folders that they are in, which nest; files of a folder before its folders.
fn entries(files: &[&ListedFile]) -> Vec<Entry> {
    let folder =
        |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let mut files: Vec<(String, &ListedFile)> =
        files.iter().map(|file| (folder(&file.path), *file)).collect();
    files.sort_by(|(one, _), (other, _)| one.split('/').cmp(other.split('/')));
    let mut entries = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for (folder, file) in files {
        let steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
        let same = open.iter().zip(&steps).take_while(|(one, other)| *one == *other).count();
        open.truncate(same);
        for step in steps.iter().skip(same) {
            entries.push(Entry::Folder(open.len(), (*step).to_owned()));
            open.push((*step).to_owned());
        }
        entries.push(Entry::File(open.len(), file.clone()));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_nest_and_files_stand_in_theirs() {
        let file = |path: &str| ListedFile {
            path: path.into(),
            bytes: 0,
            mark: FileMark::Same,
            text: true,
            layer_of: Vec::new(),
        };
        let paths = [
            "Chart.yaml",
            "charts/a/Chart.yaml",
            "charts/a/templates/x",
            "templates/a",
            "values.yaml",
        ];
        let files: Vec<ListedFile> = paths.into_iter().map(file).collect();
        let entries = entries(&files.iter().collect::<Vec<_>>());
        let said: Vec<String> = entries
            .iter()
            .map(|entry| match entry {
                Entry::Folder(depth, name) => format!("{depth}{name}/"),
                Entry::File(depth, file) => format!("{depth}{}", file.path),
            })
            .collect();
        let expected = [
            "0Chart.yaml",
            "0values.yaml",
            "0charts/",
            "1a/",
            "2charts/a/Chart.yaml",
            "2templates/",
            "3charts/a/templates/x",
            "0templates/",
            "1templates/a",
        ];
        assert_eq!(said, expected);
    }
}
