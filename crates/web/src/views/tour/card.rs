//! The card of the tour, its rings, and the list of its tasks.

use super::spots::Area;
use super::{Event, On, Send, Tour};
use crate::{chip, icon, text};
use chartroom_lesson::Task;
use web_sys::MouseEvent;
use yew::{Html, classes, html};

type All = chartroom_lesson::Tour<String>;

/// All of it.
pub(super) fn view(tour: &Tour, all: &All, on: &On, send: &Send) -> Html {
    let Some(task) = all.tasks.get(tour.progress.at) else { return Html::default() };
    let style = match on.layout.card {
        Some((left, top)) => format!("left:{left}px;top:{top}px"),
        None => "visibility:hidden".to_owned(),
    };
    let leave = send.reform(|_: MouseEvent| Event::Leave);
    let done = tour.is_done();
    let (says, title) = match done {
        true => (task.done.as_str(), text::TourDone { task: &task.title }.text()),
        false => (super::stage(task).map_or("", |stage| stage.says.as_str()), task.title.clone()),
    };
    let says = if on.here { says } else { text::TOUR_ELSEWHERE.text() };
    html! {
        <div class="tour" data-task={task.id.clone()} data-done={done.then_some("")}>
            {for on.layout.rings.iter().map(ring)}
            <section class="tour__card" aria-labelledby="tour-title" ~style={style}>
                <h2 id="tour-title" tabindex="-1" aria-describedby="tour-says">{ done.then(|| icon::small("check")) }{chip::prose(&title)}</h2>
                <div id="tour-says">
                    <p>{chip::prose(says)}</p>
                    { (!done && task.steps.iter().any(|step| !step.file.is_empty()) && on.here).then(|| html! { <p class="muted">{text::TOUR_OWN}</p> }) }
                    { (!done && tour.progress.at == 0).then(|| html! { <p class="muted d-only"><kbd>{"F6"}</kbd>{" "}{text::LESSONS_REGIONS}</p> }) }
                </div>
                <div class="tour__foot">
                    {dots(tour, all)}<span class="grow"></span>
                    <button type="button" class="btn btn--sm" data-tour="leave" title={text::TOUR_LEAVE_HELP} onclick={leave}>{text::TOUR_LEAVE}</button>
                    {go_on(tour, all, on, done, send)}
                </div>
            </section>
            {list(tour, all)}
            <p class="vh" role="status">{&on.said}</p>
        </div>
    }
}

fn ring(area: &Area) -> Html {
    let (width, height) = (area.right - area.left, area.bottom - area.top);
    let style =
        format!("left:{}px;top:{}px;width:{width}px;height:{height}px", area.left, area.top);
    html! { <i class="tour__ring" aria-hidden="true" ~style={style}></i> }
}

/// The button that leads on.
fn go_on(tour: &Tour, all: &All, on: &On, done: bool, send: &Send) -> Html {
    let (event, words, name): (fn() -> Event, &str, &str) = match (on.here, done) {
        (false, _) => (|| Event::Here, text::TOUR_OPEN.text(), "open"),
        (true, false) => (|| Event::Do, text::TOUR_DO.text(), "do"),
        (true, true) if tour.next(all).is_some() => {
            (|| Event::Next, text::TOUR_NEXT.text(), "next")
        }
        (true, true) => (|| Event::Lessons, text::LESSONS_TITLE.text(), "lessons"),
    };
    let onclick = send.reform(move |_: MouseEvent| event());
    html! { <button type="button" class="btn btn--sm btn--primary" data-tour={name.to_owned()} {onclick}>{words.to_owned()}</button> }
}

/// How far one is, as dots.
fn dots(tour: &Tour, all: &All) -> Html {
    let dot = |(at, task): (usize, &Task<String>)| {
        let class = classes!(
            tour.progress.is_done(&task.id).then_some("is-done"),
            (at == tour.progress.at).then_some("is-now"),
        );
        html! { <i {class}></i> }
    };
    let label = text::TourPlace { at: &(tour.progress.at + 1), of: &all.tasks.len() }.text();
    html! { <span class="tour__dots" role="img" aria-label={label}>{for all.tasks.iter().enumerate().map(dot)}</span> }
}

/// All tasks, at the foot of the files where there is room for them.
fn list(tour: &Tour, all: &All) -> Html {
    let task = |(at, task): (usize, &Task<String>)| {
        let done = tour.progress.is_done(&task.id);
        let now = at == tour.progress.at;
        let mark = match done {
            true => {
                html! { <>{icon::small("check")}<span class="vh">{text::LESSONS_DONE}</span></> }
            }
            false => html! { <i class="dot" aria-hidden="true"></i> },
        };
        html! { <li class={classes!(now.then_some("is-now"))} aria-current={now.then_some("step")}>{mark}{&task.title}</li> }
    };
    let place = text::TourPlace { at: &(tour.progress.at + 1), of: &all.tasks.len() }.text();
    html! {
        <section class="tour__list" aria-label={text::TOUR}>
            <h3>{text::TOUR}<small>{place}</small></h3>
            <ol>{for all.tasks.iter().enumerate().map(task)}</ol>
        </section>
    }
}
