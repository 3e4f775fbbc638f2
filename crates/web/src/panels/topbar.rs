//! The top bar: chart, release facts, share, colours.

use crate::state::{Action, Dialog, OWN, State, Theme};
use crate::{icon, language, text};
use chartroom_messages::{Message, translated};
use yew::{Callback, Html, html};

/// What a button of the bar opens, by its name in the page and what it looks like.
struct Opens {
    dialog: Dialog,
    name: &'static str,
    class: &'static str,
    title: Option<Message>,
    /// Its name for who does not see it, where there is no text.
    label: Option<Message>,
    keys: Option<&'static str>,
}

impl Opens {
    fn new(dialog: Dialog, name: &'static str, class: &'static str) -> Self {
        Self { dialog, name, class, title: None, label: None, keys: None }
    }

    fn button(self, dispatch: &Callback<Action>, body: Html) -> Html {
        let Self { dialog, name, class, title, label, keys } = self;
        let (title, label) = (title.map(Message::text), label.map(Message::text));
        let onclick = dispatch.reform(move |_| Action::Open(dialog.clone()));
        html! {
            <button type="button" {class} {title} data-opens={name} aria-label={label} aria-keyshortcuts={keys} {onclick}>{body}</button>
        }
    }
}

/// The bar.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    let share = Opens {
        keys: Some("Control+Shift+S Meta+Shift+S"),
        ..Opens::new(state.new_share(), "share", "btn btn--primary")
    };
    let parity =
        Opens { title: Some(text::PARITY), ..Opens::new(Dialog::Parity, "parity", "btn d-only") };
    let history = Opens {
        title: Some(text::HISTORY_ABOUT),
        ..Opens::new(Dialog::History, "history", "btn d-only")
    };
    let export = Opens {
        keys: Some("Control+Shift+E Meta+Shift+E"),
        ..Opens::new(Dialog::Export, "export", "btn btn--line d-only")
    };
    let help = Opens {
        title: Some(text::HELP),
        label: Some(text::HELP),
        ..Opens::new(Dialog::Help, "help", "btn btn--icon")
    };
    let more = Opens {
        label: Some(text::MORE),
        ..Opens::new(Dialog::More, "more", "btn btn--icon m-only")
    };
    let reset = Opens::new(Dialog::Reset, "reset", "btn d-only");
    let symbol = |name, words: &'static str| html! { <>{icon::small(name)}{words}</> };
    html! {
        <header class="topbar">
            <h1 class="mark"><svg aria-hidden="true"><use href="#i-mark"/></svg>{text::NAME}</h1>
            {chart(state, dispatch)}
            {facts(state, dispatch)}
            <span class="grow"></span>
            {parity.button(dispatch, html! { {format!("Helm {}", text::HELM)} })}
            {history.button(dispatch, html! { {text::HISTORY} })}
            { (!state.pristine()).then(|| reset.button(dispatch, html! { {text::RESET} })) }
            {export.button(dispatch, symbol("export", text::EXPORT.text()))}
            {share.button(dispatch, symbol("share", text::SHARE.text()))}
            {help.button(dispatch, html! { {"?"} })}
            {language("btn d-only")}
            <span class="d-only">{themes(state, dispatch)}</span>
            {more.button(dispatch, icon::plain("more"))}
        </header>
    }
}

fn chart(state: &State, dispatch: &Callback<Action>) -> Html {
    let name = state
        .chart
        .as_ref()
        .map(|chart| html! { <>{&chart.name}{" "}<small>{&chart.version}</small></> });
    let name = name.unwrap_or_else(|| html! { {text::CHARTS} });
    let opens =
        Opens { title: Some(text::CHARTS), ..Opens::new(Dialog::Charts, "charts", "picker") };
    opens.button(dispatch, html! { <>{name}{badge(state)}{icon::small("chev")}</> })
}

/// Whose the edits on screen are, unless they are the user's own first ones.
fn badge(state: &State) -> Html {
    if state.work.foreign {
        return html! { <small class="badge badge--foreign" title={text::KEPT_BADGE_HELP}>{text::KEPT_BADGE}</small> };
    }
    match &*state.work.slot == OWN {
        true => Html::default(),
        false => html! { <small class="badge">{translated(&state.work.name).to_owned()}</small> },
    }
}

fn facts(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let view = state.good().and_then(|good| good.view.as_ref());
    let version = view.map_or(&state.kube_version, |view| &view.kube_version);
    let opens =
        Opens { title: Some(text::FACTS_TITLE), ..Opens::new(Dialog::Facts, "facts", "facts") };
    let fact = |name: &'static str, is: &str| html! { <span><i>{name}</i>{is.to_owned()}</span> };
    let facts = html! {
        <>
            {fact(text::FACTS_RELEASE.text(), &environment.release)}
            {fact(text::FACTS_NAMESPACE.text(), &environment.namespace)}
            {fact("k8s", version.trim_start_matches('v'))}
        </>
    };
    opens.button(dispatch, facts)
}

/// Changes the language; `www/editor/src/boot/main.ts` hears of it. It is named in both, for whoever reads only one.
pub(crate) fn language(class: &'static str) -> Html {
    let (lang, other) = if language::is_chinese() { ("en", "English") } else { ("zh", "中文") };
    html! { <button type="button" {class} title="Language / 语言" data-language="" {lang}>{other}</button> }
}

/// The choice of colours.
pub(crate) fn themes(state: &State, dispatch: &Callback<Action>) -> Html {
    let choices = [(Theme::System, "auto"), (Theme::Light, "sun"), (Theme::Dark, "moon")];
    let choice = |((theme, symbol), name): ((Theme, &'static str), &'static str)| {
        let onchange = dispatch.reform(move |_| Action::Theme(theme));
        html! {
            <label title={name}>
                <input type="radio" name="theme" checked={state.theme == theme} {onchange} />
                {icon::small(symbol)}<span class="vh">{name}</span>
            </label>
        }
    };
    html! {
        <div class="seg" role="radiogroup" aria-label={text::THEME}>
            {for choices.into_iter().zip(text::THEMES.map(Message::text)).map(choice)}
        </div>
    }
}
