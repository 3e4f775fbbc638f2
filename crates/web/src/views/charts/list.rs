//! What is kept in this browser: charts, and below each the edits and earlier states that are kept of it. Only the user
//! takes anything away.

use super::Event;
use super::shelf::{self, Shelf};
use crate::icon;
use crate::state::{LESSON, OWN, key, parts};
use crate::store::{Gone, Kind, Thing};
use crate::text::{self, kept, shelf as words};
use crate::views::naming;
use chartroom_messages::translated;
use chartroom_protocol::{FromView, Keeping, Kept};
use js_sys::{Date, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, MouseEvent};
use yew::{Callback, Html, TargetCast, html};

/// The list.
pub(super) fn view(keeping: &Keeping, shelf: &Shelf, send: &Callback<Event>) -> Html {
    let desk = Desk { keeping, shelf, send, now: Date::now() };
    let known =
        |id: Option<&str>| keeping.charts.iter().any(|chart| Some(chart.key.as_str()) == id);
    // What lessons keep is theirs: it is opened again by them.
    let is_lessons = |chart: &Kept| {
        let of_chart = |work: &&Kept| parts(&work.key).0 == Some(chart.key.as_str());
        let mut works = keeping.works.iter().filter(of_chart).peekable();
        works.peek().is_some() && works.all(of_lesson)
    };
    let charts = keeping.charts.iter().filter(|chart| !is_lessons(chart));
    // Edits and states of charts that are not here any more.
    let lost = |kept: &&Kept| {
        let chart = parts(&kept.key).0;
        chart.is_some() && !known(chart)
    };
    let mut past: Vec<&str> =
        shelf.points.iter().filter(lost).filter_map(|point| parts(&point.key).0).collect();
    past.sort_unstable();
    past.dedup();
    html! {
        <>
            <div role="status">{desk.said()}</div>
            <ul class="charts__list">
                {desk.chart(None)}
                {for charts.map(|chart| desk.chart(Some(chart)))}
                {for keeping.works.iter().filter(lost).map(|work| desk.work(work))}
                {for past.into_iter().map(|id| desk.points(Some(id)))}
            </ul>
            {desk.foot()}
        </>
    }
}

/// Whether it is what a lesson keeps.
fn of_lesson(work: &Kept) -> bool {
    parts(&work.key).1.starts_with(LESSON)
}

struct Desk<'a> {
    keeping: &'a Keeping,
    shelf: &'a Shelf,
    send: &'a Callback<Event>,
    now: f64,
}

impl Desk<'_> {
    /// A chart; none for the built-in one.
    fn chart(&self, chart: Option<&Kept>) -> Html {
        let id = chart.map(|chart| chart.key.as_str());
        let own = key(id, OWN);
        let about = chart.map(|chart| &chart.about);
        let name = about.map_or_else(|| "ai-inference".to_owned(), |about| about.chart.clone());
        let version = about.map_or(text::BUILT_IN.text(), |about| &about.version).to_owned();
        let facts = about.map(|about| self.facts(about.at, about.size));
        let foreign = about.is_some_and(|about| about.foreign).then(badge);
        let works = self.keeping.works.iter();
        let works = works.filter(|work| parts(&work.key).0 == id && !of_lesson(work));
        let first = works.clone().find(|work| work.key == own).or_else(|| works.clone().next());
        let target = match (foreign.is_some(), first) {
            (true, Some(first)) => first.key.clone(),
            _ => own,
        };
        let given = about.map(|about| about.name.clone()).filter(|name| !name.is_empty());
        let thing = id.map(|id| (Kind::Chart, id.to_owned()));
        let acts = id.map(|id| {
            let gone = (Gone::Chart(id.to_owned()), given.clone().unwrap_or_else(|| name.clone()));
            self.acts((Kind::Chart, id.to_owned()), &name, text::forget_chart(&name), gone)
        });
        let head = self.naming(thing, given.as_deref().unwrap_or_default()).unwrap_or_else(|| {
            let given = given.map(|given| html! { <><b>{given}</b>{" · "}</> });
            html! {
                <button type="button" class="aslink grow" onclick={self.tell(FromView::OpenKept(target.clone()))}>
                    {given}<b>{&name}</b>{" "}<span class="muted">{version}</span>{foreign}
                </button>
            }
        });
        html! {
            <li key={target.clone()} class="kept" data-chart={id.unwrap_or_default().to_owned()}>
                <div class="kept__row">{head}{facts}{acts}</div>
                <ul class="kept__works">{for works.map(|work| self.work(work))}{self.points(id)}</ul>
            </li>
        }
    }

    /// Edits of a chart.
    fn work(&self, work: &Kept) -> Html {
        let about = &work.about;
        let here = (work.key == self.keeping.open)
            .then(|| html! { <span class="badge">{text::KEPT_OPEN_HERE}</span> });
        let label = kept::forget_work(translated(&about.name), &about.chart);
        let open = self.tell(FromView::OpenKept(work.key.clone()));
        let changed = if about.changed.is_empty() {
            text::KEPT_NOTHING_CHANGED.text()
        } else {
            &about.changed
        };
        let thing = || (Kind::Work, work.key.clone());
        let head = self.naming(Some(thing()), &about.name).unwrap_or_else(|| {
            html! {
                <button type="button" class="aslink grow" onclick={open}>
                    {translated(&about.name)}{" "}<span class="muted">{changed}</span>
                    { about.foreign.then(badge) }{here}
                </button>
            }
        });
        let gone = (Gone::Work(work.key.clone()), translated(&about.name).to_owned());
        html! {
            <li key={work.key.clone()} class="kept__row" data-work={work.key.clone()}>
                {head}
                {self.facts(about.at, about.size)}
                {self.acts(thing(), translated(&about.name), label, gone)}
            </li>
        }
    }

    /// The points of a chart, as one row.
    fn points(&self, id: Option<&str>) -> Html {
        let points = self.shelf.points.iter().filter(|point| parts(&point.key).0 == id);
        let all: Vec<&Kept> = points.collect();
        let Some(latest) = all.iter().map(|one| one.about.at).max_by(f64::total_cmp) else {
            return Html::default();
        };
        let chart = all.first().map(|one| one.about.chart.clone()).unwrap_or_default();
        let size = all.iter().fold(0, |size: u32, one| size.saturating_add(one.about.size));
        let keys: Vec<String> = all.iter().map(|one| one.key.clone()).collect();
        let remove =
            self.shelf(shelf::Event::Forget(Gone::Points(keys), words::points_gone(&chart)));
        html! {
            <li key={format!("{}past", key(id, ""))} class="kept__row" data-points="">
                <span class="grow muted" title={text::SHELF_POINTS_HELP}>{text::CountEarlierStates { count: all.len() }.text()}</span>
                {self.facts(latest, size)}
                {naming::small(words::forget_points(&chart), "x", remove)}
            </li>
        }
    }

    /// A field in the place of a name that is to be another.
    fn naming(&self, thing: Option<Thing>, name: &str) -> Option<Html> {
        let thing = thing.filter(|thing| self.shelf.renaming.as_ref() == Some(thing))?;
        let named =
            self.send.reform(move |name| Event::Shelf(shelf::Event::Rename(thing.clone(), name)));
        let left = self.send.reform(|()| Event::Shelf(shelf::Event::Renaming(None)));
        Some(naming::form(name, text::SHELF_NAME.text(), text::RENAME.text(), named, Some(left)))
    }

    fn facts(&self, at: f64, size: u32) -> Html {
        html! { <span class="muted nums">{kept::ago(self.now - at)}{text::Clause { more: &kept::size(size) }.text()}</span> }
    }

    fn acts(&self, thing: Thing, name: &str, label: String, gone: (Gone, String)) -> Html {
        let rename = self.shelf(shelf::Event::Renaming(Some(thing)));
        let remove = self.shelf(shelf::Event::Forget(gone.0, words::gone(&gone.1)));
        html! { <>{naming::small(words::rename(name), "edit", rename)}{naming::small(label, "x", remove)}</> }
    }

    /// What came of something.
    fn said(&self) -> Html {
        let gone = self
            .shelf
            .gone
            .as_ref()
            .map(|(_, says)| naming::removed(says, self.shelf(shelf::Event::Undo)));
        let said = self.shelf.said.as_ref().map(|said| match said {
            Ok(said) => html! { <p class="field">{icon::small("check")}{" "}{said}</p> },
            Err(reason) => {
                html! { <p class="field sev-err">{icon::small("error")}{" "}{reason}</p> }
            }
        });
        html! { <>{gone}{said}</> }
    }

    /// Backups, and the room.
    fn foot(&self) -> Html {
        let all = self.keeping.charts.iter().chain(&self.keeping.works).chain(&self.shelf.points);
        let kept: f64 = all.map(|one| f64::from(one.about.size)).sum();
        let room = self.shelf.room.unwrap_or_default();
        let persist = |persisted: bool| match persisted {
            true => {
                html! { <p class="note">{icon::small("check")}<span>{text::SHELF_PERSISTED}</span></p> }
            }
            false => html! {
                <p class="note">{icon::small("warn")}<span>{text::SHELF_MAY_GO}{" "}
                    <button type="button" class="aslink" data-persist="" onclick={self.shelf(shelf::Event::Persist)}>{text::SHELF_PERSIST}</button></span></p>
            },
        };
        let chosen = self.send.reform(|event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.item(0));
            input.set_value("");
            Event::Backup(file)
        });
        html! {
            <div class="kept__foot">
                <p class="note">{icon::small("hint")}<span>{words::room(kept, room.used, room.most)}</span></p>
                {room.persisted.map(persist).unwrap_or_default()}
                <div class="kept__acts">
                    <button type="button" class="btn btn--line btn--sm" data-backup="" onclick={self.shelf(shelf::Event::Save)}>{icon::small("export")}{text::SHELF_SAVE}</button>
                    <label class="btn btn--line btn--sm">{icon::small("import")}{text::SHELF_TAKE_IN}
                        <input class="vh" type="file" accept=".json" data-restore="" onchange={chosen} /></label>
                    <span class="muted">{text::SHELF_SAVE_HELP}</span>
                </div>
            </div>
        }
    }

    fn tell(&self, what: FromView) -> Callback<MouseEvent> {
        self.send.reform(move |_| Event::Tell(what.clone()))
    }

    fn shelf(&self, what: shelf::Event) -> Callback<MouseEvent> {
        self.send.reform(move |_| Event::Shelf(what.clone()))
    }
}

/// The bytes of a file that was chosen.
pub(super) async fn bytes_of(file: web_sys::File) -> Vec<u8> {
    let data = JsFuture::from(file.array_buffer()).await;
    data.map(|data| Uint8Array::new(&data).to_vec()).unwrap_or_default()
}

fn badge() -> Html {
    html! { <>{" "}<small class="badge badge--foreign" title={text::KEPT_BADGE_HELP}>{text::KEPT_BADGE}</small></> }
}
