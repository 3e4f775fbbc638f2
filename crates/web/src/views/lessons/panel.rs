//! The lesson that is on: why, the task, whether it is done, hints; and what to keep once it is.

use super::{Event, Lessons, Of, On, Send, list};
use crate::text::lessons as words;
use crate::{chip, icon};
use chartroom_lesson::{Hint, Index, Path, Prepared};
use web_sys::MouseEvent;
use yew::{Html, classes, html};

type All = (Index<String>, Vec<Prepared>);

/// The panel.
pub(super) fn view(
    lessons: &Lessons,
    all: &All,
    on: &On,
    prepared: &Prepared,
    send: &Send,
) -> Html {
    let lesson = &prepared.lesson;
    let linked = on.of == Of::Linked;
    let path = all.0.paths.iter().find(|path| !linked && path.lessons.contains(&lesson.id));
    let on_list = send.reform(|_: MouseEvent| Event::List);
    let close = send.reform(|_: MouseEvent| Event::Close);
    let fold = send.reform(|_: MouseEvent| Event::Fold);
    let again = send.reform(|_: MouseEvent| Event::Again);
    let leave = if linked { crate::text::LESSONS_CLOSE } else { crate::text::LESSONS_LEAVE };
    let below = match on.solved {
        true => done(lessons, all, (on, prepared), path, send),
        false => hints(on, &lesson.hints, send),
    };
    html! {
        <>
            <div class="pane__head">
                <button type="button" class="btn btn--sm" onclick={on_list}>{icon::small_with("right", "back")}{crate::text::LESSONS_TITLE}</button>
                <span class="grow"></span>
                <button type="button" class="btn btn--icon btn--sm m-only" aria-expanded={(!lessons.folded).to_string()} aria-label={crate::text::LESSONS_SHOW_PANEL} title={crate::text::LESSONS_SHOW_PANEL} onclick={fold}>{icon::small("chev")}</button>
                <button type="button" class="btn btn--icon btn--sm" data-leave="" aria-label={leave} title={leave} onclick={close}>{icon::small("x")}</button>
            </div>
            <div class={classes!("pane__body", "lesson", lessons.folded.then_some("is-folded"))} data-lesson-on={lesson.id.clone()} data-linked={linked.then_some("")} data-solved={on.solved.then_some("")} data-judged={on.here.then_some("")}>
                { path.map(|path| along(lessons, all, path, &lesson.id)) }
                { linked.then(|| html! { <p class="note lesson__from">{icon::small("share")}<span>{crate::text::LESSONS_BY_LINK}</span></p> }) }
                <h2 tabindex="-1">{chip::prose(&lesson.title)}</h2>
                { (!lesson.why.is_empty()).then(|| html! { <p>{chip::prose(&lesson.why)}</p> }) }
                <h3>{crate::text::LESSONS_TASK}<small>{words::about(lesson.minutes)}</small></h3>
                <p>{chip::prose(&lesson.task)}</p>
                {conditions(on, prepared)}
                <p class="vh" role="status">{&on.said}</p>
                {below}
            </div>
            <div class="lesson__foot">
                <p class="muted">{ if linked { crate::text::LESSONS_LINK_ASIDE } else { crate::text::LESSONS_ASIDE } }</p>
                <button type="button" class="btn btn--sm" title={crate::text::LESSONS_AGAIN_HELP} onclick={again}>{crate::text::LESSONS_AGAIN}</button>
                <span class="muted d-only">{crate::text::LESSONS_KEYS}</span>
            </div>
        </>
    }
}

/// Where on the path one is.
fn along(lessons: &Lessons, all: &All, path: &Path<String>, id: &str) -> Html {
    let at = path.lessons.iter().position(|other| other == id).unwrap_or_default() + 1;
    let left = list::left(lessons, all, path);
    html! {
        <p class="lessons__steps"><small>{&path.title}</small>{list::steps(lessons, path, Some(id))}<small>{words::place(at, path.lessons.len(), left)}</small></p>
    }
}

fn conditions(on: &On, prepared: &Prepared) -> Html {
    let condition = |(at, condition): (usize, &chartroom_lesson::Condition<String>)| {
        let (met, now) = on.conditions.get(at).cloned().unwrap_or((false, None));
        let mark = match met {
            true => icon::small("check"),
            false => html! { <i class="dot" aria-hidden="true"></i> },
        };
        let now = now.filter(|now| now.chars().count() < 40);
        html! {
            <li class={met.then_some("is-met")}>
                {mark}<span class="grow">{chip::prose(&condition.says)}<span class="vh">{crate::text::Clause { more: &if met { crate::text::LESSONS_MET } else { crate::text::LESSONS_NOT_MET } }.text()}</span></span>
                { now.map(|now| html! { <small>{words::now(&now)}</small> }) }
            </li>
        }
    };
    html! { <ul class="conditions" aria-label={crate::text::LESSONS_CONDITIONS}>{for prepared.lesson.conditions.iter().enumerate().map(condition)}</ul> }
}

fn hints(on: &On, hints: &[Hint<String>], send: &Send) -> Html {
    let opened = on.hints.min(hints.len());
    let hint = |(at, hint): (usize, &Hint<String>)| {
        let go = hint.at.as_ref().map(|_| {
            let onclick = send.reform(move |_: MouseEvent| Event::Go(at));
            html! { <>{" "}<button type="button" class="aslink" {onclick}>{crate::text::LESSONS_GO}</button></> }
        });
        html! { <li>{chip::prose(&hint.says)}{go}</li> }
    };
    let more = (opened < hints.len()).then(|| {
        let onclick = send.reform(|_: MouseEvent| Event::Hint);
        let words = if opened == 0 { crate::text::LESSONS_FIRST_HINT.text() } else { crate::text::LESSONS_NEXT_HINT.text() };
        html! { <button type="button" class="btn btn--line btn--sm" data-hint="" {onclick}>{words}</button> }
    });
    let show = send.reform(|_: MouseEvent| Event::Show);
    html! {
        <>
            <h3>{crate::text::LESSONS_HINTS}{ (opened > 0).then(|| html! { <small>{words::open(opened, hints.len())}</small> }) }</h3>
            <ol class="hints" aria-live="polite">{for hints.iter().take(opened).enumerate().map(hint)}</ol>
            <p class="lesson__acts">{more}<button type="button" class="btn btn--sm" data-show="" title={crate::text::LESSONS_SHOW_HELP} onclick={show}>{crate::text::LESSONS_SHOW}</button></p>
        </>
    }
}

/// What to keep, and where to go on.
fn done(
    lessons: &Lessons,
    all: &All,
    (on, prepared): (&On, &Prepared),
    path: Option<&Path<String>>,
    send: &Send,
) -> Html {
    let lesson = &prepared.lesson;
    let next = path.and_then(|path| list::next(lessons, all, path));
    let next =
        next.or_else(|| all.1.iter().position(|one| !lessons.progress.is_done(&one.lesson.id)));
    let next = next.filter(|_| on.of != Of::Linked);
    let next = next.and_then(|at| Some((at, &all.1.get(at)?.lesson)));
    let on_list = send.reform(|_: MouseEvent| Event::List);
    let next = match next {
        Some((at, next)) => {
            let onclick = send.reform(move |_: MouseEvent| Event::Start(at));
            html! {
                <>
                    <p><b>{crate::text::LESSONS_NEXT}</b>{crate::text::GAP}{chip::prose(&next.title)}</p>
                    <p>{chip::prose(first_sentence(&next.why))}</p>
                    <button type="button" class="btn btn--primary btn--sm" data-next="" {onclick}>{words::next(next.minutes)}</button>
                </>
            }
        }
        None if on.of == Of::Linked => Html::default(),
        None => html! { <p><b>{crate::text::LESSONS_FINISHED}</b></p> },
    };
    // Others write addresses, too.
    let to = Some(&lesson.link.to).filter(|to| to.starts_with("https://"));
    let link = to.map(|to| {
        let text = if lesson.link.text.is_empty() { to } else { &lesson.link.text };
        html! { <>{" "}<a href={to.clone()} target="_blank" rel="noreferrer">{text}</a></> }
    });
    let keep = !lesson.takeaway.is_empty() || link.is_some();
    let title = if keep { crate::text::LESSONS_KEEP } else { crate::text::LESSONS_SOLVED };
    html! {
        <>
            <div class="keep">
                <h3>{icon::small("check")}{title}</h3>
                { keep.then(|| html! { <p>{chip::prose(&lesson.takeaway)}{link}</p> }) }
            </div>
            <div class="lessons__path">{next}{" "}<button type="button" class="btn btn--sm" onclick={on_list}>{crate::text::LESSONS_ALL}</button></div>
        </>
    }
}

fn first_sentence(text: &str) -> &str {
    let end =
        text.find(". ").map(|at| at + 1).or_else(|| text.find('。').map(|at| at + '。'.len_utf8()));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}
