//! What the objects of the new side refer to: a list of lists, each line of which leads to its place.

use super::Desk;
use crate::rows::{FEW, Rows};
use crate::{icon, text};
use chartroom_protocol::{FromView, Reference, Referring};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// What a line is high, about, in pixels.
const LINE: u32 = 24;

/// The objects that refer to something or that something refers to.
pub(super) fn view(desk: &Desk) -> Html {
    let all = &desk.comparison.references;
    let told = |one: &&Referring| !one.to.is_empty() || one.referred > 0;
    let shown: Rc<[u32]> = all.iter().filter(told).map(|one| one.index).collect();
    if shown.is_empty() {
        return html! { <div class="empty">{text::NO_REFERENCES}</div> };
    }
    let lines: Vec<u32> = all.iter().filter(told).map(|one| one.to.len() as u32).collect();
    let count = shown.len();
    let whole = count + lines.iter().map(|one| *one as usize).sum::<usize>() <= FEW;
    let desk = desk.clone();
    let row = Callback::from(move |index: usize| {
        let index = shown.get(index).copied().unwrap_or_default();
        let one = desk.comparison.references.get(index as usize);
        one.map(|one| object(&desk, one)).unwrap_or_default()
    });
    html! { <Rows {count} {row} height={27} lines={(Rc::new(lines), LINE)} {whole} /> }
}

fn object(desk: &Desk, one: &Referring) -> Html {
    let missing = one.to.iter().filter(|to| to.to.is_none() && !to.optional).count();
    let referred = (one.referred > 0).then(|| text::referred(one.referred));
    html! {
        <div class="compare__entry" key={one.index}>
            <details class="compare__object" open=true>
                <summary><b>{&one.kind}</b>{" "}{&one.name}{" "}<span class="muted">{for referred}</span>
                    { if missing > 0 { html! { <span class="minus">{" "}{text::missing(missing)}</span> } } else { Html::default() } }</summary>
                <ul class="refs">{for one.to.iter().map(|to| reference(desk, one.index, to))}</ul>
            </details>
            {go(desk, one.index, 0, text::SHOW_OBJECT.text())}
        </div>
    }
}

fn reference(desk: &Desk, from: u32, to: &Reference) -> Html {
    let other = match to.to {
        Some(index) => {
            html! { <>{&to.kind}{" "}<b>{&to.name}</b>{" "}{go(desk, index, 0, text::SHOW_OBJECT.text())}</> }
        }
        None => {
            let class = if to.optional { "muted" } else { "minus" };
            html! { <span {class}>{&to.kind}{" "}<b>{&to.name}</b>{" · "}{text::ELSEWHERE}</span> }
        }
    };
    let side = desk.comparison.comparing.to;
    let line = to.line;
    let onclick = desk.tell(move |_: yew::MouseEvent| FromView::Object(side, from, line));
    html! {
        <li><button type="button" class="btn btn--sm btn--ghost" title={text::SHOW_LINE} {onclick}>{&to.how}</button>{" "}{other}</li>
    }
}

/// The button that leads to an object.
fn go(desk: &Desk, index: u32, line: u32, title: &'static str) -> Html {
    let side = desk.comparison.comparing.to;
    let onclick = desk.tell(move |event: yew::MouseEvent| {
        event.prevent_default();
        FromView::Object(side, index, line)
    });
    html! { <button type="button" class="btn btn--icon btn--sm" {title} aria-label={title} {onclick}>{icon::small("jump")}</button> }
}
