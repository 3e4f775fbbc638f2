//! All that the page knows, and nothing of the browser: actions go in, the state changes, effects come out.

mod action;
mod charts;
mod compare;
mod environments;
mod export;
mod good;
mod history;
mod input;
mod keeping;
mod lesson;
mod markers;
mod merge;
mod navigate;
mod notes;
mod place;
mod points;
mod rebase;
mod received;
mod recover;
mod reduce;
mod saved;
mod share;
pub(crate) mod shelf;
mod still;
mod tabs;
#[cfg(test)]
mod tests;
mod trace;
mod work;
#[cfg(test)]
mod work_tests;

pub(crate) use action::{Action, Effect, EngineEvent, Range};
pub(crate) use charts::{chart_id, hash};
pub(crate) use good::{Good, Shown, View};
pub(crate) use lesson::LESSON;
pub(crate) use navigate::{Target, now};
pub(crate) use notes::{Fate, MOST as NOTE_MOST, Note, fate};
pub(crate) use points::{MOST_IN_ALL, Point, thinned, why};
pub(crate) use recover::{Input, Refused, Trouble};
pub(crate) use saved::{Loaded, Put, Record, Saved, VERSION, Write, read as read_saved};
pub(crate) use trace::{MOST_LINES, Trace, explained};
pub(crate) use work::{
    Access, Lock, News, Next, NotKept, NotWritten, OWN, Ordered, Unsaved, Word, Work, key, parts,
};

use crate::builtin;
use chartroom_protocol::{
    Ask, ChartFacts, Comparing, Environment, Exporting, Keeping, Severity, ShareChoice, SharedFile,
    SharedState,
};
use std::collections::VecDeque;
use std::rc::Rc;

/// A file longer than this (UTF-16 units) stays in the editor and is not rendered.
pub(crate) const LARGE: u32 = 1_000_000;

/// What the page holds of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text {
    /// Text that can be rendered.
    Small(Rc<str>),
    /// Text too long to render, by its length. It is here as it was stored, until it is typed in: then only the
    /// editor holds it.
    Large(u32, Option<Rc<str>>),
    /// Not text.
    Binary(Rc<[u8]>),
}

/// A file of the chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct File {
    /// Path inside the chart folder.
    pub(crate) path: Rc<str>,
    /// Its content.
    pub(crate) text: Text,
}

/// The tabs of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Cards.
    Overview,
    /// Objects as YAML.
    Manifests,
    /// Effective values.
    Values,
    /// NOTES.txt.
    Notes,
}

impl Tab {
    /// In the order on screen.
    pub(crate) const ALL: [Tab; 4] = [Tab::Overview, Tab::Manifests, Tab::Values, Tab::Notes];
}

/// The one view of a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MobileView {
    /// The tree.
    Files,
    /// The editors.
    Values,
    /// The output.
    Output,
    /// The problems.
    Problems,
}

/// A line between panes that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Divider {
    /// Between editors and output.
    Columns,
    /// Between the two editors.
    Rows,
}

impl Divider {
    /// Percent of the room that the first pane has at first.
    pub(crate) fn default_share(self) -> f64 {
        match self {
            Divider::Columns => 43.0,
            Divider::Rows => 66.0,
        }
    }
}

/// The colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What stands over the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Dialog {
    /// Release, namespace and Kubernetes version.
    Facts,
    /// A new environment.
    NewEnvironment,
    /// The `--set` entries of the open environment; the entry to begin with.
    Sets(Option<usize>),
    /// A share link.
    Share(Share),
    /// How faithful the engine is.
    Parity,
    /// Whether to go back to the chart as it came.
    Reset,
    /// What a phone has no room for in its bars.
    More,
    /// Which chart to open.
    Charts,
    /// What one takes away for the open environment.
    Export,
    /// The cluster of the open environment.
    Cluster,
    /// What is taken over of a link.
    Take,
    /// Earlier states of the chart.
    History,
    /// Lessons, which are no dialog: the views draw them beside the page and close this one.
    Lessons,
    /// The tour, which is none either.
    Tour,
    /// What explains the page.
    Help,
    /// The files of the chart.
    Files,
}

/// The share dialog.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Share {
    /// What was chosen.
    pub(crate) choice: ShareChoice,
    /// It was opened for a link to where the reader stands, or to that object and line.
    pub(crate) to_place: Option<Option<(usize, usize)>>,
    /// The payload once the worker has written it, or why there is none.
    pub(crate) payload: Option<Result<Rc<str>, Rc<str>>>,
    /// What was written beside it, which only the view reads.
    pub(crate) written: Rc<[u8]>,
    /// How many files the choices are, and how many bytes.
    pub(crate) sizes: [(u32, u32); 3],
}

/// How much of the chart a link carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Include {
    /// Overlays and `--set` of the open environment.
    Environment,
    /// Those of all environments, and values.yaml.
    Overlays,
    /// All files that differ from the built-in chart.
    Chart,
}

/// Whether there is an engine.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Engine {
    /// On its way, in bytes; the total is 0 while unknown.
    Loading {
        /// Bytes received.
        loaded: u32,
        /// Bytes in all.
        total: u32,
    },
    /// It takes requests.
    Ready,
    /// It could not be fetched, or does not work here.
    Stopped(String),
}

/// The whole engine, with the checks, which is fetched once the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Upgrade {
    /// Not asked for.
    Idle,
    /// On its way.
    Fetching,
    /// It could not be fetched.
    Failed,
}

/// Which problems the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// The only severity, if one was chosen.
    pub(crate) severity: Option<Severity>,
    /// Words that code, message or file hold, in any case.
    pub(crate) text: String,
}

/// An environment that was removed, with all that it takes to have it back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Removed {
    /// Where it stood.
    pub(crate) index: usize,
    /// It.
    pub(crate) environment: Environment,
    /// Overlays that no other environment uses, which went with it.
    pub(crate) files: Vec<File>,
}

/// What is drawn by the views that are fetched when they are opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// The environments side by side.
    Compare,
    /// A dialog.
    Dialog(Dialog),
}

/// A line above the output that says something about the page as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A link could not be read, with the reason.
    BrokenLink(String),
    /// An environment was removed.
    Removed(Rc<Removed>),
    /// Everything was replaced, in words, and what there was before; none where nothing can be taken back.
    Undo(&'static str, Option<Rc<SharedState>>),
    /// What was stored could not be read; it was put aside.
    BrokenStore,
    /// Another tab stored other edits; what was typed here is a record of its own. The key of the other's.
    Apart(String),
    /// The tabs cannot tell each other what they do.
    Blind,
    /// Colours and sizes of panes cannot be kept.
    NoSettings,
    /// A view that is fetched when it is opened could not be; what opens it.
    ViewFailed(Option<Wanted>),
    /// A question that the engine did not get through: what it was about, and why.
    Unanswered(&'static str, Trouble),
    /// The chart that was open last is not kept any more.
    ChartLost,
    /// A link was made on another chart, by its name.
    OtherChart(String),
}

/// Everything.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// The chart as it came.
    pub(crate) builtin: Rc<Vec<File>>,
    /// What it is kept under in the browser; none for the built-in one.
    pub(crate) own: Option<Rc<str>>,
    /// It is still to come out of the browser's storage.
    pub(crate) holding: bool,
    /// The views that are fetched later are here.
    pub(crate) views: bool,
    /// The record on screen.
    pub(crate) work: Work,
    /// What is opened once it is stored.
    pub(crate) next: Option<Next>,
    /// The key of a record that is on its way to the screen.
    pub(crate) pending: Option<String>,
    /// The files of the chart are kept.
    pub(crate) chart_kept: bool,
    /// All that is kept in this browser.
    pub(crate) keeping: Keeping,
    /// Why nothing is kept.
    pub(crate) trouble: Option<NotKept>,
    /// The trouble that was read and closed.
    pub(crate) closed: Option<NotKept>,
    /// The strip on a foreign record was read and closed.
    pub(crate) seen: bool,
    /// Whoever is here has never been, and has done nothing yet.
    pub(crate) greets: bool,
    /// Tabs can lock records.
    pub(crate) locks: bool,
    /// There is a note of edits that the store may not get.
    pub(crate) noted: bool,
    /// Revisions that this page has named.
    pub(crate) revs: u32,
    /// A link that was made on a chart that is not open: the chart's name, and the link.
    pub(crate) wanted: Option<(String, String)>,
    /// Environments that are declared for the chart that was opened, until it is known whether edits of it are kept.
    declared: Vec<Environment>,
    /// What is known of a link beside what it changes.
    pub(crate) received: received::Received,
    /// The lesson beside the page.
    pub(super) lesson: lesson::Lesson,
    /// The chart as edited.
    pub(crate) files: Vec<File>,
    /// The environments in the order of their tabs.
    pub(crate) environments: Vec<Environment>,
    /// `--kube-version`
    pub(crate) kube_version: String,
    /// Index of the open environment.
    pub(crate) active: usize,
    /// The file in the upper editor.
    pub(crate) open: Option<Rc<str>>,
    /// The file worked on last, for the tree.
    pub(crate) current: Option<Rc<str>>,
    /// Whether the base stays where it is, and does not follow the overlay's cursor.
    pub(crate) pinned: bool,
    /// Output tab.
    pub(crate) tab: Tab,
    /// View on a phone.
    pub(crate) view: MobileView,
    /// Colours.
    pub(crate) theme: Theme,
    /// Whether the tree is shown beside the editors.
    pub(crate) tree: bool,
    /// Percent of the first pane, by [`Divider`].
    pub(crate) splits: [f64; 2],
    /// Whether the tree lies over the page, on narrow screens.
    pub(crate) drawer: bool,
    /// Whether the problems are shown.
    pub(crate) problems_open: bool,
    /// Whether the list holds the problems of all environments.
    pub(crate) problems_all: bool,
    /// Which of them it shows.
    pub(crate) filter: Filter,
    /// The problem chosen in the list.
    pub(crate) chosen: Option<usize>,
    /// What stands over the page.
    pub(crate) dialog: Option<Dialog>,
    /// What is compared while the environments stand side by side.
    pub(crate) compare: Option<Comparing>,
    /// The state of one's own that the open environment is compared with, and its name; none for the chart as it came.
    pub(crate) beside_state: Option<Rc<(String, SharedState)>>,
    /// Which states of the chart are kept.
    pub(crate) points: history::Points,
    /// What was exported last, and for which Helm.
    pub(crate) exporting: Exporting,
    /// Whether there is an engine.
    pub(crate) engine: Engine,
    /// Whether the engine is the whole one, which is then kept.
    pub(crate) whole: bool,
    /// How far the whole engine is.
    pub(crate) upgrade: Upgrade,
    /// Keys come one after the other: the revision of the last one.
    pub(crate) typing: Option<u32>,
    /// Typing paused before the answer to what was typed was here.
    pub(crate) awaited: bool,
    /// The files when all environments last had output and nothing was typed for a while.
    pub(crate) whole_files: Vec<File>,
    /// Files of such a text that an earlier visit left, to be rendered before the present ones, which may be broken.
    pub(crate) first: Vec<SharedFile>,
    /// Counted up with every change of the input.
    pub(crate) revision: u32,
    /// The revision last answered or sent.
    pub(crate) sent: Option<u32>,
    /// The revision at which the engine last died.
    pub(crate) died_at: Option<u32>,
    /// The number of the request in flight: one whose first answer has not come.
    pub(crate) in_flight: Option<u32>,
    /// The number and revision of the last render that was asked for, until its last answer.
    pub(crate) rendering: Option<(u32, u32)>,
    /// The revision that the open environment's output belongs to.
    pub(crate) rendered: Option<u32>,
    /// The revision that the outputs of all environments belong to.
    pub(crate) complete: Option<u32>,
    /// The question in flight, if it is not a render.
    pub(crate) asked: Option<Ask>,
    /// Other questions that wait, oldest first.
    pub(crate) asks: VecDeque<Ask>,
    /// What the engine at work was given last.
    pub(crate) given: Option<Rc<Input>>,
    /// The last input that an engine got through.
    pub(crate) through: Option<Rc<Input>>,
    /// The last one that it did not.
    pub(crate) refused: Option<Refused>,
    /// The render in flight is that of an input whose output is on screen already.
    pub(crate) replaying: bool,
    /// Renders may take long: that was asked for.
    pub(crate) patient: bool,
    /// The engine at work has rendered and checked nothing yet: the browser still compiles it as it goes.
    pub(crate) cold: bool,
    /// Number of the last request.
    pub(crate) last_id: u32,
    /// The request in flight has taken a while.
    pub(crate) slow: bool,
    /// For how many seconds the input on screen is rendered, once that is long.
    pub(crate) long: Option<u32>,
    /// Problems, files and facts of the last answer.
    pub(crate) shown: Rc<Shown>,
    /// Last good output of each environment, in the order of the tabs.
    pub(crate) good: Vec<Good>,
    /// Chart.yaml, as last read.
    pub(crate) chart: Option<ChartFacts>,
    /// The link or the manifests were just copied.
    pub(crate) copied: bool,
    /// Lines above the output.
    pub(crate) notices: Vec<Notice>,
    /// Object and line of the manifests that were gone to last.
    pub(crate) sought: Option<(usize, usize)>,
    /// What is being explained.
    pub(crate) trace: Option<Trace>,
    /// Milliseconds since 1970, as of the last action that brought the time.
    pub(crate) now: f64,
    /// Seed of random functions, fixed while the page is open.
    pub(crate) seed: u64,
}

impl State {
    /// The page before anything was loaded.
    pub(crate) fn new(files: Vec<File>, own: Option<Rc<str>>, seed: u64, now: f64) -> Self {
        let environments = builtin::environments(&files, own.is_some());
        let good = environments.iter().map(|environment| Good::none(&environment.name)).collect();
        let mut state = Self {
            builtin: Rc::new(files.clone()),
            own: None,
            holding: false,
            views: false,
            work: Work::new(OWN, crate::text::KEPT_OWN.english(), false),
            next: None,
            pending: None,
            chart_kept: false,
            keeping: Keeping::default(),
            trouble: None,
            closed: None,
            seen: false,
            greets: false,
            locks: true,
            noted: false,
            revs: 0,
            wanted: None,
            declared: Vec::new(),
            received: Default::default(),
            lesson: Default::default(),
            files,
            environments,
            kube_version: builtin::KUBE_VERSION.to_owned(),
            active: 0,
            open: None,
            current: None,
            pinned: false,
            tab: Tab::Overview,
            view: MobileView::Output,
            theme: Theme::System,
            tree: true,
            splits: [Divider::Columns.default_share(), Divider::Rows.default_share()],
            drawer: false,
            problems_open: false,
            problems_all: true,
            filter: Filter::default(),
            chosen: None,
            dialog: None,
            compare: None,
            beside_state: None,
            points: Default::default(),
            exporting: Exporting { environment: 0, other: None, helm: 4, pack: None },
            engine: Engine::Loading { loaded: 0, total: 0 },
            whole: false,
            upgrade: Upgrade::Idle,
            typing: None,
            awaited: false,
            whole_files: Vec::new(),
            first: Vec::new(),
            revision: 0,
            sent: None,
            died_at: None,
            in_flight: None,
            rendering: None,
            rendered: None,
            complete: None,
            asked: None,
            asks: VecDeque::new(),
            given: None,
            through: None,
            refused: None,
            replaying: false,
            patient: false,
            cold: true,
            last_id: 0,
            slow: false,
            long: None,
            shown: Rc::default(),
            good,
            chart: None,
            copied: false,
            notices: Vec::new(),
            sought: None,
            trace: None,
            now,
            seed,
        };
        let prod = |environment: &Environment| environment.name == "prod";
        if own.is_none() {
            state.active = state.environments.iter().position(prod).unwrap_or_default();
        }
        state.own = own;
        state.open_overlay();
        state
    }

    /// The open environment.
    pub(crate) fn environment(&self) -> Option<&Environment> {
        self.environments.get(self.active)
    }

    /// The last good output of the open environment.
    pub(crate) fn good(&self) -> Option<&Good> {
        self.good.get(self.active)
    }

    /// Percent of the pane before a divider.
    pub(crate) fn split(&self, divider: Divider) -> f64 {
        let [columns, rows] = self.splits;
        match divider {
            Divider::Columns => columns,
            Divider::Rows => rows,
        }
    }

    /// A file by its path.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| &*file.path == path)
    }

    /// The file in the lower editor.
    pub(crate) fn base(&self) -> Option<Rc<str>> {
        self.file("values.yaml").map(|file| file.path.clone())
    }

    /// The file in the upper editor, if it is Markdown.
    pub(crate) fn markdown(&self) -> Option<Rc<str>> {
        self.open.clone().filter(|open| open.ends_with(".md"))
    }

    /// Puts the last overlay of the open environment into the upper editor.
    pub(crate) fn open_overlay(&mut self) {
        let overlay =
            self.environment().and_then(|environment| environment.overlays.last().cloned());
        self.open = overlay.map(Rc::from);
        self.current = self.open.clone().or_else(|| self.base());
    }
}
