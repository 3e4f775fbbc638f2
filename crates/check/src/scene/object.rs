//! A rendered object.

use chartroom_diagnostics::FileId;
use chartroom_yaml::{Entry, Node};
use std::rc::Rc;

/// A rendered object with its tree. Places in it are nodes of the tree.
pub(crate) struct Object<'a> {
    /// Index in the output.
    pub(crate) index: usize,
    /// `kind`, empty if there is none.
    pub(crate) kind: &'a str,
    /// `metadata.name`, empty if there is none.
    pub(crate) name: &'a str,
    /// The object's own file.
    pub(crate) file: FileId,
    /// Whether Helm applies it as a hook.
    pub(crate) is_hook: bool,
    /// The tree.
    pub(crate) root: Rc<Node>,
}

impl<'a> Object<'a> {
    pub(crate) fn new(index: usize, object: &'a chartroom_core::Object, root: Rc<Node>) -> Self {
        let is_hook = !object.hooks.is_empty();
        Self { index, kind: &object.kind, name: &object.name, file: object.file, is_hook, root }
    }

    /// The node at a path of keys and indexes.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Node> {
        self.root.get(path)
    }

    /// The key and value at a path of keys.
    pub(crate) fn entry(&self, path: &[&str]) -> Option<&Entry> {
        let (last, above) = path.split_last()?;
        self.root.get(above)?.entry(last)
    }

    /// The scalar at a path as text.
    pub(crate) fn text(&self, path: &[&str]) -> Option<&str> {
        self.at(path).and_then(Node::text)
    }

    /// A place for what is missing: the key `above` if there is one, or the name of the object.
    pub(crate) fn anchor(&self, above: &[&str]) -> &Node {
        let entry = self.entry(above).map(|entry| &entry.key);
        entry.or_else(|| self.at(&["metadata", "name"])).unwrap_or(&self.root)
    }
}

/// A scalar that holds a whole number, as an integer field takes it.
pub(crate) fn int(node: &Node) -> Option<i64> {
    node.text()?.trim().parse().ok()
}

/// Whether a label selector's `matchLabels` and `matchExpressions` select labels (apimachinery's LabelSelector). An
/// empty selector selects everything.
pub(crate) fn selects(selector: &Node, labels: Option<&Node>) -> bool {
    let label = |key: &str| labels.and_then(|labels| labels.get(&[key])).and_then(Node::text);
    let wanted = selector.get(&["matchLabels"]).map_or(&[][..], Node::entries);
    let matches = wanted.iter().all(|entry| {
        entry.key.text().and_then(label).is_some_and(|has| entry.value.text() == Some(has))
    });
    let expressions = selector.get(&["matchExpressions"]).map_or(&[][..], Node::items);
    matches
        && expressions.iter().all(|one| {
            let has = one.get(&["key"]).and_then(Node::text).and_then(label);
            let values = one.get(&["values"]).map_or(&[][..], Node::items);
            let among = has.is_some_and(|has| values.iter().any(|one| one.text() == Some(has)));
            match one.get(&["operator"]).and_then(Node::text) {
                Some("In") => among,
                Some("NotIn") => !among,
                Some("Exists") => has.is_some(),
                Some("DoesNotExist") => has.is_none(),
                _ => false,
            }
        })
}
