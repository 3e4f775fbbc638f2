//! The members of a JSON object.

use super::Node;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The members of an object by their names, and at a glance which names cannot be among them: schemas are asked for
/// dozens of keywords and have few.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    by_name: BTreeMap<Rc<str>, Node>,
    /// A bit for the first letter of each name, and one for its length.
    glance: u64,
}

impl Members {
    /// The member with a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        let bits = glance(name);
        if self.glance & bits != bits {
            return None;
        }
        self.by_name.get(name)
    }

    /// Puts a member in; a later one of the same name takes its place.
    pub(super) fn insert(&mut self, name: Rc<str>, value: Node) {
        self.glance |= glance(&name);
        self.by_name.insert(name, value);
    }

    /// Takes a member out.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Node> {
        self.by_name.remove(name)
    }
}

impl std::ops::Deref for Members {
    type Target = BTreeMap<Rc<str>, Node>;

    fn deref(&self) -> &Self::Target {
        &self.by_name
    }
}

impl FromIterator<(Rc<str>, Node)> for Members {
    fn from_iter<T: IntoIterator<Item = (Rc<str>, Node)>>(members: T) -> Self {
        let mut all = Self::default();
        members.into_iter().for_each(|(name, value)| all.insert(name, value));
        all
    }
}

fn glance(name: &str) -> u64 {
    let first = name.as_bytes().iter().find(|byte| **byte != b'$').copied().unwrap_or(0);
    1 << (first & 31) | 1 << (32 + (name.len() & 31))
}
