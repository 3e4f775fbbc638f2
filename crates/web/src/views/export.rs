//! What one takes away for the open environment: files, commands, jobs for GitLab CI, and a summary.

use crate::messages;
use crate::{browser, chip, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{Exported, ExportedFile, Exporting, ForView, FromView, Pack, Step};
use std::rc::Rc;
use web_sys::{HtmlSelectElement, KeyboardEvent, MouseEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Export {
    exported: Option<Rc<Exported>>,
    tab: usize,
    /// What was copied or downloaded last, by its name, and what is said of it.
    done: Option<(AttrValue, String)>,
    /// The whole chart is on its way.
    packing: Option<Pack>,
}

/// What happens.
pub(crate) enum Event {
    /// It came.
    Came(Rc<Exported>),
    /// A tab was chosen.
    Tab(usize),
    /// It is wanted otherwise.
    Ask(Exporting),
    /// The whole chart is wanted as a file.
    Pack(Pack),
    /// A text is wanted on the clipboard: its name and the text.
    Copy(AttrValue, AttrValue),
    /// A text is wanted as a file: its name and the text.
    Download(AttrValue, AttrValue),
}

type Send = Callback<Event>;

/// Listens to the page.
pub(super) fn listen(send: &Send) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Export), move |exported: Exported| {
        send.emit(Event::Came(Rc::new(exported)));
    });
}

impl Export {
    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event) {
        self.done = None;
        match event {
            Event::Came(exported) => self.came(exported),
            Event::Tab(tab) => self.tab = tab,
            Event::Ask(exporting) => ask(exporting),
            Event::Pack(pack) => {
                self.packing = Some(pack);
                self.exported.iter().for_each(|exported| self.ask_packed(exported));
            }
            Event::Copy(name, text) => {
                browser::copy(&text);
                let said = text::copied(&name);
                self.done = Some((name, said));
            }
            Event::Download(name, text) => {
                let _ = browser::download(&name, "application/yaml", text.as_bytes());
                let said = text::downloaded(&name);
                self.done = Some((name, said));
            }
        }
    }

    /// Takes an answer in, and the packed chart out of it.
    fn came(&mut self, exported: Rc<Exported>) {
        match &exported.packed {
            Some(packed) => {
                self.packing = None;
                let said = match packed {
                    Ok(chart) => {
                        let _ =
                            browser::download(&chart.name, "application/octet-stream", &chart.data);
                        text::downloaded(&chart.name)
                    }
                    Err(reason) => text::not_packed(reason),
                };
                self.done = Some((AttrValue::from(text::WHOLE_CHART.text()), said));
            }
            // An edit that came between has asked for all but that.
            None => self.ask_packed(&exported),
        }
        self.exported = Some(exported);
    }

    /// Asks for the chart that is waited for.
    fn ask_packed(&self, exported: &Exported) {
        if self.packing.is_some() {
            ask(Exporting { pack: self.packing, ..exported.exporting });
        }
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(exported) = &self.exported else {
            return html! { <p class="field" aria-busy="true">{text::EXPORTING}</p> };
        };
        let said = self.done.as_ref().map(|(_, said)| said.as_str());
        let (panel, choice) = match self.tab {
            0 => (self.files(exported, send), Html::default()),
            1 | 2 if exported.refused.is_some() => (refused(exported), Html::default()),
            1 => (self.commands(exported, send), helm(exported, send)),
            2 => (self.gitlab(exported, send), helm(exported, send)),
            _ => (self.summary(exported, send), beside(exported, send)),
        };
        html! {
            <div class="export">
                <div class="export__bar">
                    {self.tabs(send)}
                    <span class="grow"></span>
                    {choice}
                </div>
                <p class="vh" role="status">{said.unwrap_or_default().to_owned()}</p>
                {refusal(exported)}
                <div class="export__panel" role="tabpanel" id="export-panel" aria-labelledby={id(self.tab)}>{panel}</div>
            </div>
        }
    }

    fn tabs(&self, send: &Send) -> Html {
        let (open, keyed) = (self.tab, send.clone());
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let last = text::EXPORT_TABS.len() - 1;
            let next = match event.key().as_str() {
                "ArrowRight" if open == last => 0,
                "ArrowRight" => open + 1,
                "ArrowLeft" => open.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            keyed.emit(Event::Tab(next));
            if let Some(tab) = browser::find(&format!("#{}", id(next))) {
                let _ = tab.focus();
            }
        });
        let tab = |(index, name): (usize, &'static str)| {
            let selected = index == open;
            let onclick = send.reform(move |_: MouseEvent| Event::Tab(index));
            html! {
                <button type="button" role="tab" id={id(index)} aria-selected={selected.to_string()} aria-controls="export-panel"
                    tabindex={if selected { "0" } else { "-1" }} {onclick}>{name}</button>
            }
        };
        html! { <div class="export__tabs" role="tablist" aria-label={text::EXPORT} {onkeydown}>{for text::EXPORT_TABS.map(Message::text).into_iter().enumerate().map(tab)}</div> }
    }

    fn files(&self, exported: &Exported, send: &Send) -> Html {
        let file = |file: &ExportedFile| {
            let acts = html! { <>{self.copy(&file.name, text::COPY.text(), &file.text, send)}{save(&file.name, &file.text, send)}</> };
            piece(&file.name, true, acts, file.note.as_deref(), &file.text)
        };
        html! {
            <>
                <p class="note">{icon::small("hint")}<span>{text::SECRETS_AS_THEY_ARE}</span></p>
                {self.whole(send)}
                {for exported.files.iter().map(file)}
            </>
        }
    }

    /// The chart with all changes as one file.
    fn whole(&self, send: &Send) -> Html {
        let button = |(pack, name): (Pack, &'static str)| {
            let onclick = send.reform(move |_: MouseEvent| Event::Pack(pack));
            let (what, name_of) = (&text::DOWNLOAD, &text::WHOLE_CHART);
            let label = format!("{} ", text::Labelled { what, name: name_of }.text());
            let busy = self.packing == Some(pack);
            html! { <button type="button" class="btn btn--line btn--sm" aria-busy={busy.to_string()} {onclick}>{icon::small("import")}<span class="vh">{label}</span>{name}</button> }
        };
        let failed =
            self.exported.as_ref().and_then(|exported| exported.packed.as_ref()?.as_ref().err());
        let failed = failed
            .map(|reason| text::not_packed(reason))
            .filter(|failed| self.done.as_ref().is_some_and(|(_, said)| said == failed));
        html! {
            <section class="export__whole">
                <div class="export__head"><h3>{text::WHOLE_CHART}</h3><span class="grow"></span>{for [(Pack::Tgz, ".tgz"), (Pack::Zip, ".zip")].into_iter().map(button)}</div>
                <p class="export__note">{chip::prose(failed.as_deref().unwrap_or(text::WHOLE_CHART_IS.text()))}</p>
            </section>
        }
    }

    fn commands(&self, exported: &Exported, send: &Send) -> Html {
        let step = |step: &Step| {
            let acts = self.copy(&step.title, text::COPY.text(), &step.script, send);
            piece(&step.title, false, acts, step.note.as_deref(), &step.script)
        };
        let [_, commands, ..] = text::EXPORT_TABS.map(Message::text);
        html! {
            <>
                <div class="export__head"><p>{text::RUN_IN_ORDER}</p><span class="grow"></span>{self.copy(commands, text::COPY_ALL.text(), &exported.script, send)}</div>
                {for exported.steps.iter().map(step)}
            </>
        }
    }

    fn gitlab(&self, exported: &Exported, send: &Send) -> Html {
        let name = ".gitlab-ci.yml";
        piece(
            name,
            true,
            self.copy(name, text::COPY.text(), &exported.gitlab, send),
            None,
            &exported.gitlab,
        )
    }

    fn summary(&self, exported: &Exported, send: &Send) -> Html {
        let [.., name] = text::EXPORT_TABS.map(Message::text);
        let acts = self.copy(name, text::COPY.text(), &exported.summary, send);
        piece(name, false, acts, Some(text::SECRETS_MASKED.text()), &exported.summary)
    }

    /// The button that copies a text.
    fn copy(&self, name: &str, words: &'static str, copied: &str, send: &Send) -> Html {
        let done = self
            .done
            .as_ref()
            .is_some_and(|(done, said)| done == name && *said == text::copied(name));
        let (symbol, words) = if done { ("check", text::COPIED.text()) } else { ("copy", words) };
        let label = text::Labelled { what: &words, name: &name }.text();
        let (name, copied) = (AttrValue::from(name.to_owned()), AttrValue::from(copied.to_owned()));
        let onclick = send.reform(move |_: MouseEvent| Event::Copy(name.clone(), copied.clone()));
        html! { <button type="button" class="btn btn--line btn--sm" aria-label={label} {onclick}>{icon::small(symbol)}{words}</button> }
    }
}

fn ask(exporting: Exporting) {
    messages::tell(messages::TO_PAGE, &FromView::Export(exporting));
}

fn id(tab: usize) -> String {
    format!("export-tab-{tab}")
}

/// A text under its name, with what can be done with it.
fn piece(name: &str, code: bool, acts: Html, note: Option<&str>, text: &str) -> Html {
    html! {
        <section class="export__piece" key={name.to_owned()}>
            <div class="export__head"><h3 class={code.then_some("mono")}>{name.to_owned()}</h3><span class="grow"></span>{acts}</div>
            { note.map(|note| html! { <p class="export__note">{chip::prose(note)}</p> }) }
            <pre tabindex="0" aria-label={name.to_owned()}>{text.to_owned()}</pre>
        </section>
    }
}

/// The button that downloads a text.
fn save(name: &str, text: &str, send: &Send) -> Html {
    let base = name.rsplit('/').next().unwrap_or(name).to_owned();
    let label = text::Labelled { what: &text::DOWNLOAD, name: &base }.text();
    let (base, text) = (AttrValue::from(base), AttrValue::from(text.to_owned()));
    let onclick = send.reform(move |_: MouseEvent| Event::Download(base.clone(), text.clone()));
    html! { <button type="button" class="btn btn--line btn--sm" aria-label={label} {onclick}>{icon::small("import")}{text::DOWNLOAD}</button> }
}

/// Why there are no manifests.
fn refusal(exported: &Exported) -> Html {
    let Some(reason) = &exported.reason else { return Html::default() };
    let name = exported.environments.get(exported.exporting.environment as usize);
    html! {
        <div class="alert" role="alert">{icon::plain("warn")}
            <div><b>{text::not_exported(name.map_or("", String::as_str))}</b><pre class="export__reason">{reason.clone()}</pre></div>
        </div>
    }
}

/// Why there are no commands.
fn refused(exported: &Exported) -> Html {
    let reason = exported.refused.as_deref().unwrap_or_default();
    html! {
        <div class="alert" role="alert">{icon::plain("warn")}
            <div><b>{text::NO_COMMANDS}</b><p>{chip::prose(reason)}</p></div>
        </div>
    }
}

/// The choice of Helm.
fn helm(exported: &Exported, send: &Send) -> Html {
    let exporting = exported.exporting;
    let choice = |helm: u8| {
        let onchange =
            send.reform(move |_: yew::Event| Event::Ask(Exporting { helm, ..exporting }));
        html! { <label><input type="radio" name="helm" checked={exporting.helm == helm} {onchange} />{format!("Helm {helm}")}</label> }
    };
    html! { <div class="seg" role="radiogroup" aria-label={text::COMMANDS_FOR}>{for [4, 3].into_iter().map(choice)}</div> }
}

/// The choice of the environment that the summary sets beside.
fn beside(exported: &Exported, send: &Send) -> Html {
    let exporting = exported.exporting;
    let onchange = send.reform(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Event::Ask(Exporting { other: select.value().parse().ok(), ..exporting })
    });
    let option = |(index, name): (usize, &String)| {
        let index = index as u32;
        (index != exporting.environment).then(|| {
            html! { <option value={index.to_string()} selected={exporting.other == Some(index)}>{name.clone()}</option> }
        })
    };
    html! {
        <label class="export__beside">{text::BESIDE}
            <select class="input input--sm" {onchange}>
                <option value="" selected={exporting.other.is_none()}>{text::NONE}</option>
                {for exported.environments.iter().enumerate().filter_map(option)}
            </select>
        </label>
    }
}
