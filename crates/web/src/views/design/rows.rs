//! What of another environment may be otherwise: of a copy, and of what is laid on top.

use super::{Design, Event, Send};
use crate::text;
use chartroom_messages::Message;
use chartroom_protocol::{DesignRow, DesignWhy, Designed, Way};
use web_sys::HtmlInputElement;
use yew::{Html, InputEvent, TargetCast, html};

impl Design {
    pub(super) fn rows(&self, answer: &Designed, send: &Send) -> Html {
        let name = self.origin().map(|origin| origin.name.as_str()).unwrap_or_default();
        let is_copy = self.asked.way == Way::Copy;
        let help = match (is_copy, answer.rows.iter().any(|row| row.why != DesignWhy::Namespace)) {
            (true, true) => text::DesignCopyHelp { name: &name }.text(),
            (true, false) => text::DesignCopyNone { name: &name }.text(),
            (false, _) => text::DesignDiffersHelp { name: &name }.text(),
        };
        let none = !is_copy && answer.rows.is_empty();
        html! {
            <>
                <p class="muted">{help}</p>
                { none.then(|| html! { <p class="muted">{text::DESIGN_DIFFERS_NONE}</p> }) }
                <ul class="design__rows">{for answer.rows.iter().map(|row| self.row(row, send))}</ul>
            </>
        }
    }

    fn row(&self, row: &DesignRow, send: &Send) -> Html {
        let (chosen, new) = match self.choice(&row.key) {
            Some(choice) => (choice.is_some(), choice.clone().unwrap_or_else(|| row.new.clone())),
            None => (row.chosen, row.new.clone()),
        };
        let label = match row.line {
            Some(line) => text::DesignLine { line: &(line + 1) }.text(),
            None if row.why == DesignWhy::Namespace => text::DESIGN_NAMESPACE.into(),
            None => row.key.clone(),
        };
        let (key, kept) = (row.key.clone(), new.clone());
        let onchange = send.reform(move |event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Choose(key.clone(), input.checked().then(|| kept.clone()))
        });
        let key = row.key.clone();
        let oninput = send.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Choose(key.clone(), Some(input.value()))
        });
        let becomes = match chosen {
            true => {
                html! { <input class="input mono" aria-label={label.clone()} value={new} autocomplete="off" spellcheck="false" {oninput} /> }
            }
            false => html! { <span class="muted">{text::DESIGN_STAYS}</span> },
        };
        html! {
            <li key={row.key.clone()} data-key={row.key.clone()}>
                <label><input type="checkbox" checked={chosen} {onchange} /><span class="mono">{label}</span></label>
                <span class="design__becomes"><code class="ellip" title={row.old.clone()}>{&row.old}</code>{becomes}</span>
                <span class="muted">{why(row.why)}</span>
            </li>
        }
    }
}

fn why(why: DesignWhy) -> Message {
    match why {
        DesignWhy::Comment => text::DESIGN_WHY_COMMENT,
        DesignWhy::Name => text::DESIGN_WHY_NAME,
        DesignWhy::Namespace => text::DESIGN_WHY_NAMESPACE,
        DesignWhy::Holds => text::DESIGN_WHY_HOLDS,
        DesignWhy::Host => text::DESIGN_WHY_HOST,
        DesignWhy::Region => text::DESIGN_WHY_REGION,
        DesignWhy::Size => text::DESIGN_WHY_SIZE,
    }
}
