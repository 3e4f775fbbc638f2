//! What stands over the page.

use super::{banners, recipe, topbar};
use crate::state::{Action, Dialog, State, Target};
use crate::{browser, builtin, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{Environments, Problem, SetSays, Severity};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// The open dialog, if any.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    match &state.dialog {
        None | Some(Dialog::Lessons | Dialog::Tour) => Html::default(),
        Some(Dialog::Facts) => {
            form(text::RELEASE, text::RELEASE_HELP.text(), ("facts", text::USE), dispatch)
        }
        Some(Dialog::NewEnvironment) => {
            form(text::NEW_ENVIRONMENT, "", ("new-environment", text::ADD), dispatch)
        }
        Some(Dialog::Sets(_)) => undoable(text::LAYERS_TITLE, name(state), state, dispatch),
        Some(Dialog::Files) => undoable(text::FILES, "", state, dispatch),
        Some(Dialog::Share(_)) => fetched(text::SHARE, name(state), dispatch),
        Some(Dialog::Export) => fetched(text::EXPORT, name(state), dispatch),
        Some(Dialog::Cluster) => form(text::CLUSTER, name(state), ("cluster", text::USE), dispatch),
        Some(Dialog::Take) => {
            frame(text::TAKE, name(state), fetched_body(), Html::default(), dispatch)
        }
        Some(Dialog::Parity) => fetched(text::PARITY, "", dispatch),
        Some(Dialog::Help) => fetched(text::HELP, "", dispatch),
        Some(Dialog::Charts) => fetched(text::CHARTS, "", dispatch),
        Some(Dialog::History) => fetched(text::HISTORY, "", dispatch),
        Some(Dialog::Reset) => reset(state, dispatch),
        Some(Dialog::More) => more(state, dispatch),
    }
}

/// The frame of a dialog.
pub(crate) fn frame(
    title: Message,
    aside: &str,
    body: Html,
    foot: Html,
    dispatch: &Callback<Action>,
) -> Html {
    let close = dispatch.reform(|_: yew::MouseEvent| Action::Close);
    let outside = dispatch.clone();
    let onmousedown = Callback::from(move |event: yew::MouseEvent| {
        if browser::around(&event, ".dialog").is_none() {
            outside.emit(Action::Close);
        }
    });
    html! {
        <div class="scrim" {onmousedown}>
            <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="dialog-title" tabindex="-1">
                <div class="dialog__head">
                    <h2 id="dialog-title">{title}</h2><span class="muted">{aside.to_owned()}</span><span class="grow"></span>
                    <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::CLOSE_ESC} onclick={close}>{icon::plain("x")}</button>
                </div>
                <div class="dialog__body">{body}</div>
                <div class="dialog__foot">{foot}</div>
            </div>
        </div>
    }
}

/// A dialog that changes the chart at once, and says how that is taken back.
fn undoable(title: Message, aside: &str, state: &State, dispatch: &Callback<Action>) -> Html {
    let body = html! { <>{banners::undone(state, dispatch)}{fetched_body()}</> };
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <><span class="grow"></span><button type="button" class="btn btn--primary" onclick={done}>{text::DONE}</button></> };
    frame(title, aside, body, foot, dispatch)
}

fn cancel(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Close);
    html! { <button type="button" class="btn btn--line" {onclick}>{text::CANCEL}</button> }
}

/// What the dialogs about environments draw from, while one is open.
pub(crate) fn environments(state: &State) -> Option<Environments> {
    let entry = match state.dialog.as_ref()? {
        Dialog::Facts | Dialog::NewEnvironment | Dialog::Files | Dialog::Sets(None) => None,
        Dialog::Sets(Some(entry)) => Some(*entry as u32),
        _ => return None,
    };
    let environment = state.environment()?;
    let could = |path: &&Rc<str>| {
        let root = (path.ends_with(".yaml") || path.ends_with(".yml")) && !path.contains('/');
        (root || builtin::overlay_name(path).is_some())
            && !matches!(&***path, "Chart.yaml" | "values.yaml")
            && !environment.overlays.iter().any(|overlay| **overlay == ***path)
    };
    let says = |index: usize| SetSays {
        values: recipe::flag_values(state, index),
        wrong: wrong_with(state, index).map(str::to_owned),
    };
    Some(Environments {
        environments: state.environments.clone(),
        active: state.active as u32,
        kube_version: state.kube_version.clone(),
        files: state
            .files
            .iter()
            .map(|file| &file.path)
            .filter(could)
            .map(ToString::to_string)
            .collect(),
        sets: (0..environment.sets.len()).map(says).collect(),
        entry,
        revision: state.revision,
    })
}

/// Why Helm refuses a `--set` entry of the open environment.
fn wrong_with(state: &State, entry: usize) -> Option<&str> {
    let here = |problem: &Problem| {
        problem.severity == Severity::Error
            && problem.place.and_then(|place| Target::of(&place, &state.shown.files))
                == Some(Target::Set(state.active, entry))
    };
    let (_, found) = state.shown.of(state.active).find(|(_, problem)| here(problem))?;
    Some(&found.message)
}

fn reset(state: &State, dispatch: &Callback<Action>) -> Html {
    let changed = state.difference().files.len();
    let body = html! {
        <p class="field">{text::ResetHelp { files: &text::CountFiles { count: changed }.text() }.text()}</p>
    };
    let onclick = dispatch.reform(|_| Action::Reset);
    let foot = html! { <><span class="grow"></span>{cancel(dispatch)}<button type="button" class="btn btn--primary" data-autofocus="" {onclick}>{text::RESET_DO}</button></> };
    frame(text::RESET_TITLE, "", body, foot, dispatch)
}

fn more(state: &State, dispatch: &Callback<Action>) -> Html {
    let choices: [(Message, fn() -> Action); 8] = [
        (text::COMPARE_TITLE, || Action::Compare(true)),
        (text::EXPORT, || Action::Open(Dialog::Export)),
        (text::HISTORY, || Action::Open(Dialog::History)),
        (text::MORE_FACTS, || Action::Open(Dialog::Facts)),
        (text::MORE_LAYERS, || Action::Open(Dialog::Sets(None))),
        (text::NEW_ENVIRONMENT, || Action::Open(Dialog::NewEnvironment)),
        (text::PARITY, || Action::Open(Dialog::Parity)),
        (text::RESET, || Action::Open(Dialog::Reset)),
    ];
    let choice = |(name, action): (Message, fn() -> Action)| {
        let onclick = dispatch.reform(move |_: yew::MouseEvent| action());
        html! { <button type="button" class="btn btn--line" {onclick}>{name}</button> }
    };
    // There is something to reset.
    let count = choices.len() - usize::from(state.pristine());
    let body = html! {
        <div class="more">
            {topbar::language("btn btn--line")}
            {topbar::themes(state, dispatch)}
            {for choices.into_iter().take(count).map(choice)}
        </div>
    };
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <><span class="grow"></span><button type="button" class="btn btn--primary" onclick={done}>{text::CLOSE}</button></> };
    frame(text::MORE, "", body, foot, dispatch)
}

/// A dialog whose body is drawn by the views that are fetched when they are opened.
fn fetched(title: Message, aside: &str, dispatch: &Callback<Action>) -> Html {
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <><span class="grow"></span><button type="button" class="btn btn--primary" data-autofocus="" onclick={done}>{text::CLOSE}</button></> };
    frame(title, aside, fetched_body(), foot, dispatch)
}

/// A form whose body is drawn by the views, with its id and what the button that sends it is called.
fn form(
    title: Message,
    aside: &str,
    (id, send): (&'static str, Message),
    dispatch: &Callback<Action>,
) -> Html {
    let foot = html! { <><span class="grow"></span>{cancel(dispatch)}<button type="submit" form={id} class="btn btn--primary">{send}</button></> };
    frame(title, aside, fetched_body(), foot, dispatch)
}

fn fetched_body() -> Html {
    html! { <div id="view-dialog"></div> }
}

/// The name of the open environment.
pub(super) fn name(state: &State) -> &str {
    state.environment().map(|environment| environment.name.as_str()).unwrap_or_default()
}
