//! What can happen, and what the page then does in the browser.

use super::{
    Dialog, Divider, Filter, MobileView, News, Notice, Ordered, Removed, Tab, Target, Theme,
    Trouble,
};
use chartroom_protocol::{
    Environment, EnvironmentEdit, ForView, FromView, Question, Request, Response, SharedState,
};
use std::rc::Rc;

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Action {
    /// The text of a file changed in an editor; none when it is too large to hand over.
    Typed(String, Option<String>, u32),
    /// The cursor went to a line of a file.
    Cursor(String),
    /// A file of the tree was chosen.
    OpenFile(Rc<str>),
    /// A place was chosen.
    Go(Target),
    /// A line or key is to be explained; true when it is to stay.
    Explain(Question, bool),
    /// A line of a file is to be explained; true when it is to stay.
    ExplainSource(String, u32, bool),
    /// The editor asks for help with a text: the kind of wish and its number, path, place, and a new name.
    Assist(u32, u32, String, u32, String),
    /// An environment's `--set` entry gets another text.
    SetEntry(usize, usize, String),
    /// The open environment gets another name; what changes with it, as the editors' second script says it.
    RenameEnvironment(String, String),
    /// Values go to other layers: changed files and all environments, as the editors' second script says it.
    Layers(String),
    /// Other files and environments: see [`FromView::Files`].
    Files(String),
    /// The pointer went away from the lines.
    Leave,
    /// The explanation is to be closed.
    StopExplaining,
    /// Go where the pinned line comes from.
    GoToWinner,
    /// Go to what wins over a line of a lower layer.
    GoToOverride(usize),
    /// An object of the open environment was chosen.
    GoObject(u32),
    /// The next (1) or previous (-1) problem was asked for.
    StepProblem(i32),
    /// A problem of the list was chosen.
    ChooseProblem(usize),
    /// The list of problems was narrowed to a severity, or to those with some words.
    Filter(Filter),
    /// The fix of a problem was chosen.
    Fix(usize),
    /// The fixes of all listed problems of the same code were chosen.
    FixAll(usize),
    /// The check of that id is to be switched off for the chart.
    SwitchOff(String),
    /// The related place of a problem was chosen.
    Related(usize, usize),
    /// An environment was chosen.
    Environment(usize),
    /// An output tab was chosen.
    Tab(Tab),
    /// A view of the phone was chosen.
    View(MobileView),
    /// Colours were chosen.
    Theme(Theme),
    /// Another language was chosen: all that an engine said is asked anew.
    Language,
    /// The base was pinned, or let go.
    Pin,
    /// A line between panes was moved to a percentage.
    Split(Divider, f64),
    /// The tree was switched; on narrow screens it is a drawer.
    Tree {
        /// Whether the screen is narrow.
        narrow: bool,
    },
    /// The problems were switched on or off.
    Problems(Option<bool>),
    /// The list of problems was widened to all environments, or narrowed.
    ProblemsAll(bool),
    /// A new environment, with path and text of its own values file.
    AddEnvironment(Environment, String, String),
    /// A new values file, path and text, becomes the last layer of the open environment.
    AddLayer(String, String),
    /// An environment was removed.
    RemoveEnvironment(usize),
    /// An environment that was removed is wanted back.
    RestoreEnvironment(Rc<Removed>),
    /// The open environment was changed: its layers, release or namespace.
    Change(Environment),
    /// Release, namespace of the open environment and Kubernetes version.
    Facts(String, String, String),
    /// Something was put over the page.
    Open(Dialog),
    /// A link to where the reader stands is wanted; to a line of an object, where that is told.
    Share(Option<(usize, usize)>),
    /// It was closed.
    Close,
    /// The environments side by side were opened, or closed.
    Compare(bool),
    /// A view that covers the page says something.
    FromView(FromView),
    /// The views could not be fetched.
    ViewsFailed,
    /// A link or the manifests were copied.
    Copied,
    /// Back to the chart as it came.
    Reset,
    /// Open the edits that are kept under a key.
    OpenKept(String),
    /// Change a record here that another tab changes.
    TakeOver,
    /// Go on with a copy of a record that another tab changes.
    KeepBoth,
    /// Takes back what replaced everything.
    Undo(Rc<SharedState>),
    /// Open what waits, though what is on screen cannot be stored.
    OpenAnyway,
    /// What is said of a foreign record, or of the store, was read.
    CloseStrip,
    /// The store was opened again.
    Retry,
    /// Store what is not stored yet.
    Flush,
    /// The same, as the page is about to go, or is out of sight and may go without a word.
    Leaving,
    /// The store, or another tab, says something.
    News(News),
    /// A notice was closed.
    Dismiss(Notice),
    /// The address holds a link.
    Link(String),
    /// News of the engine.
    Engine(EngineEvent),
    /// News of the whole engine, while it is fetched beside the other.
    Upgrade(EngineEvent),
    /// Fetch the whole engine again.
    RetryUpgrade,
    /// Make a values.schema.json of the values.
    SuggestSchema,
    /// An answer, with the time.
    Answered(Response, f64),
    /// No key was pressed for a while after that revision.
    Paused(u32),
    /// The request of that number has taken a while.
    Slow(u32),
    /// The request of that number has taken so many seconds; and the time.
    Long(u32, u32, f64),
    /// The render that takes long is to end.
    Stop,
    /// Nothing was heard of the request of that number for so many seconds; none if the engine never began.
    TimedOut(u32, Option<u32>),
    /// What the engine did not get through is to be tried again, with more time.
    TryAgain,
    /// What the last output was made of is to be put back in place of what the engine did not get through.
    WithoutLast,
    /// An object and a line of the manifests were found.
    Find((usize, usize)),
    /// Start the engine again.
    Restart,
    /// The time, for ages on screen.
    Clock(f64),
}

impl Action {
    /// What the views tell, as an action.
    pub(crate) fn told(told: FromView) -> Self {
        match told {
            FromView::Environments(EnvironmentEdit::Change(environment)) => {
                Action::Change(environment)
            }
            FromView::Environments(EnvironmentEdit::Add(environment, path, text)) => {
                Action::AddEnvironment(environment, path, text)
            }
            FromView::Environments(EnvironmentEdit::AddFile(path, text)) => {
                Action::AddLayer(path, text)
            }
            FromView::Environments(EnvironmentEdit::Remove(index)) => {
                Action::RemoveEnvironment(index as usize)
            }
            FromView::Environments(EnvironmentEdit::Facts(release, namespace, version)) => {
                Action::Facts(release, namespace, version)
            }
            FromView::Files(change) => Action::Files(change),
            told => Action::FromView(told),
        }
    }

    /// Whether the reader goes somewhere, or has begun to work.
    pub(super) fn goes(&self) -> bool {
        use Action::*;
        matches!(
            self,
            Typed(..)
                | OpenFile(_)
                | Go(_)
                | ChooseProblem(_)
                | Environment(_)
                | Tab(_)
                | Explain(_, true)
        )
    }

    /// Whether it changes the chart at the user's wish. What is typed is another matter: it has happened.
    pub(crate) fn edits(&self) -> bool {
        use Action::*;
        matches!(
            self,
            Fix(_)
                | FixAll(_)
                | SwitchOff(_)
                | SuggestSchema
                | AddEnvironment(..)
                | AddLayer(..)
                | RemoveEnvironment(_)
                | RenameEnvironment(..)
                | RestoreEnvironment(_)
                | Change(_)
                | SetEntry(..)
                | Layers(_)
                | Files(_)
                | Facts(..)
                | Reset
                | Undo(_)
        )
    }
}

/// News of the engine.
#[derive(Clone, Debug)]
pub(crate) enum EngineEvent {
    /// Bytes received, and in all.
    Progress(u32, u32),
    /// It takes requests.
    Ready,
    /// It could not be had, with the reason.
    Died(String),
    /// It was at work, and ended.
    Broke(Trouble),
}

/// What the page does after a change of state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Send this to the worker and watch over it.
    Send(Box<Request>),
    /// End the worker and start a new one.
    Restart,
    /// Fetch the whole engine beside the one at work.
    Upgrade,
    /// Put the whole engine in the place of the other.
    Swap,
    /// Bring a range of a file into view, if it is open, and leave the focus where it is.
    Scroll(Rc<str>, Range),
    /// Bring a line of an object into view, and leave the focus where it is.
    ScrollToLine(u32, u32),
    /// Scroll a line of an object just far enough to be seen beside what now covers a part of the manifests.
    KeepInSight(u32, u32),
    /// Say when no key was pressed for a while after that revision.
    Pause(u32),
    /// Store the edits soon.
    Persist,
    /// Something for the store, or for the other tabs.
    Store(Ordered),
    /// Store the choice of colours and set them.
    Theme(Theme),
    /// Store the sizes of the panes.
    Splits([f64; 2]),
    /// Give a file in the editors another text.
    Replace(Rc<str>, Rc<str>),
    /// Drop a file from the editors.
    Forget(Rc<str>),
    /// Apply edits in the editors, as if typed.
    Edit(Rc<str>, Vec<TextEdit>),
    /// Select a range in the editors.
    Reveal(Rc<str>, Range),
    /// Put the focus into a file's editor.
    Focus(Rc<str>),
    /// Let the base follow the cursor of the overlay, or stay.
    Follow(bool),
    /// Bring an object and line of the manifests into view.
    RevealObject(u32, u32),
    /// Fetch the views that cover the page, unless they are here.
    FetchViews,
    /// Hand something on to a part of them.
    ToView(ForView, Vec<u8>),
    /// Hand an answer on to the editors.
    Assisted(String),
    /// Take the link out of the address.
    ClearLink,
}

impl Effect {
    /// Object and line of the manifests that come into view.
    pub(super) fn sought(&self) -> Option<(usize, usize)> {
        match self {
            Effect::RevealObject(object, line)
            | Effect::KeepInSight(object, line)
            | Effect::ScrollToLine(object, line) => Some((*object as usize, *line as usize)),
            _ => None,
        }
    }
}

/// A range in a file: lines and columns, 0-based, UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// First line.
    pub(crate) line: u32,
    /// First column.
    pub(crate) column: u32,
    /// Last line.
    pub(crate) end_line: u32,
    /// One past the last column.
    pub(crate) end_column: u32,
}

impl From<chartroom_protocol::Place> for Range {
    fn from(place: chartroom_protocol::Place) -> Self {
        Self {
            line: place.start.line,
            column: place.start.column.0,
            end_line: place.end.line,
            end_column: place.end.column.0,
        }
    }
}

/// One change of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextEdit {
    /// What is replaced.
    pub(crate) range: Range,
    /// By what.
    pub(crate) text: String,
}
