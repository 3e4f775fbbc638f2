//! A text that stands still, and one that is being typed. What half a word comes to is shown only where it is no worse
//! than before, and never kept.

use super::{Effect, File, Input, State, Text, Unsaved, merge::merge};
use chartroom_protocol::{Ask, SharedFile};
use std::rc::Rc;

/// The revision of what is rendered in the place of a broken text when the page opens.
pub(super) const BEFORE: u32 = u32::MAX;

impl State {
    /// A key was pressed.
    pub(super) fn key_pressed(&mut self) -> Effect {
        (self.typing, self.awaited) = (Some(self.revision), false);
        Effect::Pause(self.revision)
    }

    /// No key was pressed since that revision.
    pub(super) fn paused(&mut self, revision: u32) -> Vec<Effect> {
        if self.typing != Some(revision) {
            return Vec::new();
        }
        self.typing = None;
        self.follow_lines();
        if self.complete != Some(self.revision) {
            // What is on screen is the output of what was typed before that.
            self.awaited = true;
            return Vec::new();
        }
        self.stand_still();
        self.keep_before()
    }

    /// The present text was rendered.
    pub(super) fn completed(&mut self) -> Vec<Effect> {
        if self.typing.is_none() {
            self.stand_still();
        }
        if std::mem::take(&mut self.awaited) { self.keep_before() } else { Vec::new() }
    }

    fn keep_before(&mut self) -> Vec<Effect> {
        if self.good.iter().any(|good| good.stale) {
            // What it was before is stored with it.
            self.unsaved(Unsaved::View);
            return vec![Effect::Persist];
        }
        Vec::new()
    }

    /// Takes the text on screen for one that is typed as far as it is to be, for now.
    pub(super) fn stand_still(&mut self) {
        let is_held = !self.is_settled();
        self.good.iter_mut().for_each(super::Good::stand_still);
        if is_held {
            self.set_shown(merge(&self.good, self.shown.rendered));
        }
        self.note_whole();
    }

    /// Notes the text if all of it can be rendered.
    fn note_whole(&mut self) {
        if self.typing.is_none() && self.is_whole() {
            self.whole_files.clone_from(&self.files);
        }
    }

    /// Whether all that is on screen belongs to the present text, and nothing is held back.
    pub(crate) fn is_settled(&self) -> bool {
        self.good.iter().all(|good| good.held.is_none())
    }

    fn is_whole(&self) -> bool {
        self.complete == Some(self.revision)
            && self.is_settled()
            && self.good.iter().all(|good| good.view.is_some() && !good.stale)
    }

    /// What the files that are broken by now were when all could be rendered.
    pub(super) fn whole_before(&self) -> Vec<SharedFile> {
        if !self.good.iter().any(|good| good.stale) {
            return Vec::new();
        }
        let differs = |file: &&File| self.file(&file.path).is_none_or(|now| now.text != file.text);
        self.whole_files.iter().filter(differs).filter_map(File::to_shared).collect()
    }

    /// The text as it was before was rendered. What is asked about the output is answered from it, should the engine
    /// not get through the present one.
    pub(super) fn before_rendered(&mut self) {
        self.rendering = None;
        self.first.clear();
        if let Some(before) = &self.given {
            self.whole_files.clone_from(&before.files);
        }
        self.through.clone_from(&self.given);
    }

    /// The input as it was before it broke.
    pub(super) fn first_input(&self) -> Option<Input> {
        if self.first.is_empty()
            || self.files.iter().any(|file| matches!(file.text, Text::Large(..)))
        {
            return None;
        }
        let mut input = Input { revision: BEFORE, ..self.input() };
        for file in &self.first {
            let (path, Some(text)) = (&*file.path, &file.text) else { continue };
            let text = Text::Small(Rc::from(text.as_str()));
            let files = &mut input.files;
            match files.iter_mut().find(|other| &*other.path == path) {
                Some(other) => other.text = text,
                None => {
                    let at = files.iter().position(|other| &*other.path > path);
                    let file = File { path: Rc::from(path), text };
                    files.insert(at.unwrap_or(files.len()), file);
                }
            }
        }
        Some(input)
    }

    /// Has that rendered, once nothing else is.
    pub(super) fn render_first(&mut self, input: Input) -> Option<Effect> {
        if self.rendering.is_some() {
            return None;
        }
        let project = self.project(&input)?;
        let effect = self.send(Ask::Render(project, self.active as u32, Vec::new()));
        (self.rendering, self.replaying) = (Some((self.last_id, BEFORE)), false);
        self.given = Some(Rc::new(input));
        Some(effect)
    }
}
