//! What a link changes, and taking some of it over into one's own work.

use super::points::why;
use super::work::order;
use super::{
    Action, Dialog, Effect, Loaded, Next, Notice, OWN, Ordered, Share, State, Unsaved, key,
};
use crate::text;

use chartroom_protocol::{Ask, Receive, SharedState};
use std::rc::Rc;

/// What is known of a link beside what it changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Received {
    /// One's own work; none until it was loaded.
    own: Option<Mine>,
    /// The revision and the environment that were last asked about.
    asked: Option<(u32, usize)>,
    /// What the view wants to know beside.
    choosing: Vec<u8>,
    /// What is to be put in the place of one's own work, once that is on screen.
    taking: Option<SharedState>,
    /// The payload of the link.
    pub(super) link: Option<Rc<str>>,
    /// It is being answered.
    pub(super) answering: bool,
    /// The answer as it is written, while nothing else is shared.
    pub(super) reply: Option<Share>,
    /// The view has heard of it.
    pub(super) told: bool,
    /// Whoever opened it is to land where it was sent from, and has gone nowhere else.
    pub(super) fresh: bool,
    /// Object and line that it was sent from, while they are marked.
    pub(crate) sent: Option<(usize, usize)>,
}

impl Received {
    /// What was shared meanwhile is not the answer: that is written anew.
    pub(super) fn again(&mut self) {
        if self.answering {
            self.asked = None;
        }
    }

    /// The payload of the link that is being answered.
    pub(super) fn answered(&self) -> Option<String> {
        self.link.as_deref().filter(|_| self.answering).map(str::to_owned)
    }

    /// As it was kept with what the link changes.
    pub(super) fn kept(&mut self, link: Option<String>, answering: bool) {
        (self.link, self.answering) = (link.map(Rc::from), answering);
    }

    /// Of a link that has just been opened, by its payload.
    pub(super) fn of(link: &str) -> Self {
        Self { link: Some(Rc::from(link)), fresh: true, ..Self::default() }
    }
}

/// One's own work as the store has it: its revision, and it, as far as there is any.
#[derive(Clone, Debug, Default, PartialEq)]
struct Mine {
    rev: Option<Rc<str>>,
    state: Option<SharedState>,
}

impl State {
    /// The key of one's own work on the chart on screen.
    fn own_key(&self) -> String {
        key(self.own.as_deref(), OWN)
    }

    /// Asks what the link on screen changes, once that is rendered. The views that say so are fetched.
    pub(super) fn receive(&mut self) -> Vec<Effect> {
        let now = Some((self.revision, self.active));
        let stands = self.work.foreign && self.complete == Some(self.revision);
        if !stands || self.received.asked == now {
            return Vec::new();
        }
        if self.received.own.is_none() && self.trouble.is_none() {
            return vec![order(Ordered::Load(self.own_key(), false)), Effect::FetchViews];
        }
        self.received.asked = now;
        let own = self.received.own.clone().and_then(|own| own.state);
        let receive = Receive {
            came: self.first_environments(),
            index: self.active as u32,
            own,
            made_on: self.work.other_version.clone(),
            whole: self.own.is_some() && self.pristine(),
            link: self.received.link.as_deref().map(str::to_owned),
            answering: self.received.answering,
            choosing: self.received.choosing.clone(),
        };
        self.asks.retain(|ask| !matches!(ask, Ask::Receive(..)));
        self.asks.push_back(Ask::Receive(Box::new(receive)));
        self.write_answer();
        vec![Effect::FetchViews]
    }

    /// Writes the answer anew, unless another link is being written.
    fn write_answer(&mut self) {
        if let Some(Dialog::Share(_)) = self.dialog {
            return;
        }
        let answer = self.new_share();
        self.received.reply = match answer {
            Dialog::Share(share) if self.received.answering => Some(share),
            _ => None,
        };
        self.reshare(|_| ());
    }

    /// Answers the link on screen, or leaves that; what was edited stays either way.
    pub(super) fn answer(&mut self, on: bool) -> Vec<Effect> {
        self.received.answering = on;
        self.received.asked = None;
        self.compare_again();
        self.unsaved(Unsaved::View);
        vec![Effect::Persist]
    }

    /// The view asks for more, or has not heard yet.
    pub(super) fn receive_again(&mut self, choosing: Option<Vec<u8>>) {
        self.received.asked = None;
        self.received.choosing = choosing.unwrap_or_default();
    }

    /// Takes in what the store holds of one's own work while a link is on screen.
    pub(super) fn own_loaded(&mut self, loaded: Loaded) {
        if loaded.asked == self.own_key() {
            let saved = loaded.record.map(|record| (record.rev, record.saved));
            let (rev, saved) = saved.unzip();
            let state = saved.and_then(Result::ok).map(|saved| saved.state);
            self.received.own = Some(Mine { rev, state });
            self.received.asked = None;
        }
    }

    /// Opens the dialog in which one chooses what to take over.
    pub(super) fn open_take(&mut self) -> Vec<Effect> {
        self.dialog = Some(Dialog::Take);
        // Another tab may have changed it.
        self.received.own = None;
        self.received.asked = None;
        Vec::new()
    }

    /// Goes to one's own work.
    pub(super) fn back_to_own(&mut self) -> Vec<Effect> {
        self.leave_for(Next::Kept(self.own_key()))
    }

    /// Goes to one's own work and puts what was chosen into it.
    pub(super) fn take(&mut self, state: SharedState) -> Vec<Effect> {
        self.received.taking = Some(state);
        self.back_to_own()
    }

    /// Puts what was chosen into one's own work, which is on screen by now, unless that is another meanwhile.
    pub(super) fn take_chosen(&mut self) -> Vec<Effect> {
        let Received { own, taking, link, answering, .. } = std::mem::take(&mut self.received);
        if self.work.foreign {
            (self.received.link, self.received.answering) = (link, answering);
        }
        let Some(state) = taking else { return Vec::new() };
        if own.and_then(|own| own.rev) != self.work.rev {
            return self.notice(Notice::Undo(text::KEPT_CHANGED_MEANWHILE.text(), None));
        }
        self.replaced_by(&state, text::KEPT_TAKEN.text(), why::TAKE)
    }

    /// Puts a state in the place of the one on screen, in a way that can be taken back until something else is edited.
    /// What there is before it is a point of the history, too.
    pub(super) fn replaced_by(
        &mut self,
        state: &SharedState,
        says: &'static str,
        why: &'static str,
    ) -> Vec<Effect> {
        let before = Rc::new(self.saved().state);
        let mut effects = self.point(why);
        effects.extend(self.put(state));
        effects.extend(self.edited());
        self.notice(Notice::Undo(says, Some(before)));
        effects
    }

    /// What was just done can be taken back until something else is edited.
    pub(super) fn undoable(&mut self, says: &'static str, before: SharedState) {
        self.notice(Notice::Undo(says, Some(Rc::new(before))));
    }

    /// What is said of an action that can be taken back so.
    pub(super) fn says(&self, action: &Action) -> Option<&'static str> {
        match action {
            Action::AddEnvironment(..) => Some(text::KEPT_ADDED.text()),
            Action::RenameEnvironment(..) => Some(text::KEPT_RENAMED.text()),
            Action::Layers(..) | Action::AddLayer(..) => Some(text::KEPT_MOVED.text()),
            Action::Files(_) => Some(text::KEPT_FILES.text()),
            Action::Facts(..) => Some(text::KEPT_FACTS.text()),
            Action::WithoutLast => Some(text::KEPT_WITHOUT.text()),
            Action::Change(changed) => {
                let now = self.environment()?;
                match changed {
                    _ if changed.overlays.len() < now.overlays.len() => {
                        Some(text::KEPT_LAYER.text())
                    }
                    _ if changed.overlays.len() == now.overlays.len()
                        && changed.overlays != now.overlays =>
                    {
                        Some(text::KEPT_MOVED.text())
                    }
                    _ if changed.sets.len() < now.sets.len() => Some(text::KEPT_SET.text()),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Takes that back.
    pub(super) fn undo(&mut self, before: &SharedState) -> Vec<Effect> {
        let mut effects = self.point(why::UNDO);
        effects.extend(self.put(before));
        effects.extend(self.edited());
        effects
    }
}
