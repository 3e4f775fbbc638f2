//! From a schema document to schemas that validate: `$id`, anchors and references are resolved here.

use super::document::{Document, Resource, collect, lookup, named_draft};
use super::draft::{self, Draft};
use super::json::{Json, Node};
use super::keywords::Builder;
use super::model::{Id, Schema, Set, location};
use super::url;
use chartroom_gotemplate::fmt;
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// Why a schema document cannot be used.
pub(super) struct CompileError {
    /// The library's text.
    pub(super) message: String,
    /// The schema it is about, in the chart's own document.
    pub(super) pointer: String,
}

/// Compiles schemas of documents that are found by URL.
#[derive(Default)]
pub(super) struct Compiler {
    pub(super) documents: Vec<Document>,
    set: Set,
    ids: FxHashMap<(usize, String), Id>,
    queue: Vec<(usize, String, Id)>,
    /// URLs that Helm does not resolve and takes for schemas that allow everything.
    pub(super) unresolved_urns: Vec<String>,
}

pub(super) type Compiled<T> = Result<T, CompileError>;

impl Compiler {
    /// Takes up a document under a URL.
    pub(super) fn add(&mut self, url: &str, root: Rc<Node>) -> Compiled<usize> {
        let mut document = Document {
            url: url.into(),
            root: Rc::clone(&root),
            resources: Vec::new(),
            known: FxHashSet::default(),
        };
        let draft = named_draft(&root, "")?.unwrap_or(Draft::Y2020);
        let base = match draft.id(&root) {
            Some(id) => url::join(url, id),
            None => url.to_owned(),
        };
        document.resources.push(Resource::new(String::new(), base, draft));
        collect(&mut document, &root, String::new(), 0)?;
        self.documents.push(document);
        Ok(self.documents.len() - 1)
    }

    pub(super) fn draft(&self, document: usize) -> Draft {
        let root = self.documents.get(document).and_then(|document| document.resources.first());
        root.map_or(Draft::Y2020, |root| root.draft)
    }

    /// The parts of a document that follow another draft than what is around them.
    pub(super) fn foreign(&self, document: usize) -> Vec<(String, Draft)> {
        let parts = self.documents.get(document).into_iter().flat_map(Document::foreign);
        parts.map(|resource| (resource.pointer.clone(), resource.draft)).collect()
    }

    /// Has another schema apply to a part of the value.
    pub(super) fn replace_at(&mut self, pointer: String, schema: Id) {
        self.set.replaced.insert(pointer, schema);
    }

    /// Compiles a whole document and all it refers to.
    pub(super) fn compile(&mut self, document: usize) -> Compiled<Id> {
        let root = self.schema(document, String::new());
        while let Some((document, pointer, id)) = self.queue.pop() {
            let schema = self.build(document, pointer)?;
            if let Some(slot) = self.set.get_mut(id) {
                *slot = schema;
            }
        }
        Ok(root)
    }

    pub(super) fn finish(self) -> Set {
        self.set
    }

    /// The schema at a pointer; it is built later.
    pub(super) fn schema(&mut self, document: usize, pointer: String) -> Id {
        let place = (document, pointer);
        if let Some(id) = self.ids.get(&place) {
            return *id;
        }
        let id = self.set.add();
        self.queue.push((document, place.1.clone(), id));
        self.ids.insert(place, id);
        id
    }

    fn build(&mut self, document: usize, pointer: String) -> Compiled<Schema> {
        let Some(owner) = self.documents.get(document) else { return Ok(Schema::default()) };
        let (url, root) = (Rc::clone(&owner.url), Rc::clone(&owner.root));
        let Some(node) = lookup(&root, &pointer) else { return Ok(Schema::default()) };
        let Some(resource) = owner.resource(&pointer) else { return Ok(Schema::default()) };
        let draft = resource.draft;
        let (resource_pointer, base) = (resource.pointer.clone(), resource.id.clone());
        let dynamic: Vec<(String, String)> = match resource_pointer == pointer {
            true => resource.dynamic(),
            false => Vec::new(),
        };
        let mut schema = Schema {
            resource: self.schema(document, resource_pointer),
            since_2019: draft >= Draft::Y2019,
            draft: Some(draft),
            bool: node.as_bool(),
            pointer: pointer.clone(),
            url,
            ..Schema::default()
        };
        for (anchor, target) in dynamic {
            schema.dynamic_anchors.insert(anchor, self.schema(document, target));
        }
        let mut builder = Builder { compiler: self, document, node, pointer, base, draft };
        if node.as_object().is_some() {
            builder.keywords(&mut schema)?;
        }
        Ok(schema)
    }

    /// What a reference leads to.
    pub(super) fn resolve(
        &mut self,
        from: usize,
        base: &str,
        reference: &str,
        at: &str,
    ) -> Compiled<Id> {
        let failed = |message: String| CompileError { message, pointer: at.to_owned() };
        let Some((url, fragment)) = url::split_fragment(reference) else {
            let text = fmt::quote(reference.as_bytes());
            return Err(failed(format!("error in parsing {text}: invalid URL escape")));
        };
        let url = url::join(base, url);
        let document = match self.document_of(from, &url) {
            Some(document) => document,
            None => self.load(&url).map_err(failed)?,
        };
        let Some(owner) = self.documents.get(document) else { return Ok(0) };
        let Some(resource) = owner.by_id(&url).or(owner.resources.first()) else { return Ok(0) };
        let target = if fragment.is_empty() || fragment.starts_with('/') {
            format!("{}{fragment}", resource.pointer)
        } else {
            let Some(target) = resource.anchors.get(&fragment) else {
                let reference = format!("{}#{}", resource.id, url::encode_fragment(&fragment));
                let (reference, url) =
                    (fmt::quote(reference.as_bytes()), fmt::quote(owner.url.as_bytes()));
                return Err(failed(format!("anchor in {reference} not found in schema {url}")));
            };
            target.clone()
        };
        let place = fmt::quote(location(&owner.url, &target).as_bytes());
        let Some(node) = lookup(&owner.root, &target) else {
            return Err(failed(format!("json-pointer in {place} not found")));
        };
        if !owner.known.contains(&target) {
            self.check_unknown(document, node.clone(), &target, at)?;
        }
        Ok(self.schema(document, target))
    }

    /// A reference may lead to a place that no keyword leads to; then what stands there has not been checked yet.
    fn check_unknown(
        &mut self,
        document: usize,
        node: Node,
        target: &str,
        at: &str,
    ) -> Compiled<()> {
        let Some(owner) = self.documents.get_mut(document) else { return Ok(()) };
        let root = Rc::clone(&owner.root);
        let draft = owner.resource(target).map_or(Draft::Y2020, |resource| resource.draft);
        if let Some(node) = lookup(&root, target) {
            collect(owner, node, target.to_owned(), 0)?;
        }
        let place = location(&owner.url, target);
        super::check_against_metaschema(&node, draft, &[], &place)
            .map_err(|message| CompileError { message, pointer: at.to_owned() })
    }

    fn document_of(&self, from: usize, url: &str) -> Option<usize> {
        let holds = |document: &Document| &*document.url == url || document.by_id(url).is_some();
        if self.documents.get(from).is_some_and(holds) {
            return Some(from);
        }
        self.documents.iter().position(|document| &*document.url == url)
    }

    fn load(&mut self, url: &str) -> Result<usize, String> {
        let root = match draft::metaschema(url) {
            Some(root) => root,
            None if url::scheme(url) == Some("urn") => {
                self.unresolved_urns.push(url.to_owned());
                Rc::new(Node { json: Json::Bool(true), span: 0..0 })
            }
            None => return Err(cannot_load(url)),
        };
        self.add(url, root).map_err(|error| error.message)
    }
}

/// Helm asks the network and the disk; a render has neither.
pub(super) fn cannot_load(url: &str) -> String {
    let quoted = fmt::quote(url.as_bytes());
    match url::scheme(url) {
        Some("file") => {
            let path = url.strip_prefix("file://").unwrap_or(url);
            format!("failing loading {quoted}: open {path}: no such file or directory")
        }
        Some("http" | "https") => {
            let cause = match url::loopback(url) {
                // Nothing listens at the own address of a render.
                Some(address) => {
                    format!("Get {quoted}: dial tcp {address}: connect: connection refused")
                }
                None => "the network is not asked during a render".to_owned(),
            };
            format!("failing loading {quoted}: HTTP request failed for {url}: {cause}")
        }
        _ => format!("failing loading {quoted}: no URLLoader registered for {quoted}"),
    }
}
