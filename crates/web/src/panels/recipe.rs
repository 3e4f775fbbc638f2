//! The recipe bar: environments, the layers of the open one in order, and the status.

use super::{badge, status};
use crate::state::{Action, Dialog, Engine, State};
use crate::{browser, icon, text};
use chartroom_protocol::{Environment, FlagValue, SetEntry, SetKind};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::{Callback, Html, KeyboardEvent, TargetCast, classes, html};

/// The bar, with the line that shows the engine's loading under it.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <section class="recipe" aria-label={text::ENVIRONMENT}>
            {environments(state, dispatch)}
            {select(state, dispatch)}
            <span class="vr d-only"></span>
            {layers(state, dispatch)}
            <span class="grow"></span>
            {compare(state, dispatch)}
            {status::view(state, dispatch)}
            {load_bar(state)}
        </section>
    }
}

fn environments(state: &State, dispatch: &Callback<Action>) -> Html {
    let onkeydown = browser::walks(browser::SIDEWAYS, "[role=tablist]", "[role=tab]");
    let tabs = state
        .environments
        .iter()
        .enumerate()
        .map(|(index, environment)| tab(state, dispatch, index, environment));
    let add = dispatch.reform(|_| Action::Open(Dialog::NewEnvironment));
    html! {
        <div class="envs">
            <div class="envs__list" role="tablist" aria-label={text::ENVIRONMENT} {onkeydown}>{for tabs}</div>
            <button type="button" class="btn btn--icon btn--sm envs__add" title={text::NEW_ENVIRONMENT} aria-label={text::NEW_ENVIRONMENT} onclick={add}>
                {icon::small("plus")}
            </button>
        </div>
    }
}

fn tab(
    state: &State,
    dispatch: &Callback<Action>,
    index: usize,
    environment: &Environment,
) -> Html {
    let open = index == state.active;
    let choose = dispatch.reform(move |_: yew::MouseEvent| Action::Environment(index));
    let by_key = dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            by_key.emit(Action::Environment(index));
        }
    });
    html! {
        <a role="tab" key={index} tabindex={if open { "0" } else { "-1" }} aria-selected={open.to_string()}
            aria-current={open.then_some("page")} data-env={environment.name.clone()} onclick={choose} {onkeydown}>
            {&environment.name}{badge(state, index)}
        </a>
    }
}

/// The environments as a menu, for a phone.
pub(crate) fn select(state: &State, dispatch: &Callback<Action>) -> Html {
    let onchange = dispatch.reform(|event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Action::Environment(select.selected_index().max(0) as usize)
    });
    let option = |(index, environment): (usize, &Environment)| {
        html! { <option selected={index == state.active}>{&environment.name}</option> }
    };
    html! {
        <select class="env-select" aria-label={text::ENVIRONMENT} {onchange}>
            {for state.environments.iter().enumerate().map(option)}
        </select>
    }
}

fn layers(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let base = html! { <button type="button" class="layer" onclick={open(dispatch, "values.yaml")}><b>{"1"}</b>{"values.yaml"}</button> };
    let overlays = environment.overlays.iter().enumerate().map(|(index, path)| {
        html! {
            <>
                {icon::small("right")}
                <button type="button" class="layer layer--over" onclick={open(dispatch, path)}><b>{index + 2}</b>{path}</button>
            </>
        }
    });
    let number = environment.overlays.len() + 2;
    let sets = environment
        .sets
        .iter()
        .enumerate()
        .map(|(index, entry)| set(state, dispatch, number, index, entry));
    let add = dispatch.reform(|_| Action::Open(Dialog::Sets(None)));
    html! {
        <div class="layers" role="group" aria-label={text::LAYERS}>
            {base}{for overlays}{for sets}
            <button type="button" class="btn btn--icon btn--sm" title={text::ADD_LAYER} aria-label={text::ADD_LAYER} onclick={add}>{icon::small("plus")}</button>
        </div>
    }
}

/// Puts the environments side by side, or goes back to the open one.
pub(crate) fn compare(state: &State, dispatch: &Callback<Action>) -> Html {
    let open = state.compare.is_none();
    let onclick = dispatch.reform(move |_| Action::Compare(open));
    html! {
        <button type="button" class="btn btn--sm d-only" data-compare="" aria-pressed={(!open).to_string()} title={text::COMPARE_HELP} {onclick}>
            {icon::small("cmp")}{text::COMPARE}
        </button>
    }
}

fn open(dispatch: &Callback<Action>, path: &str) -> Callback<yew::MouseEvent> {
    let path: Rc<str> = Rc::from(path);
    dispatch.reform(move |_| Action::OpenFile(path.clone()))
}

fn set(
    state: &State,
    dispatch: &Callback<Action>,
    number: usize,
    index: usize,
    entry: &SetEntry,
) -> Html {
    let onclick = dispatch.reform(move |_| Action::Open(Dialog::Sets(Some(index))));
    let text = format!("{} {}", flag(entry.kind), entry.text);
    let title = flag_values(state, index).unwrap_or_else(|| text.clone());
    html! {
        <>
            {icon::small("right")}
            <button type="button" class="layer layer--set" {title} {onclick}><b>{number}</b><span class="ellip">{text}</span></button>
        </>
    }
}

/// What a `--set` entry sets, with the type that Helm reads there: `image.tag is "1.10", a string`. None while that is
/// not known.
pub(crate) fn flag_values(state: &State, index: usize) -> Option<String> {
    let flags = &state.good()?.flags;
    let values = flags.iter().filter(|one| one.entry as usize == index);
    let say = |one: &FlagValue| {
        text::SetValue { path: &one.path, value: &one.text, kind: &one.kind }.text()
    };
    let said: Vec<String> = values.map(say).collect();
    (!said.is_empty()).then(|| said.join(text::SEMICOLON.text()))
}

/// The flags in the order in which they are offered.
pub(crate) const KINDS: [SetKind; 5] =
    [SetKind::Set, SetKind::String, SetKind::Json, SetKind::File, SetKind::Literal];

/// The flag as it is typed.
pub(crate) fn flag(kind: SetKind) -> &'static str {
    match kind {
        SetKind::Set => "--set",
        SetKind::String => "--set-string",
        SetKind::Json => "--set-json",
        SetKind::File => "--set-file",
        SetKind::Literal => "--set-literal",
    }
}

fn load_bar(state: &State) -> Html {
    let Engine::Loading { loaded, total } = state.engine else { return Html::default() };
    let share = if total == 0 { 0.0 } else { f64::from(loaded) / f64::from(total) * 100.0 };
    html! { <div class={classes!("loadbar", "loadbar--under")}><i ~style={format!("width:{}", text::percent(share.min(100.0)))}></i></div> }
}
