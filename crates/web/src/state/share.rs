//! What the share dialog says of what a link would carry. It is looked up when that changes, not whenever it is drawn.

use super::{Dialog, Effect, File, Include, Secrets, State, Text};
use crate::secret::{self, Finding};
use crate::text;
use chartroom_patch::{Change, Patch};
use chartroom_protocol::{ForView, SharedFile, SharedPatch, SharedState, Sharing, encode};

/// How much a link may carry, in the order of the dialog.
const INCLUDES: [Include; 3] = [Include::Environment, Include::Overlays, Include::Chart];

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    /// Likely secrets, with the files that they stand in.
    pub(crate) findings: Vec<(String, Finding)>,
    /// How many files [`INCLUDES`] are, and how many bytes.
    pub(crate) sizes: [(usize, usize); 3],
}

impl State {
    /// Tells the view that shares, while it is open.
    pub(super) fn sharing(&self) -> Option<Effect> {
        let Some(Dialog::Share(share)) = self.dialog.as_ref().filter(|_| self.views) else {
            return None;
        };
        let secret = |(path, found): &(String, Finding)| {
            (path.clone(), found.line as u32, found.key.clone(), found.hint.clone())
        };
        let payload = share.payload.as_ref().map(|payload| match payload {
            Ok(payload) => Ok(payload.to_string()),
            Err(reason) => Err(reason.to_string()),
        });
        let sharing = Sharing {
            environment: self.environment().map(|one| one.name.clone()).unwrap_or_default(),
            own: self.own.is_some(),
            chart_changed: self.chart_changed(),
            include: INCLUDES.iter().position(|one| *one == share.include).unwrap_or_default()
                as u8,
            redact: share.secrets == Secrets::Redact,
            secrets: share.carried.findings.iter().map(secret).collect(),
            sizes: share.carried.sizes.map(|(files, bytes)| (files as u32, bytes as u32)),
            payload,
        };
        encode(&sharing).ok().map(|bytes| Effect::ToView(ForView::Share, bytes))
    }

    /// Shares as much, with secrets replaced or not.
    pub(super) fn share_otherwise(&mut self, include: u8, redact: bool) -> Vec<Effect> {
        self.reshare(|share| {
            share.include = INCLUDES.get(usize::from(include)).copied().unwrap_or(share.include);
            share.secrets = if redact { Secrets::Redact } else { Secrets::Keep };
        });
        Vec::new()
    }

    pub(super) fn carried(&self, include: Include, secrets: Secrets) -> Carried {
        let size = |include| {
            let shared = self.shared(include, secrets);
            let texts = shared.files.iter().filter_map(|file| file.text.as_ref());
            (shared.files.len(), texts.map(String::len).sum())
        };
        let findings = findings(&self.shared(include, Secrets::Keep));
        Carried { findings, sizes: INCLUDES.map(size) }
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
            most = most.checked_sub(text.len()).ok_or(text::kept::TOO_MUCH)?;
            files.push(SharedFile { path, text: Some(text) });
        }
        Ok(files)
    }
}

/// Secrets in what would be shared, with the file they stand in.
fn findings(shared: &SharedState) -> Vec<(String, Finding)> {
    let texts =
        shared.files.iter().filter_map(|file| Some((file.path.clone(), file.text.as_deref()?)));
    let sets = shared.environments.iter().flatten();
    let sets = sets.flat_map(|environment| {
        environment.sets.iter().map(|entry| ("--set".to_owned(), entry.text.as_str()))
    });
    texts
        .chain(sets)
        .flat_map(|(path, text)| {
            secret::find(text).into_iter().map(move |finding| (path.clone(), finding))
        })
        .collect()
}
