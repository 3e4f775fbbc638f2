//! The dialogs about environments: release and Kubernetes version, a new environment, and the layers of the open one.

use crate::messages;
use crate::panels::recipe;
use crate::{chip, icon, text};
use chartroom_protocol::{
    Environment, EnvironmentEdit, Environments, ForView, FromView, SetEntry, SetKind, SetSays,
};
use web_sys::{
    FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
    SubmitEvent,
};
use yew::{Callback, Html, InputEvent, TargetCast, html};

/// Listens to the page.
pub(super) fn listen(send: &Callback<Environments>) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Environments), move |now| send.emit(now));
}

fn tell(edit: EnvironmentEdit) {
    messages::tell(messages::TO_PAGE, &FromView::Environments(edit));
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

/// The open environment.
fn open(now: &Environments) -> Option<&Environment> {
    now.environments.get(now.active as usize)
}

/// Versions of Kubernetes that objects are checked against.
const KUBERNETES: [&str; 5] = ["v1.33.0", "v1.34.0", "v1.35.0", "v1.36.0", "v1.37.0"];

pub(super) fn facts(now: &Environments) -> Html {
    let Some(environment) = open(now) else { return Html::default() };
    let onsubmit = Callback::from(|event: SubmitEvent| {
        event.prevent_default();
        let version = field(&event, "kube");
        let version = if version.starts_with('v') { version } else { format!("v{version}") };
        tell(EnvironmentEdit::Facts(field(&event, "release"), field(&event, "namespace"), version));
    });
    let cluster = Callback::from(|_: MouseEvent| {
        messages::tell(messages::TO_PAGE, &FromView::OpenCluster);
    });
    html! {
        <form id="facts" {onsubmit}>
            {input("release", text::RELEASE.text(), environment.release.clone(), true)}
            {input("namespace", &text::NamespaceOf { name: &environment.name }.text(), environment.namespace.clone(), false)}
            <label class="field field--row"><span>{text::KUBERNETES_VERSION}</span>
                <input class="input" name="kube" ~defaultValue={now.kube_version.clone()} required=true autocomplete="off" spellcheck="false"
                    list="kube-versions" pattern="v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([+\\-].+)?" title={text::VERSION_EXAMPLE} />
            </label>
            <datalist id="kube-versions">{for KUBERNETES.map(|version| html! { <option value={version} /> })}</datalist>
            <p class="note">{icon::small("hint")}<span>{text::KUBERNETES}</span></p>
            <button type="button" class="btn btn--line" onclick={cluster}>{text::CLUSTER}{"…"}</button>
        </form>
    }
}

/// The layers of the open environment; each change renders at once.
pub(super) fn layers(now: &Environments) -> Html {
    let Some(environment) = open(now) else { return Html::default() };
    let rows = environment.sets.iter().enumerate().map(|(index, entry)| {
        let says = now.sets.get(index).cloned().unwrap_or_default();
        set_row(environment, (index, entry), &says, now.entry == Some(index as u32))
    });
    let mut more = environment.clone();
    more.sets.push(SetEntry { kind: SetKind::Set, text: String::new() });
    let add = change(move |_: MouseEvent| more.clone());
    let focus = now.entry.is_none().then_some("");
    let active = now.active;
    let remove = Callback::from(move |_: MouseEvent| tell(EnvironmentEdit::Remove(active)));
    let remove = (now.environments.len() > 1).then(|| {
        html! { <button type="button" class="btn btn--line btn--sm" onclick={remove}>{icon::small("x")}{text::REMOVE_ENVIRONMENT}</button> }
    });
    html! {
        <>
            <div class="field"><h3>{text::VALUES_FILES}</h3>{overlays(now, environment)}</div>
            <div class="field"><h3>{text::SET_ENTRIES}</h3>
                <ul class="sets">{for rows}</ul>
                <button type="button" class="btn btn--line btn--sm" onclick={add} data-autofocus={focus}>{icon::small("plus")}{text::ADD_ENTRY}</button>
            </div>
            {remove}
        </>
    }
}

/// Makes the open environment what the closure gives.
fn change<E: 'static>(to: impl Fn(E) -> Environment + 'static) -> Callback<E> {
    Callback::from(move |event| tell(EnvironmentEdit::Change(to(event))))
}

/// The overlays of the open environment, with those that could be added.
fn overlays(now: &Environments, environment: &Environment) -> Html {
    let row = |(index, path): (usize, &String)| {
        let mut without = environment.clone();
        without.overlays.retain(|other| other != path);
        let onclick = change(move |_: MouseEvent| without.clone());
        let last = environment.overlays.len() - 1;
        html! {
            <li key={path.clone()}>
                <span class="ltag ltag--over">{index + 2}</span><span class="grow mono">{path}</span>
                {moved(environment, (index, index.wrapping_sub(1)), index == 0, text::MovePathUp { path: &path }.text(), true)}
                {moved(environment, (index, index + 1), index == last, text::MovePathDown { path: &path }.text(), false)}
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::RemovePath { path: &path }.text()} title={text::REMOVE} {onclick}>{icon::small("x")}</button>
            </li>
        }
    };
    let taken = environment.overlays.clone();
    let add = Callback::from(move |event: KeyboardEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if event.key() != "Enter" {
            return;
        }
        event.prevent_default();
        let path = input.value().trim().to_owned();
        let is_name = input.check_validity() && !path.is_empty() && !taken.contains(&path);
        if is_name {
            input.set_value("");
            let text = text::DesignHeader { path: &path }.text();
            tell(EnvironmentEdit::AddFile(path, text));
        } else {
            input.report_validity();
        }
    });
    let with = environment.clone();
    let onchange = change(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let mut with = with.clone();
        with.overlays.push(select.value());
        with
    });
    html! {
        <ul class="sets">
            <li><span class="ltag">{"1"}</span><span class="mono">{"values.yaml"}</span></li>
            {for environment.overlays.iter().enumerate().map(row)}
            <li>
                <select class="input" aria-label={text::ADD_FILE} {onchange}>
                    <option value="" selected=true disabled=true>{text::ADD_FILE_OPTION}</option>
                    {for now.files.iter().map(|path| html! { <option value={path.clone()}>{path}</option> })}
                </select>
                <input class="input mono" aria-label={text::NEW_VALUES_FILE} placeholder="values-new.yaml" title={text::NEW_VALUES_FILE_RULES}
                    pattern={r"[A-Za-z0-9][A-Za-z0-9._\-]*\.ya?ml"} autocomplete="off" spellcheck="false" onkeydown={add} />
            </li>
        </ul>
    }
}

/// A button that puts an overlay in the place of another one.
fn moved(
    environment: &Environment,
    (from, to): (usize, usize),
    disabled: bool,
    label: String,
    up: bool,
) -> Html {
    let mut swapped = environment.clone();
    if !disabled && from.max(to) < swapped.overlays.len() {
        swapped.overlays.swap(from, to);
    }
    let onclick = change(move |_: MouseEvent| swapped.clone());
    html! {
        <button type="button" class="btn btn--icon btn--sm" aria-label={label.clone()} title={label} {disabled} {onclick}><span class={up.then_some("sets__up")}>{icon::small("chev")}</span></button>
    }
}

fn set_row(
    environment: &Environment,
    (index, entry): (usize, &SetEntry),
    says: &SetSays,
    first: bool,
) -> Html {
    let mut removed = environment.clone();
    if index < removed.sets.len() {
        removed.sets.remove(index);
    }
    let environment = environment.clone();
    let with = move |entry: SetEntry| {
        let mut changed = environment.clone();
        if let Some(one) = changed.sets.get_mut(index) {
            *one = entry;
        }
        changed
    };
    let (typed, chosen) = (entry.clone(), entry.clone());
    let on_text = {
        let with = with.clone();
        change(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            with(SetEntry { text: input.value(), ..typed.clone() })
        })
    };
    let on_kind = change(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let kind = recipe::KINDS
            .get(select.selected_index().max(0) as usize)
            .copied()
            .unwrap_or(SetKind::Set);
        with(SetEntry { kind, ..chosen.clone() })
    });
    let on_remove = change(move |_: MouseEvent| removed.clone());
    let wrong = says.wrong.as_ref();
    let wrong =
        wrong.map(|message| html! { <span class="sev-err">{" "}{chip::prose(message)}</span> });
    let option = |kind: SetKind| html! { <option selected={kind == entry.kind}>{recipe::flag(kind)}</option> };
    html! {
        <li key={index}>
            <select class="input input--kind" aria-label={text::FLAG} onchange={on_kind}>{for recipe::KINDS.into_iter().map(option)}</select>
            <input class="input mono" aria-label={text::ARGUMENT} placeholder="image.tag=2.1.4" value={entry.text.clone()} oninput={on_text}
                autocomplete="off" spellcheck="false" data-autofocus={first.then_some("")} />
            <button type="button" class="btn btn--icon btn--sm" aria-label={text::REMOVE} title={text::REMOVE} onclick={on_remove}>{icon::small("x")}</button>
            <span class="sets__says" aria-live="polite">{says.values.clone()}{wrong}</span>
        </li>
    }
}
