//! The dialog: entry by entry what is taken over, into what, and what becomes of it.

use super::{Event, Send, bar, became, tell};
use crate::text;
use crate::text::received as words;
use crate::{chip, icon};
use chartroom_protocol::{
    Choosing, Forecast, FromView, OwnValue, Received, ReceivedItem, Refusing,
};
use web_sys::{HtmlInputElement, MouseEvent};
use yew::{Html, InputEvent, TargetCast, html};

/// What the rows are drawn from.
struct Desk<'a> {
    received: &'a Received,
    chosen: &'a [bool],
    new: bool,
    send: &'a Send,
}

/// The body of the dialog.
pub(super) fn view(
    received: &Received,
    forecast: &Forecast,
    choosing: &Choosing,
    send: &Send,
) -> Html {
    let chosen = choosing.chosen.as_deref().unwrap_or(&forecast.chosen);
    let desk = Desk { received, chosen, new: choosing.name.is_some(), send };
    let mut files: Vec<Option<&str>> = Vec::new();
    for item in &received.items {
        if !files.contains(&item.file.as_deref()) {
            files.push(item.file.as_deref());
        }
    }
    // What a forecast says is of the choice that it was made for.
    let fresh =
        choosing.chosen.as_ref() == Some(&forecast.chosen) && choosing.name == forecast.name;
    let count = chosen.iter().filter(|one| **one).count();
    let every: Vec<usize> = (0..received.items.len()).filter(|at| desk.can(*at)).collect();
    let (all, none) = (every.clone(), every);
    html! {
        <div class="take">
            <div class="take__head">
                <span class="muted grow" role="status">{words::of(count, received.items.len())}</span>
                <button type="button" class="btn btn--sm" onclick={send.reform(move |_: MouseEvent| Event::Choose(all.clone(), true))}>{text::RECEIVED_ALL}</button>
                <button type="button" class="btn btn--sm" onclick={send.reform(move |_: MouseEvent| Event::Choose(none.clone(), false))}>{text::RECEIVED_NOTHING_CHOSEN}</button>
            </div>
            {for files.into_iter().map(|file| desk.file(file))}
            {into(received, choosing, forecast, send)}
            <div class="take__foot">
                {then(received, forecast, fresh)}
                <span class="grow"></span>
                <button type="button" class="btn btn--line" onclick={tell::<MouseEvent>(|| FromView::CloseDialog)}>{text::CANCEL}</button>
                <button type="button" class="btn btn--primary" data-autofocus="" disabled={!fresh || forecast.taken || count == 0} onclick={send.reform(|_: MouseEvent| Event::Take)}>{words::take(count)}</button>
            </div>
        </div>
    }
}

impl Desk<'_> {
    fn item(&self, at: usize) -> Option<&ReceivedItem> {
        self.received.items.get(at)
    }

    fn can(&self, at: usize) -> bool {
        self.item(at).is_some_and(|item| item.refused.is_none() && (item.fits || !self.new))
    }

    fn is(&self, at: usize) -> bool {
        self.chosen.get(at).copied().unwrap_or_default()
    }

    fn file(&self, file: Option<&str>) -> Html {
        let of_file = |at: &usize| self.item(*at).is_some_and(|item| item.file.as_deref() == file);
        let all: Vec<usize> = (0..self.received.items.len()).filter(of_file).collect();
        let free: Vec<usize> = all.iter().copied().filter(|at| self.can(*at)).collect();
        let count = all.iter().filter(|at| self.is(**at)).count();
        let mixed = count > 0 && count < all.len();
        let disabled = free.is_empty();
        let onchange =
            self.send.reform(move |_: yew::Event| Event::Choose(free.clone(), count == 0 || mixed));
        let name = file.unwrap_or(text::RECEIVED_OTHERS.text()).to_owned();
        html! {
            <fieldset class="take__file">
                <label class="take__row">
                    <input type="checkbox" checked={count == all.len()} ~indeterminate={mixed} {disabled} {onchange} />
                    <b class="grow mono">{name}</b><span class="muted">{words::of(count, all.len())}</span>
                </label>
                {for all.into_iter().map(|at| self.row(at))}
            </fieldset>
        }
    }

    fn row(&self, at: usize) -> Html {
        let Some(item) = self.item(at) else { return Html::default() };
        let name = if item.name.is_empty() { text::RECEIVED_WHOLE_FILE.text() } else { &item.name };
        let is = self.is(at);
        let onchange = self.send.reform(move |_: yew::Event| Event::Choose(vec![at], !is));
        html! {
            <div class="take__item">
                <label class="take__row">
                    <input type="checkbox" checked={is} disabled={!self.can(at)} {onchange} />
                    <span class="grow mono">{name.to_owned()}</span>
                    <span class="mono">{became(item.old.as_deref(), item.new.as_deref())}</span>
                </label>
                {self.note(at, item)}
            </div>
        }
    }

    /// What stands in the way of an item, or speaks against it.
    fn note(&self, at: usize, item: &ReceivedItem) -> Html {
        let plain = |text: &str| html! { <p class="take__note">{icon::small("hint")}<span>{chip::prose(text)}</span></p> };
        match (&item.refused, &item.own) {
            (Some(Refusing::Masked), _) => plain(text::RECEIVED_MASKED.text()),
            (Some(Refusing::Tied), _) => plain(text::RECEIVED_TIED.text()),
            _ if self.new && !item.fits => plain(text::RECEIVED_NOT_ALONE.text()),
            (_, None) if item.missing => {
                html! { <p class="take__note take__note--warn">{icon::small("warn")}<span>{text::RECEIVED_MISSING}</span></p> }
            }
            (_, Some(OwnValue::Same)) => plain(text::RECEIVED_HAVE.text()),
            (_, Some(OwnValue::Other(own))) if !self.new => {
                let says = own.as_deref().map_or_else(
                    || text::RECEIVED_REMOVED_BY_YOU.text().to_owned(),
                    words::changed_too,
                );
                let choice = |take: bool, value: Option<&str>| {
                    let value = value.unwrap_or(text::NONE.text());
                    let word = match take {
                        true => text::ReceivedChooseTake { value: &value }.text(),
                        false => text::ReceivedChooseKeep { value: &value }.text(),
                    };
                    let onclick =
                        self.send.reform(move |_: MouseEvent| Event::Choose(vec![at], take));
                    let pressed = (self.is(at) == take).to_string();
                    html! { <button type="button" aria-pressed={pressed} {onclick}>{word}</button> }
                };
                html! {
                    <div class="take__note take__note--warn">{icon::small("warn")}<span class="grow">{chip::prose(&says)}</span>
                        <div class="seg" role="group">{choice(false, own.as_deref())}{choice(true, item.new.as_deref())}</div>
                    </div>
                }
            }
            _ => Html::default(),
        }
    }
}

/// Into what it goes.
fn into(received: &Received, choosing: &Choosing, forecast: &Forecast, send: &Send) -> Html {
    let new = choosing.name.is_some();
    let first = format!("{}-2", received.environment);
    let radio = |is: bool, name: Option<String>, words: String| {
        let onchange = send.reform(move |_: yew::Event| Event::Into(name.clone()));
        html! { <label class="take__into"><input type="radio" name="into" checked={is} {onchange} />{words}</label> }
    };
    let oninput = send.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Into(Some(input.value()))
    });
    html! {
        <div class="take__target" role="radiogroup" aria-label={text::RECEIVED_INTO}>
            <span>{text::RECEIVED_INTO}</span>
            {radio(!new, None, words::mine(&received.environment))}
            {radio(new, Some(first), text::RECEIVED_A_NEW.text().to_owned())}
            { choosing.name.clone().map(|name| html! {
                <input class="input" aria-label={text::RECEIVED_NAME} value={name} autocomplete="off" spellcheck="false" {oninput} />
            }) }
            { (new && forecast.taken).then(|| html! { <p class="take__note take__note--warn" role="alert">{icon::small("warn")}<span>{text::RECEIVED_NAME_TAKEN}</span></p> }) }
        </div>
    }
}

/// What becomes of it.
fn then(received: &Received, forecast: &Forecast, fresh: bool) -> Html {
    if !fresh {
        return html! { <span class="muted" aria-busy="true">{text::RECEIVED_WAITING}</span> };
    }
    let name = match &forecast.name {
        Some(name) => name.clone(),
        None => words::yours(&received.environment),
    };
    html! {
        <div role="status">
            <span>{words::then(&name, forecast)}</span>
            { (!forecast.findings.is_empty()).then(|| html! {
                <>{text::GAP}{text::RECEIVED_BRINGS}<ul class="does">{for forecast.findings.iter().map(bar::finding)}</ul></>
            }) }
        </div>
    }
}
