//! What may be made of what stands at a place: changes that keep what is rendered, and a few that are to change it.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | a literal of a template that becomes a value, `if`, `with`, `default`, `required`, `quote` | `template.rs`, `operand.rs` |
//! | a helper whose text takes the place of its call | `helper.rs` |
//! | quotes, a schema for a key, a list that becomes a map | `values.rs`, `named.rs` |
//! | a value that goes to another layer, an overlay without what changes nothing | `moved.rs` |
//! | how a key comes into a values file or a schema | `write.rs` |

mod helper;
mod moved;
mod named;
mod operand;
mod template;
mod values;
mod write;

use crate::messages;
use crate::messages::renders_otherwise;
use crate::moves::{Move, Plan};
use crate::rename::Renaming;
use crate::{Asked, Place};
use std::ops::Range;

/// What kind of change it is, as editors tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActKind {
    /// Something gets a name of its own.
    Extract,
    /// Something takes the place of its name.
    Inline,
    /// Something goes to another layer.
    Move,
    /// The same is written otherwise.
    Rewrite,
}

/// A change that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What it does, as a button says it.
    pub title: String,
    /// Its kind.
    pub kind: ActKind,
    /// Whether every environment has to render the same bytes with it.
    pub same: bool,
    /// What it changes; of a move nothing is known before it is chosen.
    pub change: Renaming,
    /// The move that it is.
    pub plan: Option<Plan>,
    /// Environments that may render something else with a move, by their numbers: all others are proved to render the same.
    pub free: Vec<usize>,
}

impl Asked<'_> {
    /// What may be made of a selection in a file, or of what the cursor is on. Whether everything renders as before is
    /// not looked at yet; see [`Asked::act`].
    pub fn acts(&self, path: &str, selection: Range<usize>) -> Vec<Act> {
        if let Some(template) = self.model.template(path) {
            let literal = template::extract(self, template, selection.start);
            let mut found: Vec<Act> = literal.into_iter().collect();
            found.extend(operand::acts(self, template, selection.start));
            found.extend(template::wrapped(self, template, &selection));
            found.extend(helper::inlined(self, template, selection.start));
            return found;
        }
        match self.model.values.iter().position(|file| file.path == path) {
            Some(file) => {
                let mut found = values::acts(self, file, selection.start);
                let file = self.model.values.get(file);
                found
                    .extend(file.into_iter().flat_map(|it| moved::acts(self, it, selection.start)));
                found
            }
            None => Vec::new(),
        }
    }

    /// One of these by its title, once it is proved to keep what it has to; the error says in a sentence why it is not done.
    /// `sign` is called before each render.
    pub fn act(
        &self,
        path: &str,
        selection: Range<usize>,
        title: &str,
        sign: &dyn Fn(),
    ) -> Result<Act, String> {
        let found = self.acts(path, selection).into_iter().find(|one| one.title == title);
        let mut act = found.ok_or(messages::ACT_STALE)?;
        if let Some(plan) = &act.plan {
            let Move { change, free, .. } = plan.proved(self.project, sign)?;
            act.same = free.is_empty();
            (act.change, act.free) = (change, free);
        } else if act.same {
            self.renders_the_same(&act.change, sign).map_err(renders_otherwise)?;
        }
        Ok(act)
    }
}

/// A change of places of one kind of file.
fn act(title: String, kind: ActKind, same: bool, mut edits: Vec<(Place, String)>) -> Act {
    chartroom_diagnostics::order::sort_by(&mut edits, |a, b| a.0.cmp(&b.0));
    let change = Renaming { edits, ..Renaming::default() };
    Act { title, kind, same, change, plan: None, free: Vec::new() }
}

fn place(path: &str, range: Range<usize>) -> Place {
    Place { path: path.to_owned(), start: range.start, end: range.end }
}
