//! Charts to learn from: `www/charts/gallery.yaml` lists them.

use super::{Event, find};
use crate::builtin::Builtin;
use crate::{browser, chip, language, text};
use chartroom_protocol::OpenedChart;
use yew::{Callback, Html, html};

struct Example {
    chart: &'static str,
    /// In English and in Chinese, as what it teaches is.
    title: [&'static str; 2],
    teaches: [&'static str; 2],
    files: &'static [(&'static str, Builtin)],
}

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// An example as a chart of one's own.
pub(crate) fn opened(chart: &str) -> Option<OpenedChart> {
    let example = EXAMPLES.iter().find(|one| one.chart == chart)?;
    let file = |(path, file): &(&str, Builtin)| {
        let bytes = match file {
            Builtin::Text(text) => text.as_bytes(),
            Builtin::Bytes(bytes) => bytes,
        };
        ((*path).to_owned(), bytes.to_vec())
    };
    Some(find::chart(&example.files.iter().map(file).collect(), ""))
}

/// Opens lessons in the place of this dialog.
fn lessons() -> Callback<web_sys::MouseEvent> {
    Callback::from(|_| browser::tell(crate::views::lessons::OPEN))
}

pub(super) fn view(send: &Callback<Event>) -> Html {
    let told = |[english, chinese]: [&'static str; 2]| match language::is_chinese() {
        true => chinese,
        false => english,
    };
    let row = |example: &'static Example| {
        let onclick = send.reform(|_| Event::Example(example.chart));
        html! {
            <li class="example" data-example={example.chart}>
                <button type="button" class="aslink" {onclick}>{told(example.title)}</button>
                <span class="muted">{chip::prose(told(example.teaches))}</span>
            </li>
        }
    };
    html! {
        <details class="field">
            <summary>{text::EXAMPLES}</summary>
            <ul class="charts__list">{for EXAMPLES.iter().map(row)}</ul>
            <p><button type="button" class="btn btn--line btn--sm" onclick={lessons()}>{text::LESSONS_TITLE}</button></p>
        </details>
    }
}
