//! What the share dialog says of what a link would carry. It is looked up when that changes, not whenever it is drawn.

use super::{Include, Secrets, State};
use crate::secret::{self, Finding};
use chartroom_protocol::SharedState;

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
