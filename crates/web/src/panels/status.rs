//! The status at the end of the recipe bar: a polite live region.

use crate::state::{Action, Engine, State};
use crate::text;
use chartroom_protocol::Severity;
use yew::{Callback, Html, classes, html};

/// The status.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    let errors = state.shown.count(state.active, Severity::Error);
    let bad = errors > 0 || super::banners::stopped(state);
    let class =
        classes!("status", bad.then_some("status--error"), state.slow.then_some("is-rendering"));
    html! {
        <div {class}>
            <span class="status__dot"></span>
            <span class="status__said" role="status">{said(state, errors, dispatch)}</span>
            {long(state, dispatch)}
            {millis(state)}
        </div>
    }
}

fn said(state: &State, errors: usize, dispatch: &Callback<Action>) -> Html {
    match &state.engine {
        Engine::Loading { loaded, total } => return html! { {text::loading(*loaded, *total)} },
        Engine::Stopped(_) => return html! { {text::STATUS_STOPPED.text()} },
        Engine::Ready if state.refused().is_some() => {
            return html! { {text::NOT_RENDERED.text()} };
        }
        Engine::Ready if state.long.is_some() => return Html::default(),
        Engine::Ready => {}
    }
    if !state.shown.rendered {
        return html! { {text::RENDERING.text()} };
    }
    let warnings = state.shown.count(state.active, Severity::Warning);
    let objects = state.good().and_then(|good| good.view.as_ref()).map(|view| view.objects.len());
    html! {
        <>
            { objects.map(|objects| html! { <span class="d-only">{text::CountObjects { count: objects }.text()}<span class="sep">{" · "}</span></span> }) }
            {number(errors, text::CountErrors { count: errors }.text(), "n-err", dispatch)}
            <span class="sep">{" · "}</span>
            {number(warnings, text::CountWarnings { count: warnings }.text(), "n-warn", dispatch)}
        </>
    }
}

/// "Rendering prod, 6 s", and the way to end it; outside the live region, since it changes every second.
fn long(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(seconds) = state.long else { return Html::default() };
    let name = state.environment().map_or("", |environment| environment.name.as_str());
    let onclick = dispatch.reform(|_| Action::Stop);
    html! {
        <><span class="nowrap" data-long="">{text::RenderingFor { name: &name, seconds: &seconds }.text()}</span>
        <button type="button" class="btn btn--sm" data-stop="" {onclick}>{text::STOP}</button></>
    }
}

fn number(count: usize, words: String, class: &'static str, dispatch: &Callback<Action>) -> Html {
    if count == 0 {
        return html! { <span class="muted">{words}</span> };
    }
    let onclick = dispatch.reform(|_| Action::Problems(Some(true)));
    html! { <button type="button" class={classes!("aslink", class)} {onclick}>{words}</button> }
}

/// The time of the open environment's last render; outside the live region, since it changes with every key.
fn millis(state: &State) -> Html {
    let millis = state.good().map(|good| good.millis).unwrap_or_default();
    if state.engine != Engine::Ready || millis <= 0.0 || state.long.is_some() {
        return Html::default();
    }
    let title = text::MILLIS.text();
    html! { <><span class="sep">{"·"}</span><span class="nowrap" data-millis="" {title}>{format!("{} ms", millis.ceil() as u32)}</span></> }
}
