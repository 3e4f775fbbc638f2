//! The overview of a chart of many parts: a table of its workloads, each row of which opens its cards, what is not
//! rendered by chart and reason, and charts that are not there. Drawn in the place that the page left for it.

mod absent;
mod cards;
mod missing;
mod order;
mod table;

use super::explain;
use crate::state::{Action, Target};
use crate::{browser, messages, storage};
use chartroom_protocol::{
    FileEntry, ForView, FromView, Overlooked, Severity, Subject, WorkloadRow, Workloads, decode,
};
use order::{Choice, Column, Grouping};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// What the page told, as it is drawn.
pub(super) struct Made {
    what: Workloads,
    files: Vec<FileEntry>,
    told: Vec<(Subject, Severity)>,
    environment: u32,
    chart: String,
}

/// The overview.
#[derive(Default)]
pub(super) struct Board {
    made: Option<Rc<Made>>,
    choice: Choice,
    /// The row that is open, by its object’s template, kind and name.
    open: Option<String>,
    /// Groups that are closed, by their names.
    closed: Vec<String>,
    /// The cards stand in place of the table.
    is_cards: bool,
    /// Cards that are drawn.
    most: usize,
    /// The chart that all this was chosen for.
    chart: String,
}

/// What happens in it.
pub(crate) enum Event {
    /// The page told something else, or that there is nothing to draw.
    Came(Option<Overlooked>),
    Sort(Column),
    Filter(String),
    Group(Grouping),
    Troubled(bool),
    /// Opens a row, or closes it.
    Open(String),
    /// Closes a group, or opens it.
    Fold(String),
    /// Opens all groups, or closes those.
    FoldAll(Vec<String>),
    /// Cards in place of the table, or back.
    Cards(bool),
    /// More cards.
    More,
}

/// Cards that are drawn at first, and that each “more” adds.
const CARDS: usize = 40;

/// Listens to the page.
pub(super) fn listen(send: &Callback<Event>) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Overview), move |told| send.emit(Event::Came(told)));
}

impl Board {
    pub(super) fn update(&mut self, event: Event) {
        match event {
            Event::Came(told) => self.take(told),
            Event::Sort(column) => self.choice.sort_by(column),
            Event::Filter(filter) => self.choice.filter = filter,
            Event::Group(grouping) => {
                self.choice.grouping = grouping;
                self.closed.clear();
            }
            Event::Troubled(only) => self.choice.troubled = only,
            Event::Open(row) => {
                let is_open = self.open.as_ref() == Some(&row);
                self.open = (!is_open).then(|| row.clone());
                if table::has_focus() {
                    browser::after(0, move || table::focus(&row));
                }
            }
            Event::Fold(group) => match self.closed.iter().position(|one| *one == group) {
                Some(at) => {
                    self.closed.remove(at);
                }
                None => self.closed.push(group),
            },
            Event::FoldAll(closed) => self.closed = closed,
            Event::Cards(on) => {
                self.is_cards = on;
                self.most = CARDS;
                if let Some(made) = &self.made {
                    storage::set_shows_cards(&made.chart, on);
                }
            }
            Event::More => self.most += CARDS,
        }
    }

    fn take(&mut self, told: Option<Overlooked>) {
        let made = told.and_then(|told| {
            let Overlooked { table, files, told, environment, chart } = told;
            Some(Made { what: decode(&table).ok()?, files, told, environment, chart })
        });
        // What was chosen for a chart stays while another tab of the output is open.
        if let Some(made) = made.as_ref().filter(|made| self.most == 0 || made.chart != self.chart)
        {
            let (chart, is_cards) = (made.chart.clone(), storage::shows_cards(&made.chart));
            *self = Self { chart, is_cards, most: CARDS, ..Self::default() };
        }
        self.made = made.map(Rc::new);
    }

    /// Draws it in its place, where the page has that.
    pub(super) fn view(&self, send: &Callback<Event>) -> Html {
        let Some((made, host)) = self.made.as_ref().zip(browser::find("#overview")) else {
            return Html::default();
        };
        yew::create_portal(self.body(made, send), host.into())
    }

    fn body(&self, made: &Rc<Made>, send: &Callback<Event>) -> Html {
        let main = match self.is_cards {
            true => {
                html! { <>{table::tools(self, made, send)}{cards::all(made, self.most, send)}</> }
            }
            false if made.what.rows.is_empty() => cards::all(made, self.most, send),
            false => html! {
                <>{table::tools(self, made, send)}{table::view(self, made, send)}{cards::idle(made)}</>
            },
        };
        html! {
            <div class="wl-box">
                {missing::view(made)}
                {main}
                {absent::view(made)}
            </div>
        }
    }
}

impl Made {
    /// Where chips of this environment lead.
    fn dispatch(&self) -> Callback<Action> {
        let environment = self.environment;
        Callback::from(move |action| {
            let told = match action {
                Action::Go(target) => explain::go(environment, target),
                Action::GoObject(object) => {
                    explain::go(environment, Target::Object(environment as usize, object, 0))
                }
                _ => return,
            };
            messages::tell(messages::TO_PAGE, &told);
        })
    }

    /// Errors and warnings about the object of a row.
    fn counts(&self, row: &WorkloadRow) -> [usize; 2] {
        let [kind, name] = order::called(&self.what, row);
        [Severity::Error, Severity::Warning].map(|wanted| {
            let told = self.told.iter().filter(|(subject, severity)| {
                *severity == wanted && subject.kind == kind && subject.name == name
            });
            told.count()
        })
    }

    /// What tells the row of an object from others, from one render to the next.
    fn key(&self, row: &WorkloadRow) -> String {
        let object = self.what.objects.get(row.object as usize);
        let key = object.map(|one| format!("{} {} {}", one.template, one.kind, one.name));
        key.unwrap_or_default()
    }
}

/// Has the page open the dialog about the files of the chart.
fn open_files(_: yew::MouseEvent) {
    messages::tell(messages::TO_PAGE, &FromView::OpenFiles);
}
