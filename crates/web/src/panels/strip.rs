//! The strip: one line under the recipe bar, one at a time. It says what becomes of what the user makes: errors first,
//! then what other tabs do, then what a link changes, which the views say; at the first visit what this page is.

use crate::state::{Access, Action, Dialog, NotKept, Notice, State};
use crate::{icon, text};
use chartroom_messages::Message;
use yew::{Callback, Html, classes, html};

/// Makes what a button tells the state.
type Make = Box<dyn Fn() -> Action>;

/// What a button of the strip does.
enum Act {
    /// Tells the state.
    Do(Make),
    /// Hands the chart over as a file.
    Save,
    /// Opens the store again.
    Retry,
}

fn act(make: impl Fn() -> Action + 'static) -> Act {
    Act::Do(Box::new(make))
}

/// A button: what it does, its words, what more there is to say.
type Button = (Act, &'static str, &'static str);

/// The strip, if there is anything to say.
pub(crate) fn view(
    state: &State,
    dispatch: &Callback<Action>,
    save: &Callback<()>,
    retry: &Callback<()>,
) -> Html {
    let made = trouble(state).or_else(|| apart(state)).or_else(|| reading(state));
    let made = made.or_else(|| first(state));
    let foreign = made.is_none() && state.work.foreign && !state.seen;
    html! {
        <>
            <section id="received" class={foreign.then_some("strip strip--info")} hidden={!foreign} aria-label={text::KEPT_FOREIGN}></section>
            {made.map(|strip| drawn(strip, dispatch, save, retry)).unwrap_or_default()}
        </>
    }
}

fn drawn(
    strip: Strip,
    dispatch: &Callback<Action>,
    save: &Callback<()>,
    retry: &Callback<()>,
) -> Html {
    let button = |(index, (act, words, help)): (usize, Button)| {
        let onclick: Callback<yew::MouseEvent> = match act {
            Act::Do(make) => dispatch.reform(move |_| make()),
            Act::Save => save.reform(|_| ()),
            Act::Retry => retry.reform(|_| ()),
        };
        let class =
            classes!("btn", "btn--sm", if index == 0 { "btn--primary" } else { "btn--line" });
        html! { <button type="button" {class} title={help} {onclick}>{words}</button> }
    };
    let close = strip.close.map(|make| {
        let onclick = dispatch.reform(move |_: yew::MouseEvent| make());
        html! { <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::CLOSE} {onclick}>{icon::small("x")}</button> }
    });
    let role = if strip.kind == "warn" { "alert" } else { "status" };
    html! {
        <section class={format!("strip strip--{}", strip.kind)} {role} aria-label={strip.says}>
            {icon::plain(strip.symbol)}
            <p class="strip__say"><b>{strip.says}</b>{" "}{strip.help}</p>
            <div class="strip__acts">{for strip.buttons.into_iter().enumerate().map(button)}{close}</div>
        </section>
    }
}

struct Strip {
    kind: &'static str,
    symbol: &'static str,
    says: Message,
    help: String,
    buttons: Vec<Button>,
    close: Option<Make>,
}

fn trouble(state: &State) -> Option<Strip> {
    let trouble = state.trouble.as_ref()?;
    let save = (Act::Save, text::KEPT_SAVE_FILE.text(), text::KEPT_SAVE_HELP.text());
    let room =
        (act(|| Action::Open(Dialog::Charts)), text::KEPT_MAKE_ROOM.text(), text::CHARTS.text());
    let again = (Act::Retry, text::TRY_AGAIN.text(), "");
    let strip = |says, help: &str, buttons, close| Strip {
        kind: "warn",
        symbol: "warn",
        says,
        help: help.to_owned(),
        buttons,
        close,
    };
    if state.next.is_some() {
        let anyway = (act(|| Action::OpenAnyway), text::KEPT_OPEN_ANYWAY.text(), "");
        return Some(strip(
            text::KEPT_WAITS,
            text::KEPT_WAITS_HELP.text(),
            vec![save, anyway],
            None,
        ));
    }
    if state.closed.as_ref() == Some(trouble) {
        return None;
    }
    let close: Option<Make> = Some(Box::new(|| Action::CloseStrip));
    Some(match trouble {
        NotKept::Full => {
            strip(text::KEPT_FULL, text::KEPT_FULL_HELP.text(), vec![save, room], close)
        }
        NotKept::Newer => strip(text::KEPT_NEWER, text::KEPT_NEWER_HELP.text(), vec![save], close),
        NotKept::Refused(reason) => Strip {
            help: format!("{} ({})", text::KEPT_REFUSED_HELP.text(), reason.trim_end_matches('.')),
            ..strip(text::KEPT_REFUSED, "", vec![save, again], close)
        },
    })
}

fn apart(state: &State) -> Option<Strip> {
    let notice = state.notices.iter().find(|notice| matches!(notice, Notice::Apart(_)))?;
    let Notice::Apart(other) = notice else { return None };
    let (other, gone) = (other.clone(), notice.clone());
    let open = (act(move || Action::OpenKept(other.clone())), text::KEPT_OPEN_OTHER.text(), "");
    Some(Strip {
        kind: "info",
        symbol: "copy",
        says: text::KEPT_APART_SAYS,
        help: text::KEPT_APART_HELP.text().to_owned(),
        buttons: vec![open],
        close: Some(Box::new(move || Action::Dismiss(gone.clone()))),
    })
}

fn reading(state: &State) -> Option<Strip> {
    if !matches!(state.work.access, Access::Reading | Access::Taking(_)) {
        return None;
    }
    let take = (act(|| Action::TakeOver), text::TAKE.text(), text::KEPT_TAKE_OVER_HELP.text());
    let both =
        (act(|| Action::KeepBoth), text::KEPT_KEEP_BOTH.text(), text::KEPT_KEEP_BOTH_HELP.text());
    Some(Strip {
        kind: "info",
        symbol: "hint",
        says: text::KEPT_READING,
        help: text::KEPT_READING_HELP.text().to_owned(),
        buttons: vec![take, both],
        close: None,
    })
}

/// What this page is, to whoever has never been here.
fn first(state: &State) -> Option<Strip> {
    let tour = (act(|| Action::Open(Dialog::Tour)), text::TOUR_TAKE.text(), "");
    let lessons = (act(|| Action::Open(Dialog::Lessons)), text::LESSONS_TITLE.text(), "");
    let own = (act(|| Action::Open(Dialog::Charts)), text::OPEN_YOURS.text(), "");
    state.greets.then(|| Strip {
        kind: "info",
        symbol: "hint",
        says: text::WELCOME,
        help: text::WELCOME_HELP.text().to_owned(),
        buttons: vec![tour, own, lessons],
        close: Some(Box::new(|| Action::CloseStrip)),
    })
}
