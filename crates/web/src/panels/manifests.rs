//! Manifests: one disclosure per object in install order, with a provenance gutter.

use super::Same;
use crate::highlight::Highlighter;
use crate::state::{Action, Target, View};
use crate::{browser, chip, icon, text};
use chartroom_protocol::{FileEntry, Layer, Object, OutputLine};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Html, KeyboardEvent, Properties, component, html, use_state};

/// What the list is drawn with.
#[derive(Properties, PartialEq)]
pub(crate) struct ManifestsProps {
    /// The output.
    pub(crate) view: Same<View>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The list of objects. Which ones are open is kept by kind and name, so that it outlives a render.
#[component]
pub(crate) fn Manifests(props: &ManifestsProps) -> Html {
    let chosen = use_state(BTreeMap::<String, bool>::new);
    let view = &props.view.0;
    let set_all = |open: bool| {
        let (chosen, view) = (chosen.clone(), view.clone());
        Callback::from(move |_| {
            chosen.set(view.objects.iter().map(|object| (name(object), open)).collect())
        })
    };
    let documents = view.objects.iter().enumerate().map(|(index, object)| {
        let key = name(object);
        let open = chosen.get(&key).copied().unwrap_or_else(|| open_at_first(object));
        let toggle = {
            let (chosen, key) = (chosen.clone(), key.clone());
            Callback::from(move |open: bool| {
                let mut next = (*chosen).clone();
                next.insert(key.clone(), open);
                chosen.set(next);
            })
        };
        let (object, files) = (Same(object.clone()), Same(view.files.clone()));
        html! { <Document key={format!("{index} {key}")} {index} {object} {files} {open} {toggle} dispatch={props.dispatch.clone()} /> }
    });
    html! {
        <>
            {legend(html! {
                <>
                    <span class="d-only">{text::LEGEND_TEMPLATE}</span><span class="grow"></span><span class="muted d-only ellip" title={text::LEGEND_HINT}>{text::LEGEND_HINT}</span>
                    <button type="button" class="btn btn--sm" onclick={set_all(true)}>{text::OPEN_ALL}</button>
                    <button type="button" class="btn btn--sm" onclick={set_all(false)}>{text::CLOSE_ALL}</button>
                </>
            })}
            {for documents}
        </>
    }
}

/// The layer tags with their names, and more at the end.
pub(crate) fn legend(more: Html) -> Html {
    html! {
        <div class="legend">
            <span>{chip::tag(Layer::Base)}{"values.yaml"}</span>
            <span>{chip::tag(Layer::Overlay(2))}{text::OVERLAY}</span>
            <span>{chip::tag(Layer::Set(3))}{"--set"}</span>
            <span>{chip::tag(Layer::Release)}{text::LEGEND_RELEASE}</span>
            {more}
        </div>
    }
}

fn name(object: &Object) -> String {
    format!("{} {}", object.kind, object.name)
}

/// The workload is what people look for; the rest opens on demand.
fn open_at_first(object: &Object) -> bool {
    matches!(object.kind.as_str(), "Deployment" | "StatefulSet" | "DaemonSet")
}

#[derive(Properties, PartialEq)]
struct DocumentProps {
    index: usize,
    object: Same<Object>,
    files: Same<Vec<FileEntry>>,
    open: bool,
    toggle: Callback<bool>,
    dispatch: Callback<Action>,
}

#[component]
fn Document(props: &DocumentProps) -> Html {
    let object = &props.object.0;
    let toggle = props.toggle.clone();
    let ontoggle = Callback::from(move |event: yew::Event| {
        let open = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        toggle.emit(open.is_some_and(|details| details.has_attribute("open")));
    });
    let template = object.template.rsplit('/').next().unwrap_or_default().to_owned();
    let hooks = (!object.hooks.is_empty())
        .then(|| html! { <span class="chip">{object.hooks.join(", ")}</span> });
    html! {
        <details class="doc" open={props.open} {ontoggle} data-object={props.index.to_string()} data-kind={object.kind.clone()} data-name={object.name.clone()}>
            <summary>
                {icon::small_with("right", "tw")}<b>{&object.kind}</b><span class="muted ellip">{&object.name}</span>{hooks}
                <span class="grow"></span>
                <span class="muted mono doc__file">{template}</span>
                <span class="muted d-only doc__lines">{text::count(object.lines.len(), "line", "lines")}</span>
            </summary>
            { if props.open { lines(props) } else { Html::default() } }
        </details>
    }
}

fn lines(props: &DocumentProps) -> Html {
    let object = props.object.0.clone();
    let mut highlighter = Highlighter::default();
    let row = |(number, line): (usize, &str)| {
        let source = object.lines.get(number).copied().unwrap_or_default();
        let tag = source.source.map(|source| chip::tag(source.layer)).unwrap_or_default();
        html! {
            <div class="row row--out" tabindex={if number == 0 { "0" } else { "-1" }} data-line={number.to_string()} title={title(&source, &props.files.0)}>
                <span class="prov">{tag}</span><span class="gut" aria-hidden="true">{number + 1}</span><span class="cm-line">{highlighter.line(line)}</span>
            </div>
        }
    };
    let rows: Vec<Html> = object.text.lines().enumerate().map(row).collect();
    let go = go(props);
    let by_key = go.clone();
    let ondblclick = Callback::from(move |event: yew::MouseEvent| go.emit(line_of(event.target())));
    let onkeydown = Callback::from(move |event: KeyboardEvent| on_key(&event, &by_key));
    html! { <div class="code" {ondblclick} {onkeydown}>{rows}</div> }
}

/// Where a line came from, in words.
fn title(line: &OutputLine, files: &[FileEntry]) -> Option<String> {
    let place = |place: &chartroom_protocol::Place| {
        let name =
            files.get(place.file.0 as usize).map(|file| file.name.as_str()).unwrap_or_default();
        format!("{name}:{}", place.start.line + 1)
    };
    let template = line.template.as_ref().map(place);
    let value = line.source.and_then(|source| source.place).as_ref().map(place);
    match (template, value) {
        (Some(template), Some(value)) => Some(format!("{template} ← {value}")),
        (one, other) => one.or(other),
    }
}

/// Goes to the value that made a line, or to its template.
fn go(props: &DocumentProps) -> Callback<Option<usize>> {
    let (object, files, dispatch) =
        (props.object.0.clone(), props.files.0.clone(), props.dispatch.clone());
    Callback::from(move |line: Option<usize>| {
        let Some(line) = line.and_then(|line| object.lines.get(line)) else { return };
        let place = line.source.and_then(|source| source.place).or(line.template);
        if let Some(target) = place.and_then(|place| Target::of(&place, &files)) {
            dispatch.emit(Action::Go(target));
        }
    })
}

fn line_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let row = target?.dyn_into::<Element>().ok()?.closest("[data-line]").ok()??;
    row.get_attribute("data-line")?.parse().ok()
}

/// The lines are one stop; arrows walk them and `Enter` goes to the source.
fn on_key(event: &KeyboardEvent, go: &Callback<Option<usize>>) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "Enter" => return go.emit(line_of(event.target())),
        _ => return,
    };
    if let Some(list) = browser::around(event, ".code") {
        event.prevent_default();
        browser::rove(&list, "[data-line]", step);
    }
}

/// Opens an object and brings a line of it into view.
pub(crate) fn reveal(object: u32, line: u32) {
    let selector = format!(".doc[data-object='{object}']");
    let Some(document) = browser::find(&selector) else { return };
    let _ = document.set_attribute("open", "");
    browser::after(60, move || {
        if let Some(row) = browser::find(&format!("{selector} [data-line='{line}']")) {
            row.scroll_into_view();
            let _ = row.focus();
        }
    });
}
