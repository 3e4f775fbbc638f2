//! What the page does when the engine hangs, runs out of memory or fails: another one takes its place at once, and what
//! the last one did not get through is not asked for again by itself. Texts are the page's own and never at risk.

use super::points::why;
use super::still::BEFORE;
use super::{Effect, Engine, EngineEvent, File, Notice, State, Text, Upgrade};
use crate::text;
use chartroom_protocol::{Ask, Environment, ForView, ToCharts, encode};
use std::collections::VecDeque;
use std::rc::Rc;

/// Why an engine was ended.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// It gave no sign for some seconds.
    Hung(u32),
    /// It ran out of memory, having so many megabytes, if that is known; and what it said.
    Memory(Option<u32>, Rc<str>),
    /// That was wanted.
    Stopped,
    /// It failed, with what it said.
    Failed(String),
}

/// An input that an engine did not get through.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    /// Its revision.
    pub(crate) revision: u32,
    /// Why.
    pub(crate) why: Trouble,
}

/// What an engine was given to render.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) revision: u32,
    pub(crate) files: Vec<File>,
    pub(crate) environments: Vec<Environment>,
    pub(crate) kube_version: String,
}

/// How long a worker may give no sign before it is ended, in milliseconds: it gives one for each environment that it
/// renders or checks.
const PATIENCE: f64 = 2_500.0;
/// The same before its first whole answer, for which a browser compiles it.
const COLD_PATIENCE: f64 = 10_000.0;
/// The same once that was too short, and somebody asked for more.
const MORE_PATIENCE: f64 = 15_000.0;

impl State {
    /// How long a request may go on without a sign, in milliseconds.
    pub(crate) fn patience(&self) -> f64 {
        match (self.patient, self.cold) {
            (true, _) => MORE_PATIENCE,
            (false, true) => COLD_PATIENCE,
            (false, false) => PATIENCE,
        }
    }

    /// The input on screen.
    pub(super) fn input(&self) -> Input {
        Input {
            revision: self.revision,
            files: self.files.clone(),
            environments: self.environments.clone(),
            kube_version: self.kube_version.clone(),
        }
    }

    /// Why the input on screen is not rendered, if an engine did not get through it.
    pub(crate) fn refused(&self) -> Option<&Trouble> {
        self.refused.as_ref().filter(|one| one.revision == self.revision).map(|one| &one.why)
    }

    pub(super) fn engine_event(&mut self, event: EngineEvent) -> Vec<Effect> {
        match event {
            EngineEvent::Progress(loaded, total) => {
                if matches!(self.engine, Engine::Loading { .. }) {
                    self.engine = Engine::Loading { loaded, total };
                }
                Vec::new()
            }
            EngineEvent::Ready => {
                self.engine = Engine::Ready;
                Vec::new()
            }
            EngineEvent::Died(reason) => self.died(&reason),
            EngineEvent::Broke(why) => self.broke(why),
        }
    }

    pub(super) fn start_upgrade(&mut self) -> Vec<Effect> {
        if self.whole || self.upgrade == Upgrade::Fetching {
            return Vec::new();
        }
        self.upgrade = Upgrade::Fetching;
        vec![Effect::Upgrade]
    }

    /// What the one at work was asked is asked of the whole engine again once it is there. From then on its news are
    /// those of the engine at work.
    pub(super) fn upgrade_event(&mut self, event: EngineEvent) -> Vec<Effect> {
        if self.whole {
            return self.engine_event(event);
        }
        match event {
            EngineEvent::Progress(_, _) => Vec::new(),
            EngineEvent::Died(_) | EngineEvent::Broke(_) => {
                self.upgrade = Upgrade::Failed;
                let (left, waiting): (VecDeque<Ask>, _) =
                    std::mem::take(&mut self.asks).into_iter().partition(needs_whole);
                self.asks = waiting;
                let why = Trouble::Failed(text::ENGINE_UNFETCHED.text().to_owned());
                left.into_iter().flat_map(|ask| self.unanswered(ask, why.clone())).collect()
            }
            EngineEvent::Ready => {
                (self.whole, self.upgrade) = (true, Upgrade::Idle);
                self.engine = Engine::Ready;
                self.forget_requests();
                vec![Effect::Swap]
            }
        }
    }

    /// What is in flight is sent anew.
    fn forget_requests(&mut self) {
        (self.in_flight, self.rendering) = (None, None);
        (self.sent, self.complete) = (None, None);
        (self.given, self.cold) = (None, true);
        self.asks.extend(self.asked.take());
    }

    /// The worker could not be had. It is asked for once more by itself.
    pub(super) fn died(&mut self, reason: &str) -> Vec<Effect> {
        let again = self.died_at == Some(self.revision);
        self.died_at = Some(self.revision);
        (self.in_flight, self.rendering) = (None, None);
        self.slow = false;
        self.sent = None;
        if again {
            self.engine = Engine::Stopped(reason.to_owned());
            return Vec::new();
        }
        self.restart()
    }

    pub(super) fn restart(&mut self) -> Vec<Effect> {
        self.engine = Engine::Loading { loaded: 0, total: 0 };
        self.forget_requests();
        vec![Effect::Restart]
    }

    /// The engine was ended. A question that was waited for is taken for the cause and dropped; else it is the input.
    pub(super) fn broke(&mut self, why: Trouble) -> Vec<Effect> {
        let asked = self.asked.take().filter(|_| self.in_flight.is_some());
        let mut effects = Vec::new();
        match (asked, self.rendering) {
            (Some(ask), _) => effects = self.unanswered(ask, why),
            // What went through once does not now: without it nothing on screen can be asked about.
            (None, Some(_)) if self.replaying => self.through = None,
            // That of the visit before: the present one may do.
            (None, Some((_, BEFORE))) => self.first.clear(),
            (None, Some((_, revision))) => self.refused = Some(Refused { revision, why }),
            (None, None) => {}
        }
        effects.extend(self.restart());
        effects
    }

    /// Whoever waits for the answer to a question hears that there is none.
    fn unanswered(&mut self, ask: Ask, why: Trouble) -> Vec<Effect> {
        let mut effects = Vec::new();
        let what = match ask {
            Ask::Render(..) | Ask::Explain(..) => text::ASKED_EXPLANATION.text(),
            Ask::Encode(..) => {
                if let Some(share) = self.share_mut() {
                    share.payload = Some(Err(Rc::from(crate::text::unanswered(
                        text::ASKED_WRITING.text(),
                        &why,
                    ))));
                }
                text::ASKED_LINK.text()
            }
            Ask::Decode(_) => text::ASKED_LINK.text(),
            Ask::Suggest(_) => text::ASKED_SCHEMA.text(),
            Ask::Assist(_) => text::ASKED_COMPLETION.text(),
            Ask::Together(_) | Ask::SwitchOff(..) | Ask::Cluster(..) => text::ASKED_FIX.text(),
            Ask::Compare(..) => {
                self.compare = None;
                text::ASKED_COMPARISON.text()
            }
            Ask::Export(_) => {
                self.dialog = None;
                text::ASKED_EXPORT.text()
            }
            Ask::Plan(_) => text::ASKED_PLAN.text(),
            Ask::Receive(..) => text::ASKED_RECEIVED.text(),
            Ask::Judge(_) => text::ASKED_LESSON.text(),
            Ask::Unpack(_) => {
                let said = ToCharts::Files(Err(crate::text::unanswered(
                    text::ASKED_UNPACKING.text(),
                    &why,
                )));
                effects.extend(encode(&said).map(|bytes| Effect::ToView(ForView::Charts, bytes)));
                text::ASKED_ARCHIVE.text()
            }
        };
        self.notice(Notice::Unanswered(what, why));
        effects
    }

    /// Asks once more for the input on screen, and gives it time.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        (self.refused, self.patient) = (None, true);
        self.sent = None;
        match self.engine {
            Engine::Stopped(_) => self.restart(),
            _ => Vec::new(),
        }
    }

    /// Puts back what the last output was made of, as one step of each editor that can be taken back.
    pub(super) fn without_last(&mut self) -> Vec<Effect> {
        let Some(input) = self.through.clone().filter(|_| !self.reading()) else {
            return Vec::new();
        };
        let mut effects = self.point(why::STOPPED);
        let mut files = Vec::new();
        for old in &input.files {
            let now = self.file(&old.path).cloned();
            match (&old.text, now) {
                // What only an editor holds did not go to the engine.
                (Text::Large(_, None), Some(now)) => files.push(now),
                (Text::Small(text), now) => {
                    if now.as_ref() != Some(old) {
                        effects.push(Effect::Replace(old.path.clone(), text.clone()));
                    }
                    files.push(old.clone());
                }
                _ => files.push(old.clone()),
            }
        }
        let new = self.files.iter().filter(|file| !files.iter().any(|old| old.path == file.path));
        effects.extend(new.map(|file| Effect::Forget(file.path.clone())));
        self.files = files;
        self.environments.clone_from(&input.environments);
        self.kube_version.clone_from(&input.kube_version);
        self.active = self.active.min(self.environments.len().saturating_sub(1));
        let here = |path: &Rc<str>| self.files.iter().any(|file| file.path == *path);
        let (open, current) = (self.open.clone().filter(here), self.current.clone().filter(here));
        (self.open, self.current) = (open, current);
        effects.extend(self.edited());
        effects
    }

    /// Gives an engine that is new the input whose output is on screen, so that questions about that are answered while
    /// the present input is refused.
    pub(super) fn replay(&mut self) -> Option<Effect> {
        let input = self.through.clone().filter(|_| self.sent.is_none())?;
        self.sent = Some(input.revision);
        let project = self.project(&input)?;
        let active = self.active.min(input.environments.len().saturating_sub(1));
        let effect = self.send(Ask::Render(project, active as u32, Vec::new()));
        (self.rendering, self.replaying) = (Some((self.last_id, input.revision)), true);
        self.given = Some(input);
        Some(effect)
    }
}

/// Whether the engine that the page starts with has no answer to a question.
pub(super) fn needs_whole(ask: &Ask) -> bool {
    !matches!(ask, Ask::Render(..) | Ask::Decode(_) | Ask::Unpack(_))
}
