//! Environments side by side: what differs, with totals last.

use super::{Desk, close, markdown};
use crate::rows::{FEW, Rows};
use crate::{browser, chip, icon, text};
use chartroom_protocol::{
    CellState, Comparison, FromView, Layer, MatrixCell, MatrixGroup, MatrixRow, Place, Side, Source,
};
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, TargetCast, classes, html};

/// The rows that are shown.
pub(super) fn rows(desk: &Desk) -> Vec<(usize, &MatrixRow)> {
    let (comparison, filter) = (&desk.comparison, desk.settings.filter.to_lowercase());
    let shown = |(_, row): &(usize, &MatrixRow)| {
        (row.differs || !desk.settings.only || row.group == MatrixGroup::Totals)
            && row.name.to_lowercase().contains(&filter)
    };
    comparison.rows.iter().enumerate().filter(shown).collect()
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
    let shown = rows(desk).len();
    let all = desk.clone();
    let copy = desk.set(move |settings, _: yew::MouseEvent| {
        let rows: Vec<&MatrixRow> = rows(&all).into_iter().map(|(_, row)| row).collect();
        browser::copy(&markdown::table(&all.comparison, &rows));
        settings.copied = true;
    });
    let baseline = |(index, side): (usize, &Side)| {
        let onclick = desk.set(move |settings, _: yew::MouseEvent| settings.baseline = index);
        let pressed = index == desk.settings.baseline;
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{&side.name}</button> }
    };
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
                <>
                    <span class="muted d-only">{text::BASELINE}</span>
                    <div class="seg" role="group" aria-label={text::BASELINE}>{for desk.comparison.sides.iter().enumerate().map(baseline)}</div>
                </>
            }) }
            <button type="button" class="btn btn--sm" onclick={copy}>{icon::small("copy")}{ if desk.settings.copied { text::COPIED.text() } else { text::COPY_MARKDOWN.text() } }</button>
        </div>
    }
}

/// The table.
pub(super) fn view(desk: &Desk) -> Html {
    let rows = rows(desk);
    let comparison = &desk.comparison;
    let baseline = comparison.sides.get(desk.settings.baseline).map(side_name);
    let baseline = baseline.as_deref().unwrap_or_default();
    let groups = [
        (MatrixGroup::Scale, Some(text::SCALE.text())),
        (MatrixGroup::Pod, Some(text::EACH_POD.text())),
        (MatrixGroup::Values, Some(text::VALUES.text())),
        (MatrixGroup::Totals, None),
    ];
    let columns = comparison.sides.len() + 1;
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
                { for comparison.sides.iter().map(|side| column(desk, side)) }
            </tr></thead>
            {for groups.into_iter().map(group)}
        </table>
    }
}

/// What a side is called.
pub(super) fn side_name(side: &Side) -> String {
    match (side.environment, &side.of) {
        (Some(_), _) => side.name.clone(),
        (None, Some(of)) => format!("{}, {of}", side.name),
        (None, None) => text::as_it_came(&side.name),
    }
}

fn column(desk: &Desk, side: &Side) -> Html {
    let layers = match side.layers.is_empty() {
        true => "values.yaml".to_owned(),
        false => format!("+ {}", side.layers.join(", ")),
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
    let baseline = row.cells.get(desk.settings.baseline);
    let most = row
        .cells
        .iter()
        .filter_map(|cell| cell.range)
        .fold(0.0, |most: f64, (_, max)| most.max(max));
    let cell = |(index, cell): (usize, &MatrixCell)| {
        let side = desk.comparison.sides.get(index);
        let is_baseline = index == desk.settings.baseline;
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
            {for row.cells.iter().enumerate().map(cell)}
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
