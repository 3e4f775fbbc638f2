//! What two environments render to, object by object.

use super::{Desk, table};
use crate::highlight::Highlighter;
use crate::{icon, text};
use chartroom_protocol::{DiffLine, FieldChange, FromView, Hunk, ObjectChange, ObjectStatus, Side};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Html, TargetCast, html};

/// The lower half of the view.
pub(super) fn view(desk: &Desk<'_>) -> Html {
    html! {
        <div class="compare__objects">
            {head(desk)}
            <div class="pane__body compare__diff" tabindex="0">{body(desk)}</div>
        </div>
    }
}

fn head(desk: &Desk<'_>) -> Html {
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

fn options(desk: &Desk<'_>, chosen: u32) -> Html {
    let option = |(index, side): (usize, &Side)| {
        html! { <option selected={index as u32 == chosen}>{&side.name}</option> }
    };
    desk.comparison.sides.iter().enumerate().map(option).collect()
}

fn counts(desk: &Desk<'_>) -> Html {
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

fn body(desk: &Desk<'_>) -> Html {
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
    objects.iter().map(|one| object(desk, one)).collect()
}

fn object(desk: &Desk<'_>, object: &ObjectChange) -> Html {
    let (status, class) = match object.status {
        ObjectStatus::Added => (text::ADDED, "plus"),
        ObjectStatus::Removed => (text::REMOVED, "minus"),
        ObjectStatus::Changed => (text::CHANGED, "muted"),
    };
    let by_field = desk.settings.fields && object.status == ObjectStatus::Changed;
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
            { if by_field { fields(desk, object) } else { object.hunks.iter().map(|one| hunk(desk, object, one)).collect() } }
        </details>
    }
}

fn fields(desk: &Desk<'_>, object: &ObjectChange) -> Html {
    let comparing = desk.comparison.comparing;
    let field = |field: &FieldChange| {
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
    };
    html! { <table class="compare__fields"><caption class="vh">{&object.name}</caption><tbody>{for object.fields.iter().map(field)}</tbody></table> }
}

fn hunk(desk: &Desk<'_>, object: &ObjectChange, hunk: &Hunk) -> Html {
    let mut colours = Highlighter::default();
    html! {
        <div class="code">
            <div class="hunk">{ if hunk.path.is_empty() { object.kind.clone() } else { hunk.path.clone() } }</div>
            {for hunk.lines.iter().map(|one| line(desk, object, one, &mut colours))}
        </div>
    }
}

/// The environment, object and line in the manifests that a line is.
fn target(desk: &Desk<'_>, object: &ObjectChange, line: &DiffLine) -> Option<(u32, u32, u32)> {
    let comparing = desk.comparison.comparing;
    match (line.lines, object.objects) {
        ((_, Some(at)), (_, Some(number))) => Some((comparing.to, number, at)),
        ((Some(at), _), (Some(number), _)) => Some((comparing.from, number, at)),
        _ => None,
    }
}

/// A line, which leads to its place in the manifests.
fn line(
    desk: &Desk<'_>,
    object: &ObjectChange,
    line: &DiffLine,
    colours: &mut Highlighter,
) -> Html {
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
