//! What the share dialog says of what a link would carry. It is looked up when that changes, not whenever it is drawn.

use super::{Dialog, Effect, File, Include, Share, State, Text};
use crate::text;
use chartroom_patch::{Change, Patch};
use chartroom_protocol::{
    Ask, ForView, ShareChoice, SharedFile, SharedPatch, SharedState, Sharing, encode,
};
use std::rc::Rc;

/// How much a link may carry, in the order of the dialog.
const INCLUDES: [Include; 3] = [Include::Environment, Include::Overlays, Include::Chart];

impl State {
    /// Tells the view that shares, while it is open.
    pub(super) fn sharing(&mut self) -> Option<Effect> {
        let told = std::mem::replace(&mut self.received.told, true);
        let share = match &self.dialog {
            Some(Dialog::Share(share)) => share,
            // An answer is told once it is written.
            _ => self.received.reply.as_ref().filter(|share| share.payload.is_some() && !told)?,
        };
        if !self.views {
            self.received.told = false;
            return None;
        }
        let payload = share.payload.as_ref().map(|payload| match payload {
            Ok(payload) => Ok(payload.to_string()),
            Err(reason) => Err(reason.to_string()),
        });
        let sharing = Sharing {
            environment: self.environment().map(|one| one.name.clone()).unwrap_or_default(),
            own: self.own.is_some(),
            chart_changed: self.chart_changed(),
            choice: share.choice.clone(),
            place: self.standing(share.to_place.flatten()),
            to_place: share.to_place.is_some(),
            sizes: share.sizes,
            payload,
            written: share.written.to_vec(),
        };
        encode(&sharing).ok().map(|bytes| Effect::ToView(ForView::Share, bytes))
    }

    /// The share dialog as it opens: as little as does the job.
    pub(crate) fn new_share(&self) -> Dialog {
        let include = if self.chart_changed() { Include::Chart } else { Include::Overlays };
        let choice = ShareChoice { include: include as u8, ..ShareChoice::default() };
        Dialog::Share(Share {
            choice,
            to_place: None,
            payload: None,
            written: Rc::default(),
            sizes: Default::default(),
        })
    }

    /// Opens the share dialog for a link to where the reader stands.
    pub(super) fn share_place(&mut self, line: Option<(usize, usize)>) -> Vec<Effect> {
        let mut dialog = self.new_share();
        if let Dialog::Share(share) = &mut dialog {
            share.to_place = Some(line);
        }
        self.open_dialog(dialog)
    }

    /// Shares it so.
    pub(super) fn share_otherwise(&mut self, choice: ShareChoice) -> Vec<Effect> {
        self.reshare(|share| share.choice = choice);
        Vec::new()
    }

    /// What is being shared: in the dialog, or as an answer.
    pub(super) fn share_mut(&mut self) -> Option<&mut Share> {
        match &mut self.dialog {
            Some(Dialog::Share(share)) => Some(share),
            _ => self.received.reply.as_mut(),
        }
    }

    pub(super) fn reshare(&mut self, change: impl FnOnce(&mut Share)) {
        let Some(share) = self.share_mut() else { return };
        change(share);
        let choice = share.choice.clone();
        let include = INCLUDES.get(usize::from(choice.include)).copied();
        let include = include.unwrap_or(Include::Chart);
        let sizes = INCLUDES.map(|include| self.size(include));
        if let Some(share) = self.share_mut() {
            (share.payload, share.sizes) = (None, sizes);
        }
        let mut link = self.link(include);
        link.keep_secrets = choice.keep_secrets;
        link.along = choice.along;
        link.answers = self.received.answered().filter(|_| self.work.foreign);
        let base = match link.binaries {
            Some(_) => Vec::new(),
            None => self.known_to_both(&link.state),
        };
        self.asks.retain(|ask| !matches!(ask, Ask::Encode(..)));
        self.asks.push_back(Ask::Encode(link, base));
    }

    fn size(&self, include: Include) -> (u32, u32) {
        let shared = self.shared(include);
        let texts = shared.files.iter().filter_map(|file| file.text.as_ref());
        (shared.files.len() as u32, texts.map(|text| text.len() as u32).sum())
    }
}

/// Most that the differences of a link may make, in bytes: what a link of whole files could hold.
const MOST: usize = 4 << 20;

impl State {
    /// Texts that whoever opens a link is sure to have too, so that files can travel as differences to them. Charts of
    /// people's own go on being worked on: of those, values files travel whole and open on any version.
    pub(super) fn known_to_both(&self, shared: &SharedState) -> Vec<SharedFile> {
        let known = |file: &&File| match (self.own.is_some(), self.is_layer(&file.path)) {
            (own, true) => !own,
            (_, false) => shared.files.iter().any(|changed| *changed.path == *file.path),
        };
        self.builtin.iter().filter(known).filter_map(File::to_shared).collect()
    }

    /// The files that a link holds as differences; or why they cannot be had here.
    pub(super) fn patched(&self, patches: Vec<SharedPatch>) -> Result<Vec<SharedFile>, String> {
        let mut most = MOST;
        let mut files = Vec::new();
        for SharedPatch { path, from, of, changes } in patches {
            let change = |(keep, drop, text)| Change { keep, drop, text };
            let patch = Patch { of, changes: changes.into_iter().map(change).collect() };
            let base = self.builtin.iter().find(|file| *file.path == *from);
            let text = match base.map(|file| &file.text) {
                Some(Text::Small(base)) => patch.apply(base),
                _ => None,
            };
            let text = text.ok_or_else(|| text::kept::other_text(&from))?;
            most = most.checked_sub(text.len()).ok_or(text::KEPT_TOO_MUCH.text())?;
            files.push(SharedFile { path, text: Some(text) });
        }
        Ok(files)
    }
}
