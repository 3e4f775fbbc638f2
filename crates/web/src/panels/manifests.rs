//! Manifests: one disclosure per object in install order, with a provenance gutter.

use super::Same;
use super::find::{self, Found};
use super::folds::{Fold, Folded, Folds};
use crate::by_key::ByKey;
use crate::highlight::Highlighter;
use crate::rows::{FEW, Rows};
use crate::state::{Action, Target, View};
use crate::{browser, chip, icon, text};
use chartroom_protocol::Question;
use chartroom_protocol::{FileEntry, Layer, Object, OutputLine};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, Properties, Reducible,
    UseReducerDispatcher, classes, component, html, use_effect_with, use_memo, use_reducer,
    use_state,
};

/// A line that is lit: its object, its number and its letter.
pub(crate) type Lit = (u32, u32, char);

/// What the list is drawn with.
#[derive(Properties, PartialEq)]
pub(crate) struct ManifestsProps {
    /// The output.
    pub(crate) view: Same<View>,
    /// Index of its environment.
    pub(crate) environment: u32,
    /// The lines that are lit.
    pub(crate) lit: Vec<Lit>,
    /// Object and line that are pinned.
    pub(crate) pinned: Option<(usize, usize)>,
    /// Object and line that were gone to last.
    pub(crate) sought: Option<(usize, usize)>,
    /// Object and line that a link was sent from.
    pub(crate) sent: Option<(usize, usize)>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// Which objects are open, by kind and name, so that it outlives a render.
#[derive(Clone, Default, PartialEq)]
struct Opened {
    /// What was chosen for all.
    all: Option<bool>,
    /// What was chosen for one after that.
    one: ByKey<String, Option<bool>>,
    /// What is folded away of those that are.
    folded: Folded,
    /// What had to be shown last.
    places: Places,
}

/// Object and line that were gone to, pinned, sent from and found.
type Places = [Option<(usize, usize)>; 4];

impl Opened {
    fn is(&self, object: &Object) -> bool {
        let one = if self.one.is_empty() { None } else { self.one.get(&name(object)).copied() };
        one.flatten().or(self.all).unwrap_or_else(|| open_at_first(object))
    }
}

/// A choice of what is open.
enum Choose {
    All(bool),
    One(String, bool),
    Fold(Fold),
    /// What places are in that are others than before.
    Show(Rc<View>, Places),
}

impl Reducible for Opened {
    type Action = Choose;

    fn reduce(self: Rc<Self>, choose: Choose) -> Rc<Self> {
        let mut next = (*self).clone();
        match choose {
            Choose::All(open) => (next.all, next.one) = (Some(open), ByKey::default()),
            Choose::One(name, open) => next.one.change(name, |it| *it = Some(open)),
            Choose::Fold(fold) => next.folded.choose(fold),
            Choose::Show(view, places) => {
                for (at, place) in places.into_iter().enumerate() {
                    let new = place.filter(|_| self.places.get(at) != Some(&place));
                    let Some((number, line)) = new else { continue };
                    let Some(object) = view.objects.get(number) else { continue };
                    if at == 0 {
                        next.one.change(name(object), |it| *it = Some(true));
                    }
                    let around = folds(object).around(line, &next.folded);
                    around.into_iter().for_each(|name| next.folded.choose(Fold::Turn(name)));
                }
                next.places = places;
            }
        }
        Rc::new(next)
    }
}

/// The height of an object's head and that of a line, about, in pixels.
const HEIGHTS: (u32, u32) = (31, 20);

/// The list of objects.
#[component]
pub(crate) fn Manifests(props: &ManifestsProps) -> Html {
    let opened = use_reducer(Opened::default);
    let view = &props.view.0;
    let all = |open: bool| {
        let opened = opened.dispatcher();
        Callback::from(move |_| opened.dispatch(Choose::All(open)))
    };
    let found = use_state(Found::default);
    {
        let (opened, view) = (opened.dispatcher(), view.clone());
        let places = [props.sought, props.pinned, props.sent, found.spot()];
        use_effect_with(places, move |places| opened.dispatch(Choose::Show(view, *places)));
    }
    let only = use_state(|| false);
    let wanted = if *only { found.wanted() } else { "" };
    let is_shown = |object: &Object| {
        wanted.is_empty() || find::holds(&name(object), wanted) || find::holds(&object.text, wanted)
    };
    let all_objects = view.objects.iter().enumerate();
    let shown: Vec<usize> =
        all_objects.filter(|(_, one)| is_shown(one)).map(|(index, _)| index).collect();
    let lines_of = |index: &usize| match view.objects.get(*index) {
        Some(object) if opened.is(object) => object.lines.len() as u32 + 1,
        _ => 0,
    };
    let lines: Vec<u32> = shown.iter().map(lines_of).collect();
    let whole = lines.len() + lines.iter().map(|one| *one as usize).sum::<usize>() <= FEW;
    let find = {
        let view = view.clone();
        let places = Callback::from(move |wanted: String| {
            let mut spots = Vec::new();
            for (index, object) in view.objects.iter().enumerate() {
                let lines = object.text.lines().enumerate();
                let held = lines.filter(|(_, line)| find::holds(line, &wanted));
                spots.extend(held.map(|(line, _)| (index, line)));
            }
            spots
        });
        find::view(&found, places, props.dispatch.reform(Action::Find))
    };
    let count = shown.len();
    let sought = props.sought.and_then(|(object, _)| shown.iter().position(|one| *one == object));
    let toggle = {
        let only = only.clone();
        Callback::from(move |_| only.set(!*only))
    };
    let row = {
        let found = found.spot();
        let (view, lit, opened) = (view.clone(), props.lit.clone(), opened.clone());
        let (dispatch, environment) = (props.dispatch.clone(), props.environment);
        let (pinned, sought, sent) = (props.pinned, props.sought, props.sent);
        Callback::from(move |place: usize| {
            let index = shown.get(place).copied().unwrap_or_default();
            let Some(object) = view.objects.get(index) else { return Html::default() };
            let of_object = |one: Option<(usize, usize)>| {
                one.filter(|(object, _)| *object == index).map(|(_, line)| line)
            };
            let lit = lit.iter().filter(|(object, ..)| *object as usize == index);
            let lit: Vec<(u32, char)> = lit.map(|(_, line, letter)| (*line, *letter)).collect();
            let (key, open, toggle) = (name(object), opened.is(object), opened.dispatcher());
            let folded = opened.folded.clone();
            let (object, files) = (Same(object.clone()), Same(view.files.clone()));
            html! { <Document {key} {environment} {index} {object} {files} {lit} pinned={of_object(pinned)} sought={of_object(sought)} found={of_object(found)} sent={of_object(sent)} {open} {folded} {whole} {toggle} dispatch={dispatch.clone()} /> }
        })
    };
    let (head, line) = HEIGHTS;
    html! {
        <>
            {legend(html! {
                <>
                    <span class="d-only">{text::LEGEND_TEMPLATE}</span><span class="grow"></span><span class="muted d-only ellip" title={text::LEGEND_HINT}>{text::LEGEND_HINT}</span>
                    {find}
                    <button type="button" class="btn btn--sm" title={text::FILTER_HELP} aria-pressed={only.to_string()} onclick={toggle}>{text::FILTER}</button>
                    <button type="button" class="btn btn--sm" onclick={all(true)}>{text::OPEN_ALL}</button>
                    <button type="button" class="btn btn--sm" onclick={all(false)}>{text::CLOSE_ALL}</button>
                </>
            })}
            <Rows {count} {row} height={head} lines={(Rc::new(lines), line)} wanted={sought} {whole} />
        </>
    }
}

fn folds(object: &Object) -> Folds {
    Folds::of(&name(object), &object.text)
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
    environment: u32,
    index: usize,
    object: Same<Object>,
    files: Same<Vec<FileEntry>>,
    lit: Vec<(u32, char)>,
    pinned: Option<usize>,
    sought: Option<usize>,
    found: Option<usize>,
    sent: Option<usize>,
    open: bool,
    folded: Folded,
    whole: bool,
    toggle: UseReducerDispatcher<Opened>,
    dispatch: Callback<Action>,
}

#[component]
fn Document(props: &DocumentProps) -> Html {
    let object = &props.object.0;
    let (toggle, drawn_open) = (props.toggle.clone(), props.open);
    let key = name(object);
    let ontoggle = Callback::from(move |event: yew::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let open = details.is_some_and(|details| details.has_attribute("open"));
        // The browser tells of what the page itself opened, too.
        if open != drawn_open {
            toggle.dispatch(Choose::One(key.clone(), open));
        }
    });
    let states = use_memo((props.object.clone(), props.open), |(object, open)| {
        if *open { Lines::of(&object.0) } else { Lines::default() }
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
                <span class="muted d-only doc__lines">{text::CountLines { count: object.lines.len() }.text()}</span>
            </summary>
            { if props.open { lines(props, &states) } else { Html::default() } }
        </details>
    }
}

/// Where the lines of a text are, what colours each, and which stand below which.
#[derive(Default)]
struct Lines(Vec<(std::ops::Range<usize>, Highlighter)>, Folds);

impl Lines {
    fn of(object: &Object) -> Self {
        let text = &object.text;
        let mut at = 0;
        let range = |whole: &str| {
            let from = at;
            at += whole.len();
            from..from + whole.trim_end_matches(['\n', '\r']).len()
        };
        let ranges: Vec<_> = text.split_inclusive('\n').map(range).collect();
        Self(ranges.into_iter().zip(Highlighter::of(text.lines())).collect(), folds(object))
    }
}

fn lines(props: &DocumentProps, states: &Rc<Lines>) -> Html {
    let (_, height) = HEIGHTS;
    let shown = states.1.shown(&props.folded);
    let count = shown.len();
    let sought = props.sought.and_then(|sought| shown.iter().position(|one| *one == sought));
    let row = {
        let (object, files, lit) =
            (props.object.0.clone(), props.files.0.clone(), props.lit.clone());
        let (states, found, sent) = (states.clone(), props.found, props.sent);
        let folded = props.folded.clone();
        Callback::from(move |index: usize| {
            let number = shown.get(index).copied().unwrap_or_default();
            let Some((range, colours)) = states.0.get(number) else { return Html::default() };
            let line = object.text.get(range.clone()).unwrap_or_default();
            let source = object.lines.get(number).copied().unwrap_or_default();
            let tag = source.source.map(|source| chip::tag(source.layer)).unwrap_or_default();
            let part = states.1.at(number, &folded);
            let away = part.filter(|(_, folded, _)| *folded).map_or(1, |(.., end)| end - number);
            // What is lit in what is folded away is so at its head.
            let lit =
                lit.iter().find(|(line, _)| (number..number + away).contains(&(*line as usize)));
            let sent = sent == Some(number);
            let step =
                lit.map(|(_, letter)| html! { <span class="step">{letter.to_string()}</span> });
            let fold = part.map(|(_, folded, _)| {
                let label = if folded { text::UNFOLD.text() } else { text::FOLD.text() };
                html! { <button type="button" class="fold" tabindex="-1" aria-expanded={(!folded).to_string()} title={label}></button> }
            });
            html! {
                <div class={classes!("row", "row--out", lit.map(|_| "is-traced"), (found == Some(number)).then_some("is-found"), sent.then_some("is-sent"))} tabindex={if index == 0 || found == Some(number) { "0" } else { "-1" }} data-line={number.to_string()} data-step={lit.map(|(_, letter)| letter.to_string())} title={title(&source, &files)}>
                    <span class="prov">{tag}</span><span class="gut" aria-hidden="true">{step}{number + 1}</span>{fold}<span class="cm-line">{colours.line(line)}</span>{ (away > 1).then(|| html! { <span class="inhint">{text::folded(away - 1)}</span> }) }{ sent.then(|| html! { <span class="sentfrom">{icon::small("share")}{text::SENT_FROM}</span> }) }
                </div>
            }
        })
    };
    let rows = html! { <Rows {count} {row} {height} wanted={sought} whole={props.whole} /> };
    let (toggle, states, folded) = (props.toggle.clone(), states.clone(), props.folded.clone());
    let go = go(props);
    let ondblclick = Callback::from(move |event: MouseEvent| {
        if folds_at(event.target()).is_none() {
            go.emit(line_of(event.target()));
        }
    });
    let explain = explain(props);
    let (by_key, by_click, by_focus) = (explain.clone(), explain.clone(), explain.clone());
    let (dispatch, pinned) = (props.dispatch.clone(), props.pinned);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let here = pinned.is_some() && pinned == line_of(event.target());
        on_key(&event, here, &by_key, &dispatch);
    });
    let index = props.index as u32;
    let onclick = Callback::from(move |event: MouseEvent| {
        next_pointed();
        if let Some((line, level)) = folds_at(event.target()) {
            let turn = || states.1.at(line, &folded).map(|(name, ..)| Fold::Turn(name));
            let fold = level.map(Fold::Level).or_else(turn);
            fold.into_iter().for_each(|fold| toggle.dispatch(Choose::Fold(fold)));
            return focus(index, line as u32);
        }
        by_click.emit((line_of(event.target()), true));
    });
    let onfocusin =
        Callback::from(move |event: FocusEvent| by_focus.emit((line_of(event.target()), false)));
    let onmouseover = Callback::from(move |event: MouseEvent| {
        // The browser says so, too, when lines move under a pointer that rests: that asks nothing.
        let at = (event.client_x(), event.client_y());
        if POINTER.replace(at) == at {
            return;
        }
        let line = line_of(event.target());
        let (now, explain) = (next_pointed(), explain.clone());
        browser::after(POINTED, move || {
            if POINTED_AT.get() == now {
                explain.emit((line, false));
            }
        });
    });
    let dispatch = props.dispatch.clone();
    let onmouseleave = Callback::from(move |_: MouseEvent| {
        next_pointed();
        dispatch.emit(Action::Leave);
    });
    html! { <div class="code" {ondblclick} {onkeydown} {onclick} {onfocusin} {onmouseover} {onmouseleave}>{rows}</div> }
}

/// How long the pointer rests on a line before it is traced, in milliseconds.
const POINTED: i32 = 120;

thread_local! {
    /// Counts what the pointer came to, so that only where it rests counts.
    static POINTED_AT: Cell<u32> = const { Cell::new(0) };
    /// Where the pointer was when it last came to a line.
    static POINTER: Cell<(i32, i32)> = const { Cell::new((-1, -1)) };
}

fn next_pointed() -> u32 {
    let next = POINTED_AT.get().wrapping_add(1);
    POINTED_AT.set(next);
    next
}

/// Asks why a line is there; true pins the answer.
fn explain(props: &DocumentProps) -> Callback<(Option<usize>, bool)> {
    let (environment, object, dispatch) =
        (props.environment, props.index as u32, props.dispatch.clone());
    Callback::from(move |(line, pin): (Option<usize>, bool)| {
        let Some(line) = line.map(|line| line as u32) else { return };
        dispatch.emit(Action::Explain(Question::Line { environment, object, line }, pin));
    })
}

/// Where a line came from, in words.
fn title(line: &OutputLine, files: &[FileEntry]) -> Option<String> {
    let place = |place: &chartroom_protocol::Place| chip::title(place, files);
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

/// The line whose part a button folds, and the level that it folds all objects to if it is pressed for that (late/output.ts).
fn folds_at(target: Option<web_sys::EventTarget>) -> Option<(usize, Option<u32>)> {
    let element = target.clone()?.dyn_into::<Element>().ok()?;
    let level = element.get_attribute("data-level").and_then(|level| level.parse().ok());
    line_of(target).filter(|_| element.class_name() == "fold").map(|line| (line, level))
}

/// The lines are one stop; arrows walk them, `Enter` pins the explanation of one, and again goes to its source.
fn on_key(
    event: &KeyboardEvent,
    pinned: bool,
    explain: &Callback<(Option<usize>, bool)>,
    dispatch: &Callback<Action>,
) {
    if event.key() != "Enter" {
        return walk(event);
    }
    // Else the key would be typed into the editor that takes the focus.
    event.prevent_default();
    match pinned {
        true => dispatch.emit(Action::GoToWinner),
        false => explain.emit((line_of(event.target()), true)),
    }
}

/// Arrows walk lines.
pub(crate) fn walk(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    if let Some(list) = browser::around(event, ".code") {
        event.prevent_default();
        browser::rove(&list, ".row", step);
    }
}

/// Opens an object and brings a line of it into view, with the focus if it is to be taken.
pub(crate) fn reveal(object: u32, line: u32, take_focus: bool) {
    let selector = format!(".doc[data-object='{object}']");
    let Some(document) = browser::find(&selector) else { return };
    let _ = document.set_attribute("open", "");
    browser::after(60, move || {
        if let Some(row) = row(object, line) {
            row.scroll_into_view();
            if take_focus {
                let _ = row.focus();
            }
        }
    });
}

fn row(object: u32, line: u32) -> Option<HtmlElement> {
    browser::find(&format!(".doc[data-object='{object}'] [data-line='{line}']"))
}

/// Puts the focus on a line, if it is drawn.
fn focus(object: u32, line: u32) {
    row(object, line).into_iter().for_each(|row| drop(row.focus()));
}

/// Scrolls a line just far enough to be seen.
pub(crate) fn keep_in_sight(object: u32, line: u32) {
    row(object, line).into_iter().for_each(|row| browser::into_view(&row));
}
