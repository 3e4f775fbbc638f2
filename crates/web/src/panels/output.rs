//! The output pane: tabs, banners and the open tab.

use super::{Same, banners, cards, manifests, values};
use crate::state::{Action, State, Tab, View};
use crate::{browser, icon, text};
use chartroom_messages::Message;
use std::rc::Rc;
use yew::{Callback, Html, KeyboardEvent, classes, html};

/// The pane; what is explained below and whether the views draw beside the page are the caller's to say.
pub(crate) fn view(
    state: &State,
    dispatch: &Callback<Action>,
    explained: Html,
    hosts: bool,
) -> Html {
    let good = state.good();
    let output = good.and_then(|good| good.view.clone());
    let stale = good.is_some_and(|good| good.stale) || banners::stopped(state);
    html! {
        <section class="pane out" aria-label={text::OUTPUT} id="output">
            <div class="pane__head">{tabs(state, dispatch)}<span class="grow"></span>{copy(state, output.as_deref(), dispatch)}</div>
            {banners::view(state, dispatch)}
            <div class={classes!("pane__body", "panels")} id="out-panel" role="tabpanel" aria-labelledby={id(state.tab)} tabindex="0">
                { (state.tab == Tab::Overview && state.shown.rendered && !banners::stopped(state)).then(|| cards::Verdict::of(state).view(dispatch)) }
                <div class={classes!("panels__in", stale.then_some("stale"))} data-stale={stale.to_string()}>
                    {panel(state, output, dispatch, hosts)}
                </div>
                {banners::stale(state, dispatch)}
            </div>
            <div id="out-bar"></div>
            {explained}
        </section>
    }
}

fn panel(
    state: &State,
    output: Option<Rc<View>>,
    dispatch: &Callback<Action>,
    hosts: bool,
) -> Html {
    let Some(output) = output else { return waiting(state) };
    let view = Same(output);
    let dispatch = dispatch.clone();
    match state.tab {
        Tab::Overview if hosts && !view.0.overview.table.is_empty() => {
            html! { <div key="overview" id="overview"></div> }
        }
        Tab::Overview => html! { <cards::Cards {view} told={state.told()} {dispatch} /> },
        Tab::Manifests => {
            let environment = state.active as u32;
            html! { <manifests::Manifests {view} {environment} lit={state.lit()} pinned={state.pinned_line()} sought={state.sought} sent={state.received.sent} {dispatch} /> }
        }
        Tab::Values => html! { <values::Values {view} {dispatch} /> },
        Tab::Notes => notes(&view.0),
    }
}

/// Before the first output: outlines of the cards, or the reason there is nothing.
fn waiting(state: &State) -> Html {
    if state.files.is_empty() {
        return html! { <div class="empty">{text::NO_CHART}</div> };
    }
    if state.shown.rendered {
        let name =
            state.environment().map(|environment| environment.name.clone()).unwrap_or_default();
        return html! { <div class="empty"><p>{text::NotRenderedYet { name: &name }.text()}</p></div> };
    }
    html! {
        <div class="cards" aria-hidden="true">
            <article class="card card--wide card--outline"></article>
            { for (0..4).map(|_| html! { <article class="card card--outline"></article> }) }
        </div>
    }
}

fn notes(view: &View) -> Html {
    match view.notes.as_deref().map(str::trim).filter(|notes| !notes.is_empty()) {
        Some(notes) => html! {
            <div class="notes"><p class="muted">{text::NOTES_FROM}</p><pre tabindex="0">{ for notes.split_inclusive(char::is_whitespace).map(linked) }</pre></div>
        },
        None => html! { <div class="empty">{text::NO_NOTES}</div> },
    }
}

/// A word of NOTES.txt, its address a link. One with a `$`, which a shell fills in, stays text.
fn linked(word: &str) -> Html {
    let at = word.find("https://").or_else(|| word.find("http://"));
    let Some((before, rest)) = at.and_then(|at| word.split_at_checked(at)) else {
        return word.into();
    };
    let address = rest.split(|c: char| c.is_whitespace() || "\"'`<>()".contains(c)).next();
    let address = address.unwrap_or_default().trim_end_matches(['.', ',', ';', ':']);
    if address.contains('$') {
        return word.into();
    }
    let after = rest.strip_prefix(address).unwrap_or_default().to_owned();
    html! {
        <>{before.to_owned()}<a href={address.to_owned()} target="_blank" rel="noreferrer">{address.to_owned()}</a>{after}</>
    }
}

fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => "tab-overview",
        Tab::Manifests => "tab-manifests",
        Tab::Values => "tab-values",
        Tab::Notes => "tab-notes",
    }
}

fn tabs(state: &State, dispatch: &Callback<Action>) -> Html {
    let onkeydown = browser::walks(browser::SIDEWAYS, "[role=tablist]", "[role=tab]");
    let tab = |(tab, name): (Tab, &'static str)| tab_link(state, dispatch, tab, name);
    html! {
        <div class="otabs" role="tablist" aria-label={text::OUTPUT} {onkeydown}>
            {for Tab::ALL.into_iter().zip(text::TABS.map(Message::text)).map(tab)}
        </div>
    }
}

fn tab_link(state: &State, dispatch: &Callback<Action>, tab: Tab, name: &'static str) -> Html {
    let open = state.tab == tab;
    let onclick = dispatch.reform(move |_: yew::MouseEvent| Action::Tab(tab));
    let keyed = dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            keyed.emit(Action::Tab(tab));
        }
    });
    let objects = state.good().and_then(|good| good.view.as_ref()).map(|view| view.objects.len());
    let count = objects.filter(|_| tab == Tab::Manifests);
    html! {
        <a role="tab" id={id(tab)} tabindex={if open { "0" } else { "-1" }} aria-selected={open.to_string()} aria-controls="out-panel" {onclick} {onkeydown}>
            {name}{ count.map(|count| html! { <>{" "}<small>{count}</small></> }) }
        </a>
    }
}

/// Copies what `helm template` would print.
fn copy(state: &State, view: Option<&View>, dispatch: &Callback<Action>) -> Html {
    let Some(view) = view else { return Html::default() };
    let objects = view.objects.clone();
    let onclick = dispatch.reform(move |_| {
        let mut all = String::new();
        for object in &*objects {
            let text = object.copied.as_ref().unwrap_or(&object.text);
            all += &format!("---\n# Source: {}\n{text}", object.source);
            all.extend((0..object.blank_lines).map(|_| '\n'));
        }
        browser::copy(&all);
        Action::Copied
    });
    let said = match view.objects.iter().any(|object| object.copied.is_some()) {
        true => text::COPIED_WITHOUT_RANDOM.text(),
        false => text::COPIED.text(),
    };
    let (symbol, said) = if state.copied { ("check", said) } else { ("copy", "") };
    html! {
        <>
            <span class="muted" role="status">{said}</span>
            <button type="button" class="btn btn--icon btn--sm" title={text::COPY_MANIFESTS} aria-label={text::COPY_MANIFESTS} {onclick}>{icon::small(symbol)}</button>
        </>
    }
}
