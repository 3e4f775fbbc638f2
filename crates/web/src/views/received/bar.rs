//! The bar: what the link changes, that one's own work is safe, what it does in figures, and which findings went or came.

use super::{Event, Send, became, tell};
use crate::text::received as words;
use crate::{browser, chip, icon, text};
use chartroom_protocol::{Against, Found, FromView, OneSided, Received, Severity, Sharing};
use web_sys::MouseEvent;
use yew::{Html, classes, html};

/// Figures and findings that are shown at once.
const FEW: (usize, usize) = (4, 3);

/// The bar.
pub(super) fn view(
    received: &Received,
    landed: Option<&(String, Found)>,
    reply: (Option<(&Sharing, bool)>, Option<&str>),
    all: bool,
    send: &Send,
) -> Html {
    let landed = landed.map(|(environment, found)| {
        html! { <>{text::GAP}<span class="landed">{text::place::landed(environment, found)}</span></> }
    });
    html! {
        <>
            {icon::plain("share")}
            <p class="strip__say" role="status">{says(received)}{landed}</p>
            <div class="strip__acts">{ if received.against == Against::Sent { answering(reply, send) } else { acts(received) } }</div>
            {figures(received, all, send)}
        </>
    }
}

fn says(received: &Received) -> Html {
    if received.lesson.is_some() {
        return html! { <><b>{text::RECEIVED_LESSON}</b>{text::GAP}{ if received.own { text::RECEIVED_SAFE } else { text::RECEIVED_NO_OWN } }</> };
    }
    if let Some(entries) = received.snippet {
        let missing = received.items.iter().filter(|item| item.missing).count();
        return html! { <><b>{words::snippet(entries)}</b>{" "}{words::here(received.items.len(), missing)}</> };
    }
    let (again, of, added) = received.replies;
    if received.against == Against::Sent {
        return html! { <><b>{text::RECEIVED_ANSWERING}</b>{text::GAP}{words::replies(again, of, added)}{text::GAP}{text::RECEIVED_SEEN_AGAINST}</> };
    }
    if received.against == Against::Answered {
        return html! { <><b>{text::RECEIVED_IS_ANSWER}</b>{text::GAP}{words::replied(again, of, added)}{text::GAP}{ if received.own { text::RECEIVED_SAFE.text() } else { text::RECEIVED_NO_OWN.text() } }</> };
    }
    let Received { chart, version, environment, places, own, made_on, .. } = received;
    if received.items.is_empty() {
        let lead = if received.whole {
            text::RECEIVED_WHOLE.text()
        } else {
            text::RECEIVED_NOTHING.text()
        };
        return html! { <><b>{lead}</b>{text::GAP}{ if *own { text::RECEIVED_SAFE.text() } else { text::RECEIVED_NO_OWN.text() } }</> };
    }
    html! {
        <>
            <b>{words::changes(environment, *places)}</b><span class="d-only">{words::against(chart, version)}</span>{text::RECEIVED_END}
            { made_on.as_ref().map(|made_on| html! { <>{words::made_on(made_on)}{" "}</> }) }
            { if *own { text::RECEIVED_SAFE.text() } else { text::RECEIVED_NO_OWN.text() } }
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
    html! { <>{text::GAP}{text::RECEIVED_ALSO}{for received.others.iter().map(one)}</> }
}

fn acts(received: &Received) -> Html {
    let button = |class: &'static str,
                  symbol: &'static str,
                  words: &'static str,
                  what: fn() -> FromView| {
        html! { <button type="button" class={classes!("btn", "btn--sm", class)} onclick={tell::<MouseEvent>(what)}>{icon::small(symbol)}{words}</button> }
    };
    let changed = !received.items.is_empty();
    // What a lesson starts from is nothing to take over.
    let lesson = received.lesson.is_some();
    let others = (!lesson).then(|| html! {
        <>
            { (changed && received.snippet.is_none()).then(|| button("btn--line", "cmp", text::RECEIVED_SEE.text(), || FromView::Changes)) }
            { match changed {
                true => button("btn--primary", "import", text::TAKE.text(), || FromView::OpenTake),
                false if received.snippet.is_some() => Html::default(),
                false => button("btn--primary", "check", text::RECEIVED_ADOPT.text(), || FromView::Adopt),
            } }
            { received.snippet.is_none().then(|| button("btn--line", "share", text::RECEIVED_ANSWER.text(), || FromView::Answer(true))) }
        </>
    });
    html! {
        <>
            {others}
            { received.own.then(|| html! {
                <button type="button" class="btn btn--sm" onclick={tell::<MouseEvent>(|| FromView::OpenOwn)}>{text::RECEIVED_BACK}</button>
            }) }
            <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::CLOSE} onclick={tell::<MouseEvent>(|| FromView::CloseStrip)}>{icon::small("x")}</button>
        </>
    }
}

/// What is done with an answer; its link stands beside its length.
fn answering((reply, copied): (Option<(&Sharing, bool)>, Option<&str>), send: &Send) -> Html {
    let link = reply.and_then(|(reply, _)| reply.payload.as_ref()?.as_ref().ok());
    let link = link.map(|payload| format!("{}#{payload}", browser::address()));
    let length = link.as_ref().map(|link| words::characters(link.chars().count()));
    let is_copied = copied.is_some() && link.as_deref() == copied;
    let symbol = if is_copied { "check" } else { "copy" };
    // What looks like a secret, and why there is no link, is told in the dialog.
    let plain = reply.is_none_or(|(_, secret)| !secret);
    let disabled = reply.is_none_or(|(reply, _)| reply.payload.is_none());
    let onclick = match link {
        Some(link) if plain => send.reform(move |_: MouseEvent| Event::Copy(link.clone())),
        _ => tell(|| FromView::OpenShare),
    };
    let copy = match (plain, is_copied) {
        (true, true) => text::COPIED.text(),
        (true, false) => text::RECEIVED_COPY_ANSWER.text(),
        (false, _) => text::RECEIVED_SHARE_ANSWER.text(),
    };
    html! {
        <>
            <button type="button" class="btn btn--sm btn--line" onclick={tell::<MouseEvent>(|| FromView::Changes)}>{icon::small("cmp")}{text::RECEIVED_SEE_MINE}</button>
            <button type="button" class="btn btn--sm btn--primary" {disabled} {onclick}>{icon::small(symbol)}{copy}</button>
            <span class="muted" role="status">{length.unwrap_or_default()}</span>
            <button type="button" class="btn btn--sm" onclick={tell::<MouseEvent>(|| FromView::Answer(false))}>{text::RECEIVED_LEAVE_ANSWER}</button>
        </>
    }
}

fn figures(received: &Received, all: bool, send: &Send) -> Html {
    let (figures, findings) = (&received.figures, &received.findings);
    if figures.is_empty() && findings.is_empty() || received.lesson.is_some() {
        return Html::default();
    }
    let figure = |(name, old, new): &(String, Option<String>, Option<String>)| {
        html! { <li><span class="muted">{name.clone()}</span>{became(old.as_deref(), new.as_deref())}</li> }
    };
    let few = if all { (usize::MAX, usize::MAX) } else { FEW };
    let rest = figures.len().saturating_sub(few.0) + findings.len().saturating_sub(few.1);
    let more = (rest > 0 || all && figures.len() + findings.len() > FEW.0).then(|| {
        let onclick = send.reform(|_: MouseEvent| Event::All);
        let words = if all { text::LESS.text().to_owned() } else { text::ReceivedMore { count: &rest }.text() };
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
        (false, _) => (text::GONE.text(), "check", "ok"),
        (true, Severity::Error) => (text::NEW.text(), "error", "error"),
        (true, _) => (text::NEW.text(), "warn", "warn"),
    };
    html! {
        <li class={classes!("changes__one", format!("changes__one--{class}"))}>
            {icon::small(symbol)}<span><b>{word}</b>{" "}<span class="mono">{&found.code}</span><span class="does__why">{" "}{chip::prose(&found.message)}</span></span>
        </li>
    }
}
