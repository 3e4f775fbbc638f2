//! Cards: those of a row, all of them, and those of what selects nothing.

use super::order;
use super::{Event, Made};
use crate::panels::cards::{Scope, gpu, resources, scaling, workload};
use crate::text;
use chartroom_protocol::WorkloadRow;
use yew::{Callback, Html, html};

/// Calls `draw` with what cards need.
fn scoped<T>(made: &Made, draw: impl FnOnce(&Scope<'_>) -> T) -> T {
    let object = |index: u32| {
        let one = made.what.objects.get(index as usize)?;
        Some([&*one.kind, &*one.name, &*one.template])
    };
    let dispatch = made.dispatch();
    draw(&Scope { object: &object, files: &made.files, told: &made.told, dispatch: &dispatch })
}

/// The cards of a workload.
pub(super) fn of(made: &Made, row: &WorkloadRow) -> Html {
    let overview = &made.what.overview;
    let budgets = row.budgets.iter().filter_map(|at| overview.budgets.get(*at as usize));
    let scaler = row.scaler.and_then(|at| overview.autoscalers.get(at as usize));
    scoped(made, |scope| {
        let own = |object: u32| object == row.object;
        html! {
            <div class="cards">
                {for overview.workloads.iter().filter(|one| own(one.object)).map(|one| workload::card(scope, one))}
                {for overview.resources.iter().filter(|one| own(one.object)).map(|one| resources::card(scope, one))}
                {for overview.gpus.iter().filter(|one| own(one.object)).map(|one| gpu::card(scope, one))}
                {for scaler.map(|one| scaling::autoscaler(scope, one))}
                {for budgets.map(|one| scaling::budget(scope, one))}
            </div>
        }
    })
}

/// All cards, workload by workload, so many of the workloads.
pub(super) fn all(made: &Made, most: usize, send: &Callback<Event>) -> Html {
    let all = made.what.rows.len();
    let cards = made.what.rows.iter().take(most).map(|row| {
        let [kind, name] = order::called(&made.what, row);
        html! { <section aria-label={format!("{kind} {name}")} key={made.key(row)}>{of(made, row)}</section> }
    });
    let more = (all > most).then(|| {
        let onclick = send.reform(|_: yew::MouseEvent| Event::More);
        html! { <p class="wl__all"><button type="button" class="btn btn--line" {onclick}>{text::more_cards(most, all)}</button></p> }
    });
    html! { <>{for cards}{more}{idle(made)}</> }
}

/// Budgets and autoscalers that no workload of the release is under.
pub(super) fn idle(made: &Made) -> Html {
    let (overview, rows) = (&made.what.overview, &made.what.rows);
    let budgets = overview.budgets.iter().enumerate();
    let budgets =
        budgets.filter(|(at, _)| !rows.iter().any(|row| row.budgets.contains(&(*at as u32))));
    let scalers = overview.autoscalers.iter().enumerate();
    let scalers = scalers.filter(|(at, _)| !rows.iter().any(|row| row.scaler == Some(*at as u32)));
    let cards: Vec<Html> = scoped(made, |scope| {
        let scalers = scalers.map(|(_, one)| scaling::autoscaler(scope, one));
        scalers.chain(budgets.map(|(_, one)| scaling::budget(scope, one))).collect()
    });
    if cards.is_empty() {
        return Html::default();
    }
    html! { <section class="nr" aria-label={text::WORKLOADS_IDLE}><h2>{text::WORKLOADS_IDLE}</h2><div class="cards">{cards}</div></section> }
}
