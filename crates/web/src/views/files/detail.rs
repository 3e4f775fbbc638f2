//! The file that is looked at: what it is, what names it, what was changed in it, and what can be done with it.

use super::list::mark;
use super::{Event, Files, Send};
use crate::highlight::Highlighter;
use crate::text::kept::size;
use crate::views::manifests::drawn;
use crate::{icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{FileMark, FileWish, FilesTold, Hunk, ListedFile, NamingLine};
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

/// More lines are not drawn.
const MOST_LINES: usize = 2_000;

/// A file that Helm needs in every chart.
const NEEDED: &str = "Chart.yaml";

impl Files {
    pub(super) fn detail(&self, told: &FilesTold, send: &Send) -> Html {
        let failed =
            self.failed.as_ref().map(|why| html! { <p class="sev-err" role="alert">{why}</p> });
        let Some(file) = self.file() else {
            let differing = told.files.iter().filter(|file| file.mark != FileMark::Same).count();
            let says = match differing {
                0 => text::FILES_AS_IT_CAME.into(),
                count => text::FilesDiffering { count }.text(),
            };
            return html! { <>{failed}<p class="muted">{says}</p><p class="muted">{text::FILES_CHOOSE}</p></> };
        };
        html! {
            <>
                {failed}
                <h3 class="files__name"><span class="mono">{&file.path}</span>{mark(file.mark)}</h3>
                <p class="muted">{about(file)}</p>
                <div class="files__acts">{acts(file, send)}</div>
                {naming(told, send)}
                {changes(&told.hunks)}
            </>
        }
    }
}

/// What it is, in a sentence or two.
fn about(file: &ListedFile) -> String {
    let mut says = vec![size(file.bytes)];
    if !file.text {
        says.push(text::FILES_NOT_TEXT.into());
    }
    if !file.layer_of.is_empty() {
        says.push(
            text::FilesLayerOf { environments: &file.layer_of.join(chartroom_messages::comma()) }
                .text(),
        );
    }
    says.join(" · ")
}

fn acts(file: &ListedFile, send: &Send) -> Html {
    let button = |name: &'static str, words: Message, event: fn() -> Event, off: bool| {
        let onclick = send.reform(move |_: MouseEvent| event());
        html! { <button type="button" class="btn btn--line" data-files={name} disabled={off} {onclick}>{words}</button> }
    };
    let do_this = |name: &'static str, words: Message, wish: FileWish| {
        let onclick = send.reform(move |_: MouseEvent| Event::DoThis(wish.clone()));
        html! { <button type="button" class="btn btn--line" data-files={name} {onclick}>{words}</button> }
    };
    let path = &file.path;
    let restore = |words| do_this("restore", words, FileWish::Restore(path.clone()));
    if file.mark == FileMark::Gone {
        return match file.text {
            true => restore(text::FILES_RESTORE),
            false => html! { <p class="muted">{text::FILES_GONE_BINARY}</p> },
        };
    }
    let needed = path == NEEDED;
    html! {
        <>
            {open(path, send)}
            {button("rename", text::FILES_RENAME, || Event::Rename, needed || !file.text)}
            {button("copy", text::FILES_COPY, || Event::Copy, !file.text)}
            { (file.mark == FileMark::Changed).then(|| restore(text::FILES_REVERT)) }
            { (!needed).then(|| do_this("remove", text::FILES_REMOVE, FileWish::Remove(path.clone()))) }
        </>
    }
}

fn open(path: &str, send: &Send) -> Html {
    let path = path.to_owned();
    let onclick = send.reform(move |_: MouseEvent| Event::Open(path.clone(), 0));
    html! { <button type="button" class="btn btn--primary" data-files="open" {onclick}>{text::FILES_OPEN}</button> }
}

/// The lines that name it.
fn naming(told: &FilesTold, send: &Send) -> Html {
    if told.naming.is_empty() {
        return Html::default();
    }
    let line = |one: &NamingLine| {
        let (path, number) = (one.path.clone(), one.line);
        let onclick = send.reform(move |_: MouseEvent| Event::Open(path.clone(), number));
        html! {
            <li><button type="button" class="chip" {onclick}>{place(one)}</button><code class="ellip" title={one.text.clone()}>{&one.text}</code></li>
        }
    };
    let count = told.naming.len();
    html! {
        <><h3>{text::FilesNaming { count }.text()}</h3><ul class="files__naming">{for told.naming.iter().map(line)}</ul></>
    }
}

/// `templates/deployment.yaml:37`
pub(super) fn place(one: &NamingLine) -> String {
    format!("{}:{}", one.path, one.line + 1)
}

/// What differs from the chart as it came.
fn changes(hunks: &[Hunk]) -> Html {
    if hunks.is_empty() {
        return Html::default();
    }
    let hunk = |hunk: &Hunk| {
        let colours = Highlighter::of(hunk.lines.iter().map(|line| line.text.as_str()));
        let lines = hunk.lines.iter().zip(colours).take(MOST_LINES);
        let lines = lines.map(|(line, colours)| drawn(line, colours, None::<Callback<MouseEvent>>));
        let head = (!hunk.path.is_empty()).then(|| html! { <div class="hunk">{&hunk.path}</div> });
        html! { <>{head}{for lines}</> }
    };
    html! {
        <><h3>{text::FILES_CHANGES}{icon::small("cmp")}</h3><div class="code files__changes" tabindex="0">{for hunks.iter().map(hunk)}</div></>
    }
}
