//! Schema documents: their resources (parts with an `$id` of their own), anchors and pointers.

use super::draft::Draft;
use super::failure::push_token;
use super::json::{Json, Node};
use super::url;
use chartroom_diagnostics::hash::FastSet;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A schema resource: a document, or a part of one with an `$id`.
pub(super) struct Resource {
    pub(super) pointer: String,
    pub(super) id: String,
    pub(super) draft: Draft,
    pub(super) anchors: BTreeMap<String, String>,
    pub(super) dynamic_anchors: Vec<String>,
}

pub(super) struct Document {
    pub(super) url: Rc<str>,
    pub(super) root: Rc<Node>,
    pub(super) resources: Vec<Resource>,
    /// Pointers of all schemas that keywords lead to.
    pub(super) known: FastSet<String>,
}

impl Resource {
    pub(super) fn new(pointer: String, id: String, draft: Draft) -> Self {
        Self { pointer, id, draft, anchors: BTreeMap::new(), dynamic_anchors: Vec::new() }
    }

    pub(super) fn dynamic(&self) -> Vec<(String, String)> {
        let target = |anchor: &String| Some((anchor.clone(), self.anchors.get(anchor)?.clone()));
        self.dynamic_anchors.iter().filter_map(target).collect()
    }
}

impl Document {
    pub(super) fn by_id(&self, url: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == url)
    }

    /// The resource that a pointer is in: the nearest above.
    pub(super) fn resource(&self, pointer: &str) -> Option<&Resource> {
        let above = |resource: &&Resource| {
            pointer
                .strip_prefix(resource.pointer.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.resources.iter().filter(above).max_by_key(|resource| resource.pointer.len())
    }
}

/// Collects the resources and anchors at and below a schema. `index` is the resource it is in.
pub(super) fn collect(document: &mut Document, node: &Node, pointer: String, index: usize) {
    if document.known.contains(&pointer) {
        return;
    }
    let Some(resource) = document.resources.get(index) else { return };
    let (mut index, mut draft) = (index, resource.draft);
    if !pointer.is_empty() {
        let own = node.get("$schema").and_then(Node::as_str).and_then(|url| Draft::from_url(url));
        let inner = own.filter(|draft| draft.id(node).is_some()).unwrap_or(draft);
        if let Some(id) = inner.id(node) {
            let id = url::join(&resource.id, id);
            document.resources.push(Resource::new(pointer.clone(), id, inner));
            (index, draft) = (document.resources.len() - 1, inner);
        }
    }
    if let Some(resource) = document.resources.get_mut(index) {
        for (anchor, is_dynamic) in draft.anchors(node) {
            if is_dynamic {
                resource.dynamic_anchors.push(anchor.clone());
            }
            resource.anchors.entry(anchor).or_insert_with(|| pointer.clone());
        }
    }
    draft.each_subschema(node, |keyword, name, inner| {
        let length = keyword.len() + name.map_or(0, str::len) + 2;
        let mut inner_pointer = String::with_capacity(pointer.len() + length);
        inner_pointer.push_str(&pointer);
        push_token(&mut inner_pointer, keyword);
        name.into_iter().for_each(|name| push_token(&mut inner_pointer, name));
        collect(document, inner, inner_pointer, index);
    });
    document.known.insert(pointer);
}

/// The value at a JSON pointer.
pub(super) fn lookup<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    pointer.split('/').skip(1).try_fold(root, |node, token| {
        let token = match token.contains('~') {
            true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
            false => Cow::Borrowed(token),
        };
        match &node.json {
            Json::Object(members) => members.get(&token),
            Json::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    })
}
