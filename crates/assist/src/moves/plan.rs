//! A move that is wanted.

use super::{Base, Move, extract, from_flag, minimise, promote, push_down, to_flag};
use crate::messages::renders_otherwise;
use crate::proof::renders_the_same;
use chartroom_core::Project;

/// A move that is wanted. Environments and `--set` entries are told by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// An entry of an overlay, or all below it, goes into values.yaml.
    Promote {
        /// The overlay.
        overlay: String,
        /// The keys that lead to it.
        path: Vec<String>,
        /// Environments without a value of their own get the old one, so that they stay as they are.
        keep: bool,
    },
    /// A value of values.yaml, or all below it, goes into layers of environments that have none of their own.
    PushDown {
        /// The keys that lead to it.
        path: Vec<String>,
        /// The environments.
        environments: Vec<usize>,
        /// What becomes of it in the base.
        base: Base,
    },
    /// An entry of an overlay, or all below it, becomes `--set` entries.
    ToFlag {
        /// The overlay.
        overlay: String,
        /// The keys that lead to it.
        path: Vec<String>,
    },
    /// A `--set` entry goes into the last overlay of its environment.
    FromFlag {
        /// The environment.
        environment: usize,
        /// The entry.
        entry: usize,
    },
    /// An overlay loses all entries that change nothing.
    Minimise {
        /// The overlay.
        overlay: String,
    },
    /// What the last overlays of environments have in common goes into a layer that they share.
    Extract {
        /// The environments.
        environments: Vec<usize>,
        /// The new file.
        file: String,
    },
}

impl Plan {
    /// What it changes. The error says in a sentence why it cannot be done. `sign` is called before each render.
    pub(crate) fn made(&self, project: &Project, sign: &dyn Fn()) -> Result<Move, String> {
        match self {
            Plan::Promote { overlay, path, keep } => promote(project, overlay, path, *keep),
            Plan::PushDown { path, environments, base } => {
                push_down(project, path, environments, *base)
            }
            Plan::ToFlag { overlay, path } => to_flag(project, overlay, path),
            Plan::FromFlag { environment, entry } => from_flag(project, *environment, *entry),
            Plan::Minimise { overlay } => minimise(project, overlay, sign),
            Plan::Extract { environments, file } => extract(project, environments, file),
        }
    }

    /// Whether it is about which layers an environment has, and not only about what is in them.
    pub fn is_of_layers(&self) -> bool {
        matches!(self, Plan::ToFlag { .. } | Plan::FromFlag { .. } | Plan::Extract { .. })
    }

    /// The same, once every environment that is not free to change is proved to render the same bytes as before.
    pub fn proved(&self, project: &Project, sign: &dyn Fn()) -> Result<Move, String> {
        let made = self.made(project, sign)?;
        renders_the_same(project, &made.change, &made.free, sign).map_err(renders_otherwise)?;
        Ok(made)
    }
}
