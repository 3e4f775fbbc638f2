//! Schema documents: their resources (parts with an `$id` of their own), anchors and pointers.

use super::compile::{CompileError, Compiled, cannot_load};
use super::draft::Draft;
use super::failure::push_token;
use super::json::{Json, Node};
use super::url;
use chartroom_gotemplate::fmt;
use rustc_hash::FxHashSet;
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
    pub(super) known: FxHashSet<String>,
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

    /// The parts that follow another draft than what is around them.
    pub(super) fn foreign(&self) -> impl Iterator<Item = &Resource> {
        self.resources.iter().filter(|resource| {
            let around =
                resource.pointer.rsplit_once('/').and_then(|(above, _)| self.resource(above));
            around.is_some_and(|around| around.draft != resource.draft)
        })
    }

    /// The error where two places give themselves the same name.
    fn twice<T>(&self, what: &str, name: &str, at: &str, other: &str) -> Compiled<T> {
        let quoted = |text: &str| fmt::quote(text.as_bytes());
        let [name, url, first, second] = [name, &*self.url, at, other].map(quoted);
        let message = format!("duplicate {what} {name} in {url} at {first} and {second}");
        Err(CompileError { message, pointer: at.to_owned() })
    }
}

/// The draft that a schema names, if any. Helm's library loads what `$schema` names; here only the metaschemas of the
/// drafts are known.
pub(super) fn named_draft(schema: &Node, pointer: &str) -> Compiled<Option<Draft>> {
    let Some(url) = schema.get("$schema").and_then(Node::as_str) else { return Ok(None) };
    Draft::from_url(url).map(Some).ok_or_else(|| {
        let url = url.split('#').next().unwrap_or(url);
        CompileError { message: cannot_load(url), pointer: format!("{pointer}/$schema") }
    })
}

/// Collects the resources and anchors at and below a schema. `index` is the resource it is in.
pub(super) fn collect(
    document: &mut Document,
    node: &Node,
    pointer: String,
    index: usize,
) -> Compiled<()> {
    if document.known.contains(&pointer) {
        return Ok(());
    }
    let Some(resource) = document.resources.get(index) else { return Ok(()) };
    let (mut index, mut draft) = (index, resource.draft);
    if !pointer.is_empty() {
        let own = named_draft(node, &pointer)?;
        let inner = own.filter(|draft| draft.id(node).is_some()).unwrap_or(draft);
        if let Some(id) = inner.id(node) {
            let id = url::join(&resource.id, id);
            if let Some(other) = document.by_id(&id) {
                return document.twice("id", &id, &pointer, &other.pointer);
            }
            document.resources.push(Resource::new(pointer.clone(), id, inner));
            (index, draft) = (document.resources.len() - 1, inner);
        }
    }
    for (anchor, is_dynamic) in draft.anchors(node) {
        let Some(resource) = document.resources.get_mut(index) else { break };
        if let Some(other) = resource.anchors.get(&anchor).filter(|other| **other != pointer) {
            let other = other.clone();
            return document.twice("anchor", &anchor, &pointer, &other);
        }
        resource.anchors.insert(anchor.clone(), pointer.clone());
        if is_dynamic {
            resource.dynamic_anchors.push(anchor);
        }
    }
    let mut outcome = Ok(());
    draft.each_subschema(node, |keyword, name, inner| {
        if outcome.is_err() {
            return;
        }
        let length = keyword.len() + name.map_or(0, str::len) + 2;
        let mut inner_pointer = String::with_capacity(pointer.len() + length);
        inner_pointer.push_str(&pointer);
        push_token(&mut inner_pointer, keyword);
        name.into_iter().for_each(|name| push_token(&mut inner_pointer, name));
        outcome = collect(document, inner, inner_pointer, index);
    });
    document.known.insert(pointer);
    outcome
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
