//! What two environments render to, object by object.

use super::{Desk, table};
use crate::highlight::Highlighter;
use crate::rows::{FEW, Rows};
use crate::{icon, text};
use chartroom_protocol::{DiffLine, FieldChange, FromView, Hunk, ObjectChange, ObjectStatus, Side};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, TargetCast, html};

/// The lower half of the view.
pub(super) fn view(desk: &Desk) -> Html {
    html! {
        <div class="compare__objects">
            {head(desk)}
            <div class="pane__body compare__diff" tabindex="0">{body(desk)}</div>
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
    let from = desk.compare(move |comparing, event: yew::Event| comparing.from = chosen(&event));
    let to = desk.compare(move |comparing, event: yew::Event| comparing.to = chosen(&event));
    let swap = desk.compare(|comparing, _: yew::MouseEvent| {
        std::mem::swap(&mut comparing.from, &mut comparing.to);
    });
    let comparing = desk.comparison.comparing;
    let by = |fields: bool, name: &'static str| {
        let onclick = desk.set(move |settings, _: yew::MouseEvent| settings.fields = fields);
        let pressed = desk.settings.fields == fields;
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{name}</button> }
    };
    html! {
        <div class="pane__head compare__head">
            <b>{text::MANIFESTS}</b>
            <select class="input input--sm" aria-label={text::COMPARE_FROM} onchange={from}>{options(desk, comparing.from)}</select>
            <button type="button" class="btn btn--sm" title={text::SWAP} aria-label={text::SWAP} onclick={swap}>{"→"}</button>
            <select class="input input--sm" aria-label={text::COMPARE_TO} onchange={to}>{options(desk, comparing.to)}</select>
            {counts(desk)}
            <span class="grow"></span>
            <div class="seg" role="group" aria-label={text::CHANGES_BY}>{by(false, text::BY_LINE)}{by(true, text::BY_FIELD)}</div>
            <label class="nowrap check"><input type="checkbox" checked={comparing.quiet} onchange={quiet} />{text::IGNORE_LABELS}</label>
        </div>
    }
}

fn options(desk: &Desk, chosen: u32) -> Html {
    let option = |(index, side): (usize, &Side)| {
        html! { <option selected={index as u32 == chosen}>{&side.name}</option> }
    };
    desk.comparison.sides.iter().enumerate().map(option).collect()
}

fn counts(desk: &Desk) -> Html {
    let Some(objects) = &desk.comparison.objects else { return Html::default() };
    let lines = || objects.iter().flat_map(|object| &object.hunks).flat_map(|hunk| &hunk.lines);
    let added = lines().filter(|line| line.lines.0.is_none()).count();
    let removed = lines().filter(|line| line.lines.1.is_none()).count();
    html! {
        <span class="nowrap" role="status">
            <span class="plus">{format!("+{added}")}</span>{" "}<span class="minus">{format!("−{removed}")}</span>
            {" "}<span class="muted">{text::in_objects(objects.len(), desk.comparison.compared)}</span>
        </span>
    }
}

fn body(desk: &Desk) -> Html {
    let comparing = desk.comparison.comparing;
    let Some(objects) = &desk.comparison.objects else {
        let broken = [comparing.from, comparing.to].into_iter().filter_map(|index| {
            desk.comparison.sides.get(index as usize).filter(|side| !side.renders)
        });
        let names: Vec<String> = broken.map(|side| text::does_not_render(&side.name)).collect();
        return html! { <div class="empty">{names.join(" ")}</div> };
    };
    if objects.is_empty() {
        let name = |index: u32| {
            desk.comparison.sides.get(index as usize).map_or("", |side| side.name.as_str())
        };
        return html! { <div class="empty">{text::same_objects(name(comparing.from), name(comparing.to))}</div> };
    }
    let lines_of = |object: &ObjectChange| match by_field(desk, object) {
        true => object.fields.len() as u32,
        false => entries(object).len() as u32,
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
    desk.settings.fields && object.status == ObjectStatus::Changed
}

fn object(desk: &Desk, index: usize, object: &ObjectChange, whole: bool) -> Html {
    let (status, class) = match object.status {
        ObjectStatus::Added => (text::ADDED, "plus"),
        ObjectStatus::Removed => (text::REMOVED, "minus"),
        ObjectStatus::Changed => (text::CHANGED, "muted"),
    };
    let first = object
        .hunks
        .iter()
        .flat_map(|hunk| &hunk.lines)
        .filter(|line| line.lines.0.is_none() || line.lines.1.is_none())
        .find_map(|line| target(desk, object, line));
    let open = first.map(|(side, number, at)| {
        let onclick = desk.tell(move |event: yew::MouseEvent| {
            event.prevent_default();
            FromView::Object(side, number, at)
        });
        html! { <button type="button" class="btn btn--icon btn--sm" title={text::SHOW_OBJECT} aria-label={text::SHOW_OBJECT} {onclick}>{icon::small("jump")}</button> }
    });
    let key = format!("{} {} {}", object.kind, object.name, object.template);
    html! {
        <details class="compare__object" open=true {key}>
            <summary><b>{&object.kind}</b>{" "}{&object.name}{" "}<span class="muted">{&object.template}</span>{" "}{for open}{" "}<span {class}>{status}</span></summary>
            { if by_field(desk, object) { fields(desk, index, object, whole) } else { hunks(desk, index, object, whole) } }
        </details>
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
    let comparing = desk.comparison.comparing;
    let index = if field.new.is_some() { comparing.to } else { comparing.from } as usize;
    let side = desk.comparison.sides.get(index);
    let chip = side.zip(field.source.as_ref());
    let chip = chip.map(|(side, source)| table::source_chip(desk, index, side, source));
    let value = |text: &Option<String>, class: &'static str, sign: &'static str| {
        text.as_ref().map(|text| html! { <code {class} title={text.clone()}><span class="vh">{sign}</span>{text.clone()}</code> })
    };
    html! {
        <tr><th scope="row">{&field.path}</th>
            <td>{for value(&field.old, "minus", "was ")}</td><td>{for value(&field.new, "plus", "is ")}{" "}{for chip}</td></tr>
    }
}

/// What stands below the head of an object: the head of each hunk and its lines, by their numbers.
fn entries(object: &ObjectChange) -> Vec<(usize, Option<usize>)> {
    let of_hunk = |(at, hunk): (usize, &Hunk)| {
        let lines = (0..hunk.lines.len()).map(move |line| (at, Some(line)));
        std::iter::once((at, None)).chain(lines)
    };
    object.hunks.iter().enumerate().flat_map(of_hunk).collect()
}

fn hunks(desk: &Desk, object: usize, change: &ObjectChange, whole: bool) -> Html {
    let entries = entries(change);
    let of_hunk = |hunk: &Hunk| Highlighter::of(hunk.lines.iter().map(|line| line.text.as_str()));
    let colours: Vec<Vec<Highlighter>> = change.hunks.iter().map(of_hunk).collect();
    let (count, desk) = (entries.len(), desk.clone());
    let row = Callback::from(move |index: usize| {
        let objects = desk.comparison.objects.as_ref();
        let (Some(change), Some((hunk, number))) =
            (objects.and_then(|objects| objects.get(object)), entries.get(index))
        else {
            return Html::default();
        };
        let path = change.hunks.get(*hunk).map(|hunk| hunk.path.as_str()).unwrap_or_default();
        let Some(number) = number else {
            return html! { <div class="hunk">{ if path.is_empty() { change.kind.clone() } else { path.to_owned() } }</div> };
        };
        let one = change.hunks.get(*hunk).and_then(|hunk| hunk.lines.get(*number));
        let colours = colours.get(*hunk).and_then(|colours| colours.get(*number));
        one.zip(colours)
            .map(|(one, colours)| line(&desk, change, one, *colours))
            .unwrap_or_default()
    });
    html! { <div class="code"><Rows {count} {row} height={LINE} {whole} /></div> }
}

/// The environment, object and line in the manifests that a line is.
fn target(desk: &Desk, object: &ObjectChange, line: &DiffLine) -> Option<(u32, u32, u32)> {
    let comparing = desk.comparison.comparing;
    match (line.lines, object.objects) {
        ((_, Some(at)), (_, Some(number))) => Some((comparing.to, number, at)),
        ((Some(at), _), (Some(number), _)) => Some((comparing.from, number, at)),
        _ => None,
    }
}

/// A line, which leads to its place in the manifests.
fn line(desk: &Desk, object: &ObjectChange, line: &DiffLine, colours: Highlighter) -> Html {
    let (class, mark, label) = match line.lines {
        (Some(_), None) => ("row d-del", "−", text::REMOVED),
        (None, Some(_)) => ("row d-add", "+", text::ADDED),
        _ => ("row d-ctx", "", ""),
    };
    let onclick = target(desk, object, line).map(|(side, number, at)| {
        desk.tell(move |_: yew::MouseEvent| FromView::Object(side, number, at))
    });
    html! {
        <div {class} {onclick}><span class="dm" aria-label={label}>{mark}</span><span class="cm-line">{colours.line(&line.text)}</span></div>
    }
}
