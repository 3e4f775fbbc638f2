//! The list of lessons: the path, what fits what is on screen, and all of them by matter.

use super::{Event, Lessons, Send, make};
use crate::text::lessons as words;
use crate::{chip, icon};
use chartroom_lesson::{Index, Path, Prepared};
use web_sys::MouseEvent;
use yew::{Html, classes, html};

type All = (Index<String>, Vec<Prepared>);

/// The list.
pub(super) fn view(lessons: &Lessons, all: &All, send: &Send) -> Html {
    let done = all.1.iter().filter(|one| lessons.progress.is_done(&one.lesson.id)).count();
    let close = send.reform(|_: MouseEvent| Event::Close);
    let making = send.reform(|_: MouseEvent| Event::Make(make::Event::Open));
    let group = |group: &chartroom_lesson::Group<String>| {
        let finished = group.lessons.iter().filter(|id| lessons.progress.is_done(id)).count();
        html! {
            <section>
                <h3>{&group.title}<small>{words::done(finished, group.lessons.len())}</small></h3>
                {rows(lessons, all, &group.lessons, send)}
            </section>
        }
    };
    html! {
        <>
            <div class="pane__head">
                <h2 tabindex="-1">{crate::text::LESSONS_TITLE}</h2><span class="muted grow">{words::done(done, all.1.len())}</span>
                <button type="button" class="btn btn--icon btn--sm" aria-label={crate::text::LESSONS_CLOSE} title={crate::text::LESSONS_CLOSE} onclick={close}>{icon::small("x")}</button>
            </div>
            <div class="pane__body lessons__list">
                <div role="status">{lessons.starting.then_some(crate::text::LESSONS_STARTING.text())}</div>
                { lessons.failed.as_ref().map(|failed| html! { <p class="sev-err" role="alert">{failed}</p> }) }
                {linked(lessons, send)}
                {for all.0.paths.iter().map(|path| self::path(lessons, all, path, send))}
                { (!lessons.fitting.is_empty()).then(|| html! {
                    <section><h3>{crate::text::LESSONS_FITS}</h3>{rows(lessons, all, &lessons.fitting, send)}</section>
                }) }
                {for all.0.groups.iter().map(group)}
                <section>
                    <h3>{crate::text::MAKE_OWN}</h3>
                    <p>{crate::text::MAKE_OWN_HELP}</p>
                    <button type="button" class="btn btn--line btn--sm" data-make="" onclick={making}>{icon::small("plus")}{crate::text::MAKE_TITLE}</button>
                </section>
                {help()}
            </div>
        </>
    }
}

/// The lesson of the link that is on screen.
fn linked(lessons: &Lessons, send: &Send) -> Option<Html> {
    let linked = lessons.linked.as_ref().filter(|linked| linked.key == super::progress::open())?;
    let lesson = &linked.prepared()?.lesson;
    let onclick = send.reform(|_: MouseEvent| Event::Linked);
    Some(html! {
        <section>
            <h3>{crate::text::LESSONS_OF_LINK}</h3>
            <ul><li><button type="button" data-linked-lesson="" {onclick}>
                <i class="dot is-next" aria-hidden="true"></i><span class="grow">{chip::prose(&lesson.title)}</span><small>{words::minutes(lesson.minutes)}</small>
            </button></li></ul>
        </section>
    })
}

/// Minutes of the lessons of a path that are not done.
pub(super) fn left(lessons: &Lessons, all: &All, path: &Path<String>) -> u32 {
    let open = all.1.iter().map(|one| &one.lesson);
    let open =
        open.filter(|one| path.lessons.contains(&one.id) && !lessons.progress.is_done(&one.id));
    open.map(|one| one.minutes).sum()
}

/// The place in the list of the first lesson of a path that is not done.
pub(super) fn next(lessons: &Lessons, all: &All, path: &Path<String>) -> Option<usize> {
    let id = path.lessons.iter().find(|id| !lessons.progress.is_done(id))?;
    place(all, id)
}

fn place(all: &All, id: &str) -> Option<usize> {
    all.1.iter().position(|one| one.lesson.id == id)
}

/// The steps of a path as small bars.
pub(super) fn steps(lessons: &Lessons, path: &Path<String>, now: Option<&str>) -> Html {
    let step = |id: &String| {
        let is_done = lessons.progress.is_done(id);
        html! { <i class={classes!(is_done.then_some("is-done"), (now == Some(id)).then_some("is-now"))}></i> }
    };
    html! { <span class="steps" aria-hidden="true">{for path.lessons.iter().map(step)}</span> }
}

fn path(lessons: &Lessons, all: &All, path: &Path<String>, send: &Send) -> Html {
    let minutes = all.1.iter().map(|one| &one.lesson);
    let minutes = minutes.filter(|one| path.lessons.contains(&one.id)).map(|one| one.minutes).sum();
    let done = path.lessons.iter().filter(|id| lessons.progress.is_done(id)).count();
    let next = next(lessons, all, path);
    let go = next.and_then(|at| Some((at, &all.1.get(at)?.lesson)));
    let go = match go {
        Some((at, lesson)) => {
            let onclick = send.reform(move |_: MouseEvent| Event::Start(at));
            html! { <button type="button" class="btn btn--primary lessons__go" data-next="" {onclick}>{chip::prose(&words::go_on(&lesson.title, done > 0))}</button> }
        }
        None => html! { <p class="ok">{icon::small("check")}{crate::text::LESSONS_FINISHED}</p> },
    };
    let now = next.and_then(|at| all.1.get(at)).map(|one| one.lesson.id.as_str());
    html! {
        <div class="lessons__path">
            <p><b>{format!("“{}”", path.title)}</b>{crate::text::Clause { more: &words::path(path.lessons.len(), minutes) }.text()}</p>
            <p class="lessons__steps">{steps(lessons, path, now)}<small>{words::done(done, path.lessons.len())}</small></p>
            {go}
        </div>
    }
}

fn rows(lessons: &Lessons, all: &All, ids: &[String], send: &Send) -> Html {
    let first = all.0.paths.first().and_then(|path| next(lessons, all, path));
    let row = |id: &String| {
        let Some((at, lesson)) = place(all, id).and_then(|at| Some((at, &all.1.get(at)?.lesson)))
        else {
            return Html::default();
        };
        let onclick = send.reform(move |_: MouseEvent| Event::Start(at));
        let is_done = lessons.progress.is_done(id);
        let mark = match is_done {
            true => {
                html! { <>{icon::small("check")}<span class="vh">{crate::text::LESSONS_DONE}</span></> }
            }
            false => {
                html! { <i class={classes!("dot", (first == Some(at)).then_some("is-next"))} aria-hidden="true"></i> }
            }
        };
        html! {
            <li><button type="button" class={classes!((first == Some(at)).then_some("is-next"), is_done.then_some("is-done"))} data-lesson={id.clone()} {onclick}>
                {mark}<span class="grow">{chip::prose(&lesson.title)}</span><small>{words::minutes(lesson.minutes)}</small>
            </button></li>
        }
    };
    html! { <ul>{for ids.iter().map(row)}</ul> }
}

/// What else explains the page.
fn help() -> Html {
    html! {
        <section>
            <h3>{crate::text::LESSONS_HELP}</h3>
            <ul class="lessons__help">
                <li><kbd>{crate::text::LESSONS_PALETTE_KEY}</kbd>{" "}{crate::text::LESSONS_PALETTE}</li>
                <li><kbd>{"F8"}</kbd>{" "}{crate::text::LESSONS_NEXT_PROBLEM}</li>
                <li><kbd>{"F6"}</kbd>{" "}{crate::text::LESSONS_REGIONS}</li>
            </ul>
        </section>
    }
}
