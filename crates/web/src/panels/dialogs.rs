//! What stands over the page.

use super::{banners, recipe, topbar};
use crate::state::{Action, Dialog, State, Target};
use crate::{browser, builtin, chip, icon, text};
use chartroom_protocol::{Problem, SetEntry, SetKind, Severity};
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::{Callback, Html, TargetCast, html};

/// The open dialog, if any.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    match &state.dialog {
        None => Html::default(),
        Some(Dialog::Facts) => facts(state, dispatch),
        Some(Dialog::NewEnvironment) => new_environment(state, dispatch),
        Some(Dialog::Sets(first)) => sets(state, dispatch, *first),
        Some(Dialog::Share(_)) => fetched(text::SHARE, name(state), dispatch),
        Some(Dialog::Export) => fetched(text::EXPORT, name(state), dispatch),
        Some(Dialog::Cluster) => {
            frame(text::CLUSTER, name(state), fetched_body(), used("cluster", dispatch), dispatch)
        }
        Some(Dialog::Take) => {
            frame(text::TAKE, name(state), fetched_body(), Html::default(), dispatch)
        }
        Some(Dialog::Parity) => fetched(text::PARITY, "", dispatch),
        Some(Dialog::Charts) => fetched(text::CHARTS, "", dispatch),
        Some(Dialog::History) => fetched(text::HISTORY, "", dispatch),
        Some(Dialog::Reset) => reset(state, dispatch),
        Some(Dialog::More) => more(state, dispatch),
    }
}

/// The frame of a dialog.
pub(crate) fn frame(
    title: &str,
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
                    <h2 id="dialog-title">{title.to_owned()}</h2><span class="muted">{aside.to_owned()}</span><span class="grow"></span>
                    <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title="Close (Esc)" onclick={close}>{icon::plain("x")}</button>
                </div>
                <div class="dialog__body">{body}</div>
                <div class="dialog__foot">{foot}</div>
            </div>
        </div>
    }
}

fn cancel(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Close);
    html! { <button type="button" class="btn btn--line" {onclick}>{text::CANCEL}</button> }
}

/// The value of a field of a form that was sent.
fn field(event: &SubmitEvent, name: &str) -> String {
    let form: HtmlFormElement = event.target_unchecked_into();
    let data = FormData::new_with_form(&form).ok();
    data.and_then(|data| data.get(name).as_string()).unwrap_or_default().trim().to_owned()
}

fn input(name: &'static str, label: &str, value: String, first: bool) -> Html {
    html! {
        <label class="field field--row"><span>{label.to_owned()}</span>
            <input class="input" {name} ~defaultValue={value} required=true autocomplete="off" spellcheck="false" data-autofocus={first.then_some("")} />
        </label>
    }
}

/// Versions of Kubernetes that objects are checked against.
const KUBERNETES: [&str; 5] = ["v1.33.0", "v1.34.0", "v1.35.0", "v1.36.0", "v1.37.0"];

fn facts(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        let version = field(&event, "kube");
        let version = if version.starts_with('v') { version } else { format!("v{version}") };
        Action::Facts(field(&event, "release"), field(&event, "namespace"), version)
    });
    let body = html! {
        <form id="facts" {onsubmit}>
            {input("release", "Release", environment.release.clone(), true)}
            {input("namespace", &format!("Namespace of {}", environment.name), environment.namespace.clone(), false)}
            <label class="field field--row"><span>{"Kubernetes version"}</span>
                <input class="input" name="kube" ~defaultValue={state.kube_version.clone()} required=true autocomplete="off" spellcheck="false"
                    list="kube-versions" pattern="v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([+\\-].+)?" title="Such as v1.36.0" />
            </label>
            <datalist id="kube-versions">{for KUBERNETES.map(|version| html! { <option value={version} /> })}</datalist>
            <p class="note">{icon::small("hint")}<span>{text::KUBERNETES}</span></p>
        </form>
    };
    let cluster = dispatch.reform(|_| Action::Open(Dialog::Cluster));
    let foot = html! { <><button type="button" class="btn btn--line" onclick={cluster}>{text::CLUSTER}{"…"}</button>{used("facts", dispatch)}</> };
    frame("Release", "what the render is told about it", body, foot, dispatch)
}

/// What sends a form off.
fn used(form: &'static str, dispatch: &Callback<Action>) -> Html {
    html! { <><span class="grow"></span>{cancel(dispatch)}<button type="submit" {form} class="btn btn--primary">{"Use"}</button></> }
}

fn new_environment(state: &State, dispatch: &Callback<Action>) -> Html {
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::AddEnvironment(
            field(&event, "name"),
            field(&event, "from").parse().unwrap_or_default(),
        )
    });
    let option = |(index, environment): (usize, &chartroom_protocol::Environment)| {
        html! { <option value={index.to_string()} selected={index == state.active}>{&environment.name}</option> }
    };
    let taken: Vec<&str> =
        state.environments.iter().map(|environment| environment.name.as_str()).collect();
    // A name becomes part of a file name and of a namespace; one that is taken would be refused in silence.
    let pattern = format!("(?!(?:{})$)[a-z0-9]([a-z0-9\\-]*[a-z0-9])?", taken.join("|"));
    let body = html! {
        <form id="new-environment" {onsubmit}>
            <label class="field field--row"><span>{"Name"}</span>
                <input class="input" name="name" required=true {pattern} autocomplete="off" spellcheck="false" placeholder="canary" data-autofocus=""
                    title="A name that is not taken: small letters, digits and dashes" />
            </label>
            <label class="field field--row"><span>{"Copy of"}</span>
                <select class="input" name="from">{for state.environments.iter().enumerate().map(option)}</select>
            </label>
        </form>
    };
    let foot = html! {
        <><span class="grow">{"Makes values-<name>.yaml with the same text, unless there is one, and the same --set entries."}</span>{cancel(dispatch)}
        <button type="submit" form="new-environment" class="btn btn--primary">{"Add"}</button></>
    };
    frame("New environment", "", body, foot, dispatch)
}

const KINDS: [SetKind; 5] =
    [SetKind::Set, SetKind::String, SetKind::Json, SetKind::File, SetKind::Literal];

/// The `--set` entries; each change renders at once.
fn sets(state: &State, dispatch: &Callback<Action>, first: Option<usize>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let rows = environment
        .sets
        .iter()
        .enumerate()
        .map(|(index, entry)| set_row(state, dispatch, index, entry, first == Some(index)));
    let mut more = environment.clone();
    more.sets.push(SetEntry { kind: SetKind::Set, text: String::new() });
    let add = dispatch.reform(move |_| Action::Change(more.clone()));
    let focus = (first.is_none()).then_some("");
    let remove = remove_environment(state, dispatch);
    let body = html! {
        <>
            {banners::undone(state, dispatch)}
            <div class="field"><h3>{"Values files"}</h3>{overlays(state, dispatch)}</div>
            <div class="field"><h3>{"--set entries"}</h3>
                <ul class="sets">{for rows}</ul>
                <button type="button" class="btn btn--line btn--sm" onclick={add} data-autofocus={focus}>{icon::small("plus")}{"Add an entry"}</button>
            </div>
        </>
    };
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <>{remove}<span class="grow"></span><button type="button" class="btn btn--primary" onclick={done}>{"Done"}</button></> };
    frame("Layers", &format!("of {}, later ones win", environment.name), body, foot, dispatch)
}

/// The overlays of the open environment, with those that could be added.
fn overlays(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let row = |(index, path): (usize, &String)| {
        let mut without = environment.clone();
        without.overlays.retain(|other| other != path);
        let onclick = dispatch.reform(move |_| Action::Change(without.clone()));
        html! {
            <li key={path.clone()}>
                <span class="ltag ltag--over">{index + 2}</span><span class="grow mono">{path}</span>
                <button type="button" class="btn btn--icon btn--sm" aria-label={format!("Remove {path}")} title="Remove" {onclick}>{icon::small("x")}</button>
            </li>
        }
    };
    let others = state.files.iter().map(|file| &file.path).filter(|path| {
        let root = (path.ends_with(".yaml") || path.ends_with(".yml")) && !path.contains('/');
        (root || builtin::overlay_name(path).is_some())
            && !matches!(&***path, "Chart.yaml" | "values.yaml")
    });
    let others =
        others.filter(|path| !environment.overlays.iter().any(|overlay| **overlay == ***path));
    let with = environment.clone();
    let onchange = dispatch.reform(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let mut with = with.clone();
        with.overlays.push(select.value());
        Action::Change(with)
    });
    html! {
        <ul class="sets">
            <li><span class="ltag">{"1"}</span><span class="mono">{"values.yaml"}</span></li>
            {for environment.overlays.iter().enumerate().map(row)}
            <li>
                <select class="input" aria-label="Add a values file" {onchange}>
                    <option value="" selected=true disabled=true>{"Add a values file…"}</option>
                    {for others.map(|path| html! { <option value={path.to_string()}>{path.to_string()}</option> })}
                </select>
            </li>
        </ul>
    }
}

fn remove_environment(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.environments.len() < 2 {
        return Html::default();
    }
    let active = state.active;
    let onclick = dispatch.reform(move |_| Action::RemoveEnvironment(active));
    html! { <button type="button" class="btn" {onclick}>{text::REMOVE_ENVIRONMENT}</button> }
}

fn set_row(
    state: &State,
    dispatch: &Callback<Action>,
    index: usize,
    entry: &SetEntry,
    first: bool,
) -> Html {
    let Some(environment) = state.environment().cloned() else { return Html::default() };
    let mut removed = environment.clone();
    if index < removed.sets.len() {
        removed.sets.remove(index);
    }
    let change = move |with: SetEntry| {
        let mut changed = environment.clone();
        if let Some(entry) = changed.sets.get_mut(index) {
            *entry = with;
        }
        Action::Change(changed)
    };
    let (typed, chosen) = (entry.clone(), entry.clone());
    let on_text = {
        let change = change.clone();
        dispatch.reform(move |event: yew::InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            change(SetEntry { text: input.value(), ..typed.clone() })
        })
    };
    let on_kind = dispatch.reform(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let kind =
            KINDS.get(select.selected_index().max(0) as usize).copied().unwrap_or(SetKind::Set);
        change(SetEntry { kind, ..chosen.clone() })
    });
    let on_remove = dispatch.reform(move |_| Action::Change(removed.clone()));
    let wrong = wrong_with(state, index);
    let wrong =
        wrong.map(|message| html! { <span class="sev-err">{" "}{chip::prose(message)}</span> });
    let option = |kind: SetKind| html! { <option selected={kind == entry.kind}>{recipe::flag(kind)}</option> };
    html! {
        <li key={index}>
            <select class="input input--kind" aria-label="Flag" onchange={on_kind}>{for KINDS.into_iter().map(option)}</select>
            <input class="input mono" aria-label="Argument" placeholder="image.tag=2.1.4" value={entry.text.clone()} oninput={on_text}
                autocomplete="off" spellcheck="false" data-autofocus={first.then_some("")} />
            <button type="button" class="btn btn--icon btn--sm" aria-label="Remove" title="Remove" onclick={on_remove}>{icon::small("x")}</button>
            <span class="sets__says" aria-live="polite">{recipe::flag_values(state, index)}{wrong}</span>
        </li>
    }
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
        <p class="field">{format!("Your edits ({}) and environments go; the chart opens as it came.", text::count(changed, "file", "files"))}</p>
    };
    let onclick = dispatch.reform(|_| Action::Reset);
    let foot = html! { <><span class="grow"></span>{cancel(dispatch)}<button type="button" class="btn btn--primary" data-autofocus="" {onclick}>{"Discard my edits"}</button></> };
    frame("Back to the chart as it came", "", body, foot, dispatch)
}

fn more(state: &State, dispatch: &Callback<Action>) -> Html {
    let choice = |name: &'static str, dialog: Dialog| {
        let onclick = dispatch.reform(move |_| Action::Open(dialog.clone()));
        html! { <button type="button" class="btn btn--line" {onclick}>{name}</button> }
    };
    let compare = dispatch.reform(|_: yew::MouseEvent| Action::Compare(true));
    let body = html! {
        <div class="more">
            {topbar::themes(state, dispatch)}
            <button type="button" class="btn btn--line" onclick={compare}>{text::COMPARE_TITLE}</button>
            {choice(text::EXPORT, Dialog::Export)}
            {choice(text::HISTORY, Dialog::History)}
            {choice("Release, namespace, Kubernetes", Dialog::Facts)}
            {choice("Layers and --set entries", Dialog::Sets(None))}
            {choice(text::NEW_ENVIRONMENT, Dialog::NewEnvironment)}
            {choice(text::PARITY, Dialog::Parity)}
            { (!state.pristine()).then(|| choice(text::RESET, Dialog::Reset)) }
        </div>
    };
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <><span class="grow"></span><button type="button" class="btn btn--primary" onclick={done}>{text::CLOSE}</button></> };
    frame(text::MORE, "", body, foot, dispatch)
}

/// A dialog whose body is drawn by the views that are fetched when they are opened.
fn fetched(title: &str, aside: &str, dispatch: &Callback<Action>) -> Html {
    let done = dispatch.reform(|_| Action::Close);
    let foot = html! { <><span class="grow"></span><button type="button" class="btn btn--primary" data-autofocus="" onclick={done}>{text::CLOSE}</button></> };
    frame(title, aside, fetched_body(), foot, dispatch)
}

fn fetched_body() -> Html {
    html! { <div id="view-dialog"></div> }
}

/// The name of the open environment.
pub(super) fn name(state: &State) -> &str {
    state.environment().map(|environment| environment.name.as_str()).unwrap_or_default()
}
