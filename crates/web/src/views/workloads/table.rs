//! The table: a head that sorts, groups, rows that open their cards in place, and what all come to.

use super::order::{self, Column, Group, Grouping, Totals, budget, groups, range};
use super::{Board, Event, Made, cards};
use crate::panels::count_badge;
use crate::rows::{FEW, Rows};
use crate::{browser, icon, text};
use chartroom_messages::Message;
use chartroom_objects::quantity::{cpu_text, memory_text};
use chartroom_protocol::{RowPods, WorkloadRow};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, InputEvent, KeyboardEvent, TargetCast, classes, html};

const HEADS: [(Column, Message); 9] = [
    (Column::Kind, text::KIND),
    (Column::Name, text::WORKLOAD_NAME),
    (Column::Pods, text::WORKLOAD_PODS),
    (Column::Gpus, text::GPU),
    (Column::Cpu, text::WORKLOAD_CPU),
    (Column::Memory, text::WORKLOAD_MEMORY),
    (Column::Probes, text::WORKLOAD_PROBES),
    (Column::MayGo, text::WORKLOAD_MAY_GO),
    (Column::Scaler, text::WORKLOAD_SCALER),
];

/// What a row is high, about, in pixels.
const HEIGHT: u32 = 25;

/// What stands in the body of the table.
#[derive(Clone, Copy)]
enum Entry {
    Head(usize),
    Row(usize),
    Cards(usize),
}

/// Choice of table and cards, filter and groups.
pub(super) fn tools(board: &Board, made: &Rc<Made>, send: &Callback<Event>) -> Html {
    let seg = [(false, text::WORKLOADS_TABLE), (true, text::WORKLOADS_CARDS)];
    let seg = seg.map(|(on, says)| {
        let onclick = send.reform(move |_: yew::MouseEvent| Event::Cards(on));
        html! { <button type="button" aria-pressed={(board.is_cards == on).to_string()} {onclick}>{says.text()}</button> }
    });
    let shows =
        html! { <div class="seg" role="group" aria-label={text::WORKLOADS_AS}>{for seg}</div> };
    if board.is_cards {
        return html! { <div class="wtools">{shows}</div> };
    }
    let choice = &board.choice;
    let oninput = send.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Filter(input.value())
    });
    let onchange = send.reform(|event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Event::Group(match select.value().as_str() {
            "kind" => Grouping::Kind,
            "nothing" => Grouping::Nothing,
            _ => Grouping::Chart,
        })
    });
    let option = |(value, grouping, says): (&'static str, Grouping, Message)| {
        html! { <option {value} selected={choice.grouping == grouping}>{says.text()}</option> }
    };
    let groupings = [
        ("chart", Grouping::Chart, text::WORKLOADS_BY_CHART),
        ("kind", Grouping::Kind, text::WORKLOADS_BY_KIND),
        ("nothing", Grouping::Nothing, text::WORKLOADS_BY_NOTHING),
    ];
    let only = send.reform(|event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Troubled(input.checked())
    });
    let groups = shown(board, made);
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let fold = (names.len() > 1).then(|| {
        let is_closed = names.iter().any(|name| board.closed.contains(name));
        let (says, closed) = match is_closed {
            true => (text::WORKLOADS_OPEN_ALL, Vec::new()),
            false => (text::WORKLOADS_CLOSE_ALL, names),
        };
        let onclick = send.reform(move |_: yew::MouseEvent| Event::FoldAll(closed.clone()));
        html! { <button type="button" class="btn btn--sm" {onclick}>{says.text()}</button> }
    });
    let (count, all) = (groups.iter().map(|one| one.rows.len()).sum(), made.what.rows.len());
    html! {
        <div class="wtools">
            {shows}
            <input class="input input--sm wtools__find" type="search" placeholder={text::WORKLOADS_FIND} aria-label={text::WORKLOADS_FIND} value={choice.filter.clone()} {oninput} />
            <label class="check nowrap">{text::WORKLOADS_GROUP}<select class="input input--sm" {onchange}>{for groupings.map(option)}</select></label>
            <label class="check nowrap"><input type="checkbox" checked={choice.troubled} onchange={only} />{text::WORKLOADS_TROUBLED}</label>
            <span class="muted" role="status">{ if count < all { text::rows_of(count, all) } else { String::new() } }</span>
            <span class="grow"></span>
            // Fixed, so that the field stays when there is one group.
            <span>{fold}</span>
        </div>
    }
}

fn shown(board: &Board, made: &Made) -> Vec<Group> {
    let is_troubled = |row: &WorkloadRow| made.counts(row) != [0, 0];
    groups(&made.what, &board.choice, &is_troubled)
}

/// The table itself.
pub(super) fn view(board: &Board, made: &Rc<Made>, send: &Callback<Event>) -> Html {
    let groups = shown(board, made);
    if groups.is_empty() {
        return html! { <div class="empty">{text::WORKLOADS_NONE}</div> };
    }
    let rows = |group: &Group| -> Vec<usize> { group.rows.clone() };
    let all: Vec<usize> = groups.iter().flat_map(rows).collect();
    let sum = totals(made, &all);
    let mut entries = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let has_head = board.choice.grouping != Grouping::Nothing;
        entries.extend(has_head.then_some(Entry::Head(at)));
        if has_head && board.closed.contains(&group.name) {
            continue;
        }
        for at in &group.rows {
            entries.push(Entry::Row(*at));
            let row = made.what.rows.get(*at);
            let is_open = row.is_some_and(|row| board.open.as_ref() == Some(&made.key(row)));
            entries.extend(is_open.then_some(Entry::Cards(*at)));
        }
    }
    let count = entries.len();
    let drawn = (made.clone(), send.clone(), board.open.clone(), board.closed.clone());
    let row = Callback::from(move |index: usize| {
        let (made, send, open, closed) = &drawn;
        let draw = |at: &usize| made.what.rows.get(*at);
        match entries.get(index) {
            Some(Entry::Head(at)) => {
                let one = groups.get(*at);
                one.map(|one| head(made, one, closed.contains(&one.name), send)).unwrap_or_default()
            }
            Some(Entry::Row(at)) => {
                draw(at).map(|one| self::row(made, one, open.as_ref(), send)).unwrap_or_default()
            }
            Some(Entry::Cards(at)) => draw(at).map(|one| opened(made, one)).unwrap_or_default(),
            None => Html::default(),
        }
    });
    let column = |(column, says): (Column, Message)| {
        let sorted = board.choice.sort.filter(|(now, _)| *now == column).map(|(_, falls)| falls);
        let onclick = send.reform(move |_: yew::MouseEvent| Event::Sort(column));
        let (sort, mark) = match sorted {
            Some(true) => (Some("descending"), " ↓"),
            Some(false) => (Some("ascending"), " ↑"),
            None => (None, ""),
        };
        let class = is_figure(column).then_some("n");
        html! { <th scope="col" role="columnheader" {class} aria-sort={sort}><button type="button" {onclick}>{says.text()}<span aria-hidden="true">{mark}</span></button></th> }
    };
    let count_said = text::CountWorkloads { count: sum.rows }.text();
    html! {
        <table class="wl" role="table" onkeydown={Callback::from(walk)}>
            <caption class="vh">{text::WORKLOADS_CAPTION}</caption>
            <colgroup>{for Column::ALL.map(width)}</colgroup>
            <thead role="rowgroup"><tr role="row">{for HEADS.map(column)}</tr></thead>
            <Rows {count} {row} height={HEIGHT} whole={Some(count <= FEW)} tag="tbody" />
            <tfoot role="rowgroup"><tr class="sum" role="row">
                <th colspan="2" scope="row" role="rowheader">{count_said}</th>{figures(&sum)}
                <td colspan="3" class="muted wl__note" role="cell">{noted(&sum)}</td>
            </tr></tfoot>
        </table>
    }
}

fn is_figure(column: Column) -> bool {
    matches!(column, Column::Pods | Column::Gpus | Column::Cpu | Column::Memory)
}

fn width(column: Column) -> Html {
    let class = match column {
        Column::Name => "",
        Column::Kind => "wl__kind",
        Column::Gpus => "wl__gpu",
        Column::Pods | Column::Cpu => "wl__figure",
        _ => "wl__more",
    };
    html! { <col {class} /> }
}

fn totals(made: &Made, rows: &[usize]) -> Totals {
    Totals::of(rows.iter().filter_map(|at| made.what.rows.get(*at)))
}

/// What is to be known of a sum.
fn noted(sum: &Totals) -> String {
    let mut said = vec![text::WORKLOADS_SUMS.text().to_owned()];
    if sum.per_node > 0 {
        said.push(text::WorkloadsPerNode { count: sum.per_node }.text());
    }
    if sum.tasks > 0 {
        said.push(text::WorkloadsTasks { count: sum.tasks }.text());
    }
    said.join(" ")
}

/// The cells of pods, GPUs, CPU and memory of a sum.
fn figures(sum: &Totals) -> Html {
    let figures = [
        (text::WORKLOAD_PODS, sum.pods.to_string()),
        (text::GPU, if sum.gpus == 0 { String::new() } else { sum.gpus.to_string() }),
        (text::WORKLOAD_CPU, if sum.cpu == 0 { String::new() } else { cpu_text(sum.cpu) }),
        (
            text::WORKLOAD_MEMORY,
            if sum.memory == 0 { String::new() } else { memory_text(sum.memory) },
        ),
    ];
    let cells = figures.into_iter().zip(sum.more).map(|((name, value), more)| match more {
        true => (name, value + "+"),
        false => (name, value),
    });
    cells.map(|(name, value)| cell("n", name, value, false)).collect()
}

/// A cell; a dash where there is nothing.
fn cell(class: &'static str, name: Message, value: String, warns: bool) -> Html {
    let is_nil = value.is_empty();
    let class = classes!(class, is_nil.then_some("nil"), warns.then_some("is-warn"));
    html! { <td {class} role="cell" data-l={name.text()}>{ if is_nil { "–".to_owned() } else { value } }</td> }
}

/// The head of a group, with what its rows come to.
fn head(made: &Made, group: &Group, is_closed: bool, send: &Callback<Event>) -> Html {
    let sum = totals(made, &group.rows);
    let name = group.name.clone();
    let onclick = send.reform(move |_: yew::MouseEvent| Event::Fold(name.clone()));
    let said = text::CountWorkloads { count: sum.rows }.text();
    html! {
        <tr class="grp" role="row" key={format!("group {}", group.name)}>
            <th colspan="2" scope="rowgroup" role="rowheader">
                <button type="button" class="aslink" data-walk="" aria-expanded={(!is_closed).to_string()} {onclick}>
                    {icon::small(if is_closed { "right" } else { "chev" })}<b>{&group.name}</b>{" "}{said}
                </button>
            </th>
            {figures(&sum)}
            <td class="nil" role="cell" colspan="3"></td>
        </tr>
    }
}

fn row(made: &Made, row: &WorkloadRow, open: Option<&String>, send: &Callback<Event>) -> Html {
    let [kind, name] = order::called(&made.what, row);
    let key = made.key(row);
    let is_open = open == Some(&key);
    let onclick = {
        let key = key.clone();
        send.reform(move |_: yew::MouseEvent| Event::Open(key.clone()))
    };
    let [errors, warnings] = made.counts(row);
    let pods = match row.pods {
        RowPods::Some(pods) => pods.to_string(),
        RowPods::PerNode => text::WORKLOAD_PER_NODE.text().to_owned(),
        RowPods::ForATime => "1".to_owned(),
        RowPods::Unknown => text::UNKNOWN.text().to_owned(),
    };
    let going = budget(&made.what, row).map(|budget| match (budget.may_go, budget.pods) {
        (Some(go), Some(of)) => (text::MayGoOf { go: &go, of: &of }.text(), go == 0 && of > 0),
        (Some(go), None) => (go.to_string(), go == 0),
        (None, _) => (text::UNKNOWN.text().to_owned(), false),
    });
    let (going, blocks) = going.unwrap_or_default();
    let scaler = range(&made.what, row).map(|(low, high)| text::range(low, high));
    let gpus = if row.gpus == 0 { String::new() } else { row.gpus.to_string() };
    html! {
        <tr class={classes!(is_open.then_some("is-open"))} role="row" data-workload={name.to_owned()} key={key.clone()}>
            <td class="k" role="cell" title={kind.to_owned()}>{kind}</td>
            <th class="name" scope="row" role="rowheader"><div class="in">
                {icon::small_with(if is_open { "chev" } else { "right" }, "tw")}
                <button type="button" data-walk="" data-row={key.clone()} aria-expanded={is_open.to_string()} {onclick}>{name}</button>
                {count_badge(errors, warnings)}
            </div></th>
            {cell("n", text::WORKLOAD_PODS, pods, false)}
            {cell("n", text::GPU, gpus, false)}
            {cell("n", text::WORKLOAD_CPU, row.cpu.map(cpu_text).unwrap_or_default(), false)}
            {cell("n", text::WORKLOAD_MEMORY, row.memory.map(memory_text).unwrap_or_default(), false)}
            {probes(row.probes)}
            {cell("", text::WORKLOAD_MAY_GO, going, blocks)}
            {cell("", text::WORKLOAD_SCALER, scaler.unwrap_or_default(), false)}
        </tr>
    }
}

fn probes(probes: Option<[bool; 3]>) -> Html {
    let Some(there) = probes else {
        return cell("", text::WORKLOAD_PROBES, String::new(), false);
    };
    if there == [false; 3] {
        return cell("dim", text::WORKLOAD_PROBES, text::NONE.text().to_owned(), false);
    }
    let names = [("S", "startupProbe"), ("R", "readinessProbe"), ("L", "livenessProbe")];
    let said = names.iter().zip(there).map(|((_, name), there)| match there {
        true => (*name).to_owned(),
        false => text::WorkloadNoProbe { name }.text(),
    });
    let said = said.collect::<Vec<_>>().join(", ");
    let marks = names.iter().zip(there).map(|((letter, _), there)| {
        html! { <i class={if there { "y" } else { "no" }}>{*letter}</i> }
    });
    html! {
        <td role="cell" data-l={text::WORKLOAD_PROBES}><span class="prb" role="img" title={said.clone()} aria-label={said}>{for marks}</span></td>
    }
}

/// The cards of a row that is open.
fn opened(made: &Made, row: &WorkloadRow) -> Html {
    html! {
        <tr class="open" role="row" key={format!("cards {}", made.key(row))}><td colspan="9" role="cell">{cards::of(made, row)}</td></tr>
    }
}

/// Whether something in the table has the focus.
pub(super) fn has_focus() -> bool {
    let table = browser::find(".wl");
    table.zip(browser::focused()).is_some_and(|(table, focused)| table.contains(Some(&focused)))
}

/// Gives a row the focus: rows are drawn by their places, and what takes the place of one does not keep it.
pub(super) fn focus(key: &str) {
    let Some(table) = browser::find(".wl") else { return };
    let Ok(rows) = table.query_selector_all("[data-row]") else { return };
    let all = (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<HtmlElement>().ok());
    let mut row = all.filter(|row| row.get_attribute("data-row").as_deref() == Some(key));
    if let Some(row) = row.next() {
        let _ = row.focus();
    }
}

/// What keys do in the table: up and down walk its rows, right opens one, left closes it, Home and End go to the ends.
fn walk(event: KeyboardEvent) {
    let (Some(table), Some(here)) =
        (browser::around(&event, ".wl"), browser::around(&event, "[data-walk]"))
    else {
        return;
    };
    let is_open = here.get_attribute("aria-expanded").as_deref() == Some("true");
    let click = |wanted: bool| {
        if is_open != wanted
            && let Some(button) = here.dyn_ref::<HtmlElement>()
        {
            button.click();
        }
    };
    match event.key().as_str() {
        "ArrowDown" => browser::rove(&table, "[data-walk]", 1),
        "ArrowUp" => browser::rove(&table, "[data-walk]", -1),
        "ArrowRight" => click(true),
        "ArrowLeft" => click(false),
        "Home" => browser::end_of(&table, "[data-walk]", false),
        "End" => browser::end_of(&table, "[data-walk]", true),
        _ => return,
    }
    event.prevent_default();
}
