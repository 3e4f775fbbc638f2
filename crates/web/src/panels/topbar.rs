//! The top bar: chart, release facts, share, colours.

use crate::state::{Action, Dialog, OWN, State, Theme};
use crate::{icon, text};
use chartroom_messages::Message;
use yew::{Callback, Html, html};

/// The bar.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    let share = state.new_share();
    let onshare = dispatch.reform(move |_| Action::Open(share.clone()));
    html! {
        <header class="topbar">
            <span class="mark"><svg aria-hidden="true"><use href="#i-mark"/></svg><span class="d-only">{text::NAME}</span></span>
            {chart(state, dispatch)}
            {facts(state, dispatch)}
            <span class="grow"></span>
            <span class="d-only">{parity(dispatch)}</span>
            {history(dispatch)}
            {reset(state, dispatch)}
            {export(dispatch)}
            <button type="button" class="btn btn--primary" aria-keyshortcuts="Control+Shift+S Meta+Shift+S" onclick={onshare}>
                {icon::small("share")}{text::SHARE}
            </button>
            <span class="d-only">{themes(state, dispatch)}</span>
            {more(dispatch)}
        </header>
    }
}

fn chart(state: &State, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Open(Dialog::Charts));
    let name = state
        .chart
        .as_ref()
        .map(|chart| html! { <>{&chart.name}{" "}<small>{&chart.version}</small></> });
    html! {
        <button type="button" class="picker" title={text::CHARTS} {onclick}>
            {name.unwrap_or_else(|| html! { {text::CHARTS.text()} })}{badge(state)}{icon::small("chev")}
        </button>
    }
}

/// Whose the edits on screen are, unless they are the user's own first ones.
fn badge(state: &State) -> Html {
    if state.work.foreign {
        return html! { <small class="badge badge--foreign" title={text::KEPT_BADGE_HELP}>{text::KEPT_BADGE}</small> };
    }
    match &*state.work.slot == OWN {
        true => Html::default(),
        false => html! { <small class="badge">{state.work.name.to_string()}</small> },
    }
}

fn facts(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let onclick = dispatch.reform(|_| Action::Open(Dialog::Facts));
    let view = state.good().and_then(|good| good.view.as_ref());
    let version = view.map_or(&state.kube_version, |view| &view.kube_version);
    html! {
        <button type="button" class="facts" title={text::FACTS_TITLE} {onclick}>
            <span><i>{text::FACTS_RELEASE}</i>{&environment.release}</span>
            <span><i>{text::FACTS_NAMESPACE}</i>{&environment.namespace}</span>
            <span><i>{"k8s"}</i>{version.trim_start_matches('v')}</span>
        </button>
    }
}

fn reset(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.pristine() {
        return Html::default();
    }
    let onclick = dispatch.reform(|_| Action::Open(Dialog::Reset));
    html! { <button type="button" class="btn d-only" {onclick}>{text::RESET}</button> }
}

fn history(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Open(Dialog::History));
    html! { <button type="button" class="btn d-only" data-history="" title={text::HISTORY_ABOUT} {onclick}>{text::HISTORY}</button> }
}

fn export(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Open(Dialog::Export));
    html! { <button type="button" class="btn btn--line d-only" aria-keyshortcuts="Control+Shift+E Meta+Shift+E" {onclick}>{icon::small("export")}{text::EXPORT}</button> }
}

/// Opens the score against the real Helm.
pub(crate) fn parity(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Open(Dialog::Parity));
    html! { <button type="button" class="btn" title={text::PARITY} {onclick}>{format!("Helm {}", text::HELM)}</button> }
}

/// Opens what a phone has no room for.
fn more(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Open(Dialog::More));
    html! { <button type="button" class="btn btn--icon m-only" aria-label={text::MORE} {onclick}>{icon::plain("more")}</button> }
}

/// The choice of colours.
pub(crate) fn themes(state: &State, dispatch: &Callback<Action>) -> Html {
    let choices = [(Theme::System, "auto"), (Theme::Light, "sun"), (Theme::Dark, "moon")];
    let choice = |((theme, symbol), name): ((Theme, &'static str), &'static str)| {
        let onchange = dispatch.reform(move |_| Action::Theme(theme));
        html! {
            <label title={name}>
                <input type="radio" name="theme" checked={state.theme == theme} {onchange} />
                {icon::small(symbol)}<span class="vh">{name}</span>
            </label>
        }
    };
    html! {
        <div class="seg" role="radiogroup" aria-label={text::THEME}>
            {for choices.into_iter().zip(text::THEMES.map(Message::text)).map(choice)}
        </div>
    }
}
