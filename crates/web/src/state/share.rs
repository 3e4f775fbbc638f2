//! What the share dialog says of what a link would carry. It is looked up when that changes, not whenever it is drawn.

use super::{File, Include, Secrets, State, Text};
use crate::secret::{self, Finding};
use crate::text;
use chartroom_patch::{Change, Patch};
use chartroom_protocol::{SharedFile, SharedPatch, SharedState};

/// How much a link may carry, in the order of the dialog.
pub(crate) const INCLUDES: [Include; 3] = [Include::Environment, Include::Overlays, Include::Chart];

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    /// Likely secrets, with the files that they stand in.
    pub(crate) findings: Vec<(String, Finding)>,
    /// How many files [`INCLUDES`] are, and how many bytes.
    pub(crate) sizes: [(usize, usize); 3],
}

impl State {
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
