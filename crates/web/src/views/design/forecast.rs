//! What the new environment would be: whether it renders, its figures beside those of the one it is made from, what is found
//! in it, and its values file.

use super::{Design, Event, Send};
use crate::highlight::Highlighter;
use crate::panels::problems::look;
use crate::{chip, icon, text};
use chartroom_protocol::{DesignFinding, Designed, Severity, Way};
use std::rc::Rc;
use web_sys::{HtmlTextAreaElement, MouseEvent};
use yew::{Html, InputEvent, TargetCast, classes, html};

/// More lines are not drawn.
const MOST_LINES: usize = 2_000;

impl Design {
    pub(super) fn forecast(&self, answer: &Designed, send: &Send) -> Html {
        let other = self.origin().map(|origin| origin.name.as_str());
        let figure = |(name, here, there): &(String, String, Option<String>)| {
            let beside = other.zip(there.as_ref()).map(|(other, there)| match there == here {
                true => text::DesignAs { name: &other }.text(),
                false => text::DesignOther { name: &other, value: there }.text(),
            });
            html! { <div><dt class="muted">{name}</dt><dd><b>{here}</b>{" "}<small class="muted">{beside}</small></dd></div> }
        };
        let findings = (!answer.findings.is_empty()).then(|| {
            let title = match other {
                Some(name) => text::DesignNewFindings { name: &name }.text(),
                None => text::DESIGN_FINDINGS.into(),
            };
            html! { <><h3>{title}</h3><ul class="design__findings">{for answer.findings.iter().map(finding)}</ul></> }
        });
        let refused = self.broken(answer).filter(|_| self.refused).map(|one| {
            let path = one.path.clone().unwrap_or_default();
            let says = text::DesignCannot { path: &path, message: &one.found.message }.text();
            html! { <p class="sev-err" role="alert">{chip::prose(&says)}</p> }
        });
        let count = answer.text.lines().count();
        html! {
            <>
                {verdict(answer)}
                {refused}
                <dl class="design__figures">{for answer.figures.iter().map(figure)}</dl>
                {findings}
                <div class="design__filehead">
                    <h3><span class="mono">{&answer.path}</span>{" "}<small class="muted">{text::DesignLines { count }.text()}</small></h3><span class="grow"></span>
                    {self.hand(send)}
                </div>
                { if self.by_hand { self.area(answer, send) } else { file(answer) } }
            </>
        }
    }
}

impl Design {
    /// Buttons to write the text by hand, and to drop that.
    fn hand(&self, send: &Send) -> Html {
        let by_hand = self.by_hand;
        let onclick = send.reform(move |_: MouseEvent| Event::ByHand(!by_hand));
        let again = send.reform(|_: MouseEvent| Event::Again);
        let drop = self.asked.text.is_some().then(|| {
            html! { <button type="button" class="btn btn--line btn--sm" onclick={again}>{text::DESIGN_AGAIN}</button> }
        });
        let says = self.asked.text.is_some().then_some(match self.asked.way {
            Way::Form => text::DESIGN_BY_HAND,
            Way::Copy | Way::Differs => text::DESIGN_BY_HAND_ROWS,
        });
        html! {
            <>
                <small class="muted" role="status">{says}</small>
                {drop}
                <button type="button" class="btn btn--line btn--sm" aria-pressed={by_hand.to_string()} {onclick}>{text::DESIGN_EDIT}</button>
            </>
        }
    }

    /// The text to write in: as it was written, with what was chosen since.
    fn area(&self, answer: &Designed, send: &Send) -> Html {
        let written = self.asked.text.clone();
        let added = !self.asked.chosen.is_empty() || self.asked.purpose.is_some();
        let value = written.filter(|_| !added).unwrap_or_else(|| answer.text.clone());
        let oninput = send.reform(|event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            Event::Text(area.value())
        });
        html! { <textarea class="input mono design__area" aria-label={answer.path.clone()} rows="18" autocomplete="off" spellcheck="false" {value} {oninput} /> }
    }
}

fn verdict(answer: &Designed) -> Html {
    let (errors, warnings) = answer.problems;
    let renders = match answer.objects {
        Some(objects) => text::DesignRenders { count: objects as usize }.text(),
        None => text::DESIGN_FAILS.into(),
    };
    let counts = match (errors, warnings) {
        (0, 0) => text::DESIGN_CLEAN.into(),
        (errors, warnings) => text::problems(errors as usize, warnings as usize),
    };
    let is_broken = errors > 0 || answer.objects.is_none();
    let (class, symbol) = match (is_broken, warnings) {
        (true, _) => ("verdict--err", "error"),
        (false, 0) => ("verdict--ok", "check"),
        (false, _) => ("verdict--warn", "warn"),
    };
    html! { <div class={classes!("verdict", class)} role="status">{icon::plain(symbol)}<span><b>{renders}</b>{text::Clause { more: &counts }.text()}</span></div> }
}

fn finding(one: &DesignFinding) -> Html {
    let (class, symbol, word) = look(one.found.severity);
    html! {
        <li>{icon::small_with(symbol, class)}<span><b class="vh">{word}</b><span class="mono">{&one.found.code}</span>{" "}{chip::prose(&one.found.message)}</span></li>
    }
}

/// The values file with its colours; lines with errors are marked.
fn file(answer: &Designed) -> Html {
    let colours = Rc::new(Highlighter::of(answer.text.lines()));
    let wrong = |number: usize| {
        answer
            .findings
            .iter()
            .any(|one| one.line == Some(number as u32) && one.found.severity == Severity::Error)
    };
    let row = |(number, line): (usize, &str)| {
        let shown = colours.get(number).map(|colours| colours.line(line));
        let class = classes!("row", wrong(number).then_some("design__wrong"));
        html! { <div {class}><span class="gut" aria-hidden="true">{number + 1}</span><span class="cm-line">{shown}</span></div> }
    };
    let rows = answer.text.lines().enumerate().take(MOST_LINES).map(row);
    html! { <div class="code design__file" tabindex="0" role="region" aria-label={answer.path.clone()}>{for rows}</div> }
}
