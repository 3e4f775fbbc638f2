//! The form: start, solution, conditions and words, in the order in which one makes them.

use super::{Event, Field, Make};
use crate::icon;
use crate::text;
use crate::text::make as words;
use chartroom_lesson::{Made, Step};
use chartroom_messages::Message;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, MouseEvent};
use yew::{Callback, Html, InputEvent, TargetCast, classes, html};

type Send = super::super::Send;

/// The panel.
pub(in super::super) fn view(make: &Make, lessons: &Send) -> Html {
    let send = &lessons.reform(super::super::Event::Make);
    let on_list = lessons.reform(|_: MouseEvent| super::super::Event::List);
    let close = lessons.reform(|_: MouseEvent| super::super::Event::Close);
    let fold = send.reform(|_: MouseEvent| Event::Fold);
    let begun = make.draft.making.start.is_some();
    let made = make.made.as_deref();
    html! {
        <>
            <div class="pane__head">
                <button type="button" class="btn btn--sm" onclick={on_list}>{icon::small_with("right", "back")}{text::LESSONS_TITLE}</button>
                <span class="grow"></span>
                <button type="button" class="btn btn--icon btn--sm m-only" aria-expanded={(!make.folded).to_string()} aria-label={text::LESSONS_SHOW_PANEL} title={text::LESSONS_SHOW_PANEL} onclick={fold}>{icon::small("chev")}</button>
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::LESSONS_CLOSE} title={text::LESSONS_CLOSE} onclick={close}>{icon::small("x")}</button>
            </div>
            <div class={classes!("pane__body", "lesson", "make", make.folded.then_some("is-folded"))} data-making="" data-fresh={make.fresh().map(|_| "")}>
                <h2 tabindex="-1">{text::MAKE_TITLE}</h2>
                {make.start(send)}
                { made.filter(|_| begun).map(|made| html! {
                    <>
                        {solution(made)}
                        <h3>{text::LESSONS_CONDITIONS}</h3>
                        { if made.candidates.is_empty() && make.draft.making.conditions.is_empty() { html! { <p>{text::MAKE_NO_DIFFERENCE}</p> } } else { html! { <><p>{text::MAKE_PICK}</p>{make.conditions(made, send)}</> } } }
                        {make.met_at_start(made)}
                        {make.words(send)}
                    </>
                }) }
                {make.hand_out(send)}
            </div>
        </>
    }
}

/// What the solution changes.
fn solution(made: &Made) -> Html {
    let step = |step: &Step| {
        let entries = step.with.trim_end();
        html! {
            <li><code>{ if step.file.is_empty() { &step.environment } else { &step.file } }</code>
                { (!entries.is_empty()).then(|| html! { <pre>{entries.to_owned()}</pre> }) }
                { (!step.without.is_empty()).then(|| html! { <>{" − "}<code>{step.without.join(", ")}</code></> }) }
            </li>
        }
    };
    html! {
        <>
            <h3>{text::MAKE_SOLUTION}</h3>
            { match made.solution.is_empty() {
                true => html! { <p>{text::MAKE_SOLVE}</p> },
                false => html! { <><p>{text::MAKE_SOLVED}</p><ul class="make__steps" data-solution="">{for made.solution.iter().map(step)}</ul></> },
            } }
        </>
    }
}

impl Make {
    /// What it starts from.
    fn start(&self, send: &Callback<Event>) -> Html {
        let begin = send.reform(|_: MouseEvent| Event::Begin);
        let disabled = self.made.is_none();
        let unfit = self.fresh().and_then(|made| made.unfit.as_ref());
        match &self.draft.making.start {
            None => html! {
                <>
                    <p>{text::MAKE_INTRO}</p>
                    <h3>{text::MAKE_START}</h3>
                    <p>{text::MAKE_BEGIN_HELP}</p>
                    <button type="button" class="btn btn--primary" data-begin="" {disabled} onclick={begin}>{text::MAKE_BEGIN}</button>
                </>
            },
            Some(start) => html! {
                <>
                    <h3>{text::MAKE_START}</h3>
                    <p role="status">{words::begun(&start.open, start.steps.len())}</p>
                    { unfit.map(|why| html! { <p class="sev-err" role="alert">{words::unfit(why)}</p> }) }
                    { (!start.lost.is_empty()).then(|| html! { <p class="sev-err" role="alert">{words::lost(&start.lost)}</p> }) }
                    <button type="button" class="btn btn--line btn--sm" data-begin="" {disabled} onclick={begin}>{text::MAKE_BEGIN_AGAIN}</button>
                </>
            },
        }
    }

    /// The start meets all of it, so that there would be nothing to do.
    fn met_at_start(&self, made: &Made) -> Html {
        let judged = &made.judged;
        let all = !judged.is_empty() && judged.iter().all(|(start, ..)| *start);
        let none = self.tried && self.draft.making.conditions.is_empty();
        let wrong = match (all, none) {
            (true, _) => text::MAKE_MET_AT_START,
            (_, true) => text::MAKE_PICK_ONE,
            _ => return Html::default(),
        };
        html! { <p class="sev-err make__wrong" role="alert" tabindex="-1" data-wrong="">{icon::small("error")}{wrong}</p> }
    }

    /// The words of the lesson.
    fn words(&self, send: &Callback<Event>) -> Html {
        let making = &self.draft.making;
        let link = &making.link.1;
        let wrong_link = !link.trim().is_empty() && !link.trim().starts_with("https://");
        let minutes = if making.minutes == 0 { String::new() } else { making.minutes.to_string() };
        let needed = |text: &str| {
            (self.tried && text.trim().is_empty()).then(|| text::MAKE_NEEDED.text().to_owned())
        };
        let hints = making.hints.iter().enumerate().map(|(at, hint)| {
            let remove = send.reform(move |_: MouseEvent| Event::RemoveHint(at));
            let last = at + 1 == making.hints.len();
            html! {
                <div class="make__hint">
                    {area(Field::Hint(at), words::hint(at + 1), hint, if last { text::MAKE_HINT_LAST } else { text::MAKE_HINT_LIKE }, None, send)}
                    <button type="button" class="btn btn--icon btn--sm" aria-label={text::MAKE_HINT_REMOVE} title={text::MAKE_HINT_REMOVE} onclick={remove}>{icon::small("x")}</button>
                </div>
            }
        });
        let add = send.reform(|_: MouseEvent| Event::AddHint);
        html! {
            <>
                <h3>{text::MAKE_WORDS}</h3>
                <p>{text::MAKE_WORDS_HELP}</p>
                {line(Field::Title, text::MAKE_NAME.text(), &making.title, "", needed(&making.title), send)}
                {area(Field::Task, text::LESSONS_TASK.text().to_owned(), &making.task, text::MAKE_TASK_LIKE, needed(&making.task), send)}
                {area(Field::Why, text::MAKE_WHY.text().to_owned(), &making.why, text::MAKE_WHY_LIKE, None, send)}
                {line(Field::Minutes, text::MAKE_MINUTES.text(), &minutes, "numeric", needed(&minutes), send)}
                {for hints}
                <button type="button" class="btn btn--line btn--sm" data-add-hint="" onclick={add}>{icon::small("plus")}{text::MAKE_HINT_ADD}</button>
                {area(Field::Takeaway, text::LESSONS_KEEP.text().to_owned(), &making.takeaway, text::MAKE_KEEP_LIKE, None, send)}
                {line(Field::LinkText, text::MAKE_LINK_TEXT.text(), &making.link.0, "", None, send)}
                {line(Field::LinkTo, text::MAKE_LINK_TO.text(), link, "url", wrong_link.then(|| text::MAKE_HTTPS.text().to_owned()), send)}
            </>
        }
    }
}

/// The name of a field in the page.
fn name(field: Field) -> String {
    match field {
        Field::Title => "title".to_owned(),
        Field::Task => "task".to_owned(),
        Field::Why => "why".to_owned(),
        Field::Minutes => "minutes".to_owned(),
        Field::Takeaway => "takeaway".to_owned(),
        Field::LinkText => "link-text".to_owned(),
        Field::LinkTo => "link-to".to_owned(),
        Field::Hint(at) => format!("hint-{at}"),
        Field::Says(at) => format!("says-{at}"),
    }
}

/// A field with what is wrong with it.
fn labelled(field: Field, label: String, wrong: Option<String>, input: Html) -> Html {
    let id = format!("make-{}-says", name(field));
    html! {
        <div class="make__field" key={name(field)}>
            <label>{label}{input}</label>
            <span {id}>{ wrong.map(|wrong| html! { <span class="sev-err make__wrong" role="alert">{icon::small("error")}{wrong}</span> }) }</span>
        </div>
    }
}

fn line(
    field: Field,
    label: &str,
    value: &str,
    mode: &'static str,
    wrong: Option<String>,
    send: &Callback<Event>,
) -> Html {
    let oninput = send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Type(field, input.value())
    });
    let name = name(field);
    let describedby = wrong.is_some().then(|| format!("make-{name}-says"));
    let mode = Some(mode).filter(|mode| !mode.is_empty());
    let invalid = wrong.is_some().to_string();
    let input = html! { <input class="input" {name} value={value.to_owned()} inputmode={mode} autocomplete="off" aria-invalid={invalid} aria-describedby={describedby} {oninput} /> };
    labelled(field, label.to_owned(), wrong, input)
}

fn area(
    field: Field,
    label: String,
    value: &str,
    like: Message,
    wrong: Option<String>,
    send: &Callback<Event>,
) -> Html {
    let oninput = send.reform(move |event: InputEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Event::Type(field, area.value())
    });
    let name = name(field);
    let describedby = wrong.is_some().then(|| format!("make-{name}-says"));
    let invalid = wrong.is_some().to_string();
    let input = html! { <textarea class="input" rows="2" {name} value={value.to_owned()} placeholder={like} aria-invalid={invalid} aria-describedby={describedby} {oninput} /> };
    labelled(field, label, wrong, input)
}
