//! Lines above the output: what stands in the way of a fresh one, and news of links and storage.

use crate::state::{Action, Dialog, Engine, Notice, State, Trouble, Wanted};
use crate::{chip, icon, text};
use chartroom_protocol::Severity;
use yew::{Callback, Html, classes, html};

/// Whether the engine stands still, so that no output is fresh.
pub(crate) fn stopped(state: &State) -> bool {
    matches!(state.engine, Engine::Stopped(_)) || state.refused().is_some()
}

/// All banners.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <>
            {for state.notices.iter().map(|notice| self::notice(notice, dispatch))}
            {engine(state, dispatch)}
            {refused(state, dispatch)}
            {slow(state)}
        </>
    }
}

/// What was just done, with the button that takes it back; for a dialog that lies over the banners.
pub(crate) fn undone(state: &State, dispatch: &Callback<Action>) -> Html {
    let done = state.notices.iter().filter(|notice| matches!(notice, Notice::Undo(..)));
    done.map(|done| notice(done, dispatch)).collect()
}

fn banner(bad: bool, symbol: &'static str, body: Html, action: Html) -> Html {
    let class = classes!("banner", (!bad).then_some("banner--info"));
    html! { <div {class} role={if bad { "alert" } else { "status" }}>{icon::plain(symbol)}<span class="grow">{body}</span>{action}</div> }
}

fn engine(state: &State, dispatch: &Callback<Action>) -> Html {
    let Engine::Stopped(reason) = &state.engine else { return Html::default() };
    let onclick = dispatch.reform(|_| Action::Restart);
    let body = html! { <><b>{text::ENGINE_STOPPED}</b>{text::GAP}{reason}</> };
    banner(
        true,
        "error",
        body,
        html! { <button type="button" class="btn btn--sm btn--line" {onclick}>{text::RESTART}</button> },
    )
}

/// The engine did not get through the input.
fn refused(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(why) = state.refused() else { return Html::default() };
    let good = state.good().is_some_and(|good| good.view.is_some());
    let onclick = dispatch.reform(|_| Action::TryAgain);
    let more = match why {
        Trouble::Hung(_) if !state.patient => text::GIVE_TIME.text(),
        _ => text::TRY_AGAIN.text(),
    };
    let said = match why {
        Trouble::Memory(_, said) => Some(said.to_string()),
        Trouble::Failed(said) => Some(said.clone()),
        _ => None,
    };
    let said = said.map(|said| {
        html! { <details class="banner__said"><summary>{text::WHAT_IT_SAID}</summary><code>{said}</code></details> }
    });
    let body = html! { <><b>{text::TEXT_SAFE}</b>{text::GAP}{text::refused(why)}{ good.then(|| html! { <>{text::GAP}{text::LAST_GOOD}</> }) }{said}</> };
    let back = dispatch.reform(|_| Action::WithoutLast);
    let back = (state.through.is_some() && !state.reading()).then(|| {
        html! { <button type="button" class="btn btn--sm btn--line" data-back="" onclick={back}>{text::WITHOUT_LAST}</button> }
    });
    let again = html! { <button type="button" class="btn btn--sm btn--line" data-again="" {onclick}>{more}</button> };
    banner(true, "error", body, html! { <>{back}{again}</> })
}

/// "Slower than usual. Below: your state of 6 s ago."
fn slow(state: &State) -> Html {
    if state.long.is_none() {
        return Html::default();
    }
    let good = state.good().filter(|good| good.view.is_some());
    let below = good.map(|good| text::SlowBelow { age: &text::age(state.now - good.at) }.text());
    banner(false, "hint", html! { <><b>{text::SLOW}</b>{text::GAP}{below}</> }, Html::default())
}

/// "This is the last good render, from 40 s ago. Fix values-staging.yaml:14 to update it." It lies over the foot of the
/// output, so that nothing that is read moves when it comes and goes.
pub(crate) fn stale(state: &State, dispatch: &Callback<Action>) -> Html {
    if stopped(state) {
        return Html::default();
    }
    let Some(good) = state.good().filter(|good| good.stale && good.view.is_some()) else {
        return Html::default();
    };
    let error =
        state.shown.of(state.active).find(|(_, problem)| problem.severity == Severity::Error);
    let fix = error.map(|(index, problem)| {
        let onclick = dispatch.reform(move |_| Action::ChooseProblem(index));
        match problem.place {
            Some(place) => {
                let name =
                    state.shown.file(place.file).map(|file| file.name.clone()).unwrap_or_default();
                html! { <>{text::GAP}{text::STALE_FIX}{" "}<button type="button" class="aslink banner__place" {onclick}>{format!("{name}:{}", place.start.line + 1)}</button>{" "}{text::STALE_FIX_END}</> }
            }
            None => html! { <>{text::GAP}<button type="button" class="aslink" {onclick}>{chip::prose(&problem.message)}</button></> },
        }
    });
    let age = text::Stale { age: &text::age(state.now - good.at) }.text();
    let line = banner(true, "error", html! { <><b>{age}</b>{fix}</> }, Html::default());
    html! { <div class="foot">{line}</div> }
}

fn notice(notice: &Notice, dispatch: &Callback<Action>) -> Html {
    let gone = notice.clone();
    let onclick = dispatch.reform(move |_| Action::Dismiss(gone.clone()));
    let close = html! {
        <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::CLOSE} {onclick}>{icon::small("x")}</button>
    };
    match notice {
        Notice::BrokenLink(reason) => {
            let body = html! { <><b>{text::LINK_BROKEN}</b>{text::GAP}{chip::prose(reason)}{text::GAP}{text::LINK_BROKEN_SAFE}</> };
            banner(true, "error", body, close)
        }
        Notice::Removed(removed) => {
            let back = removed.clone();
            let onclick = dispatch.reform(move |_| Action::RestoreEnvironment(back.clone()));
            let body = text::EnvironmentRemoved { name: &removed.environment.name }.text();
            let body = html! { {body} };
            let undo = html! { <button type="button" class="btn btn--sm btn--line" {onclick}>{text::UNDO}</button> };
            banner(false, "hint", body, html! { <>{undo}{close}</> })
        }
        Notice::Undo(says, before) => {
            let undo = before.clone().map(|before| {
                let onclick = dispatch.reform(move |_| Action::Undo(before.clone()));
                html! { <button type="button" class="btn btn--sm btn--line" data-undo-step="" {onclick}>{text::UNDO}</button> }
            });
            banner(false, "hint", html! { {*says} }, html! { <>{undo}{close}</> })
        }
        Notice::BrokenStore => banner(true, "error", html! { {text::KEPT_BROKEN.text()} }, close),
        Notice::Blind => banner(false, "hint", html! { {text::KEPT_BLIND.text()} }, close),
        Notice::NoSettings => {
            banner(false, "hint", html! { {text::KEPT_NO_SETTINGS.text()} }, close)
        }
        // In the strip.
        Notice::Apart(_) => Html::default(),
        Notice::ViewFailed(wanted) => {
            let again = wanted.clone().map(|wanted| {
                let onclick = dispatch.reform(move |_| match wanted.clone() {
                    Wanted::Compare => Action::Compare(true),
                    Wanted::Dialog(dialog) => Action::Open(dialog),
                });
                html! { <button type="button" class="btn btn--sm btn--line" data-again="" {onclick}>{text::TRY_AGAIN}</button> }
            });
            banner(
                true,
                "error",
                html! { {text::VIEW_FAILED.text()} },
                html! { <>{again}{close}</> },
            )
        }
        Notice::Unanswered(what, why) => {
            let body = html! { <>{text::unanswered(what, why)}{text::GAP}{text::TEXT_SAFE}</> };
            banner(true, "error", body, close)
        }
        Notice::OtherChart(name) => {
            let onclick = dispatch.reform(|_| Action::Open(Dialog::Charts));
            let open = html! { <button type="button" class="btn btn--sm btn--line" {onclick}>{text::CHARTS}</button> };
            let body = html! { <><b>{text::OtherChart { name }.text()}</b>{text::GAP}{text::OTHER_CHART_HELP}</> };
            banner(false, "share", body, html! { <>{open}{close}</> })
        }
        Notice::ChartLost => banner(true, "error", html! { {text::CHART_LOST.text()} }, close),
    }
}
