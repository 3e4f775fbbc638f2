//! The file tree.

use super::count_badge;
use crate::by_key::ByKey;
use crate::rows::{FEW, Rows};
use crate::state::{Action, Dialog, File, State, Target};
use crate::{browser, icon, text};
use chartroom_protocol::Severity;
use std::rc::Rc;
use yew::{Callback, Html, KeyboardEvent, classes, html};

/// What the tree says about files beside their names.
struct Marks {
    /// Errors and warnings by path.
    counts: ByKey<String, (usize, usize)>,
    /// Templates that render to nothing in the open environment.
    absent: ByKey<String, bool>,
    /// Layers of the open environment by path.
    layers: ByKey<String, usize>,
    /// The file worked on last.
    current: Option<Rc<str>>,
}

/// What an entry is high, about, in pixels.
const HEIGHT: u32 = 24;

/// The tree.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    let marks = Rc::new(Marks {
        counts: counts(state),
        absent: absent(state),
        layers: layers(state),
        current: state.current.clone(),
    });
    let list = |files: Vec<Rc<str>>, class: &'static str| {
        files_list(files, 0, class, None, &marks, dispatch)
    };
    let root = |file: &&File| !file.path.contains('/') && !is_values(&file.path);
    let others = state.files.iter().filter(root).map(|file| file.path.clone()).collect();
    let files = dispatch.reform(|_| Action::Open(Dialog::Files));
    html! {
        <nav class="pane tree" aria-label={text::CHART_FILES}>
            <div class="pane__head">
                <span class="grow">{text::FILES}</span>
                <button type="button" class="btn btn--icon btn--sm" data-opens="files" title={text::FILES_HELP} aria-label={text::FILES_HELP} onclick={files}>{icon::small("plus")}</button>
                <button type="button" class="btn btn--icon btn--sm" title={text::COLLAPSE_TREE} aria-label={text::COLLAPSE_TREE} onclick={toggle(dispatch)}>{icon::small("tree")}</button>
            </div>
            <div class="pane__body" onkeydown={browser::walks(browser::UPRIGHT, ".pane__body", "a[data-path]")}>
                {list(values(state), "")}
                {list(others, "tree__more")}
                <ul>{suggestion(state, dispatch)}</ul>
                {folders(state, dispatch, &marks)}
            </div>
        </nav>
    }
}

/// The files of the layers: values.yaml, then overlays in the order of the tabs, then those of no environment.
fn values(state: &State) -> Vec<Rc<str>> {
    let mut first: ByKey<String, Option<usize>> = ByKey::new();
    for (index, environment) in state.environments.iter().enumerate() {
        for overlay in &environment.overlays {
            first.change(overlay.clone(), |at| *at = at.or(Some(index)));
        }
    }
    // One bucket for values.yaml, one for each environment, one for the rest.
    let last = state.environments.len() + 1;
    let mut buckets: Vec<Vec<Rc<str>>> = vec![Vec::new(); last + 1];
    for file in state.files.iter().filter(|file| is_values(&file.path)) {
        let bucket = match first.get(&file.path).copied().flatten() {
            _ if &*file.path == "values.yaml" => 0,
            Some(index) => index + 1,
            None => last,
        };
        buckets.get_mut(bucket).into_iter().for_each(|files| files.push(file.path.clone()));
    }
    buckets.concat()
}

/// Files one below the other, without the part of their paths that they share.
fn files_list(
    files: Vec<Rc<str>>,
    skip: usize,
    class: &'static str,
    whole: Option<bool>,
    marks: &Rc<Marks>,
    dispatch: &Callback<Action>,
) -> Html {
    let wanted = files.iter().position(|path| Some(path) == marks.current.as_ref());
    let count = files.len();
    let (marks, dispatch) = (marks.clone(), dispatch.clone());
    let row = Callback::from(move |index: usize| match files.get(index) {
        Some(path) => item(&dispatch, &marks, path, skip),
        None => Html::default(),
    });
    html! { <Rows {count} {row} height={HEIGHT} {wanted} {whole} tag="ul" {class} /> }
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

fn is_values(path: &str) -> bool {
    path == "values.yaml" || crate::builtin::overlay_name(path).is_some()
}

/// The files of folders: templates, other folders, then each subchart.
fn folders(state: &State, dispatch: &Callback<Action>, marks: &Rc<Marks>) -> Html {
    // Files come in the order of their paths, and so do their folders.
    let mut folders: ByKey<&str, Vec<Rc<str>>> = ByKey::new();
    for subcharts in [false, true] {
        for file in &state.files {
            let folder = folder_of(&file.path);
            if let Some(folder) = folder.filter(|name| name.starts_with("charts") == subcharts) {
                folders.change(folder, |files| files.push(file.path.clone()));
            }
        }
    }
    let entries = folders.into_entries().into_iter();
    let entries: Vec<(String, Vec<Rc<str>>)> =
        entries.map(|(name, files)| (name.to_owned(), files)).collect();
    let lines: Vec<u32> = entries.iter().map(|(_, files)| files.len() as u32).collect();
    let count = entries.len();
    let whole = count + lines.iter().map(|one| *one as usize).sum::<usize>() <= FEW;
    let holds = |(_, files): &(String, Vec<Rc<str>>)| {
        files.iter().any(|path| Some(path) == marks.current.as_ref())
    };
    let wanted = entries.iter().position(holds);
    let (marks, dispatch) = (marks.clone(), dispatch.clone());
    let row = Callback::from(move |index: usize| {
        let Some((name, files)) = entries.get(index) else { return Html::default() };
        let files = files_list(files.clone(), name.len() + 1, "", Some(whole), &marks, &dispatch);
        html! { <li><span class="grp">{icon::small("chev")}<span class="ellip" title={name.clone()}>{name}</span></span>{files}</li> }
    });
    html! { <Rows {count} {row} height={HEIGHT} lines={(Rc::new(lines), HEIGHT)} {wanted} {whole} tag="ul" /> }
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

fn item(dispatch: &Callback<Action>, marks: &Marks, path: &Rc<str>, skip: usize) -> Html {
    let current = marks.current.as_ref() == Some(path);
    let name = path.get(skip..).unwrap_or(path).to_owned();
    let (errors, warnings) = marks.counts.get(path).copied().unwrap_or_default();
    let off = marks.absent.get(path).is_some();
    let open = |path: Rc<str>| Action::OpenFile(path);
    let (by_click, by_key) = (path.clone(), path.clone());
    let onclick = dispatch.reform(move |_: yew::MouseEvent| open(by_click.clone()));
    let keyed = dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            keyed.emit(open(by_key.clone()));
        }
    });
    html! {
        <li class={classes!(off.then_some("off"))} title={off.then_some(text::NOT_RENDERED.text())}>
            <a role="button" tabindex={if current { "0" } else { "-1" }} data-path={path.to_string()} aria-current={current.then_some("page")} {onclick} {onkeydown}>
                {icon::small("file")}<span class="fname grow ellip" title={path.to_string()}>{name}</span>
                {layer(marks, path)}{count_badge(errors, warnings)}
            </a>
        </li>
    }
}

/// The layer number of a values file in the open environment.
fn layer(marks: &Marks, path: &str) -> Html {
    if path == "values.yaml" {
        return html! { <span class="ltag" title={text::LayerNumber { number: &1 }.text()}>{"1"}</span> };
    }
    match marks.layers.get(path) {
        Some(layer) => {
            html! { <span class="ltag ltag--over" title={text::LayerNumber { number: layer }.text()}>{*layer}</span> }
        }
        None => Html::default(),
    }
}

fn layers(state: &State) -> ByKey<String, usize> {
    let mut layers: ByKey<String, usize> = ByKey::new();
    let overlays = state.environment().into_iter().flat_map(|environment| &environment.overlays);
    for (index, overlay) in overlays.enumerate() {
        layers.change(overlay.clone(), |layer| *layer = index + 2);
    }
    layers
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

fn absent(state: &State) -> ByKey<String, bool> {
    let view = state.good().and_then(|good| good.view.as_ref());
    let mut absent: ByKey<String, bool> = ByKey::new();
    for part in view.iter().flat_map(|view| view.absent.iter()).filter(|part| !part.block) {
        absent.change(part.what.clone(), |_| ());
    }
    absent
}
