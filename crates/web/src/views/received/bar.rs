//! The bar: what the link changes, that one's own work is safe, what it does in figures, and which findings went or came.

use super::{Event, Send, became, tell};
use crate::text::received as words;
use crate::{chip, icon, text};
use chartroom_protocol::{FromView, OneSided, Received, Severity};
use web_sys::MouseEvent;
use yew::{Html, classes, html};

/// Figures and findings that are shown at once.
const FEW: (usize, usize) = (4, 3);

/// The bar.
pub(super) fn view(received: &Received, all: bool, send: &Send) -> Html {
    html! {
        <>
            {icon::plain("share")}
            <p class="strip__say" role="status">{says(received)}</p>
            <div class="strip__acts">{acts(received)}</div>
            {figures(received, all, send)}
        </>
    }
}

fn says(received: &Received) -> Html {
    let Received { chart, version, environment, places, own, made_on, .. } = received;
    if received.items.is_empty() {
        let lead = if received.whole { words::WHOLE } else { words::NOTHING };
        return html! { <><b>{lead}</b>{" "}{ if *own { words::SAFE } else { words::NO_OWN } }</> };
    }
    html! {
        <>
            <b>{words::changes(environment, *places)}</b><span class="d-only">{words::against(chart, version)}</span>{". "}
            { made_on.as_ref().map(|made_on| html! { <>{words::made_on(made_on)}{" "}</> }) }
            { if *own { words::SAFE } else { words::NO_OWN } }
            { (!received.others.is_empty()).then(|| others(received)) }
        </>
    }
}

/// The other environments that are changed, each a way to it.
fn others(received: &Received) -> Html {
    let one = |(index, name): &(u32, String)| {
        let index = *index;
        html! { <>{" "}<button type="button" class="aslink" onclick={tell(move || FromView::Environment(index))}>{name}</button></> }
    };
    html! { <>{" "}{words::ALSO}{for received.others.iter().map(one)}{"."}</> }
}

fn acts(received: &Received) -> Html {
    let button = |class: &'static str,
                  symbol: &'static str,
                  words: &'static str,
                  what: fn() -> FromView| {
        html! { <button type="button" class={classes!("btn", "btn--sm", class)} onclick={tell::<MouseEvent>(what)}>{icon::small(symbol)}{words}</button> }
    };
    let changed = !received.items.is_empty();
    html! {
        <>
            { changed.then(|| button("btn--line", "cmp", words::SEE, || FromView::Changes)) }
            { match changed {
                true => button("btn--primary", "import", words::TAKE, || FromView::OpenTake),
                false => button("btn--primary", "check", words::ADOPT, || FromView::Adopt),
            } }
            { received.own.then(|| html! {
                <button type="button" class="btn btn--sm" onclick={tell::<MouseEvent>(|| FromView::OpenOwn)}>{words::BACK}</button>
            }) }
            <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::CLOSE} onclick={tell::<MouseEvent>(|| FromView::CloseStrip)}>{icon::small("x")}</button>
        </>
    }
}

fn figures(received: &Received, all: bool, send: &Send) -> Html {
    let (figures, findings) = (&received.figures, &received.findings);
    if figures.is_empty() && findings.is_empty() {
        return Html::default();
    }
    let figure = |(name, old, new): &(String, Option<String>, Option<String>)| {
        html! { <li><span class="muted">{words::figure(name).to_owned()}</span>{became(old.as_deref(), new.as_deref())}</li> }
    };
    let few = if all { (usize::MAX, usize::MAX) } else { FEW };
    let rest = figures.len().saturating_sub(few.0) + findings.len().saturating_sub(few.1);
    let more = (rest > 0 || all && figures.len() + findings.len() > FEW.0).then(|| {
        let onclick = send.reform(|_: MouseEvent| Event::All);
        let words = if all { text::LESS.to_owned() } else { format!("{rest} {}", words::MORE) };
        html! { <li><button type="button" class="aslink" aria-expanded={all.to_string()} {onclick}>{words}</button></li> }
    });
    html! {
        <ul class="does">
            {for figures.iter().take(few.0).map(figure)}
            {for findings.iter().take(few.1).map(finding)}
            {more}
        </ul>
    }
}

/// A finding that went or came.
pub(super) fn finding(found: &OneSided) -> Html {
    let (word, symbol, class) = match (found.new, found.severity) {
        (false, _) => (words::GONE, "check", "ok"),
        (true, Severity::Error) => (words::NEW, "error", "error"),
        (true, _) => (words::NEW, "warn", "warn"),
    };
    html! {
        <li class={classes!("changes__one", format!("changes__one--{class}"))}>
            {icon::small(symbol)}<span><b>{word}</b>{" "}<span class="mono">{&found.code}</span><span class="does__why">{" "}{chip::prose(&found.message)}</span></span>
        </li>
    }
}
