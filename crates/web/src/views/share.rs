//! The share dialog: warn about likely secrets, choose how much goes in, copy the link.

use crate::messages;
use crate::{browser, icon, text};
use chartroom_protocol::{ForView, FromView, Sharing};
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

/// Lengths that the meter shows: what chats cut, and where a file is the better way.
const CHAT: usize = 2_000;
const LONG: usize = 8_000;

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Share {
    sharing: Option<Sharing>,
    copied: bool,
}

/// What happens.
pub(crate) enum Event {
    /// The page says what goes in.
    Came(Box<Sharing>),
    /// The link is wanted on the clipboard.
    Copy(String),
}

type Send = Callback<Event>;

/// Listens to the page.
pub(super) fn listen(send: &Send) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Share), move |sharing: Sharing| {
        send.emit(Event::Came(Box::new(sharing)));
    });
}

impl Share {
    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event) {
        match event {
            Event::Came(sharing) => {
                self.copied &= self.sharing.as_ref() == Some(&sharing);
                self.sharing = Some(*sharing);
            }
            Event::Copy(link) => {
                browser::copy(&link);
                self.copied = true;
            }
        }
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(sharing) = &self.sharing else { return Html::default() };
        let link = sharing.payload.as_ref().map(|payload| match payload {
            Ok(payload) => Ok(format!("{}#{payload}", browser::address())),
            Err(reason) => Err(reason),
        });
        html! {
            <>
                {warning(sharing)}
                {include(sharing)}
                {match link {
                    Some(Err(reason)) => html! { <div class="alert" role="alert">{icon::plain("error")}<div><b>{"No link was made."}</b>{" "}{reason}</div></div> },
                    link => self.link(link.and_then(Result::ok), send),
                }}
                <p class="note">{icon::small("hint")}<span>{format!("The link opens on {}. What it carries stands after the #, so it never reaches a server.", sharing.environment)}</span></p>
            </>
        }
    }

    fn link(&self, link: Option<String>, send: &Send) -> Html {
        let length = link.as_ref().map(|link| link.chars().count()).unwrap_or_default();
        let disabled = link.is_none();
        let url = link.unwrap_or_default();
        let copied = url.clone();
        let onclick = send.reform(move |_: MouseEvent| Event::Copy(copied.clone()));
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
                    <button type="button" class="btn btn--primary" {disabled} {onclick}>{icon::small("copy")}{ if self.copied { text::COPIED } else { "Copy link" } }</button>
                </div>
                <div class="lab lab--top"><span><b>{format!("{length} characters. ")}</b>{words}</span></div>
                <div class="bar" role="meter" aria-label="Link length" aria-valuemin="0" aria-valuemax={LONG.to_string()} aria-valuenow={length.min(LONG).to_string()}>
                    <span class="b1" ~style={format!("width:{}", text::percent(share_of))}></span><i class="tick tick--chat"></i>
                </div>
                <div class="scale"><span ~style="left:0">{"0"}</span><span ~style="left:25%">{"2,000 chat limit"}</span><span ~style="left:100%">{"8,000"}</span></div>
            </div>
        }
    }
}

/// Has the page share otherwise.
fn otherwise(include: u8, redact: bool) -> Callback<yew::Event> {
    Callback::from(move |_| messages::tell(messages::TO_PAGE, &FromView::Share(include, redact)))
}

fn warning(sharing: &Sharing) -> Html {
    let secrets = &sharing.secrets;
    let lead = match secrets.len() {
        0 => return Html::default(),
        1 => "What you share holds a value that looks like a secret.".to_owned(),
        many => format!("What you share holds {many} values that look like secrets."),
    };
    let one = |(path, line, key, hint): &(String, u32, String, String)| {
        html! { <div class="alert__row"><code>{format!("{key}: {hint}")}</code>{" "}<span class="muted">{format!("{path}:{}", line + 1)}</span></div> }
    };
    let choice = |redact: bool, words: &'static str| {
        let onchange = otherwise(sharing.include, redact);
        html! { <label><input type="radio" name="secrets" checked={sharing.redact == redact} {onchange} />{words}</label> }
    };
    html! {
        <div class="alert alert--gap" role="alert">{icon::plain("warn")}
            <div>
                <b>{lead}</b>{for secrets.iter().take(6).map(one)}
                <div class="alert__why">{"Anyone with the link could read it. Nothing has been copied yet."}</div>
                <div class="radios" role="radiogroup" aria-label="What to do with it">
                    {choice(true, "Replace with <redacted>")}{choice(false, "Share it as it is")}
                </div>
            </div>
        </div>
    }
}

fn include(sharing: &Sharing) -> Html {
    let own = sharing.own;
    let everything = match own {
        true => ("The whole chart".to_owned(), "Opens without the chart at hand"),
        false => ("Everything changed".to_owned(), "Templates and other files too"),
    };
    let choices = [
        (format!("Only {}", sharing.environment), "Its overlay and --set entries"),
        ("All layers".to_owned(), "values.yaml, every overlay and --set entry"),
        everything,
    ];
    let choice = |(at, (name, what)): (u8, (String, &'static str))| {
        let (files, bytes) = sharing.sizes.get(usize::from(at)).copied().unwrap_or_default();
        let onchange = otherwise(at, sharing.redact);
        let files = files as usize;
        let size = match files {
            0 => "nothing changed".to_owned(),
            _ => format!(
                "{}, {} kB",
                match own && at == 2 {
                    true => text::count(files, "file", "files"),
                    false => text::count(files, "changed file", "changed files"),
                },
                text::tenth(f64::from(bytes) / 1000.0)
            ),
        };
        html! {
            <label class="choice"><input type="radio" name="include" checked={sharing.include == at} {onchange} />
                <b>{name}</b><span>{format!("{what}: {size}.")}</span>
            </label>
        }
    };
    let part = sharing.include != 2;
    let note =
        |text: &'static str| html! { <p class="note">{icon::small("hint")}<span>{text}</span></p> };
    html! {
        <div class="field"><h3>{"Include"}</h3>
            <div class="choices" role="radiogroup" aria-label="Include">{for (0..).zip(choices).map(choice)}</div>
            { (own && part).then(|| note("Who opens the link has to have the chart, too.")) }
            { (sharing.chart_changed && part).then(|| note("Changes to the chart’s other files are left out.")) }
        </div>
    }
}
