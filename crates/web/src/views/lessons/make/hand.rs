//! Whether the lesson holds, and how it is handed out: as a link, or as a file.

use super::{Event, Handed, Make};
use crate::text;
use crate::text::make as words;
use crate::{chip, icon};
use chartroom_lesson::Made;
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

impl Make {
    /// The end of the form.
    pub(super) fn hand_out(&self, send: &Callback<Event>) -> Html {
        let anew = send.reform(|_: MouseEvent| Event::Anew);
        let back = send.reform(|_: MouseEvent| Event::Back);
        let is_empty = self.draft == super::Draft::blank();
        let unkept = self
            .unkept
            .then(|| html! { <p class="sev-warn" role="alert">{text::MAKE_NOT_KEPT}</p> });
        let again = match (&self.before, is_empty) {
            (Some(_), _) => {
                html! { <p role="status">{text::MAKE_ANEW_DONE}{" "}<button type="button" class="btn btn--sm" data-back="" onclick={back}>{text::UNDO}</button></p> }
            }
            (None, false) => {
                html! { <button type="button" class="btn btn--sm" data-anew="" onclick={anew}>{text::MAKE_ANEW}</button> }
            }
            (None, true) => Html::default(),
        };
        if self.draft.making.start.is_none() {
            return html! { <>{unkept}{again}</> };
        }
        let copy = send.reform(|_: MouseEvent| Event::Copy);
        let download = send.reform(|_: MouseEvent| Event::Download);
        let (copied, loaded) =
            (self.done == Some(Handed::Copied), self.done == Some(Handed::Downloaded));
        let symbol =
            |done: bool, else_: &'static str| icon::small(if done { "check" } else { else_ });
        let link = self.link();
        let length =
            link.as_ref().map(|link| text::ShareLength { count: &link.chars().count() }.text());
        let disabled = self.fresh().is_none();
        html! {
            <>
                <h3>{text::MAKE_HAND_OUT}</h3>
                {self.verdict(send)}
                <p class="lesson__acts">
                    <button type="button" class="btn btn--primary" data-copy-lesson="" {disabled} onclick={copy}>{symbol(copied, "copy")}{ if copied { text::COPIED } else { text::SHARE_COPY_LINK } }</button>
                    <button type="button" class="btn btn--line" data-download-lesson="" {disabled} onclick={download}>{symbol(loaded, "export")}{text::MAKE_DOWNLOAD}</button>
                </p>
                { link.map(|link| html! { <div class="urlbox"><input class="mono" readonly=true aria-label={text::LINK} value={link} /></div> }) }
                <p class="muted" role="status">{length}{" "}{ loaded.then(|| chip::prose(&self.beside())) }</p>
                {unkept}{again}
            </>
        }
    }

    /// Where the file goes.
    fn beside(&self) -> String {
        let chart = self.made.as_ref().map(|made| made.chart.clone()).unwrap_or_default();
        match chart.is_empty() {
            true => text::MAKE_BESIDE_BUILT_IN.text().to_owned(),
            false => text::MakeBeside { chart: &chart }.text(),
        }
    }

    /// Whether it holds.
    fn verdict(&self, send: &Callback<Event>) -> Html {
        let Some(made) = self.fresh() else {
            return html! { <p class="muted" aria-busy="true" role="status">{text::MAKE_CHECKING}</p> };
        };
        if let Some(Err(why)) = &made.payload {
            return html! { <p class="sev-err" role="alert" tabindex="-1" data-wrong="">{text::SHARE_NO_LINK}{text::GAP}{why}</p> };
        }
        let secrets = (!made.secrets.is_empty()).then(|| self.secrets(made, send));
        let says = match made.yaml.is_some() {
            true => {
                html! { <p class="ok make__holds" role="status" data-holds="">{icon::small("check")}{text::MAKE_HOLDS}</p> }
            }
            false if !made.wrong.is_empty() => {
                let one = |wrong: &String| html! { <li>{wrong}</li> };
                html! { <ul class="sev-err" role="alert" tabindex="-1" data-wrong="">{for made.wrong.iter().map(one)}</ul> }
            }
            false if secrets.is_some() => Html::default(),
            false => {
                html! { <p class="muted" role="status">{words::missing(&self.missing(made))}</p> }
            }
        };
        html! { <>{secrets}{says}</> }
    }

    /// What is still to be done.
    fn missing(&self, made: &Made) -> Vec<&'static str> {
        let making = &self.draft.making;
        let start = made.judged.iter().any(|(start, ..)| !start);
        let solved = made.judged.iter().all(|(_, solved, _)| *solved);
        let empty = |text: &str| text.trim().is_empty();
        let all = [
            (made.solution.is_empty(), text::MAKE_MISSING_SOLUTION),
            (made.judged.is_empty(), text::MAKE_MISSING_CONDITION),
            (!made.judged.is_empty() && !start, text::MAKE_MISSING_START),
            (!solved, text::MAKE_MISSING_SOLVED),
            (empty(&making.title), text::MAKE_MISSING_TITLE),
            (empty(&making.task), text::MAKE_MISSING_TASK),
            (making.minutes == 0, text::MAKE_MISSING_MINUTES),
            (making.conditions.iter().any(|(_, says)| empty(says)), text::MAKE_MISSING_SAYS),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, says)| says.text()).collect()
    }

    /// What looks like a secret, which goes along only when that is said.
    fn secrets(&self, made: &Made, send: &Callback<Event>) -> Html {
        let one = |(path, line, key, hint): &(String, u32, String, String)| {
            html! { <div class="alert__row"><code>{format!("{key}: {hint}")}</code>{" "}<span class="muted">{format!("{path}:{}", line + 1)}</span></div> }
        };
        let keep = self.draft.making.keep_secrets;
        let onchange = send.reform(|_: yew::Event| Event::Secrets);
        html! {
            <div class="alert alert--gap" role="alert" tabindex="-1" data-wrong={(!keep).then_some("")}>{icon::plain("warn")}
                <div><b>{text::ShareSecrets { count: made.secrets.len() }.text()}</b>
                    {for made.secrets.iter().take(6).map(one)}
                    <label class="make__keep"><input type="checkbox" checked={keep} {onchange} />{text::MAKE_SECRETS_KEEP}</label>
                </div>
            </div>
        }
    }
}
