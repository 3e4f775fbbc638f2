//! The share dialog: warn about likely secrets, choose how much goes in and as what, copy it.

mod code;

use crate::messages;
use crate::{browser, editor, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{
    Along, ForView, Form, FromView, ShareChoice, SharedPlace, Sharing, Written, decode, encode,
};
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

/// Lengths that the meter shows: what chats cut, and where a file is the better way.
const CHAT: usize = 2_000;
const LONG: usize = 8_000;

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Share {
    sharing: Option<Sharing>,
    /// What goes along.
    along: Along,
    written: Written,
    /// The order in which entries of a snippet stand: those that were ticked at first come first.
    order: Vec<usize>,
    copied: bool,
    /// The code of the link is shown.
    code: bool,
    /// What a frame shows, of [`text::share::SHOWS`].
    shows: usize,
}

/// What happens.
pub(crate) enum Event {
    /// The page says what goes in.
    Came(Box<Sharing>),
    /// The link is wanted on the clipboard.
    Copy(String),
    /// As much goes in.
    Include(u8),
    /// Secrets go along as they are.
    KeepSecrets(bool),
    /// The link opens where the sender stands.
    Place(bool),
    /// It is shared as something else.
    Form(Form),
    /// Entries of a snippet were chosen, or not.
    Choose(Vec<bool>),
    /// The code of the link is shown, or not.
    Code,
    /// What a frame shows.
    Shows(usize),
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
                let to_place = sharing.to_place && self.sharing.is_none();
                self.written = decode(&sharing.written).unwrap_or_default();
                let entries = &self.written.entries;
                // It stays while one ticks.
                if self.along.chosen.is_none() || self.order.len() != entries.len() {
                    self.order = (0..entries.len()).collect();
                    self.order.sort_by_key(|at| entries.get(*at).is_none_or(|one| !one.chosen));
                }
                self.sharing = Some(*sharing);
                if to_place {
                    self.update(Event::Place(true));
                }
            }
            Event::Include(include) => self.otherwise(|choice| choice.include = include),
            Event::KeepSecrets(keep) => self.otherwise(|choice| choice.keep_secrets = keep),
            Event::Form(form) => {
                (self.along.form, self.copied) = (form, false);
                self.along.address = browser::address();
                self.otherwise(|_| ());
            }
            Event::Choose(chosen) => {
                self.along.chosen = Some(chosen);
                self.otherwise(|_| ());
            }
            Event::Code => self.code = !self.code,
            Event::Shows(shows) => (self.shows, self.copied) = (shows, false),
            Event::Place(wanted) => {
                self.along.place = self.sharing.as_ref().filter(|_| wanted).map(standing);
                self.otherwise(|_| ());
            }
            Event::Copy(link) => {
                browser::copy(&link);
                self.copied = true;
            }
        }
    }

    /// Has the page share otherwise.
    fn otherwise(&self, change: impl FnOnce(&mut ShareChoice)) {
        let Some(sharing) = &self.sharing else { return };
        let along = encode(&self.along).unwrap_or_default();
        let mut choice = ShareChoice { along, ..sharing.choice.clone() };
        change(&mut choice);
        messages::tell(messages::TO_PAGE, &FromView::Share(choice));
    }

    /// What was told last, and whether something looks like a secret.
    pub(super) fn sharing(&self) -> Option<(&Sharing, bool)> {
        Some((self.sharing.as_ref()?, !self.written.secrets.is_empty()))
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(sharing) = &self.sharing else { return Html::default() };
        let link = sharing.payload.as_ref().map(|payload| match payload {
            Ok(payload) => Ok(format!("{}#{payload}", browser::address())),
            Err(reason) => Err(reason),
        });
        let snippet = self.along.form == Form::Snippet;
        html! {
            <>
                {warning(sharing, &self.written.secrets, send)}
                {self.forms(send)}
                { match snippet {
                    true => self.entries(send),
                    false => html! { <>{include(sharing, send)}{self.place(sharing, send)}</> },
                } }
                {match link {
                    Some(Err(reason)) => html! { <div class="alert" role="alert">{icon::plain("error")}<div><b>{text::SHARE_NO_LINK}</b>{text::GAP}{reason}</div></div> },
                    link => self.body(link.and_then(Result::ok), send),
                }}
                <p class="note">{icon::small("hint")}<span>{ match self.along.form {
                    Form::Snippet => text::SHARE_SNIPPET_NOTE.text().to_owned(),
                    Form::Embed => text::SHARE_FRAME_NOTE.text().to_owned(),
                    Form::Link | Form::Markdown => text::share::opens_on(&sharing.environment),
                } }</span></p>
            </>
        }
    }

    /// As what it is shared.
    fn forms(&self, send: &Send) -> Html {
        let form = |(form, words): (Form, &'static str)| {
            let onclick = send.reform(move |_: MouseEvent| Event::Form(form));
            let pressed = (self.along.form == form).to_string();
            html! { <button type="button" aria-pressed={pressed} {onclick}>{words}</button> }
        };
        let forms = [Form::Link, Form::Markdown, Form::Snippet, Form::Embed];
        let forms = forms.into_iter().zip(text::share::FORMS.map(Message::text));
        html! { <div class="seg sharing__forms" role="group" aria-label={text::SHARE_AS}>{for forms.map(form)}</div> }
    }

    /// The entries that a snippet can have.
    fn entries(&self, send: &Send) -> Html {
        let entries = &self.written.entries;
        if entries.is_empty() {
            return html! { <p class="note" role="status">{icon::small("hint")}<span>{text::SHARE_NO_ENTRIES}</span></p> };
        }
        let chosen: Vec<bool> = entries.iter().map(|entry| entry.chosen).collect();
        let one = |(at, entry): (usize, &chartroom_protocol::SnippetEntry)| {
            let mut next = chosen.clone();
            if let Some(is) = next.get_mut(at) {
                *is = !*is;
            }
            let onchange = send.reform(move |_: yew::Event| Event::Choose(next.clone()));
            let value = if entry.secret { text::SHARE_SECRET.text() } else { entry.value.as_str() };
            html! {
                <label class="take__row">
                    <input type="checkbox" checked={entry.chosen} disabled={entry.secret} {onchange} />
                    <span class="grow mono">{&entry.name}</span><span class="muted mono ellip">{value.to_owned()}</span>
                </label>
            }
        };
        let count = chosen.iter().filter(|is| **is).count();
        html! {
            <div class="field"><h3>{text::SHARE_ENTRIES}{" "}<span class="muted">{text::received::of(count, entries.len())}</span></h3>
                <div class="sharing__entries" tabindex="0" role="group" aria-label={text::SHARE_ENTRIES}>{for self.order.iter().filter_map(|at| Some((*at, entries.get(*at)?))).map(one)}</div>
                { (count > 0).then(|| html! { <pre class="sharing__yaml" tabindex="0">{&self.written.snippet}</pre> }) }
            </div>
        }
    }

    /// What is copied.
    fn body(&self, link: Option<String>, send: &Send) -> Html {
        match self.along.form {
            Form::Snippet if self.written.snippet.is_empty() => Html::default(),
            Form::Markdown => self.markdown(send),
            Form::Embed => self.frame(link, send),
            _ => self.link(link, send),
        }
    }

    fn markdown(&self, send: &Send) -> Html {
        let Some(markdown) = self.written.markdown.clone() else {
            return html! { <p class="field" aria-busy="true">{text::SHARE_WRITING}</p> };
        };
        let copied = markdown.clone();
        let onclick = send.reform(move |_: MouseEvent| Event::Copy(copied.clone()));
        html! {
            <div class="field"><div class="export__head"><h3>{text::SHARE_MARKDOWN}</h3><span class="grow"></span>
                <button type="button" class="btn btn--primary btn--sm" {onclick}>{icon::small("copy")}{ if self.copied { text::COPIED.text() } else { text::SHARE_COPY_MARKDOWN.text() } }</button></div>
                <pre class="sharing__yaml" tabindex="0" data-markdown="">{markdown}</pre>
            </div>
        }
    }

    /// The markup of a frame.
    fn frame(&self, link: Option<String>, send: &Send) -> Html {
        let Some((page, payload)) = link.as_deref().and_then(|link| link.split_once('#')) else {
            return html! { <p class="field" aria-busy="true">{text::SHARE_WRITING}</p> };
        };
        let choice = |(at, (words, _)): (usize, (Message, &'static str))| {
            let onchange = send.reform(move |_: yew::Event| Event::Shows(at));
            html! { <label><input type="radio" name="shows" checked={self.shows == at} {onchange} />{words.text()}</label> }
        };
        let shown = text::share::SHOWS.get(self.shows).map_or("both", |(_, shown)| shown);
        let folder = page.rsplit_once('/').map_or(page, |(folder, _)| folder);
        let markup = format!(
            "<iframe src=\"{folder}/embed.html?show={shown}#{payload}\" title=\"{}\" width=\"100%\" height=\"480\" loading=\"lazy\"></iframe>",
            text::SHARE_FRAME_TITLE
        );
        let copied = markup.clone();
        let onclick = send.reform(move |_: MouseEvent| Event::Copy(copied.clone()));
        html! {
            <div class="field"><div class="export__head"><h3>{text::SHARE_SHOWN}</h3>
                <div class="radios" role="radiogroup" aria-label={text::SHARE_SHOWN}>{for text::share::SHOWS.into_iter().enumerate().map(choice)}</div>
                <span class="grow"></span>
                <button type="button" class="btn btn--primary btn--sm" {onclick}>{icon::small("copy")}{ if self.copied { text::COPIED.text() } else { text::SHARE_COPY_FRAME.text() } }</button></div>
                <pre class="sharing__yaml" tabindex="0" data-frame="">{markup}</pre>
            </div>
        }
    }

    /// The code that a phone reads.
    fn code(&self, link: &str, send: &Send) -> Html {
        let onclick = send.reform(|_: MouseEvent| Event::Code);
        html! {
            <>
                <button type="button" class="btn btn--sm btn--line sharing__code" aria-expanded={self.code.to_string()} disabled={link.is_empty()} {onclick}>{text::SHARE_CODE}</button>
                { (self.code && !link.is_empty()).then(|| code::view(link)) }
            </>
        }
    }

    /// Whether the link opens where the sender stands, who reads where that is.
    fn place(&self, sharing: &Sharing, send: &Send) -> Html {
        let wanted = self.along.place.is_some();
        let place = self.along.place.clone().unwrap_or_else(|| standing(sharing));
        let words = text::place::named(&sharing.environment, &place);
        let onchange = send.reform(move |_: yew::Event| Event::Place(!wanted));
        html! {
            <label class="sharepos"><input type="checkbox" checked={wanted} {onchange} />
                <span>{text::PLACE_OPEN_HERE}{text::GAP}<b>{words}</b></span>
            </label>
        }
    }

    fn link(&self, link: Option<String>, send: &Send) -> Html {
        let length = link.as_ref().map(|link| link.chars().count()).unwrap_or_default();
        let disabled = link.is_none();
        let url = link.unwrap_or_default();
        let (copied, shown) = (url.clone(), url.clone());
        let onclick = send.reform(move |_: MouseEvent| Event::Copy(copied.clone()));
        let words = match length {
            0 => text::SHARE_WRITING.text(),
            length if length <= CHAT => text::SHARE_FITS.text(),
            length if length <= LONG => text::SHARE_LONG.text(),
            _ => text::SHARE_TOO_LONG.text(),
        };
        let share_of = (length as f64 / LONG as f64 * 100.0).min(100.0);
        html! {
            <div class="field"><h3>{text::LINK}</h3>
                <div class="urlbox">
                    <input readonly=true aria-label={text::LINK} value={url} />
                    <button type="button" class="btn btn--primary" {disabled} {onclick}>{icon::small("copy")}{ if self.copied { text::COPIED.text() } else { text::SHARE_COPY_LINK.text() } }</button>
                </div>
                <div class="lab lab--top"><span><b>{text::ShareLength { count: &length }.text()}</b>{text::GAP}{words}</span></div>
                <div class="bar" role="meter" aria-label={text::SHARE_LINK_LENGTH} aria-valuemin="0" aria-valuemax={LONG.to_string()} aria-valuenow={length.min(LONG).to_string()}>
                    <span class="b1" ~style={format!("width:{}", text::percent(share_of))}></span><i class="tick tick--chat"></i>
                </div>
                <div class="scale"><span ~style="left:0">{"0"}</span><span ~style="left:25%">{text::SHARE_CHAT_LIMIT}</span><span ~style="left:100%">{"8,000"}</span></div>
                {self.code(&shown, send)}
            </div>
        }
    }
}

/// Where the sender stands; the line of a file only its editor knows.
fn standing(sharing: &Sharing) -> SharedPlace {
    let mut place = sharing.place.clone();
    if let Some((path, line)) = place.file.as_mut().filter(|_| place.problem.is_none()) {
        *line = (*line).max(editor::cursor(path));
    }
    place
}

fn warning(sharing: &Sharing, secrets: &[(String, u32, String, String)], send: &Send) -> Html {
    if secrets.is_empty() {
        return Html::default();
    }
    let lead = text::ShareSecrets { count: secrets.len() }.text();
    let one = |(path, line, key, hint): &(String, u32, String, String)| {
        html! { <div class="alert__row"><code>{format!("{key}: {hint}")}</code>{" "}<span class="muted">{format!("{path}:{}", line + 1)}</span></div> }
    };
    let choice = |redact: bool, words: &'static str| {
        let onchange = send.reform(move |_: yew::Event| Event::KeepSecrets(!redact));
        let checked = sharing.choice.keep_secrets != redact;
        html! { <label><input type="radio" name="secrets" {checked} {onchange} />{words}</label> }
    };
    html! {
        <div class="alert alert--gap" role="alert">{icon::plain("warn")}
            <div>
                <b>{lead}</b>{for secrets.iter().take(6).map(one)}
                <div class="alert__why">{text::SHARE_SECRETS_RISK}</div>
                <div class="radios" role="radiogroup" aria-label={text::SHARE_SECRETS_CHOICE}>
                    {choice(true, text::SHARE_REDACT.text())}{choice(false, text::SHARE_SECRETS_KEEP.text())}
                </div>
            </div>
        </div>
    }
}

fn include(sharing: &Sharing, send: &Send) -> Html {
    let own = sharing.own;
    let everything = match own {
        true => (text::WHOLE_CHART.into(), text::INCLUDE_CHART_HELP.text()),
        false => (text::INCLUDE_CHANGED.into(), text::INCLUDE_CHANGED_HELP.text()),
    };
    let choices = [
        (
            text::IncludeEnvironment { environment: &sharing.environment }.text(),
            text::INCLUDE_ENVIRONMENT_HELP.text(),
        ),
        (text::INCLUDE_LAYERS.into(), text::INCLUDE_LAYERS_HELP.text()),
        everything,
    ];
    let choice = |(at, (name, what)): (u8, (String, &'static str))| {
        let (files, bytes) = sharing.sizes.get(usize::from(at)).copied().unwrap_or_default();
        let onchange = send.reform(move |_: yew::Event| Event::Include(at));
        let files = files as usize;
        let size = match files {
            0 => text::IncludeNothing { what: &what }.text(),
            _ => {
                let files = match own && at == 2 {
                    true => text::CountFiles { count: files }.text(),
                    false => text::CountChangedFiles { count: files }.text(),
                };
                let kilobytes = text::tenth(f64::from(bytes) / 1000.0);
                text::IncludeSize { what: &what, files: &files, kilobytes: &kilobytes }.text()
            }
        };
        html! {
            <label class="choice"><input type="radio" name="include" checked={sharing.choice.include == at} {onchange} />
                <b>{name}</b><span>{size}</span>
            </label>
        }
    };
    let part = sharing.choice.include != 2;
    let note =
        |text: &'static str| html! { <p class="note">{icon::small("hint")}<span>{text}</span></p> };
    html! {
        <div class="field"><h3>{text::INCLUDE}</h3>
            <div class="choices" role="radiogroup" aria-label={text::INCLUDE}>{for (0..).zip(choices).map(choice)}</div>
            { (own && part).then(|| note(text::INCLUDE_NEEDS_CHART.text())) }
            { (sharing.chart_changed && part).then(|| note(text::INCLUDE_LEFT_OUT.text())) }
        </div>
    }
}
