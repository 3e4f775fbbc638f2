//! The proof that a change does nothing else: environments are rendered before and after it.

use crate::{Asked, Renaming, applied};
use chartroom_core::{Project, printed};

impl Asked<'_> {
    /// Whether every environment renders the same bytes with a change; the error is the name of one that does not.
    pub(crate) fn renders_the_same(
        &self,
        change: &Renaming,
        sign: &dyn Fn(),
    ) -> Result<(), String> {
        renders_the_same(self.project, change, &[], sign)
    }
}

/// Whether all environments but some, told by their numbers, render the same bytes with a change; the error is the name
/// of one that does not.
pub(crate) fn renders_the_same(
    project: &Project,
    change: &Renaming,
    free: &[usize],
    sign: &dyn Fn(),
) -> Result<(), String> {
    let changed = applied(project, change);
    let pairs = project.environments.iter().zip(&changed.environments).enumerate();
    for (_, (environment, after)) in pairs.filter(|(number, _)| !free.contains(number)) {
        sign();
        let before = printed(project, environment);
        sign();
        if before != printed(&changed, after) {
            return Err(environment.name.clone());
        }
    }
    Ok(())
}
