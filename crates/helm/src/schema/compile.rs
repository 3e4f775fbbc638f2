//! From a schema document to schemas that validate: `$id`, anchors and references are resolved here.

use super::draft::{self, Draft};
use super::failure::{escape, pointer};
use super::json::{Json, Node};
use super::number::Decimal;
use super::regex::Regex;
use super::url;
use chartroom_gotemplate::fmt;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// The number of a schema in its [`Set`].
pub(super) type Id = usize;

/// `items` before 2020-12.
pub(super) enum Items {
    /// For every item.
    All(Id),
    /// For the first items, one each.
    First(Vec<Id>),
}

/// `additionalProperties` and `additionalItems`.
#[derive(Clone, Copy)]
pub(super) enum Additional {
    Bool(bool),
    Schema(Id),
}

/// `dependencies`, `dependentRequired` and `dependentSchemas`.
pub(super) enum Dependent {
    Properties(Vec<Rc<str>>),
    Schema(Id),
}

/// One schema. What is missing or of a type that says nothing is empty.
#[derive(Default)]
pub(super) struct Schema {
    /// Pointer in its document.
    pub(super) pointer: String,
    /// The document's URL.
    pub(super) url: Rc<str>,
    /// The resource it belongs to, for dynamic scopes.
    pub(super) resource: Id,
    /// `true` or `false` as a schema.
    pub(super) bool: Option<bool>,
    pub(super) since_2019: bool,
    pub(super) draft: Option<Draft>,
    /// JSON types by [`TYPES`].
    pub(super) types: Vec<&'static str>,
    pub(super) constant: Option<Node>,
    pub(super) enumeration: Option<Vec<Node>>,
    pub(super) format: Option<Rc<str>>,
    pub(super) reference: Option<Id>,
    pub(super) recursive_reference: Option<Id>,
    pub(super) recursive_anchor: bool,
    pub(super) dynamic_reference: Option<(Id, String)>,
    pub(super) dynamic_anchor: Option<Rc<str>>,
    /// Of a resource: its dynamic anchors.
    pub(super) dynamic_anchors: BTreeMap<String, Id>,
    pub(super) min_properties: Option<usize>,
    pub(super) max_properties: Option<usize>,
    pub(super) required: Vec<Rc<str>>,
    pub(super) properties: BTreeMap<Rc<str>, Id>,
    pub(super) pattern_properties: Vec<(Regex, Id)>,
    pub(super) additional_properties: Option<Additional>,
    pub(super) property_names: Option<Id>,
    pub(super) dependencies: Vec<(&'static str, Rc<str>, Dependent)>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique_items: bool,
    pub(super) items: Option<Items>,
    pub(super) additional_items: Option<Additional>,
    pub(super) prefix_items: Vec<Id>,
    pub(super) items_2020: Option<Id>,
    pub(super) contains: Option<Id>,
    pub(super) min_contains: Option<usize>,
    pub(super) max_contains: Option<usize>,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) pattern: Option<(Rc<str>, Regex)>,
    pub(super) minimum: Option<Decimal>,
    pub(super) maximum: Option<Decimal>,
    pub(super) exclusive_minimum: Option<Decimal>,
    pub(super) exclusive_maximum: Option<Decimal>,
    pub(super) multiple_of: Option<Decimal>,
    pub(super) not: Option<Id>,
    pub(super) all_of: Vec<Id>,
    pub(super) any_of: Vec<Id>,
    pub(super) one_of: Vec<Id>,
    pub(super) condition: Option<Id>,
    pub(super) then: Option<Id>,
    pub(super) otherwise: Option<Id>,
    pub(super) unevaluated_properties: Option<Id>,
    pub(super) unevaluated_items: Option<Id>,
}

/// The types of JSON in the order that messages list them.
pub(super) const TYPES: [&str; 7] =
    ["null", "boolean", "number", "integer", "string", "array", "object"];

/// Why a schema document cannot be used.
pub(super) struct CompileError {
    /// The library's text.
    pub(super) message: String,
    /// The schema it is about, in the chart's own document.
    pub(super) pointer: String,
}

/// Compiled schemas.
#[derive(Default)]
pub(super) struct Set {
    schemas: Vec<Schema>,
}

impl Set {
    pub(super) fn get(&self, id: Id) -> Option<&Schema> {
        self.schemas.get(id)
    }

    /// The URL of a schema with its pointer: Go's `Schema.Location`.
    pub(super) fn location(&self, id: Id) -> String {
        self.get(id).map_or_else(String::new, |schema| location(&schema.url, &schema.pointer))
    }
}

fn location(url: &str, pointer: &str) -> String {
    format!("{url}#{}", url::encode_fragment(pointer))
}

/// A schema resource: a document, or a part of one with an `$id`.
struct Resource {
    pointer: String,
    id: String,
    draft: Draft,
    anchors: BTreeMap<String, String>,
    dynamic_anchors: Vec<String>,
}

struct Document {
    url: Rc<str>,
    root: Rc<Node>,
    resources: Vec<Resource>,
    /// Pointers of all schemas that keywords lead to.
    known: HashSet<String>,
}

/// Compiles schemas of documents that are found by URL.
#[derive(Default)]
pub(super) struct Compiler {
    documents: Vec<Document>,
    set: Set,
    ids: HashMap<(usize, String), Id>,
    queue: Vec<(usize, String, Id)>,
    /// URLs that Helm does not resolve and takes for schemas that allow everything.
    pub(super) unresolved_urns: Vec<String>,
}

type Compiled<T> = Result<T, CompileError>;

impl Compiler {
    /// Takes up a document under a URL.
    pub(super) fn add(&mut self, url: &str, root: Rc<Node>) -> Compiled<usize> {
        let mut document = Document {
            url: url.into(),
            root: Rc::clone(&root),
            resources: Vec::new(),
            known: HashSet::new(),
        };
        let draft = self.draft_of(&root, Draft::Y2020, "")?;
        let base = match draft.id(&root) {
            Some(id) => url::join(url, id),
            None => url.to_owned(),
        };
        document.resources.push(Resource::new(String::new(), base, draft));
        collect(&mut document, &root, "", 0);
        self.documents.push(document);
        Ok(self.documents.len() - 1)
    }

    /// Helm's library loads what `$schema` names; here only the metaschemas of the drafts are known.
    fn draft_of(&self, root: &Node, fallback: Draft, pointer: &str) -> Compiled<Draft> {
        let Some(url) = root.get("$schema").and_then(Node::as_str) else { return Ok(fallback) };
        Draft::from_url(url).ok_or_else(|| {
            let url = url.split('#').next().unwrap_or(url);
            CompileError { message: cannot_load(url), pointer: format!("{pointer}/$schema") }
        })
    }

    pub(super) fn draft(&self, document: usize) -> Draft {
        let root = self.documents.get(document).and_then(|document| document.resources.first());
        root.map_or(Draft::Y2020, |root| root.draft)
    }

    /// Compiles a whole document and all it refers to.
    pub(super) fn compile(&mut self, document: usize) -> Compiled<Id> {
        let root = self.schema(document, String::new());
        while let Some((document, pointer, id)) = self.queue.pop() {
            let schema = self.build(document, pointer)?;
            if let Some(slot) = self.set.schemas.get_mut(id) {
                *slot = schema;
            }
        }
        Ok(root)
    }

    pub(super) fn finish(self) -> Set {
        self.set
    }

    /// The schema at a pointer; it is built later.
    fn schema(&mut self, document: usize, pointer: String) -> Id {
        if let Some(id) = self.ids.get(&(document, pointer.clone())) {
            return *id;
        }
        let id = self.set.schemas.len();
        self.set.schemas.push(Schema::default());
        self.ids.insert((document, pointer.clone()), id);
        self.queue.push((document, pointer, id));
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
    fn resolve(&mut self, from: usize, base: &str, reference: &str, at: &str) -> Compiled<Id> {
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
            collect(owner, node, target, 0);
        }
        let place = location(&owner.url, target);
        super::check_against_metaschema(&node, draft, &place)
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
fn cannot_load(url: &str) -> String {
    let quoted = fmt::quote(url.as_bytes());
    match url::scheme(url) {
        Some("file") => {
            let path = url.strip_prefix("file://").unwrap_or(url);
            format!("failing loading {quoted}: open {path}: no such file or directory")
        }
        Some("http" | "https") => format!(
            "failing loading {quoted}: HTTP request failed for {url}: the network is not asked during a render"
        ),
        _ => format!("failing loading {quoted}: no URLLoader registered for {quoted}"),
    }
}

impl Resource {
    fn new(pointer: String, id: String, draft: Draft) -> Self {
        Self { pointer, id, draft, anchors: BTreeMap::new(), dynamic_anchors: Vec::new() }
    }

    fn dynamic(&self) -> Vec<(String, String)> {
        let target = |anchor: &String| Some((anchor.clone(), self.anchors.get(anchor)?.clone()));
        self.dynamic_anchors.iter().filter_map(target).collect()
    }
}

impl Document {
    fn by_id(&self, url: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == url)
    }

    /// The resource that a pointer is in: the nearest above.
    fn resource(&self, pointer: &str) -> Option<&Resource> {
        let above = |resource: &&Resource| {
            pointer
                .strip_prefix(resource.pointer.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.resources.iter().filter(above).max_by_key(|resource| resource.pointer.len())
    }
}

/// Collects the resources and anchors at and below a schema. `index` is the resource it is in.
fn collect(document: &mut Document, node: &Node, pointer: &str, index: usize) {
    if !document.known.insert(pointer.to_owned()) {
        return;
    }
    let Some(resource) = document.resources.get(index) else { return };
    let (mut index, mut draft) = (index, resource.draft);
    if !pointer.is_empty() {
        let own = node.get("$schema").and_then(Node::as_str).and_then(|url| Draft::from_url(url));
        let inner = own.filter(|draft| draft.id(node).is_some()).unwrap_or(draft);
        if let Some(id) = inner.id(node) {
            let id = url::join(&resource.id, id);
            document.resources.push(Resource::new(pointer.to_owned(), id, inner));
            (index, draft) = (document.resources.len() - 1, inner);
        }
    }
    if let Some(resource) = document.resources.get_mut(index) {
        for (anchor, is_dynamic) in draft.anchors(node) {
            if is_dynamic {
                resource.dynamic_anchors.push(anchor.clone());
            }
            resource.anchors.entry(anchor).or_insert_with(|| pointer.to_owned());
        }
    }
    for (tokens, inner) in draft.subschemas(node) {
        let inner_pointer = format!("{pointer}{}", self::pointer(&tokens));
        collect(document, inner, &inner_pointer, index);
    }
}

/// The value at a JSON pointer.
pub(super) fn lookup<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    pointer.split('/').skip(1).try_fold(root, |node, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match &node.json {
            Json::Object(members) => members.get(token.as_str()),
            Json::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    })
}

/// Reads the keywords of one schema object.
struct Builder<'a> {
    compiler: &'a mut Compiler,
    document: usize,
    node: &'a Node,
    pointer: String,
    base: String,
    draft: Draft,
}

impl Builder<'_> {
    fn keywords(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.reference = self.reference("$ref")?;
        if self.draft >= Draft::Six {
            schema.constant = self.node.get("const").cloned();
        }
        if schema.reference.is_some() && self.draft <= Draft::Seven {
            // Before 2019-09, `$ref` makes everything beside it void; the library still looks at `const`.
            return Ok(());
        }
        self.applicators(schema)?;
        self.assertions(schema)?;
        if self.draft >= Draft::Six {
            schema.contains = self.subschema("contains");
            schema.property_names = self.subschema("propertyNames");
        }
        if self.draft >= Draft::Seven {
            schema.condition = self.subschema("if");
            if schema.condition.is_some() {
                schema.then = self.subschema("then");
                schema.otherwise = self.subschema("else");
            }
        }
        if self.draft >= Draft::Y2019 {
            self.keywords_2019(schema)?;
        }
        if self.draft >= Draft::Y2020 {
            self.keywords_2020(schema)?;
        }
        Ok(())
    }

    fn applicators(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.all_of = self.subschemas("allOf");
        schema.any_of = self.subschemas("anyOf");
        schema.one_of = self.subschemas("oneOf");
        schema.not = self.subschema("not");
        if self.draft < Draft::Y2020 {
            match self.node.get("items").map(|items| &items.json) {
                Some(Json::Array(_)) => {
                    schema.items = Some(Items::First(self.subschemas("items")));
                    schema.additional_items = self.additional("additionalItems");
                }
                Some(_) => schema.items = self.subschema("items").map(Items::All),
                None => {}
            }
        }
        schema.properties = self.members("properties").into_iter().collect();
        for (pattern, id) in self.members("patternProperties") {
            let regex = self.regex(&pattern, "patternProperties")?;
            schema.pattern_properties.push((regex, id));
        }
        schema.additional_properties = self.additional("additionalProperties");
        self.dependencies(schema, "dependencies");
        Ok(())
    }

    fn assertions(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.types = types(self.node.get("type"));
        schema.enumeration = self.array("enum").map(<[Node]>::to_vec);
        schema.multiple_of = self.number("multipleOf");
        (schema.maximum, schema.exclusive_maximum) = self.limit("maximum", "exclusiveMaximum");
        (schema.minimum, schema.exclusive_minimum) = self.limit("minimum", "exclusiveMinimum");
        schema.min_length = self.count("minLength");
        schema.max_length = self.count("maxLength");
        if let Some(pattern) = self.string("pattern") {
            let regex = self.regex(&pattern, "pattern")?;
            schema.pattern = Some((pattern, regex));
        }
        schema.min_items = self.count("minItems");
        schema.max_items = self.count("maxItems");
        schema.unique_items = self.bool("uniqueItems");
        schema.min_properties = self.count("minProperties");
        schema.max_properties = self.count("maxProperties");
        schema.required = strings(self.array("required"));
        // The metaschemas' own formats are asserted in every draft, the user's up to draft 7.
        let is_metaschema = schema.url.contains("://json-schema.org/");
        if self.draft <= Draft::Seven || is_metaschema {
            schema.format = self.string("format");
        }
        Ok(())
    }

    /// Draft 4 says with a bool whether the limit itself is allowed.
    fn limit(&self, keyword: &str, exclusive: &str) -> (Option<Decimal>, Option<Decimal>) {
        let limit = self.number(keyword);
        if self.bool(exclusive) { (None, limit) } else { (limit, self.number(exclusive)) }
    }

    fn keywords_2019(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.recursive_reference = self.reference("$recursiveRef")?;
        schema.recursive_anchor = self.bool("$recursiveAnchor");
        if schema.contains.is_some() {
            schema.min_contains = self.count("minContains");
            schema.max_contains = self.count("maxContains");
        }
        self.dependencies(schema, "dependentSchemas");
        self.dependencies(schema, "dependentRequired");
        schema.unevaluated_items = self.subschema("unevaluatedItems");
        schema.unevaluated_properties = self.subschema("unevaluatedProperties");
        Ok(())
    }

    fn keywords_2020(&mut self, schema: &mut Schema) -> Compiled<()> {
        if let Some(id) = self.reference("$dynamicRef")? {
            let reference = self.string("$dynamicRef");
            let fragment = reference.as_deref().and_then(|reference| reference.split_once('#'));
            let anchor = fragment.map(|(_, fragment)| fragment).filter(|f| !f.starts_with('/'));
            schema.dynamic_reference = Some((id, anchor.unwrap_or("").to_owned()));
        }
        schema.dynamic_anchor = self.string("$dynamicAnchor");
        schema.prefix_items = self.subschemas("prefixItems");
        schema.items_2020 = self.subschema("items");
        Ok(())
    }

    fn dependencies(&mut self, schema: &mut Schema, keyword: &'static str) {
        let Some(members) = self.node.get(keyword).and_then(Node::as_object) else { return };
        for (name, value) in members {
            let dependent = match value.as_array() {
                Some(names) => Dependent::Properties(strings(Some(names))),
                None => Dependent::Schema(self.enqueue(&[keyword, name])),
            };
            schema.dependencies.push((keyword, Rc::clone(name), dependent));
        }
    }

    fn enqueue(&mut self, tokens: &[&str]) -> Id {
        let mut pointer = self.pointer.clone();
        for token in tokens {
            pointer.push('/');
            pointer.push_str(&escape(token));
        }
        self.compiler.schema(self.document, pointer)
    }

    fn reference(&mut self, keyword: &str) -> Compiled<Option<Id>> {
        let Some(reference) = self.string(keyword) else { return Ok(None) };
        let at = format!("{}/{keyword}", self.pointer);
        self.compiler.resolve(self.document, &self.base, &reference, &at).map(Some)
    }

    fn subschema(&mut self, keyword: &str) -> Option<Id> {
        self.node.get(keyword)?;
        Some(self.enqueue(&[keyword]))
    }

    fn subschemas(&mut self, keyword: &str) -> Vec<Id> {
        let count = self.array(keyword).map_or(0, <[Node]>::len);
        (0..count).map(|n| self.enqueue(&[keyword, &n.to_string()])).collect()
    }

    fn members(&mut self, keyword: &str) -> Vec<(Rc<str>, Id)> {
        let Some(members) = self.node.get(keyword).and_then(Node::as_object) else {
            return Vec::new();
        };
        members.keys().map(|name| (Rc::clone(name), self.enqueue(&[keyword, name]))).collect()
    }

    fn additional(&mut self, keyword: &str) -> Option<Additional> {
        match self.node.get(keyword)?.as_bool() {
            Some(value) => Some(Additional::Bool(value)),
            None => Some(Additional::Schema(self.enqueue(&[keyword]))),
        }
    }

    fn regex(&self, pattern: &str, keyword: &str) -> Compiled<Regex> {
        Regex::new(pattern).map_err(|problem| {
            let pointer = format!("{}/{keyword}", self.pointer);
            let url = self.compiler.documents.get(self.document).map_or("", |owner| &*owner.url);
            let place = fmt::quote(location(url, &pointer).as_bytes());
            let pattern = fmt::quote(pattern.as_bytes());
            let message = format!("invalid regex {pattern} at {place}: {problem}");
            CompileError { message, pointer }
        })
    }

    fn array(&self, keyword: &str) -> Option<&[Node]> {
        self.node.get(keyword)?.as_array()
    }

    fn string(&self, keyword: &str) -> Option<Rc<str>> {
        self.node.get(keyword)?.as_str().cloned()
    }

    fn bool(&self, keyword: &str) -> bool {
        self.node.get(keyword).and_then(Node::as_bool) == Some(true)
    }

    fn number(&self, keyword: &str) -> Option<Decimal> {
        Decimal::parse(self.node.get(keyword)?.as_number()?)
    }

    fn count(&self, keyword: &str) -> Option<usize> {
        self.number(keyword)?.to_count()
    }
}

fn strings(items: Option<&[Node]>) -> Vec<Rc<str>> {
    items.unwrap_or(&[]).iter().filter_map(|item| item.as_str().cloned()).collect()
}

fn types(node: Option<&Node>) -> Vec<&'static str> {
    let names: Vec<&str> = match node.map(|node| &node.json) {
        Some(Json::String(name)) => vec![&**name],
        Some(Json::Array(items)) => {
            items.iter().filter_map(|item| item.as_str().map(|name| &**name)).collect()
        }
        _ => Vec::new(),
    };
    TYPES.into_iter().filter(|known| names.contains(known)).collect()
}
