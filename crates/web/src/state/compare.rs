//! Environments side by side: what is compared, and what the view that shows it asks for.

use super::{Dialog, Effect, Next, Notice, State, Target, Unsaved, Wanted};
use chartroom_protocol::{Ask, Comparing, FromView, SharedState, ViewDialog};
use std::rc::Rc;

impl State {
    /// Opens the comparison of the open environment with the one before it, or closes it.
    pub(super) fn open_compare(&mut self, open: bool) -> Vec<Effect> {
        if !open {
            self.compare = None;
            return Vec::new();
        }
        let to = self.active as u32;
        self.show_compare(Comparing { from: Some(self.beside()), to, quiet: true })
    }

    /// Opens the comparison of the open environment with itself as the chart came.
    pub(super) fn open_changes(&mut self) -> Vec<Effect> {
        self.beside_state = None;
        self.show_compare(Comparing { from: None, to: self.active as u32, quiet: false })
    }

    /// Opens the comparison of the open environment with itself in an earlier state.
    fn open_beside(&mut self, name: String, state: SharedState) -> Vec<Effect> {
        let effects = self.open_changes();
        self.beside_state = Some(Rc::new((name, state)));
        self.compare_again();
        effects
    }

    pub(super) fn show_compare(&mut self, comparing: Comparing) -> Vec<Effect> {
        self.compare = Some(comparing);
        self.dialog = None;
        self.notices.retain(|notice| !matches!(notice, Notice::ViewFailed(_)));
        self.compare_again();
        vec![Effect::FetchViews]
    }

    /// The environment that the open one is held against: the one before it, or the one behind the first.
    pub(super) fn beside(&self) -> u32 {
        let before = (self.active as u32).checked_sub(1);
        before.unwrap_or(u32::from(self.environments.len() > 1))
    }

    /// Asks for the comparison of what was rendered last.
    pub(super) fn compare_again(&mut self) {
        let last = self.environments.len().saturating_sub(1) as u32;
        let Some(mut comparing) = self.compare else { return };
        comparing.from = comparing.from.map(|from| from.min(last));
        comparing.to = comparing.to.min(last);
        self.compare = Some(comparing);
        let earlier = comparing.from.is_none().then(|| self.earlier(comparing.to as usize));
        let ask = Ask::Compare(comparing, self.active as u32, earlier.flatten().map(Box::new));
        self.asks.retain(|ask| !matches!(ask, Ask::Compare(..)));
        self.asks.push_back(ask);
    }

    pub(super) fn told_by_view(&mut self, told: FromView) -> Vec<Effect> {
        match told {
            FromView::Ready => {
                self.views = true;
                self.compare_again();
                self.export_again();
                self.receive_again(None);
                let mut effects = self.list();
                effects.extend(self.look());
                return effects;
            }
            FromView::Chart(chart) => return self.open_chart(chart),
            FromView::OpenKept(key) => return self.leave_for(Next::Kept(key)),
            FromView::ForgetWork(key) => self.forget(key == self.key()),
            FromView::ForgetChart(id) => self.forget(Some(id.as_str()) == self.own.as_deref()),
            FromView::Forgotten(result) => return self.forgotten(result),
            FromView::Point(name) => return self.named_point(&name),
            FromView::GoBack(state) => return self.go_back_to(&state),
            FromView::Beside(name, state) => return self.open_beside(name, state),
            FromView::Export(exporting) => {
                self.exporting = exporting;
                self.export_again();
            }
            FromView::Cluster(asked) => self.ask_cluster(asked),
            FromView::Plan(asked) => self.plan(asked),
            FromView::Receive(choosing) => self.receive_again(Some(choosing)),
            FromView::Take(state) => return self.take(state),
            FromView::OpenTake => return self.open_take(),
            FromView::CloseDialog => self.dialog = None,
            FromView::Share(choice) => return self.share_otherwise(choice),
            FromView::Land(landing) => return self.land(landing),
            FromView::Answer(on) => return self.answer(on),
            FromView::Judge(asked) => self.judge_by(asked),
            FromView::Step(step) => return self.take_step(step),
            FromView::OpenShare => return self.open_dialog(self.new_share()),
            // An action of its own: [`Action::told`].
            FromView::Environments(_) | FromView::Files(_) => {}
            FromView::OpenCluster => return self.open_dialog(Dialog::Cluster),
            FromView::OpenFiles => return self.open_dialog(Dialog::Files),
            FromView::OpenOwn => return self.back_to_own(),
            FromView::Adopt => return self.take_foreign(),
            FromView::Changes => return self.open_changes(),
            FromView::CloseStrip => return self.close_strip(),
            FromView::Unpack(bytes) => self.asks.push_back(Ask::Unpack(bytes)),
            FromView::Compare(comparing) => {
                self.compare = Some(comparing);
                if comparing.from.is_some() {
                    self.beside_state = None;
                }
                self.compare_again();
            }
            FromView::Close => self.compare = None,
            FromView::StopExplaining => self.stop_explaining(true),
            FromView::Environment(index) => {
                self.compare = None;
                self.activate(index as usize);
                self.unsaved(Unsaved::View);
                return vec![Effect::Persist];
            }
            FromView::Go(index, place, file) => {
                self.activate(index as usize);
                let target = Target::of(&place, &[file]);
                return target.map(|target| self.go(target)).unwrap_or_default();
            }
            FromView::Object(index, object, line) => {
                return self.go(Target::Object(index as usize, object, line));
            }
        }
        Vec::new()
    }

    /// The open dialog, if its body is drawn by the views.
    pub(crate) fn view_dialog(&self) -> Option<ViewDialog> {
        drawn_by_views(self.dialog.as_ref())
    }

    pub(super) fn views_failed(&mut self) -> Vec<Effect> {
        let dialog = self.dialog.take();
        let (drawn, own): (Option<Dialog>, Option<Dialog>) = match drawn_by_views(dialog.as_ref()) {
            Some(_) => (dialog, None),
            None => (None, dialog),
        };
        self.dialog = own;
        let compare = self.compare.take().map(|_| Wanted::Compare);
        self.views = false;
        let wanted = drawn.map(Wanted::Dialog).or(compare);
        match wanted.is_some() || self.work.foreign || self.pinned() {
            true => self.notice(Notice::ViewFailed(wanted)),
            // Fetched beside the work, and tried again at the next occasion.
            false => Vec::new(),
        }
    }
}

/// Which dialog of the views it is, if it is one of theirs.
fn drawn_by_views(dialog: Option<&Dialog>) -> Option<ViewDialog> {
    match dialog? {
        Dialog::Parity => Some(ViewDialog::Parity),
        Dialog::Charts => Some(ViewDialog::Charts),
        Dialog::Export => Some(ViewDialog::Export),
        Dialog::Cluster => Some(ViewDialog::Cluster),
        Dialog::Take => Some(ViewDialog::Take),
        Dialog::Share(_) => Some(ViewDialog::Share),
        Dialog::History => Some(ViewDialog::History),
        Dialog::Facts => Some(ViewDialog::Facts),
        Dialog::NewEnvironment => Some(ViewDialog::NewEnvironment),
        Dialog::Sets(_) => Some(ViewDialog::Layers),
        Dialog::Reset | Dialog::More => None,
        Dialog::Lessons => Some(ViewDialog::Lessons),
        Dialog::Tour => Some(ViewDialog::Tour),
        Dialog::Help => Some(ViewDialog::Help),
        Dialog::Files => Some(ViewDialog::Files),
    }
}
