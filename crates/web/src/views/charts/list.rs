//! What is kept in this browser: charts, and below each the edits that are kept of it. Only the user takes anything away.

use super::Event;
use crate::icon;
use crate::state::{OWN, key, parts};
use crate::text::{self, kept};
use chartroom_protocol::{FromView, Keeping, Kept};
use js_sys::Date;
use yew::{Callback, Html, html};

/// The list.
pub(super) fn view(keeping: &Keeping, send: &Callback<Event>) -> Html {
    let desk = Desk { keeping, send, now: Date::now() };
    let known =
        |id: Option<&str>| keeping.charts.iter().any(|chart| Some(chart.key.as_str()) == id);
    // Edits of charts that are not here any more.
    let lost = keeping.works.iter().filter(|work| {
        let chart = parts(&work.key).0;
        chart.is_some() && !known(chart)
    });
    html! {
        <ul class="charts__list">
            {desk.chart(None)}
            {for keeping.charts.iter().map(|chart| desk.chart(Some(chart)))}
            {for lost.map(|work| desk.work(work))}
        </ul>
    }
}

struct Desk<'a> {
    keeping: &'a Keeping,
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
        let version = about.map_or(text::BUILT_IN, |about| &about.version).to_owned();
        let facts = about.map(|about| self.facts("", about.at, about.size));
        let foreign = about.is_some_and(|about| about.foreign).then(badge);
        let works = self.keeping.works.iter().filter(|work| parts(&work.key).0 == id);
        let first = works.clone().find(|work| work.key == own).or_else(|| works.clone().next());
        let target = match (foreign.is_some(), first) {
            (true, Some(first)) => first.key.clone(),
            _ => own,
        };
        let remove = chart.map(|chart| {
            self.remove(text::forget_chart(&name), FromView::ForgetChart(chart.key.clone()))
        });
        html! {
            <li key={target.clone()} class="kept">
                <div class="kept__row">
                    <button type="button" class="aslink grow" onclick={self.tell(FromView::OpenKept(target))}>
                        <b>{&name}</b>{" "}<span class="muted">{version}</span>{foreign}
                    </button>
                    {facts}{remove}
                </div>
                <ul class="kept__works">{for works.map(|work| self.work(work))}</ul>
            </li>
        }
    }

    /// Edits of a chart.
    fn work(&self, work: &Kept) -> Html {
        let about = &work.about;
        let here = (work.key == self.keeping.open)
            .then(|| html! { <span class="badge">{kept::OPEN_HERE}</span> });
        let label = kept::forget_work(&about.name, &about.chart);
        let open = self.tell(FromView::OpenKept(work.key.clone()));
        let changed = if about.changed.is_empty() { kept::NOTHING_CHANGED } else { &about.changed };
        html! {
            <li key={work.key.clone()} class="kept__row" data-work={work.key.clone()}>
                <button type="button" class="aslink grow" onclick={open}>
                    {&about.name}{" "}<span class="muted">{changed}</span>
                    { about.foreign.then(badge) }{here}
                </button>
                {self.facts("", about.at, about.size)}
                {self.remove(label, FromView::ForgetWork(work.key.clone()))}
            </li>
        }
    }

    fn facts(&self, before: &str, at: f64, size: u32) -> Html {
        html! { <span class="muted nums">{format!("{before}{}, {}", kept::ago(self.now - at), kept::size(size))}</span> }
    }

    fn remove(&self, label: String, what: FromView) -> Html {
        html! {
            <button type="button" class="btn btn--icon btn--sm" aria-label={label.clone()} title={label} onclick={self.tell(what)}>{icon::small("x")}</button>
        }
    }

    fn tell(&self, what: FromView) -> Callback<yew::MouseEvent> {
        self.send.reform(move |_| Event::Tell(what.clone()))
    }
}

fn badge() -> Html {
    html! { <>{" "}<small class="badge badge--foreign" title={kept::BADGE_HELP}>{kept::BADGE}</small></> }
}
