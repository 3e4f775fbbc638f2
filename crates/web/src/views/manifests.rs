//! What two environments render to, object by object.

use super::table::{self, side_name};
use super::{Desk, Shown, references, to_line};
use crate::highlight::Highlighter;
use crate::rows::{FEW, Rows};
use crate::{icon, text};
use chartroom_protocol::{
    Comparing, Comparison, DiffLine, FieldChange, FromView, Hunk, ObjectChange, ObjectStatus, Side,
};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, TargetCast, html};

/// The lower half of the view; `above` stands before the objects.
pub(super) fn view(desk: &Desk, above: Html) -> Html {
    html! {
        <div class="compare__objects">
            {head(desk)}
            <div class="pane__body compare__diff" tabindex="0">{above}{body(desk)}</div>
        </div>
    }
}

fn head(desk: &Desk) -> Html {
    let quiet = desk.compare(|comparing, event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        comparing.quiet = input.checked();
    });
    let chosen = |event: &yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.selected_index().max(0) as u32
    };
    let (comparing, count) = (desk.comparison.comparing, desk.comparison.environments.len());
    let from = desk.tell(move |event: yew::Event| match chosen(&event) {
        index if index as usize > count => FromView::Changes,
        index => FromView::Compare(Comparing { from: index.checked_sub(1), ..comparing }),
    });
    let to = desk.compare(move |comparing, event: yew::Event| comparing.to = chosen(&event));
    let swap = desk.compare(|comparing, _: yew::MouseEvent| {
        if let Some(from) = &mut comparing.from {
            std::mem::swap(from, &mut comparing.to);
        }
    });
    let earlier = desk.comparison.sides.first().and_then(|side| side.of.clone());
    let came = earlier.is_some().then(|| html! { <option>{text::AS_IT_CAME}</option> });
    let by = |shown: Shown, name: &'static str| {
        let onclick = desk.set(move |settings, _: yew::MouseEvent| settings.shown = shown);
        let pressed = desk.settings.shown == shown;
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{name}</button> }
    };
    html! {
        <div class="pane__head compare__head">
            <b>{text::MANIFESTS}</b>
            <select class="input input--sm" aria-label={text::COMPARE_FROM} onchange={from}><option selected={comparing.from.is_none()}>{earlier.unwrap_or_else(|| text::AS_IT_CAME.text().to_owned())}</option>{options(desk, comparing.from)}{came}</select>
            <button type="button" class="btn btn--sm" title={text::SWAP} aria-label={text::SWAP} onclick={swap} disabled={comparing.from.is_none()}>{"→"}</button>
            <select class="input input--sm" aria-label={text::COMPARE_TO} onchange={to}>{options(desk, Some(comparing.to))}</select>
            {counts(desk)}
            <span class="grow"></span>
            <div class="seg" role="group" aria-label={text::CHANGES_BY}>{by(Shown::Lines, text::BY_LINE.text())}{by(Shown::Fields, text::BY_FIELD.text())}{by(Shown::References, text::BY_REFERENCE.text())}</div>
            <label class="nowrap check"><input type="checkbox" checked={comparing.quiet} onchange={quiet} />{text::IGNORE_LABELS}</label>
        </div>
    }
}

fn options(desk: &Desk, chosen: Option<u32>) -> Html {
    let option = |(index, name): (u32, &String)| {
        html! { <option selected={Some(index) == chosen}>{name}</option> }
    };
    (0..).zip(&desk.comparison.environments).map(option).collect()
}

/// The old side and the new one.
fn both(comparison: &Comparison) -> [Option<&Side>; 2] {
    let Comparing { from, to, .. } = comparison.comparing;
    // One that came stands beside itself as it is, and no other.
    let to = if from.is_some() { to } else { 1 };
    [from.unwrap_or(0), to].map(|index| comparison.sides.get(index as usize))
}

fn counts(desk: &Desk) -> Html {
    let Some(objects) = &desk.comparison.objects else { return Html::default() };
    let lines = || objects.iter().flat_map(|object| &object.hunks).flat_map(|hunk| &hunk.lines);
    let added = lines().filter(|line| line.lines.0.is_none()).count();
    let removed = lines().filter(|line| line.lines.1.is_none()).count();
    html! {
        <span class="nowrap" role="status">
            <span class="plus">{format!("+{added}")}</span>{" "}<span class="minus">{format!("−{removed}")}</span>
            {text::GAP}<span class="muted">{text::in_objects(objects.len(), desk.comparison.compared)}</span>
        </span>
    }
}

fn body(desk: &Desk) -> Html {
    let both = both(&desk.comparison).into_iter().flatten();
    if desk.settings.shown == Shown::References {
        return references::view(desk);
    }
    let Some(objects) = &desk.comparison.objects else {
        let broken = both.filter(|side| !side.renders);
        let names: Vec<String> =
            broken.map(|side| text::does_not_render(&side_name(side))).collect();
        return html! { <div class="empty">{names.join(" ")}</div> };
    };
    if objects.is_empty() {
        let mut names = both.map(side_name);
        let (first, second) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        let same = text::SameObjects { first: &first, second: &second }.text();
        return html! { <div class="empty">{same}</div> };
    }
    let lines_of = |object: &ObjectChange| match by_field(desk, object) {
        true => object.fields.len() as u32,
        false => height(&object.hunks) as u32,
    };
    let lines: Vec<u32> = objects.iter().map(lines_of).collect();
    let count = objects.len();
    let whole = count + lines.iter().map(|one| *one as usize).sum::<usize>() <= FEW;
    let desk = desk.clone();
    let row = Callback::from(move |index: usize| {
        let one = desk.comparison.objects.as_ref().and_then(|objects| objects.get(index));
        one.map(|one| object(&desk, index, one, whole)).unwrap_or_default()
    });
    html! { <Rows {count} {row} height={27} lines={(Rc::new(lines), LINE)} {whole} /> }
}

/// What a line is high, about, in pixels.
const LINE: u32 = 20;

/// Whether an object is shown field by field.
fn by_field(desk: &Desk, object: &ObjectChange) -> bool {
    desk.settings.shown == Shown::Fields && object.status == ObjectStatus::Changed
}

fn object(desk: &Desk, index: usize, object: &ObjectChange, whole: bool) -> Html {
    let (status, class) = became(object.status);
    let first = object
        .hunks
        .iter()
        .flat_map(|hunk| &hunk.lines)
        .filter(|line| line.lines.0.is_none() || line.lines.1.is_none())
        .find_map(|line| target(&desk.comparison, object, line));
    let open = first.map(|(side, number, at)| {
        let onclick = desk.tell(move |event: yew::MouseEvent| {
            event.prevent_default();
            FromView::Object(side, number, at)
        });
        html! { <button type="button" class="btn btn--icon btn--sm" title={text::SHOW_OBJECT} aria-label={text::SHOW_OBJECT} {onclick}>{icon::small("jump")}</button> }
    });
    let key = format!("{} {} {}", object.kind, object.name, object.template);
    html! {
        <div class="compare__entry" {key}>
            <details class="compare__object" open=true>
                <summary><b>{&object.kind}</b>{" "}{&object.name}{" "}<span class="muted">{&object.template}</span>{" "}<span {class}>{status}</span></summary>
                { if by_field(desk, object) { fields(desk, index, object, whole) } else { hunks(desk, Of::Object(index), &object.kind, whole) } }
            </details>
            {for open}
        </div>
    }
}

/// What became of an object or a file, and the class of that word.
pub(super) fn became(status: ObjectStatus) -> (&'static str, &'static str) {
    match status {
        ObjectStatus::Added => (text::ADDED.text(), "plus"),
        ObjectStatus::Removed => (text::REMOVED.text(), "minus"),
        ObjectStatus::Changed => (text::CHANGED.text(), "muted"),
    }
}

fn fields(desk: &Desk, object: usize, change: &ObjectChange, whole: bool) -> Html {
    let (count, desk) = (change.fields.len(), desk.clone());
    let row = Callback::from(move |index: usize| {
        let objects = desk.comparison.objects.as_ref();
        let change = objects.and_then(|objects| objects.get(object));
        let one = change.and_then(|change| change.fields.get(index));
        one.map(|one| field(&desk, one)).unwrap_or_default()
    });
    html! { <table class="compare__fields"><caption class="vh">{&change.name}</caption><Rows {count} {row} height={LINE} {whole} tag="tbody" /></table> }
}

fn field(desk: &Desk, field: &FieldChange) -> Html {
    let [old, new] = both(&desk.comparison);
    let side = if field.new.is_some() { new } else { old };
    let chip = side.zip(field.source.as_ref());
    let chip = chip.map(|(side, source)| table::source_chip(desk, side, source));
    let value = |text: &Option<String>, class: &'static str, sign: &'static str| {
        text.as_ref().map(|text| html! { <code {class} title={text.clone()}><span class="vh">{sign}{" "}</span>{text.clone()}</code> })
    };
    html! {
        <tr><th scope="row">{&field.path}</th>
            <td>{for value(&field.old, "minus", text::FIELD_WAS.text())}</td><td>{for value(&field.new, "plus", text::FIELD_IS.text())}{" "}{for chip}</td></tr>
    }
}

/// What hunks are of, by its index in the comparison.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Object(usize),
    File(usize),
}

impl Of {
    fn hunks(self, comparison: &Comparison) -> Option<&[Hunk]> {
        Some(match self {
            Of::Object(at) => &comparison.objects.as_ref()?.get(at)?.hunks,
            Of::File(at) => &comparison.files.get(at)?.hunks,
        })
    }

    /// Where a line of it is shown in the page.
    fn target(self, comparison: &Comparison, line: &DiffLine) -> Option<FromView> {
        match self {
            Of::Object(at) => {
                let object = comparison.objects.as_ref()?.get(at)?;
                let (side, number, at) = target(comparison, object, line)?;
                Some(FromView::Object(side, number, at))
            }
            Of::File(at) => {
                let path = &comparison.files.get(at)?.path;
                Some(to_line(comparison.active, path, line.lines.1?))
            }
        }
    }
}

/// How many rows hunks are: a head and its lines each.
pub(super) fn height(hunks: &[Hunk]) -> usize {
    hunks.iter().map(|hunk| hunk.lines.len() + 1).sum()
}

/// Hunks under their heads; `top` is the head of one that stands in no table.
pub(super) fn hunks(desk: &Desk, of: Of, top: &str, whole: bool) -> Html {
    let hunks = of.hunks(&desk.comparison).unwrap_or_default();
    let entries: Vec<(usize, Option<usize>)> = hunks
        .iter()
        .enumerate()
        .flat_map(|(at, hunk)| {
            let lines = (0..hunk.lines.len()).map(move |line| (at, Some(line)));
            std::iter::once((at, None)).chain(lines)
        })
        .collect();
    let of_hunk = |hunk: &Hunk| Highlighter::of(hunk.lines.iter().map(|line| line.text.as_str()));
    let colours: Vec<Vec<Highlighter>> = hunks.iter().map(of_hunk).collect();
    let (count, desk, top) = (entries.len(), desk.clone(), top.to_owned());
    let row = Callback::from(move |index: usize| {
        let hunks = of.hunks(&desk.comparison).unwrap_or_default();
        let Some((hunk, number)) = entries.get(index) else { return Html::default() };
        let path = hunks.get(*hunk).map(|hunk| hunk.path.as_str()).unwrap_or_default();
        let Some(number) = number else {
            return html! { <div class="hunk">{ if path.is_empty() { top.clone() } else { path.to_owned() } }</div> };
        };
        let one = hunks.get(*hunk).and_then(|hunk| hunk.lines.get(*number));
        let colours = colours.get(*hunk).and_then(|colours| colours.get(*number));
        one.zip(colours).map(|(one, colours)| line(&desk, of, one, *colours)).unwrap_or_default()
    });
    html! { <div class="code" tabindex="0"><Rows {count} {row} height={LINE} {whole} /></div> }
}

/// The environment, object and line in the manifests that a line is.
fn target(
    comparison: &Comparison,
    object: &ObjectChange,
    line: &DiffLine,
) -> Option<(u32, u32, u32)> {
    let [old, new] = both(comparison);
    let (side, number, at) = match (line.lines, object.objects) {
        ((_, Some(at)), (_, Some(number))) => (new, number, at),
        ((Some(at), _), (Some(number), _)) => (old, number, at),
        _ => return None,
    };
    Some((side?.environment?, number, at))
}

/// A line, which leads to its place in the page.
fn line(desk: &Desk, of: Of, line: &DiffLine, colours: Highlighter) -> Html {
    let target = of.target(&desk.comparison, line);
    let onclick = target.map(|target| desk.tell(move |_: yew::MouseEvent| target.clone()));
    drawn(line, colours, onclick)
}

/// A line with its sign and its colours.
pub(super) fn drawn(
    line: &DiffLine,
    colours: Highlighter,
    onclick: Option<Callback<yew::MouseEvent>>,
) -> Html {
    let (class, mark, label) = match line.lines {
        (Some(_), None) => ("row d-del", "−", text::REMOVED.text()),
        (None, Some(_)) => ("row d-add", "+", text::ADDED.text()),
        _ => ("row d-ctx", "", ""),
    };
    html! {
        <div {class} {onclick}><span class="dm" aria-label={label}>{mark}</span><span class="cm-line">{colours.line(&line.text)}</span></div>
    }
}
