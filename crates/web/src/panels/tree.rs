//! The file tree.

use super::count_badge;
use crate::by_key::ByKey;
use crate::state::{Action, File, State, Target};
use crate::{browser, icon, text};
use chartroom_protocol::Severity;
use std::rc::Rc;
use yew::{Callback, Html, KeyboardEvent, classes, html};

/// What the tree says about files beside their names.
struct Marks {
    /// Errors and warnings by path.
    counts: ByKey<String, (usize, usize)>,
    /// Templates that render to nothing in the open environment.
    absent: Vec<String>,
}

/// The tree.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    let marks = Marks { counts: counts(state), absent: absent(state) };
    let layer = |file: &&File| is_values(&file.path);
    let root = |file: &&File| !file.path.contains('/') && !is_values(&file.path);
    let item = |file: &File| item(state, dispatch, &marks, file, 0);
    let base = state.files.iter().filter(|file| &*file.path == "values.yaml");
    let tabs = state.environments.iter().enumerate().flat_map(|(index, _)| {
        state
            .files
            .iter()
            .filter(layer)
            .filter(move |file| position(state, &file.path) == Some(index))
    });
    let loose =
        state.files.iter().filter(layer).filter(|file| position(state, &file.path).is_none());
    let loose = loose.filter(|file| &*file.path != "values.yaml");
    let values = base.chain(tabs).chain(loose).map(item);
    let others = state.files.iter().filter(root).map(item);
    html! {
        <nav class="pane tree" aria-label={text::CHART_FILES}>
            <div class="pane__head">
                <span class="grow">{text::FILES}</span>
                <button type="button" class="btn btn--icon btn--sm" title={text::COLLAPSE_TREE} aria-label={text::COLLAPSE_TREE} onclick={toggle(dispatch)}>{icon::small("tree")}</button>
            </div>
            <div class="pane__body" onkeydown={arrows()}>
                <ul>{for values}</ul>
                <ul class="tree__more">{for others}{suggestion(state, dispatch)}{folders(state, dispatch, &marks)}</ul>
            </div>
        </nav>
    }
}

/// The offer of a schema where the chart has none.
fn suggestion(state: &State, dispatch: &Callback<Action>) -> Html {
    if !state.lacks_schema() {
        return Html::default();
    }
    let onclick = dispatch.reform(|_| Action::SuggestSchema);
    html! { <li><button type="button" class="btn btn--sm" title={text::SUGGEST_SCHEMA_HELP} {onclick}>{icon::small("plus")}{text::SUGGEST_SCHEMA}</button></li> }
}

fn toggle(dispatch: &Callback<Action>) -> Callback<yew::MouseEvent> {
    dispatch.reform(|_| Action::Tree { narrow: browser::narrow() })
}

/// The tree is one stop; arrows walk it.
fn arrows() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if let Some(list) = browser::around(&event, ".pane__body") {
            event.prevent_default();
            browser::rove(&list, "a[data-path]", step);
        }
    })
}

/// Where the first environment of an overlay stands among the tabs.
fn position(state: &State, path: &str) -> Option<usize> {
    let uses = |environment: &chartroom_protocol::Environment| {
        environment.overlays.iter().any(|overlay| overlay == path)
    };
    state.environments.iter().position(uses)
}

fn is_values(path: &str) -> bool {
    path == "values.yaml" || crate::builtin::overlay_name(path).is_some()
}

/// The files of folders: templates, other folders, then each subchart.
fn folders(state: &State, dispatch: &Callback<Action>, marks: &Marks) -> Html {
    // Files come in the order of their paths, and so do their folders.
    let mut folders: ByKey<&str, Vec<&File>> = ByKey::new();
    for subcharts in [false, true] {
        for file in &state.files {
            let folder = folder_of(&file.path);
            if let Some(folder) = folder.filter(|name| name.starts_with("charts") == subcharts) {
                folders.change(folder, |files| files.push(file));
            }
        }
    }
    let folder = |(name, files): (&str, Vec<&File>)| {
        let files =
            files.into_iter().map(|file| item(state, dispatch, marks, file, name.len() + 1));
        html! {
            <li key={name.to_owned()}><span class="grp">{icon::small("chev")}<span class="ellip" title={name.to_owned()}>{name}</span></span><ul>{for files}</ul></li>
        }
    };
    folders.into_entries().into_iter().map(folder).collect()
}

/// The folder that a file is listed under: its first, or `charts/<name>` for a subchart's.
fn folder_of(path: &str) -> Option<&str> {
    let first = path.find('/')?;
    let end = match path.get(..first) {
        Some("charts") => {
            path.get(first + 1..)?.find('/').map_or(first, |second| first + 1 + second)
        }
        _ => first,
    };
    path.get(..end)
}

fn item(
    state: &State,
    dispatch: &Callback<Action>,
    marks: &Marks,
    file: &File,
    skip: usize,
) -> Html {
    let current = state.current.as_ref() == Some(&file.path);
    let name = file.path.get(skip..).unwrap_or(&file.path).to_owned();
    let (errors, warnings) = marks.counts.get(&file.path).copied().unwrap_or_default();
    let off = marks.absent.iter().any(|path| **path == *file.path);
    let open = |path: Rc<str>| Action::OpenFile(path);
    let (by_click, by_key) = (file.path.clone(), file.path.clone());
    let onclick = dispatch.reform(move |_: yew::MouseEvent| open(by_click.clone()));
    let keyed = dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            keyed.emit(open(by_key.clone()));
        }
    });
    html! {
        <li key={file.path.to_string()} class={classes!(off.then_some("off"))} title={off.then_some(text::NOT_RENDERED)}>
            <a role="button" tabindex={if current { "0" } else { "-1" }} data-path={file.path.to_string()} aria-current={current.then_some("page")} {onclick} {onkeydown}>
                {icon::small("file")}<span class="fname grow ellip" title={file.path.to_string()}>{name}</span>
                {layer(state, &file.path)}{count_badge(errors, warnings)}
            </a>
        </li>
    }
}

/// The layer number of a values file in the open environment.
fn layer(state: &State, path: &str) -> Html {
    if path == "values.yaml" {
        return html! { <span class="ltag" title="Layer 1">{"1"}</span> };
    }
    let overlays =
        state.environment().map(|environment| environment.overlays.as_slice()).unwrap_or_default();
    match overlays.iter().position(|overlay| overlay == path) {
        Some(index) => {
            html! { <span class="ltag ltag--over" title={format!("Layer {}", index + 2)}>{index + 2}</span> }
        }
        None => Html::default(),
    }
}

fn counts(state: &State) -> ByKey<String, (usize, usize)> {
    let mut counts: ByKey<String, (usize, usize)> = ByKey::new();
    for problem in &state.shown.problems {
        let target = problem.place.and_then(|place| Target::of(&place, &state.shown.files));
        let Some(Target::File(path, _)) = target else { continue };
        counts.change(path.to_string(), |(errors, warnings)| match problem.severity {
            Severity::Error => *errors += 1,
            Severity::Warning => *warnings += 1,
            Severity::Info => {}
        });
    }
    counts
}

fn absent(state: &State) -> Vec<String> {
    let view = state.good().and_then(|good| good.view.as_ref());
    let whole = view.iter().flat_map(|view| &view.absent).filter(|absent| !absent.block);
    whole.map(|absent| absent.what.clone()).collect()
}
