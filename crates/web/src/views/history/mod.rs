//! Earlier states of the chart on screen: what differs from them, and going back to one.

mod differing;

use super::{naming, tell};
use crate::messages;
use crate::state::shelf::{Shelf, ShelfPoint};
use crate::state::{read_saved, why};
use crate::text;
use crate::text::{history as words, kept};
use crate::{icon, store};
use chartroom_messages::translated;
use chartroom_protocol::{AboutKept, ForView, FromView, Looking, SharedState};
use differing::Differences;
use js_sys::{Date, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct History {
    /// What is on screen.
    looking: Option<Rc<Looking>>,
    /// The points of that chart, the latest first; none until they were read.
    points: Option<Vec<Point>>,
    /// The point that gets another name.
    renaming: Option<String>,
    focus: naming::Focus,
    /// What was removed last.
    gone: Option<Shelf>,
    /// Why something was not done.
    failed: Option<String>,
}

/// A state that is kept.
struct Point {
    key: String,
    about: AboutKept,
    /// It; none where it cannot be read.
    state: Option<SharedState>,
    differs: Differences,
}

/// What happens.
pub(crate) enum Event {
    /// The page says what is on screen.
    Looking(Rc<Looking>),
    /// A point was made, or the store is another.
    Changed,
    /// Points were read.
    Read(String, Result<Vec<ShelfPoint>, String>),
    /// A point is to get another name.
    Renaming(Option<String>),
    /// It gets it.
    Rename(String, String),
    /// A point goes.
    Forget(String),
    /// It is gone.
    Forgotten(Result<Shelf, String>),
    /// It is to be there again.
    Undo,
    /// Something was done, or not.
    Done(Result<(), String>),
}

type Send = Callback<Event>;

/// Listens to the page, and sees to it that there are not too many points.
pub(super) fn listen(send: &Send) {
    let looking = send.clone();
    messages::listen(messages::event(ForView::History), move |what: Looking| {
        looking.emit(Event::Looking(Rc::new(what)));
    });
    let send = send.clone();
    let thinned = move || {
        let send = send.clone();
        spawn(async move {
            // At the next time, else.
            let _ = store::thin().await;
            send.emit(Event::Changed);
        });
    };
    thinned();
    crate::browser::listen(messages::POINTED, move |_: web_sys::Event| thinned());
}

fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

impl History {
    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event, send: &Send) {
        match event {
            Event::Looking(looking) => {
                self.renaming = None;
                if self.looking.as_ref().is_none_or(|old| old.chart != looking.chart) {
                    (self.points, self.gone) = (None, None);
                }
                self.looking = Some(looking);
                self.read(send);
            }
            Event::Changed => self.read(send),
            Event::Read(chart, points) => {
                let Some(looking) = self.looking.clone().filter(|one| one.chart == chart) else {
                    return;
                };
                match points {
                    Ok(points) => {
                        self.points =
                            Some(points.into_iter().map(|one| point(one, &looking)).collect())
                    }
                    Err(reason) => self.failed = Some(reason),
                }
            }
            Event::Renaming(key) => {
                match &key {
                    Some(_) => self.focus.onto_field(),
                    None => self.focus.back(),
                }
                self.renaming = key;
            }
            Event::Rename(key, name) => {
                self.renaming = None;
                self.focus.back();
                let send = send.clone();
                if !name.is_empty() {
                    spawn(async move {
                        send.emit(Event::Done(
                            store::rename((store::Kind::Point, key), &name).await,
                        ));
                    });
                }
            }
            Event::Forget(key) => {
                let send = send.clone();
                spawn(async move {
                    send.emit(Event::Forgotten(
                        store::forget(store::Gone::Points(vec![key])).await,
                    ));
                });
            }
            Event::Forgotten(Ok(gone)) => {
                self.gone = Some(gone);
                naming::Focus::onto_undo();
                self.read(send);
            }
            Event::Undo => {
                let (send, gone) = (send.clone(), self.gone.take().unwrap_or_default());
                spawn(async move {
                    let back = store::put_back(gone, true, str::to_owned).await;
                    send.emit(Event::Done(back.map(drop)));
                });
            }
            Event::Done(Ok(())) => {
                self.failed = None;
                self.read(send);
            }
            Event::Done(Err(reason)) | Event::Forgotten(Err(reason)) => self.failed = Some(reason),
        }
    }

    fn read(&self, send: &Send) {
        let Some(chart) = self.looking.as_ref().map(|looking| looking.chart.clone()) else {
            return;
        };
        let send = send.clone();
        spawn(async move {
            let points = store::history(&chart).await;
            send.emit(Event::Read(chart, points));
        });
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(looking) = &self.looking else { return Html::default() };
        let keep = Callback::from(|name: String| tell(&FromView::Point(name)));
        let body = match &self.points {
            None if self.failed.is_some() => Html::default(),
            None => {
                html! { <p class="field" aria-busy="true">{text::HISTORY_READING}</p> }
            }
            Some(points) if points.is_empty() => {
                html! { <p class="field">{text::HISTORY_NONE}</p> }
            }
            Some(points) => {
                html! { <ul class="charts__list">{for points.iter().map(|point| self.row(point, looking, send))}</ul> }
            }
        };
        html! {
            <div class="charts">
                { if looking.reading { html! { <p class="field">{text::KEPT_READING}</p> } } else { naming::form("", text::HISTORY_NAME.text(), text::HISTORY_KEEP.text(), keep, None) } }
                <p class="note">{icon::small("hint")}<span>{text::HISTORY_HELP}</span></p>
                <div role="status">
                    { self.gone.as_ref().map(|_| naming::removed(text::HISTORY_GONE.text(), send.reform(|_| Event::Undo))) }
                    { self.failed.as_ref().map(|reason| html! { <p class="field sev-err">{icon::small("error")}{" "}{reason}</p> }) }
                </div>
                {body}
            </div>
        }
    }

    fn row(&self, point: &Point, looking: &Looking, send: &Send) -> Html {
        let about = &point.about;
        let title = title(about);
        let now = Date::now();
        let (edit, gone) = (point.key.clone(), point.key.clone());
        let rename = send.reform(move |_: MouseEvent| Event::Renaming(Some(edit.clone())));
        let forget = send.reform(move |_: MouseEvent| Event::Forget(gone.clone()));
        let head = match self.renaming.as_ref() == Some(&point.key) {
            true => {
                let key = point.key.clone();
                let named = send.reform(move |name| Event::Rename(key.clone(), name));
                let left = send.reform(|()| Event::Renaming(None));
                let name = if about.why.is_empty() { about.name.as_str() } else { "" };
                naming::form(
                    name,
                    text::HISTORY_NAME.text(),
                    text::RENAME.text(),
                    named,
                    Some(left),
                )
            }
            false => html! {
                <><b>{&title}</b>{" "}<span class="muted nums" title={exact(about.at)}>{kept::ago(now - about.at)}</span>
                    { about.foreign.then(|| html! { <>{" "}<small class="badge badge--foreign" title={text::KEPT_BADGE_HELP}>{text::KEPT_BADGE}</small></> }) }</>
            },
        };
        html! {
            <li key={point.key.clone()} class="kept__row past" data-point={point.key.clone()}>
                <div class="grow past__what">{head}{differs(point)}</div>
                <div class="past__acts">{acts(point, looking, &title)}
                    {naming::small(words::rename(&title), "edit", rename)}{naming::small(words::forget(&title), "x", forget)}</div>
            </li>
        }
    }
}

/// Comparing and going back.
fn acts(point: &Point, looking: &Looking, title: &str) -> Html {
    let Some(state) = point.state.clone() else { return Html::default() };
    let same = point.differs.is_none();
    let label = match point.about.why.is_empty() {
        true => title.to_owned(),
        false => exact(point.about.at),
    };
    let then = state.clone();
    let compare = move |_: MouseEvent| tell(&FromView::Beside(label.clone(), then.clone()));
    let back = move |_: MouseEvent| tell(&FromView::GoBack(state.clone()));
    html! {
        <>
            <button type="button" class="btn btn--sm btn--line" disabled={same} aria-label={words::compare_with(title)} onclick={compare}>{text::COMPARE}</button>
            <button type="button" class="btn btn--sm btn--line" disabled={same || looking.reading} aria-label={words::back_to(title)} onclick={back}>{text::HISTORY_BACK}</button>
        </>
    }
}

/// Files with lines, as they would become what they are now.
fn differs(point: &Point) -> Html {
    let Differences { files, environments } = &point.differs;
    if point.state.is_none() {
        return html! { <div class="past__files muted">{text::KEPT_UNREADABLE}</div> };
    }
    if point.differs.is_none() {
        return html! { <div class="past__files muted">{text::HISTORY_SAME}</div> };
    }
    let file = |file: &differing::Differing| {
        html! {
            <li><span class="mono">{&file.path}</span>
                { (file.added > 0).then(|| html! { <>{" "}<span class="past__new">{format!("+{}", file.added)}</span></> }) }
                { (file.gone > 0).then(|| html! { <>{" "}<span class="past__old">{format!("−{}", file.gone)}</span></> }) }
            </li>
        }
    };
    let rest = files.len().saturating_sub(FEW);
    html! {
        <ul class="past__files muted" aria-label={text::HISTORY_SINCE}>
            <li>{text::HISTORY_SINCE}{text::COLON}</li>
            {for files.iter().take(FEW).map(file)}
            { (rest > 0).then(|| html! { <li>{words::more(rest)}</li> }) }
            { environments.then(|| html! { <li>{text::HISTORY_ENVIRONMENTS}</li> }) }
        </ul>
    }
}

/// Files that are named of a point.
const FEW: usize = 4;

fn point(point: ShelfPoint, looking: &Looking) -> Point {
    let state = read_saved(&point.state).ok().map(|saved| saved.state);
    let differs =
        state.as_ref().map(|state| Differences::between(&looking.came, state, &looking.now));
    let differs = differs.unwrap_or_default();
    Point { key: point.key, about: point.about, state, differs }
}

/// What a point is called: by its own name, or by what was about to be done.
fn title(about: &AboutKept) -> String {
    match about.why.as_str() {
        "" => translated(&about.name).to_owned(),
        why::RESET => text::HISTORY_BEFORE_RESET.text().to_owned(),
        why::TAKE => text::HISTORY_BEFORE_TAKE.text().to_owned(),
        why::BACK => text::HISTORY_BEFORE_BACK.text().to_owned(),
        why::UNDO => text::HISTORY_BEFORE_UNDO.text().to_owned(),
        why::STOPPED => text::HISTORY_STOPPED.text().to_owned(),
        _ => text::HISTORY_BEFORE_MORE.text().to_owned(),
    }
}

/// Date and time as the page's language writes them.
fn exact(at: f64) -> String {
    let date = Date::new(&JsValue::from_f64(at));
    let medium = Object::new();
    for part in ["dateStyle", "timeStyle"] {
        let _ = Reflect::set(&medium, &JsValue::from_str(part), &JsValue::from_str("medium"));
    }
    let language = if crate::language::is_chinese() { "zh-Hans" } else { "en" };
    date.to_locale_string(language, &medium).into()
}
