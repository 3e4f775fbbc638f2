//! Environments side by side: what differs, with totals last.

use super::{Desk, close, markdown};
use crate::rows::{FEW, Rows};
use crate::{browser, chip, icon, text};
use chartroom_protocol::{
    CellState, Comparison, FromView, Layer, MatrixCell, MatrixGroup, MatrixRow, Place, Side, Source,
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, InputEvent, TargetCast, classes, html};

/// The rows that are shown.
pub(super) fn rows(desk: &Desk) -> Vec<(usize, &MatrixRow)> {
    let (comparison, filter) = (&desk.comparison, desk.settings.filter.to_lowercase());
    let columns = desk.columns();
    let shown = |(_, row): &(usize, &MatrixRow)| {
        (differs(row, &columns) || !desk.settings.only || row.group == MatrixGroup::Totals)
            && row.name.to_lowercase().contains(&filter)
    };
    comparison.rows.iter().enumerate().filter(shown).collect()
}

/// Whether a row says different things in these columns, as far as they are known.
fn differs(row: &MatrixRow, columns: &[usize]) -> bool {
    let cells = columns.iter().filter_map(|at| row.cells.get(*at));
    let mut known = cells.filter(|cell| cell.state != CellState::Unknown).map(|cell| &cell.text);
    let first = known.next();
    known.any(|text| Some(text) != first)
}

/// The bar above the table.
pub(super) fn head(desk: &Desk) -> Html {
    let only = desk.set(|settings, event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        settings.only = input.checked();
    });
    let filter = desk.set(|settings, event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        settings.filter = input.value();
    });
    // Esc clears the field before it closes the view.
    let onkeydown = (!desk.settings.filter.is_empty()).then(|| {
        Callback::from(|event: yew::KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
            }
        })
    });
    // Totals stand there in any case.
    let beside = desk.columns();
    let counts = |(_, row): &(usize, &MatrixRow)| !desk.settings.only || differs(row, &beside);
    let shown = rows(desk).into_iter().filter(counts).count();
    let all = desk.clone();
    let copy = desk.set(move |settings, _: yew::MouseEvent| {
        let rows: Vec<&MatrixRow> = rows(&all).into_iter().map(|(_, row)| row).collect();
        browser::copy(&markdown::table(&all.comparison, &all.columns(), &rows));
        settings.copied = true;
    });
    let capacity = Callback::from(|_: yew::MouseEvent| super::tell(&FromView::OpenCluster));
    let all = desk.comparison.rows.len();
    // A chart as it came is what is compared with.
    let several = desk.comparison.comparing.from.is_some();
    html! {
            <div class="pane__head compare__head">
                {close(desk)}<span class="vr"></span>
                <label class="nowrap check"><input type="checkbox" checked={desk.settings.only} onchange={only} />{text::ONLY_DIFFERING}</label>
                <span class="muted nowrap" role="status">{text::rows_of(shown, all)}</span>
                <input class="input input--sm" type="search" placeholder={text::FIND_ROWS} aria-label={text::FIND_ROWS} value={desk.settings.filter.clone()} oninput={filter} {onkeydown} />
                <span class="grow"></span>
                { several.then(|| html! {
    <>{columns(desk)}{baseline(desk)}</>
                }) }
                <button type="button" class="btn btn--sm" onclick={capacity}>{text::CAPACITY}</button>
                <button type="button" class="btn btn--sm" onclick={copy}>{icon::small("copy")}{ if desk.settings.copied { text::COPIED.text() } else { text::COPY_MARKDOWN.text() } }</button>
            </div>
        }
}

/// More environments than this are chosen from a list.
const FEW_SIDES: usize = 5;

/// Which environment the others are held against.
fn baseline(desk: &Desk) -> Html {
    let (columns, chosen) = (desk.columns(), desk.baseline());
    let sides = columns.iter().filter_map(|at| Some((*at, desk.comparison.sides.get(*at)?)));
    if columns.len() > FEW_SIDES {
        let onchange = desk.set(|settings, event: yew::Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            settings.baseline = select.value().parse().unwrap_or_default();
        });
        let option = |(index, side): (usize, &Side)| {
            html! { <option value={index.to_string()} selected={index == chosen}>{&side.name}</option> }
        };
        return html! { <label class="nowrap check"><span class="muted">{text::BASELINE}</span><select class="input input--sm" {onchange}>{for sides.map(option)}</select></label> };
    }
    let button = |(index, side): (usize, &Side)| {
        let onclick = desk.set(move |settings, _: yew::MouseEvent| settings.baseline = index);
        html! { <button type="button" aria-pressed={(index == chosen).to_string()} {onclick}>{&side.name}</button> }
    };
    html! {
        <>
            <span class="muted d-only">{text::BASELINE}</span>
            <div class="seg" role="group" aria-label={text::BASELINE}>{for sides.map(button)}</div>
        </>
    }
}

/// Which environments stand in the table.
fn columns(desk: &Desk) -> Html {
    let (shown, sides) = (desk.columns(), &desk.comparison.sides);
    if sides.len() < 3 {
        return Html::default();
    }
    let one = |(index, side): (usize, &Side)| {
        let checked = shown.contains(&index);
        // One alone is no comparison.
        let disabled = checked && shown.len() < 3;
        let (name, all) = (side.name.clone(), desk.clone());
        let onchange = desk.set(move |settings, _: yew::Event| {
            settings.hidden = all.hidden();
            match checked {
                true => settings.hidden.push(name.clone()),
                false => settings.hidden.retain(|hidden| *hidden != name),
            }
        });
        html! { <li><label class="check"><input type="checkbox" {checked} {disabled} {onchange} />{&side.name}</label></li> }
    };
    let everything = desk.set(|settings, _: yew::MouseEvent| settings.hidden.clear());
    let name = |index: usize| sides.get(index).map_or("", |side| side.name.as_str());
    let open = sides.iter().position(|side| side.environment == Some(desk.comparison.active));
    let base = desk.baseline();
    let other = open.filter(|open| *open != base);
    let two = other.map(|other| {
        let names = [name(base).to_owned(), name(other).to_owned()];
        let says = text::CompareOnlyTwo { one: &names[0], two: &names[1] }.text();
        let all: Vec<String> = sides.iter().map(|side| side.name.clone()).collect();
        let onclick = desk.set(move |settings, _: yew::MouseEvent| {
            let hidden = all.iter().filter(|name| !names.contains(name));
            settings.hidden = hidden.cloned().collect();
        });
        html! { <button type="button" class="btn btn--sm btn--line" {onclick}>{says}</button> }
    });
    let summary = text::CompareColumns { shown: &shown.len(), all: &sides.len() }.text();
    // Esc closes the list before it closes the view, and so does going elsewhere.
    let onkeydown = Callback::from(|event: yew::KeyboardEvent| {
        if let Some(list) =
            browser::around(&event, ".pick[open]").filter(|_| event.key() == "Escape")
        {
            event.stop_propagation();
            let _ = list.remove_attribute("open");
        }
    });
    let onfocusout = Callback::from(|event: yew::FocusEvent| {
        let Some(list) = browser::around(&event, ".pick[open]") else { return };
        // Once it is known where the focus goes; a click beside the fields gives it to what is around the list.
        browser::after(0, move || {
            let is_elsewhere = |focused: web_sys::HtmlElement| {
                !focused.contains(Some(&list)) && !list.contains(Some(&focused))
            };
            if browser::focused().is_some_and(is_elsewhere) {
                let _ = list.remove_attribute("open");
            }
        });
    });
    html! {
        <details class="pick" {onkeydown} {onfocusout}>
            <summary class="btn btn--sm">{summary}{icon::small("chev")}</summary>
            <div class="pick__list">
                <ul>{for sides.iter().enumerate().map(one)}</ul>
                <div class="pick__acts"><button type="button" class="btn btn--sm btn--line" onclick={everything}>{text::COMPARE_ALL}</button>{two}</div>
            </div>
        </details>
    }
}

/// The table.
pub(super) fn view(desk: &Desk) -> Html {
    let rows = rows(desk);
    let comparison = &desk.comparison;
    let baseline = comparison.sides.get(desk.baseline()).map(side_name);
    let shown = desk.columns();
    let baseline = baseline.as_deref().unwrap_or_default();
    let groups = [
        (MatrixGroup::Scale, Some(text::SCALE.text())),
        (MatrixGroup::Pod, Some(text::EACH_POD.text())),
        (MatrixGroup::Values, Some(text::VALUES.text())),
        (MatrixGroup::Totals, None),
    ];
    let columns = shown.len() + 1;
    let whole = Some(rows.len() <= FEW);
    let group = |(group, title): (MatrixGroup, Option<&'static str>)| {
        let of_group = rows.iter().filter(|(_, row)| row.group == group);
        let all: Vec<usize> = of_group.map(|(at, _)| *at).collect();
        let title = title.filter(|_| !all.is_empty());
        let (count, desk) = (all.len(), desk.clone());
        let row = Callback::from(move |index: usize| {
            let one = all.get(index).and_then(|at| desk.comparison.rows.get(*at));
            one.map(|one| row(&desk, one)).unwrap_or_default()
        });
        html! {
            <>
                { for title.map(|title| html! { <tbody><tr class="sect"><th colspan={columns.to_string()} scope="colgroup">{title}</th></tr></tbody> }) }
                <Rows {count} {row} height={27} {whole} tag="tbody" />
            </>
        }
    };
    if rows.is_empty() {
        return html! { <div class="empty">{ if desk.settings.filter.is_empty() { text::NOTHING_DIFFERS.text() } else { text::NO_ROW.text() } }</div> };
    }
    html! {
        <table class={classes!("cmp", (columns == 3).then_some("cmp--two"))}>
            <caption class="vh">{text::table_caption(baseline)}</caption>
            <thead><tr>
                <th scope="col"><span class="muted">{text::compared_with(baseline)}</span></th>
                { for shown.iter().filter_map(|at| comparison.sides.get(*at)).map(|side| column(desk, side)) }
            </tr></thead>
            {for groups.into_iter().map(group)}
        </table>
    }
}

/// What a side is called.
pub(super) fn side_name(side: &Side) -> String {
    match (side.environment, &side.of) {
        (Some(_), _) => side.name.clone(),
        (None, Some(of)) => text::PlaceIn { environment: &side.name, at: of }.text(),
        (None, None) => text::as_it_came(&side.name),
    }
}

fn column(desk: &Desk, side: &Side) -> Html {
    let layers = match side.layers.is_empty() {
        true => "values.yaml".to_owned(),
        false => format!("+ {}", side.layers.join(chartroom_messages::comma())),
    };
    let name = match side.environment {
        Some(index) => {
            let open = desk.tell(move |_| FromView::Environment(index));
            html! { <button type="button" class="aslink" title={text::open_environment(&side.name)} onclick={open}><b>{&side.name}</b></button> }
        }
        None => html! { <b>{side_name(side)}</b> },
    };
    let (errors, warnings) = side.problems;
    let active = (side.environment == Some(desk.comparison.active)).then_some("colon");
    html! {
        <th scope="col" class={classes!(active)} title={layers.clone()}>
            {name}{" "}<span class="cmp__layers">{layers}</span>{" "}{crate::panels::count_badge(errors as usize, warnings as usize)}
            { for side.reason.as_ref().map(|reason| html! { <div class="cmp__reason">{chip::prose(reason)}</div> }) }
        </th>
    }
}

fn row(desk: &Desk, row: &MatrixRow) -> Html {
    let (columns, base) = (desk.columns(), desk.baseline());
    let baseline = row.cells.get(base);
    let cells = || columns.iter().filter_map(|at| Some((*at, row.cells.get(*at)?)));
    let most = cells()
        .map(|(_, cell)| cell)
        .filter_map(|cell| cell.range)
        .fold(0.0, |most: f64, (_, max)| most.max(max));
    let cell = |(index, cell): (usize, &MatrixCell)| {
        let side = desk.comparison.sides.get(index);
        let is_baseline = index == base;
        let known = |cell: &MatrixCell| cell.state != CellState::Unknown;
        let differs =
            baseline.is_some_and(|base| known(base) && known(cell) && base.text != cell.text);
        let class = classes!(
            differs.then_some("diff"),
            (!differs && !is_baseline).then_some("same"),
            (cell.state == CellState::Missing).then_some("missing"),
        );
        html! {
            <td {class} title={title(&desk.comparison, index, cell)}>
                <span class="cmp__text">{words(cell)}</span>
                { for cell.range.map(|range| bar(range, most)) }
                { for side.map(|side| chips(desk, side, cell)) }
            </td>
        }
    };
    let total = (row.group == MatrixGroup::Totals).then_some("total");
    html! {
        <tr class={classes!(total)}>
            <th scope="row" title={row.name.clone()} class={classes!((row.group == MatrixGroup::Values).then_some("mono"))}>{&row.name}</th>
            {for cells().map(cell)}
        </tr>
    }
}

fn words(cell: &MatrixCell) -> String {
    match (&cell.text, cell.state) {
        (Some(text), _) => text.clone(),
        (None, CellState::Unknown) => text::UNKNOWN.text().to_owned(),
        (None, _) => "–".to_owned(),
    }
}

/// The whole value, and whether the environment says so itself.
fn title(comparison: &Comparison, index: usize, cell: &MatrixCell) -> String {
    let name = comparison.sides.get(index).map_or("", |side| side.name.as_str());
    let state = match cell.state {
        CellState::Set => text::set_by(name),
        CellState::Inherited => text::INHERITED.text().to_owned(),
        CellState::Missing => text::not_in(name),
        CellState::Unknown => text::does_not_render(name),
    };
    match &cell.text {
        Some(text) => format!("{text}\n{state}"),
        None => state,
    }
}

/// Chips of what the environment sets itself; what it inherits is in the tooltip.
fn chips(desk: &Desk, side: &Side, cell: &MatrixCell) -> Html {
    let own = |source: &&Source| matches!(source.layer, Layer::Overlay(_) | Layer::Set(_));
    let chip = |source: &Source| source_chip(desk, side, source);
    cell.sources.iter().filter(own).take(3).map(chip).collect()
}

/// A chip that leads to its source in the page, where that is there.
pub(super) fn source_chip(desk: &Desk, side: &Side, source: &Source) -> Html {
    let (Some((place, file)), Some(index)) = (
        source
            .place
            .and_then(|place| Some((place, side.files.get(place.file.0 as usize)?.clone()))),
        side.environment,
    ) else {
        return Html::default();
    };
    let label = match source.layer {
        Layer::Set(_) => "--set".to_owned(),
        _ => chip::label(&place, &side.files),
    };
    let title = text::PlaceLine { name: &file.name, line: &(place.start.line + 1) }.text();
    let alone = Place { file: chartroom_protocol::FileId(0), ..place };
    let onclick = desk.tell(move |_| FromView::Go(index, alone, file.clone()));
    let modifier = chip::modifier(source.layer).map(|modifier| format!("src--{modifier}"));
    html! { <button type="button" class={classes!("src", "aslink", modifier)} {title} {onclick}>{label}</button> }
}

/// From the fewest to the most, on the scale of the row.
fn bar((min, max): (f64, f64), most: f64) -> Html {
    let share = |amount: f64| if most > 0.0 { amount / most * 100.0 } else { 0.0 };
    let first = format!("left:0;width:{}", text::percent(share(min)));
    let second =
        format!("left:{};width:{}", text::percent(share(min)), text::percent(share(max - min)));
    html! { <span class="inbar" aria-hidden="true"><i ~style={first}></i><i ~style={second}></i></span> }
}
