//! The share dialog: warn about likely secrets, choose how much goes in, copy the link.

use super::dialogs;
use crate::secret::Finding;
use crate::state::{Action, INCLUDES, Include, Secrets, Share, State};
use crate::{browser, icon, text};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Lengths that the meter shows: what chats cut, and where a file is the better way.
const CHAT: usize = 2_000;
const LONG: usize = 8_000;

/// The dialog.
pub(crate) fn view(state: &State, share: &Share, dispatch: &Callback<Action>) -> Html {
    let written = |payload: &Rc<str>| format!("{}#{payload}", browser::address());
    let link = share.payload.as_ref().map(|payload| payload.as_ref().map(written));
    let body = html! {
        <>
            {warning(&share.carried.findings, share, dispatch)}
            {include(state, share, dispatch)}
            {match link {
                Some(Err(reason)) => html! { <div class="alert" role="alert">{icon::plain("error")}<div><b>{"No link was made."}</b>{" "}{reason}</div></div> },
                link => link_field(link.and_then(Result::ok).as_deref(), state, dispatch),
            }}
        </>
    };
    let done = dispatch.reform(|_| Action::Close);
    let environment = dialogs::name(state);
    let foot = html! {
        <>{icon::small("hint")}<span class="grow">{format!("The link opens on {environment}. What it carries stands after the #, so it never reaches a server.")}</span>
        <button type="button" class="btn btn--line" onclick={done}>{"Done"}</button></>
    };
    dialogs::frame("Share", environment, body, foot, dispatch)
}

fn warning(findings: &[(String, Finding)], share: &Share, dispatch: &Callback<Action>) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let one = |(path, finding): &(String, Finding)| {
        html! { <div class="alert__row"><code>{format!("{}: {}", finding.key, finding.hint)}</code>{" "}<span class="muted">{format!("{path}:{}", finding.line + 1)}</span></div> }
    };
    let choice = |secrets: Secrets, words: &'static str| {
        let onchange = dispatch.reform(move |_| Action::ShareSecrets(secrets));
        html! { <label><input type="radio" name="secrets" checked={share.secrets == secrets} {onchange} />{words}</label> }
    };
    let lead = match findings.len() {
        1 => "What you share holds a value that looks like a secret.".to_owned(),
        many => format!("What you share holds {many} values that look like secrets."),
    };
    html! {
        <div class="alert alert--gap" role="alert">{icon::plain("warn")}
            <div>
                <b>{lead}</b>{for findings.iter().take(6).map(one)}
                <div class="alert__why">{"Anyone with the link could read it. Nothing has been copied yet."}</div>
                <div class="radios" role="radiogroup" aria-label="What to do with it">
                    {choice(Secrets::Redact, "Replace with <redacted>")}{choice(Secrets::Keep, "Share it as it is")}
                </div>
            </div>
        </div>
    }
}

fn include(state: &State, share: &Share, dispatch: &Callback<Action>) -> Html {
    let environment =
        state.environment().map(|environment| environment.name.clone()).unwrap_or_default();
    let size = |include: Include| {
        let at = INCLUDES.iter().position(|other| *other == include);
        let sizes = share.carried.sizes;
        match at.and_then(|at| sizes.get(at)).copied().unwrap_or_default() {
            (0, _) => "nothing changed".to_owned(),
            (files, bytes) => format!(
                "{}, {} kB",
                match state.own.is_some() && include == Include::Chart {
                    true => text::count(files, "file", "files"),
                    false => text::count(files, "changed file", "changed files"),
                },
                text::tenth(bytes as f64 / 1000.0)
            ),
        }
    };
    let choices = [
        (Include::Environment, format!("Only {environment}"), "Its overlay and --set entries"),
        (Include::Overlays, "All layers".to_owned(), "values.yaml, every overlay and --set entry"),
        match state.own.is_some() {
            true => {
                (Include::Chart, "The whole chart".to_owned(), "Opens without the chart at hand")
            }
            false => {
                (Include::Chart, "Everything changed".to_owned(), "Templates and other files too")
            }
        },
    ];
    let choice = |(include, name, what): (Include, String, &'static str)| {
        let onchange = dispatch.reform(move |_| Action::ShareInclude(include));
        html! {
            <label class="choice"><input type="radio" name="include" checked={share.include == include} {onchange} />
                <b>{name}</b><span>{format!("{what}: {}.", size(include))}</span>
            </label>
        }
    };
    html! {
        <div class="field"><h3>{"Include"}</h3>
            <div class="choices" role="radiogroup" aria-label="Include">{for choices.into_iter().map(choice)}</div>
            { (state.own.is_some() && share.include != Include::Chart).then(|| html! { <p class="note">{icon::small("hint")}<span>{"Who opens the link has to have the chart, too."}</span></p> }) }
            { (state.chart_changed() && share.include != Include::Chart).then(|| html! { <p class="note">{icon::small("hint")}<span>{"Changes to the chart’s other files are left out."}</span></p> }) }
        </div>
    }
}

fn link_field(link: Option<&str>, state: &State, dispatch: &Callback<Action>) -> Html {
    let length = link.map(|link| link.chars().count()).unwrap_or_default();
    let url = link.unwrap_or_default().to_owned();
    let copied = url.clone();
    let onclick = dispatch.reform(move |_| {
        browser::copy(&copied);
        Action::Copied
    });
    let words = match length {
        0 => "Writing the link…",
        length if length <= CHAT => "Fits chat and email.",
        length if length <= LONG => "Too long for some chats; a browser opens it.",
        _ => "Very long: many programs cut it. A browser opens it.",
    };
    let share_of = (length as f64 / LONG as f64 * 100.0).min(100.0);
    html! {
        <div class="field"><h3>{"Link"}</h3>
            <div class="urlbox">
                <input readonly=true aria-label="Link" value={url} />
                <button type="button" class="btn btn--primary" data-autofocus="" disabled={link.is_none()} {onclick}>{icon::small("copy")}{ if state.copied { text::COPIED } else { "Copy link" } }</button>
            </div>
            <div class="lab lab--top"><span><b>{format!("{length} characters. ")}</b>{words}</span></div>
            <div class="bar" role="meter" aria-label="Link length" aria-valuemin="0" aria-valuemax={LONG.to_string()} aria-valuenow={length.min(LONG).to_string()}>
                <span class="b1" ~style={format!("width:{}", text::percent(share_of))}></span><i class="tick tick--chat"></i>
            </div>
            <div class="scale"><span ~style="left:0">{"0"}</span><span ~style="left:25%">{"2,000 chat limit"}</span><span ~style="left:100%">{"8,000"}</span></div>
        </div>
    }
}
